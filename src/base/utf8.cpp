#include "base/utf8.h"

#include <cstring>

namespace entente {

CodePoint decode_utf8_beyond_ascii(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(at);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xC2 && lead < 0xE0 && tail(at + 1)) {
        return {((lead & 0x1FU) << 6) | (byte(at + 1) & 0x3FU), 2};
    }
    if (lead >= 0xE0 && lead < 0xF0 && tail(at + 1) && tail(at + 2)) {
        const char32_t value =
            ((lead & 0x0FU) << 12) | ((byte(at + 1) & 0x3FU) << 6) | (byte(at + 2) & 0x3FU);
        if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
    }
    if (lead >= 0xF0 && lead < 0xF5 && tail(at + 1) && tail(at + 2) && tail(at + 3)) {
        const char32_t value = ((lead & 0x07U) << 18) | ((byte(at + 1) & 0x3FU) << 12) |
                               ((byte(at + 2) & 0x3FU) << 6) | (byte(at + 3) & 0x3FU);
        if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
    }
    return {0xFFFD, 1};
}

void append_utf8(std::string& out, char32_t value) {
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xC0 | (value >> 6));
        out += static_cast<char>(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        out += static_cast<char>(0xE0 | (value >> 12));
        out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (value & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (value >> 18));
        out += static_cast<char>(0x80 | ((value >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (value & 0x3F));
    }
}

std::size_t ascii_end(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high = 0x8080808080808080ULL;
    std::uint64_t eight = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::memcpy(&eight, text.data() + at, 8);
        if ((eight & high) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

std::size_t find_bad_utf8(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        at = ascii_end(text, at);
        if (at == text.size()) break;
        const CodePoint point = decode_utf8(text, at);
        if (point.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80) return at;
        at += point.length;
    }
    return std::string_view::npos;
}

}  // namespace entente
