// Whose words the sentences are: direct and indirect speech, attribution before, amid, behind and sentences away.
#include <algorithm>

#include "understand/context.h"

namespace entente {
namespace {

constexpr std::uint32_t subject_reach = 30;      // tokens from a verb back to who says so
constexpr std::uint32_t source_reach = 8;        // tokens from "according" to who says so
constexpr std::uint32_t object_reach = 16;       // tokens in which "called on A to ..." has its "to"
constexpr std::uint32_t shortest_speech = 5;     // tokens of a quotation; shorter ones are terms
constexpr std::uint32_t longest_insertion = 14;  // tokens
constexpr std::uint32_t longest_between = 7;     // sentences between two attributions to one person

class SpeakerFinder {
public:
    explicit SpeakerFinder(Context& context) : c_(context), marks_(context.marks), index_(context.marks) {}

    void go() {
        c_.speaker.assign(marks_.tokens.size(), -1);
        for (std::uint32_t s = 0; s < marks_.sentences.size(); ++s) sentence(s);
        quotations();
        between();
        find_turns(c_, last_said());
    }

private:
    struct Subject {
        int person = -1;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        bool before = true;
    };
    struct Said {
        std::uint32_t sentence;
        int person;
    };
    enum class Side : std::uint8_t { unknown, own, told };

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return c_.knowledge.lexicon.classes(marks_.tokens[i].word);
    }
    [[nodiscard]] const Mark& mark(std::int32_t m) const { return marks_.marks[static_cast<std::size_t>(m)]; }

    // ---- one sentence ----

    void sentence(std::uint32_t s) {
        const Sentence& at = marks_.sentences[s];
        std::uint32_t taken = at.first;  // token behind what an earlier verb of this sentence claims
        for (std::uint32_t i = at.first; i < at.last; ++i) {
            const std::uint64_t c = classes(i);
            if (c_.knowledge.lexicon.plays(marks_.tokens[i].word, wr_source)) source(s, i, at);
            if ((c & (wc_say | wc_stance)) == 0) continue;
            const std::int32_t v = index_.verb_at(i);
            if (v < 0) continue;
            const VerbMark& verb = marks_.verbs[mark(v).value];
            if (verb.infinitive || verb.passive || verb.negated) continue;
            if ((c & wc_say) == 0 && acts_on_somebody(mark(v).last, at)) continue;
            const Subject subject = subject_of(mark(v), at);
            if (subject.person < 0) continue;
            if (i < taken && !begins_clause(subject)) continue;  // "A said that B hopes ...": A's words
            said_.push_back({s, subject.person});
            // "X said that ...": what follows the verb; "..., X said" and "..., said X": what stands before.
            const bool follows = subject.before && !trails(subject, mark(v).last, at);
            const std::uint32_t from = follows ? mark(v).last : at.first;
            const std::uint32_t to =
                follows ? at.last : std::min(subject.before ? subject.first : mark(v).first, at.last);
            for (std::uint32_t t = from; t < to; ++t) {
                if (follows || c_.speaker[t] < 0) c_.speaker[t] = subject.person;
            }
            if (follows && begins_clause(subject)) {  // what was said before it ends at the new clause
                for (std::uint32_t t = subject.first; t < from; ++t) c_.speaker[t] = -1;
            }
            taken = std::max(taken, follows ? at.last : mark(v).last);
        }
    }

    // "According to X, ..." is all of the sentence, "..., according to X" what stands before.
    void source(std::uint32_t s, std::uint32_t i, const Sentence& at) {
        if (i + 1 >= at.last || (classes(i + 1) & wc_infinitive) == 0) return;
        for (std::uint32_t first = i + 2; first < at.last && first < i + source_reach; ++first) {
            for (std::int32_t m = index_.first_at(first); m >= 0; m = index_.next_at(m)) {
                if (mark(m).kind != MarkKind::person) continue;
                const int person = marks_.person_marks[mark(m).value].person;
                if (person < 0) continue;
                said_.push_back({s, person});
                const bool opens = mark(m).last < at.last && i < at.first + 4;
                for (std::uint32_t t = opens ? mark(m).last : at.first; t < (opens ? at.last : i); ++t)
                    c_.speaker[t] = person;
                return;
            }
        }
    }

