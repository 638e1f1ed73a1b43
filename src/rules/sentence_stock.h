// Whether a sentence may have what a pattern cannot do without: a quick question before a walk. It may say yes of what
// is not there, never the other way round.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "rules/walk.h"

namespace entente {

// Which of up to 64 things a sentence has, and the first and last token at which it has them.
class Places {
public:
    void clear() { all_ = 0; }
    void add(unsigned thing, std::uint32_t token) {
        const std::uint64_t bit = 1ULL << thing;
        if ((all_ & bit) == 0) first_[thing] = token;
        last_[thing] = token;
        all_ |= bit;
    }
    // One of the things, before token `anchor` or from there on.
    [[nodiscard]] bool any(std::uint64_t things, bool before, std::uint32_t anchor) const {
        for (std::uint64_t rest = things & all_; rest != 0; rest &= rest - 1) {
            const auto thing = static_cast<std::size_t>(std::countr_zero(rest));
            if (before ? first_[thing] < anchor : last_[thing] >= anchor) return true;
        }
        return false;
    }

private:
    std::uint64_t all_ = 0;
    std::array<std::uint32_t, 64> first_{};
    std::array<std::uint32_t, 64> last_{};
};

// What a sentence has, gathered when the first pattern asks for it.
class SentenceStock {
public:
    // Whether the sentence may have what is needed, before token `anchor` or from there on.
    bool has(const Need& need, bool before, std::uint32_t anchor, const WalkText& text,
             const Sentence& sentence) {
        if ((need.words | need.classes) == 0) return true;
        if (need.words != 0) {
            if (words_of_ != sentence.first) gather_words(text, sentence);
            if (words_.any(need.words, before, anchor)) return true;
        }
        if (need.classes == 0) return false;
        if (classes_of_ != sentence.first) gather_classes(text, sentence);
        return classes_.any(need.classes, before, anchor);
    }

private:
    void gather_words(const WalkText& text, const Sentence& sentence) {
        words_of_ = sentence.first;
        words_.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            words_.add(bit_of_word(text.marks.tokens[i].word), i);
    }

    // Of the marks that begin there.
    void gather_classes(const WalkText& text, const Sentence& sentence) {
        classes_of_ = sentence.first;
        classes_.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            ClassMask here = 0;
            for (std::int32_t m = text.index.first_at(i); m >= 0; m = text.index.next_at(m))
                here |= classes_of(text.marks, text.marks.marks[static_cast<std::size_t>(m)]);
            for (; here != 0; here &= here - 1)
                classes_.add(static_cast<unsigned>(std::countr_zero(here)), i);
        }
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t words_of_ = none;  // of the sentence that begins there
    std::uint32_t classes_of_ = none;
    Places words_;  // by the bits of words
    Places classes_;
};

}  // namespace entente
