// The words of grammar of a language ("the", "of", "and"), by which most texts in it are known at a glance: a third of
// all words are of them, and in another language hardly one in ten looks like one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/flat.h"

namespace entente {

class SmallWords {
public:
    std::string language;  // ISO 639-1; empty where no words are known

    // Folded. Only words of one to eight letters of ASCII are kept; others say nothing.
    void add(std::string_view word);

    // True where the text is in the language beyond doubt, from its beginning to its end. False says nothing: then a
    // closer look is needed (read/language.h).
    [[nodiscard]] bool fill(std::string_view text) const;

    template <class Archive>
    void fields(Archive& archive) {
        archive(language, cells_);
    }

private:
    static constexpr std::size_t cell_count = 1024;
    static std::size_t place(std::uint64_t word) { return (word * 0x9E3779B97F4A7C15ULL) >> 54; }
    [[nodiscard]] bool has(std::uint64_t word) const;
    [[nodiscard]] bool fill_part(std::string_view part) const;

    Flat<std::uint64_t> cells_;  // the letters of a word, the first lowest; 0: empty. Open addressing
    std::size_t used_ = 0;       // while they are added
};

}  // namespace entente
