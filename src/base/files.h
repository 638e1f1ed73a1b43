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

}  // namespace entente
