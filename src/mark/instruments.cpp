// Noun phrases of what is agreed in writing, grown around a head noun: "Treaty on the Basic Principles of ...",
// "a free trade agreement with the Customs Union". Small words join; a verb, a time or a clause ends it.
#include <algorithm>
#include <utility>

#include "mark/phrase_words.h"
#include "mark/quoted_title.h"
#include "mark/stations.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_left = 8;    // tokens before the head
constexpr std::uint32_t longest_right = 40;  // tokens behind it

class InstrumentMarker : private PhraseWords {
public:
    InstrumentMarker(const Document& document, const Knowledge& knowledge, Marks& marks)
        : PhraseWords(knowledge, marks), text_(document.text), marks_(marks) {}

    void sentence(const Sentence& sentence) {
        enter(sentence);
        for (std::uint32_t i = low_; i < high_;) {
            if ((classes(i) & wc_instrument) == 0) {
                ++i;
                continue;
            }
            const auto head = k_.instrument_heads.find(marks_.tokens[i].word);
            const std::uint32_t last = head != k_.instrument_heads.end() ? grow(i, head->second) : i;
            i = last > i ? last : i + 1;
        }
    }

private:
    std::uint32_t grow(std::uint32_t head, const InstrumentHead& kind) {
        InstrumentMark made;
        made.kind = kind.kind;
        made.proper =
            capital(head) || (kind.what == MarkKind::mechanism && kind.needs_name && named_before(head));
        made.plural = kind.plural;
        if (kind.what != MarkKind::instrument && kind.kind != "gathering" && is_known_body(head)) return head;
        const std::uint32_t first = left(head, kind, made);
        if (kind.what == MarkKind::project && !made.proper)
            made.proper = capital(first) && !is_of_party(first);
        const std::uint32_t last = right(head, kind, capital(head));
        if (kind.what == MarkKind::project && is_placed(head, last)) made.proper = true;
        const bool has_more = first < head || last > head + 1;
        if (!is_let(head, kind, made.proper && first < head, first, last)) return head;
        const bool determined = first > low_ && (classes(first - 1) & wc_determiner) != 0;
        if (!has_more && !made.proper && !determined) return head;
        bool plain =
            last == head + 1;  // nothing but small adjectives beside the head: "the present Agreement"
        for (std::uint32_t i = first; i < head && plain; ++i)
            plain = !marks_.tokens[i].capital && head - first <= 1;
        made.bare = last == head + 1 || (last == head + 3 && has(head + 1, wc_of));
        made.definite = plain && determined && !has(first - 1, wc_article) && (first == head || made.proper);
        if (const std::string_view told = told_kind(first, last); !told.empty() && made.kind == "agreement")
            made.kind = told;
        made.name = span_of(marks_, first, last);
        const std::uint32_t behind = entitle(last, kind.what, made);
        marks_.marks.push_back(
            {kind.what, first, behind, static_cast<std::uint32_t>(marks_.instruments.size())});
        marks_.instruments.push_back(made);
        return behind;
    }

    // The words that the table wants beside the head are there.
    [[nodiscard]] bool is_let(std::uint32_t head, const InstrumentHead& kind, bool named, std::uint32_t first,
                              std::uint32_t last) const {
        if (kind.behind != 0 && !has_word(head + 1, std::min(last, head + 3), kind.behind)) return false;
        const bool has_beside = std::any_of(kind.beside.begin(), kind.beside.end(),
                                            [&](std::uint32_t word) { return has_word(first, head, word); });
        if (!kind.needs_name) return kind.beside.empty() || has_beside;
        const bool placed = kind.what == MarkKind::project && is_placed(head, last);
        return has_beside || placed || (named && named_before(head));
    }

    // "Kenyan plant"; but "Nairobi-Lindi railway" is a name.
    [[nodiscard]] bool is_of_party(std::uint32_t first) const {
        const Mark* party = mark_from(first, MarkKind::party);
        return party != nullptr &&
               !(tight(party->last) && capital(party->last + 1) && !party_at(party->last + 1));
    }

    // "the port of Lindi", "the refinery at Lindi": it is named by where it is.
    [[nodiscard]] bool is_placed(std::uint32_t head, std::uint32_t last) const {
        return last > head + 2 && has(head + 1, wc_of | wc_place_link) && capital(head + 2) &&
               !party_at(head + 2);
    }

    // The head ends the name of a body that is a party of its own: "United Nations Security Council".
    [[nodiscard]] bool is_known_body(std::uint32_t head) const {
        const Mark* party = party_ending(head + 1);
        return party != nullptr && party->last - party->first > 1;
    }

