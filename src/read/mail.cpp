#include "read/mail.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "read/encoding.h"
#include "read/record_piece.h"
#include "read/stated_date.h"
#include "read/transfer.h"

namespace entente {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

std::string in_utf8(std::string bytes, std::string_view charset) {
    Result<Utf8Text> text = to_utf8(std::move(bytes), charset);
    return text ? std::move(text->text) : std::string{};
}

// The head of a part, up to its blank line; `rest` is what follows.
std::string_view take_head(std::string_view part, std::string_view& rest) {
    std::size_t at = 0;
    while (at < part.size()) {
        const std::size_t end = std::min(part.find('\n', at), part.size());
        const std::string_view line = part.substr(at, end - at);
        const std::size_t next = std::min(end + 1, part.size());
        if (trim(line).empty()) {
            rest = part.substr(next);
            return part.substr(0, at);
        }
        at = next;
    }
    rest = {};
    return part;
}

// The parts of a multipart body, as far as they go.
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
    constexpr std::size_t most = 256;
    std::vector<std::string_view> parts;
    const std::string mark = "--" + boundary;
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at < body.size() && parts.size() < most;) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view line = body.substr(at, end - at);
        if (line.starts_with(mark)) {
            if (begin != std::string_view::npos) parts.push_back(body.substr(begin, at - begin));
            begin = std::min(end + 1, body.size());
            if (line.substr(mark.size()).starts_with("--")) return parts;
        }
        at = end + 1;
    }
    if (begin != std::string_view::npos) parts.push_back(body.substr(begin));
    return parts;
}

struct Article {
    std::string plain;
    std::string html;
    std::string charset;  // of html
};

// Goes through the parts without recursion; multiparts in multiparts no deeper than a few.
Article article_of(std::string_view message) {
    struct Part {
        std::string_view bytes;
        unsigned depth;
    };
    constexpr unsigned deepest = 8;
    constexpr std::size_t most = 1024;
    Article article;
    std::vector<Part> due{{message, 0}};
    for (std::size_t seen = 0; !due.empty() && seen < most; ++seen) {
        const Part part = due.back();
        due.pop_back();
        std::string_view body;
        const std::string_view head = take_head(part.bytes, body);
        const std::string type_field = header_value(head, "content-type");
        const std::string type = lower(trim(std::string_view(type_field).substr(0, type_field.find(';'))));
        if (type.starts_with("multipart/")) {
            const std::string boundary = header_parameter(type_field, "boundary");
            if (boundary.empty() || part.depth >= deepest) continue;
            const std::vector<std::string_view> parts = parts_of(body, boundary);
            for (std::size_t i = parts.size(); i-- > 0;) due.push_back({parts[i], part.depth + 1});
            continue;
        }
        if (lower(header_value(head, "content-disposition")).starts_with("attachment")) continue;
        const bool plain = type.empty() || type == "text/plain";
        if (!plain && type != "text/html") continue;
        std::string bytes =
            decode_transfer(body, lower(trim(header_value(head, "content-transfer-encoding"))));
        const std::string charset = header_parameter(type_field, "charset");
        if (plain && article.plain.empty()) {
            article.plain = in_utf8(std::move(bytes), charset);
        } else if (!plain && article.html.empty()) {
            article.html = std::move(bytes);
            article.charset = charset;
        }
    }
    return article;
}

// "Ada Okafor <ada@example.org>" -> "Ada Okafor"
std::string sender_name(const std::string& from) {
    const std::size_t bracket = from.find('<');
    std::string_view name = trim(std::string_view(from).substr(0, bracket));
    if (bracket == std::string::npos && name.find('@') != std::string_view::npos) return {};
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    return std::string(name);
}

class Mbox : public Carrier {
public:
    explicit Mbox(Stream stream)
        : name_(std::move(stream.name)), path_(std::move(stream.path)), reader_(std::move(stream.source)) {}

    std::optional<Result<Piece>> next() override {
        if (ended_) return std::nullopt;
        std::string message;
        bool blank = true;  // the line before was
        bool any = false;
        bool large = false;
        while (true) {
            const Result<std::string_view> ahead = reader_.peek(1024);
            if (!ahead) return end_with(ahead.error());
            const bool begins = blank && begins_message(*ahead);
            if (ahead->empty()) ended_ = true;
            if ((begins && any) || ended_) break;
            bool cut = false;
            const Result<std::string> line = reader_.line(1U << 20, &cut);
            if (!line) return end_with(line.error());
            blank = trim(*line).empty();
            if (begins) {
                any = true;
                continue;
            }
            large = large || cut || message.size() + line->size() > document_size_;
            if (large) continue;
            message += unquoted(*line);
        }
        if (!any && trim(message).empty()) return std::nullopt;
        const std::string place = "#" + std::to_string(++number_);
        if (large) {
            return Result<Piece>(Error{ErrorCode::too_large, path_ + place,
                                       "has more than the limit of " + std::to_string(document_size_) +
                                           " bytes, or a line of more than 1 MiB"});
        }
        Piece piece;
        piece.name = name_ + place;
        piece.path = path_ + place;
        piece.base = place;
        piece.form = PieceForm::mail;
        piece.bytes = std::move(message);
        return Result<Piece>(std::move(piece));
    }

private:
    static constexpr std::uint64_t document_size_ = 32U << 20;

