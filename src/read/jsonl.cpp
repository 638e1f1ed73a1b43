#include "read/jsonl.h"

#include <simdjson.h>

#include "base/files.h"
#include "read/record_piece.h"
#include "read/text.h"

namespace entente {
namespace {

namespace dom = simdjson::dom;

// A value as text: strings; numbers as written; of lists the parts, of objects the name ("author": {"name": ...}). Objects in
// lists in objects are not gone into any deeper than that.
std::string as_text(const dom::element& value, std::string_view between, unsigned depth = 0) {
    constexpr unsigned deepest = 3;
    if (depth > deepest) return {};
    switch (value.type()) {
        case dom::element_type::STRING:
            return std::string(std::string_view(value));
        case dom::element_type::INT64:
        case dom::element_type::UINT64:
        case dom::element_type::DOUBLE:
            return simdjson::minify(value);
        case dom::element_type::ARRAY: {
            std::string out;
            for (const dom::element part : dom::array(value)) {
                const std::string text = as_text(part, between, depth + 1);
                if (!text.empty()) out += (out.empty() ? "" : std::string(between)) + text;
            }
            return out;
        }
        case dom::element_type::OBJECT: {
            dom::element name;
            for (const char* key : {"name", "@value", "url"}) {
                if (value[key].get(name) == simdjson::SUCCESS) return as_text(name, between, depth + 1);
            }
            return {};
        }
        default:
            return {};
    }
}

bool find_field(const dom::object& record, const std::string& name, dom::element& value) {
    if (name.empty()) return false;
    if (record[name].get(value) == simdjson::SUCCESS) return true;
    dom::object inner = record;  // "a.b"
    const std::vector<std::string_view> steps = split(name, '.');
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (inner[steps[i]].get(value) != simdjson::SUCCESS) return false;
        if (i + 1 < steps.size() && value.get(inner) != simdjson::SUCCESS) return false;
    }
    return steps.size() > 1;
}

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? out + ", ..." : out;
}

// Objects to pieces, by the same fields for all of a file as far as they go.
class Records {
public:
    Records(std::string path, FieldMap given) : path_(std::move(path)), given_(std::move(given)) {}

    Result<Piece> piece(const dom::object& record, const std::string& where) {
        FieldMap map = taken_;
        dom::element text;
        const bool first = !taken_any_;
        if (first || !find_field(record, map.of(FieldRole::text), text)) {
            std::vector<std::string> names;
            for (const auto field : record) names.emplace_back(field.key);
            map = guess_fields(given_, names);
            if (!find_field(record, map.of(FieldRole::text), text)) {
                return Error{ErrorCode::bad_input, where,
                             "has no field that could be its text, of: " + list_of(names) +
                                 "; say which with --field text=NAME"};
            }
        }
        RecordValues values;
        for (std::size_t role = 0; role < field_role_count; ++role) {
            dom::element value;
            const bool is_text = role == static_cast<std::size_t>(FieldRole::text);
            if (find_field(record, map.names[role], value))
                values[role] = as_text(value, is_text ? "\n\n" : ", ");
        }
        if (trim(values[static_cast<std::size_t>(FieldRole::text)]).empty()) {
            return Error{ErrorCode::bad_input, where,
                         "has no text in its field \"" + map.of(FieldRole::text) + "\""};
        }
        Piece piece = piece_of_values(std::move(values), "field " + map.of(FieldRole::published));
        if (first) {
            piece.note = tell_guess(given_, map);
            taken_ = map;
            taken_any_ = true;
        }
        return piece;
    }

private:
    std::string path_;
    FieldMap given_;
    FieldMap taken_;
    bool taken_any_ = false;
};

class JsonLines : public Carrier {
public:
    JsonLines(Stream stream, const FieldMap& fields)
        : name_(std::move(stream.name)),
          path_(std::move(stream.path)),
          reader_(std::move(stream.source)),
          records_(path_, fields) {}

