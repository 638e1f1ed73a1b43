// Verb groups: auxiliaries, adverbs and semi-auxiliaries with the verb that they belong to, and what they say of
// tense, aspect, mood and voice. "has not yet been signed", "is expected to visit", "will continue to support".
#include "mark/stations.h"

namespace entente {
namespace {

class VerbMarker {
public:
    VerbMarker(const Knowledge& knowledge, Marks& marks) : k_(knowledge), marks_(marks) {}

    void sentence(const Sentence& sentence) {
        first_ = sentence.first;
        end_ = sentence.last;
        for (std::uint32_t i = first_; i < end_;) {
            const std::uint32_t last = group_at(i);
            i = last > i ? last : i + 1;
        }
    }

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return i < end_ ? k_.lexicon.classes(marks_.tokens[i].word) : 0;
    }

    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const { return (classes(i) & wanted) != 0; }

    struct Group {
        VerbMark verb;
        bool helped = false;  // an auxiliary came before
        bool after_be = false;
        bool after_have = false;
        bool after_to = false;
        std::uint32_t last = 0;  // token after the head; 0: no head yet
    };

    // Takes the auxiliary at i into the group; false where it is none.
    bool auxiliary(std::uint32_t i, std::uint64_t c, Group& g) const {
        if ((c & wc_negation) != 0) {
            if ((c & wc_determiner) != 0 && !g.helped) return false;
            g.verb.negated = true;
            if ((c & (wc_be | wc_have | wc_do | wc_future | wc_conditional | wc_obliged)) == 0)
                return g.helped;
        }
        if ((c & wc_future) != 0) {
            g.verb.tense = Tense::future;
        } else if ((c & wc_conditional) != 0) {
            if (marks_.tokens[i].capital && i != first_) return false;  // "May" the month
            g.verb.conditional = true;
            g.verb.doubtful = k_.lexicon.plays(marks_.tokens[i].word, wr_doubt);
        } else if ((c & wc_obliged) != 0) {
            g.verb.obliged = true;
        } else if ((c & wc_have) != 0) {
            tense(g, (c & wc_past_form) != 0 ? Tense::past : Tense::present);
            g.after_have = true;
            g.after_be = false;
        } else if ((c & wc_be) != 0) {
            if ((c & wc_past_form) != 0)
                tense(g, Tense::past);
            else if ((c & wc_present_form) != 0)
                tense(g, Tense::present);
            else if ((c & wc_perfect_form) != 0)
                g.verb.perfect = g.verb.perfect || g.after_have;
            else if ((c & wc_progressive_form) != 0)
                g.verb.progressive = g.after_be;
            g.after_be = true;
        } else if ((c & wc_do) != 0) {
            tense(g, (c & wc_past_form) != 0 ? Tense::past : Tense::present);
        } else if ((c & wc_negation) == 0) {
            return false;
        }
        g.helped = true;
        return true;
    }

    static void tense(Group& g, Tense t) {
        if (g.verb.tense == Tense::none && !g.verb.conditional && !g.verb.obliged) g.verb.tense = t;
    }

    // "is expected to", "is ready to", "continues to", "to": words before an infinitive.
    bool before_infinitive(std::uint32_t i, std::uint64_t c, Group& g) const {
        if ((c & wc_infinitive) != 0) {
            if ((classes(skip_adverbs(i + 1)) & (wc_verb_base | wc_be | wc_have | wc_continuing)) == 0)
                return false;
            if (!g.helped)
                g.verb.infinitive = true;
            else if (g.after_be)
                g.verb.expected = true;
            g.after_to = true;
            g.after_be = g.after_have = false;
            g.helped = true;
            return true;
        }
        const std::uint32_t next = skip_adverbs(i + 1);
        if ((classes(next) & wc_infinitive) == 0) return false;
        if ((classes(skip_adverbs(next + 1)) & (wc_verb_base | wc_be | wc_have)) == 0) return false;
        if ((c & wc_expecting) != 0 && g.after_be)
            g.verb.expected = true;
        else if ((c & wc_ready) != 0 && g.after_be)
            g.verb.proposed = true;
        else if ((c & wc_continuing) != 0)
            g.verb.continued = true;
        else
            return false;
        if (!g.after_be && !g.helped) tense(g, (c & wc_verb_past) != 0 ? Tense::past : Tense::present);
        g.helped = true;
        g.after_be = false;
        return true;
    }

