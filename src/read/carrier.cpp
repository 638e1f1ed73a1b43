#include "read/carrier.h"

#include <algorithm>
#include <utility>

#include "read/csv.h"
#include "read/encoding.h"
#include "read/feed.h"
#include "read/inflate.h"
#include "read/jsonl.h"
#include "read/mail.h"
#include "read/newsml.h"
#include "read/sniff.h"
#include "read/tar.h"
#include "read/text.h"
#include "read/warc.h"
#include "read/zip.h"

namespace entente {
namespace {

// The bytes that were looked at, and then the rest.
class Rejoined : public ByteSource {
public:
    Rejoined(std::string head, std::unique_ptr<ByteSource> rest)
        : head_(std::move(head)), rest_(std::move(rest)) {}
    Result<std::size_t> read(char* to, std::size_t size) override {
        if (at_ == head_.size()) return rest_->read(to, size);
        const std::size_t count = std::min(size, head_.size() - at_);
        std::copy_n(head_.data() + at_, count, to);
        at_ += count;
        return count;
    }
    std::optional<std::uint64_t> place_of(std::uint64_t out) override { return rest_->place_of(out); }
    bool resync() override {
        at_ = head_.size();
        return rest_->resync();
    }

private:
    std::string head_;
    std::size_t at_ = 0;
    std::unique_ptr<ByteSource> rest_;
};

class Nothing : public Carrier {
public:
    std::optional<Result<Piece>> next() override { return std::nullopt; }
};

class OnlyError : public Carrier {
public:
    explicit OnlyError(Error error) : error_(std::move(error)) {}
    std::optional<Result<Piece>> next() override {
        if (!error_) return std::nullopt;
        return Result<Piece>(*std::exchange(error_, std::nullopt));
    }

private:
    std::optional<Error> error_;
};

// A file that is one document.
class OneDocument : public Carrier {
public:
    OneDocument(Stream stream, PieceForm form) : stream_(std::move(stream)), form_(form) {}

    std::optional<Result<Piece>> next() override {
        if (!stream_.source) return std::nullopt;
        Result<std::string> bytes = read_rest(*std::exchange(stream_.source, nullptr), document_limit);
        if (!bytes) return Result<Piece>(error_in(stream_.path, bytes.error()));
        Piece piece;
        piece.name = stream_.name;
        piece.path = stream_.path;
        piece.form = form_;
        piece.bytes = std::move(*bytes);
        return Result<Piece>(std::move(piece));
    }

private:
    Stream stream_;
    PieceForm form_;
};

// The first bytes, at most 64 KiB of them.
Result<std::string> take_head(ByteSource& source) {
    std::string head;
    while (head.size() < portion) {
        const Result<std::size_t> got = append_portion(source, head, portion - head.size());
        if (!got && head.empty()) return got.error();
        if (!got || *got == 0) break;  // an error comes again with the rest
    }
    return head;
}

// Records in UTF-16, as spreadsheets write them: made UTF-8 first, whole.
Result<std::unique_ptr<ByteSource>> narrowed(std::unique_ptr<ByteSource> source) {
    constexpr std::uint64_t most = 128U << 20;
    Result<std::string> bytes = read_rest(*source, most);
    if (!bytes) return bytes.error();
    Result<Utf8Text> text = to_utf8(std::move(*bytes), {});
    if (!text) return text.error();
    return std::unique_ptr<ByteSource>(std::make_unique<MemorySource>(std::move(text->text)));
}

bool is_records(Format format) {
    return format == Format::csv || format == Format::json || format == Format::json_lines;
}

std::unique_ptr<Carrier> open_as(Format format, Stream stream, const FieldMap& fields) {
    switch (format) {
        case Format::html:
            return std::make_unique<OneDocument>(std::move(stream), PieceForm::html);
        case Format::pdf:
            return std::make_unique<OneDocument>(std::move(stream), PieceForm::pdf);
        case Format::mail:
            return std::make_unique<OneDocument>(std::move(stream), PieceForm::mail);
        case Format::mbox:
            return read_mbox(std::move(stream));
        case Format::json:
            return read_json(std::move(stream), fields);
        case Format::json_lines:
            return read_json_lines(std::move(stream), fields);
        case Format::csv:
            return read_csv(std::move(stream), fields);
        case Format::feed:
            return read_feed(std::move(stream));
        case Format::newsml:
            return read_newsml(std::move(stream));
        case Format::warc:
            return read_warc(std::move(stream));
        case Format::tar:
            return read_tar(std::move(stream), fields);
        case Format::zip:
            return read_zip(std::move(stream), fields);
        default:
            return std::make_unique<OneDocument>(std::move(stream), PieceForm::text);
    }
}

// A packed name without its last part: what is in "a.jsonl.gz" is "a.jsonl".
std::string inner_name(const std::string& name) {
    const std::size_t point = name.rfind('.');
    const std::string last = point == std::string::npos ? "" : name.substr(point + 1);
    if (last == "gz" || last == "zst" || last == "zstd" || last == "gzip") return name.substr(0, point);
    return last == "tgz" ? name.substr(0, point) + ".tar" : name;
}

}  // namespace

Error error_in(const std::string& path, Error error) {
    if (error.where.compare(0, path.size(), path) == 0) return error;
    error.where = error.where.empty() ? path : path + ": " + error.where;
    return error;
}

bool is_left_out(std::string_view path) {
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        const bool hidden = part.size() > 1 && part.front() == '.' && part != "..";
        if (hidden || part == "__MACOSX") return true;
        if (slash == std::string_view::npos) return part.starts_with("README");
        path.remove_prefix(slash + 1);
    }
    return false;
}

