// Plain text to a Document: made UTF-8, paragraphs found, the role of each told.
#pragma once

#include <string>

#include "entente/document.h"
#include "entente/result.h"
#include "read/cues.h"

namespace entente {

// An article is no larger than this many bytes.
inline constexpr std::uint64_t document_limit = 32U << 20;

// Reads text in any encoding (read/encoding.h; `declared` may be empty), any line ends; one paragraph a line,
// hard-wrapped, or with blank lines in the middle of sentences. Fails with bad_input (`where` = the path) for what is
// no text.
Result<Document> read_text(std::string path, std::string bytes, const ReadCues& cues,
                           std::string_view declared = {});

// Reads a file of any kind that holds one document; of a carrier the first. Fails as open_file and read_piece do.
Result<Document> read_document(const std::string& path, const ReadCues& cues);

// "2014-11-22" in a file name, as EDTF; empty where there is none.
std::string date_in_name(std::string_view name);

// What the cues say of one line: "furniture", "rest", "comments", "caption", or empty where none speaks of it.
std::string role_by_cue(std::string_view line, const ReadCues& cues);

// Sets zones, title and stamps of `document` from its text.
void find_zones(Document& document, const ReadCues& cues);

}  // namespace entente
