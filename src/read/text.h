// Plain text to a Document: encoding checked, paragraphs found, the role of each told.
#pragma once

#include <string>

#include "entente/document.h"
#include "entente/result.h"
#include "read/cues.h"

namespace entente {

// An article is no larger than this many bytes.
inline constexpr std::uint64_t document_limit = 32U << 20;

// Reads UTF-8, with or without a byte order mark, any line ends; one paragraph a line, hard-wrapped, or with blank
// lines in the middle of sentences. Fails with bad_input (`where` = "path: byte N") for what is no UTF-8 text.
Result<Document> read_text(std::string path, std::string bytes, const ReadCues& cues);

// Reads a file. Fails as read_file and read_text do.
Result<Document> read_document(const std::string& path, const ReadCues& cues);

// "2014-11-22" in a file name, as EDTF; empty where there is none.
std::string date_in_name(std::string_view name);

// What the cues say of one line: "furniture", "rest", "comments", "caption", or empty where none speaks of it.
std::string role_by_cue(std::string_view line, const ReadCues& cues);

// Sets zones, title and stamps of `document` from its text.
void find_zones(Document& document, const ReadCues& cues);

}  // namespace entente
