// Which state a person acts for where the words beside the name do not say it. Surest ground first: a title that one
// state alone has; a meeting, whose two sides are two states; at last the outlet's own country, where nobody else
// holds the office there.
#include <algorithm>
#include <map>
#include <set>

#include "base/fold.h"
#include "understand/context.h"
#include "understand/dateline.h"

namespace entente {
namespace {

class PartyInference {
public:
    explicit PartyInference(Context& context) : c_(context), marks_(context.marks) {}

    void by_words() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[mark.value];
            if (held.person < 0 || !person(held).party.empty()) continue;
            person(held).party = national(mark, held);
            if (person(held).party.empty()) person(held).party = owner(mark);
        }
    }

    // "Ministers A and B": two who share a title stand for the two sides. "A, spokesman for B": for the same one.
    void by_others() {
        const PersonMark* before = nullptr;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[mark.value];
            if (held.person < 0) continue;
            if (before != nullptr && !held.title.empty() && held.title == before->title) {
                take_side(person(held), person(*before));
                take_side(person(*before), person(held));
            }
            if (person(held).party.empty() && held.office == "official") person(held).party = chief_of(mark);
            before = &held;
        }
    }

    void by_meetings() {
        if (c_.main_pair.size() != 2) return;
        for (const Sentence& sentence : marks_.sentences) {
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
                if (!c_.knowledge.lexicon.is(marks_.tokens[i].word, wc_meet)) continue;
                meeting(sentence, i);
                break;
            }
        }
    }

    void by_outlet() {
        if (c_.outlet_country.empty()) return;
        if (!c_.main_pair.empty() &&
            std::find(c_.main_pair.begin(), c_.main_pair.end(), c_.outlet_country) == c_.main_pair.end())
            return;
        const std::string written_in = dateline_country(c_);  // abroad the officials are the host's as well
        if (!written_in.empty() && written_in != c_.outlet_country) return;
        list_unique_offices();
        take_rivals();
        for (std::size_t i = 0; i < marks_.persons.size(); ++i) {
            const int person = static_cast<int>(i);
            if (marks_.persons[i].party.empty() && for_state_.contains(person) && !taken(person) &&
                !is_held_by_others(person) && !posted(person, c_.outlet_country))
                marks_.persons[i].party = c_.outlet_country;
        }
    }

