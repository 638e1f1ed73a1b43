#include "read/html_entities.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::string_view table =
#include "read/html_entities.inc"
    ;

constexpr std::size_t longest_name = 31;
constexpr char32_t last_code_point = 0x10FFFF;
constexpr char32_t replacement = 0xFFFD;

// What windows-1252 has at 128 to 159; 0 stands for itself.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

struct Entry {
    std::string_view name;
    std::string_view value;
    bool bare = false;  // may stand without semicolon
};

// The entry that begins behind the blank at table[at].
Entry entry_at(std::size_t at) {
    const std::size_t sign = table.find_first_of(":!", at + 1);
    const std::size_t end = table.find(' ', sign + 1);
    return {table.substr(at + 1, sign - at - 1), table.substr(sign + 1, end - sign - 1), table[sign] == '!'};
}

// Binary search over the bytes of the table; an entry with an empty name where there is none.
Entry find(std::string_view name) {
    std::size_t low = 0;
    std::size_t high = table.size() - 1;  // the blank behind the last entry
    while (low < high) {
        const std::size_t middle = table.rfind(' ', (low + high) / 2);
        const Entry entry = entry_at(middle);
        if (entry.name == name) return entry;
        if (entry.name < name)
            low = table.find(' ', middle + 1);
        else
            high = middle;
    }
    return {};
}

int digit_of(char c, unsigned base) {
    if (c >= '0' && c <= '9') return c - '0';
    if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char32_t corrected(char32_t value) {
    if (value >= 0x80 && value < 0xA0) {
        const char32_t better = windows_1252[value - 0x80];
        return better == 0 ? value : better;
    }
    const bool none = value == 0 || value > last_code_point || (value >= 0xD800 && value < 0xE000);
    return none ? replacement : value;
}

HtmlEntity numbered(std::string_view text, std::size_t at) {
    std::size_t i = at + 2;
    unsigned base = 10;
    if (i < text.size() && (text[i] == 'x' || text[i] == 'X')) {
        base = 16;
        ++i;
    }
    const std::size_t digits = i;
    char32_t value = 0;
    for (; i < text.size() && digit_of(text[i], base) >= 0; ++i) {
        if (value <= last_code_point) value = value * base + static_cast<char32_t>(digit_of(text[i], base));
    }
    if (i == digits) return {};
    if (i < text.size() && text[i] == ';') ++i;
    return {corrected(value), {}, i - at};
}

}  // namespace

HtmlEntity entity_at(std::string_view text, std::size_t at, bool in_attribute) {
    if (at + 1 >= text.size()) return {};
    if (text[at + 1] == '#') return numbered(text, at);
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest_name && is_name(text[end])) ++end;
    if (end == at + 1) return {};
    if (end < text.size() && text[end] == ';') {
        const Entry entry = find(text.substr(at + 1, end - at - 1));
        if (!entry.name.empty()) return {0, entry.value, end + 1 - at};
    }
    constexpr std::size_t longest_bare = 6;
    for (std::size_t size = std::min(end - at - 1, longest_bare); size >= 2; --size) {
        const Entry entry = find(text.substr(at + 1, size));
        if (entry.name.empty() || !entry.bare) continue;
        const std::size_t past = at + 1 + size;
        const char next = past < text.size() ? text[past] : ' ';
        if (in_attribute && (is_name(next) || next == '=')) return {};
        return {0, entry.value, past - at};
    }
    return {};
}

std::string decode_attribute(std::string_view value) {
    std::string out;
    out.reserve(value.size());
    for (std::size_t i = 0; i < value.size();) {
        if (value[i] == '&') {
            const HtmlEntity entity = entity_at(value, i, true);
            if (entity.length > 0) {
                if (entity.named.empty())
                    append_utf8(out, entity.number);
                else
                    out += entity.named;
                i += entity.length;
                continue;
            }
        }
        const CodePoint point = decode_utf8(value, i);
        append_utf8(out, point.value);
        i += point.length;
    }
    return out;
}

}  // namespace entente
