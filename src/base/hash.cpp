#include "base/hash.h"

#include <bit>
#include <cstring>

namespace entente {
namespace {

std::uint64_t mix(std::uint64_t x) {  // the finaliser of splitmix64
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

}  // namespace

Hash& Hash::add(std::uint64_t number) {
    state_ = mix(state_ ^ number) * 0x100000001b3ULL;
    return *this;
}

Hash& Hash::add(std::string_view bytes) {
    add(static_cast<std::uint64_t>(bytes.size()));
    while (bytes.size() >= 8) {
        std::uint64_t eight = 0;
        if constexpr (std::endian::native == std::endian::little) {
            std::memcpy(&eight, bytes.data(), 8);
        } else {
            for (int i = 7; i >= 0; --i)
                eight = eight << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
        }
        add(eight);
        bytes.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) rest = rest << 8 | static_cast<unsigned char>(bytes[i]);
    return add(rest);
}

std::uint64_t Hash::value() const { return mix(state_); }

std::string Hash::hex() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out(16, '0');
    std::uint64_t rest = value();
    for (std::size_t i = 16; i-- > 0; rest >>= 4) out[i] = digits[rest & 15];
    return out;
}

}  // namespace entente
