#include "understand/slot_values.h"

#include <algorithm>

#include "understand/lead_ins.h"
#include "understand/nearest_time.h"

namespace entente {
namespace {

std::vector<Capture> captures_of(const Value& value) {
    const auto* held = std::get_if<std::vector<Capture>>(&value);
    return held == nullptr ? std::vector<Capture>{} : *held;
}

void snake(Values& values) {  // "import duty" is import_duty
    for (SlotValue& value : values) {
        for (char& c : std::get<std::string>(value)) {
            if (c == ' ' || c == '-')
                c = '_';
            else if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c | 0x20);
        }
    }
}

Values choice(const SlotSpec& spec, const Value& value, const ValueContext& values) {
    std::string word = as_text(value, values);
    for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    const bool listed = std::find(spec.choices.begin(), spec.choices.end(), word) != spec.choices.end();
    return word.empty() || !(listed || spec.open) ? Values{} : Values{word};
}

// The first verb of the match says that it is so now: "some 300 live in Norway, where their status is to be settled".
bool told_now(const Context& context, const Match& match) {
    const auto verb = std::find_if(context.verbs.begin(), context.verbs.end(), [&](const Mark& mark) {
        return mark.first >= match.first && mark.last <= match.last &&
               !context.marks.verbs[mark.value].gerund;
    });
    if (verb == context.verbs.end()) return false;
    const VerbMark& mark = context.marks.verbs[verb->value];
    return mark.tense == Tense::present && !mark.perfect && status_of(mark) != "planned";
}

}  // namespace

