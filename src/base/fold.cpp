#include "base/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr char32_t table_end = 0x2100;

// The first letter of the full decomposition: "ộ" -> "ô" -> "o".
char32_t base_letter(const UNormalizer2* nfd, char32_t value) {
    UErrorCode status = U_ZERO_ERROR;
    std::array<UChar, 16> parts{};
    const int length = unorm2_getDecomposition(nfd, static_cast<UChar32>(value), parts.data(),
                                               static_cast<int>(parts.size()), &status);
    if (length <= 0 || U_FAILURE(status) != 0) return value;
    return parts[0];
}

std::vector<char32_t> make_table() {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
    std::vector<char32_t> table(table_end);
    for (char32_t value = 0; value < table_end; ++value) {
        char32_t folded = static_cast<char32_t>(u_tolower(static_cast<UChar32>(value)));
        folded = base_letter(nfd, folded);
        if (value >= 0x300 && value < 0x370) folded = 0;
        table[value] = folded;
    }
    const auto put = [&](char32_t from, char32_t to) { table[from] = to; };
    put(0x0110, 'd');  // Đ and đ have no decomposition
    put(0x0111, 'd');
    put(0x0130, 'i');
    put(0x0131, 'i');
    put(0x0141, 'l');
    put(0x0142, 'l');
    put(0x00D8, 'o');
    put(0x00F8, 'o');
    put(0x0439, 0x0439);  // й and its capital keep their breve: it is a letter of its own
    put(0x0419, 0x0439);
    put(0x00A0, ' ');
    put(0x00AD, 0);
    for (const char32_t apostrophe : {0x2018, 0x2019, 0x02BC, 0x201B}) put(apostrophe, '\'');
    for (const char32_t quote : {0x201C, 0x201D, 0x201E, 0x00AB, 0x00BB}) put(quote, '"');
    for (const char32_t hyphen : {0x2010, 0x2011, 0x2012, 0x2013}) put(hyphen, '-');
    for (char32_t space = 0x2000; space <= 0x200A; ++space) put(space, ' ');
    put(0x202F, ' ');
    put(0x200B, 0);
    return table;
}

const std::vector<char32_t>& table() {
    static const std::vector<char32_t> made = make_table();
    return made;
}

}  // namespace

char32_t fold_beyond_ascii(char32_t value) {
    if (value < table_end) return table()[value];
    if (value == 0xFEFF) return 0;
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(value)));
}

namespace {

// Eight bytes of ASCII with small letters for capitals.
std::uint64_t lower_eight(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    const std::uint64_t from_a = bytes + (0x80 - 'A') * ones;  // the top bit of each: 'A' or higher
    const std::uint64_t behind_z = bytes + (0x80 - 'Z' - 1) * ones;
    return bytes | (from_a & ~behind_z & 0x80 * ones) >> 2;
}

// Of a run of ASCII.
void append_lower(std::string& out, std::string_view ascii) {
    const std::size_t from = out.size();
    out.append(ascii);
    char* bytes = out.data() + from;
    std::size_t at = 0;
    std::uint64_t eight = 0;
    for (; at + sizeof eight <= ascii.size(); at += sizeof eight) {
        std::memcpy(&eight, bytes + at, sizeof eight);
        eight = lower_eight(eight);
        std::memcpy(bytes + at, &eight, sizeof eight);
    }
    for (std::size_t i = at; i < ascii.size(); ++i)
        bytes[i] = static_cast<char>(fold_code_point(static_cast<unsigned char>(ascii[i])));
}

}  // namespace

void fold_into(std::string& out, std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = ascii_end(text, at);
        if (end > at) {
            append_lower(out, text.substr(at, end - at));
            at = end;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        at += point.length;
        const char32_t folded = fold_code_point(point.value);
        if (folded != 0) append_utf8(out, folded);
    }
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    fold_into(out, text);
    return out;
}

bool is_upper_beyond_ascii(char32_t value) {
    return u_isUUppercase(static_cast<UChar32>(value)) != 0 || u_istitle(static_cast<UChar32>(value)) != 0;
}

bool is_letter_beyond_ascii(char32_t value) {
    const int type = u_charType(static_cast<UChar32>(value));
    return u_isalpha(static_cast<UChar32>(value)) != 0 || type == U_NON_SPACING_MARK;
}

bool is_nfc(std::string_view text) {
    // No combining mark, and nothing that composes, stands below U+0300, nor among the dashes and quotation marks from
    // U+2002 to U+203F, which are E2 80 82 and following in UTF-8.
    bool plain = true;
    for (std::size_t i = ascii_end(text, 0); i < text.size() && plain; i = ascii_end(text, i + 1)) {
        const auto byte = static_cast<unsigned char>(text[i]);
        plain = byte < 0xCC || (byte == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80' &&
                                static_cast<unsigned char>(text[i + 2]) >= 0x82);
    }
    if (plain) return true;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    std::vector<UChar> wide(text.size() + 1);
    int length = 0;
    u_strFromUTF8(wide.data(), static_cast<int>(wide.size()), &length, text.data(),
                  static_cast<int>(text.size()), &status);
    if (U_FAILURE(status) != 0) return true;
    return unorm2_isNormalized(nfc, wide.data(), length, &status) != 0;
}

std::string to_nfc(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    std::vector<UChar> wide(text.size() + 1);
    int length = 0;
    u_strFromUTF8(wide.data(), static_cast<int>(wide.size()), &length, text.data(),
                  static_cast<int>(text.size()), &status);
    if (U_FAILURE(status) != 0) return text;
    std::vector<UChar> made(static_cast<std::size_t>(length) * 3 + 8);
    const int made_length =
        unorm2_normalize(nfc, wide.data(), length, made.data(), static_cast<int>(made.size()), &status);
    if (U_FAILURE(status) != 0) return text;
    std::string out(static_cast<std::size_t>(made_length) * 3 + 1, '\0');
    int out_length = 0;
    u_strToUTF8(out.data(), static_cast<int>(out.size()), &out_length, made.data(), made_length, &status);
    if (U_FAILURE(status) != 0) return text;
    out.resize(static_cast<std::size_t>(out_length));
    return out;
}

}  // namespace entente