    // The word before is a name, or an abbreviation in brackets: "the APEC summit", "(APEC) summit".
    [[nodiscard]] bool named_before(std::uint32_t head) const {
        return head > low_ && (capital(head - 1) || bracketed_before(head));
    }
    [[nodiscard]] bool bracketed_before(std::uint32_t at) const {
        return at > low_ + 3 && is(at - 1, sign_closing_bracket) && marks_.tokens[at - 2].all_caps &&
               is(at - 3, sign_opening_bracket);
    }

    // Where the word stands that has to stand before the head: "annual Ministerial meetings"; the head where none has to.
    [[nodiscard]] std::uint32_t beside(std::uint32_t head, const InstrumentHead& kind) const {
        if (kind.beside.empty()) return head;
        for (std::uint32_t i = head; i > low_ && head - i < longest_left;) {
            --i;
            if (std::find(kind.beside.begin(), kind.beside.end(), marks_.tokens[i].word) != kind.beside.end())
                return i;
            if (marks_.tokens[i].kind == TokenKind::punctuation ? !is(i, sign_hyphen)
                                                                : has(i, wc_preposition | wc_determiner))
                break;
        }
        return head;
    }

    [[nodiscard]] bool has_word(std::uint32_t first, std::uint32_t last, std::uint32_t word) const {
        for (std::uint32_t i = first; i < last; ++i) {
            if (marks_.tokens[i].word == word) return true;
        }
        return false;
    }

    // What a phrase inside the name says it is: "free trade"; empty where none does.
    [[nodiscard]] std::string_view told_kind(std::uint32_t first, std::uint32_t last) const {
        std::string_view kind;
        for (std::uint32_t i = first; i < last && kind.empty(); ++i) {
            if (!k_.instrument_phrases.begins(marks_.tokens[i].word)) continue;
            std::uint32_t node = 0;
            for (std::uint32_t at = i; at < last && kind.empty(); ++at) {
                node = k_.instrument_phrases.step(node, marks_.tokens[at].word);
                if (node == Trie::none) break;
                k_.instrument_phrases.payloads(
                    node, [&](std::uint32_t payload) { kind = k_.instrument_phrase_kinds[payload]; });
            }
        }
        return kind;
    }

    std::uint32_t left(std::uint32_t head, const InstrumentHead& kind, const InstrumentMark& made) const {
        std::uint32_t first = beside(head, kind);
        while (first > low_ && head - first < longest_left) {
            if (has(first - 1, wc_genitive) || is(first - 1, sign_apostrophe)) break;
            if (const Mark* ordinal = ordinal_ending(first); made.proper && ordinal != nullptr)
                return ordinal->first;  // "the 5th East Asia Summit"
            const std::uint32_t further =
                made.proper ? left_of_name(first, head) : left_of_words(first, kind.what);
            if (further == first) break;
            first = further;
        }
        return first;
    }

    // One step to the left in a name written in capitals; `first` where none goes on with it.
    [[nodiscard]] std::uint32_t left_of_name(std::uint32_t first, std::uint32_t head) const {
        const std::uint32_t before = first - 1;
        const std::uint64_t c = classes(before);
        if (bracketed_before(first)) return first - 3;
        if (tight(before) && before > low_) return before - 1;
        if (capital(before)) {
            const bool small = (c & (wc_determiner | wc_preposition | wc_pronoun | wc_relative)) != 0;
            const bool opening = before == low_ && (c & wc_not_name) != 0 && (c & wc_institution) == 0;
            return small || opening ? first : before;
        }
        const bool joins = marks_.tokens[before].kind == TokenKind::number ||  // "Lindi 2 Power Plant"
                           ((c & wc_conjunction) != 0 && capital(first));
        if (joins && before > low_ && capital(before - 1)) return before - 1;
        return is_plain_word(before) && (head == first || capital(first)) ? before : first;
    }

    // The same in a phrase of common words.
    [[nodiscard]] std::uint32_t left_of_words(std::uint32_t first, MarkKind what) const {
        const std::uint32_t before = first - 1;
        if (tight(before) && before > low_) return before - 1;
        if (const Mark* party = party_ending(first); party != nullptr) return party->first;
        const bool named = what == MarkKind::project && before > low_ && capital(before) &&
                           !party_at(before) &&
                           (classes(before) & wc_closed) == 0;  // "the Lindi joint venture"
        return named || is_plain_word(before) ? before : first;
    }

    [[nodiscard]] bool is_plain_word(std::uint32_t i) const {
        return !marks_.tokens[i].capital && nounlike(i) && (classes(i) & wc_any_verb & ~wc_verb_base) == 0 &&
               !numeral(i);
    }