std::unique_ptr<Carrier> open_stream(Stream stream, const FieldMap& fields) {
    std::string hint = stream.name;  // what the name says of the format
    while (true) {
        Result<std::string> head = take_head(*stream.source);
        if (!head) return std::make_unique<OnlyError>(error_in(stream.path, head.error()));
        const Sniffed sniffed = sniff(hint, *head);
        const bool wide = head->starts_with("\xFF\xFE") || head->starts_with("\xFE\xFF");
        stream.source = std::make_unique<Rejoined>(std::move(*head), std::move(stream.source));
        if (sniffed.format == Format::other)
            return std::make_unique<OnlyError>(Error{ErrorCode::bad_input, stream.path, sniffed.what});
        const bool packed = sniffed.format == Format::gzip || sniffed.format == Format::zstd;
        if (stream.depth >= deepest_packing &&
            (packed || sniffed.format == Format::tar || sniffed.format == Format::zip)) {
            return std::make_unique<OnlyError>(Error{
                ErrorCode::too_large, stream.path,
                "is packed more than " + std::to_string(deepest_packing) + " times over: it is left there"});
        }
        if (wide && is_records(sniffed.format)) {
            auto made = narrowed(std::move(stream.source));
            if (!made) return std::make_unique<OnlyError>(error_in(stream.path, made.error()));
            stream.source = std::move(*made);
        }
        if (!packed) return open_as(sniffed.format, std::move(stream), fields);
        stream.source = sniffed.format == Format::gzip ? unpack_gzip(std::move(stream.source), stream.begin)
                                                       : unpack_zstd(std::move(stream.source), stream.begin);
        stream.file.clear();
        ++stream.depth;
        hint = inner_name(hint);
    }
}

std::unique_ptr<Carrier> open_file(const std::string& path, const FieldMap& fields, std::uint64_t begin) {
    Result<std::unique_ptr<ByteSource>> source = FileSource::open(path, begin);
    if (!source) return std::make_unique<OnlyError>(source.error());
    const std::size_t slash = path.rfind('/');
    Stream stream;
    stream.name = slash == std::string::npos ? path : path.substr(slash + 1);
    stream.path = path;
    stream.source = std::move(*source);
    stream.file = begin == 0 ? path : "";
    stream.begin = begin;
    return open_stream(std::move(stream), fields);
}

}  // namespace entente
