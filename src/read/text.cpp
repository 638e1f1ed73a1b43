#include "read/text.h"

#include <algorithm>
#include <filesystem>

#include "base/edtf.h"
#include "base/files.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "read/html.h"

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Makes every line NFC that is not; lines that are stay byte for byte. `skipped` bytes stood before `bytes`.
void normalise(std::string bytes, std::uint64_t skipped, Document& document) {
    if (is_nfc(bytes)) {
        document.text = std::move(bytes);
        document.segments.push_back(
            {0, static_cast<std::uint32_t>(document.text.size()), skipped, document.text.size(), true});
        return;
    }
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t end = bytes.find('\n', at);
        end = end == std::string::npos ? bytes.size() : end + 1;
        const std::string line = bytes.substr(at, end - at);
        const std::string made = to_nfc(line);
        const auto begin = static_cast<std::uint32_t>(document.text.size());
        document.text += made;
        document.segments.push_back(
            {begin, static_cast<std::uint32_t>(made.size()), skipped + at, end - at, made == line});
        at = end;
    }
}

}  // namespace

Result<Document> read_text(std::string path, std::string bytes, const ReadCues& cues) {
    Document document;
    document.name = std::filesystem::path(path).filename().string();
    document.path = std::move(path);
    document.name_date = date_in_name(document.name);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return Error{ErrorCode::bad_input, document.path, "is UTF-16; only UTF-8 text is read so far"};
    }
    std::uint64_t skipped = 0;
    if (bytes.starts_with(byte_order_mark)) {
        skipped = byte_order_mark.size();
        bytes.erase(0, skipped);
    }
    if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos) {
        return Error{ErrorCode::bad_input, document.path,
                     "has a NUL byte at byte " + std::to_string(zero + skipped) + ": this is no text"};
    }
    if (const std::size_t bad = find_bad_utf8(bytes); bad != std::string::npos) {
        return Error{ErrorCode::bad_input, document.path,
                     "is no UTF-8 from byte " + std::to_string(bad + skipped) + " on"};
    }
    normalise(std::move(bytes), skipped, document);
    find_zones(document, cues);
    return document;
}

Result<Document> read_document(const std::string& path, const ReadCues& cues) {
    auto bytes = read_file(path, document_limit);
    if (!bytes) return bytes.error();
    if (looks_like_html(*bytes)) return read_html(path, *bytes, cues);
    return read_text(path, std::move(*bytes), cues);
}

std::string date_in_name(std::string_view name) {
    const auto is_digit = [&](std::size_t i) { return i < name.size() && name[i] >= '0' && name[i] <= '9'; };
    for (std::size_t i = 0; i + 8 <= name.size(); ++i) {
        if (i > 0 && is_digit(i - 1)) continue;
        std::size_t digits = 0;
        while (is_digit(i + digits)) ++digits;
        std::string date;
        std::size_t end = i;
        if (digits == 4 && (name[i + 4] == '-' || name[i + 4] == '_') && is_digit(i + 5) && is_digit(i + 6) &&
            i + 7 < name.size() && (name[i + 7] == '-' || name[i + 7] == '_') && is_digit(i + 8) &&
            is_digit(i + 9)) {
            date = std::string(name.substr(i, 4)) + "-" + std::string(name.substr(i + 5, 2)) + "-" +
                   std::string(name.substr(i + 8, 2));
            end = i + 10;
        } else if (digits == 8) {
            date = std::string(name.substr(i, 4)) + "-" + std::string(name.substr(i + 4, 2)) + "-" +
                   std::string(name.substr(i + 6, 2));
            end = i + 8;
        }
        if (date.empty() || is_digit(end)) continue;
        if (const auto range = day_range(date);
            range && range->first.year >= 1800 && range->first.year < 2200)
            return date;
    }
    return {};
}

}  // namespace entente
