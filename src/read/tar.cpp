#include "read/tar.h"

#include <algorithm>
#include <charconv>

namespace entente {
namespace {

constexpr std::size_t block = 512;

std::string_view field(std::string_view header, std::size_t at, std::size_t size) {
    const std::string_view value = header.substr(at, size);
    return value.substr(0, value.find('\0'));
}

// Octal digits, or the bytes of a larger number behind 0x80. Nothing where it is neither.
std::optional<std::uint64_t> number(std::string_view raw) {
    if (!raw.empty() && static_cast<unsigned char>(raw[0]) == 0x80) {
        std::uint64_t value = 0;
        for (const char c : raw.substr(1)) {
            if ((value >> 55U) != 0) return std::nullopt;
            value = value << 8U | static_cast<unsigned char>(c);
        }
        return value;
    }
    raw = raw.substr(0, raw.find('\0'));
    while (!raw.empty() && raw.front() == ' ') raw.remove_prefix(1);
    while (!raw.empty() && raw.back() == ' ') raw.remove_suffix(1);
    std::uint64_t value = 0;
    const auto [end, failed] = std::from_chars(raw.data(), raw.data() + raw.size(), value, 8);
    if (failed != std::errc() || end != raw.data() + raw.size()) return std::nullopt;
    return value;
}

bool is_sound(std::string_view header) {
    if (header.size() < block) return false;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < block; ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(header[i]);
    return number(header.substr(148, 8)) == sum;
}

// One file of the archive; what is left of it is dropped when the next is asked for.
class Member : public ByteSource {
public:
    Member(std::shared_ptr<ByteReader> archive, std::shared_ptr<std::uint64_t> left)
        : archive_(std::move(archive)), left_(std::move(left)) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (*left_ == 0) return std::size_t{0};
        const Result<std::string_view> next = archive_->peek(1);
        if (!next) return next.error();
        if (next->empty())
            return Error{
                ErrorCode::bad_input, {}, "breaks off: " + std::to_string(*left_) + " bytes are missing"};
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>({next->size(), size, *left_}));
        std::copy_n(next->data(), count, to);
        archive_->skip(count);
        *left_ -= count;
        return count;
    }

private:
    std::shared_ptr<ByteReader> archive_;
    std::shared_ptr<std::uint64_t> left_;
};

class Tar : public Carrier {
public:
    Tar(Stream stream, const FieldMap& fields)
        : name_(std::move(stream.name)),
          path_(std::move(stream.path)),
          depth_(stream.depth),
          reader_(std::make_shared<ByteReader>(std::move(stream.source))),
          left_(std::make_shared<std::uint64_t>(0)),
          fields_(fields) {}

    std::optional<Result<Piece>> next() override {
        while (true) {
            if (member_) {
                if (auto piece = member_->next()) return piece;
                member_.reset();
            }
            if (ended_) return std::nullopt;
            Result<bool> more = next_member();
            if (more && *more) continue;
            ended_ = true;
            if (!more) return Result<Piece>(error_in(path_, more.error()));
        }
    }

private:
    Error broken(const std::string& what) const {
        return {ErrorCode::bad_input, path_, what + " at byte " + std::to_string(reader_->offset())};
    }

    Result<bool> pass_over(std::uint64_t size) {
        const Result<std::uint64_t> dropped = reader_->drop(size);
        if (!dropped) return dropped.error();
        if (*dropped < size) return broken("breaks off");
        return true;
    }

    // What it is packed in is read to its end all the same: there its checksum stands.
    Result<bool> end_of_archive() {
        const Result<std::uint64_t> rest = reader_->drop(~std::uint64_t{0});
        if (!rest) return rest.error();
        return false;
    }

    // To the next file; false at the end.
    Result<bool> next_member() {
        if (Result<bool> passed = pass_over(*left_ + padding_); !passed) return passed;
        *left_ = 0;
        padding_ = 0;
        const Result<std::string> header = reader_->take(block);
        if (!header) return header.error();
        if (header->empty() || header->find_first_not_of('\0') == std::string::npos) return end_of_archive();
        if (header->size() < block) return broken("breaks off in a tar header");
        const auto size = number(std::string_view(*header).substr(124, 12));
        if (!is_sound(*header) || !size) return broken("has no tar header");
        padding_ = (block - *size % block) % block;
        const char type = (*header)[156];
        if (type == 'L' || type == 'x') return long_name(type, *size);
        *left_ = larger_size_.value_or(*size);
        if (larger_size_) padding_ = (block - *left_ % block) % block;
        larger_size_.reset();
        std::string name = std::exchange(long_name_, {});
        if (name.empty()) {
            name = field(*header, 345, 155);
            if (!name.empty() && field(*header, 257, 6) == "ustar")
                name += '/';
            else
                name.clear();
            name += field(*header, 0, 100);
        }
        const bool regular = type == '0' || type == '\0' || type == '7';
        if (!regular || is_left_out(name)) return true;
        member_ = open_stream({name_ + "#" + name,
                               path_ + "#" + name,
                               std::make_unique<Member>(reader_, left_),
                               {},
                               0,
                               depth_ + 1},
                              fields_);
        return true;
    }

    Result<bool> long_name(char type, std::uint64_t size) {
        constexpr std::uint64_t longest = 1U << 16;
        if (size > longest) return broken("has too long a name");
        const Result<std::string> text = reader_->take(size);
        if (!text) return text.error();
        if (type == 'L')
            long_name_ = text->substr(0, text->find('\0'));
        else
            read_pax(*text);
        return true;
    }

    // "27 path=...\n": length, name and value.
    void read_pax(std::string_view text) {
        while (!text.empty()) {
            std::size_t length = 0;
            const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), length);
            const auto digits = static_cast<std::size_t>(end - text.data());
            if (failed != std::errc() || length <= digits + 1 || length > text.size()) return;
            const std::string_view entry = text.substr(digits + 1, length - digits - 2);
            if (entry.starts_with("path=")) long_name_ = entry.substr(5);
            std::uint64_t size = 0;
            if (entry.starts_with("size=") &&
                std::from_chars(entry.data() + 5, entry.data() + entry.size(), size).ec == std::errc() &&
                size >> 56U == 0)
                larger_size_ = size;
            text.remove_prefix(length);
        }
    }

    std::string name_;
    std::string path_;
    unsigned depth_;
    std::shared_ptr<ByteReader> reader_;
    std::shared_ptr<std::uint64_t> left_;  // bytes of the member that is open
    std::uint64_t padding_ = 0;
    const FieldMap fields_;
    std::unique_ptr<Carrier> member_;
    std::string long_name_;
    std::optional<std::uint64_t> larger_size_;
    bool ended_ = false;
};

}  // namespace

bool is_tar(std::string_view head) {
    return head.size() >= block && head.substr(257, 5) == "ustar" && is_sound(head.substr(0, block));
}

std::unique_ptr<Carrier> read_tar(Stream stream, const FieldMap& fields) {
    return std::make_unique<Tar>(std::move(stream), fields);
}

}  // namespace entente
