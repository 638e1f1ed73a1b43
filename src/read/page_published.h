// When a page was published.
#pragma once

#include "entente/document.h"
#include "read/cues.h"
#include "read/page_facts.h"
#include "read/page_lines.h"

namespace entente {

// What is known of a page by then. All of it must outlive the call.
struct PageSoFar {
    const HtmlTree& tree;
    const std::vector<PageElement>& elements;
    const PageText& page;
    std::size_t title;  // line, or no_line
    const std::vector<ZoneRole>& roles;
    const PageFacts& facts;
};

// Sets `stated`, `stated_from` and `modified` of `document`: by JSON-LD, <meta>, the address, <time>, a date line near the
// headline or below the article, else the day of the last change; the first of these that has a date.
void find_page_published(const PageSoFar& so_far, const ReadCues& cues, Document& document);

}  // namespace entente
