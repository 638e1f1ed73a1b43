// What each line of a page is to the article, once it is known where the article stands.
#pragma once

#include <cstddef>
#include <vector>

#include "entente/document.h"
#include "read/cues.h"
#include "read/page_lines.h"

namespace entente {

struct ArticleLines {
    std::vector<bool> inside;  // one for each line: it stands in the article's element
    std::vector<bool> out;     // it stands in an element that is furniture
    std::size_t first = 0;     // lines before it are above the headline
};

// `title` is the line of the headline, or any number beyond the last line. One role for each line.
std::vector<ZoneRole> roles_of(const PageText& page, std::size_t title, const ArticleLines& article,
                               const ReadCues& cues);

}  // namespace entente
