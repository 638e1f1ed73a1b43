// The elements of an HTML page as a light tree: no pointers, no copies, end tags implied as in the HTML standard.
//
// Nodes stand in the order of the page, so what is inside node i is the run of nodes from i + 1 to before `past`. What
// differs from a browser's tree, none of which changes the order of the text: text that stands between the cells of a
// table stays there, <tbody> is not supplied, a format element that is cut by a block (<b><p></b>) is not cloned.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/html_tags.h"

namespace entente {

struct HtmlNode {
    Tag tag = Tag::other;
    bool raw = false;          // a text without entities
    std::uint32_t parent = 0;  // index; of the first node itself
    std::uint32_t past = 0;    // the index behind the last node inside
    std::uint32_t begin = 0;   // bytes of the page: a text's characters; a start tag's attributes
    std::uint32_t end = 0;
};

struct HtmlTree {
    std::string_view page;
    std::vector<HtmlNode> nodes;  // never empty; the first is <html>

    [[nodiscard]] std::string_view source(const HtmlNode& node) const {
        return page.substr(node.begin, node.end - node.begin);
    }
};

// Elements nested deeper than this are read as if they stood at this depth.
inline constexpr std::size_t deepest_element = 256;
// Elements beyond this many are left out; their text is kept.
inline constexpr std::size_t most_nodes = 4U << 20;

// Never fails. Linear in the size of the page, which must be below 4 GiB and outlive the tree.
HtmlTree parse_html(std::string_view page);

}  // namespace entente
