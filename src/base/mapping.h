// A file in memory, read only, as long as this object lives.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "entente/result.h"

namespace entente {

class Mapping {
public:
    // Fails with cannot_open.
    static Result<Mapping> open(const std::string& path);
    Mapping(Mapping&& other) noexcept;
    Mapping& operator=(Mapping&& other) noexcept;
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping();

    // Begins at a page, so that any plain type may lie in it.
    [[nodiscard]] std::span<const char> bytes() const { return {data_, size_}; }

private:
    Mapping(const char* data, std::size_t size) : data_(data), size_(size) {}
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

// Writes the file whole or not at all: under another name first. False where it could not.
bool replace_file(const std::string& path, std::string_view bytes);

}  // namespace entente