    std::optional<Result<Piece>> next() override {
        while (!ended_) {
            bool cut = false;
            const Result<std::string> line = reader_.line(document_limit, &cut);
            if (!line) {
                ended_ = true;
                return Result<Piece>(error_in(path_, line.error()));
            }
            ended_ = line->empty();
            ++number_;
            const std::string place = "#" + std::to_string(number_);
            if (cut) {
                return Result<Piece>(
                    Error{ErrorCode::too_large, path_ + place,
                          "is longer than the limit of " + std::to_string(document_limit) + " bytes"});
            }
            std::string_view text = trim(*line);
            if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
            if (text.empty()) continue;
            return parse(text, place);
        }
        return std::nullopt;
    }

private:
    Result<Piece> parse(std::string_view text, const std::string& place) {
        dom::element value;
        const auto failed = parser_.parse(text.data(), text.size(), true).get(value);
        dom::object record;
        if (failed != simdjson::SUCCESS || value.get(record) != simdjson::SUCCESS) {
            return Error{ErrorCode::bad_input, path_ + place,
                         failed != simdjson::SUCCESS
                             ? std::string("is no JSON: ") + simdjson::error_message(failed)
                             : "is no object"};
        }
        Result<Piece> piece = records_.piece(record, path_ + place);
        if (piece) {
            piece->name = name_ + place;
            piece->path = path_ + place;
            piece->base = place;
        }
        return piece;
    }

    std::string name_;
    std::string path_;
    ByteReader reader_;
    Records records_;
    dom::parser parser_;
    std::uint64_t number_ = 0;
    bool ended_ = false;
};

class Json : public Carrier {
public:
    Json(Stream stream, const FieldMap& fields)
        : name_(stream.name),
          path_(stream.path),
          source_(std::move(stream.source)),
          records_(path_, fields) {}

    std::optional<Result<Piece>> next() override {
        if (ended_) return std::nullopt;
        if (!opened_) {
            opened_ = true;
            if (auto failed = open()) {
                ended_ = true;
                return Result<Piece>(error_in(path_, *failed));
            }
        }
        dom::object record;
        if (!is_list_) {
            ended_ = true;
            if (whole_.get(record) != simdjson::SUCCESS)
                return Result<Piece>(
                    Error{ErrorCode::bad_input, path_, "holds neither an object nor a list"});
            return named(records_.piece(record, path_), "");
        }
        if (at_ == list_.end()) {
            ended_ = true;
            return std::nullopt;
        }
        const dom::element item = *at_;
        ++at_;
        const std::string place = "#" + std::to_string(++number_);
        if (item.get(record) != simdjson::SUCCESS)
            return Result<Piece>(Error{ErrorCode::bad_input, path_ + place, "is no object"});
        return named(records_.piece(record, path_ + place), place);
    }

private:
    std::optional<Error> open() {
        Result<std::string> bytes = read_rest(*source_, json_limit);
        if (!bytes) return bytes.error();
        std::string_view text = *bytes;
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (const auto failed = parser_.parse(text.data(), text.size(), true).get(whole_);
            failed != simdjson::SUCCESS)
            return Error{
                ErrorCode::bad_input, {}, std::string("is no JSON: ") + simdjson::error_message(failed)};
        is_list_ = whole_.get(list_) == simdjson::SUCCESS;
        if (is_list_) at_ = list_.begin();
        return std::nullopt;
    }

    Result<Piece> named(Result<Piece> piece, const std::string& place) {
        if (piece) {
            piece->name = name_ + place;
            piece->path = path_ + place;
            if (!place.empty()) piece->base = place;
        }
        return piece;
    }

    std::string name_;
    std::string path_;
    std::unique_ptr<ByteSource> source_;
    Records records_;
    dom::parser parser_;
    dom::element whole_;
    dom::array list_;
    dom::array::iterator at_;
    bool is_list_ = false;
    bool opened_ = false;
    bool ended_ = false;
    std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<Carrier> read_json_lines(Stream stream, const FieldMap& fields) {
    return std::make_unique<JsonLines>(std::move(stream), fields);
}

std::unique_ptr<Carrier> read_json(Stream stream, const FieldMap& fields) {
    return std::make_unique<Json>(std::move(stream), fields);
}

}  // namespace entente
