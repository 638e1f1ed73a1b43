// How much each line of a page speaks for being the article's text, judged by the line and those around it alone.
#pragma once

#include <cstddef>
#include <vector>

#include "read/page_lines.h"

namespace entente {

// Letters of text in the line; below 0 for links and strays, which speak against what they stand in. Lines between links
// to other articles count as the teasers that they are.
std::vector<double> values_of(const PageText& page);

// Is the line a link and little else?
bool is_link_line(const PageLine& line);

}  // namespace entente
