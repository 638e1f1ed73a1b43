#include "read/encoding.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/charset_guess.h"

namespace entente {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// The names of the web's encodings that stand for a larger one, in lower case.
std::string larger_charset(std::string name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> larger{{
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"iso_8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"latin-1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"tis-620", "windows-874"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"shift_jis", "windows-31j"},
        {"ks_c_5601-1987", "windows-949"},
        {"euc-kr", "windows-949"},
    }};
    for (const auto& [one, other] : larger) {
        if (name == one) return std::string(other);
    }
    return name;
}

std::string lower(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\'' || c == ' ' || c == '\t') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return out;
}

bool is_utf8_name(const std::string& name) { return name == "utf-8" || name == "utf8"; }
bool is_utf16_name(const std::string& name) {
    return name.starts_with("utf-16") || name.starts_with("utf16");
}

void add_segment(Utf8Text& out, std::size_t text, std::size_t source, std::size_t source_length, bool exact) {
    const std::size_t length = out.text.size() - text;
    if (!out.segments.empty()) {
        Segment& last = out.segments.back();
        if (exact && last.exact && last.source + last.source_length == source) {
            last.length += static_cast<std::uint32_t>(length);
            last.source_length += source_length;
            return;
        }
    }
    out.segments.push_back(
        {static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(length), source, source_length, exact});
}

bool is_ascii(std::string_view text) { return ascii_end(text, 0) == text.size(); }

// The end of the line that begins at `at`: behind its line feed, of `unit` bytes.
std::size_t line_end(std::string_view bytes, std::size_t at, std::size_t unit, bool big_endian) {
    constexpr std::size_t longest = 1U << 16;  // bytes to convert at once
    if (unit == 1) {
        const std::size_t end = bytes.find('\n', at);
        return end == std::string_view::npos ? bytes.size() : end + 1;
    }
    for (std::size_t i = at; i + 1 < bytes.size(); i += 2) {
        const char low = bytes[i + (big_endian ? 1 : 0)];
        const char high = bytes[i + (big_endian ? 0 : 1)];
        const auto top = static_cast<unsigned char>(high);
        const bool surrogate = top >= 0xD8 && top < 0xE0;
        if ((low == '\n' && high == '\0') || (i - at >= longest && !surrogate)) return i + 2;
    }
    return bytes.size();
}

void append_utf16(std::string& out, const std::vector<UChar>& units, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        char32_t value = units[i];
        const bool pair = value >= 0xD800 && value < 0xDC00 && i + 1 < count && units[i + 1] >= 0xDC00 &&
                          units[i + 1] < 0xE000;
        if (pair)
            value = 0x10000 + ((value - 0xD800) << 10) + (units[++i] - 0xDC00U);
        else if ((value >= 0xD800 && value < 0xE000) || value == 0)
            value = 0xFFFD;
        append_utf8(out, value);
    }
}

// `bytes` from `skipped` on, by a converter of ICU; line by line, so that each leads back to its place.
std::optional<Utf8Text> convert(const std::string& bytes, std::size_t skipped, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status) != 0 || !converter) return std::nullopt;
    Utf8Text out;
    out.charset = charset;
    const bool wide = is_utf16_name(lower(charset));
    const bool big_endian = lower(charset) == "utf-16be";
    std::vector<UChar> units;
    for (std::size_t at = skipped; at < bytes.size();) {
        const std::size_t end = line_end(bytes, at, wide ? 2 : 1, big_endian);
        const std::string_view line = std::string_view(bytes).substr(at, end - at);
        const std::size_t begin = out.text.size();
        const bool plain = !wide && line.find('\x1B') == std::string_view::npos && is_ascii(line);
        if (plain) {
            out.text += line;
        } else {
            units.resize(line.size() * 2 + 16);
            status = U_ZERO_ERROR;
            const int count = ucnv_toUChars(converter.get(), units.data(), static_cast<int>(units.size()),
                                            line.data(), static_cast<int>(line.size()), &status);
            append_utf16(out.text, units, static_cast<std::size_t>(std::max(count, 0)));
        }
        add_segment(out, begin, at, end - at, plain);
        at = end;
    }
    return out;
}

Utf8Text as_it_is(std::string bytes, std::size_t skipped) {
    Utf8Text out;
    out.charset = "UTF-8";
    if (skipped > 0) bytes.erase(0, skipped);
    out.text = std::move(bytes);
    add_segment(out, 0, skipped, out.text.size(), true);
    return out;
}

// UTF-8 in which some bytes are not: each becomes U+FFFD.
Utf8Text mended(const std::string& bytes) {
    Utf8Text out;
    out.charset = "UTF-8";
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = line_end(bytes, at, 1, false);
        const std::string_view line = std::string_view(bytes).substr(at, end - at);
        const std::size_t begin = out.text.size();
        std::size_t from = 0;
        const bool exact = find_bad_utf8(line) == std::string_view::npos;
        while (from < line.size() && !exact) {
            const CodePoint point = decode_utf8(line, from);
            append_utf8(out.text, point.value);
            from += point.length;
        }
        if (exact) out.text += line;
        add_segment(out, begin, at, end - at, exact);
        at = end;
    }
    return out;
}