    // The first of the adverbs that end before the token; the token where none do.
    [[nodiscard]] std::uint32_t adverbs_before(std::uint32_t i) const {
        while (i > first_ + 1 && (classes(i - 1) & wc_adverb) != 0) --i;
        return i;
    }

    [[nodiscard]] std::uint32_t skip_adverbs(std::uint32_t i) const {
        for (int n = 0; n < 4 && (classes(i) & wc_adverb) != 0; ++n) ++i;
        return i;
    }

    // The verb itself; false where the token cannot be the head of this group.
    bool head(std::uint32_t i, std::uint64_t c, Group& g) const {
        if ((c & wc_any_verb) == 0) return false;
        if (g.after_to && marks_.tokens[i].capital && i + 1 < end_ &&
            marks_.tokens[i + 1].kind == TokenKind::number)
            return false;  // "to March 2019"
        if (g.helped) {
            if (g.after_be) {
                if ((c & wc_verb_gerund) != 0)
                    g.verb.progressive = true;
                else if ((c & wc_verb_participle) != 0)
                    g.verb.passive = true;
                else
                    return false;
            } else if (g.after_have) {
                if ((c & wc_verb_participle) == 0) return false;
                g.verb.perfect = true;
            } else if ((c & wc_verb_base) == 0) {
                return false;
            }
        } else if ((c & wc_verb_past) != 0) {
            if (marks_.tokens[i].capital && i != first_) return false;
            g.verb.tense = Tense::past;
        } else if ((c & wc_verb_gerund) != 0) {
            g.verb.gerund = true;
        } else if ((c & wc_verb_participle) != 0) {
            g.verb.passive = true;
        } else if ((c & wc_verb_third) != 0 && i > first_ && !marks_.tokens[i].capital &&
                   follows_subject(adverbs_before(i) - 1)) {
            g.verb.tense = Tense::present;
        } else if ((c & wc_verb_base) != 0 && i > first_ && has(i - 1, wc_several) &&
                   has(i - 1, wc_pronoun)) {
            g.verb.tense = Tense::present;  // "they support"
        } else {
            return false;
        }
        g.verb.head = i;
        g.last = i + 1;
        return true;
    }

    // Nouns and third persons look alike: a verb follows a name, a pronoun or a relative word.
    [[nodiscard]] bool follows_subject(std::uint32_t i) const {
        if (has(i, wc_determiner | wc_article) && !has(i, wc_pronoun)) return false;  // "The blasts"
        const Token& token = marks_.tokens[i];
        return (token.capital && token.kind == TokenKind::word) ||
               (classes(i) & (wc_pronoun | wc_relative)) != 0;
    }

    std::uint32_t group_at(std::uint32_t i) {
        constexpr std::uint64_t may_begin = wc_any_verb | wc_negation | wc_future | wc_conditional |
                                            wc_obliged | wc_have | wc_be | wc_do | wc_infinitive |
                                            wc_continuing;
        if (!has(i, may_begin)) return i;
        Group g;
        std::uint32_t last_be = 0;
        std::uint32_t at = i;
        while (at < end_ && at < i + 14) {
            const std::uint64_t c = classes(at);
            if (c == 0) break;
            if ((c & wc_adverb) != 0 && at > i && (c & (wc_be | wc_have)) == 0) {
                ++at;
                continue;
            }
            if (before_infinitive(at, c, g)) {
                ++at;
                continue;
            }
            if (auxiliary(at, c, g)) {
                if ((c & (wc_be | wc_have)) != 0) last_be = at + 1;
                ++at;
                continue;
            }
            head(at, c, g);
            break;
        }
        if (g.last == 0) {
            if (last_be == 0) return i;  // "is on a visit": the auxiliary itself is the verb
            g.verb.head = last_be - 1;
            g.last = last_be;
        }
        marks_.marks.push_back({MarkKind::verb, i, g.last, static_cast<std::uint32_t>(marks_.verbs.size())});
        marks_.verbs.push_back(g.verb);
        return g.last;
    }

    const Knowledge& k_;
    Marks& marks_;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace

void mark_verbs(const Knowledge& knowledge, Marks& marks) {
    VerbMarker marker(knowledge, marks);
    for (const Sentence& sentence : marks.sentences) marker.sentence(sentence);
}

}  // namespace entente
