// What a page says of its own encoding.
#pragma once

#include <string_view>

namespace entente {

// The name in a byte order mark ("utf-8", "utf-16le", "utf-16be"), <meta charset> or <meta http-equiv="content-type">
// within the first 4096 bytes, as written; a part of `bytes`, or of the program's own memory. Empty where there is none.
std::string_view declared_charset(std::string_view bytes);

}  // namespace entente
