// When a page was published and who wrote it.
#pragma once

#include "entente/document.h"
#include "read/cues.h"
#include "read/page_facts.h"
#include "read/page_lines.h"

namespace entente {

// Sets `stated`, `stated_from` and `modified` of `document`: by JSON-LD, <meta>, the address, <time>, a date line near the
// headline, else the day of the last change; the first of these that has a date.
void find_page_published(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageText& page,
                         std::size_t title, const PageFacts& facts, const ReadCues& cues, Document& document);

}  // namespace entente
