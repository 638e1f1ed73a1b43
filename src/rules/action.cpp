#include "rules/action.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t longest_action = 80;   // tokens
constexpr std::uint32_t longest_subject = 9;   // tokens before the verb of a clause that follows "and"
constexpr std::uint32_t longest_relative = 4;  // tokens of "a part of" before "which"
constexpr std::uint32_t longest_remark = 12;   // tokens of ", the minister said,"

enum class Form : std::uint8_t { none, base, gerund, words };

std::uint64_t classes_at(const Knowledge& knowledge, const Marks& marks, std::uint32_t i) {
    return i < marks.tokens.size() ? knowledge.lexicon.classes(marks.tokens[i].word) : 0;
}

std::uint32_t adverbs_passed(const Knowledge& knowledge, const Marks& marks, std::uint32_t i) {
    for (int n = 0; n < 4; ++n, ++i) {
        const std::uint64_t c = classes_at(knowledge, marks, i);
        if ((c & wc_adverb) == 0 || (c & (wc_be | wc_have)) != 0) break;
        const bool verb =
            (c & wc_verb_base) != 0 && (classes_at(knowledge, marks, i + 1) & wc_determiner) != 0;
        if (verb) break;  // "lower the duty"
    }
    return i;
}

// Behind "to", "will", "should", or "and" or a comma in a row of such verbs.
bool follows_infinitive(const Knowledge& knowledge, const Marks& marks, std::uint32_t first) {
    if (first == 0) return true;
    const std::uint64_t before = classes_at(knowledge, marks, first - 1);
    return (before &
            (wc_infinitive | wc_future | wc_conditional | wc_obliged | wc_conjunction | wc_adverb)) != 0 ||
           marks.tokens[first - 1].kind == TokenKind::punctuation;
}

Form form_at(const Knowledge& knowledge, const Marks& marks, std::uint32_t first) {
    const std::uint32_t i = adverbs_passed(knowledge, marks, first);
    if (i >= marks.tokens.size()) return Form::none;
    const std::uint64_t c = classes_at(knowledge, marks, i);
    if (marks.tokens[i].kind == TokenKind::punctuation && (c & wc_genitive) == 0) return Form::none;
    const bool base =
        (c & (wc_verb_base | wc_be | wc_have | wc_do)) != 0 && (c & (wc_present_form | wc_past_form)) == 0;
    if (base && ((c & wc_noun) == 0 || follows_infinitive(knowledge, marks, first))) return Form::base;
    if ((c & wc_verb_gerund) != 0) return Form::gerund;
    constexpr std::uint64_t small = wc_preposition | wc_conjunction | wc_relative | wc_if | wc_future |
                                    wc_conditional | wc_obliged | wc_infinitive;
    return (c & small) != 0 && (c & wc_determiner) == 0 ? Form::none : Form::words;
}

class ActionReader {
public:
    ActionReader(const WalkText& text, std::uint32_t high)
        : k_(text.knowledge), marks_(text.marks), index_(text.index), bytes_(text.bytes), high_(high) {}