    std::uint32_t right(std::uint32_t head, const InstrumentHead& kind, bool proper) const {
        std::uint32_t last = head + 1;
        std::uint32_t i = last;
        bool inside = false;  // behind a preposition
        bool lower = !proper;
        while (i < high_ && i < head + longest_right) {
            const std::uint64_t c = classes(i);
            const std::uint32_t behind = acronym(i);
            if (behind > i) {
                i = behind;
            } else if (links(i, head, kind)) {
                if (const std::uint32_t years = years_behind(i, kind); years != 0) return years;
                const std::uint32_t next = linked(i, head, kind, proper);
                if (next == 0) break;
                inside = true;
                lower = !capital(next);
                i = next;
            } else if (const Mark* party = mark_from(i, MarkKind::party);
                       party != nullptr && (inside || proper)) {
                last = i = party->last;
            } else if (capital(i) && (inside || proper)) {
                if ((c & (wc_pronoun | wc_determiner)) != 0) break;
                last = ++i;
            } else if (tight(i) && i + 1 < high_) {
                ++i;
                last = ++i;
            } else if (has(i, wc_genitive) && inside && (capital(i + 1) || !proper)) {
                last = ++i;
            } else if ((c & wc_conjunction) != 0 || is(i, sign_comma)) {
                const std::uint32_t next = more_of_list(i, inside, lower);
                if (next == 0) break;
                i = next;
            } else if (inside && lower && owns(i)) {
                ++i;
            } else if (inside && lower && nounlike(i)) {
                last = ++i;
            } else {
                break;
            }
        }
        return last;
    }

    // "the refinery at Lindi": a plant's place right behind its head.
    [[nodiscard]] bool is_place(std::uint32_t i, std::uint32_t head, const InstrumentHead& kind) const {
        return kind.kind == "facility" && i == head + 1 && is_placed(head, i + 2);
    }
    [[nodiscard]] bool links(std::uint32_t i, std::uint32_t head, const InstrumentHead& kind) const {
        const bool pointing = has(i + 1, wc_determiner) && !has(i + 1, wc_article | wc_connector | wc_own);
        if (pointing) return false;  // "a deal of this breadth"
        return is_place(i, head, kind) || (has(i, wc_connector) && has(i, wc_preposition));
    }
    // Where the name goes on behind the preposition at i; 0 where that does not belong to it.
    [[nodiscard]] std::uint32_t linked(std::uint32_t i, std::uint32_t head, const InstrumentHead& kind,
                                       bool proper) const {
        if (is_place(i, head, kind)) return i + 1;
        const bool short_name = kind.what == MarkKind::project && !kind.long_name;
        return short_name && !has(i, wc_body_link) ? 0 : complement(i, proper);
    }
    // "on deepening their partnership"
    [[nodiscard]] bool owns(std::uint32_t i) const {
        return has(i, wc_own) && has(i - 1, wc_verb_gerund) && i + 1 < high_ && nounlike(i + 1);
    }

    // Where a plan's years end: "cooperation plan for 2016-2018"; 0 where none stand behind the preposition at i.
    [[nodiscard]] std::uint32_t years_behind(std::uint32_t i, const InstrumentHead& kind) const {
        const Mark* time = has(i, wc_body_link) ? mark_from(i + 1, MarkKind::time) : nullptr;
        const bool dated = kind.kind == "plan" || kind.kind == "programme";
        return dated && time != nullptr && marks_.times[time->value].range != TimeSpec::none ? time->last : 0;
    }

    // Where the mark ends: behind another name in brackets, or behind a title in quotation marks, which is the name then.
    std::uint32_t entitle(std::uint32_t last, MarkKind what, InstrumentMark& made) const {
        const auto [begin, end] = title_behind(last);
        if (begin >= end || what != MarkKind::instrument) return alias_end(last);
        made.name = span_of(marks_, begin, end);
        made.proper = true;
        made.bare = made.definite = false;
        return end + 1;
    }