std::string tidy(std::string_view text) {  // one blank between words, none at the ends
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool no_break =
            c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || no_break) {
            if (!out.empty() && out.back() != ' ') out += ' ';
            if (no_break) ++i;
        } else {
            out += text[i];
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

const Mark* SlotValues::mark_of(const Capture& capture) const {
    return capture.mark < 0 ? nullptr : &marks_.marks[static_cast<std::size_t>(capture.mark)];
}

// Codes of the parties that a capture names, adjectives and lists too.
std::vector<std::string> SlotValues::codes_of(const Capture& capture) const {
    const Mark* mark = mark_of(capture);
    if (mark == nullptr) return {};
    if (mark->kind == MarkKind::party) return {c_.knowledge.code_of(marks_.parties[mark->value])};
    if (mark->kind == MarkKind::parties) return marks_.party_lists[mark->value].codes;
    if (mark->kind == MarkKind::place) return {marks_.words[mark->value]};
    if (mark->kind == MarkKind::person) {
        const int person = marks_.person_marks[mark->value].person;
        if (person >= 0 && !marks_.persons[static_cast<std::size_t>(person)].party.empty())
            return {marks_.persons[static_cast<std::size_t>(person)].party};
    }
    return {};
}

const VerbMark* SlotValues::verb_of(const Match& match) const {
    for (const Capture& capture : match.captures) {
        const Mark* mark = capture.list < 0 ? nullptr : mark_of(capture);
        if (mark != nullptr && mark->kind == MarkKind::verb) return &marks_.verbs[mark->value];
    }
    return nullptr;
}

const VerbMark* SlotValues::verb_over(std::uint32_t token) const {
    const Mark* mark = verb_covering(c_, token);
    return mark == nullptr ? nullptr : &marks_.verbs[mark->value];
}

std::uint32_t SlotValues::verb_token(const Match& match) const {
    const VerbMark* verb = verb_of(match);
    if (verb != nullptr) return verb->head;
    return verb_over(match.anchor) == nullptr ? match.first : match.anchor;
}

const InstrumentMark* SlotValues::instrument_of(const Match& match) const {
    for (const Capture& capture : match.captures) {
        const Mark* mark = mark_of(capture);
        if (mark != nullptr && is_named_thing(mark->kind)) return &marks_.instruments[mark->value];
    }
    return nullptr;
}

Values SlotValues::convert(const SlotSpec& spec, const Value& value, const ValueContext& values,
                           Draft& draft) const {
    switch (spec.kind) {
        case SlotKind::number:
            return numbers(value, values);
        case SlotKind::flag:
            return {true};
        case SlotKind::time:
            return times(spec, value, values, draft);
        case SlotKind::text: {
            Values out = text(value, values);
            if (spec.name == "indicator") snake(out);
            return out;
        }
        case SlotKind::choice:
            return choice(spec, value, values);
        default:
            return entities(spec, value, draft);
    }
}

Values SlotValues::numbers(const Value& value, const ValueContext& values) const {
    Values out;
    const auto captures = captures_of(value);
    for (const Capture& capture : captures) {
        if (const auto number = as_number(std::vector<Capture>{capture}, values)) out.emplace_back(*number);
    }
    if (captures.empty()) {
        if (const auto number = as_number(value, values)) out.emplace_back(*number);
    }
    return out;
}

Values SlotValues::text(const Value& value, const ValueContext& values) const {
    const auto captures = captures_of(value);
    if (captures.empty()) {
        const std::string one = as_text(value, values);
        return one.empty() ? Values{} : Values{tidy(one)};
    }
    Values out;
    const auto gerund = [&](const Capture& capture) {
        return c_.knowledge.lexicon.is(marks_.tokens[capture.first].word, wc_verb_gerund);
    };
    for (const Capture& capture : captures) {
        const Mark* mark = mark_of(capture);
        if (gerund(capture) && !gerund(captures.front())) continue;  // "will stand by them, sending aid"
        if (mark != nullptr && mark->kind == MarkKind::party && is_short_named(*mark)) {
            out.emplace_back(c_.knowledge.code_of(marks_.parties[mark->value]));
        } else if (mark != nullptr && is_named_thing(mark->kind)) {
            out.emplace_back(tidy(c_.text(instruments_.resolve(*mark).name)));
        } else {
            out.emplace_back(tidy(as_text(std::vector<Capture>{capture}, values)));
        }
    }
    return out;
}

// Whom a value names: marks that were captured, "subject" and its kin, or the code of a party.
Actors SlotValues::actors(const Value& value, const Draft& draft) const {
    Actors out;
    if (const auto* constant = std::get_if<std::string>(&value)) {
        if (is_named_actor(*constant)) return named_actors(*constant, draft);
        out.codes.push_back(*constant);
    }
    for (const Capture& capture : captures_of(value)) {
        const Mark* mark = mark_of(capture);
        if (mark != nullptr && mark->kind == MarkKind::person && marks_.person_marks[mark->value].person >= 0)
            out.persons.push_back(marks_.person_marks[mark->value].person);
        for (const std::string& code : codes_of(capture)) out.codes.push_back(code);
    }
    return out;
}

Actors SlotValues::named_actors(std::string_view word, const Draft& draft) const {
    const std::uint32_t token = verb_token(*draft.match);
    if (word == "subject") return clauses_.subject(token);
    if (word == "speaker") return clauses_.speaking(token);
    if (word == "lead") {
        const auto verb = leading_verb(c_, draft.match->first);
        return verb ? clauses_.subject(*verb) : Actors{};
    }
    Actors out;
    out.codes = pair_at(c_, token);
    if (word == "pair") return out;
    const Actors acting = draft.rule->fact == FactType::visit ? visiting(draft) : clauses_.subject(token);
    if (acting.codes.size() != 1 || out.codes.size() != 2) return {};
    if (std::erase(out.codes, acting.codes[0]) != 1) return {};
    return out;
}

// Whom the visitor acts for.
Actors SlotValues::visiting(const Draft& draft) const {
    Actors out;
    for (const Capture& capture : draft.match->captures) {
        if (capture.slot >= 0 && draft.rule->slots[static_cast<std::size_t>(capture.slot)] == "visitor")
            out.codes = codes_of(capture);
    }
    return out;
}

std::vector<std::string> SlotValues::names_of(const Actors& actors) const {
    std::vector<std::string> out;
    out.reserve(actors.persons.size());
    for (const int person : actors.persons)
        out.push_back(marks_.persons[static_cast<std::size_t>(person)].name);
    return out;
}

// A body that goes by its short name: not an organ of another ("Security Council"), not a forum.
bool SlotValues::is_short_named(const Mark& party) const {
    const PartyMark& mark = marks_.parties[party.value];
    const std::string& kind = c_.knowledge.parties[mark.party].kind;
    return mark.role == PartyRole::body && (kind == "bloc" || kind == "organisation" || kind == "alliance");
}

// From one party to another; where only the first is named, to the other of the pair at hand.
Values SlotValues::flow(std::vector<std::string> codes, const Draft& draft) const {
    if (codes.size() == 1) {
        const std::vector<std::string> pair = pair_at(c_, draft.match->anchor);
        if (pair.size() != 2 || std::find(pair.begin(), pair.end(), codes[0]) == pair.end()) return {};
        codes.push_back(pair[0] == codes[0] ? pair[1] : pair[0]);
    }
    return codes.size() == 2 && codes[0] != codes[1] ? Values{codes} : Values{};
}

Values SlotValues::entities(const SlotSpec& spec, const Value& value, const Draft& draft) const {
    const Actors who = actors(value, draft);
    const std::vector<std::string> persons = names_of(who);
    const std::vector<std::string>& codes = who.codes;
    if (spec.kind == SlotKind::flow) return flow(codes, draft);
    std::vector<std::string> sorted = codes;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    switch (spec.kind) {
        case SlotKind::person:
            return {persons.begin(), persons.end()};
        case SlotKind::party:
            return {codes.begin(), codes.end()};
        case SlotKind::actor:
            return persons.empty() ? Values{codes.begin(), codes.end()}
                                   : Values{persons.begin(), persons.end()};
        case SlotKind::people:
            if (persons.empty() && sorted.empty()) return {};
            return {persons.empty() ? sorted : persons};
        case SlotKind::actors:
            sorted.insert(sorted.end(), persons.begin(), persons.end());
            break;
        default:
            break;
    }
    return sorted.empty() ? Values{} : Values{sorted};
}

// "X received Y and Z" is two meetings.
Values SlotValues::each_with(const std::vector<std::string>& hosts,
                             const std::vector<Capture>& guests) const {
    Values out;
    for (const Capture& guest : guests) {
        const Mark* mark = mark_of(guest);
        if (mark == nullptr || mark->kind != MarkKind::person) continue;
        const int person = marks_.person_marks[mark->value].person;
        if (person < 0) continue;
        std::vector<std::string> all = hosts;
        all.push_back(marks_.persons[static_cast<std::size_t>(person)].name);
        out.emplace_back(std::move(all));
    }
    return out;
}

Values SlotValues::value_of(const SlotSpec& spec, const Expression& expression, const ValueContext& values,
                            Draft& draft) const {
    if (is_whole_clause(expression)) return whole_clause(evaluate(expression, values), draft);
    const bool several =
        spec.kind == SlotKind::actors || spec.kind == SlotKind::people || spec.kind == SlotKind::parties;
    if (!several || expression.kind != Expression::Kind::call || expression.text != "all")
        return convert(spec, evaluate(expression, values), values, draft);
    std::vector<std::string> all;
    for (const Expression& argument : expression.arguments) {
        const Value value = evaluate(argument, values);
        const std::vector<Capture> captures = captures_of(value);
        if (spec.kind == SlotKind::people && captures.size() > 1 && !all.empty())
            return each_with(all, captures);
        const Values part = convert(spec, value, values, draft);
        if (part.empty() && &argument == &expression.arguments.front()) return {};  // nobody met them
        if (part.empty()) continue;
        for (const std::string& one : std::get<std::vector<std::string>>(part.front())) {
            if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
        }
    }
    if (spec.kind == SlotKind::parties) std::sort(all.begin(), all.end());
    return all.empty() ? Values{} : Values{all};
}

// "The ban will be lifted": from what is acted on to the end of the words taken.
Values SlotValues::whole_clause(const Value& value, Draft& draft) const {
    const auto captures = captures_of(value);
    if (captures.empty()) return {};
    const Capture& words = captures.front();
    const std::uint32_t first = clauses_.acted_on(words.first);
    if (first >= words.first) return {};
    draft.told_from = first;
    return {tidy(c_.text(span_of(marks_, first, words.last)))};
}

Values SlotValues::times(const SlotSpec& spec, const Value& value, const ValueContext& values,
                         Draft& draft) const {
    Values out;
    const FactType type = draft.rule->fact;
    const auto add = [&](TimeValue time, std::uint32_t token) {
        const bool open = time.spec.open_begin || time.spec.open_end;
        if (type == FactType::visit && open) return;  // "the fifth since 2015"
        // A level and a stage are dated by when they began.
        if (type == FactType::standing || type == FactType::instrument) time.spec.open_end = false;
        bool inferred = false;
        const std::string text =
            resolve_time(c_, time.spec, time.last ? &*time.last : nullptr, direction(draft, token), inferred);
        if (text.empty()) return;
        if (inferred) draft.inferred.insert(std::string(spec.name));
        out.emplace_back(text);
    };
    const auto captures = captures_of(value);
    for (const Capture& capture : captures) {
        if (const auto time = as_time(std::vector<Capture>{capture}, values)) add(*time, capture.first);
    }
    if (captures.empty()) {
        if (const auto time = as_time(value, values))
            add(*time, draft.match->anchor);
        else if (const auto* text = std::get_if<std::string>(&value))
            return named_time(*text, spec, draft);
    }
    return out;
}

// What a constant says of a time: "nearest" and its kin, or a date.
Values SlotValues::named_time(const std::string& word, const SlotSpec& spec, Draft& draft) const {
    if (word == "nearest") return nearest(spec, draft);
    if (word == "nearest_or_today" || word == "nearest_or_present") {
        Values found = nearest(spec, draft);
        if (!found.empty()) return found;
        if (word == "nearest_or_today") return named_time("today", spec, draft);
        const bool now = told_now(c_, *draft.match) || direction_at(c_, draft.match->anchor) == 0;
        return now ? named_time("year", spec, draft) : found;
    }
    if (word != "today" && word != "year") return day_range(word) ? Values{word} : Values{};
    if (!c_.today) return {};
    draft.inferred.insert(std::string(spec.name));
    const bool year = word == "year" || c_.year_only;
    return {to_string(*c_.today).substr(0, year ? 4 : 10)};
}

// The time in the sentence that stands next to the match.
Values SlotValues::nearest(const SlotSpec& spec, Draft& draft) const {
    const Mark* best = nearest_time(c_, *draft.match, draft.rule->fact,
                                    [&](const TimeSpec& time) { return fits(time, spec, draft); });
    if (best == nullptr) return {};
    const TimeSpec& time = marks_.times[best->value];
    bool inferred = false;
    const TimeSpec* last =
        time.range == TimeSpec::none ? nullptr : &marks_.times[static_cast<std::size_t>(time.range)];
    const std::string text = resolve_time(c_, time, last, direction(draft, best->first), inferred);
    if (text.empty()) return {};
    if (inferred) draft.inferred.insert(std::string(spec.name));
    return {text};
}

// As the rule says that it is to come or past, whatever the verbs: "is due on Saturday"; else as they have it.
int SlotValues::direction(const Draft& draft, std::uint32_t token) const {
    for (const Assignment& set : draft.rule->sets) {
        if (set.slot != "status" || set.value.kind == Expression::Kind::call) continue;
        if (set.value.text == "planned") return 1;
        if (set.value.text == "done") return -1;
    }
    return direction_at(c_, token, true);
}

// A deadline and "since ..." date nothing; a figure's period is no day and hangs on nothing; a window is one of visits.
bool SlotValues::fits(const TimeSpec& time, const SlotSpec& spec, const Draft& draft) const {
    if (time.deadline || time.open_end || time.open_begin) return false;
    if (spec.name == "period" &&
        (time.hung || time.day != TimeSpec::none || time.kind == TimeSpec::Kind::weekday))
        return false;
    if (spec.name == "time" && draft.rule->fact == FactType::instrument && time.range != TimeSpec::none)
        return false;  // the years of a plan are not when it was signed
    return time.kind != TimeSpec::Kind::window || draft.rule->fact == FactType::visit;
}

}  // namespace entente