    // "welcomed the minister", "supports Kenya", "called on Kenya" without "to": acts and no words.
    [[nodiscard]] bool acts_on_somebody(std::uint32_t i, const Sentence& at) const {
        bool on = false;
        while (i < at.last && (classes(i) & (wc_determiner | wc_honorific | wc_preposition)) != 0) {
            on = on || (classes(i) & wc_preposition) != 0;
            ++i;
        }
        if (i >= at.last) return false;
        std::uint32_t end = 0;
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            const bool party =
                mark(m).kind == MarkKind::party && marks_.parties[mark(m).value].role != PartyRole::adjective;
            if (mark(m).kind == MarkKind::person || party || mark(m).kind == MarkKind::name)
                end = std::max(end, mark(m).last);
        }
        if (end == 0 || (end < at.last && (classes(end) & wc_genitive) != 0)) return false;
        if (!on) return true;
        for (std::uint32_t t = end; t < at.last && t < end + object_reach; ++t) {
            if ((classes(t) & wc_infinitive) != 0) return false;
        }
        return true;
    }

    // "..., X told reporters in Oslo.": behind what was said, with no verb behind it.
    [[nodiscard]] bool trails(const Subject& subject, std::uint32_t i, const Sentence& at) const {
        if (ends_sentence(i, at)) return true;
        std::uint32_t first = subject.first;
        while (first > at.first && (classes(first - 1) & (wc_determiner | wc_genitive)) != 0) --first;
        if (first < at.first + 3 || marks_.tokens[first - 1].kind != TokenKind::punctuation) return false;
        for (std::uint32_t t = i; t < at.last; ++t) {
            const std::string_view sign = c_.text(span_of(marks_, t, t + 1));
            if (index_.verb_at(t) >= 0 || sign == ":" || sign == "\"" || sign == "\xE2\x80\x9C") return false;
        }
        return true;
    }

    [[nodiscard]] bool ends_sentence(std::uint32_t i, const Sentence& at) const {
        while (i < at.last && marks_.tokens[i].kind == TokenKind::punctuation) ++i;
        return i >= at.last;
    }

    // ", while A", "; B", ", and A": a new clause and no part of what was said.
    [[nodiscard]] bool begins_clause(const Subject& subject) const {
        std::uint32_t i = subject.first;
        while (i > 0 && (classes(i - 1) & wc_determiner) != 0) --i;
        if (i < 2) return false;
        if (c_.text(span_of(marks_, i - 1, i)) == ";") return true;
        if ((classes(i - 1) & wc_clause_link) == 0) return false;
        return marks_.tokens[i - 2].kind == TokenKind::punctuation;
    }

    // "X's", of whom something else speaks.
    [[nodiscard]] bool owns(std::uint32_t i, const Sentence& at) const {
        return i < at.last && (classes(i) & wc_genitive) != 0;
    }

    [[nodiscard]] Subject subject_of(const Mark& verb, const Sentence& at) const {
        for (std::uint32_t end = verb.first; end > at.first && end + subject_reach > verb.first; --end) {
            if (end < verb.first && finite_verb_at(end, verb)) {
                const std::uint32_t comma = relative_clause(end, verb, at);
                if (comma == 0) break;
                end = comma + 1;  // "X, who was there, said"
                continue;
            }
            const Subject best = person_ending(end);
            if (best.person < 0 || after_preposition(best.first) || owns(best.last, at)) continue;
            if (relative_before(verb.first, best, at)) return {};
            return joined(best.first, at) ? Subject{} : best;
        }
        for (std::uint32_t first = verb.last; first < at.last && first < verb.last + 3;
             ++first) {  // "said X"
            if ((classes(first) & (wc_preposition | wc_relative)) != 0)
                break;  // "proposed by X", "said that X"
            for (std::int32_t m = index_.first_at(first); m >= 0; m = index_.next_at(m)) {
                if (mark(m).kind != MarkKind::person) continue;
                const int person = marks_.person_marks[mark(m).value].person;
                if (person >= 0 && !owns(mark(m).last, at))
                    return {person, mark(m).first, mark(m).last, false};
            }
        }
        return {};
    }

