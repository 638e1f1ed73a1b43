#include "read/warc.h"

#include <charconv>

#include "base/files.h"
#include "read/mail.h"
#include "read/text.h"
#include "read/transfer.h"

namespace entente {
namespace {

constexpr std::size_t longest_head = 1U << 16;  // of a record, and of an HTTP message

std::string lower(std::string_view text) {
    std::string out(trim(text));
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

// What a content type makes of a document; nothing where it is none.
std::optional<PieceForm> form_of(const std::string& type) {
    if (type == "text/html" || type == "application/xhtml+xml") return PieceForm::html;
    if (type == "text/plain") return PieceForm::text;
    if (type == "application/pdf") return PieceForm::pdf;
    if (type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        return PieceForm::docx;
    return std::nullopt;
}

std::size_t head_end(std::string_view bytes) {
    const std::size_t crlf = bytes.find("\r\n\r\n");
    const std::size_t lf = bytes.find("\n\n");
    if (crlf == std::string_view::npos && lf == std::string_view::npos) return std::string_view::npos;
    return crlf < lf ? crlf + 4 : lf + 2;
}

struct Record {
    std::string type;
    std::string url;
    std::string content;  // type of its block
    std::uint64_t length = 0;
    std::string place;  // for messages: "byte 1234"
    std::optional<std::uint64_t> begin;
};

// The block of a record with what its HTTP head says.
struct Block {
    PieceForm form = PieceForm::html;
    std::string charset;
    std::string headers;
    std::size_t body = 0;  // where it begins
};

class Warc : public Carrier {
public:
    explicit Warc(Stream stream)
        : name_(std::move(stream.name)), path_(std::move(stream.path)), reader_(std::move(stream.source)) {}

    std::optional<Result<Piece>> next() override {
        while (!ended_) {
            Result<std::optional<Record>> record = next_record();
            if (!record) {
                if (!find_next()) ended_ = true;
                return Result<Piece>(record.error());
            }
            if (!record->has_value()) break;
            Result<std::optional<Piece>> piece = read_block(**record);
            if (!piece) {
                if (broken_ && !find_next()) ended_ = true;
                return Result<Piece>(piece.error());
            }
            if (piece->has_value()) return Result<Piece>(std::move(**piece));
        }
        ended_ = true;
        return std::nullopt;
    }

private:
    // The record at hand cannot be gone past by its length.
    Error broken(const std::string& where, const Error& error) {
        broken_ = true;
        return {error.code, where, error.what};
    }

    // Where a record begins: "WARC/1.0" and a line end.
    static std::size_t record_in(std::string_view bytes) {
        std::size_t at = 0;
        while ((at = bytes.find("WARC/1.", at)) != std::string_view::npos) {
            const std::string_view after = bytes.substr(std::min(at + 8, bytes.size()));
            if (after.starts_with("\r\n") || after.starts_with("\n")) return at;
            ++at;
        }
        return at;
    }

    // After damage: to the next record. False at the end.
    bool find_next() {
        broken_ = false;
        while (true) {
            const Result<std::string_view> ahead = reader_.peek(longest_head);
            if (!ahead) {
                if (!reader_.resync()) return false;
                continue;
            }
            if (ahead->empty()) return false;
            const std::size_t at = record_in(*ahead);
            if (at != std::string_view::npos) {
                reader_.skip(at);
                return true;
            }
            constexpr std::size_t kept = 10;  // the beginning of a record, cut in two
            reader_.skip(ahead->size() > kept ? ahead->size() - kept : ahead->size());
        }
    }

    [[nodiscard]] std::string place_now(std::optional<std::uint64_t>& begin) const {
        begin = reader_.place();
        return begin ? "byte " + std::to_string(*begin)
                     : "byte " + std::to_string(reader_.offset()) + " unpacked";
    }

    // The head of the next record; nothing at the end. Where the block before it ended it may be gone past.
    Result<std::optional<Record>> next_record() {
        Result<std::string_view> ahead = reader_.peek(1);
        while (ahead && !ahead->empty() && (ahead->front() == '\r' || ahead->front() == '\n')) {
            reader_.skip(1);
            ahead = reader_.peek(1);
        }
        Record record;
        record.place = place_now(record.begin);
        const std::string where = path_ + ": " + record.place;
        if (!ahead) return broken(where, ahead.error());
        if (ahead->empty()) return std::optional<Record>();
        ahead = reader_.peek(16);
        if (!ahead) return broken(where, ahead.error());
        if (!ahead->starts_with("WARC/1.")) {
            const bool short_of = ahead->size() < 16;
            reader_.skip(short_of ? ahead->size() : 1);
            const Result<std::string_view> rest = reader_.peek(1);  // where it breaks off it says why
            return broken(where, short_of && !rest
                                     ? rest.error()
                                     : Error{ErrorCode::bad_input, {}, "is no record of a web archive"});
        }
        std::string head;
        while (true) {
            const Result<std::string> line = reader_.line(longest_head);
            if (!line) return broken(where, line.error());
            if (line->empty())
                return broken(where, {ErrorCode::bad_input, {}, "is a record that breaks off in its head"});
            if (trim(*line).empty()) break;
            head += *line;
            if (head.size() > longest_head)
                return broken(where, {ErrorCode::bad_input, {}, "is a record with an endless head"});
        }
        const std::string length = header_value(head, "content-length");
        const auto [end, failed] =
            std::from_chars(length.data(), length.data() + length.size(), record.length);
        if (failed != std::errc() || end != length.data() + length.size())
            return broken(where, {ErrorCode::bad_input, {}, "is a record without a length"});
        record.type = lower(header_value(head, "warc-type"));
        record.content = lower(header_value(head, "content-type"));
        record.url = header_value(head, "warc-target-uri");
        if (record.url.size() > 2 && record.url.front() == '<' && record.url.back() == '>')
            record.url = record.url.substr(1, record.url.size() - 2);
        return std::optional<Record>(std::move(record));
    }

    static bool is_wanted(const Record& record) {
        if (record.url.ends_with("/robots.txt")) return false;
        return record.type == "response" || record.type == "resource" || record.type == "conversion";
    }

    // What the block is, by its first bytes. Nothing: no document.
    std::optional<Block> look_at(const Record& record, std::string_view ahead) {
        Block block;
        std::string type = record.content;
        if (record.type == "response" && type.find("application/http") != std::string::npos) {
            const std::size_t end = head_end(ahead);
            if (end == std::string_view::npos || !ahead.starts_with("HTTP/")) return std::nullopt;
            block.headers = ahead.substr(0, end);
            block.body = end;
            const std::size_t code = ahead.find(' ');
            if (code == std::string_view::npos || !ahead.substr(code + 1).starts_with("200"))
                return std::nullopt;
            type = header_value(block.headers, "content-type");
        }
        block.charset = header_parameter(type, "charset");
        const auto form = form_of(lower(std::string_view(type).substr(0, type.find(';'))));
        if (!form) return std::nullopt;
        block.form = *form;
        return block;
    }

    // The document of a record; nothing where it is none. The reader then stands behind the record.
    Result<std::optional<Piece>> read_block(const Record& record) {
        const std::string name = record.url.empty() ? record.place : record.url;
        const std::string where = path_ + "#" + name;
        const auto pass = [&](std::uint64_t size) -> Result<std::optional<Piece>> {
            const Result<std::uint64_t> dropped = reader_.drop(size);
            if (!dropped) return broken(where, dropped.error());
            if (*dropped < size) return broken(where, breaks_off());
            return std::optional<Piece>();
        };
        if (!is_wanted(record)) return pass(record.length);
        const Result<std::string_view> ahead =
            reader_.peek(static_cast<std::size_t>(std::min<std::uint64_t>(record.length, longest_head)));
        if (!ahead) return broken(where, ahead.error());
        const auto block = look_at(record, ahead->substr(0, record.length));
        if (!block) return pass(record.length);
        if (record.length > document_limit) {
            if (auto passed = pass(record.length); !passed) return passed;
            return Error{ErrorCode::too_large, where,
                         "has " + std::to_string(record.length) + " bytes, more than the limit of " +
                             std::to_string(document_limit)};
        }
        Result<std::string> bytes = reader_.take(record.length);
        if (!bytes) return broken(where, bytes.error());
        if (bytes->size() < record.length || !ends_here()) {
            // The length is wrong, or the end is missing: the next record may stand among these bytes.
            reader_.put_back(*bytes);
            reader_.skip(1);
            return broken(where, bytes->size() < record.length ? breaks_off() : longer());
        }
        bytes->erase(0, block->body);
        Result<std::string> body = decode_http_body(std::move(*bytes), block->headers, document_limit);
        if (!body) return Error{body.error().code, where, body.error().what};
        return piece_of(record, *block, std::move(*body), name);
    }

    // Whether a block may end before what comes next.
    bool ends_here() {
        const Result<std::string_view> next = reader_.peek(5);
        return !next || next->empty() || next->front() == '\r' || next->front() == '\n' ||
               next->starts_with("WARC/");
    }

    static Error longer() {
        return {ErrorCode::bad_input, {}, "is a record that does not end where it says"};
    }
    static Error breaks_off() { return {ErrorCode::bad_input, {}, "is a record that breaks off"}; }

    Result<std::optional<Piece>> piece_of(const Record& record, const Block& block, std::string body,
                                          const std::string& name) {
        Piece piece;
        piece.name = name_ + "#" + name;
        piece.path = path_ + "#" + name;
        piece.base = name;
        piece.bytes = std::move(body);
        piece.form = block.form;
        piece.charset = block.charset;
        piece.stated.url = record.url;
        if (piece.form == PieceForm::text && record.type == "conversion") piece.charset = "utf-8";
        pass_line_ends();
        piece.resume_at = reader_.place().value_or(0);
        return std::optional<Piece>(std::move(piece));
    }

    // Behind a block stand two line ends.
    void pass_line_ends() {
        for (int i = 0; i < 4; ++i) {
            const Result<std::string_view> ahead = reader_.peek(1);
            if (!ahead || ahead->empty() || (ahead->front() != '\r' && ahead->front() != '\n')) return;
            reader_.skip(1);
        }
    }

    std::string name_;
    std::string path_;
    ByteReader reader_;
    bool broken_ = false;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Carrier> read_warc(Stream stream) { return std::make_unique<Warc>(std::move(stream)); }

}  // namespace entente
