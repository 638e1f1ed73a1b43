#include "read/text.h"

#include <filesystem>

#include "base/edtf.h"
#include "read/carrier.h"
#include "read/encoding.h"

namespace entente {

Result<Document> read_text(std::string path, std::string bytes, const ReadCues& cues,
                           std::string_view declared) {
    Document document;
    document.name = std::filesystem::path(path).filename().string();
    document.path = std::move(path);
    document.name_date = date_in_name(document.name);
    Result<Utf8Text> text = to_utf8(std::move(bytes), declared);
    if (!text) return Error{text.error().code, document.path, text.error().what};
    compose(*text);
    document.text = std::move(text->text);
    document.segments = std::move(text->segments);
    find_zones(document, cues);
    return document;
}

Result<Document> read_document(const std::string& path, const ReadCues& cues) {
    std::optional<Result<Piece>> piece = open_file(path, FieldMap{})->next();
    if (!piece) return Error{ErrorCode::bad_input, path, "holds no document"};
    if (!*piece) return piece->error();
    return read_piece(std::move(**piece), cues);
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