    // The comma before ", who was there" where such a clause has its verb ending at the token; else 0.
    [[nodiscard]] std::uint32_t relative_clause(std::uint32_t end, const Mark& verb,
                                                const Sentence& at) const {
        for (std::int32_t m = index_.first_ending(end); m >= 0; m = index_.next_ending(m)) {
            const Mark& inner = mark(m);
            if (inner.kind != MarkKind::verb || &inner == &verb || inner.first < at.first + 2) continue;
            if ((classes(inner.first - 1) & wc_relative) != 0 &&
                marks_.tokens[inner.first - 2].word == sign_comma)
                return inner.first - 2;
        }
        return 0;
    }

    // "X met an officer who said": "who" is the officer.
    [[nodiscard]] bool relative_before(std::uint32_t verb, const Subject& subject, const Sentence& at) const {
        if (verb <= at.first || (classes(verb - 1) & wc_relative) == 0) return false;
        return subject.last + 2 < verb;
    }

    [[nodiscard]] Subject person_ending(std::uint32_t end) const {
        Subject best;
        for (std::int32_t m = index_.first_ending(end); m >= 0; m = index_.next_ending(m)) {
            if (mark(m).kind != MarkKind::person) continue;
            const int person = marks_.person_marks[mark(m).value].person;
            if (person >= 0 && (best.person < 0 || mark(m).first < best.first))
                best = {person, mark(m).first, mark(m).last, true};
        }
        return best;
    }

