// The files that knowledge is made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

inline constexpr std::uint64_t knowledge_file_limit = 64U << 20;  // bytes of one file

// 16 hex digits over the files of the folders (.tsv, .txt, .words, .rules; names and bytes) and the version of the
// reader: the same for the same knowledge wherever it lies.
std::string hash_of_sources(const std::vector<std::string>& folders);

}  // namespace entente
