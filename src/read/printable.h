// Bytes that anybody may have chosen, made fit to be printed.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// Names of files and of what is in them, and words of messages: what is no UTF-8, and control characters, which a
// terminal would obey, become U+FFFD.
std::string printable(std::string_view text);

}  // namespace entente