    // The title in quotation marks behind a name: its tokens; both 0 where none stands there.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> title_behind(std::uint32_t last) const {
        const bool joined = is(last, sign_comma) || has(last, wc_verb_participle);
        return quoted_title(text_, k_.lexicon, marks_, joined ? last + 1 : last, high_);
    }

    // ("Lombok Treaty"), (FTA): another name in brackets belongs to the mark and not to the name.
    [[nodiscard]] std::uint32_t alias_end(std::uint32_t last) const {
        if (!is(last, sign_opening_bracket)) return last;
        for (std::uint32_t i = last + 1; i < high_ && i < last + 12; ++i) {
            if (is(i, sign_closing_bracket)) return i + 1;
            if (mark_from(i, MarkKind::time) != nullptr) return last;
        }
        return last;
    }

    // "(FTA)" behind a name: passed over where the name goes on behind it.
    [[nodiscard]] std::uint32_t acronym(std::uint32_t i) const {
        if (!is(i, sign_opening_bracket) || i + 2 >= high_ || !marks_.tokens[i + 1].all_caps ||
            !is(i + 2, sign_closing_bracket))
            return i;
        const bool more = i + 3 < high_ && has(i + 3, wc_about_link);
        return more ? i + 3 : i;
    }

    // Where the complement behind the preposition at i begins; 0 where this preposition does not belong to the name.
    [[nodiscard]] std::uint32_t complement(std::uint32_t i, bool proper) const {
        std::uint32_t next = i + 1;
        while (next < high_ && (classes(next) & wc_determiner) != 0) ++next;
        if (next > i + 1 && has(next - 1, wc_own)) return 0;
        if (const Mark* number = next > i + 1 ? mark_from(next, MarkKind::number) : nullptr;
            number != nullptr && nounlike(number->last))
            return number->last;  // "between the two ministries"
        if (next >= high_ || mark_from(next, MarkKind::time) != nullptr ||
            mark_from(next, MarkKind::number) != nullptr)
            return 0;
        if (has(i, wc_toward_link) && !proper) return 0;
        if (has(i, wc_place_link) &&
            (mark_from(next, MarkKind::place) != nullptr || !proper || !capital(next)))
            return 0;
        if (has(i, wc_infinitive)) return 0;
        if (capital(next)) return next;
        return nounlike(next) || index_.verb_at(next) >= 0 ? (nounlike(next) ? next : 0) : 0;
    }

    // Behind a comma or "and" at i: more of the same list ("Reciprocal, Fair, and Balanced"), or the end.
    [[nodiscard]] std::uint32_t more_of_list(std::uint32_t i, bool inside, bool lower) const {
        if (!inside) return 0;
        const bool comma = is(i, sign_comma);
        std::uint32_t next = i + 1;
        if (comma && next < high_ && (classes(next) & wc_conjunction) != 0) ++next;
        if (next < high_ && !comma && has(next, wc_of)) ++next;  // "of workers and of maids"
        while (next < high_ && (classes(next) & wc_determiner) != 0) ++next;
        if (next >= high_) return 0;
        const bool fits = capital(next) || (lower && nounlike(next));
        if (!fits || numeral(next) || office_at(next) || is_next_of_kind(next)) return 0;
        const bool second_party =
            !comma && party_ending(i) != nullptr && mark_from(next, MarkKind::party) != nullptr;
        if (second_party) return next;  // "between A and B"
        if (!comma || next > i + 1) return followed_by_verb(next) ? 0 : next;
        for (std::uint32_t at = next; at < high_ && at < next + 9; ++at) {  // the list has to end in "and"
            if ((classes(at) & wc_conjunction) != 0) return next;
            if (!is(at, sign_comma) && !capital(at) && !(lower && nounlike(at))) return 0;
        }
        return 0;
    }

    // "an agreement on fish, an air services agreement": another instrument, and no member of the list inside this one.
    [[nodiscard]] bool is_next_of_kind(std::uint32_t next) const {
        for (std::uint32_t i = next; i < high_ && i < next + longest_left && (capital(i) || nounlike(i));
             ++i) {
            const auto head = k_.instrument_heads.find(marks_.tokens[i].word);
            if (head == k_.instrument_heads.end()) continue;
            const bool agreed = head->second.what == MarkKind::instrument || head->second.kind == "programme";
            if (agreed && (!head->second.needs_name || capital(i)) && head->second.beside.empty() &&
                !(i + 1 < high_ && nounlike(i + 1)))
                return true;
        }
        return false;
    }

    // "and Russia will ...": what follows is the next clause and no member of the list.
    [[nodiscard]] bool followed_by_verb(std::uint32_t i) const {
        if (capital(i) && !party_at(i) && mark_from(i, MarkKind::person) == nullptr) return false;
        std::uint32_t at = i;
        while (at < high_ && at < i + 5 && (capital(at) || nounlike(at))) ++at;
        const Mark* verb = mark_from(at, MarkKind::verb);
        return verb != nullptr && marks_.verbs[verb->value].tense != Tense::none;
    }

    [[nodiscard]] bool office_at(std::uint32_t i) const {
        const Mark* party = mark_from(i, MarkKind::party);  // "the Kenyan Minister"
        return mark_from(i, MarkKind::title) != nullptr ||
               (party != nullptr && mark_from(party->last, MarkKind::title) != nullptr);
    }

    const std::string& text_;
    Marks& marks_;
};

}  // namespace

void mark_instruments(const Document& document, const Knowledge& knowledge, Marks& marks) {
    InstrumentMarker marker(document, knowledge, marks);
    for (const Sentence& sentence : marks.sentences) marker.sentence(sentence);
}

}  // namespace entente