private:
    Person& person(const PersonMark& mark) { return marks_.persons[static_cast<std::size_t>(mark.person)]; }

    [[nodiscard]] std::string national(const Mark& mark, const PersonMark& held) const {
        const auto& table = c_.knowledge.national_titles;
        const std::string title = fold(c_.text(held.title)) + ' ';
        if (const auto found = table.find(title.substr(0, title.size() - 1)); found != table.end())
            return found->second;
        for (std::size_t end = title.rfind(' '); end != std::string::npos && end > 0;
             end = title.rfind(' ', end - 1)) {
            const auto found = table.find(title.substr(0, end + 1));  // that begins so
            if (found != table.end()) return found->second;
        }
        for (std::uint32_t i = mark.first; i < mark.last; ++i) {  // an honorific
            const Span at = span_of(marks_, i, i + 1);
            if (held.name.overlaps(at) || held.title.overlaps(at)) continue;
            if (const auto found = table.find(fold(c_.text(at))); found != table.end()) return found->second;
        }
        return {};
    }

    void take_side(Person& one, const Person& other) const {
        if (!one.party.empty() || other.party.empty() || c_.main_pair.size() != 2) return;
        if (other.party == c_.main_pair[0]) one.party = c_.main_pair[1];
        if (other.party == c_.main_pair[1]) one.party = c_.main_pair[0];
    }

    // The state of the person for whom somebody is named to act right behind the title; empty where nobody is.
    [[nodiscard]] std::string chief_of(const Mark& mark) {
        if (mark.last + 1 >= marks_.tokens.size() ||
            !c_.knowledge.lexicon.is(marks_.tokens[mark.last].word, wc_office_link))
            return {};
        for (const Mark& chief : marks_in(marks_, mark.last + 1, mark.last + 2)) {
            if (chief.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[chief.value];
            if (held.person >= 0) return person(held).party;
        }
        return {};
    }

    // "Kenya's Ada Okafor".
    [[nodiscard]] std::string owner(const Mark& mark) const {
        if (mark.first < 2 || !c_.knowledge.lexicon.is(marks_.tokens[mark.first - 1].word, wc_genitive))
            return {};
        for (const Mark& party : marks_in(marks_, mark.first > 5 ? mark.first - 5 : 0, mark.first - 1)) {
            if (party.kind == MarkKind::party && party.last == mark.first - 1 &&
                marks_.parties[party.value].role == PartyRole::name)
                return c_.knowledge.code_of(marks_.parties[party.value]);
        }
        return {};
    }

    // Of a pair that meets, one side is known: whoever else is named stands for the other.
    // The word of meeting stands between the two, or just before both ("a meeting between A and B").
    void meeting(const Sentence& sentence, std::uint32_t word) {
        std::vector<int> order;
        const std::vector<const Mark*> persons = persons_in(sentence);
        if (persons.size() < 2 || persons.back()->first < word || persons.front()->first > word + 4) return;
        for (const Mark* mark : persons) {
            if (!of_state(marks_.person_marks[mark->value])) continue;
            const int i = marks_.person_marks[mark->value].person;
            if (std::find(order.begin(), order.end(), i) == order.end()) order.push_back(i);
        }
        if (order.size() < 2) return;
        const auto party = [&](int i) -> std::string& {
            return marks_.persons[static_cast<std::size_t>(i)].party;
        };
        const auto other = [&](const std::string& code) {
            return code == c_.main_pair[0]   ? c_.main_pair[1]
                   : code == c_.main_pair[1] ? c_.main_pair[0]
                                             : std::string();
        };
        const std::string away = other(party(order[0]));
        const bool one_sided =
            std::all_of(order.begin() + 1, order.end(), [&](int i) { return party(i).empty(); });
        if (!party(order[0]).empty()) {  // the subject is known
            for (std::size_t k = 1; k < order.size(); ++k) {
                if (one_sided && party(order[k]).empty()) party(order[k]) = away;
            }
        } else if (order.size() == 2 && !party(order[1]).empty()) {
            party(order[0]) = other(party(order[1]));
        }
    }

    // Somebody without a title may be anybody; heads of companies and officers are of no side for sure.
    [[nodiscard]] static bool of_state(const PersonMark& mark) {
        static constexpr std::string_view offices[] = {"head_of_state", "head_of_government",
                                                       "deputy_head",   "minister",
                                                       "party",         "speaker",
                                                       "diplomat",      "envoy",
                                                       "royal",         "opposition",
                                                       "body_head",     ""};
        return std::find(std::begin(offices), std::end(offices), mark.office) != std::end(offices);
    }

    [[nodiscard]] std::vector<const Mark*> persons_in(const Sentence& sentence) const {
        std::vector<const Mark*> out;
        const auto from =
            std::lower_bound(marks_.marks.begin(), marks_.marks.end(), sentence.first,
                             [](const Mark& mark, std::uint32_t at) { return mark.first < at; });
        for (auto it = from; it != marks_.marks.end() && it->first < sentence.last; ++it) {
            if (it->kind == MarkKind::person && marks_.person_marks[it->value].person >= 0)
                out.push_back(&*it);
        }
        return out;
    }

    // Who holds each unique office of the outlet's country, and which of them each person is said to hold.
    void list_unique_offices() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[mark.value];
            if (held.person < 0) continue;
            if (!held.name.empty()) ++mentions_[held.person];
            if (!held.office.empty() && held.office != "body_head" && of_state(held))
                for_state_.insert(held.person);
            if (held.former) continue;
            if (held.office != "head_of_state" && held.office != "head_of_government" &&
                held.office != "royal")
                continue;
            held_by_[held.person].insert(held.office);
            if (marks_.persons[static_cast<std::size_t>(held.person)].party == c_.outlet_country)
                taken_.insert(held.office);
        }
    }

    // Of several who hold a unique office nobody knows where, the one of the outlet's country is named most by far; else
    // none of them is.
    void take_rivals() {
        for (const std::string_view office : {"head_of_state", "head_of_government"}) {
            int most = 0;
            int second = 0;
            int best = -1;
            for (const auto& [person, offices] : held_by_) {
                if (!offices.contains(std::string(office))) continue;
                if (!marks_.persons[static_cast<std::size_t>(person)].party.empty()) continue;
                const int count = mentions_[person];
                second = std::max(second, std::min(count, most));
                if (count > most) best = person;
                most = std::max(most, count);
            }
            for (auto& [person, offices] : held_by_) {
                if (second == 0 || !offices.contains(std::string(office))) continue;
                if (person != best || most < 2 * second) rivals_.insert(person);
            }
        }
    }

    // In the midst of the term of somebody else who is known: no other is president of the outlet's country; nor has a
    // republic a king.
    [[nodiscard]] bool is_held_by_others(int i) const {
        const auto held = held_by_.find(i);
        return held != held_by_.end() &&
               std::any_of(held->second.begin(), held->second.end(), [&](const std::string& office) {
                   return is_led_otherwise(c_, c_.outlet_country, office);
               });
    }

    // Nobody is envoy to the own state.
    [[nodiscard]] bool posted(int i, const std::string& code) const {
        return std::any_of(marks_.marks.begin(), marks_.marks.end(), [&](const Mark& mark) {
            if (mark.kind != MarkKind::person || marks_.person_marks[mark.value].person != i) return false;
            const Span to = marks_.person_marks[mark.value].accredited;
            return !to.empty() &&
                   std::any_of(marks_.marks.begin(), marks_.marks.end(), [&](const Mark& party) {
                       return party.kind == MarkKind::party &&
                              to.contains(span_of(marks_, party.first, party.last)) &&
                              c_.knowledge.code_of(marks_.parties[party.value]) == code;
                   });
        });
    }

    // One state has one head of state and one head of government at a time.
    [[nodiscard]] bool taken(int i) const {
        if (rivals_.contains(i)) return true;
        const auto held = held_by_.find(i);
        return held != held_by_.end() &&
               std::any_of(held->second.begin(), held->second.end(),
                           [&](const std::string& office) { return taken_.contains(office); });
    }

    std::map<int, std::set<std::string>> held_by_;
    std::map<int, int> mentions_;  // by name
    std::set<int> rivals_;         // hold an office that another one nobody knows where holds too
    std::set<std::string> taken_;
    std::set<int> for_state_;  // persons with an office of a state
    Context& c_;
    Marks& marks_;
};

}  // namespace

void infer_person_parties(Context& context) {
    sort_marks(context.marks);
    PartyInference inference(context);
    inference.by_words();
    infer_leader_parties(context);
    inference.by_others();
    inference.by_meetings();
}

void default_person_parties(Context& context) { PartyInference(context).by_outlet(); }

}  // namespace entente
