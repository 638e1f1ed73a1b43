#include "read/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace entente {
namespace {

Error too_large(std::uint64_t limit) {
    return {ErrorCode::too_large, {}, "has more than the limit of " + std::to_string(limit) + " bytes"};
}

}  // namespace

std::optional<std::uint64_t> ByteSource::place_of(std::uint64_t /*out*/) { return std::nullopt; }
bool ByteSource::resync() { return false; }

Result<std::size_t> MemorySource::read(char* to, std::size_t size) {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, count);
    at_ += count;
    return count;
}

Result<std::unique_ptr<ByteSource>> FileSource::open(const std::string& path, std::uint64_t begin) {
    const int file =
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a named pipe must not hold us up
    if (file < 0) return Error{ErrorCode::cannot_open, path, std::strerror(errno)};
    struct stat info {};
    const char* wrong = nullptr;
    if (fstat(file, &info) != 0)
        wrong = std::strerror(errno);
    else if (S_ISDIR(info.st_mode))
        wrong = "is a folder, not a file";
    else if (!S_ISREG(info.st_mode))
        wrong = "is not a regular file";
    if (wrong != nullptr) {
        close(file);
        return Error{ErrorCode::cannot_open, path, wrong};
    }
    return std::unique_ptr<ByteSource>(new FileSource(file, path, begin));
}

FileSource::~FileSource() { close(file_); }

Result<std::size_t> FileSource::read(char* to, std::size_t size) {
    while (true) {
        const ssize_t got = pread(file_, to, size, static_cast<off_t>(at_));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Error{ErrorCode::cannot_open, path_, std::strerror(errno)};
        at_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }
}

Result<std::size_t> append_portion(ByteSource& source, std::string& out, std::size_t most) {
    // Never cleared: most files are far smaller than a portion. A source may read from another: each has its own.
    const auto bytes = std::make_unique_for_overwrite<char[]>(most);
    const Result<std::size_t> got = source.read(bytes.get(), most);
    if (got) out.append(bytes.get(), *got);
    return got;
}

Result<bool> ByteReader::fill() {
    if (failed_) return *failed_;
    if (ended_) return false;
    if (at_ > 0 && (at_ == buffer_.size() || at_ >= portion)) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    const Result<std::size_t> got = append_portion(*source_, buffer_);
    if (!got) {
        failed_ = got.error();
        return *failed_;
    }
    ended_ = *got == 0;
    return !ended_;
}

Result<std::string_view> ByteReader::peek(std::size_t size) {
    while (buffer_.size() - at_ < size) {
        const Result<bool> more = fill();
        if (!more && buffer_.size() == at_) return more.error();
        if (!more || !*more) break;
    }
    return std::string_view(buffer_).substr(at_);
}

void ByteReader::skip(std::size_t size) {
    size = std::min(size, buffer_.size() - at_);
    at_ += size;
    offset_ += size;
}

Result<std::string> ByteReader::line(std::size_t limit, bool* cut) {
    std::string out;
    while (true) {
        const Result<std::string_view> next = peek(1);
        if (!next) {
            if (!out.empty()) return out;
            return next.error();
        }
        if (next->empty()) return out;
        const std::size_t end = next->find('\n');
        const std::size_t length = end == std::string_view::npos ? next->size() : end + 1;
        const std::size_t room = limit - std::min(limit, out.size());
        out += next->substr(0, std::min(length, room));
        if (cut != nullptr && length > room) *cut = true;
        skip(length);
        if (end != std::string_view::npos) return out;
    }
}

Result<std::string> ByteReader::take(std::uint64_t size) {
    std::string out;
    while (out.size() < size) {
        const Result<std::string_view> next = peek(1);
        if (!next) return next.error();
        if (next->empty()) break;
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(next->size(), size - out.size()));
        out += next->substr(0, count);
        skip(count);
    }
    return out;
}

Result<std::uint64_t> ByteReader::drop(std::uint64_t size) {
    std::uint64_t dropped = 0;
    while (dropped < size) {
        const Result<std::string_view> next = peek(1);
        if (!next) return next.error();
        if (next->empty()) break;
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(next->size(), size - dropped));
        skip(count);
        dropped += count;
    }
    return dropped;
}

void ByteReader::put_back(std::string_view bytes) {
    buffer_.replace(0, at_, bytes);
    at_ = 0;
    offset_ -= std::min<std::uint64_t>(offset_, bytes.size());
}

bool ByteReader::resync() {
    if (!source_->resync()) return false;
    offset_ += buffer_.size() - at_;
    buffer_.clear();
    at_ = 0;
    failed_.reset();
    ended_ = false;
    return true;
}

Result<std::string> read_rest(ByteSource& source, std::uint64_t limit) {
    std::string out;
    while (true) {
        const Result<std::size_t> got = append_portion(source, out);
        if (!got) return got.error();
        if (out.size() > limit) return too_large(limit);
        if (*got == 0) return out;
    }
}

Result<std::string> read_rest(ByteReader& reader, std::uint64_t limit) {
    Result<std::string> out = reader.take(limit + 1);
    if (out && out->size() > limit) return too_large(limit);
    return out;
}

}  // namespace entente
