// What the class, id, role and other attributes of an element say it is to the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/cues.h"
#include "read/html_tree.h"

namespace entente {

// The names of knowledge/world/page_parts.tsv, in their order there.
enum PagePart : std::uint32_t {
    part_body = 1U << 0,        // holds the text of the article and little else
    part_story = 1U << 1,       // holds the article, its headline and more
    part_furniture = 1U << 2,   // is not the article's
    part_aside = 1U << 3,       // is not the article's, unless it holds much of the text
    part_comments = 1U << 4,    // what readers wrote
    part_caption = 1U << 5,     // of a picture
    part_standfirst = 1U << 6,  // the summary below the headline
    part_headline = 1U << 7,
    part_byline = 1U << 8,
    part_date = 1U << 9,
    part_hidden = 1U << 10,   // not shown
    part_unseen = 1U << 11,   // script, menu of a form, and what else is no text
    part_link = 1U << 12,     // <a href>
    part_section = 1U << 13,  // where in the outlet the article stands
    part_teaser = 1U << 14,   // a link to another article
    part_changed = 1U << 16,  // a date of the last change
    part_embed = 1U << 15,    // a post from elsewhere that the article shows; never furniture
};

struct PageElement {
    std::uint32_t own = 0;    // parts, of the element itself
    std::uint32_t all = 0;    // and of what it stands in
    std::uint32_t block = 0;  // the nearest element that makes lines, itself if it does
};

// One for each node of `tree`. Linear.
std::vector<PageElement> find_page_parts(const HtmlTree& tree, const ReadCues& cues);

// The value of an attribute of the element, as written; empty where it has none.
std::string_view attribute_of(const HtmlTree& tree, std::uint32_t node, std::string_view name);

// The bit of a name in knowledge/world/page_parts.tsv; 0 where there is no such part.
std::uint32_t page_part_of(std::string_view name);

}  // namespace entente
