#include "base/mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace entente {

Result<Mapping> Mapping::open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Error{ErrorCode::cannot_open, path, std::strerror(errno)};
    struct stat info {};
    if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0) {
        close(file);
        return Error{ErrorCode::cannot_open, path, "is not a regular file with something in it"};
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    const int failed = errno;
    close(file);
    if (data == MAP_FAILED) return Error{ErrorCode::cannot_open, path, std::strerror(failed)};
    return Mapping(static_cast<const char*>(data), size);
}

Mapping::Mapping(Mapping&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Mapping& Mapping::operator=(Mapping&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

Mapping::~Mapping() {
    if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

bool replace_file(const std::string& path, std::string_view bytes) {
    const std::string made = path + "." + std::to_string(getpid()) + ".new";
    std::FILE* file = std::fopen(made.c_str(), "wb");
    if (file == nullptr) return false;
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const bool closed = std::fclose(file) == 0;
    if (written && closed && std::rename(made.c_str(), path.c_str()) == 0) return true;
    std::error_code ignored;
    std::filesystem::remove(made, ignored);
    return false;
}

}  // namespace entente
