// Who wrote the article of a page.
#pragma once

#include <cstddef>
#include <string>

#include "read/cues.h"
#include "read/page_facts.h"
#include "read/page_lines.h"

namespace entente {

// What the page's head says, else the byline near the headline (the line `title`, or any number beyond the last line), both
// without the word before the name: "By Kari Holm" is "Kari Holm". Empty where neither names anybody.
std::string find_page_author(const PageText& page, std::size_t title, const PageFacts& facts,
                             const ReadCues& cues);

}  // namespace entente
