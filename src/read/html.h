// An HTML page to a Document: the article with its headline and what the page says of it; all else on the page is
// furniture.
#pragma once

#include <string>
#include <string_view>

#include "entente/document.h"
#include "entente/result.h"
#include "read/cues.h"

namespace entente {

// Reads a page in UTF-8; bytes that are none become U+FFFD. `Document::text` is the visible text, one paragraph, list
// item, heading or row of a table a line; where the headline is not among it, it is a last line out of the page's head.
// A page without an article has furniture only. Fails with too_large above document_limit. Linear; no recursion.
Result<Document> read_html(std::string path, const std::string& bytes, const ReadCues& cues);

// Do these bytes begin as an HTML page does: with a doctype, a comment or a tag of HTML?
bool looks_like_html(std::string_view bytes);

}  // namespace entente
