// The directory of a zip archive, and its entries as streams.
#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "read/inflate.h"
#include "read/zip.h"

namespace entente {
namespace {

constexpr std::uint64_t no_value = 0xFFFFFFFF;

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

Error broken(const std::string& what) { return {ErrorCode::bad_input, {}, what}; }

// Where the directory begins, and how long it is.
struct Directory {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
};

Result<Directory> find_directory(const RandomBytes& bytes) {
    constexpr std::uint64_t longest_end = 22 + 65535;
    const std::uint64_t from = bytes.size() > longest_end ? bytes.size() - longest_end : 0;
    const Result<std::string> tail = bytes.at(from, longest_end);
    if (!tail) return tail.error();
    const std::size_t end = tail->rfind("PK\x05\x06");
    if (end == std::string::npos || tail->size() - end < 22)
        return broken("is a zip archive without its directory: it breaks off");
    Directory found{little(*tail, end + 16, 4), little(*tail, end + 12, 4)};
    const bool large = found.at == no_value || found.size == no_value || little(*tail, end + 10, 2) == 0xFFFF;
    if (!large || from + end < 20) return found;
    const Result<std::string> locator = bytes.at(from + end - 20, 20);
    if (!locator || !locator->starts_with("PK\x06\x07")) return found;
    const Result<std::string> record = bytes.at(little(*locator, 8, 8), 56);
    if (!record || !record->starts_with("PK\x06\x06")) return broken("has a broken zip64 directory");
    return Directory{little(*record, 48, 8), little(*record, 40, 8)};
}

// Sizes and places over four bytes stand in an extra field.
void take_zip64(std::string_view extra, ZipEntry& entry) {
    while (extra.size() >= 4) {
        const std::size_t length = std::min<std::size_t>(little(extra, 2, 2), extra.size() - 4);
        if (little(extra, 0, 2) == 1) {
            std::string_view values = extra.substr(4, length);
            for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.header}) {
                if (*value != no_value || values.size() < 8) continue;
                *value = little(values, 0, 8);
                values.remove_prefix(8);
            }
            return;
        }
        extra.remove_prefix(4 + length);
    }
}

// A part of the archive.
class Range : public ByteSource {
public:
    Range(RandomBytes bytes, std::uint64_t at, std::uint64_t size)
        : bytes_(std::move(bytes)), at_(at), left_(size) {}
    Result<std::size_t> read(char* to, std::size_t size) override {
        const Result<std::string> part = bytes_.at(at_, std::min<std::uint64_t>(size, left_));
        if (!part) return part.error();
        if (part->empty() && left_ > 0) return broken("breaks off");
        std::memcpy(to, part->data(), part->size());
        at_ += part->size();
        left_ -= part->size();
        return part->size();
    }

private:
    RandomBytes bytes_;
    std::uint64_t at_;
    std::uint64_t left_;
};

// Holds an entry to what the directory says of it.
class Checked : public ByteSource {
public:
    Checked(std::unique_ptr<ByteSource> source, const ZipEntry& entry)
        : source_(std::move(source)), size_(entry.size), crc_(entry.crc) {}
    Result<std::size_t> read(char* to, std::size_t size) override {
        const Result<std::size_t> got = source_->read(to, size);
        if (!got) return got.error();
        seen_ += *got;
        sum_ = libdeflate_crc32(sum_, to, *got);
        if (seen_ > size_)
            return broken("holds more than the " + std::to_string(size_) + " bytes that its directory says");
        if (*got == 0 && size > 0 && seen_ < size_) {
            return broken("holds " + std::to_string(seen_) + " bytes where its directory says " +
                          std::to_string(size_));
        }
        if (*got == 0 && size > 0 && sum_ != crc_) return broken("is damaged: its checksum is another");
        return *got;
    }

private:
    std::unique_ptr<ByteSource> source_;
    std::uint64_t size_;
    std::uint32_t crc_;
    std::uint64_t seen_ = 0;
    std::uint32_t sum_ = 0;
};

}  // namespace

