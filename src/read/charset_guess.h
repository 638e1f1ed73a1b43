// What encoding bytes without a declaration are likely in.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// "UTF-16LE" or "UTF-16BE" where the bytes read as text in one of the two and not in the other; else empty.
std::string guess_utf16(std::string_view bytes);

// A charset of one or several bytes a letter, as ICU names it; empty where it cannot be told. Text of Latin letters with few
// others is taken for Windows-1252.
std::string guess_charset(const std::string& bytes);

// Whether `text` (UTF-8) has neither control characters nor such as no script has.
bool looks_like_text(std::string_view text);

}  // namespace entente
