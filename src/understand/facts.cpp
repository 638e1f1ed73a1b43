// Matches of the level of facts to Facts: slots converted by their kind, what the rules leave unsaid filled from the
// context (parties, time, status, speaker), and what is denied or told twice left out.
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/hash.h"
#include "understand/conditions.h"
#include "understand/context.h"
#include "understand/instrument_names.h"
#include "understand/slot_values.h"
#include "understand/undertakings.h"

namespace entente {
namespace {

constexpr std::uint32_t furthest_subject =
    4;  // tokens from a subject to its verb, for one stretch of evidence
constexpr std::uint32_t longest_examples = 30;  // tokens behind an action that stand for it too

class FactMaker {
public:
    explicit FactMaker(Context& context)
        : c_(context),
          marks_(context.marks),
          index_(context.marks),
          instruments_(context),
          clauses_(context, index_),
          slots_(context, instruments_, clauses_),
          conditions_(context, slots_) {}

    std::vector<Fact> go() {
        const auto counts = [&](const Match& match) {
            const bool outside = conditions_.outside_article(match);
            const std::string_view unless =
                outside ? "" : conditions_.unsaid(c_.knowledge.rules[match.rule], match);
            if (c_.watch != nullptr && (outside || !unless.empty()))
                c_.watch->dropped(match, outside ? Drop::headline : Drop::condition, unless);
            return !outside && unless.empty();
        };
        const std::vector<Match> matches =
            match_level(c_.knowledge, RuleLevel::facts, marks_, index_, c_.document.text, counts, c_.watch);
        draft_all(matches, false);
        learn_parties();
        draft_all(matches, true);
        offices();
        return finish();
    }

private:
    // Those who act are known once visits have told whom the persons act for.
    void draft_all(const std::vector<Match>& matches, bool acting) {
        for (const Match& match : matches) {
            const Rule& rule = c_.knowledge.rules[match.rule];
            if (is_acting(rule.fact) != acting || (acting && is_nested(match, matches))) continue;
            const ZoneRole zone = c_.document.zones[sentence_of(match.first).zone].role;
            if (undertaken(rule.fact) != nullptr && zone == ZoneRole::question) continue;  // asked, not said
            Draft draft{&rule, &match, {}, {}};
            if (fill(draft)) emit(draft);
        }
    }

    // A verb that is no finite one, among the words of what another match tells as undertaken, is a part of that:
    // "asked them to continue supporting the fair".
    [[nodiscard]] bool is_nested(const Match& match, const std::vector<Match>& matches) const {
        if (undertaken(c_.knowledge.rules[match.rule].fact) == nullptr) return false;
        const VerbMark* verb = slots_.verb_over(slots_.verb_token(match));
        if (verb != nullptr && !verb->gerund && !verb->infinitive) return false;
        const auto from =
            std::lower_bound(matches.begin(), matches.end(), sentence_of(match.first).first,
                             [](const Match& other, std::uint32_t at) { return other.first < at; });
        return std::any_of(from, matches.end(), [&](const Match& other) {
            if (other.first > match.first || &other == &match) return false;
            const Rule& rule = c_.knowledge.rules[other.rule];
            const SlotSpec* what = undertaken(rule.fact);
            return what != nullptr &&
                   std::any_of(other.captures.begin(), other.captures.end(), [&](const Capture& capture) {
                       return capture.slot >= 0 && capture.first <= match.anchor &&
                              match.anchor < capture.last &&
                              rule.slots[static_cast<std::size_t>(capture.slot)] == what->name;
                   });
        });
    }

    static bool is_acting(FactType type) {
        return type == FactType::commitment || type == FactType::request || type == FactType::position ||
               type == FactType::meeting || type == FactType::participation;
    }

