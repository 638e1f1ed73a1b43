#include "understand/conditions.h"

#include <algorithm>

#include "rules/action.h"
#include "understand/lead_ins.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_if = 12;     // tokens from "if" to what hangs on it
constexpr std::uint32_t longest_when = 3;    // from "when"
constexpr std::uint32_t longest_line = 300;  // bytes of a line of a list
constexpr int longest_list = 60;             // lines

bool is_ahead(const VerbMark* verb) {
    return verb != nullptr && (status_of(*verb) == "planned" || status_of(*verb) == "proposed");
}

bool is_of_verb(std::string_view condition, const VerbMark& verb) {
    if (condition == "gerund") return verb.gerund;
    if (condition == "infinitive") return verb.infinitive;
    if (condition == "passive") return verb.passive;
    if (condition == "planned") return is_ahead(&verb);
    if (condition == "expected") return verb.expected;
    if (condition == "future") return verb.tense == Tense::future;
    return condition == "done" && !is_ahead(&verb);
}

bool is_of_name(std::string_view condition, const InstrumentMark& named) {
    if (condition == "generic") return !named.proper && named.plural;
    if (condition == "unnamed") return named.plural && named.bare;
    if (condition == "plain") return !named.proper;
    return condition == "facility" && named.kind == "facility";
}

}  // namespace

bool Conditions::outside_article(const Match& match) const {
    return c_.document.zones[sentence(match).zone].role == ZoneRole::headline;
}

std::string_view Conditions::unsaid(const Rule& rule, const Match& match) const {
    if (is_denied(match)) return "denied";
    if (const std::string_view word = supposed(match); !word.empty()) return word;
    const auto unless =
        std::find_if(rule.unless.begin(), rule.unless.end(), [&](const std::string& condition) {
            return holds(condition, match) || undertakes(condition, rule, match);
        });
    return unless == rule.unless.end() ? std::string_view() : std::string_view(*unless);
}

bool Conditions::is_denied(const Match& match) const {
    const bool told = std::any_of(match.captures.begin(), match.captures.end(), [&](const Capture& capture) {
        return capture.slot >= 0 && c_.knowledge.lexicon.is(marks_.tokens[capture.first].word, wc_negation);
    });
    if (told) return false;  // what is undertaken is that something is not done
    if (const VerbMark* over = slots_.verb_over(match.anchor); over != nullptr && over->negated) return true;
    return std::any_of(match.captures.begin(), match.captures.end(), [&](const Capture& capture) {
        const Mark* mark = slots_.mark_of(capture);
        return mark != nullptr && mark->kind == MarkKind::verb && marks_.verbs[mark->value].negated;
    });
}

// The word before the match that leaves it open; empty where there is none.
std::string_view Conditions::supposed(const Match& match) const {
    const std::uint32_t first = sentence(match).first;
    const std::uint32_t low = std::max(first, match.first >= longest_if ? match.first - longest_if + 1 : 0);
    for (std::uint32_t i = low; i < match.first; ++i) {
        if (c_.knowledge.lexicon.plays(marks_.tokens[i].word, wr_denial) && is_governed_by(i, match.first))
            return "denied";
        const std::uint64_t classes = c_.knowledge.lexicon.classes(marks_.tokens[i].word);
        if ((classes & wc_if) != 0) return "if";
        if (i == first && (classes & wc_have) != 0 && (classes & wc_past_form) != 0)
            return "if";  // "Had she"
        if (match.first - i < longest_when && c_.knowledge.lexicon.is(marks_.tokens[i].word, wc_when) &&
            is_ahead(slots_.verb_of(match)))
            return "when";
    }
    return {};
}

// "denied that it had ...", "denied having ...": what begins at `first` hangs on the verb at `verb`.
bool Conditions::is_governed_by(std::uint32_t verb, std::uint32_t first) const {
    const std::uint64_t next = c_.knowledge.lexicon.classes(marks_.tokens[verb + 1].word);
    return verb + 1 == first || (next & (wc_relative | wc_verb_gerund)) != 0;
}

bool Conditions::holds(std::string_view condition, const Match& match) const {
    const VerbMark* verb = slots_.verb_of(match);
    if (condition == "present") return !is_ahead(verb);
    if (verb != nullptr && is_of_verb(condition, *verb)) return true;
    if (const InstrumentMark* named = slots_.instrument_of(match);
        named != nullptr && is_of_name(condition, *named))
        return true;
    if (condition == "governed") return is_governed(match);
    if (condition == "quoted") return c_.speaker[match.first] >= 0;
    if (condition == "unlisted") return !is_listed(match);
    if (condition == "unled") return !leading_verb(c_, match.first);
    if (condition == "question") return c_.document.zones[sentence(match).zone].role == ZoneRole::question;
    if (condition == "lone") return is_lone(match);
    if (condition == "unshared") return !is_shared(match);
    if (condition == "anonymous") {
        const InstrumentMark* named = slots_.instrument_of(match);
        return named != nullptr && !named->proper && !is_shared(match);
    }
    if (condition == "unpeopled") return !names_people(match);
    return false;  // "denied" and "hypothetical" are always asked; "untimed" and the like are of the slots
}

// Conditions on the words of an action or issue, and on who is told to undertake it.
bool Conditions::undertakes(std::string_view condition, const Rule& rule, const Match& match) const {
    if (condition == "unreported") return is_unreported(match);
    if (condition == "acted") return slots_.acting(match).found();
    if (condition == "together") return slots_.acting(match).codes.size() >= 2;
    if (condition == "unagreed") return is_unagreed(match);
    static constexpr std::string_view of_words[] = {"nominal", "verbal",   "idle",  "clausal",
                                                    "happens", "somebody", "spoken"};
    if (std::find(std::begin(of_words), std::end(of_words), condition) == std::end(of_words)) return false;
    for (const Capture& capture : match.captures) {
        if (capture.slot < 0) continue;
        const std::string& slot = rule.slots[static_cast<std::size_t>(capture.slot)];
        if (slot == "action" || slot == "issue") return is_of_words(condition, capture);
    }
    return false;
}