std::optional<Utf8Text> by_mark(std::string& bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        if (find_bad_utf8(bytes) == std::string::npos && bytes.find('\0') == std::string::npos)
            return as_it_is(std::move(bytes), 3);
        return std::nullopt;
    }
    if (bytes.starts_with("\xFF\xFE")) return convert(bytes, 2, "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF")) return convert(bytes, 2, "UTF-16BE");
    return std::nullopt;
}

std::optional<Utf8Text> by_declaration(const std::string& bytes, std::string declared) {
    if (declared.empty() || is_utf8_name(declared)) return std::nullopt;
    if (declared == "utf-16" || declared == "utf16") declared = "utf-16le";
    const std::string name = larger_charset(std::move(declared));
    // An encoding of two bytes a letter that is declared and not there would make noise of good text.
    if (is_utf16_name(name) && bytes.find('\0') == std::string::npos && is_ascii(bytes)) return std::nullopt;
    if (!is_utf16_name(name) && bytes.find('\0') != std::string::npos) return std::nullopt;
    return convert(bytes, 0, name);
}

// Letters of UTF-8 against bytes that are none.
bool is_damaged_utf8(std::string_view bytes, std::size_t bad, bool declared) {
    std::size_t good = 0;
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = decode_utf8(bytes, at);
        if (point.length > 1)
            ++good;
        else if (static_cast<unsigned char>(bytes[at]) >= 0x80)
            ++wrong;
        at += point.length;
    }
    const bool cut_off = wrong > 0 && wrong <= 3 && bad + 3 >= bytes.size();
    return good >= 8 * wrong || (cut_off && good > 0) || (declared && good >= wrong);
}

}  // namespace

Result<Utf8Text> to_utf8(std::string bytes, std::string_view declared) {
    if (auto marked = by_mark(bytes)) return std::move(*marked);
    const std::size_t bad = find_bad_utf8(bytes);
    const std::size_t zero = bytes.find('\0');
    const bool valid = bad == std::string::npos && zero == std::string::npos;
    const std::string name = lower(declared);
    // Hardly any text in another encoding is valid UTF-8 by chance; wrong declarations are common.
    if (valid && (!is_ascii(bytes) || bytes.find('\x1B') == std::string::npos))
        return as_it_is(std::move(bytes), bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (auto made = by_declaration(bytes, name)) return std::move(*made);
    if (zero != std::string::npos) {
        const std::string wide = guess_utf16(bytes);
        if (auto made = wide.empty() ? std::nullopt : convert(bytes, 0, wide)) return std::move(*made);
        return Error{
            ErrorCode::bad_input, {}, "has a NUL byte at byte " + std::to_string(zero) + ": this is no text"};
    }
    if (valid) return as_it_is(std::move(bytes), 0);
    if (is_damaged_utf8(bytes, bad, is_utf8_name(name))) return mended(bytes);
    if (const std::string wide = guess_utf16(bytes); !wide.empty()) {
        if (auto made = convert(bytes, 0, wide)) return std::move(*made);
    }
    if (const std::string guessed = guess_charset(bytes); !guessed.empty()) {
        if (auto made = convert(bytes, 0, guessed); made && looks_like_text(made->text))
            return std::move(*made);
    }
    return Error{ErrorCode::bad_input,
                 {},
                 "is no UTF-8 from byte " + std::to_string(bad) + " on, and its encoding cannot be told"};
}

void compose(Utf8Text& text) {
    if (is_nfc(text.text)) return;
    Document before;  // for the way back of a place
    before.segments = std::move(text.segments);
    const std::string old = std::move(text.text);
    const std::uint64_t source_end =
        before.segments.empty() ? 0 : before.segments.back().source + before.segments.back().source_length;
    text.text.clear();
    text.segments.clear();
    const auto source_of = [&](std::size_t at) {
        return at >= old.size() ? source_end : before.source_offset(static_cast<std::uint32_t>(at));
    };
    std::size_t segment = 0;
    for (std::size_t at = 0; at < old.size();) {
        const std::size_t end = line_end(old, at, 1, false);
        const std::string line = old.substr(at, end - at);
        const std::string made = to_nfc(line);
        while (segment + 1 < before.segments.size() && before.segments[segment + 1].text <= at) ++segment;
        const Segment& from = before.segments[segment];
        const bool exact = made == line && from.exact && end <= from.text + from.length;
        const std::size_t begin = text.text.size();
        text.text += made;
        const std::uint64_t source = source_of(at);
        add_segment(text, begin, source, source_of(end) - source, exact);
        at = end;
    }
}

}  // namespace entente