    [[nodiscard]] ActionEnd end(std::uint32_t first) {
        first_ = first;
        form_ = first < high_ ? form_at(k_, marks_, first) : Form::none;
        if (form_ == Form::none) return {first, first};
        if (form_ == Form::words && has(first, wc_relative)) ++open_;  // "that trade grows"
        head_ = adverbs_passed(first);
        std::uint32_t i = head_ + 1;
        const std::uint32_t limit = std::min(high_, first + longest_action);
        while (i < limit && !ends(i)) ++i;
        const std::uint32_t next = trimmed(first, i);
        return {trimmed(first, without_examples(first, next)), next};
    }

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return i < high_ ? k_.lexicon.classes(marks_.tokens[i].word) : 0;
    }
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const { return (classes(i) & wanted) != 0; }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const {
        return i < high_ && marks_.tokens[i].word == sign;
    }
    [[nodiscard]] bool is_punctuation(std::uint32_t i) const {
        return i < high_ && marks_.tokens[i].kind == TokenKind::punctuation && !has(i, wc_genitive);
    }

    [[nodiscard]] std::uint32_t adverbs_passed(std::uint32_t i) const {
        return entente::adverbs_passed(k_, marks_, i);
    }

    [[nodiscard]] bool ends(std::uint32_t i) {
        const Token& token = marks_.tokens[i];
        if (is_punctuation(i)) return ends_at_sign(i);
        const std::uint64_t c = classes(i);
        if ((c & wc_clause_break) != 0) return true;
        if ((c & wc_conjunction) != 0) return ends_at_and(i);
        if ((c & wc_infinitive) != 0 && i > head_ + 1 && has(i + 1, wc_verb_base | wc_be)) inner_ = true;
        if ((c & (wc_relative | wc_if)) != 0 && (c & wc_determiner) == 0) {
            if (is_punctuation(i - 1) && is(i - 2, sign_comma)) return true;  // ..," which
            if (has(i + 1, wc_future | wc_conditional))
                return true;  // "an accord which would open the market"
            ++open_;
            return false;
        }
        if ((c & wc_relative) != 0 && !token.capital && has(i - 1, wc_any_verb | wc_noun)) ++open_;  // "that"
        return finite_at(i) && !closes_relative();
    }

    // The verb of a relative clause belongs to the action; any other finite one is of another clause.
    [[nodiscard]] bool closes_relative() {
        if (open_ == 0) return false;
        --open_;
        return true;
    }

    // A verb group with an auxiliary begins here: forms of the past alone may be participles ("the deal signed").
    [[nodiscard]] bool finite_at(std::uint32_t i) const {
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind != MarkKind::verb) continue;
            const VerbMark& verb = marks_.verbs[mark.value];
            if (verb.gerund || verb.infinitive) return false;
            const bool helped = has(i, wc_be | wc_have | wc_do | wc_future | wc_conditional | wc_obliged) &&
                                !has(i, wc_adverb);
            return helped && (verb.tense != Tense::none || verb.conditional || verb.obliged);
        }
        return false;
    }

    // A finite verb group of any kind begins here or behind adverbs.
    [[nodiscard]] bool verb_at(std::uint32_t i) const {
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind != MarkKind::verb) continue;
            const VerbMark& verb = marks_.verbs[mark.value];
            return !verb.gerund && !verb.infinitive &&
                   (verb.tense != Tense::none || verb.conditional || verb.obliged);
        }
        return false;
    }

    [[nodiscard]] bool ends_at_sign(std::uint32_t i) const {
        const Token& token = marks_.tokens[i];
        if (is(i, sign_hyphen) || is(i, sign_slash) || is(i, sign_apostrophe)) return token.spaced;
        if (is(i, sign_comma)) return remark_at(i + 1) || ends_at_comma(i);
        const std::string_view sign = bytes_.substr(token.begin, token.end - token.begin);
        static constexpr std::string_view enders[] = {".", ";", ":", "!", "?", "\u2026", "\u2014", "\u2013"};
        if (std::find(std::begin(enders), std::end(enders), sign) != std::end(enders)) return true;
        static constexpr std::string_view quotes[] = {"\"", "\u201C", "\u201D", "\u00AB", "\u00BB"};
        return std::find(std::begin(quotes), std::end(quotes), sign) != std::end(quotes) && !quotes_term(i);
    }

    // The quotation mark belongs to a quotation that lies within the action: "support the "one country" policy".
    [[nodiscard]] bool quotes_term(std::uint32_t i) const {
        const auto& all = marks_.quotations;
        const auto after = std::upper_bound(
            all.begin(), all.end(), i, [](std::uint32_t at, const Quotation& q) { return at < q.first; });
        if (after != all.end() && after->first == i + 1) return true;
        return after != all.begin() && std::prev(after)->last == i && std::prev(after)->first > first_;
    }

    [[nodiscard]] bool ends_at_comma(std::uint32_t i) const {
        const std::uint32_t next = i + 1;
        if (has(next, wc_conjunction)) return ends_at_and(next);
        if (has(next, wc_relative) && !has(next, wc_determiner)) return open_ == 0;
        if (has(next, wc_clause_break) || relates(next)) return true;
        const std::uint32_t verb = adverbs_passed(next);
        if (form_ != Form::words && goes_on(next, verb, false) && row_goes_on(verb)) return true;
        if (has(verb, wc_say) && (has(verb, wc_verb_gerund) || verb_at(next))) return true;
        if (party_at(next) && clause_at(next)) return true;  // "condemning X, both leaders demanded"
        return verb_at(next);                                // "agreed to X, called for Y and ..."
    }

    // ", under which ...", ", a part of which ..."
    [[nodiscard]] bool relates(std::uint32_t i) const {
        for (std::uint32_t at = i; at < high_ && at < i + longest_relative; ++at) {
            if (is_punctuation(at)) return false;
            if (has(at, wc_preposition) && has(at + 1, wc_relative) && !has(at + 1, wc_determiner))
                return true;
        }
        return false;
    }

    // ", the minister said": a subject and a verb of saying, up to the next comma or the end.
    [[nodiscard]] bool remark_at(std::uint32_t i) const {
        bool preposition = false;
        for (std::uint32_t at = i; at < high_ && at < i + longest_remark; ++at) {
            if (is_punctuation(at) || has(at, wc_relative)) return false;
            if (has(at, wc_preposition) && (at == i || has(at, wc_infinitive))) return false;
            if (has(at, wc_say) && at > i && !has(at, wc_verb_gerund))
                return at + 1 >= high_ || is_punctuation(at + 1) || !preposition;
            preposition = preposition || has(at, wc_preposition);  // ", people close to the talks say."
        }
        return false;
    }

    // "open talks, lift the ban and ...": a comma parts verb phrases where "and" with one more of them follows.
    [[nodiscard]] bool row_goes_on(std::uint32_t i) const {
        for (std::uint32_t at = i; at < high_ && at < i + 60; ++at) {
            if (has(at, wc_conjunction) && begins_parallel(adverbs_passed(at + 1), true)) return true;
        }
        return false;
    }

    [[nodiscard]] bool ends_at_and(std::uint32_t i) const {
        const std::uint32_t next = i + 1;
        if (next >= high_ || has(next, wc_clause_break)) return true;
        const bool again = first_ > 0 && marks_.tokens[next].word == marks_.tokens[first_ - 1].word;
        if (again && has(next, wc_preposition)) return true;  // "called for trade and | for peace"
        const std::uint32_t verb = adverbs_passed(next);
        if ((verb_at(next) || verb_at(verb)) && !is_adjective(verb)) return true;
        if (has(verb, wc_verb_third) && (has(verb + 1, wc_determiner | wc_own) || party_at(verb + 1)))
            return true;
        if (has(next, wc_infinitive) && has(adverbs_passed(next + 1), wc_verb_base | wc_be) &&
            (form_ != Form::words || !inner_))
            return true;
        if (form_ != Form::words && goes_on(i, verb, true)) return true;
        return clause_at(next);
    }

    // "a fair and balanced view": a past form between an adjective and a noun.
    [[nodiscard]] bool is_adjective(std::uint32_t i) const {
        return !is(i - 2, sign_comma) && has(i, wc_verb_participle) && has(i + 1, wc_noun) &&
               !has(i + 1, wc_closed) &&
               (!has(i - 2, wc_noun | wc_any_verb) || has(i - 3, wc_genitive | wc_determiner)) &&
               !marks_.tokens[i - 2].capital;
    }

    // A further verb of the row at `verb`, behind the comma or "and" at `i`: not where a verb without an object stands
    // before ("finalise and sign the text"), nor where the row is that of an inner infinitive ("efforts to end the war
    // and build peace").
    [[nodiscard]] bool goes_on(std::uint32_t i, std::uint32_t verb, bool after_and) const {
        std::uint32_t before = i - (is(i - 1, sign_comma) ? 2 : 1);
        while (before > head_ && has(before, wc_adverb)) --before;
        if (before <= head_) return false;
        if (has(before, wc_verb_base) && has(before - 1, wc_infinitive | wc_conjunction)) return false;
        if (form_ == Form::base && inner_) return false;
        return begins_parallel(verb, after_and);
    }

    // A verb of the action's own form with something to act on.
    [[nodiscard]] bool begins_parallel(std::uint32_t i, bool after_and) const {
        const std::uint64_t c = classes(i);
        if (i + 1 >= high_) return false;
        if (form_ == Form::gerund) {
            return (c & wc_verb_gerund) != 0 && !is_punctuation(i + 1) &&
                   !has(i + 1, wc_conjunction | wc_of) &&
                   ((c & wc_noun) == 0 || has(i + 1, wc_determiner | wc_own));
        }
        if ((c & (wc_be | wc_verb_base)) == 0) return false;
        if (has(i - 1, wc_infinitive)) return true;
        if (is_punctuation(i + 1) || has(i + 1, wc_conjunction | wc_of | wc_future | wc_conditional))
            return false;
        const bool also_noun =
            (c & wc_verb_first) == 0 && ((c & (wc_noun | wc_institution)) != 0 || !after_and);
        if (!also_noun) return true;
        return has(i + 1, wc_determiner | wc_own | wc_adverb) || party_at(i + 1) ||
               (has(i + 1, wc_preposition) && !has(i + 1, wc_of) && (c & wc_noun) == 0);
    }

    [[nodiscard]] bool party_at(std::uint32_t i) const {
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            const MarkKind kind = marks_.marks[static_cast<std::size_t>(m)].kind;
            if (kind == MarkKind::party || kind == MarkKind::parties || kind == MarkKind::person) return true;
        }
        return false;
    }

    // Behind "and": a subject of its own with a finite verb.
    [[nodiscard]] bool clause_at(std::uint32_t i) const {
        for (std::uint32_t at = i; at < high_ && at < i + longest_subject; ++at) {
            if (is_punctuation(at) || has(at, wc_relative | wc_conjunction) ||
                (has(at, wc_preposition) && !has(at, wc_of)))
                return false;
            const bool past = has(at, wc_verb_past) && !has(at, wc_verb_participle) && verb_at(at);
            if (at > i && (past || finite_at(at) || (verb_at(at) && (party_at(i) || is_subject_pronoun(i)))))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool is_subject_pronoun(std::uint32_t i) const {
        return has(i, wc_pronoun) && !has(i, wc_determiner);
    }

    [[nodiscard]] bool is_comma_before(std::uint32_t i) const {
        return is(i - 1, sign_comma) || has(i, wc_preposition) || has(i + 1, wc_preposition);
    }

    // Examples that are longer than what they stand for are left out.
    [[nodiscard]] std::uint32_t without_examples(std::uint32_t first, std::uint32_t end) const {
        for (std::uint32_t i = first + 3; i < end; ++i) {
            if (has(i, wc_example) && is_comma_before(i) && end - i > i - first) return i;
        }
        return end;
    }

    // Without the commas and small words at the end.
    [[nodiscard]] std::uint32_t trimmed(std::uint32_t first, std::uint32_t end) const {
        while (end > first + 1 && ((is_punctuation(end - 1) && !is(end - 1, sign_closing_bracket)) ||
                                   has(end - 1, wc_conjunction | wc_relative)))
            --end;
        return end;
    }

    const Knowledge& k_;
    const Marks& marks_;
    const MarkIndex& index_;
    std::string_view bytes_;
    std::uint32_t high_;
    std::uint32_t first_ = 0;
    Form form_ = Form::none;
    std::uint32_t head_ = 0;  // the action's first word that is no adverb
    bool inner_ = false;      // an infinitive that hangs on another word has come: "efforts to end the war"
    int open_ = 0;            // relative clauses whose verb has not come yet
};

}  // namespace

ActionEnd action_end(const WalkText& text, std::uint32_t first, std::uint32_t high) {
    return ActionReader(text, high).end(first);
}

bool begins_with_verb(const Knowledge& knowledge, const Marks& marks, std::uint32_t first) {
    const Form form = form_at(knowledge, marks, first);
    return form == Form::base || form == Form::gerund;
}

}  // namespace entente
