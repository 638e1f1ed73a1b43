#include "rules/check_rule.h"

#include <algorithm>
#include <set>

#include "base/edtf.h"
#include "base/spelling.h"
#include "rules/builders.h"
#include "rules/captures.h"

namespace entente {
namespace {

const std::vector<std::string> conditions{
    "planned", "done",     "present",  "gerund",       "quoted",     "question", "untimed",  "generic",
    "unnamed", "unlisted", "denied",   "hypothetical", "infinitive", "passive",  "nominal",  "verbal",
    "idle",    "alone",    "own",      "foreign",      "unreported", "plain",    "lone",     "facility",
    "unled",   "future",   "governed", "clausal",      "happens",    "acted",    "unagreed", "somebody",
    "spoken",  "together", "expected", "anonymous",    "unshared",   "unpeopled"};
const std::vector<std::string> named_times{"nearest", "nearest_or_today", "nearest_or_present", "today",
                                           "year"};
const std::vector<std::string> holder_slots{"name", "title", "body",  "nation",      "second",
                                            "here", "like",  "other", "other_nation"};

std::vector<std::string> strings(std::span<const std::string_view> views) {
    return {views.begin(), views.end()};
}

bool has(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return text;
}

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c & ~0x20 : c);
    return text;
}

std::string article(std::string_view noun) {
    const bool vowel = std::string_view("aeiouAEIO").find(noun[0]) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

// What a slot of the kind takes, for a message.
std::string_view takes(SlotKind kind) {
    switch (kind) {
        case SlotKind::party:
        case SlotKind::parties:
        case SlotKind::flow:
            return "a party: COUNTRY, NATION, BODY, PARTY, PARTIES, SEAT or PLACE";
        case SlotKind::person:
            return "a person: PERSON";
        case SlotKind::actor:
        case SlotKind::actors:
        case SlotKind::people:
            return "a person or party: PERSON, COUNTRY, NATION, BODY, PARTY, PARTIES, SEAT or PLACE";
        case SlotKind::time:
            return "a time: TIME, or a date(...) made of its parts";
        case SlotKind::number:
            return "a number: NUMBER, INTEGER, ORDINAL, YEAR, AMOUNT, MONEY or PERCENT";
        default:
            return "words";
    }
}

unsigned kinds_for(SlotKind kind) {
    switch (kind) {
        case SlotKind::party:
        case SlotKind::parties:
        case SlotKind::flow:
            return vk_party;
        case SlotKind::person:
            return vk_person;
        case SlotKind::actor:
        case SlotKind::actors:
        case SlotKind::people:
            return vk_party | vk_person;
        case SlotKind::time:
            return vk_time;
        case SlotKind::number:
            return vk_number | vk_quantity;
        case SlotKind::flag:
            return vk_all;
        default:
            return vk_text;
    }
}

bool is_time_text(const std::string& text) {
    return day_range(text).has_value() || text.find('X') != std::string::npos;
}

void collect_words(const Expression& expression, std::set<std::string>& out) {
    if (expression.kind == Expression::Kind::word) out.insert(expression.text);
    for (const Expression& argument : expression.arguments) collect_words(argument, out);
}

class Checker {
public:
    Checker(const RuleSource& source, const Rule& rule, const RuleSurroundings& around,
            std::vector<Error>& errors)
        : source_(source), rule_(rule), around_(around), errors_(errors), captures_(source, around.lists) {
        for (const Assignment& set : source.sets) collect_words(set.value, mentioned_);
    }

    void go() {
        if (!source_.date.empty() && source_.date != "none" && !day_range(source_.date))
            fail(source_.date_at,
                 "expected a day, such as 2019-02-20, or none; found '" + source_.date + "'");
        for (const Named& condition : source_.unless) {
            if (!has(conditions, condition.name)) {
                fail(condition.at, "expected a condition (" + listed(conditions, "or") + "), found '" +
                                       condition.name + "'" + did_you_mean(condition.name, conditions));
            }
        }
        for (const Named& beaten : source_.beats) {
            if (beaten.name == rule_.name)
                fail(beaten.at, "a rule cannot beat itself; expected the name of another");
        }
        if (rule_.level == RuleLevel::facts) {
            fact_slots();
        } else {
            lower_slots();
        }
        for (const Example& example : source_.examples) {
            for (const ExpectedFact& fact : example.expected) expected(fact);
        }
    }

private:
    void fail(std::size_t at, const std::string& what) {
        errors_.push_back(error_at(around_.file.path, around_.file.text, at, what));
    }
    [[nodiscard]] std::string of_type(std::string_view slot) const {
        return "'" + std::string(slot) + "' of " + article(rule_.type);
    }
    [[nodiscard]] std::vector<std::string> slot_names() const {
        std::vector<std::string> out;
        for (const SlotSpec& spec : slots_of(rule_.fact)) out.emplace_back(spec.name);
        return out;
    }
    // `more`: what else is wrong, " and ...".
    [[nodiscard]] std::string no_slot(const std::string& slot, const std::vector<std::string>& known,
                                      const std::string& more = "") const {
        const std::string near = did_you_mean(slot, known);
        return article(rule_.type) + " has no slot '" + slot + "'" + more +
               (near.empty() ? "; it has " + listed(known) : near);
    }

    // ---- rules for facts ----

    void fact_slots() {
        const std::vector<std::string> known = slot_names();
        for (const std::string& slot : captures_.slots()) {
            const SlotSpec* spec = find_slot(rule_.fact, slot);
            if (spec == nullptr && !mentioned_.contains(slot))
                fail(captures_.slot(slot).front().at, no_slot(slot, known, " and no 'set' uses it"));
            const bool is_set = std::any_of(source_.sets.begin(), source_.sets.end(),
                                            [&](const Assignment& set) { return set.slot == slot; });
            if (spec == nullptr || is_set) continue;
            for (const Held& held : captures_.slot(slot)) fits(*spec, held);
        }
        for (const Assignment& set : source_.sets) {
            const SlotSpec* spec = find_slot(rule_.fact, set.slot);
            if (spec == nullptr)
                fail(set.at, no_slot(set.slot, known));
            else
                value_of(set.value, spec);
        }
    }

    // A captured thing or the result of a builder for a slot.
    void fits(const SlotSpec& spec, const Held& held) {
        if ((held.kinds & kinds_for(spec.kind)) == 0) {
            std::string what = of_type(spec.name) + " takes " + std::string(takes(spec.kind)) + "; " +
                               held.what + " never gives one";
            if (held.values && held.values->size() == 1 && pattern_class_of(upper(held.values->front())) >= 0)
                what += "; did you mean " + upper(held.values->front()) + "?";
            return fail(held.at, what);
        }
        if (spec.kind != SlotKind::choice || spec.open || !held.values) return;
        const std::vector<std::string> choices = strings(spec.choices);
        for (const std::string& value : *held.values) {
            if (has(choices, lower(value))) continue;
            fail(held.at, of_type(spec.name) + " is " + listed(choices, "or") + "; " + held.what +
                              " may give '" + value + "'" + did_you_mean(value, choices));
            return;
        }
    }

    // A word or text of the rule itself for a slot.
    void constant(const SlotSpec& spec, const Expression& value) {
        const std::string& text = value.text;
        std::vector<std::string> known = captures_.slots();
        std::string wanted;
        switch (spec.kind) {
            case SlotKind::choice: {
                const std::vector<std::string> choices = strings(spec.choices);
                if (spec.open || has(choices, lower(text))) return;
                wanted = listed(choices, "or");
                known.insert(known.begin(), choices.begin(), choices.end());
                break;
            }
            case SlotKind::time:
                if (has(named_times, text) || is_time_text(text)) return;
                wanted = "a slot of the pattern, a date or " + listed(named_times, "or");
                known.insert(known.begin(), named_times.begin(), named_times.end());
                break;
            case SlotKind::number:
                if (is_number(text)) return;
                wanted = "a number or a slot of the pattern";
                break;
            case SlotKind::person:
                wanted = "a slot of the pattern that is a PERSON";
                break;
            case SlotKind::text:
            case SlotKind::flag:
                return;
            default:
                if (around_.is_party(text) || is_named_actor(text)) return;
                wanted = "a slot of the pattern, " + listed(strings(named_actors), "or") +
                         ", or the code of a party, such as NOR (world/states.tsv)";
                known.insert(known.end(), named_actors.begin(), named_actors.end());
                break;
        }
        fail(value.at, of_type(spec.name) + ": expected " + wanted + ", found '" + text + "'" +
                           did_you_mean(text, known));
    }

    // The value of a `set`; `spec` is null in the rules of the lower levels.
    void value_of(const Expression& value, const SlotSpec* spec) {
        using Kind = Expression::Kind;
        if (value.kind == Kind::call && value.text == "either") {
            if (!counted(value, builder_specs[static_cast<std::size_t>(value.builder)])) return;
            for (const Expression& argument : value.arguments) value_of(argument, spec);
            return;
        }
        if (value.kind == Kind::word && value.text == "none") return;
        const bool word = value.kind == Kind::word && captures_.slot(value.text).empty() && !is_list(value);
        const std::size_t before = errors_.size();
        const std::vector<Held> all = what_of(value);
        if (errors_.size() != before) return;
        if (spec == nullptr) return lower_value(value, all);
        if (word || value.kind == Kind::text) return constant(*spec, value);
        for (Held held : all) {
            held.at = value.at;
            fits(*spec, held);
        }
    }

    [[nodiscard]] bool is_list(const Expression& value) const {
        return value.kind == Expression::Kind::word && captures_.is_list(value.text);
    }

    // What an expression may be; empty after a fault.
    std::vector<Held> what_of(const Expression& value) {
        using Kind = Expression::Kind;
        Held held;
        held.at = value.at;
        held.what = "'" + value.text + "'";
        if (value.kind == Kind::number) {
            held.kinds = vk_number;
            held.what = "the number " + value.text;
            held.values = {value.text};
            return {held};
        }
        if (value.kind == Kind::call) return call(value);
        if (value.kind == Kind::word) {
            if (value.text == "none") {
                held.kinds = vk_all;
                return {held};
            }
            if (const auto& slot = captures_.slot(value.text); !slot.empty()) {
                std::vector<Held> out = slot;
                for (Held& one : out) one.what = "'" + value.text + "' (" + one.what + ")";
                return out;
            }
            if (const Held* list = captures_.list(value.text)) return {*list};
            if (captures_.is_list(value.text)) {
                fail(value.at, "expected a list that a 'say' of the rule has, found " + value.text +
                                   did_you_mean(value.text, captures_.lists()));
                return {};
            }
        }
        held.kinds = vk_text | (is_number(value.text) ? vk_number : 0U);
        if (is_named_actor(value.text)) held.kinds |= vk_party | vk_person;
        held.values = {value.text};
        held.what =
            value.kind == Kind::text ? "the text \"" + value.text + "\"" : "the word '" + value.text + "'";
        return {held};
    }

    bool counted(const Expression& value, const BuilderSpec& spec) {
        const std::size_t count = value.arguments.size();
        if (count >= spec.least && count <= spec.most) return true;
        fail(value.at, "expected " + std::string(spec.usage) + " with " + std::to_string(spec.least) +
                           (spec.most > spec.least ? " to " + std::to_string(spec.most) : "") +
                           (spec.most == 1 ? " value" : " values") + ", found " + std::to_string(count));
        return false;
    }

    std::vector<Held> call(const Expression& value) {
        if (value.builder < 0) {
            std::vector<std::string> known;
            known.reserve(builder_specs.size());
            for (const BuilderSpec& other : builder_specs) known.emplace_back(other.name);
            const std::string near = did_you_mean(value.text, known);
            fail(value.at, "there is no builder '" + value.text + "'" +
                               (near.empty() ? "; there are " + listed(known) : near));
            return {};
        }
        const BuilderSpec& spec = builder_specs[static_cast<std::size_t>(value.builder)];
        if (!counted(value, spec)) return {};
        std::vector<Held> inner;
        const std::size_t before = errors_.size();
        for (std::size_t i = 0; i < value.arguments.size(); ++i) {
            std::vector<Held> one = what_of(value.arguments[i]);
            if (one.empty()) continue;
            argument(spec, spec.takes[std::min<std::size_t>(i, 2)], value.arguments[i], one, i);
            for (Held& held : one) inner.push_back(std::move(held));
        }
        if (errors_.size() != before) return {};
        if (spec.gives == 0) return inner;
        Held held;
        held.kinds = spec.gives;
        held.what = "'" + value.text + "(...)'";
        held.at = value.at;
        if (value.text == "by_tense") held.values = {{"done", "ongoing", "planned", "proposed"}};
        return {held};
    }

    // For a word that was meant as something else.
    [[nodiscard]] std::string advice(const std::string& word, const std::vector<std::string>& names) const {
        std::string near = did_you_mean(word, names);
        if (!near.empty() || has(names, word)) return near;
        return captures_.slots().empty() ? "" : "; the pattern has the slots " + listed(captures_.slots());
    }

    // What a builder wants, in words; `words`: those that it takes, where they can be listed.
    struct Want {
        unsigned kinds;
        std::string what;
        std::vector<std::string> words = {};
        double least = 0;  // of a number in the rule itself; least > most: any
        double most = -1;
    };
    static Want want_of(Wants wants) {
        switch (wants) {
            case Wants::number:
                return {vk_number, "a number"};
            case Wants::weekday:
                return {vk_number, "a number from 0 (Monday) to 6", {}, 0, 6};
            case Wants::code:
                return {vk_number, "a code from 21 (spring) to 41 (second half)", {}, 21, 41};
            case Wants::direction:
                return {vk_number, "-1 (last), 0 or 1 (next)", {}, -1, 1};
            case Wants::quantity:
                return {vk_number | vk_quantity, "a number or an amount"};
            case Wants::time:
                return {vk_time, "a time"};
            case Wants::unit: {
                const std::vector<std::string> units = strings(calendar_units);
                return {vk_text, listed(units, "or"), units};
            }
            case Wants::qualifier: {
                const std::vector<std::string> words =
                    strings(find_slot(FactType::figure, "qualifier")->choices);
                return {vk_text, listed(words, "or"), words};
            }
            case Wants::verb:
                return {vk_verb, "a list of verbs or a slot that is one"};
            case Wants::text:
                return {vk_text, "words"};
            case Wants::anything:
                break;
        }
        return {vk_all, "anything"};
    }

    // Whether one of the things that an argument may be is what the builder wants.
    void argument(const BuilderSpec& spec, Wants wants, const Expression& value, const std::vector<Held>& all,
                  std::size_t place) {
        const Want want = want_of(wants);
        const bool out_of_range = value.kind == Expression::Kind::number && want.least <= want.most &&
                                  (value.number < want.least || value.number > want.most);
        const auto in_words = [&](const std::string& one) { return has(want.words, one); };
        const bool fits = std::any_of(all.begin(), all.end(), [&](const Held& held) {
            if ((held.kinds & want.kinds) == 0) return false;
            return want.words.empty() || held.kinds == vk_all || !held.values ||
                   std::all_of(held.values->begin(), held.values->end(), in_words);
        });
        if (fits && !out_of_range) return;
        std::vector<std::string> names = wants == Wants::verb ? captures_.lists() : want.words;
        if (wants != Wants::verb) {
            const std::vector<std::string> slots = captures_.slots();
            names.insert(names.end(), slots.begin(), slots.end());
        }
        static constexpr std::string_view places[] = {"first", "second", "third"};
        fail(value.at, std::string(spec.usage) + ": expected " + want.what + " in " +
                           std::string(places[std::min<std::size_t>(place, 2)]) + " place, found " +
                           all.front().what +
                           (value.kind == Expression::Kind::word ? advice(value.text, names) : ""));
    }

    // ---- rules of the lower levels ----

    void lower_slots() {
        const bool holder = rule_.level == RuleLevel::holders;
        for (const std::string& slot : captures_.slots()) {
            const std::size_t at = captures_.slot(slot).front().at;
            if (holder && !has(holder_slots, slot)) fail(at, no_slot(slot, holder_slots));
            if (!holder && slot != "here" && !mentioned_.contains(slot)) {
                fail(at, "no 'set' uses the slot '" + slot + "'" +
                             did_you_mean(slot, {mentioned_.begin(), mentioned_.end()}));
            }
        }
        if (holder) {
            if (captures_.slot("name").empty())
                fail(source_.at, "a rule for a holder has to capture 'name'; expected name=NAME in a 'say'");
            for (const Assignment& set : source_.sets)
                fail(set.at, "a rule for a holder has no 'set'; it captures all that it gives");
            return;
        }
        if (source_.sets.empty()) fail(source_.at, "a rule for a " + rule_.type + " has to set 'value'");
        for (const Assignment& set : source_.sets) {
            if (set.slot != "value")
                fail(set.at, "a rule for a " + rule_.type + " sets 'value' alone, found '" + set.slot + "'");
            else
                value_of(set.value, nullptr);
        }
    }

    void lower_value(const Expression& value, const std::vector<Held>& all) {
        const unsigned wanted = rule_.type == "time" ? vk_time : vk_number | vk_quantity;
        if (std::any_of(all.begin(), all.end(), [&](const Held& held) { return (held.kinds & wanted) != 0; }))
            return;
        fail(value.at,
             "expected a " + rule_.type + ", found " + all.front().what +
                 (value.kind == Expression::Kind::word ? did_you_mean(value.text, captures_.slots()) : ""));
    }

    // ---- examples ----

    void expected(const ExpectedFact& fact) {
        if (fact.type != rule_.type) {
            return fail(fact.at, "expected '" + rule_.type + "', which the rule gives, found '" + fact.type +
                                     "'" + did_you_mean(fact.type, {rule_.type}));
        }
        if (rule_.level != RuleLevel::facts) {
            const std::vector<std::string> known =
                rule_.type == "time" ? std::vector<std::string>{"edtf", "deadline", "timex"}
                : rule_.type == "quantity"
                    ? std::vector<std::string>{"value", "value_max", "unit", "qualifier"}
                    : std::vector<std::string>{"name", "title", "body", "party", "to", "former"};
            for (std::size_t i = 0; i < fact.slots.size(); ++i) {
                if (!has(known, fact.slots[i].first))
                    fail(fact.slots_at[i], no_slot(fact.slots[i].first, known));
            }
            return;
        }
        for (std::size_t i = 0; i < fact.slots.size(); ++i) {
            const auto& [slot, value] = fact.slots[i];
            const SlotSpec* spec = find_slot(rule_.fact, slot);
            if (spec == nullptr)
                fail(fact.slots_at[i], no_slot(slot, slot_names()));
            else
                expected_value(*spec, value, fact.slots_at[i] + slot.size() + 1);
        }
    }

    void expected_value(const SlotSpec& spec, const std::string& value, std::size_t at) {
        const auto complain = [&](const std::string& wanted, const std::vector<std::string>& known = {}) {
            fail(at, of_type(spec.name) + ": expected " + wanted + ", found '" + value + "'" +
                         did_you_mean(value, known));
        };
        switch (spec.kind) {
            case SlotKind::choice: {
                const std::vector<std::string> choices = strings(spec.choices);
                if (!spec.open && !has(choices, value)) complain(listed(choices, "or"), choices);
                break;
            }
            case SlotKind::time:
                if (!is_time_text(value))
                    complain("a date such as 2019-03-03, 2019-03, 2019 or 2019-03-03/2019-03-06");
                break;
            case SlotKind::number:
                if (!is_number(value)) complain("a number in digits");
                break;
            case SlotKind::flag:
                if (value != "true") complain("true");
                break;
            case SlotKind::party:
            case SlotKind::parties:
            case SlotKind::flow:
                for (const std::string_view code : split(value, ',')) {
                    if (!around_.is_party(code))
                        return complain(spec.kind == SlotKind::party
                                            ? "the code of a party, such as NOR (world/states.tsv)"
                                            : "codes of parties, such as KEN,NOR");
                }
                break;
            default:
                break;
        }
    }

    const RuleSource& source_;
    const Rule& rule_;
    const RuleSurroundings& around_;
    std::vector<Error>& errors_;
    CapturesOfRule captures_;
    std::set<std::string> mentioned_;  // words in the values of `set`
};

}  // namespace

void check_rule(const RuleSource& source, const Rule& rule, const RuleSurroundings& around,
                std::vector<Error>& errors) {
    Checker(source, rule, around, errors).go();
}

std::string no_such_type(const std::string& type) {
    std::vector<std::string> known;
    known.reserve(fact_type_count + 3);
    for (int i = 0; i < fact_type_count; ++i) known.emplace_back(name_of(static_cast<FactType>(i)));
    const std::string facts = listed(known, "or");
    known.insert(known.end(), {"time", "quantity", "holder"});
    const std::string near = did_you_mean(type, known);
    return "there is no type '" + type + "'" +
           (near.empty() ? "; expected " + facts + ", or time, quantity, holder" : near);
}

}  // namespace entente
