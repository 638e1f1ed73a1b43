// What the words of a sentence are, to those who grow noun phrases over them: classes of words, and the marks that begin
// or end at a token.
#pragma once

#include <cstdint>

#include "entente/marks.h"
#include "mark/stations.h"
#include "rules/knowledge.h"
#include "rules/vocabulary.h"

namespace entente {

// Of one sentence at a time: before `enter` it is an empty one, and tokens behind its end are of no class. The knowledge
// and the marks must outlive it; of the marks those count that are there when it is made.
class PhraseWords {
public:
    PhraseWords(const Knowledge& knowledge, const Marks& marks) : k_(knowledge), index_(marks), all_(marks) {}

    void enter(const Sentence& sentence) {
        low_ = sentence.first;
        high_ = sentence.last;
    }

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return k_.lexicon.classes(all_.tokens[i].word);
    }
    // True where the token is of one of the classes.
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const {
        return i < high_ && (classes(i) & wanted) != 0;
    }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const {
        return i < high_ && all_.tokens[i].word == sign;
    }
    [[nodiscard]] bool capital(std::uint32_t i) const {
        return i < high_ && all_.tokens[i].capital && all_.tokens[i].kind == TokenKind::word;
    }
    [[nodiscard]] bool tight(std::uint32_t i) const {
        return (is(i, sign_hyphen) || is(i, sign_slash)) && !all_.tokens[i].spaced;
    }
    [[nodiscard]] bool numeral(std::uint32_t i) const { return (classes(i) & wc_number) != 0; }
    // A word that can stand inside a noun phrase and is no name: no small word, no finite verb.
    [[nodiscard]] bool nounlike(std::uint32_t i) const;

    // The longest mark of the kind that begins at the token, or the party or ordinal that ends before it; null where
    // there is none.
    [[nodiscard]] const Mark* mark_from(std::uint32_t at, MarkKind kind) const;
    [[nodiscard]] const Mark* party_ending(std::uint32_t at) const;
    [[nodiscard]] const Mark* ordinal_ending(std::uint32_t at) const;
    [[nodiscard]] bool party_at(std::uint32_t i) const { return mark_from(i, MarkKind::party) != nullptr; }

protected:
    const Knowledge& k_;
    MarkIndex index_;
    std::uint32_t low_ = 0;  // tokens of the sentence
    std::uint32_t high_ = 0;

private:
    const Marks& all_;
};

}  // namespace entente
