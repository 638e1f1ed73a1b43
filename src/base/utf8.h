// UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

struct CodePoint {
    char32_t value = 0;
    unsigned length = 1;  // bytes; 1 for a byte that begins no valid sequence (then value is U+FFFD)
};

CodePoint decode_utf8_beyond_ascii(std::string_view text, std::size_t at);
inline CodePoint decode_utf8(std::string_view text, std::size_t at) {
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        return {static_cast<unsigned char>(text[at]), 1};
    return decode_utf8_beyond_ascii(text, at);
}
// Where the ASCII that stands from `at` on ends.
std::size_t ascii_end(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);
// Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates are not), or npos.
std::size_t find_bad_utf8(std::string_view text);

}  // namespace entente
