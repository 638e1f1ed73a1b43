// The visible text of a page as lines: one paragraph, list item, heading or row of a table each, in the page's order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/document.h"
#include "read/html_tree.h"
#include "read/page_parts.h"

namespace entente {

struct PageLine {
    Span at;
    std::uint32_t first = 0;         // node of its first text
    std::uint32_t block = 0;         // node of the element that makes the line
    std::uint32_t parts = 0;         // PagePart of all of its text
    std::uint32_t width = 0;         // letters and digits; East Asian ones, which say more, count for two
    std::uint32_t link_width = 0;    // of them inside links
    std::uint32_t strong_width = 0;  // of them inside <b> or <strong>
    Tag tag = Tag::other;            // of `block`
    bool in_list = false;
    bool in_quote = false;
    bool row = false;  // of a table
    bool ends_sentence = false;
};

struct PageText {
    std::string text;  // UTF-8 in NFC, white space collapsed, cells of a row parted by " | "
    std::vector<Segment> segments;
    std::vector<PageLine> lines;
};

// Text that is hidden by its element's style or attribute, by `part_hidden`, is left out unless `keep_hidden`. Bytes
// that are no UTF-8 become U+FFFD; NUL, soft hyphens and spaces without width are dropped. Linear.
PageText read_page_lines(const HtmlTree& tree, const std::vector<PageElement>& elements, bool keep_hidden);

// Appends a line for text that a page says elsewhere than in its body (its <title>). `at` is the place in the source.
void append_line(PageText& page, const std::string& line, std::uint64_t source, std::uint64_t source_length);

}  // namespace entente
