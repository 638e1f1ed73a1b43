#include "understand/drafts.h"

#include <algorithm>
#include <set>

#include "understand/flows.h"
#include "understand/stays.h"
#include "understand/undertakings.h"

namespace entente {
bool Drafts::fill(Draft& draft) const {
    const ValueContext values{*draft.rule, *draft.match, marks_, c_.document.text, c_.knowledge.lists};
    for (const SlotSpec& spec : slots_of(draft.rule->fact)) {
        Values given;
        bool whole = false;  // the whole clause or nothing
        for (const Assignment& set : draft.rule->sets) {
            if (set.slot != spec.name) continue;
            given = slots_.value_of(spec, set.value, values, draft);
            whole = SlotValues::is_whole_clause(set.value);
        }
        if (given.empty() && !whole && draft.rule->slot(spec.name) >= 0) {
            Expression slot;
            slot.text = spec.name;
            given = slots_.value_of(spec, slot, values, draft);
        }
        if (!given.empty()) draft.slots.emplace_back(&spec, std::move(given));
    }
    spread_quantity(draft, values);
    defaults(draft, values);
    if (find(draft, "time") == nullptr && excludes(draft, "untimed")) return drop(draft, Drop::untimed);
    if (const std::string_view condition = excluded(draft); !condition.empty())
        return drop(draft, Drop::condition, condition);
    if (const SlotSpec* missing = missing_key(draft)) return drop(draft, Drop::no_slot, missing->name);
    if (!names_something(draft) || undertakes_nothing(draft)) return drop(draft, Drop::nameless);
    return (concerns_relation(draft) && binds_party(draft)) || drop(draft, Drop::no_parties);
}

// The condition on who acts that rules the draft out; empty where none does.
std::string_view Drafts::excluded(Draft& draft) const {
    if (excludes(draft, "alone") && is_alone(draft)) return "alone";
    if (excludes(draft, "own") && asks_itself(draft)) return "own";
    return excludes(draft, "foreign") && is_foreign(draft) ? "foreign" : "";
}

bool Drafts::excludes(const Draft& draft, std::string_view condition) {
    const auto& unless = draft.rule->unless;
    return std::find(unless.begin(), unless.end(), condition) != unless.end();
}

// One party acts, and not two together.
bool Drafts::is_alone(Draft& draft) const {
    const Values* by = find(draft, "by");
    if (by == nullptr) return true;
    const auto& names = std::get<std::vector<std::string>>(by->front());
    return std::count_if(names.begin(), names.end(), [&](const std::string& name) {
               return c_.knowledge.party_by_code.contains(name);
           }) < 2;
}

// Somebody of another side says what this side will do.
bool Drafts::is_foreign(Draft& draft) const {
    const int speaker = c_.speaker[slots_.verb_token(*draft.match)];
    const Values* by = find(draft, "by");
    if (speaker < 0 || by == nullptr) return false;
    const std::string& party = marks_.persons[static_cast<std::size_t>(speaker)].party;
    const auto& names = std::get<std::vector<std::string>>(by->front());
    return !party.empty() && std::find(names.begin(), names.end(), party) == names.end();
}

// Who asks is who is asked.
bool Drafts::asks_itself(Draft& draft) const {
    const Values* by = find(draft, "by");
    const Values* to = find(draft, "to");
    if (by == nullptr || to == nullptr) return false;
    const auto& all = std::get<std::vector<std::string>>(by->front());
    const auto& asked = std::get<std::vector<std::string>>(to->front());
    const auto is_code = [&](const std::string& one) { return c_.knowledge.party_by_code.contains(one); };
    return std::count_if(asked.begin(), asked.end(), is_code) == 1 && !all.empty() &&
           all.front() == asked.front();
}

// Tells the watch why a match gives no fact; always false.
bool Drafts::drop(const Draft& draft, Drop why, std::string_view detail) const {
    if (c_.watch != nullptr) c_.watch->dropped(*draft.match, why, detail);
    return false;
}

Values* Drafts::find(Draft& draft, std::string_view slot) {
    for (auto& [spec, values] : draft.slots) {
        if (spec->name == slot) return &values;
    }
    return nullptr;
}

void Drafts::put(Draft& draft, std::string_view slot, SlotValue value) const {
    const SlotSpec* spec = find_slot(draft.rule->fact, slot);
    if (spec == nullptr || find(draft, slot) != nullptr) return;
    draft.slots.emplace_back(spec, Values{std::move(value)});
}

// A captured quantity fills unit, upper end and qualifier as well.
void Drafts::spread_quantity(Draft& draft, const ValueContext& values) const {
    if (find_slot(draft.rule->fact, "value") == nullptr) return;
    Expression slot;
    slot.text = "value";
    Value value;
    for (const Assignment& set : draft.rule->sets) {
        if (set.slot == "value") value = evaluate(set.value, values);
    }
    if (std::holds_alternative<std::monostate>(value)) value = evaluate(slot, values);
    const auto quantity = as_quantity(value, values);
    if (!quantity) return;
    if (quantity->range) put(draft, "value_max", quantity->value_max);
    if (!quantity->qualifier.empty()) put(draft, "qualifier", quantity->qualifier);
    put(draft, "unit", quantity->unit.empty() ? std::string("count") : currency(quantity->unit));
}

std::string Drafts::currency(const std::string& unit) const {
    if (unit != "*") return unit;
    const auto country = c_.knowledge.party_by_code.find(c_.outlet_country);
    if (country == c_.knowledge.party_by_code.end()) return "USD";
    static constexpr std::string_view dollars[] = {"AUD", "NZD", "CAD", "SGD", "HKD",
                                                   "FJD", "JMD", "BBD", "TTD", "USD"};
    const std::string& own = c_.knowledge.parties[country->second].currency;
    const bool dollar = std::find(std::begin(dollars), std::end(dollars), own) != std::end(dollars);
    return dollar && c_.official ? own : "USD";
}

void Drafts::defaults(Draft& draft, const ValueContext& values) const {
    if (draft.rule->fact != FactType::meeting && find(draft, "parties") == nullptr &&
        find_slot(draft.rule->fact, "parties") != nullptr) {
        std::vector<std::string> codes = parties_for(draft);
        if (codes.size() >= 2) put(draft, "parties", codes);
    }
    if (draft.rule->fact == FactType::figure) direct(draft);
    acting_side(draft, values);
    if (draft.rule->fact == FactType::visit) stay(draft);
    if (draft.rule->fact == FactType::visit || draft.rule->fact == FactType::meeting) visit_status(draft);
    if (draft.rule->fact == FactType::anniversary) origin(draft);
    if (names_thing(draft.rule->fact)) kind_of_thing(draft);
    if (const VerbMark* verb = slots_.verb_of(*draft.match);
        verb != nullptr && (verb->expected || verb->conditional)) {
        if (verb->expected || verb->doubtful || !is_report(draft)) put(draft, "hedge", true);
    }
    if (draft.rule->fact == FactType::instrument) {  // a stage that was reached needs no status
        if (Values* status = find(draft, "status");
            status != nullptr && std::get<std::string>(status->front()) == "done") {
            const Values* stage = find(draft, "stage");
            if (stage == nullptr || std::get<std::string>(stage->front()) != "negotiating") {
                std::erase_if(draft.slots, [](const auto& slot) { return slot.first->name == "status"; });
            }
        }
    }
}

// Whoever acts at the verb undertakes it, where the rule names nobody; the force is by how many they are.
void Drafts::acting_side(Draft& draft, const ValueContext& values) const {
    for (const std::string_view slot : {"by", "holder"}) {
        const SlotSpec* spec = find_slot(draft.rule->fact, slot);
        if (spec == nullptr || find(draft, slot) != nullptr) continue;
        Values acting = slots_.convert(*spec, std::string("subject"), values, draft);
        if (!acting.empty()) draft.slots.emplace_back(spec, std::move(acting));
    }
    if (draft.rule->fact == FactType::commitment && find(draft, "force") == nullptr)
        put(draft, "force", std::string(is_alone(draft) ? "pledged" : "agreed"));
}

// All days of a visit of which one is told, and how many they are; who has come for longer is still there.
void Drafts::stay(Draft& draft) const {
    Values* time = find(draft, "time");
    if (time == nullptr || time->size() != 1) return;
    StayDay which = StayDay::unsaid;
    for (const Capture& capture : draft.match->captures) {
        const Mark* verb = capture.list < 0 ? nullptr : slots_.mark_of(capture);
        if (verb != nullptr && verb->kind == MarkKind::verb)
            which = stay_day_of(c_, marks_.verbs[verb->value].head);
        else if (capture.list >= 0)
            which = stay_day_of(c_, capture.first);
        if (which != StayDay::unsaid) break;
    }
    Values* status = find(draft, "status");
    if (which == StayDay::unsaid && status != nullptr && std::get<std::string>(status->front()) == "planned")
        which = StayDay::first;
    const std::string day = std::get<std::string>(time->front());
    const std::string days = stay_of(c_, day, which, draft.match->first, draft.match->last);
    if (days == day) return;
    time->front() = days;
    draft.inferred.insert("time");
    const auto range = day_range(days);
    const bool here = range && c_.today && range->first <= *c_.today && *c_.today <= range->last;
    if (here && which == StayDay::first && status != nullptr) status->front() = std::string("ongoing");
}

// A visit that no verb dates is to come, under way or past as its days are.
void Drafts::visit_status(Draft& draft) const {
    const Values* time = find(draft, "time");
    const Values* status = find(draft, "status");
    if (time == nullptr && status != nullptr && std::get<std::string>(status->front()) == "ongoing" &&
        c_.today) {
        put(draft, "time", c_.year_only ? to_string(*c_.today).substr(0, 4) : to_string(*c_.today));
        draft.inferred.insert("time");
        return;
    }
    if (time == nullptr || !c_.today || c_.year_only) return;
    const auto range = day_range(std::get<std::string>(time->front()));
    if (!range) return;
    if (Values* told = find(draft, "status"); told != nullptr) {  // "visits Oslo in November"
        const VerbMark* verb = slots_.verb_of(*draft.match);      // and "flies there later today"
        const bool present = verb != nullptr && verb->tense == Tense::present && !verb->perfect;
        if (std::get<std::string>(told->front()) == "done" &&
            (range->first > *c_.today || (present && range->first == *c_.today)))
            told->front() = std::string("planned");
        return;
    }
    const bool vague = to_number(range->last) - to_number(range->first) > 40;
    if (vague && range->first <= *c_.today && *c_.today <= range->last) {
        const int direction = direction_at(c_, draft.match->anchor);
        if (direction != 0) put(draft, "status", std::string(direction < 0 ? "done" : "planned"));
        return;
    }
    put(draft, "status",
        std::string(range->first > *c_.today  ? "planned"
                    : range->last < *c_.today ? "done"
                                              : "ongoing"));
    draft.inferred.insert("status");
}

// The year that an anniversary counts from.
void Drafts::origin(Draft& draft) const {
    const Values* time = find(draft, "time");
    const Values* ordinal = find(draft, "ordinal");
    if (time == nullptr || ordinal == nullptr || find(draft, "origin") != nullptr) return;
    const auto range = day_range(std::get<std::string>(time->front()));
    if (!range) return;
    const int years = static_cast<int>(std::get<double>(ordinal->front()));
    if (range->last.year - range->first.year == years) {  // "(16 June 1994-2024)"
        Day day = range->first;
        day.year = range->last.year;
        std::erase_if(draft.slots, [](const auto& slot) { return slot.first->name == "time"; });
        put(draft, "time", to_string(day));
        put(draft, "origin", std::to_string(range->first.year));
        return;
    }
    if (range->first.year != range->last.year) return;
    if (c_.today && range->first.year + years <= c_.today->year + 1) {  // the time is that of the beginning
        const std::string begun = std::to_string(range->first.year);
        std::erase_if(draft.slots, [](const auto& slot) { return slot.first->name == "time"; });
        if (range->first.year + years >= c_.today->year - 1)
            put(draft, "time", std::to_string(range->first.year + years));
        put(draft, "origin", begun);
        draft.inferred.insert("time");
        return;
    }
    const int year = range->first.year - years;
    if (year < 1000) return;
    put(draft, "origin", std::to_string(year));
    draft.inferred.insert("origin");
}

bool Drafts::names_thing(FactType type) {
    return type == FactType::instrument || type == FactType::mechanism || type == FactType::project;
}

// "would" in a report of what was agreed is no doubt.
bool Drafts::is_report(const Draft& draft) { return draft.rule->fact != FactType::figure; }

// The parties of a fact that names none: those in the match, in the sentence, else the pair in hand.
std::vector<std::string> Drafts::parties_for(const Draft& draft) const {
    const Match& match = *draft.match;
    if (names_thing(draft.rule->fact)) {
        for (const Capture& capture : match.captures) {
            const Mark* mark = slots_.mark_of(capture);
            if (mark != nullptr && is_named_thing(mark->kind)) return instruments_.parties(*mark);
        }
    }
    if (auto codes = parties_in(match.first, match.last, true); codes.size() >= 2) return codes;
    const Sentence& sentence = sentence_of(match.first);
    if (auto codes = parties_in(sentence.first, sentence.last, true); codes.size() == 2) return codes;
    if (auto codes = parties_in(match.first, match.last, false); codes.size() == 2) return codes;
    std::vector<std::string> pair = pair_at(c_, match.first);
    if (pair.empty()) {  // "Chile ranks as Turkey's third largest market"
        if (auto codes = parties_in(sentence.first, sentence.last, false); codes.size() == 2) return codes;
    }
    if (auto codes = parties_in(match.first, match.last, false); codes.size() == 1 && !pair.empty()) {
        const auto at = c_.knowledge.party_by_code.find(codes[0]);
        const bool body =
            at != c_.knowledge.party_by_code.end() && !c_.knowledge.parties[at->second].is_state();
        return body ? pair : with_other(codes[0], pair);  // "its third largest partner in the EU"
    }
    return pair;
}

std::vector<std::string> Drafts::with_other(const std::string& code,
                                            const std::vector<std::string>& pair) const {
    if (std::find(pair.begin(), pair.end(), code) != pair.end()) return pair;
    return {};
}

// False for "after China and the United States" in a text about two others.
bool Drafts::concerns(const std::vector<std::string>& codes) const {
    return c_.main_pair.empty() || std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
               return std::find(c_.main_pair.begin(), c_.main_pair.end(), code) != c_.main_pair.end();
           });
}

