// Which runs of three bytes a text has: a bit each, some of them shared. Letters of ASCII of either case are alike.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

class Triples {
public:
    static constexpr std::uint32_t count = 4096;

    explicit Triples(std::string_view text) {
        for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
            const std::uint32_t bit = bit_of(text.data() + i);
            bits_[bit / 64] |= 1ULL << bit % 64;
        }
    }

    // A few of a text, from its beginning to its end; `count` where it is shorter than three bytes.
    static std::array<std::uint32_t, 3> some_of(std::string_view text) {
        if (text.size() < 3) return {count, count, count};
        const std::size_t last = text.size() - 3;
        return {bit_of(text.data()), bit_of(text.data() + last / 2), bit_of(text.data() + last)};
    }
    // False where the text cannot hold what these are of.
    [[nodiscard]] bool may_have(const std::array<std::uint32_t, 3>& some) const {
        return std::all_of(some.begin(), some.end(),
                           [&](std::uint32_t bit) { return bit >= count || has(bit); });
    }

private:
    static std::uint32_t bit_of(const char* bytes) {
        const auto byte = [&](int i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) | 0x20U;
        };
        return (byte(0) ^ byte(1) << 4 ^ byte(2) << 7) % count;
    }
    [[nodiscard]] bool has(std::uint32_t bit) const { return (bits_[bit / 64] >> bit % 64 & 1U) != 0; }

    std::array<std::uint64_t, count / 64> bits_{};
};

}  // namespace entente
