// For whom the world's leaders act, where the words beside the name do not say it: by knowledge/world/leaders.tsv, the
// office in the text and the year of publication. A full name may be met years after the term; a family name alone only
// in it, beside the very office, in a text that names the state.
#include <algorithm>
#include <charconv>
#include <set>

#include "understand/context.h"

namespace entente {
namespace {

constexpr int in_office = 1;      // years around a term: it may be told ahead, or the year after
constexpr int long_after = 40;    // a full name with the very office
constexpr int other_office = 20;  // a full name with another office of a state: before it, and after it

// Of publication; 0 where it is unknown.
int year_of(const Context& context) {
    const std::string& date = context.published.date;
    int year = 0;
    if (date.size() >= 4) std::from_chars(date.data(), date.data() + 4, year);
    return year;
}

class LeaderParties {
public:
    explicit LeaderParties(Context& context) : c_(context), marks_(context.marks), year_(year_of(context)) {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind == MarkKind::party) named_.insert(c_.knowledge.code_of(marks_.parties[mark.value]));
            if (mark.kind == MarkKind::place) named_.insert(marks_.words[mark.value]);
        }
        if (!c_.outlet_country.empty()) named_.insert(c_.outlet_country);
    }

    void go() {
        held_.resize(marks_.persons.size());
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[mark.value];
            if (held.person >= 0 && !held.name.empty() && !held.title.empty())
                held_[static_cast<std::size_t>(held.person)].push_back(&held);
        }
        for (std::size_t i = 0; i < held_.size(); ++i) {
            Person& person = marks_.persons[i];
            if (person.party.empty()) person.party = party_of(person, held_[i]);
        }
    }

private:
    using Mentions = std::vector<const PersonMark*>;

    [[nodiscard]] std::string party_of(const Person& person, const Mentions& mentions) const {
        const std::vector<std::string> words = words_of_name(person.name);
        const std::span<const Leader> terms = c_.knowledge.leaders.find(words);
        std::set<std::string> very;   // in that very office
        std::set<std::string> other;  // in none, or in another one of a state
        for (const Leader& term : terms) {
            const bool held = holds(term, mentions);
            const std::string& code = c_.knowledge.parties[term.party].code;
            if (term.full && held && since_in(term, in_office) && until_in(term, long_after))
                very.insert(code);
            else if (term.full && fits_otherwise(term, mentions))
                other.insert(code);
            else if (!term.full && held && fits_in_short(term, mentions) && named_.contains(code))
                very.insert(code);
        }
        const std::set<std::string>& found = very.empty() ? other : very;
        return found.size() == 1 ? *found.begin() : std::string();
    }

    static bool holds(const Leader& term, const Mentions& mentions) {
        return std::any_of(mentions.begin(), mentions.end(),
                           [&](const PersonMark* held) { return held->office == Leaders::office_of(term); });
    }
    // Where nothing tells the year, a full name with the office is enough.
    [[nodiscard]] bool since_in(const Leader& term, int years) const {
        return year_ == 0 || year_ >= term.since - years;
    }
    [[nodiscard]] bool until_in(const Leader& term, int years) const {
        return year_ == 0 || year_ <= term.until + years;
    }

    // No office is said, or one that leaders have before and after: "Opposition leader", "Defence Minister".
    [[nodiscard]] bool fits_otherwise(const Leader& term, const Mentions& mentions) const {
        if (year_ == 0) return false;
        if (mentions.empty()) return since_in(term, in_office) && until_in(term, in_office);
        static const std::set<std::string, std::less<>> of_states = {
            "head_of_state", "head_of_government", "deputy_head", "minister", "party", "speaker", "envoy",
            "royal",         "opposition"};
        return since_in(term, other_office) && until_in(term, other_office) &&
               std::all_of(mentions.begin(), mentions.end(),
                           [](const PersonMark* held) { return of_states.contains(held->office); });
    }

    // Ministers are many: their family names alone tell nothing.
    [[nodiscard]] bool fits_in_short(const Leader& term, const Mentions& mentions) const {
        if (year_ == 0 || Leaders::office_of(term) == "minister" || !since_in(term, in_office)) return false;
        const bool former = std::any_of(mentions.begin(), mentions.end(),
                                        [](const PersonMark* held) { return held->former; });
        const bool of_body = std::any_of(mentions.begin(), mentions.end(),
                                         [](const PersonMark* held) { return !held->body.empty(); });
        return !of_body && until_in(term, former ? long_after : in_office);
    }

    Context& c_;
    Marks& marks_;
    int year_ = 0;                 // 0: unknown
    std::set<std::string> named_;  // parties that the text names
    std::vector<Mentions> held_;   // by person: where the name stands beside an office
};

}  // namespace

bool is_led_otherwise(const Context& context, const std::string& code, std::string_view office) {
    const int year = year_of(context);
    const auto party = context.knowledge.party_by_code.find(code);
    if (year == 0 || party == context.knowledge.party_by_code.end()) return false;
    bool others = false;
    bool same = false;
    for (const Leader& term : context.knowledge.leaders.all()) {
        if (term.party != party->second || year < term.since || year > term.until) continue;
        if (Leaders::office_of(term) != office) {
            others = others || Leaders::office_of(term) != "minister";
            continue;
        }
        same = true;
        if (year > term.since && year < term.until) return true;
    }
    return others && !same;
}

bool is_leader_now(const Context& context, std::string_view name) {
    const int year = year_of(context);
    std::set<std::uint32_t> parties;
    for (const Leader& term : context.knowledge.leaders.find(words_of_name(name))) {
        if (term.full && year >= term.since && year <= term.until) parties.insert(term.party);
    }
    return year != 0 && parties.size() == 1;
}

void infer_leader_parties(Context& context) { LeaderParties(context).go(); }

}  // namespace entente
