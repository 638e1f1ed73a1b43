// Reading whole files and lines of tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/result.h"

namespace entente {

// The file's bytes. Fails with cannot_open, or too_large past `limit` bytes.
Result<std::string> read_file(const std::string& path, std::uint64_t limit);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);  // ASCII white space off both ends

// A bad_knowledge error for the byte at `offset` of a file: "path:line:column" in `where`; in `what` the sentence, then
// the line and below it a caret. Columns count characters. Of a very long line only the part about the place is shown.
Error error_at(const std::string& path, std::string_view text, std::size_t offset, const std::string& what);

}  // namespace entente
