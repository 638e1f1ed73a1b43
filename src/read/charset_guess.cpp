#include "read/charset_guess.h"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t looked_at = 1U << 16;  // bytes that a guess rests on

bool is_control(char32_t value) {
    return (value < 0x20 && value != '\n' && value != '\r' && value != '\t' && value != '\f') ||
           (value >= 0x7F && value < 0xA0);
}

bool is_strange(char32_t value) {
    const auto kind = u_charType(static_cast<UChar32>(value));
    return kind == U_UNASSIGNED || kind == U_PRIVATE_USE_CHAR || kind == U_SURROGATE;
}

// Text has blanks and line ends, and letters between them.
bool reads_as_utf16(std::string_view bytes, bool big_endian) {
    std::size_t blanks = 0;
    std::size_t letters = 0;
    std::size_t units = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        const char32_t unit = big_endian ? (first << 8U | second) : (second << 8U | first);
        ++units;
        if (unit >= 0xD800 && unit < 0xE000) continue;
        if (unit == 0 || is_control(unit) || is_strange(unit)) return false;
        if (unit == ' ' || unit == '\n') ++blanks;
        if (u_isalpha(static_cast<UChar32>(unit)) != 0) ++letters;
    }
    return units >= 8 && blanks * 25 >= units && letters * 2 >= units;
}

std::size_t high_bytes(std::string_view bytes) {
    return static_cast<std::size_t>(std::count_if(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

// Bytes that Windows-1252 has no character for.
bool is_outside_1252(char c) {
    switch (static_cast<unsigned char>(c)) {
        case 0x81:
        case 0x8D:
        case 0x8F:
        case 0x90:
        case 0x9D:
            return true;
        default:
            return false;
    }
}

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Latin letters with a few others among them: names, quotation marks, dashes.
bool is_mostly_latin(std::string_view bytes) {
    const auto letters = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_letter_byte));
    const bool defined = std::none_of(bytes.begin(), bytes.end(), is_outside_1252);
    return defined && letters >= 16 && high_bytes(bytes) * 20 <= letters;
}

std::string by_letters(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
    uchardet_data_end(detector.get());
    std::string name = uchardet_get_charset(detector.get());
    if (name == "ISO-8859-1" || name == "ISO-8859-15") return "windows-1252";
    if (name == "ISO-8859-9") return "windows-1254";
    if (name == "MAC-CYRILLIC") return "x-mac-cyrillic";
    if (name == "ASCII" || name == "UTF-8" || name.starts_with("UTF-")) return {};
    return name;
}

}  // namespace

std::string guess_utf16(std::string_view bytes) {
    bytes = bytes.substr(0, looked_at);
    if (bytes.size() % 2 != 0) bytes.remove_suffix(1);
    const bool little = reads_as_utf16(bytes, false);
    const bool big = reads_as_utf16(bytes, true);
    if (little == big) return {};
    return little ? "UTF-16LE" : "UTF-16BE";
}

std::string guess_charset(const std::string& bytes) {
    constexpr std::size_t enough = 4;  // bytes that are no ASCII: fewer say nothing of a script
    const auto first = std::find_if(bytes.begin(), bytes.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto at = static_cast<std::size_t>(first - bytes.begin());
    const std::size_t from = at > looked_at / 2 ? at - looked_at / 2 : 0;
    const std::string_view part = std::string_view(bytes).substr(from, looked_at);
    if (is_mostly_latin(part)) return "windows-1252";
    if (high_bytes(part) < enough) return {};
    return by_letters(part);
}

bool looks_like_text(std::string_view text) {
    std::size_t odd = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        at += point.length;
        ++all;
        if (is_control(point.value) || is_strange(point.value) || point.value == 0xFFFD) ++odd;
    }
    return odd * 200 <= all;  // a stray byte in a long text is no reason to refuse it
}

}  // namespace entente
