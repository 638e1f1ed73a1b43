// Folding for matching: lower case, Latin diacritics off, typographic apostrophes and hyphens made plain.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// The folded form of one code point; 0 where it folds to nothing (a combining mark, a soft hyphen).
char32_t fold_code_point(char32_t value);
// "Nguyễn Phú Trọng" -> "nguyen phu trong", "Đà Nẵng" -> "da nang", "People’s" -> "people's".
std::string fold(std::string_view text);
void fold_into(std::string& out, std::string_view text);

bool is_upper(char32_t value);
bool is_letter(char32_t value);
// NFC; the same text where it is NFC already.
std::string to_nfc(const std::string& text);
bool is_nfc(std::string_view text);

}  // namespace entente
