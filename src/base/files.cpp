#include "base/files.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace entente {

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

}  // namespace entente
