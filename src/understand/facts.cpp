// Matches of the level of facts to Facts: slots converted by their kind, what the rules leave unsaid filled from the
// context (parties, time, status, speaker), and what is denied or told twice left out.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "understand/conditions.h"
#include "understand/context.h"
#include "understand/drafts.h"
#include "understand/flows.h"
#include "understand/instrument_names.h"
#include "understand/slot_values.h"
#include "understand/tellings.h"
#include "understand/undertakings.h"

namespace entente {
namespace {

constexpr std::uint32_t furthest_subject =
    4;  // tokens from a subject to its verb, in one stretch of evidence
constexpr std::uint32_t longest_examples = 30;  // tokens behind an action that stand for it too
constexpr int most_actions_back = 64;           // looked at for one that a verb is a part of

class FactMaker {
public:
    explicit FactMaker(Context& context)
        : c_(context),
          marks_(context.marks),
          index_(context.marks),
          instruments_(context),
          clauses_(context, index_),
          slots_(context, instruments_, clauses_),
          conditions_(context, slots_),
          drafts_(context, instruments_, slots_),
          tellings_(context) {
        for (const Person& person : marks_.persons) by_name_.emplace(person.name, &person);
        for (const PersonMark& held : marks_.person_marks) {
            if (held.person >= 0 && !held.party.empty())
                stated_.emplace(marks_.persons[static_cast<std::size_t>(held.person)].name, held.party);
        }
    }

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
        collect_actions(matches);
        draft_all(matches, false);
        hang_figures(c_, tellings_.all());
        learn_parties();
        draft_all(matches, true);
        for (Drafted& drafted : tellings_.all()) from_party(drafted.fact);
        offices();
        return tellings_.finish();
    }

private:
    // Those who act are known once visits have told whom the persons act for.
    void draft_all(const std::vector<Match>& matches, bool acting) {
        for (const Match& match : matches) {
            const Rule& rule = c_.knowledge.rules[match.rule];
            if ((is_acting(rule.fact) || names_other(rule)) != acting || (acting && is_nested(match)))
                continue;
            const ZoneRole zone = c_.document.zones[sentence_of(match.first).zone].role;
            const Sentence& here = sentence_of(match.first);
            const bool asked =
                zone == ZoneRole::question || c_.text(span_of(marks_, here.last - 1, here.last)) == "?";
            if (undertaken(rule.fact) != nullptr && asked) {
                if (c_.watch != nullptr) c_.watch->dropped(match, Drop::condition, "question");
                continue;
            }
            Draft draft{&rule, &match, {}, {}, {}};
            if (drafts_.fill(draft)) emit(draft);
        }
    }

    // A verb that is no finite one, among the words of what another match tells as undertaken, is a part of that:
    // "asked them to continue supporting the fair".
    [[nodiscard]] bool is_nested(const Match& match) const {
        if (undertaken(c_.knowledge.rules[match.rule].fact) == nullptr) return false;
        const VerbMark* verb = slots_.verb_over(slots_.verb_token(match));
        if (verb != nullptr && !verb->gerund && !verb->infinitive) return false;
        auto at =
            std::upper_bound(actions_.begin(), actions_.end(), match.first,
                             [](std::uint32_t first, const Action& a) { return first < a.match->first; });
        const std::uint32_t low = sentence_of(match.first).first;
        for (int n = 0; n < most_actions_back && at != actions_.begin(); ++n) {
            --at;
            if (at->match->first < low) return false;
            if (at->match != &match && at->first <= match.anchor && match.anchor < at->last) return true;
        }
        return false;
    }

    // The words of what is undertaken, asked for or stood for, by the order of the matches.
    void collect_actions(const std::vector<Match>& matches) {
        for (const Match& match : matches) {
            const Rule& rule = c_.knowledge.rules[match.rule];
            const SlotSpec* what = undertaken(rule.fact);
            if (what == nullptr) continue;
            for (const Capture& capture : match.captures) {
                if (capture.slot >= 0 && rule.slots[static_cast<std::size_t>(capture.slot)] == what->name)
                    actions_.push_back({&match, capture.first, capture.last});
            }
        }
    }