// What the words of the action or issue are, by how they begin.
bool Conditions::is_of_words(std::string_view condition, const Capture& words) const {
    const Lexicon& lexicon = c_.knowledge.lexicon;
    const auto word = [&](std::uint32_t i) { return marks_.tokens[i].word; };
    if (condition == "happens") return lexicon.plays(word(words.first), wr_idle);
    if (condition == "somebody") return is_somebody(words);
    if (condition == "clausal")
        return lexicon.is(word(words.first), wc_relative) && !lexicon.is(word(words.first + 1), wc_noun);
    const bool verb = begins_with_verb(c_.knowledge, marks_, words.first);
    if (condition == "nominal" || condition == "verbal") return verb == (condition == "verbal");
    std::uint32_t head = words.first;
    while (head + 1 < words.last && lexicon.is(word(head), wc_adverb)) ++head;
    const bool spoken = lexicon.plays(word(head), wr_spoken);
    if (condition == "spoken") return spoken;
    return spoken || lexicon.plays(word(head), wr_idle) || lexicon.is(word(head), wc_be) || !verb;
}

// The words begin with a person, and not with what is a person's.
bool Conditions::is_somebody(const Capture& capture) const {
    const auto begun = marks_in(marks_, capture.first, std::min(capture.first + 3, capture.last));
    return std::any_of(begun.begin(), begun.end(), [&](const Mark& mark) {
        const std::uint32_t next = mark.last;
        return mark.kind == MarkKind::person &&
               (next >= capture.last || !c_.knowledge.lexicon.is(marks_.tokens[next].word, wc_genitive));
    });
}

// Fewer than two parties stand in the name that the match took.
bool Conditions::is_lone(const Match& match) const {
    for (const Capture& capture : match.captures) {
        const Mark* mark = slots_.mark_of(capture);
        if (mark == nullptr || (mark->kind != MarkKind::mechanism && mark->kind != MarkKind::project))
            continue;
        const auto inside = marks_in(marks_, mark->first, mark->last);
        return std::count_if(inside.begin(), inside.end(),
                             [](const Mark& one) { return one.kind == MarkKind::party; }) < 2;
    }
    return true;
}

// The name that the match took has two parties in it, or a word that says that it belongs to two sides.
bool Conditions::is_shared(const Match& match) const {
    for (const Capture& capture : match.captures) {
        const Mark* mark = slots_.mark_of(capture);
        if (mark == nullptr || !is_named_thing(mark->kind)) continue;
        for (std::uint32_t i = mark->first; i < mark->last; ++i) {
            if (c_.knowledge.lexicon.plays(marks_.tokens[i].word, wr_joint)) return true;
        }
    }
    return !is_lone(match);
}

// "Norwegians" and their like stand among the words of the match.
bool Conditions::names_people(const Match& match) const {
    const auto inside = marks_in(marks_, match.first, match.last);
    return std::any_of(inside.begin(), inside.end(), [&](const Mark& mark) {
        return mark.kind == MarkKind::party && marks_.parties[mark.value].role == PartyRole::people;
    });
}

// Nobody says it, no verb of saying stands in its sentence, and it is no joint act.
bool Conditions::is_unreported(const Match& match) const {
    if (c_.speaker[match.first] >= 0 || slots_.acting(match).codes.size() >= 2) return false;
    const Sentence& here = sentence(match);
    for (std::uint32_t i = here.first; i < here.last; ++i) {
        if (c_.knowledge.lexicon.is(marks_.tokens[i].word, wc_say)) return false;
    }
    return true;
}

// Nobody signed the text, and neither its sentence nor the one before speaks of something agreed.
bool Conditions::is_unagreed(const Match& match) const {
    if (!c_.joint.empty()) return false;
    const std::uint32_t here = sentence_of(marks_, match.first);
    const std::uint32_t low = marks_.sentences[here > 0 ? here - 1 : 0].first;
    for (std::uint32_t i = low; i < marks_.sentences[here].last; ++i) {
        if (c_.knowledge.lexicon.plays(marks_.tokens[i].word, wr_agreement)) return false;
    }
    return true;
}

// A preposition stands before it: "the interests of the two sides meet".
bool Conditions::is_governed(const Match& match) const {
    std::uint32_t first = match.first;
    const std::uint32_t low = sentence(match).first;
    const auto has = [&](std::uint32_t i, std::uint64_t classes) {
        return c_.knowledge.lexicon.is(marks_.tokens[i].word, classes);
    };
    while (first > low && has(first - 1, wc_determiner)) --first;
    return first > low && has(first - 1, wc_preposition);
}

// A line of a list whose lead-in ends with a colon.
bool Conditions::is_listed(const Match& match) const {
    const auto& zones = c_.document.zones;
    std::uint32_t zone = sentence(match).zone;
    const std::string_view line = c_.text(zones[zone].at);
    if (line.size() > longest_line || line.ends_with(".")) return false;
    for (int lines = 0; lines < longest_list && zone > 0 && c_.text(zones[zone].at).size() <= longest_line &&
                        !c_.text(zones[zone].at).ends_with(":");
         ++lines)
        --zone;
    return c_.text(zones[zone].at).ends_with(":");
}

}  // namespace entente
