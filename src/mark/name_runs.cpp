// Runs of capitalised words that may be names of persons: what parties, places, titles and institutions leave over,
// with particles, suffixes, and places that are first or family names too.
#include <algorithm>

#include "mark/stations.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_name = 7;  // tokens

class NameRuns {
public:
    NameRuns(const Knowledge& knowledge, Marks& marks)
        : k_(knowledge),
          marks_(marks),
          covered_(marks.tokens.size()),
          loose_(marks.tokens.size()),
          part_of_name_(marks.tokens.size()) {
        for (const Mark& mark : marks.marks) {
            const bool covers = mark.kind == MarkKind::party || mark.kind == MarkKind::place ||
                                mark.kind == MarkKind::title || mark.kind == MarkKind::level ||
                                mark.kind == MarkKind::time || mark.kind == MarkKind::quantity;
            for (std::uint32_t i = mark.first; covers && i < mark.last; ++i) covered_[i] = true;
            const bool place = mark.kind == MarkKind::place || mark.kind == MarkKind::party;
            const bool day = mark.kind == MarkKind::time && mark.last == mark.first + 1 &&
                             k_.lexicon.plays(marks_.tokens[mark.first].word, wr_place_name);
            if (day) loose_[mark.first] = true;  // "Thu", "Jan"
            if (place && mark.last == mark.first + 1)
                loose_[mark.first] = mark.kind == MarkKind::place ||
                                     k_.lexicon.plays(marks_.tokens[mark.first].word, wr_place_name);
        }
        inside_longer();
    }

