// Bytes that come one part at a time: a file, a string, what is packed in another source.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "entente/result.h"

namespace entente {

// One thread at a time.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Up to `size` bytes to `to`; 0 at the end. After an error nothing more comes, unless resync() says so.
    virtual Result<std::size_t> read(char* to, std::size_t size) = 0;

    // Where in the file one could begin again to get what comes from the `out`th byte of this source on. Asked
    // with growing `out`; nothing where there is no such place.
    virtual std::optional<std::uint64_t> place_of(std::uint64_t out);

    // After an error: goes on behind what is broken, at a place where something whole begins. False where nothing does.
    virtual bool resync();
};

inline constexpr std::size_t portion = 1U << 16;  // bytes that are asked for at once

// Appends the next bytes of the source, at most `most`; gives how many, as its `read` does.
Result<std::size_t> append_portion(ByteSource& source, std::string& out, std::size_t most = portion);

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
    Result<std::size_t> read(char* to, std::size_t size) override;

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

// A file from `begin` on. A file that shrinks meanwhile ends early.
class FileSource : public ByteSource {
public:
    // Fails with cannot_open: no such file, no regular file.
    static Result<std::unique_ptr<ByteSource>> open(const std::string& path, std::uint64_t begin = 0);
    ~FileSource() override;
    Result<std::size_t> read(char* to, std::size_t size) override;
    std::optional<std::uint64_t> place_of(std::uint64_t out) override { return begin_ + out; }

private:
    FileSource(int file, std::string path, std::uint64_t begin)
        : file_(file), path_(std::move(path)), begin_(begin), at_(begin) {}

    int file_;
    std::string path_;
    std::uint64_t begin_;
    std::uint64_t at_;
};

// A source with a view of what comes next.
class ByteReader {
public:
    explicit ByteReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    // The next bytes, at least `size` of them unless the end comes before (at most 64 KiB are sure to fit). Valid until the
    // next call. Whatever stands before an error is given; the error comes with the call that gives nothing.
    Result<std::string_view> peek(std::size_t size);
    // Of what peek gave.
    void skip(std::size_t size);

    // The next line, with its line end; empty at the end. Of a line longer than `limit` the first `limit` bytes are
    // given and the others dropped, and `cut` is set.
    Result<std::string> line(std::size_t limit, bool* cut = nullptr);
    // Exactly `size` bytes, less at the end.
    Result<std::string> take(std::uint64_t size);
    // Leaves `size` bytes out; gives how many there were.
    Result<std::uint64_t> drop(std::uint64_t size);

    // Puts the last bytes that were given before what comes next.
    void put_back(std::string_view bytes);

    [[nodiscard]] std::uint64_t offset() const { return offset_; }  // bytes given so far
    [[nodiscard]] std::optional<std::uint64_t> place() const { return source_->place_of(offset_); }
    // As that of the source; what was looked ahead at is dropped.
    bool resync();

private:
    Result<bool> fill();  // false at the end

    std::unique_ptr<ByteSource> source_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t offset_ = 0;
    std::optional<Error> failed_;
    bool ended_ = false;
};

// All that is left of a source. Fails as it does, and with too_large past `limit` bytes.
Result<std::string> read_rest(ByteSource& source, std::uint64_t limit);
Result<std::string> read_rest(ByteReader& reader, std::uint64_t limit);

}  // namespace entente
