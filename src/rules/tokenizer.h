// Text to tokens. Words are runs of letters (digits may follow); hyphens, signs and punctuation stand alone;
// "G.S.", "U.S." and known abbreviations keep their full stops; a possessive ending is a token of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/marks.h"
#include "rules/vocabulary.h"

namespace entente {

// What the tokenizer has to know of a language, filled from lists. Ids are of the vocabulary.
struct TokenizerTables {
    std::vector<bool> abbreviation;   // by word id: keeps a full stop that follows ("Mr.")
    std::vector<bool> joined_prefix;  // by word id: "co" in "co-operation", made one word "cooperation"
    std::vector<bool> plain_only;  // by word id: not meant where the text has diacritics ("Tô" is not "to")
};

// Appends the tokens of text[at.begin, at.end).
void tokenize(std::string_view text, Span at, const Vocabulary& vocabulary, const TokenizerTables& tables,
              std::vector<Token>& out);

// Word ids of `text`, unknown words added: how lists and patterns are read.
std::vector<std::uint32_t> intern_words(std::string_view text, Vocabulary& vocabulary,
                                        const TokenizerTables& tables);

}  // namespace entente