    void go() {
        for (const Sentence& sentence : marks_.sentences) {
            for (std::uint32_t i = sentence.first; i < sentence.last;) {
                const std::uint32_t last = run(i, sentence);
                i = last > i ? last : i + 1;
            }
        }
        // "Sydney Okafor", "Ada Jordan": the place is a part of the name.
        std::erase_if(marks_.marks, [&](const Mark& mark) {
            return (mark.kind == MarkKind::place || mark.kind == MarkKind::party ||
                    mark.kind == MarkKind::time) &&
                   mark.last == mark.first + 1 && part_of_name_[mark.first];
        });
    }

private:
    [[nodiscard]] bool is_place_name(std::uint32_t i) const {
        return k_.lexicon.plays(marks_.tokens[i].word, wr_place_name);
    }
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return k_.lexicon.classes(marks_.tokens[i].word);
    }

    [[nodiscard]] bool part(std::uint32_t i) const {
        const Token& token = marks_.tokens[i];
        if (covered_[i] || token.kind != TokenKind::word || !token.capital) return false;
        return (classes(i) & (wc_institution | wc_honorific)) == 0;
    }
    // Lund, Chad and Jordan are surnames and first names too: inside a name they go on with it.
    [[nodiscard]] bool place_part(std::uint32_t i) const {
        const Token& token = marks_.tokens[i];
        return loose_[i] && token.kind == TokenKind::word && token.capital &&
               (classes(i) & (wc_institution | wc_honorific)) == 0;
    }
    // "Theresa May": a month or an institution's word that is a surname as well, behind another part of the name.
    [[nodiscard]] bool also_name(std::uint32_t i) const {
        return (classes(i) & wc_also_name) != 0 && marks_.tokens[i].capital && !covered_[i];
    }
    // "Papua New Guinea", "New Georgia": inside a longer name a place is neither itself nor a name of a person.
    void inside_longer() {
        std::vector<std::uint32_t> end(marks_.tokens.size());  // of the longer name that covers the token
        for (const Mark& mark : marks_.marks) {
            const bool longer =
                mark.last > mark.first + 1 && (mark.kind == MarkKind::place || mark.kind == MarkKind::party);
            for (std::uint32_t i = mark.first; longer && i < mark.last; ++i) {
                loose_[i] = false;
                end[i] = std::max(end[i], mark.last);
            }
        }
        std::erase_if(marks_.marks, [&](const Mark& mark) {
            return (mark.kind == MarkKind::place || mark.kind == MarkKind::party) &&
                   mark.last == mark.first + 1 && end[mark.first] > 0;
        });
    }

    // "Sydney Okafor said", but not "in Sydney Okafor said".
    [[nodiscard]] bool place_starts(std::uint32_t i, const Sentence& sentence) const {
        if (!loose_[i] || !is_place_name(i) || i + 1 >= sentence.last) return false;
        if (i > sentence.first && (classes(i - 1) & (wc_preposition | wc_conjunction)) != 0 &&
            (classes(i - 1) & wc_about_link) == 0)
            return false;
        if (i > sentence.first && (classes(i - 1) & wc_any_verb) != 0 && (classes(i - 1) & wc_say) == 0 &&
            (classes(i - 1) & wc_meet) == 0)
            return false;  // "visited Jordan Okafor said"
        const std::uint64_t next = classes(i + 1);
        if (!part(i + 1) && !(loose_[i + 1] && is_place_name(i + 1))) return false;
        return (next & (wc_closed | wc_not_name | wc_any_verb | wc_adverb)) == 0;
    }

    [[nodiscard]] bool starts(std::uint32_t i, const Sentence& sentence) const {
        if (place_starts(i, sentence)) return true;
        if (!part(i)) return false;
        const std::uint64_t c = classes(i);
        const bool opening = i == sentence.first || marks_.tokens[i - 1].kind == TokenKind::punctuation;
        if ((c & wc_not_name) != 0) return false;
        const std::uint64_t function = wc_determiner | wc_preposition | wc_conjunction | wc_pronoun | wc_be |
                                       wc_have | wc_relative | wc_if | wc_future | wc_conditional;
        if ((c & function) != 0 && !marks_.tokens[i].initial) return false;
        return !(opening && (c & (wc_any_verb | wc_adverb)) != 0);
    }
    [[nodiscard]] bool sign(std::uint32_t i, std::string_view text) const {
        return k_.vocabulary.text(marks_.tokens[i].word) == text;
    }

    std::uint32_t run(std::uint32_t first, const Sentence& sentence) {
        if (!marks_.tokens[first].capital && !loose_[first]) return first;  // most tokens
        if (!starts(first, sentence)) return first;
        std::uint32_t last = first + 1;
        while (last < sentence.last && last < first + longest_name) {
            if ((classes(last) & wc_suffix) != 0) break;
            if (part(last) || place_part(last) || also_name(last)) {
                ++last;
            } else if (last + 1 < sentence.last && sign(last, "-") && !marks_.tokens[last].spaced &&
                       !marks_.tokens[last + 1].spaced && marks_.tokens[last + 1].kind == TokenKind::word &&
                       !covered_[last + 1]) {
                last += 2;
            } else if (const std::uint32_t after = particles(last, sentence); after > last) {
                last = after;
            } else {
                break;
            }
        }
        if (last < sentence.last && (classes(last) & wc_suffix) != 0) ++last;
        if (last == first + 1 && loose_[first]) return first;  // a place alone
        for (std::uint32_t i = first; i < last; ++i) part_of_name_[i] = loose_[i] && is_place_name(i);
        marks_.marks.push_back(
            {MarkKind::name, first, last, static_cast<std::uint32_t>(marks_.marks.size())});
        return last;
    }

    // "van der", "bin": small words inside a name, a part of it behind them.
    [[nodiscard]] std::uint32_t particles(std::uint32_t i, const Sentence& sentence) const {
        std::uint32_t at = i;
        while (at < sentence.last && at < i + 3 && !covered_[at] && (classes(at) & wc_particle) != 0) ++at;
        if (at > i && at + 1 < sentence.last && marks_.tokens[at].word == sign_hyphen &&
            !marks_.tokens[at].spaced)
            ++at;  // "el-Masri"
        return at > i && at < sentence.last && part(at) ? at + 1 : i;
    }

    const Knowledge& k_;
    Marks& marks_;
    std::vector<bool> covered_;
    std::vector<bool> loose_;  // a place of one word, which may be part of a name
    std::vector<bool> part_of_name_;
};

}  // namespace

void mark_name_runs(const Knowledge& knowledge, Marks& marks) { NameRuns(knowledge, marks).go(); }

}  // namespace entente
