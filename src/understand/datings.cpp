#include "understand/datings.h"

#include <algorithm>
#include <cstdlib>

#include "understand/nearest_time.h"
#include "understand/stays.h"

namespace entente {
namespace {

constexpr long longest_dated =
    7;                           // days of a visit that is dated by its meetings, and between those and today
constexpr int most_of_lead = 4;  // sentences in which news tells what has just happened
constexpr std::uint32_t shortest = 5;   // tokens of a sentence; what is shorter is a dateline
constexpr std::uint32_t window = 60;    // tokens around a fact in which a time may be its own
constexpr std::uint32_t far_verb = 40;  // tokens from a meeting told as a noun to the verb of its sentence

// Told without time and status: "the meeting between X and Y".
bool is_bare(const Fact& fact) { return fact.find("time") == nullptr && fact.find("status") == nullptr; }

bool is_past(const Fact& fact) { return fact.text("status") == "done" || is_bare(fact); }

}  // namespace

long days_of(const DayRange& range) { return to_number(range.last) - to_number(range.first) + 1; }

std::string better_time(std::string_view a, std::string_view b) {
    const auto first = day_range(a);
    const auto second = day_range(b);
    if (!first || !second) return std::string(first ? a : b);
    constexpr long month = 28;
    if (days_of(*first) >= month || days_of(*second) >= month)
        return std::string(days_of(*second) < days_of(*first) ? b : a);
    const Day begin = std::min(first->first, second->first);
    const Day end = std::max(first->last, second->last);
    if (begin == first->first && end == first->last) return std::string(a);
    if (begin == second->first && end == second->last) return std::string(b);
    return to_string(begin) + "/" + to_string(end);
}

Datings::Datings(const Context& context, std::vector<Drafted>& all) : c_(context), all_(all) {
    int told = 0;
    for (const Sentence& sentence : c_.marks.sentences) {
        const ZoneRole role = c_.document.zones[sentence.zone].role;
        if (role == ZoneRole::body && sentence.last - sentence.first >= shortest && ++told > most_of_lead)
            break;
        ++lead_end_;
    }
}

void Datings::go() {
    by_meetings();
    by_visits();
    by_publication();
    by_meetings();
    visits_by_meetings();
}

void Datings::set_time(Fact& fact, const std::string& time) {
    fact.set("time", time);
    fact.inferred.emplace_back("time");
    if (fact.find("status") != nullptr) return;
    fact.set("status", std::string("done"));
    fact.inferred.emplace_back("status");
}

// A meeting that names no time is one of the visit that brings its sides together, where the text has one such.
void Datings::by_visits() {
    VisitsBy visits;
    for (const Drafted& drafted : all_) {
        const Fact& fact = drafted.fact;
        if (fact.type != FactType::visit || fact.find("time") == nullptr) continue;
        visits[std::string(fact.text("visitor"))].insert(
            {std::string(fact.text("to")), std::string(fact.text("time")), fact.text("status") == "done"});
    }
    for (Drafted& drafted : all_) {
        Fact& meeting = drafted.fact;
        if (meeting.type != FactType::meeting || meeting.find("time") != nullptr) continue;
        const std::string time = time_of_visit(meeting, visits);
        if (time.empty()) continue;
        meeting.set("time", time);
        meeting.inferred.emplace_back("time");
    }
}

// The one time of visits of those who meet to one of their states; empty where there is none, or several.
std::string Datings::time_of_visit(const Fact& meeting, const VisitsBy& visits) {
    const std::vector<std::string>& parties = meeting.list("parties");
    const bool planned = meeting.text("status") == "planned";
    std::string found;
    for (const auto& names : {meeting.list("participants"), parties}) {
        for (const std::string& visitor : names) {
            const auto of_visitor = visits.find(visitor);
            if (of_visitor == visits.end()) continue;
            for (const auto& [to, time, done] : of_visitor->second) {
                const bool side = std::find(parties.begin(), parties.end(), to) != parties.end();
                if ((planned && done) || (!side && parties.size() >= 2)) continue;
                if (!found.empty() && found != time) return {};
                found = time;
            }
        }
    }
    return found;
}

// What dated news tells first, in the past and without a time, was on that day or the one before.
void Datings::by_publication() {
    if (!c_.today || c_.year_only) return;
    for (Drafted& drafted : all_) {
        Fact& fact = drafted.fact;
        if (fact.text("status") != "done" || !is_dateless(drafted) || !leads(drafted.token)) continue;
        const VerbMark* verb = first_verb(drafted);
        if (fact.type == FactType::visit &&
            (verb == nullptr || stay_day_of(c_, verb->head) != StayDay::first))
            continue;
        set_time(fact, to_string(*c_.today));
    }
}

// Told as of few days that are near the day of publication.
bool Datings::is_recent(const Fact& fact) const {
    const auto range = day_range(fact.text("time"));
    return range && c_.today && days_of(*range) <= longest_dated &&
           std::abs(to_number(*c_.today) - to_number(range->last)) <= longest_dated;
}

// Further meetings of one who met others on one day of these, and of no other such day is told.
void Datings::by_meetings() {
    std::map<std::string, std::set<std::string>, std::less<>> days;  // by who met
    for (const Drafted& drafted : all_) {
        const Fact& fact = drafted.fact;
        if (fact.type != FactType::meeting || fact.text("status") != "done" || !is_recent(fact)) continue;
        for (const std::string& name : fact.list("participants")) days[name].emplace(fact.text("time"));
        for (const std::string& code : fact.list("parties")) days[code].emplace(fact.text("time"));
    }
    for (Drafted& drafted : all_) {
        if (drafted.fact.type != FactType::meeting || !is_dateless(drafted)) continue;
        std::set<std::string> all;
        for (const std::string& name : drafted.fact.list("participants")) {
            const auto of = days.find(name);
            if (of != days.end()) all.insert(of->second.begin(), of->second.end());
        }
        if (all.size() == 1) set_time(drafted.fact, *all.begin());
    }
}

// A past visit that names no time, of one who met somebody of that state, was when they met.
void Datings::visits_by_meetings() {
    std::map<std::pair<std::string, std::string>, std::string> days;  // by who met whose side
    for (const Drafted& drafted : all_) {
        const Fact& meeting = drafted.fact;
        if (meeting.type != FactType::meeting || meeting.text("status") != "done") continue;
        if (meeting.text("kind") == "call" || !is_recent(meeting)) continue;
        for (const std::string& name : meeting.list("participants")) {
            for (const std::string& code : meeting.list("parties")) {
                std::string& time = days[{name, code}];
                const std::string both = better_time(time, meeting.text("time"));
                if (const auto range = day_range(both); range && days_of(*range) <= longest_dated)
                    time = both;
            }
        }
    }
    for (Drafted& drafted : all_) {
        Fact& visit = drafted.fact;
        if (visit.type != FactType::visit || visit.find("time") != nullptr || !is_past(visit)) continue;
        const auto of = days.find({std::string(visit.text("visitor")), std::string(visit.text("to"))});
        if (of != days.end()) set_time(visit, of->second);
    }
}

// A past meeting or visit without a time, in the outlet's own words and where no time is said of it.
bool Datings::is_dateless(const Drafted& drafted) const {
    const Fact& fact = drafted.fact;
    if (fact.type != FactType::meeting && fact.type != FactType::visit) return false;
    if (fact.find("time") != nullptr || !is_past(fact) || fact.find("speaker") != nullptr) return false;
    const VerbMark* verb = first_verb(drafted);
    const Sentence& sentence = c_.marks.sentences[sentence_of(c_.marks, drafted.token)];
    if (verb == nullptr || verb->perfect) return false;  // "has met", "had met"
    const bool shown =
        c_.document.zones[sentence.zone].role == ZoneRole::caption && verb->tense == Tense::present;
    if (verb->tense != Tense::past && !shown) return false;
    const std::uint32_t end = std::min(sentence.last, drafted.token + window);
    const std::uint32_t begin = std::max(sentence.first, drafted.token > window ? drafted.token - window : 0);
    std::uint32_t last = drafted.token;
    while (last < end && c_.marks.tokens[last].end <= fact.at.end) ++last;
    const auto inside = marks_in(c_.marks, begin, end);
    return std::none_of(inside.begin(), inside.end(), [&](const Mark& mark) {
        return mark.kind == MarkKind::time && !is_aside_time(c_, fact.type, mark, last);
    });
}

// The first verb among the words of the fact, of a bare one also behind them in its sentence; null where there is none.
const VerbMark* Datings::first_verb(const Drafted& drafted) const {
    const auto from =
        std::lower_bound(c_.verbs.begin(), c_.verbs.end(), drafted.token,
                         [](const Mark& mark, std::uint32_t token) { return mark.last <= token; });
    if (from == c_.verbs.end()) return nullptr;
    const bool within = span_of(c_.marks, from->first, from->last).begin < drafted.fact.at.end;
    const std::uint32_t end = c_.marks.sentences[sentence_of(c_.marks, drafted.token)].last;
    const bool behind = is_bare(drafted.fact) && from->first < std::min(end, drafted.token + far_verb);
    return within || behind ? &c_.marks.verbs[from->value] : nullptr;
}

// True in a caption or standfirst, and in the first sentences of the text.
bool Datings::leads(std::uint32_t token) const {
    const std::uint32_t here = sentence_of(c_.marks, token);
    const ZoneRole role = c_.document.zones[c_.marks.sentences[here].zone].role;
    return role == ZoneRole::caption || role == ZoneRole::standfirst ||
           (role == ZoneRole::body && here < lead_end_);
}

}  // namespace entente
