#include "base/files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace entente {
namespace {

constexpr std::size_t shown_before = 240;  // bytes of a line, of which more is never shown
constexpr std::size_t shown_after = 120;

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}  // inside a UTF-8 character

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) return Error{ErrorCode::cannot_open, path, std::strerror(errno)};
    if (S_ISDIR(info.st_mode)) return Error{ErrorCode::cannot_open, path, "is a folder, not a file"};
    if (!S_ISREG(info.st_mode)) return Error{ErrorCode::cannot_open, path, "is not a regular file"};
    const auto size = static_cast<std::uint64_t>(info.st_size);
    if (size > limit) {
        return Error{
            ErrorCode::too_large, path,
            "has " + std::to_string(size) + " bytes, more than the limit of " + std::to_string(limit)};
    }
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) return Error{ErrorCode::cannot_open, path, std::strerror(errno)};
    std::string bytes(size, '\0');
    const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), file.get());
    if (std::ferror(file.get()) != 0) return Error{ErrorCode::cannot_open, path, std::strerror(errno)};
    bytes.resize(got);
    return bytes;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view trim(std::string_view text) {
    static constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

Error error_at(const std::string& path, std::string_view text, std::size_t offset, const std::string& what) {
    offset = std::min(offset, text.size());
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin && text[end - 1] == '\r') --end;
    offset = std::min(offset, end);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    std::size_t column = 1;
    for (std::size_t i = begin; i < offset; ++i) column += continues(text[i]) ? 0U : 1U;
    std::size_t first = offset - begin > shown_before ? offset - shown_before : begin;
    std::size_t last = end - offset > shown_after ? offset + shown_after : end;
    while (first > begin && continues(text[first])) ++first;
    while (last < end && continues(text[last])) ++last;
    std::string caret;
    for (std::size_t i = first; i < offset; ++i) {
        if (!continues(text[i])) caret += text[i] == '\t' ? '\t' : ' ';
    }
    return {ErrorCode::bad_knowledge, path + ":" + std::to_string(line) + ":" + std::to_string(column),
            what + "\n" + std::string(text.substr(first, last - first)) + "\n" + caret + "^"};
}

}  // namespace entente
