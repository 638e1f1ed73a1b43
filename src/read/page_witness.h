// The article's text as the page's JSON-LD has it, to tell its lines from those around them.
#pragma once

#include <string>
#include <vector>

#include "entente/document.h"
#include "read/page_lines.h"

namespace entente {

// Mends `roles`, one for each line, by `body`: lines behind the last one that `body` has are furniture, paragraphs between
// that `body` has are the article's. Does nothing where `body` is short, or has not most of what was found: it may be the
// first paragraphs only. Linear.
void mend_by_witness(const PageText& page, const std::string& body, std::vector<ZoneRole>& roles);

}  // namespace entente
