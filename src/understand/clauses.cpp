#include "understand/clauses.h"

#include <algorithm>

namespace entente {
namespace {

constexpr int deepest = 4;  // verbs in a row that share a subject, and pronouns that stand for one another
constexpr std::uint32_t longest_subject = 60;  // tokens from where the subject begins to its verb
constexpr std::uint32_t shortest_aside = 2;    // ", right,"
constexpr std::uint32_t longest_aside = 30;    // tokens between two commas
constexpr std::uint32_t longest_head = 6;      // tokens from a state's name to "government"
constexpr std::uint32_t oldest_joint = 3;      // sentences back to those whom "they" stands for
constexpr std::uint32_t longest_they = 20;     // sentences in a row of which "they" is the subject
constexpr int most_verbs_back = 30;            // verb groups from a verb back to one that shares its subject

bool is_finite(const VerbMark& verb) {
    return !verb.gerund && !verb.infinitive &&
           (verb.tense != Tense::none || verb.conditional || verb.obliged);
}

}  // namespace

std::uint64_t Clauses::classes(std::uint32_t i) const {
    return i < marks_.tokens.size() ? c_.knowledge.lexicon.classes(marks_.tokens[i].word) : 0;
}

bool Clauses::is_sign(std::uint32_t i) const {
    return marks_.tokens[i].kind == TokenKind::punctuation && !has(i, wc_genitive);
}

Clauses::Verb Clauses::verb_over(std::uint32_t token) const {
    if (const Mark* over = verb_covering(c_, token); over != nullptr)
        return {over->first, over->last, &marks_.verbs[over->value]};
    std::uint32_t end = token;  // "are in favour", "is fully ready"
    while (end > 0 && has(end - 1, wc_adverb | wc_determiner) && !has(end - 1, wc_be)) --end;
    const Mark* before = end > 0 ? verb_covering(c_, end - 1) : nullptr;
    if (before != nullptr && before->last == end && !marks_.verbs[before->value].gerund)
        return {before->first, before->last, &marks_.verbs[before->value]};
    return {token, token + 1, nullptr};
}

// The first verb group that begins at or behind the token.
std::vector<Mark>::const_iterator Clauses::first_verb(std::uint32_t token) const {
    return std::lower_bound(c_.verbs.begin(), c_.verbs.end(), token,
                            [](const Mark& mark, std::uint32_t at) { return mark.first < at; });
}

// The last finite verb group that ends at or before the token.
std::optional<Clauses::Verb> Clauses::finite_before(std::uint32_t token, std::uint32_t low) const {
    auto after = std::upper_bound(c_.verbs.begin(), c_.verbs.end(), token,
                                  [](std::uint32_t at, const Mark& mark) { return at < mark.first; });
    for (int n = 0; n < most_verbs_back && after != c_.verbs.begin() && std::prev(after)->first >= low; ++n) {
        --after;
        const bool aside = after->first > low && marks_.tokens[after->first - 1].word == sign_opening_bracket;
        if (after->last <= token && !aside && is_finite(marks_.verbs[after->value]))
            return Verb{after->first, after->last, &marks_.verbs[after->value]};
    }
    return std::nullopt;
}

Actors Clauses::subject(std::uint32_t token) const {
    const Sentence& sentence = marks_.sentences[sentence_of(marks_, token)];
    return subject_of(verb_over(token), sentence, 0);
}

// The first of the adverbs right before the verb group, else its own first token.
std::uint32_t Clauses::before_adverbs(const Verb& verb, const Sentence& sentence) const {
    std::uint32_t end = verb.first;
    while (end > sentence.first && has(end - 1, wc_adverb) && !has(end - 1, wc_pronoun)) --end;
    return end;
}

std::uint32_t Clauses::acted_on(std::uint32_t token) const {
    const Mark* over = verb_covering(c_, token);
    if (over == nullptr || !marks_.verbs[over->value].passive) return token;
    const Mark& verb = *over;
    const Sentence& sentence = marks_.sentences[sentence_of(marks_, token)];
    std::uint32_t first = clause_begin(verb.first, sentence.first);
    if (first > sentence.first &&
        has(first, wc_preposition))  // "costs connected with the fair will be shared"
        first = clause_begin(first - 1, sentence.first);
    for (std::uint32_t i = first; i + 1 < verb.first; ++i) {
        if (is_comma(i) && has(i + 1, wc_conjunction)) first = i + 1;  // "..., and this aid will be extended"
    }
    while (first < verb.first && (is_sign(first) || has(first, wc_conjunction | wc_clause_break))) ++first;
    if (first < verb.first && has(first, wc_relative) && !has(first + 1, wc_noun | wc_any_verb)) ++first;
    const bool pronoun = first + 1 >= verb.first && has(first, wc_determiner);  // "this will be ..."
    const bool other = has(verb.first - 1, wc_pronoun) || has(first, wc_pronoun | wc_relative);
    return first >= verb.first || pronoun || other ? token : first;
}

Actors Clauses::subject_of(const Verb& verb, const Sentence& sentence, int depth) const {
    if (depth > deepest) return {};
    std::uint32_t end = before_adverbs(verb, sentence);
    const bool gerund = verb.mark != nullptr && verb.mark->gerund;
    const bool free = gerund || (verb.mark != nullptr && verb.mark->infinitive);
    if (end == sentence.first) return free ? behind_opening(verb, sentence, depth) : Actors{};
    if (has(end - 1, wc_conjunction)) return shared_subject(end, sentence, depth);
    if (const Mark* before = verb_covering(c_, end - 1);  // "remains firmly committed"
        before != nullptr && before->last == end && is_finite(marks_.verbs[before->value]))
        return shared_subject(end, sentence, depth);
    if (has(end - 1, wc_relative) && !has(end - 1, wc_determiner)) return antecedent(end - 1, sentence);
    if (gerund) {
        if (has(end - 1, wc_determiner | wc_preposition)) return {};
        if (Actors beside = ending_at(end, sentence.first); beside.found())
            return beside;  // "with X agreeing"
    }
    if (free) return shared_subject(end, sentence, depth);
    if (is_comma(end - 1)) {
        const std::uint32_t aside = before_aside(end - 1, sentence.first);
        if (aside == end - 1) return shared_subject(end, sentence, depth);
        end = aside;
    }
    return between(clause_begin(end, sentence.first), end, sentence, depth);
}

// Of the verb before `end`, or where that has none, of those before it.
Actors Clauses::shared_subject(std::uint32_t end, const Sentence& sentence, int depth) const {
    for (int n = depth; n < deepest; ++n) {
        const auto other = finite_before(end, sentence.first);
        if (!other) break;
        if (Actors out = subject_of(*other, sentence, depth + 1); out.found()) return out;
        end = other->first;
    }
    return {};
}

// "Affirming ..., the two sides agreed": the subject of a participle that opens the sentence stands behind the comma.
Actors Clauses::behind_opening(const Verb& verb, const Sentence& sentence, int depth) const {
    const auto next = first_finite(verb.last, sentence.last);
    if (!next) return {};
    return between(clause_begin(next->first, verb.last), next->first, sentence, depth);
}

// Whom the relative word at `relative` stands for.
Actors Clauses::antecedent(std::uint32_t relative, const Sentence& sentence) const {
    std::uint32_t noun = relative;
    while (noun > sentence.first && (is_comma(noun - 1) || has(noun - 1, wc_preposition))) --noun;
    return ending_at(noun, sentence.first);
}

// Where the aside that ends with the comma at `end` begins (its first comma); `end` where it is none: "X, which ..., "
std::uint32_t Clauses::before_aside(std::uint32_t end, std::uint32_t low) const {
    for (std::uint32_t i = end; i > low && end - i < longest_aside;) {
        --i;
        if (!is_comma(i)) continue;
        const std::uint32_t next = i + 1;
        const bool aside = end - i <= shortest_aside ||
                           has(next, wc_relative | wc_preposition | wc_determiner | wc_adverb) ||
                           has(next, wc_verb_gerund | wc_verb_participle) || marks_.tokens[next].capital;
        const auto verb = finite_before(end, next);
        const bool remark = verb && verb->last == end && has(verb->mark->head, wc_say);  // ", she said,"
        return remark || (aside && (!verb || has(next, wc_relative))) ? i : end;
    }
    return end;
}

// A sign that is no comma, bracket or full stop of an abbreviation; a hyphen where it stands for a dash.
bool Clauses::parts_clauses(std::uint32_t i) const {
    if (!is_sign(i) || is_comma(i)) return false;
    const std::uint32_t word = marks_.tokens[i].word;
    if (word == sign_hyphen) return marks_.tokens[i].spaced;
    return word != sign_opening_bracket && word != sign_closing_bracket && word != sign_stop;
}

// The first token behind whatever parts the clause from what is before: a verb, "that", a sign other than a comma.
std::uint32_t Clauses::clause_begin(std::uint32_t end, std::uint32_t low) const {
    std::uint32_t begin = end > low + longest_subject ? end - longest_subject : low;
    if (const auto verb = finite_before(end, begin)) begin = std::max(begin, verb->last);
    for (std::uint32_t i = end; i > begin; --i) {
        const std::uint64_t c = classes(i - 1);
        if (parts_clauses(i - 1)) return i;
        if ((c & wc_clause_break) != 0) return i;
        const bool after_verb = i > begin + 1 && has(i - 2, wc_any_verb) && !has(i - 2, wc_noun);
        if ((c & wc_relative) != 0 && (c & wc_determiner) != 0 &&
            (after_verb || is_told(i - 1, low) || (i > begin + 1 && has(i - 2, wc_conjunction))))
            return i;  // "said that"
        if (is_present_plural(i - 1, begin)) return i;
    }
    return begin;
}

// "told Ada Okafor | that": whom a verb of saying tells it ends before the token.
bool Clauses::is_told(std::uint32_t token, std::uint32_t low) const {
    for (std::int32_t m = index_.first_ending(token); m >= 0; m = index_.next_ending(m)) {
        std::uint32_t first = marks_.marks[static_cast<std::size_t>(m)].first;
        while (first > low && has(first - 1, wc_determiner | wc_honorific | wc_own)) --first;
        if (first > low && has(first - 1, wc_say)) return true;
    }
    return false;
}

// "the two uphold": a form that can be nothing but a verb, with no auxiliary before it.
bool Clauses::is_present_plural(std::uint32_t i, std::uint32_t low) const {
    const std::uint64_t c = classes(i);
    if ((c & wc_verb_base) == 0 || (c & (wc_noun | wc_adverb | wc_preposition | wc_verb_participle)) != 0 ||
        marks_.tokens[i].capital)
        return false;
    std::uint32_t before = i;
    while (before > low && has(before - 1, wc_adverb)) --before;
    return before > low && !has(before - 1, wc_infinitive | wc_future | wc_conditional | wc_obliged | wc_do |
                                                wc_conjunction | wc_determiner);
}

// The actors named first in tokens [low, high), who may be the subject of a verb at `high`.
Actors Clauses::between(std::uint32_t low, std::uint32_t high, const Sentence& sentence, int depth) const {
    for (std::uint32_t i = low; i < high; ++i) {
        if (Actors out = referred(i, high, sentence, depth); out.found()) return out;
        const Mark* mark = actor_mark(i, high);
        if (mark == nullptr) continue;
        std::uint32_t before = mark->first;
        while (before > low && has(before - 1, wc_determiner | wc_office_modifier)) --before;
        const bool agents = before > sentence.first + 1 && has(before - 1, wc_preposition) &&
                            c_.knowledge.lexicon.plays(marks_.tokens[before - 2].word, wr_agent);
        const bool governed = !agents && before > sentence.first &&
                              (has(before - 1, wc_preposition) || is_country_of_town(*mark));
        Actors all = named_at(mark->first, high);
        if (!governed && acts(*mark, high)) return all;
        i = governed ? behind_governed(*mark, all) - 1 : mark->last - 1;
    }
    return {};
}

// Whom "his government" or a pronoun at `i` that is a subject stands for.
Actors Clauses::referred(std::uint32_t i, std::uint32_t high, const Sentence& sentence, int depth) const {
    if (has(i, wc_own) && behind_agent(i + 1, high) != 0) return owner(i, depth);
    const bool subject =
        has(i, wc_pronoun) && !has(i, wc_determiner) && !(i > sentence.first && has(i - 1, wc_preposition));
    return subject ? pronoun(i, depth) : Actors{};
}

// Whose "his government", "their ministers" and "its navy" are.
Actors Clauses::owner(std::uint32_t token, int depth) const {
    if (Actors out = speaking(token); out.found()) return out;
    if (has(token, wc_first_person)) return {};
    if (has(token, wc_several)) return joint_before(token, depth);
    return sayer(token, depth, true);
}

// "in Riga, Latvia, ...": the name of a state behind a town of it.
bool Clauses::is_country_of_town(const Mark& mark) const {
    if (mark.kind != MarkKind::party || mark.first < 2 || !is_comma(mark.first - 1)) return false;
    const std::string& code = c_.knowledge.code_of(marks_.parties[mark.value]);
    for (std::int32_t m = index_.first_ending(mark.first - 1); m >= 0; m = index_.next_ending(m)) {
        const Mark& town = marks_.marks[static_cast<std::size_t>(m)];
        if (town.kind == MarkKind::place && marks_.words[town.value] == code) return true;
    }
    return false;
}

// Behind those whom a preposition governs: "in talks with X and Y"; in "in the Council, X and Y" they end at the comma.
std::uint32_t Clauses::behind_governed(const Mark& mark, const Actors& all) const {
    const std::uint32_t end = std::max(mark.last, all.last);
    for (std::uint32_t i = mark.first; i < end; ++i) {
        if (is_comma(i)) return i;
    }
    return end;
}

// The longest mark of an actor that begins with the token.
const Mark* Clauses::actor_mark(std::uint32_t first, std::uint32_t end) const {
    const Mark* best = nullptr;
    for (std::int32_t m = index_.first_at(first); m >= 0; m = index_.next_at(m)) {
        const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
        const bool actor = mark.kind == MarkKind::party || mark.kind == MarkKind::parties ||
                           (mark.kind == MarkKind::person && marks_.person_marks[mark.value].person >= 0);
        if (!actor || mark.last > end) continue;
        if (best == nullptr || mark.last > best->last ||
            (mark.last == best->last && mark.kind != MarkKind::party))
            best = &mark;
    }
    return best;
}

// A name of a state acts alone, or with a noun for those who act for it: not "Norway's exports", not "Norwegian fish".
bool Clauses::acts(const Mark& mark, std::uint32_t end) const {
    const std::uint32_t next = mark.last;
    if (mark.kind == MarkKind::person)
        return next >= end || !has(next, wc_genitive) || behind_agent(next + 1, end) != 0;
    if (mark.kind == MarkKind::parties) {
        if (marks_.party_lists[mark.value].reference && next < end && has(next, wc_genitive))
            return behind_agent(next + 1, end) != 0;
        if (next >= end || is_sign(next) || has(next, wc_adverb | wc_preposition | wc_conjunction))
            return true;
        return behind_agent(next, end) != 0;
    }
    const PartyRole role = marks_.parties[mark.value].role;
    if (next >= end) return role != PartyRole::adjective && role != PartyRole::people;
    if (has(next, wc_genitive)) return behind_agent(next + 1, end) != 0;
    if (role == PartyRole::adjective || role == PartyRole::people) return behind_agent(next, end) != 0;
    if (is_sign(next) || has(next, wc_adverb | wc_preposition | wc_conjunction | wc_relative)) return true;
    return behind_agent(next, end) != 0;
}

// The token behind the noun of those who act, which ends the noun phrase at `from`; 0 where there is none.
std::uint32_t Clauses::behind_agent(std::uint32_t from, std::uint32_t end) const {
    std::uint32_t found = 0;
    for (std::uint32_t i = from; i < end && i < from + longest_head; ++i) {
        if (is_sign(i) || has(i, wc_preposition | wc_relative)) break;
        if (c_.knowledge.lexicon.plays(marks_.tokens[i].word, wr_agent))
            found = i + 1;
        else if (found != 0 && !has(i, wc_conjunction))
            found = 0;
    }
    return found;
}

void Clauses::add(const Mark& mark, Actors& out) const {
    const auto code = [&](const std::string& one) {
        const auto at = std::lower_bound(out.codes.begin(), out.codes.end(), one);
        if (at == out.codes.end() || *at != one) out.codes.insert(at, one);
    };
    if (mark.kind == MarkKind::party) {
        code(c_.knowledge.code_of(marks_.parties[mark.value]));
    } else if (mark.kind == MarkKind::parties) {
        for (const std::string& one : marks_.party_lists[mark.value].codes) code(one);
    } else {
        const int person = marks_.person_marks[mark.value].person;
        if (std::find(out.persons.begin(), out.persons.end(), person) == out.persons.end())
            out.persons.push_back(person);
        const std::string& party = marks_.persons[static_cast<std::size_t>(person)].party;
        if (!party.empty()) code(party);
    }
}

Actors Clauses::named_at(std::uint32_t first, std::uint32_t end) const {
    Actors out;
    out.first = first;
    for (const Mark* mark = actor_mark(first, end); mark != nullptr; mark = next_named(*mark, end)) {
        add(*mark, out);
        out.last = mark->last;
    }
    return out;
}

// The member that goes on with a list behind the mark: "X and Y", "President X of Norway and ..."; null where none does.
const Mark* Clauses::next_named(const Mark& mark, std::uint32_t end) const {
    std::uint32_t next = mark.last;
    if (mark.kind != MarkKind::person && next < end && has(next, wc_genitive)) ++next;
    if (const std::uint32_t agent = behind_agent(next, end); agent != 0) next = agent;
    if (next + 1 < end && has(next, wc_of)) next = behind_state(next + 1, end, next);
    const std::uint32_t before = next;
    if (next < end && is_comma(next)) ++next;
    if (next < end && has(next, wc_conjunction)) ++next;
    if (next == before) return nullptr;
    while (next < end && has(next, wc_determiner | wc_own)) ++next;
    const Mark* other = next < end ? actor_mark(next, end) : nullptr;
    return other != nullptr && acts(*other, end) ? other : nullptr;
}

// Behind the state that begins at `of` or behind its article; `otherwise` where none does.
std::uint32_t Clauses::behind_state(std::uint32_t of, std::uint32_t end, std::uint32_t otherwise) const {
    while (of < end && has(of, wc_determiner)) ++of;
    const Mark* party = of < end ? actor_mark(of, end) : nullptr;
    return party != nullptr && party->kind == MarkKind::party ? party->last : otherwise;
}

// Those named right before `end`: what a relative clause tells of.
Actors Clauses::ending_at(std::uint32_t end, std::uint32_t low) const {
    Actors out;
    for (std::int32_t m = end > low ? index_.first_ending(end) : -1; m >= 0; m = index_.next_ending(m)) {
        const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
        if (mark.first < low || actor_mark(mark.first, end) != &mark) continue;
        if (out.found() && mark.first >= out.first) continue;
        out = named_at(mark.first, end);
    }
    return out;
}

Actors Clauses::pronoun(std::uint32_t token, int depth) const {
    Actors out;
    out.first = token;
    const std::uint64_t c = classes(token);
    if ((c & wc_first_person) != 0) {
        out = speaking(token);
        if (!out.found() && (c & wc_several) != 0 && c_.official) out.codes = c_.joint;
        return out;
    }
    return (c & wc_several) != 0 ? joint_before(token, depth) : sayer(token, depth, false);
}

// Whoever speaks the token, and his party.
Actors Clauses::speaking(std::uint32_t token) const {
    Actors out;
    out.first = token;
    out.last = token + 1;
    const int speaker = c_.speaker.empty() ? -1 : c_.speaker[token];
    if (speaker < 0) return out;
    const std::string& party = marks_.persons[static_cast<std::size_t>(speaker)].party;
    if (!party.empty()) out.codes.push_back(party);
    out.persons.push_back(speaker);
    return out;
}

// "Norway said it would ...": the one party that the verb before has as its subject; with `person`, or the one person.
Actors Clauses::sayer(std::uint32_t token, int depth, bool person) const {
    const Sentence& sentence = marks_.sentences[sentence_of(marks_, token)];
    const auto verb = finite_before(token, sentence.first);
    if (!verb || verb->last + 2 < token) return {};
    Actors out = subject_of(*verb, sentence, std::max(depth + 1, deepest - 1));
    if (out.codes.size() != 1 || (!person && !out.persons.empty())) return {};
    out.first = token;
    out.last = token + 1;
    return out;
}

// "They": those who act together in the sentences before, in this paragraph or the one before; nobody
// where no two are told to. Sentences of which "they" is the subject too go on telling of the same.
Actors Clauses::joint_before(std::uint32_t token, int depth) const {
    Actors out;
    const std::uint32_t here = sentence_of(marks_, token);
    std::uint32_t zone = marks_.sentences[here].zone;
    std::uint32_t others = 0;
    for (std::uint32_t s = here; s > 0 && others < oldest_joint && here - s < longest_they;) {
        const Sentence& sentence = marks_.sentences[--s];
        if (sentence.zone + 1 < zone) break;
        const auto verb = first_finite(sentence.first, sentence.last);
        if (verb && is_they(*verb, sentence)) {
            zone = sentence.zone;
            continue;
        }
        ++others;
        if (!verb) continue;
        out = subject_of(*verb, sentence, std::max(depth + 1, deepest - 1));
        if (out.codes.size() >= 2) break;
    }
    if (out.codes.size() < 2) return {};
    out.persons.clear();
    out.first = token;
    out.last = token + 1;
    return out;
}

std::optional<Clauses::Verb> Clauses::first_finite(std::uint32_t low, std::uint32_t high) const {
    for (auto mark = first_verb(low); mark != c_.verbs.end() && mark->first < high; ++mark) {
        const VerbMark& verb = marks_.verbs[mark->value];
        if (is_finite(verb)) return Verb{mark->first, mark->last, &verb};
    }
    return std::nullopt;
}

// "they" right before the verb
bool Clauses::is_they(const Verb& verb, const Sentence& sentence) const {
    const std::uint32_t end = before_adverbs(verb, sentence);
    const std::uint64_t c = end > sentence.first ? classes(end - 1) : 0;
    return (c & wc_pronoun) != 0 && (c & wc_several) != 0 && (c & (wc_first_person | wc_determiner)) == 0;
}

}  // namespace entente