    std::optional<Result<Piece>> end_with(const Error& error) {
        ended_ = true;
        return Result<Piece>(error_in(path_, error));
    }

    static bool begins_message(std::string_view ahead) {
        if (!ahead.starts_with("From ")) return false;
        const std::size_t end = ahead.find('\n');
        if (end == std::string_view::npos) return false;
        ahead.remove_prefix(end + 1);
        return is_header_line(ahead.substr(0, ahead.find('\n')));
    }

    // ">From " is how a box writes "From " inside a message.
    static std::string_view unquoted(std::string_view line) {
        const std::size_t marks = line.find_first_not_of('>');
        if (marks != std::string_view::npos && marks > 0 && line.substr(marks).starts_with("From "))
            line.remove_prefix(1);
        return line;
    }

    std::string name_;
    std::string path_;
    ByteReader reader_;
    std::uint64_t number_ = 0;
    bool ended_ = false;
};

}  // namespace

bool is_header_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon > 60) return false;
    return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string header_value(std::string_view headers, std::string_view name) {
    std::string value;
    bool found = false;
    for (std::string_view line : split(headers, '\n')) {
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const bool folded = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (folded) {
            if (found) value += " " + std::string(trim(line));
            continue;
        }
        if (found) break;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || lower(trim(line.substr(0, colon))) != name) continue;
        found = true;
        value = trim(line.substr(colon + 1));
    }
    return value;
}

std::string header_parameter(std::string_view value, std::string_view name) {
    const std::string folded = lower(value);
    std::size_t at = 0;
    while ((at = folded.find(name, at)) != std::string::npos) {
        const char before = at == 0 ? ';' : folded[at - 1];
        at += name.size();
        if (before != ';' && before != ' ' && before != '\t') continue;
        std::string_view rest = trim(value.substr(at));
        if (!rest.starts_with("=")) continue;
        rest = trim(rest.substr(1));
        if (rest.starts_with("\"")) return std::string(rest.substr(1, rest.find('"', 1) - 1));
        return std::string(trim(rest.substr(0, rest.find_first_of("; \t"))));
    }
    return {};
}

std::string decode_words(std::string_view value) {
    std::string out;
    bool joined = false;  // blanks between two decoded words do not count
    while (!value.empty()) {
        const std::size_t at = value.find("=?");
        const std::size_t charset_end = at == std::string_view::npos ? at : value.find('?', at + 2);
        const std::size_t code_end =
            charset_end == std::string_view::npos ? charset_end : value.find('?', charset_end + 1);
        const std::size_t end =
            code_end == std::string_view::npos ? code_end : value.find("?=", code_end + 1);
        if (end == std::string_view::npos || code_end != charset_end + 2) break;
        const std::string_view before = value.substr(0, at);
        if (!joined || !trim(before).empty()) out += before;
        const std::string_view charset = value.substr(at + 2, charset_end - at - 2);
        const char code = static_cast<char>(value[charset_end + 1] | 0x20);
        std::string word(value.substr(code_end + 1, end - code_end - 1));
        if (code == 'q') std::replace(word.begin(), word.end(), '_', ' ');
        out += in_utf8(decode_transfer(word, code == 'q' ? "quoted-printable" : "base64"),
                       charset.substr(0, charset.find('*')));
        joined = true;
        value.remove_prefix(end + 2);
    }
    return in_utf8(out + std::string(value), {});
}

Result<Piece> open_mail(Piece piece) {
    std::string_view body;
    const std::string_view head = take_head(piece.bytes, body);
    Stated stated;
    stated.title = decode_words(header_value(head, "subject"));
    stated.author = sender_name(decode_words(header_value(head, "from")));
    stated.lang = language_code(header_value(head, "content-language"));
    stated.date = read_stated_date(header_value(head, "date"));
    if (!stated.date.empty()) stated.date_from = "mail header Date";
    Article article = article_of(piece.bytes);
    if (trim(article.plain).empty() && article.html.empty())
        return Error{ErrorCode::bad_input, piece.path, "is a mail without text"};
    if (!trim(article.plain).empty()) {
        piece.form = PieceForm::text;
        piece.charset = "utf-8";
        piece.bytes = under_title(stated.title, std::move(article.plain));
    } else {
        piece.form = PieceForm::html;
        piece.charset = article.charset;
        piece.bytes = std::move(article.html);
    }
    piece.stated = std::move(stated);
    return piece;
}

std::unique_ptr<Carrier> read_mbox(Stream stream) { return std::make_unique<Mbox>(std::move(stream)); }

}  // namespace entente