    [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const {
        return marks_.sentences[entente::sentence_of(marks_, token)];
    }

    // ---- slots ----

    bool fill(Draft& draft) {
        const ValueContext values{*draft.rule, *draft.match, marks_, c_.document.text, c_.knowledge.lists};
        for (const SlotSpec& spec : slots_of(draft.rule->fact)) {
            Values given;
            for (const Assignment& set : draft.rule->sets) {
                if (set.slot == spec.name) given = slots_.value_of(spec, set.value, values, draft);
            }
            if (given.empty() && draft.rule->slot(spec.name) >= 0) {
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
        if (!names_something(draft)) return drop(draft, Drop::nameless);
        return (concerns_relation(draft) && binds_party(draft)) || drop(draft, Drop::no_parties);
    }

    // The condition on who acts that rules the draft out; empty where none does.
    [[nodiscard]] std::string_view excluded(Draft& draft) const {
        if (excludes(draft, "alone") && is_alone(draft)) return "alone";
        if (excludes(draft, "own") && asks_itself(draft)) return "own";
        return excludes(draft, "foreign") && is_foreign(draft) ? "foreign" : "";
    }

    static bool excludes(const Draft& draft, std::string_view condition) {
        const auto& unless = draft.rule->unless;
        return std::find(unless.begin(), unless.end(), condition) != unless.end();
    }

    // One party acts, and not two together.
    [[nodiscard]] bool is_alone(Draft& draft) const {
        const Values* by = find(draft, "by");
        if (by == nullptr) return true;
        const auto& names = std::get<std::vector<std::string>>(by->front());
        return std::count_if(names.begin(), names.end(), [&](const std::string& name) {
                   return c_.knowledge.party_by_code.contains(name);
               }) < 2;
    }

    // Somebody of another side says what this side will do.
    [[nodiscard]] bool is_foreign(Draft& draft) const {
        const int speaker = c_.speaker[slots_.verb_token(*draft.match)];
        const Values* by = find(draft, "by");
        if (speaker < 0 || by == nullptr) return false;
        const std::string& party = marks_.persons[static_cast<std::size_t>(speaker)].party;
        const auto& names = std::get<std::vector<std::string>>(by->front());
        return !party.empty() && std::find(names.begin(), names.end(), party) == names.end();
    }

    // Who asks is who is asked.
    [[nodiscard]] static bool asks_itself(Draft& draft) {
        const Values* by = find(draft, "by");
        const Values* to = find(draft, "to");
        if (by == nullptr || to == nullptr) return false;
        const auto& all = std::get<std::vector<std::string>>(by->front());
        const auto& asked = std::get<std::vector<std::string>>(to->front());
        return asked.size() == 1 && !all.empty() && all.front() == asked.front();
    }

    // Tells the watch why a match gives no fact; always false.
    bool drop(const Draft& draft, Drop why, std::string_view detail = {}) const {
        if (c_.watch != nullptr) c_.watch->dropped(*draft.match, why, detail);
        return false;
    }

    [[nodiscard]] static Values* find(Draft& draft, std::string_view slot) {
        for (auto& [spec, values] : draft.slots) {
            if (spec->name == slot) return &values;
        }
        return nullptr;
    }

    void put(Draft& draft, std::string_view slot, SlotValue value) {
        const SlotSpec* spec = find_slot(draft.rule->fact, slot);
        if (spec == nullptr || find(draft, slot) != nullptr) return;
        draft.slots.emplace_back(spec, Values{std::move(value)});
    }

    // A captured quantity fills unit, upper end and qualifier as well.
    void spread_quantity(Draft& draft, const ValueContext& values) {
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

    [[nodiscard]] std::string currency(const std::string& unit) const {
        if (unit != "*") return unit;
        const auto country = c_.knowledge.party_by_code.find(c_.outlet_country);
        if (country == c_.knowledge.party_by_code.end()) return "USD";
        static constexpr std::string_view dollars[] = {"AUD", "NZD", "CAD", "SGD", "HKD",
                                                       "FJD", "JMD", "BBD", "TTD", "USD"};
        const std::string& own = c_.knowledge.parties[country->second].currency;
        const bool dollar = std::find(std::begin(dollars), std::end(dollars), own) != std::end(dollars);
        return dollar && c_.official ? own : "USD";
    }

    void defaults(Draft& draft, const ValueContext& values) {
        if (draft.rule->fact != FactType::meeting && find(draft, "parties") == nullptr &&
            find_slot(draft.rule->fact, "parties") != nullptr) {
            std::vector<std::string> codes = parties_for(draft);
            if (codes.size() >= 2) put(draft, "parties", codes);
        }
        acting_side(draft, values);
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
    void acting_side(Draft& draft, const ValueContext& values) {
        for (const std::string_view slot : {"by", "holder"}) {
            const SlotSpec* spec = find_slot(draft.rule->fact, slot);
            if (spec == nullptr || find(draft, slot) != nullptr) continue;
            Values acting = slots_.convert(*spec, std::string("subject"), values, draft);
            if (!acting.empty()) draft.slots.emplace_back(spec, std::move(acting));
        }
        if (draft.rule->fact == FactType::commitment && find(draft, "force") == nullptr)
            put(draft, "force", std::string(is_alone(draft) ? "pledged" : "agreed"));
    }

    // A visit that no verb dates is to come, under way or past as its days are.
    void visit_status(Draft& draft) {
        const Values* time = find(draft, "time");
        const Values* status = find(draft, "status");
        if (time == nullptr && status != nullptr && std::get<std::string>(status->front()) == "ongoing" &&
            c_.today) {
            put(draft, "time", c_.year_only ? to_string(*c_.today).substr(0, 4) : to_string(*c_.today));
            draft.inferred.insert("time");
            return;
        }
        if (find(draft, "status") != nullptr || time == nullptr || !c_.today || c_.year_only) return;
        const auto range = day_range(std::get<std::string>(time->front()));
        if (!range) return;
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
    void origin(Draft& draft) {
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
        if (c_.today &&
            range->first.year + years <= c_.today->year + 1) {  // the time is that of the beginning
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

    static bool names_thing(FactType type) {
        return type == FactType::instrument || type == FactType::mechanism || type == FactType::project;
    }

    // The kind that the head of the name tells, where it is one of this type of fact; and a project's field.
    void kind_of_thing(Draft& draft) {
        const SlotSpec* spec = find_slot(draft.rule->fact, "kind");
        for (const Capture& capture : draft.match->captures) {
            const Mark* mark = slots_.mark_of(capture);
            if (mark == nullptr || !is_named_thing(mark->kind)) continue;
            const std::string& kind = instruments_.resolve(*mark).kind;
            if (std::find(spec->choices.begin(), spec->choices.end(), kind) != spec->choices.end())
                put(draft, "kind", kind);
            if (draft.rule->fact != FactType::project) continue;
            if (const std::string field = field_of(c_, mark->first, mark->last); !field.empty())
                put(draft, "field", field);
        }
    }

    // The parties whom those who meet act for.
    void meeting_parties(Fact& fact) const {
        std::vector<std::string> names = fact.list("participants");
        std::sort(names.begin(), names.end());
        std::set<std::string> codes;
        for (const std::string& name : names) {
            if (c_.knowledge.party_by_code.contains(name)) codes.insert(name);
            for (const Person& person : marks_.persons) {
                if (person.name == name && !person.party.empty()) codes.insert(person.party);
            }
        }
        fact.set("participants", std::move(names));
        if (codes.size() >= 2 && fact.find("parties") == nullptr)
            fact.set("parties", std::vector<std::string>(codes.begin(), codes.end()));
    }

    // "would" in a report of what was agreed is no doubt.
    [[nodiscard]] static bool is_report(const Draft& draft) {
        return draft.rule->fact != FactType::figure && draft.rule->fact != FactType::target;
    }

    // A visit goes out from the visitor's own state.
    void from_party(Fact& fact) const {
        if (fact.type != FactType::visit || fact.find("from") != nullptr) return;
        const std::string name(fact.text("visitor"));  // `set` below moves the slots
        const auto person = std::find_if(marks_.persons.begin(), marks_.persons.end(),
                                         [&](const Person& p) { return p.name == name; });
        if (person != marks_.persons.end() && !person->party.empty()) fact.set("from", person->party);
        if (c_.knowledge.party_by_code.contains(name)) fact.set("from", name);
    }

    // The parties of a fact that names none: those in the match, in the sentence, else the pair in hand.
    std::vector<std::string> parties_for(const Draft& draft) {
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
        if (auto codes = parties_in(match.first, match.last, false); codes.size() == 1 && !pair.empty())
            return with_other(codes[0], pair);
        return pair;
    }

    [[nodiscard]] std::vector<std::string> with_other(const std::string& code,
                                                      const std::vector<std::string>& pair) const {
        if (std::find(pair.begin(), pair.end(), code) != pair.end()) return pair;
        return {};
    }

    // False for "after China and the United States" in a text about two others.
    [[nodiscard]] bool concerns(const std::vector<std::string>& codes) const {
        return c_.main_pair.empty() || std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
                   return std::find(c_.main_pair.begin(), c_.main_pair.end(), code) != c_.main_pair.end();
               });
    }

    // Codes named in tokens [first, last): in explicit lists alone, or all of them.
    [[nodiscard]] std::vector<std::string> parties_in(std::uint32_t first, std::uint32_t last,
                                                      bool lists) const {
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

    // ---- facts ----

    // A number is one of the relation where the words beside it name a side, or where it is one by nature (trade).
    [[nodiscard]] bool concerns_relation(Draft& draft) const {
        if (draft.rule->fact != FactType::figure && draft.rule->fact != FactType::target) return true;
        if (find(draft, "parties") == nullptr) return false;
        const Values* indicator = find(draft, "indicator");
        const std::string& what = std::get<std::string>(indicator->front());
        if (what.find("trade") != std::string::npos || what == "agreements" ||
            what == "rounds_of_negotiations" || what == "joint_ventures")
            return true;
        const Sentence& sentence = sentence_of(draft.match->first);
        const std::uint32_t low =
            std::max(sentence.first, draft.match->first > 80 ? draft.match->first - 80 : 0);
        const auto near = marks_in(marks_, low, std::min(sentence.last, draft.match->last + 80));
        return std::any_of(near.begin(), near.end(), [](const Mark& mark) {
            return mark.kind == MarkKind::party || mark.kind == MarkKind::parties;
        });
    }

    // An undertaking is one of two sides, or of a side of the pair that the text is about, or its paragraph names another
    // party. What a person does for nobody is none.
    [[nodiscard]] bool binds_party(Draft& draft) const {
        if (undertaken(draft.rule->fact) == nullptr) return true;
        const Values* by = find(draft, draft.rule->fact == FactType::position ? "holder" : "by");
        std::vector<std::string> codes = std::get<std::vector<std::string>>(by->front());
        std::erase_if(codes,
                      [&](const std::string& one) { return !c_.knowledge.party_by_code.contains(one); });
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
            return mark.kind == MarkKind::party &&
                   c_.knowledge.code_of(marks_.parties[mark.value]) != codes[0];
        });
    }

    // "agreement" alone names nothing.
    [[nodiscard]] bool names_something(Draft& draft) const {
        if (const Values* who = find(draft, "participants"); who != nullptr)
            return std::get<std::vector<std::string>>(who->front()).size() >= 2;
        const Values* name = find(draft, "name");
        if (!names_thing(draft.rule->fact) || name == nullptr) return true;
        if (draft.rule->fact == FactType::mechanism && find(draft, "kind") == nullptr) return false;
        const std::string& text = std::get<std::string>(name->front());
        const InstrumentMark* made = slots_.instrument_of(*draft.match);
        if (find(draft, "parties") == nullptr && made != nullptr && !made->proper) return false;
        return text.find(' ') != std::string::npos || text.find('-') != std::string::npos ||
               (text[0] >= 'A' && text[0] <= 'Z' && text.size() <= 6);
    }

    // The first slot that has to be there and is not; null where all are.
    [[nodiscard]] static const SlotSpec* missing_key(Draft& draft) {
        for (const SlotSpec& spec : slots_of(draft.rule->fact)) {
            if (!spec.key || spec.kind == SlotKind::time) continue;
            if (find(draft, spec.name) == nullptr) return &spec;
        }
        return nullptr;
    }

    // One fact for every combination of values; slots with as many values as one another go in step
    // ("in Hanoi and Da Nang in 2006 and 2017").
    void emit(const Draft& draft) {
        std::size_t step = 1;
        std::vector<std::size_t> sizes;
        for (const auto& [spec, values] : draft.slots) {
            if (values.size() > 1) sizes.push_back(values.size());
        }
        const bool in_step = sizes.size() >= 2 && std::all_of(sizes.begin(), sizes.end(),
                                                              [&](std::size_t n) { return n == sizes[0]; });
        std::size_t count = in_step ? sizes[0] : 1;
        if (!in_step)
            for (const std::size_t n : sizes) count *= n;
        count = std::min<std::size_t>(count, 64);
        for (std::size_t i = 0; i < count; ++i) {
            Fact fact;
            fact.type = draft.rule->fact;
            fact.rule = draft.rule->name;
            step = 1;
            for (const auto& [spec, values] : draft.slots) {
                const std::size_t pick = in_step ? i % values.size() : i / step % values.size();
                if (!in_step) step *= values.size();
                fact.set(spec->name, values[pick]);
            }
            fact.inferred.assign(draft.inferred.begin(), draft.inferred.end());
            if (fact.type == FactType::meeting) meeting_parties(fact);
            if (const SlotSpec* what = undertaken(fact.type); what != nullptr) {
                place_undertaking(fact, draft, *what);
            } else {
                place(fact, draft.match->first, draft.match->last);
            }
        }
    }

    // The slot that tells what is undertaken, asked for or stood for; null of a type that has none.
    static const SlotSpec* undertaken(FactType type) {
        if (type == FactType::position) return find_slot(type, "issue");
        return type == FactType::commitment || type == FactType::request ? find_slot(type, "action")
                                                                         : nullptr;
    }

    // The first of several stands from its subject on, each further one alone.
    void place_undertaking(Fact& fact, const Draft& draft, const SlotSpec& what) {
        const Match& match = *draft.match;
        const std::string_view text = fact.text(what.name);
        std::uint32_t first = match.first;
        std::uint32_t last = match.last;
        std::uint32_t words = match.last;  // where the action's own words begin
        bool leading = true;
        bool found = false;
        bool final = true;  // no further action comes behind it
        for (const Capture& capture : match.captures) {
            if (capture.slot < 0 || draft.rule->slots[static_cast<std::size_t>(capture.slot)] != what.name)
                continue;
            if (found) {
                final = false;
                break;
            }
            words = capture.first;
            last = capture.last;
            found = tidy(c_.text(span_of(marks_, capture.first, capture.last))) == text;
            leading = leading && found;
        }
        const std::uint32_t told = last;
        if (final && last + longest_examples >= match.last)
            last = std::max(last, match.last);  // and its examples
        if (leading) {
            const Actors acting = clauses_.subject(slots_.verb_token(match));
            const bool near = acting.found() && acting.first < first &&
                              first <= acting.last + furthest_subject &&
                              acting.first >= sentence_of(first).first;
            if (near) first = acting.first;
        } else {
            first = words;
        }
        tell_undertaking(fact, words, told);
        place(fact, first, last);
    }

    void tell_undertaking(Fact& fact, std::uint32_t first, std::uint32_t last) const {
        if (fact.type != FactType::position && fact.find("field") == nullptr) {
            if (const std::string field = field_of(c_, first, last); !field.empty()) fact.set("field", field);
        }
        std::vector<std::string> by = fact.list(fact.type == FactType::position ? "holder" : "by");
        const auto is_code = [&](const std::string& one) { return c_.knowledge.party_by_code.contains(one); };
        const auto persons = std::stable_partition(by.begin(), by.end(), is_code);
        if (by.end() - persons == 1 && fact.find("speaker") == nullptr) fact.set("speaker", *persons);
        if (fact.type != FactType::commitment) return;
        if (fact.find("due") == nullptr) due(fact, first, last);
        if (persons - by.begin() == 1 && fact.find("to") == nullptr) {
            if (const std::string to = other_named(c_, by.front(), first, last); !to.empty())
                fact.set("to", std::vector<std::string>{to});
        }
        if (fact.text("status") == "planned" && is_continued(c_, first))
            fact.set("status", std::string("ongoing"));
    }

    // "by 2030" among the words of the action.
    void due(Fact& fact, std::uint32_t first, std::uint32_t last) const {
        for (const Mark& mark : marks_in(marks_, first, last)) {
            if (mark.kind != MarkKind::time || !marks_.times[mark.value].deadline) continue;
            bool inferred = false;
            const std::string text = resolve_time(c_, marks_.times[mark.value], nullptr, 1, inferred);
            if (!text.empty()) fact.set("due", text);
        }
    }

    // A state that acts, in the words of somebody who speaks for it: he acts too.
    void add_speaker(Fact& fact) const {
        if (undertaken(fact.type) == nullptr) return;
        const std::string_view slot = fact.type == FactType::position ? "holder" : "by";
        std::vector<std::string> by = fact.list(slot);
        if (by.size() != 1) return;
        const std::string speaker(fact.text("speaker"));
        const auto person = std::find_if(marks_.persons.begin(), marks_.persons.end(),
                                         [&](const Person& p) { return p.name == speaker; });
        if (person == marks_.persons.end() || person->party != by[0]) return;
        by.push_back(speaker);
        fact.set(slot, by);
    }

    void place(Fact& fact, std::uint32_t first, std::uint32_t last) {
        fact.doc = c_.document.name;
        fact.at = span_of(marks_, first, last);
        fact.quote = std::string(c_.text(fact.at));
        speak(fact, first, last);
        add_speaker(fact);
        drafts_.push_back({std::move(fact), first});
    }

    void speak(Fact& fact, std::uint32_t first, std::uint32_t last) const {
        const int person =
            c_.speaker[(first + last - 1) / 2] >= 0 ? c_.speaker[(first + last - 1) / 2] : c_.speaker[first];
        if (person < 0 || fact.find("speaker") != nullptr || is_asked(fact, person)) return;
        fact.set("speaker", marks_.persons[static_cast<std::size_t>(person)].name);
    }

    // Whoever is asked does not say it: "Norway hopes that President Okafor will support ...".
    [[nodiscard]] bool is_asked(const Fact& fact, int person) const {
        const std::string& party = marks_.persons[static_cast<std::size_t>(person)].party;
        const auto has = [&](std::string_view slot) {
            const std::vector<std::string>& all = fact.list(slot);
            return std::find(all.begin(), all.end(), party) != all.end();
        };
        return fact.type == FactType::request && !party.empty() && has("to") && !has("by");
    }

    // The other party of the main pair; empty where `code` is none of it.
    [[nodiscard]] std::string other_than(const std::string& code) const {
        if (c_.main_pair.size() != 2) return {};
        return code == c_.main_pair[0]   ? c_.main_pair[1]
               : code == c_.main_pair[1] ? c_.main_pair[0]
                                         : std::string();
    }

    // Who invites to a country holds office there; who visits it comes from the other one.
    void learn_parties() {
        std::map<std::string, std::set<std::string>, std::less<>> destinations;
        std::map<std::string, std::string, std::less<>> invites_to;
        for (const Drafted& drafted : drafts_) {
            if (drafted.fact.type != FactType::visit) continue;
            destinations[std::string(drafted.fact.text("visitor"))].emplace(drafted.fact.text("to"));
            invites_to.emplace(drafted.fact.text("invited_by"), drafted.fact.text("to"));
        }
        for (Person& person : marks_.persons) {
            if (!person.party.empty()) continue;
            const auto invites = invites_to.find(person.name);
            const auto goes = destinations.find(person.name);
            if (invites != invites_to.end())
                person.party = invites->second;
            else if (goes != destinations.end() && goes->second.size() == 1)
                person.party = other_than(*goes->second.begin());
        }
        infer_person_parties(c_);
        index_ = MarkIndex(marks_);
        default_person_parties(c_);
        for (Drafted& drafted : drafts_) from_party(drafted.fact);
    }

    void offices() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[mark.value];
            if (held.person < 0 || held.title.empty() || held.name.empty()) continue;
            if (c_.document.zones[sentence_of(mark.first).zone].role == ZoneRole::headline) continue;
            const Person& person = marks_.persons[static_cast<std::size_t>(held.person)];
            const std::string party = held.party.empty() ? person.party : held.party;
            if (party.empty()) continue;
            Fact fact;
            fact.type = FactType::office;
            fact.rule = "holder." + held.office;
            fact.set("person", person.name);
            fact.set("party", party);
            std::string title = tidy(c_.text(held.title));
            if (!held.accredited.empty()) title += " to " + tidy(c_.text(held.accredited));
            fact.set("title", title);
            if (!held.body.empty()) fact.set("body", tidy(c_.text(held.body)));
            if (held.former && !c_.published.date.empty())
                fact.set("time", "../" + c_.published.date.substr(0, 10));
            if (held.party.empty()) fact.inferred.emplace_back("party");
            place(fact, mark.first, mark.last);
        }
    }

    struct Drafted {
        Fact fact;
        std::uint32_t token;
    };

    // A second telling of the same thing in the same document is one fact: the first with most slots.
    std::vector<Fact> finish() {
        std::stable_sort(drafts_.begin(), drafts_.end(), [](const Drafted& a, const Drafted& b) {
            return a.fact.at.begin != b.fact.at.begin ? a.fact.at.begin < b.fact.at.begin
                                                      : a.fact.at.end < b.fact.at.end;
        });
        std::erase_if(drafts_, [&](const Drafted& drafted) {  // nobody visits his own country
            const bool own =
                drafted.fact.type == FactType::visit && drafted.fact.text("to") == drafted.fact.text("from");
            if (own && c_.watch != nullptr) c_.watch->dropped(drafted.fact, Drop::own_country);
            return own;
        });
        date_meetings();
        drop_told_as_more();
        std::vector<Fact> out;
        std::map<std::string, std::size_t> seen;
        for (Drafted& drafted : drafts_) {
            Fact& fact = drafted.fact;
            const std::string key = key_of(fact);
            const auto [at, fresh] = seen.emplace(key, out.size());
            if (fresh) {
                out.push_back(std::move(fact));
                continue;
            }
            if (told(fact) > told(out[at->second])) std::swap(out[at->second], fact);
            if (c_.watch != nullptr) c_.watch->dropped(fact, Drop::told_before);
        }
        for (Fact& fact : out) {
            fact.id = Hash()
                          .add(name_of(fact.type))
                          .add(fact.doc)
                          .add(c_.text_hash)
                          .add(fact.at.begin)
                          .add(fact.at.end)
                          .add(slots_to_json(fact))
                          .hex();
        }
        return out;
    }

    // A meeting that names no time is one of the visit that brings its sides together, where the text has one such.
    void date_meetings() {
        for (Drafted& drafted : drafts_) {
            Fact& meeting = drafted.fact;
            if (meeting.type != FactType::meeting || meeting.find("time") != nullptr) continue;
            std::set<std::string> times;
            for (const Drafted& other : drafts_) {
                if (other.fact.type == FactType::visit && brings_together(other.fact, meeting))
                    times.emplace(other.fact.text("time"));
            }
            if (times.size() != 1 || times.begin()->empty()) continue;
            meeting.set("time", *times.begin());
            meeting.inferred.emplace_back("time");
        }
    }

    [[nodiscard]] static bool brings_together(const Fact& visit, const Fact& meeting) {
        const std::vector<std::string>& who = meeting.list("participants");
        const std::vector<std::string>& parties = meeting.list("parties");
        const auto has = [](const std::vector<std::string>& all, std::string_view one) {
            return std::find(all.begin(), all.end(), one) != all.end();
        };
        return visit.find("time") != nullptr && has(parties, visit.text("to")) &&
               (has(who, visit.text("visitor")) || has(parties, visit.text("visitor"))) &&
               (meeting.text("status") != "planned" || visit.text("status") != "done");
    }

    // A commitment whose words are told as a target or a visit too is no more than that.
    void drop_told_as_more() {
        std::vector<Span> more;
        for (const Drafted& drafted : drafts_) {
            if (drafted.fact.type == FactType::target || drafted.fact.type == FactType::visit)
                more.push_back(drafted.fact.at);
        }
        std::erase_if(drafts_, [&](const Drafted& drafted) {
            const Fact& fact = drafted.fact;
            const bool told =
                fact.type == FactType::commitment && std::any_of(more.begin(), more.end(), [&](Span at) {
                    return at.overlaps(fact.at) && at.size() * 2 > fact.at.size();
                });
            if (told && c_.watch != nullptr) c_.watch->dropped(fact, Drop::told_before);
            return told;
        });
    }

    // Slots that tell something of the thing itself; who says so is none.
    [[nodiscard]] static std::size_t told(const Fact& fact) {
        return fact.slots.size() - (fact.find("speaker") != nullptr ? 1 : 0);
    }

    [[nodiscard]] static std::string key_of(const Fact& fact) {
        std::string key(name_of(fact.type));
        Fact only;
        only.type = fact.type;
        for (const SlotSpec& spec : slots_of(fact.type)) {
            const SlotValue* value = fact.find(spec.name);
            const bool counts = spec.key || spec.name == "title" || spec.name == "stage" ||
                                spec.name == "status" || spec.name == "direction";
            if (value != nullptr && counts) only.set(spec.name, *value);
        }
        return key + slots_to_json(only);
    }

    Context& c_;
    Marks& marks_;
    MarkIndex index_;
    InstrumentNames instruments_;
    Clauses clauses_;
    SlotValues slots_;
    Conditions conditions_;
    std::vector<Drafted> drafts_;
};

}  // namespace

std::vector<Fact> make_facts(Context& context) {
    if (context.marks.sentences.empty()) return {};
    return FactMaker(context).go();
}

}  // namespace entente