    // "The President and the Taoiseach agreed": two who speak are nobody's words alone.
    [[nodiscard]] bool joined(std::uint32_t first, const Sentence& at) const {
        std::uint32_t i = first;
        while (i > at.first && (classes(i - 1) & wc_determiner) != 0) --i;
        if (i <= at.first || (classes(i - 1) & wc_additive) == 0) return false;
        for (std::int32_t m = index_.first_ending(i - 1); m >= 0; m = index_.next_ending(m)) {
            const MarkKind kind = mark(m).kind;
            if (kind == MarkKind::person || kind == MarkKind::party || kind == MarkKind::title ||
                kind == MarkKind::name)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool finite_verb_at(std::uint32_t end, const Mark& verb) const {
        for (std::int32_t m = index_.first_ending(end); m >= 0; m = index_.next_ending(m)) {
            if (mark(m).kind == MarkKind::verb && &mark(m) != &verb &&
                marks_.verbs[mark(m).value].tense != Tense::none)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool after_preposition(std::uint32_t first) const {
        return first > 0 && (classes(first - 1) & wc_preposition) != 0;
    }

    // ---- quotations ----

    // A quotation belongs to whoever is named as speaking in its sentences, before it, or right behind it.
    void quotations() {
        for (const Quotation& quotation : marks_.quotations) {
            if (quotation.last - quotation.first < shortest_speech) continue;
            const int person = speaker_near(quotation);
            if (person < 0) continue;
            for (std::uint32_t t = quotation.first; t < quotation.last; ++t) c_.speaker[t] = person;
        }
    }

    [[nodiscard]] int speaker_near(const Quotation& quotation) const {
        if (c_.speaker[quotation.first] >= 0) return c_.speaker[quotation.first];
        const std::uint32_t first = sentence_of(marks_, quotation.first);
        const std::uint32_t last = sentence_of(marks_, quotation.last - 1);
        const auto from =
            std::lower_bound(said_.begin(), said_.end(), first,
                             [](const Said& said, std::uint32_t at) { return said.sentence < at; });
        const std::uint32_t zone = marks_.sentences[first].zone;
        const auto in_zone = [&](const Said& said) { return marks_.sentences[said.sentence].zone == zone; };
        if (from != said_.end() && from->sentence <= last && in_zone(*from)) return from->person;
        const bool earlier = from != said_.begin();
        if (earlier && std::prev(from)->sentence + 1 == first && in_zone(*std::prev(from)))
            return std::prev(from)->person;
        if (from != said_.end() && from->sentence <= last + 1 && in_zone(*from)) return from->person;
        if (earlier && in_zone(*std::prev(from))) return std::prev(from)->person;
        // A paragraph that is a quotation alone goes on with what the one before it said.
        const bool next = earlier && marks_.sentences[std::prev(from)->sentence].zone + 1 == zone;
        const bool alone = quotation.first <= marks_.sentences[first].first + 1;
        return next && (alone || std::prev(from)->sentence + 1 == first) ? std::prev(from)->person : -1;
    }

    // ---- sentences between two attributions to one person ----

    // Reports give a speaker's words over several paragraphs and name him now and then. A sentence between two
    // attributions to him is his where it tells what his own side, or the two sides, do or will do.
    void between() {
        for (std::size_t i = 1; i < said_.size(); ++i) {
            const Said& a = said_[i - 1];
            const Said& b = said_[i];
            if (a.person != b.person || b.sentence > a.sentence + longest_between) continue;
            Side side = Side::unknown;
            for (std::uint32_t s = a.sentence + 1; s < b.sentence && side != Side::told; ++s) {
                side = is_free(s) ? side_of(s, a.person, side) : Side::unknown;
                if (side != Side::own) continue;
                const Sentence& at = marks_.sentences[s];
                for (std::uint32_t t = at.first; t < at.last; ++t) c_.speaker[t] = a.person;
            }
        }
    }

    [[nodiscard]] bool is_free(std::uint32_t s) const {
        const Sentence& at = marks_.sentences[s];
        return c_.document.zones[at.zone].role == ZoneRole::body &&
               std::all_of(c_.speaker.begin() + at.first, c_.speaker.begin() + at.last,
                           [](int person) { return person < 0; });
    }

    // Own: the subject is the person's state, or a reference to it or the pair, and the verb is of the present or the
    // future. Told: they acted in the past, and the outlet tells it. `before`: of the sentence before.
    [[nodiscard]] Side side_of(std::uint32_t s, int person, Side before) const {
        const Sentence& at = marks_.sentences[s];
        const std::string& party = marks_.persons[static_cast<std::size_t>(person)].party;
        for (const Mark& m : marks_in(marks_, at.first, at.last)) {
            if (m.kind == MarkKind::verb && marks_.verbs[m.value].tense != Tense::none)
                return Side::unknown;  // no subject that we know
            if (!is_subject(m)) continue;
            const Tense tense = tense_at(m.last, at);
            if (tense == Tense::none) continue;
            if (tense == Tense::past) return Side::told;
            if (m.kind == MarkKind::party)
                return !party.empty() && c_.knowledge.code_of(marks_.parties[m.value]) == party
                           ? Side::own
                           : Side::unknown;
            const PartiesMark& list = marks_.party_lists[m.value];
            if (list.means == PartiesMeant::country) return before;
            const bool in = std::find(list.codes.begin(), list.codes.end(), party) != list.codes.end();
            return list.reference || in ? Side::own : Side::unknown;
        }
        return Side::unknown;
    }

    [[nodiscard]] bool is_subject(const Mark& m) const {
        if (m.kind == MarkKind::party) return marks_.parties[m.value].role != PartyRole::adjective;
        return m.kind == MarkKind::parties;
    }

    // The tense of the verb that begins at the token, or behind what stands between two commas there ("Kenya, as a
    // neighbour, supports").
    [[nodiscard]] Tense tense_at(std::uint32_t i, const Sentence& at) const {
        if (i < at.last && marks_.tokens[i].word == sign_comma) {
            std::uint32_t end = i + 1;
            while (end < at.last && end < i + longest_insertion && marks_.tokens[end].word != sign_comma)
                ++end;
            i = end + 1;
        }
        for (std::int32_t m = i < at.last ? index_.first_at(i) : -1; m >= 0; m = index_.next_at(m)) {
            if (mark(m).kind == MarkKind::verb && marks_.verbs[mark(m).value].tense != Tense::none)
                return marks_.verbs[mark(m).value].tense;
        }
        return Tense::none;
    }

    // Who spoke last above a token of the text; for interviews.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, int>> last_said() const {
        std::vector<std::pair<std::uint32_t, int>> out;
        for (const Said& said : said_) out.emplace_back(marks_.sentences[said.sentence].zone, said.person);
        return out;
    }

    Context& c_;
    Marks& marks_;
    MarkIndex index_;
    std::vector<Said> said_;
};

}  // namespace

void find_speakers(Context& context) { SpeakerFinder(context).go(); }

}  // namespace entente
