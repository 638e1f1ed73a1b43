// Knowledge as one flat file: made once for its sources, mapped from then on. Large tables are used where they lie.
//
// Layout, in the byte order of the machine: 8 bytes "ENTENTE" and a zero, the version of the layout (u64), the key of
// 16 characters, the number of bytes that follow (u64), their hash (u64), then the archive of a Knowledge.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rules/knowledge.h"

namespace entente {

// The bytes of an image of `knowledge`. `key` has 16 characters.
std::string write_image(const Knowledge& knowledge, std::string_view key);

// The knowledge of an image file; null where there is none, it is of another key or layout, or it is damaged.
std::shared_ptr<const Knowledge> map_image(const std::string& path, std::string_view key);

}  // namespace entente
