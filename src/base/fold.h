// Folding for matching: lower case, Latin diacritics off, typographic apostrophes and hyphens made plain.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// The folded form of one code point; 0 where it folds to nothing (a combining mark, a soft hyphen).
char32_t fold_beyond_ascii(char32_t value);
inline char32_t fold_code_point(char32_t value) {
    if (value >= 128) return fold_beyond_ascii(value);
    return value >= 'A' && value <= 'Z' ? value | 0x20 : value;
}
// "Nguyễn Phú Trọng" -> "nguyen phu trong", "Đà Nẵng" -> "da nang", "People’s" -> "people's".
std::string fold(std::string_view text);
void fold_into(std::string& out, std::string_view text);

bool is_upper_beyond_ascii(char32_t value);
inline bool is_upper(char32_t value) {
    return value < 128 ? value >= 'A' && value <= 'Z' : is_upper_beyond_ascii(value);
}
bool is_letter_beyond_ascii(char32_t value);
inline bool is_letter(char32_t value) {
    if (value >= 128) return is_letter_beyond_ascii(value);
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}
// NFC; the same text where it is NFC already.
std::string to_nfc(const std::string& text);
bool is_nfc(std::string_view text);

}  // namespace entente