// Codes named in tokens [first, last): in explicit lists alone, or all of them.
std::vector<std::string> Drafts::parties_in(std::uint32_t first, std::uint32_t last, bool lists) const {
    std::set<std::string> codes;
    for (const Mark& mark : marks_in(marks_, first, std::min(last, first + 400))) {
        if (mark.last > last) continue;
        if (mark.kind == MarkKind::parties) {
            if (!concerns(marks_.party_lists[mark.value].codes)) continue;
            codes.insert(marks_.party_lists[mark.value].codes.begin(),
                         marks_.party_lists[mark.value].codes.end());
        } else if (!lists && mark.kind == MarkKind::party &&
                   marks_.parties[mark.value].role != PartyRole::capital) {
            codes.insert(c_.knowledge.code_of(marks_.parties[mark.value]));
        }
    }
    return {codes.begin(), codes.end()};
}

// A number is one of the relation where the words beside it name a side, or where it is one by nature (trade).
bool Drafts::concerns_relation(Draft& draft) const {
    if (draft.rule->fact == FactType::anniversary) return find(draft, "parties") != nullptr;
    if (draft.rule->fact != FactType::figure && draft.rule->fact != FactType::target) return true;
    if (find(draft, "parties") == nullptr) return false;
    const Values* indicator = find(draft, "indicator");
    const std::string& what = std::get<std::string>(indicator->front());
    if (what == told_before || what.find("trade") != std::string::npos || what == "agreements" ||
        what.starts_with("rounds_of") || what == "joint_ventures")
        return true;
    return names_side(c_, *draft.match, std::get<std::vector<std::string>>(find(draft, "parties")->front()));
}