    static bool is_acting(FactType type) {
        return type == FactType::commitment || type == FactType::request || type == FactType::position ||
               type == FactType::meeting || type == FactType::participation;
    }

    // A visit to the other side than that of the visitor, which has to be known.
    static bool names_other(const Rule& rule) {
        return rule.fact == FactType::visit &&
               std::any_of(rule.sets.begin(), rule.sets.end(), [](const Assignment& set) {
                   return set.slot == "to" &&
                          (set.value.text == "other" ||
                           std::any_of(set.value.arguments.begin(), set.value.arguments.end(),
                                       [](const Expression& one) { return one.text == "other"; }));
               });
    }

    [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const {
        return marks_.sentences[entente::sentence_of(marks_, token)];
    }

    // Whom the person of that name acts for; empty where nobody is called so, or it is unknown.
    [[nodiscard]] std::string party_of(const std::string& name) const {
        const auto person = by_name_.find(name);
        return person == by_name_.end() ? std::string() : person->second->party;
    }

    // The parties whom those who meet act for.
    void meeting_parties(Fact& fact) const {
        std::vector<std::string> names = fact.list("participants");
        std::sort(names.begin(), names.end());
        std::set<std::string> codes;
        for (const std::string& name : names) {
            if (c_.knowledge.party_by_code.contains(name)) codes.insert(name);
            if (const std::string party = party_of(name); !party.empty()) codes.insert(party);
        }
        fact.set("participants", std::move(names));
        if (codes.size() >= 2 && fact.find("parties") == nullptr)
            fact.set("parties", std::vector<std::string>(codes.begin(), codes.end()));
    }

    // Fills in the parties. False where all are said to act for one state, and where nobody is known to act for any.
    [[nodiscard]] bool meets(Fact& fact) const {
        meeting_parties(fact);
        std::set<std::string> sides;
        bool known = false;
        for (const std::string& name : fact.list("participants")) {
            const bool code = c_.knowledge.party_by_code.contains(name);
            const auto said = stated_.find(name);
            sides.insert(code ? name : said == stated_.end() ? std::string() : said->second);
            known = known || code || !party_of(name).empty();
        }
        return known && (sides.size() != 1 || sides.begin()->empty());
    }

    // A visit goes out from the visitor's own state.
    void from_party(Fact& fact) const {
        if (fact.type != FactType::visit || fact.find("from") != nullptr) return;
        const std::string name(fact.text("visitor"));  // `set` below moves the slots
        if (const std::string party = party_of(name); !party.empty()) fact.set("from", party);
        if (c_.knowledge.party_by_code.contains(name)) fact.set("from", name);
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
            if (fact.type == FactType::meeting && !meets(fact)) continue;
            if (const SlotSpec* what = undertaken(fact.type); what != nullptr) {
                place_undertaking(fact, draft, *what);
            } else {
                place(fact, draft.match->first, draft.match->last);
            }
        }
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
        if (draft.told_from) first = words = *draft.told_from;
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
        if (speaker.empty() || party_of(speaker) != by[0]) return;
        by.push_back(speaker);
        fact.set(slot, by);
    }

    void place(Fact& fact, std::uint32_t first, std::uint32_t last) {
        fact.doc = c_.document.name;
        fact.at = span_of(marks_, first, last);
        fact.quote = std::string(c_.text(fact.at));
        speak(fact, first, last);
        add_speaker(fact);
        tellings_.add({std::move(fact), first});
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
        for (const Drafted& drafted : tellings_.all()) {
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

    Context& c_;
    Marks& marks_;
    MarkIndex index_;
    InstrumentNames instruments_;
    Clauses clauses_;
    SlotValues slots_;
    Conditions conditions_;
    Drafts drafts_;
    Tellings tellings_;
    struct Action {
        const Match* match = nullptr;
        std::uint32_t first = 0;  // tokens
        std::uint32_t last = 0;
    };

    std::vector<Action> actions_;
    std::unordered_map<std::string, const Person*> by_name_;  // of the persons of the document
    std::unordered_map<std::string, std::string> stated_;     // parties that words beside names say
};

}  // namespace

std::vector<Fact> make_facts(Context& context) {
    if (context.marks.sentences.empty()) return {};
    return FactMaker(context).go();
}

}  // namespace entente
