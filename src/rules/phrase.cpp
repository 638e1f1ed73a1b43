#include "rules/phrase.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_phrase = 30;  // tokens

class PhraseReader {
public:
    PhraseReader(const Knowledge& knowledge, const Marks& marks, const MarkIndex& index, std::uint32_t high)
        : k_(knowledge), marks_(marks), index_(index), high_(high) {}

    [[nodiscard]] std::uint32_t end(std::uint32_t first) const {
        std::uint32_t i = first;
        std::uint32_t last = first;
        bool open = true;  // a noun has to follow
        while (i < high_ && i < first + longest_phrase) {
            const std::uint64_t c = classes(i);
            if (ends(i)) break;
            if ((c & wc_determiner) != 0) {
                if (!open) break;
                ++i;
            } else if (is_word(i) && noun(i, c, open)) {
                last = ++i;
                open = false;
            } else if (tight(i)) {
                ++i;
                open = true;
            } else if (!open && joins(i, c)) {
                ++i;
                open = true;
            } else {
                break;
            }
        }
        return last;
    }

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return k_.lexicon.classes(marks_.tokens[i].word);
    }
    [[nodiscard]] bool is_word(std::uint32_t i) const {
        return marks_.tokens[i].kind != TokenKind::punctuation || (classes(i) & wc_genitive) != 0;
    }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const { return marks_.tokens[i].word == sign; }
    [[nodiscard]] bool tight(std::uint32_t i) const {
        return (is(i, sign_hyphen) || is(i, sign_slash)) && !marks_.tokens[i].spaced;
    }

    // A time, or a verb that is no participle before a noun, ends the phrase.
    [[nodiscard]] bool ends(std::uint32_t i) const {
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind == MarkKind::time) return true;
            if (mark.kind != MarkKind::verb) continue;
            const VerbMark& verb = marks_.verbs[mark.value];
            if (!verb.gerund && (verb.tense != Tense::none || verb.conditional || verb.obliged)) return true;
        }
        return (classes(i) &
                (wc_relative | wc_if | wc_future | wc_conditional | wc_be | wc_have | wc_pronoun)) != 0 &&
               (classes(i) & wc_determiner) == 0;
    }

    [[nodiscard]] bool noun(std::uint32_t i, std::uint64_t c, bool open) const {
        if ((c & (wc_preposition | wc_conjunction | wc_adverb)) != 0) return false;
        return open || (c & wc_verb_past) == 0 || marks_.tokens[i].capital || (c & wc_verb_participle) != 0;
    }

    [[nodiscard]] bool joins(std::uint32_t i, std::uint64_t c) const {
        if ((c & wc_conjunction) != 0) return true;
        const bool preposition = (c & wc_connector) != 0 && (c & wc_preposition) != 0 &&
                                 (c & (wc_infinitive | wc_place_link)) == 0;
        return preposition && i + 1 < high_ && !time_follows(i + 1);
    }

    [[nodiscard]] bool time_follows(std::uint32_t i) const {
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            if (marks_.marks[static_cast<std::size_t>(m)].kind == MarkKind::time) return true;
        }
        return false;
    }

    const Knowledge& k_;
    const Marks& marks_;
    const MarkIndex& index_;
    std::uint32_t high_;
};

}  // namespace

std::uint32_t phrase_end(const Knowledge& knowledge, const Marks& marks, const MarkIndex& index,
                         std::uint32_t first, std::uint32_t high) {
    return PhraseReader(knowledge, marks, index, high).end(first);
}

}  // namespace entente
