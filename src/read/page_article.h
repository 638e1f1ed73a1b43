// Which lines of a page are the article, and what each of them is to it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entente/document.h"
#include "read/html_tree.h"
#include "read/page_lines.h"
#include "read/page_parts.h"

namespace entente {

inline constexpr std::size_t no_line = static_cast<std::size_t>(-1);

struct PageArticle {
    std::vector<ZoneRole> roles;  // one for each line; furniture where it is not the article's
    std::size_t width = 0;        // of the lines that are the article's, in letters
    std::size_t all = 0;          // of all lines
};

// `title` is the line of the headline, or no_line; `witness` the article's text as the page's head has it,
// or empty. Where `lenient`, what elements are called does not count against them:
// for pages of which too little came out.
PageArticle find_article(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageText& page,
                         std::size_t title, const std::string& witness, const ReadCues& cues, bool lenient);

}  // namespace entente
