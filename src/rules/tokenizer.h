// Text to tokens. Words are runs of letters (digits may follow); hyphens, signs and punctuation stand alone;
// "G.S.", "U.S." and known abbreviations keep their full stops; a possessive ending is a token of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/flat.h"
#include "entente/marks.h"
#include "rules/vocabulary.h"

namespace entente {

// What the tokenizer has to know of a language, filled from lists. Ids are of the vocabulary.
struct TokenizerTables {
    static constexpr std::uint8_t abbreviation = 1;   // keeps a full stop that follows ("Mr.")
    static constexpr std::uint8_t joined_prefix = 2;  // "co" in "co-operation", made one word "cooperation"
    static constexpr std::uint8_t plain_only =
        4;  // not meant where the text has diacritics ("Tô" is not "to")
    static constexpr std::uint8_t before_figures = 8;  // a word of its own where figures follow ("USD34")
    Flat<std::uint8_t> flags;                          // by word id

    void set(std::uint32_t word, std::uint8_t flag) {
        if (word >= flags.size()) flags.resize(word + 256);
        flags.edit(word) |= flag;
    }
    [[nodiscard]] bool is(std::uint32_t word, std::uint8_t wanted) const {
        return word < flags.size() && (flags[word] & wanted) != 0;
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(flags);
    }
};

// Appends the tokens of text[at.begin, at.end).
void tokenize(std::string_view text, Span at, const Vocabulary& vocabulary, const TokenizerTables& tables,
              std::vector<Token>& out);
// The same, one code point at a time: slow, and what the fast way has to agree with.
void tokenize_plain(std::string_view text, Span at, const Vocabulary& vocabulary,
                    const TokenizerTables& tables, std::vector<Token>& out);

// Word ids of `text`, unknown words added: how lists and patterns are read.
std::vector<std::uint32_t> intern_words(std::string_view text, Vocabulary& vocabulary,
                                        const TokenizerTables& tables);

}  // namespace entente
