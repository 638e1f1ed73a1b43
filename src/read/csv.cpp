#include "read/csv.h"

#include <algorithm>

#include "base/files.h"
#include "read/encoding.h"
#include "read/record_piece.h"
#include "read/text.h"

namespace entente {
namespace {

using Row = std::vector<std::string>;

char separator_of(std::string_view line) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char one : {',', ';', '\t', '|'}) {
        const std::ptrdiff_t count = std::count(line.begin(), line.end(), one);
        if (count > most) {
            best = one;
            most = count;
        }
    }
    return best;
}

// Each cell in the encoding that it is in; what is no text is no cell.
std::string cell_text(std::string bytes) {
    Result<Utf8Text> text = to_utf8(std::move(bytes), {});
    return text ? std::move(text->text) : std::string{};
}

class Csv : public Carrier {
public:
    Csv(Stream stream, FieldMap fields)
        : name_(std::move(stream.name)),
          path_(std::move(stream.path)),
          reader_(std::move(stream.source)),
          given_(std::move(fields)) {}

    std::optional<Result<Piece>> next() override {
        while (!ended_) {
            if (!opened_) {
                opened_ = true;
                if (auto failed = open()) return end_with(*failed);
            }
            Result<std::optional<Row>> row = next_row();
            if (!row) return end_with(row.error());
            if (!row->has_value()) break;
            ++number_;
            if (const Row& cells = **row; cells.size() > 1 || !cells[0].empty()) return piece(cells);
        }
        ended_ = true;
        return std::nullopt;
    }

private:
    std::optional<Result<Piece>> end_with(const Error& error) {
        ended_ = true;
        return Result<Piece>(error_in(path_, error));
    }

    std::optional<Error> open() {
        const Result<std::string_view> head = reader_.peek(1U << 16);
        if (!head) return head.error();
        if (head->starts_with("\xEF\xBB\xBF")) reader_.skip(3);
        const Result<std::string_view> line = reader_.peek(1U << 16);
        if (!line) return line.error();
        separator_ = separator_of(line->substr(0, line->find('\n')));
        Result<std::optional<Row>> header = next_row();
        if (!header) return header.error();
        if (!header->has_value()) return Error{ErrorCode::bad_input, {}, "is empty"};
        for (std::string& cell : **header) header_.emplace_back(trim(cell_text(std::move(cell))));
        map_ = guess_fields(given_, header_);
        note_ = tell_guess(given_, map_);
        for (std::size_t role = 0; role < field_role_count; ++role) {
            const std::string& wanted = map_.names[role];
            const auto found = std::find(header_.begin(), header_.end(), wanted);
            if (wanted.empty()) continue;
            if (found == header_.end())
                return Error{ErrorCode::bad_input, {}, "has no column \"" + wanted + "\""};
            columns_[role] = static_cast<int>(found - header_.begin());
        }
        if (columns_[0] >= 0) return std::nullopt;
        std::string names;
        for (const std::string& name : header_) names += (names.empty() ? "" : ", ") + name;
        return Error{ErrorCode::bad_input,
                     {},
                     "has no column that could be its text, of: " + names.substr(0, 300) +
                         "; say which with --field text=NAME"};
    }

    // Nothing at the end.
    Result<std::optional<Row>> next_row() {
        Row row(1);
        bool quoted = false;
        bool any = false;
        std::size_t size = 0;
        while (true) {
            bool cut = false;
            const Result<std::string> line = reader_.line(document_limit, &cut);
            if (!line) return line.error();
            size += line->size();
            if (cut || size > document_limit) {
                return Error{ErrorCode::too_large, path_ + "#" + std::to_string(number_ + 1),
                             "is longer than the limit of " + std::to_string(document_limit) +
                                 " bytes: a quotation mark that is not closed?"};
            }
            if (line->empty()) break;
            any = true;
            quoted = take_line(*line, quoted, row);
            if (!quoted) return std::optional<Row>(std::move(row));
        }
        if (quoted) {
            return Error{ErrorCode::bad_input, path_ + "#" + std::to_string(number_ + 1),
                         "has a quotation mark that is not closed"};
        }
        if (!any) return std::optional<Row>();
        return std::optional<Row>(std::move(row));
    }

    // Adds a line to the row; whether it ends inside quotation marks, so that the row goes on.
    bool take_line(std::string_view line, bool quoted, Row& row) const {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (quoted) {
                const bool doubled = c == '"' && i + 1 < line.size() && line[i + 1] == '"';
                if (doubled) ++i;
                if (c == '"' && !doubled)
                    quoted = false;
                else
                    row.back() += c;
            } else if (c == '"' && row.back().empty()) {
                quoted = true;
            } else if (c == separator_) {
                row.emplace_back();
            } else if (c != '\n' && !(c == '\r' && i + 1 < line.size() && line[i + 1] == '\n')) {
                row.back() += c;
            }
        }
        return quoted;
    }

    Result<Piece> piece(const Row& cells) {
        const std::string place = "#" + std::to_string(number_);
        if (cells.size() != header_.size()) {
            return Error{ErrorCode::bad_input, path_ + place,
                         "has " + std::to_string(cells.size()) + " cells where the header has " +
                             std::to_string(header_.size())};
        }
        RecordValues values;
        for (std::size_t role = 0; role < field_role_count; ++role) {
            if (columns_[role] >= 0)
                values[role] = cell_text(cells[static_cast<std::size_t>(columns_[role])]);
        }
        if (trim(values[0]).empty())
            return Error{ErrorCode::bad_input, path_ + place,
                         "has no text in its column \"" + map_.names[0] + "\""};
        Piece made = piece_of_values(std::move(values), "column " + map_.of(FieldRole::published));
        made.name = name_ + place;
        made.path = path_ + place;
        made.base = place;
        made.note = std::exchange(note_, {});
        return made;
    }

    std::string name_;
    std::string path_;
    ByteReader reader_;
    FieldMap given_;
    FieldMap map_;
    std::string note_;
    std::vector<std::string> header_;
    std::array<int, field_role_count> columns_{-1, -1, -1, -1, -1, -1, -1};
    char separator_ = ',';
    std::uint64_t number_ = 0;
    bool opened_ = false;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Carrier> read_csv(Stream stream, const FieldMap& fields) {
    return std::make_unique<Csv>(std::move(stream), fields);
}

}  // namespace entente
