// Runs of ASCII letters, sixty-four bytes at a time: which bytes are letters, which of them are capitals.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace entente {

struct LetterMasks {
    std::uint64_t letters = 0;  // bit i: byte i is of A-Z or a-z
    std::uint64_t capitals = 0;
};

// Byte by byte: what the fast way has to agree with.
inline LetterMasks letter_masks_plain(const char* bytes) {
    LetterMasks out;
    for (unsigned i = 0; i < 64; ++i) {
        const char c = bytes[i];
        const bool capital = c >= 'A' && c <= 'Z';
        out.capitals |= static_cast<std::uint64_t>(capital) << i;
        out.letters |= static_cast<std::uint64_t>(capital || (c >= 'a' && c <= 'z')) << i;
    }
    return out;
}

#if defined(__SSE2__)
inline LetterMasks letter_masks(const char* bytes) {
    const auto between = [](__m128i value, char low,
                            char high) {  // bytes above 127 are negative: never between
        return _mm_and_si128(_mm_cmpgt_epi8(value, _mm_set1_epi8(static_cast<char>(low - 1))),
                             _mm_cmplt_epi8(value, _mm_set1_epi8(static_cast<char>(high + 1))));
    };
    LetterMasks out;
    for (unsigned i = 0; i < 64; i += 16) {
        const __m128i value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
        const __m128i lower = _mm_or_si128(value, _mm_set1_epi8(0x20));
        const auto letters = static_cast<std::uint32_t>(_mm_movemask_epi8(between(lower, 'a', 'z')));
        const auto capitals = static_cast<std::uint32_t>(_mm_movemask_epi8(between(value, 'A', 'Z')));
        out.letters |= static_cast<std::uint64_t>(letters) << i;
        out.capitals |= static_cast<std::uint64_t>(capitals) << i;
    }
    return out;
}
#else
inline LetterMasks letter_masks(const char* bytes) { return letter_masks_plain(bytes); }
#endif

struct LetterCount {
    std::size_t small = 0;
    std::size_t capital = 0;
};

// How many letters of ASCII the text has.
inline LetterCount count_ascii_letters(std::string_view text) {
    LetterCount out;
    for (std::size_t from = 0; from < text.size(); from += 64) {
        char padded[64] = {};
        const bool whole = from + 64 <= text.size();
        if (!whole) std::memcpy(padded, text.data() + from, text.size() - from);
        const LetterMasks masks = letter_masks(whole ? text.data() + from : padded);
        const auto capitals = static_cast<std::size_t>(std::popcount(masks.capitals));
        out.capital += capitals;
        out.small += static_cast<std::size_t>(std::popcount(masks.letters)) - capitals;
    }
    return out;
}

// Walks a text from its beginning; `at` may only grow.
class LetterRuns {
public:
    explicit LetterRuns(std::string_view text) : text_(text) {}

    struct Run {
        std::size_t end = 0;   // of the letters that begin at `at`
        bool capitals = true;  // all of them
    };
    Run from(std::size_t at) {
        Run run;
        while (true) {
            enter(at / 64);
            const unsigned shift = static_cast<unsigned>(at % 64);
            const std::uint64_t stops = ~masks_.letters >> shift;
            if (stops != 0) {
                const auto length = static_cast<unsigned>(std::countr_zero(stops));
                const std::uint64_t inside = length == 0 ? 0 : ~0ULL >> (64 - length);
                run.capitals = run.capitals && (masks_.capitals >> shift & inside) == inside;
                run.end = at + length;
                return run;
            }
            run.capitals = run.capitals && masks_.capitals >> shift == ~0ULL >> shift;
            at = (at / 64 + 1) * 64;
        }
    }

private:
    void enter(std::size_t block) {
        if (block == block_) return;
        block_ = block;
        const std::size_t from = block * 64;
        if (from + 64 <= text_.size()) {
            masks_ = letter_masks(text_.data() + from);
            return;
        }
        char padded[64] = {};
        if (from < text_.size()) std::memcpy(padded, text_.data() + from, text_.size() - from);
        masks_ = letter_masks(padded);
    }

    std::string_view text_;
    std::size_t block_ = static_cast<std::size_t>(-1);
    LetterMasks masks_;
};

}  // namespace entente
