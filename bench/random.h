// A small generator of our own: the same seed gives the same text on every machine and with every library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::bench {

// SplitMix64.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    // 0 to n - 1; n is at least 1. The bias is of no matter for so small an n.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>((next() >> 11U) % n); }
    std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <class List>
    const auto& of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

// Ranks by Zipf's law, flattened at the top as it is for words of one kind. Whole numbers only, so that no library's
// logarithm has a say.
class Zipf {
public:
    explicit Zipf(std::size_t ranks, std::uint64_t flat = 10) {
        std::uint64_t sum = 0;
        for (std::size_t rank = 0; rank < ranks; ++rank) {
            sum += 1'000'000'000U / (rank + flat);
            sums_.push_back(sum);
        }
    }
    std::size_t draw(Random& random) const {
        const std::uint64_t at = random.next() % sums_.back();
        return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
    }

private:
    std::vector<std::uint64_t> sums_;
};

}  // namespace entente::bench
