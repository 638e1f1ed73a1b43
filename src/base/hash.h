// A hash for content keys: 64 bits, the same on every machine. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

// FNV-1a over eight bytes at a time with a final mix; fields are added in order, each with its length.
class Hash {
public:
    Hash& add(std::string_view bytes);
    Hash& add(std::uint64_t number);
    [[nodiscard]] std::uint64_t value() const;
    [[nodiscard]] std::string hex() const;  // 16 lower-case hex digits

private:
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace entente