// An undertaking is one of two sides, or of a side of the pair that the text is about, or its paragraph names another
// party. What a person does for nobody is none.
bool Drafts::binds_party(Draft& draft) const {
    if (undertaken(draft.rule->fact) == nullptr) return true;
    const Values* by = find(draft, draft.rule->fact == FactType::position ? "holder" : "by");
    std::vector<std::string> codes = std::get<std::vector<std::string>>(by->front());
    std::erase_if(codes, [&](const std::string& one) { return !c_.knowledge.party_by_code.contains(one); });
    if (codes.size() != 1) return codes.size() >= 2;
    if (std::find(c_.main_pair.begin(), c_.main_pair.end(), codes[0]) != c_.main_pair.end()) return true;
    const std::uint32_t zone = sentence_of(draft.match->first).zone;
    const auto beside = [&](std::uint32_t s) { return marks_.sentences[s].zone == zone; };
    std::uint32_t first = entente::sentence_of(marks_, draft.match->first);
    std::uint32_t last = first + 1;
    while (first > 0 && beside(first - 1)) --first;
    while (last < marks_.sentences.size() && beside(last)) ++last;
    const auto named = marks_in(marks_, marks_.sentences[first].first, marks_.sentences[last - 1].last);
    return std::any_of(named.begin(), named.end(), [&](const Mark& mark) {
        if (mark.kind == MarkKind::place) return marks_.words[mark.value] != codes[0];
        return mark.kind == MarkKind::party && c_.knowledge.code_of(marks_.parties[mark.value]) != codes[0];
    });
}

// One word alone is no undertaking: "ready to help", "suggested he".
bool Drafts::undertakes_nothing(Draft& draft) {
    Values* actions = find(draft, "action");
    if (actions == nullptr) return false;
    std::erase_if(*actions, [](const SlotValue& action) {
        return std::get<std::string>(action).find(' ') == std::string::npos;
    });
    return actions->empty();
}

// The first slot that has to be there and is not; null where all are.
const SlotSpec* Drafts::missing_key(Draft& draft) {
    for (const SlotSpec& spec : slots_of(draft.rule->fact)) {
        if (!spec.key || spec.kind == SlotKind::time) continue;
        if (find(draft, spec.name) == nullptr) return &spec;
    }
    return nullptr;
}

}  // namespace entente