Result<RandomBytes> RandomBytes::of_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    if (file < 0 || fstat(file, &info) != 0) {
        const int failed = errno;
        if (file >= 0) close(file);
        return Error{ErrorCode::cannot_open, path, std::strerror(failed)};
    }
    RandomBytes bytes;
    bytes.size_ = static_cast<std::uint64_t>(info.st_size);
    bytes.file_ = std::shared_ptr<int>(new int(file), [](int* held) {
        close(*held);
        delete held;
    });
    return bytes;
}

RandomBytes RandomBytes::of_memory(std::string bytes) {
    RandomBytes out;
    out.size_ = bytes.size();
    out.memory_ = std::make_shared<const std::string>(std::move(bytes));
    return out;
}

Result<std::string> RandomBytes::at(std::uint64_t at, std::uint64_t size) const {
    if (at >= size_) return std::string();
    size = std::min(size, size_ - at);
    if (memory_) return memory_->substr(at, size);
    std::string out(size, '\0');
    const ssize_t got = pread(*file_, out.data(), size, static_cast<off_t>(at));
    if (got < 0) return Error{ErrorCode::cannot_open, {}, std::strerror(errno)};
    out.resize(static_cast<std::size_t>(got));
    return out;
}

Result<std::vector<ZipEntry>> zip_directory(const RandomBytes& bytes) {
    constexpr std::uint64_t largest = 256U << 20;
    const Result<Directory> directory = find_directory(bytes);
    if (!directory) return directory.error();
    if (directory->at > bytes.size() || directory->size > bytes.size() - directory->at ||
        directory->size > largest)
        return broken("has a directory that lies outside of it");
    const Result<std::string> held = bytes.at(directory->at, directory->size);
    if (!held) return held.error();
    std::string_view rest = *held;
    std::vector<ZipEntry> entries;
    while (rest.size() >= 46 && rest.starts_with("PK\x01\x02")) {
        if (entries.size() == zip_entry_limit)
            return broken("has more than " + std::to_string(zip_entry_limit) + " files");
        const std::size_t name = little(rest, 28, 2);
        const std::size_t extra = little(rest, 30, 2);
        const std::size_t all = 46 + name + extra + little(rest, 32, 2);
        if (all > rest.size()) return broken("has a directory that breaks off");
        ZipEntry entry;
        entry.name = rest.substr(46, name);
        entry.flags = static_cast<std::uint16_t>(little(rest, 8, 2));
        entry.method = static_cast<std::uint16_t>(little(rest, 10, 2));
        entry.crc = static_cast<std::uint32_t>(little(rest, 16, 4));
        entry.packed = little(rest, 20, 4);
        entry.size = little(rest, 24, 4);
        entry.header = little(rest, 42, 4);
        take_zip64(rest.substr(46 + name, extra), entry);
        entries.push_back(std::move(entry));
        rest.remove_prefix(all);
    }
    if (entries.empty() && directory->size > 0) return broken("has a directory that is none");
    return entries;
}

Result<std::unique_ptr<ByteSource>> open_zip_entry(const RandomBytes& bytes, const ZipEntry& entry) {
    if ((entry.flags & 1U) != 0) return broken("is encrypted");
    const Result<std::string> header = bytes.at(entry.header, 30);
    if (!header) return header.error();
    if (header->size() < 30 || !header->starts_with("PK\x03\x04"))
        return broken("is not where the directory says");
    const std::uint64_t begin = entry.header + 30 + little(*header, 26, 2) + little(*header, 28, 2);
    if (begin > bytes.size() || entry.packed > bytes.size() - begin)
        return broken("lies outside of the archive");
    auto packed = std::make_unique<Range>(bytes, begin, entry.packed);
    std::unique_ptr<ByteSource> source;
    if (entry.method == 0)
        source = std::move(packed);
    else if (entry.method == 8)
        source = unpack_deflate(std::move(packed));
    else if (entry.method == 93)
        source = unpack_zstd(std::move(packed));
    else
        return broken("is packed by method " + std::to_string(entry.method) + " of zip, which is not read");
    return std::unique_ptr<ByteSource>(std::make_unique<Checked>(std::move(source), entry));
}

}  // namespace entente
