#include "understand/tellings.h"

#include <algorithm>

#include "base/hash.h"
#include "understand/stays.h"

namespace entente {
namespace {

constexpr long longest_visit = 100;    // days; a longer time is a year in which several may have been
constexpr long longest_dated = 7;      // days of a visit that is dated by its meetings
constexpr long longest_gap = 2;        // days between two that are told of one visit
constexpr int most_of_lead = 4;        // sentences in which news tells what has just happened
constexpr std::uint32_t shortest = 5;  // tokens of a sentence; what is shorter is a dateline

bool is_ahead(const Fact& fact) {
    return fact.text("status") == "planned" || fact.text("status") == "proposed";
}

long length_of(const DayRange& range) { return to_number(range.last) - to_number(range.first) + 1; }

// Whether two tellings are of one visit: the same visitor and state, and times that overlap, or none.
bool same_visit(const Fact& a, const Fact& b) {
    if (a.text("visitor") != b.text("visitor") || a.text("to") != b.text("to")) return false;
    if ((a.text("status") == "cancelled") != (b.text("status") == "cancelled")) return false;
    const auto first = day_range(a.text("time"));
    const auto second = day_range(b.text("time"));
    if (!first || !second)
        return (a.find("time") == nullptr || b.find("time") == nullptr) && is_ahead(a) == is_ahead(b);
    if (length_of(*first) > longest_visit || length_of(*second) > longest_visit) return false;
    const bool under_way = a.text("status") == "ongoing" || b.text("status") == "ongoing";
    const long apart = under_way ? longest_gap : 0;  // "flew in on Sunday", "is on a visit"
    return to_number(first->first) <= to_number(second->last) + apart &&
           to_number(second->first) <= to_number(first->last) + apart;
}

// All days of two times that tell days, else the narrower one; the other where one is missing.
std::string better_time(std::string_view a, std::string_view b) {
    const auto first = day_range(a);
    const auto second = day_range(b);
    if (!first || !second) return std::string(first ? a : b);
    constexpr long month = 28;
    if (length_of(*first) >= month || length_of(*second) >= month)
        return std::string(length_of(*second) < length_of(*first) ? b : a);
    const Day begin = std::min(first->first, second->first);
    const Day end = std::max(first->last, second->last);
    if (begin == first->first && end == first->last) return std::string(a);
    if (begin == second->first && end == second->last) return std::string(b);
    return to_string(begin) + "/" + to_string(end);
}

}  // namespace

// A second telling of the same thing in the same document is one fact: the first with most slots.
std::vector<Fact> Tellings::finish() {
    std::stable_sort(all_.begin(), all_.end(), [](const Drafted& a, const Drafted& b) {
        return a.fact.at.begin != b.fact.at.begin ? a.fact.at.begin < b.fact.at.begin
                                                  : a.fact.at.end < b.fact.at.end;
    });
    std::erase_if(all_, [&](const Drafted& drafted) {  // nobody visits his own country
        const bool own =
            drafted.fact.type == FactType::visit && drafted.fact.text("to") == drafted.fact.text("from");
        if (own && c_.watch != nullptr) c_.watch->dropped(drafted.fact, Drop::own_country);
        return own;
    });
    join_visits();
    date_meetings();
    drop_told_as_more();
    std::vector<Fact> out;
    std::map<std::string, std::size_t> seen;
    for (Drafted& drafted : all_) {
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

// What is told several times of one visit is one fact: the telling with most slots, and what the others know beyond.
void Tellings::join_visits() {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> kept;
    std::vector<bool> gone(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
        Fact& fact = all_[i].fact;
        if (fact.type != FactType::visit) continue;
        auto& others = kept[{std::string(fact.text("visitor")), std::string(fact.text("to"))}];
        const auto same = std::find_if(others.begin(), others.end(),
                                       [&](std::size_t k) { return same_visit(all_[k].fact, fact); });
        if (same == others.end()) {
            others.push_back(i);
            continue;
        }
        std::size_t from = i;
        if (told(fact) > told(all_[*same].fact)) std::swap(from, *same);
        join(all_[*same].fact, all_[from].fact);
        gone[from] = true;
        if (c_.watch != nullptr) c_.watch->dropped(all_[from].fact, Drop::told_before);
    }
    std::size_t at = 0;
    std::erase_if(all_, [&](const Drafted&) { return gone[at++]; });
}

void Tellings::join(Fact& kept, const Fact& other) const {
    const auto take = [&](std::string_view slot, const SlotValue& value) {
        kept.set(slot, value);
        if (std::find(kept.inferred.begin(), kept.inferred.end(), slot) == kept.inferred.end())
            kept.inferred.emplace_back(slot);
    };
    const std::string time = better_time(kept.text("time"), other.text("time"));
    if (time != kept.text("time")) take("time", time);
    for (const auto& [slot, value] : other.slots) {
        if (kept.find(slot) == nullptr && slot != "speaker" && slot != "hedge") take(slot, value);
    }
}

// Meetings that name no time.
void Tellings::date_meetings() {
    date_by_visits();
    date_by_publication();
    date_by_meetings();
    date_visits();
}

// A past visit that names no time, of one who met somebody of that state, was when they met.
void Tellings::date_visits() {
    for (Drafted& drafted : all_) {
        Fact& visit = drafted.fact;
        if (visit.type != FactType::visit || visit.find("time") != nullptr || visit.text("status") != "done")
            continue;
        std::string time;
        for (const Drafted& other : all_) {
            const Fact& meeting = other.fact;
            if (meeting.type != FactType::meeting || meeting.find("time") == nullptr) continue;
            if (meeting.text("status") != "done" || meeting.text("kind") == "call") continue;
            const auto has = [&](std::string_view slot, std::string_view name) {
                const std::vector<std::string>& all = meeting.list(slot);
                return std::find(all.begin(), all.end(), name) != all.end();
            };
            if (!has("participants", visit.text("visitor")) || !has("parties", visit.text("to"))) continue;
            const std::string all = better_time(time, meeting.text("time"));
            const auto range = day_range(all);
            if (range && length_of(*range) <= longest_dated) time = all;
        }
        if (time.empty()) continue;
        visit.set("time", time);
        visit.inferred.emplace_back("time");
    }
}

// A meeting that names no time is one of the visit that brings its sides together, where the text has one such.
void Tellings::date_by_visits() {
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

// What dated news tells first, in the past and without a time, was on the day before or on the day itself.
void Tellings::date_by_publication() {
    if (!c_.today || c_.year_only) return;
    for (Drafted& drafted : all_) {
        if (!is_dateless(drafted) || !leads(drafted.token)) continue;
        if (drafted.fact.type == FactType::visit && !tells_arrival(drafted)) continue;
        drafted.fact.set("time", to_string(*c_.today));
        drafted.fact.inferred.emplace_back("time");
    }
}

// Further meetings of one who met others on one day, and of no other day is told.
void Tellings::date_by_meetings() {
    std::map<std::string, std::set<std::string>, std::less<>> days;  // by who met
    for (const Drafted& drafted : all_) {
        const Fact& fact = drafted.fact;
        if (fact.type != FactType::meeting || fact.text("status") != "done") continue;
        for (const std::string& name : fact.list("participants")) {
            if (fact.find("time") != nullptr) days[name].emplace(fact.text("time"));
        }
    }
    for (Drafted& drafted : all_) {
        if (drafted.fact.type != FactType::meeting || !is_dateless(drafted)) continue;
        std::set<std::string> all;
        for (const std::string& name : drafted.fact.list("participants")) {
            const auto of = days.find(name);
            if (of != days.end()) all.insert(of->second.begin(), of->second.end());
        }
        if (all.size() != 1) continue;
        drafted.fact.set("time", *all.begin());
        drafted.fact.inferred.emplace_back("time");
    }
}

// A past meeting or visit without a time, in the outlet's own words and in a sentence in which no time is said.
bool Tellings::is_dateless(const Drafted& drafted) const {
    const Fact& fact = drafted.fact;
    if (fact.type != FactType::meeting && fact.type != FactType::visit) return false;
    if (fact.find("time") != nullptr || fact.text("status") != "done" || fact.find("speaker") != nullptr)
        return false;
    const Sentence& sentence = c_.marks.sentences[sentence_of(c_.marks, drafted.token)];
    const auto inside = marks_in(c_.marks, sentence.first, sentence.last);
    const bool timed = std::any_of(inside.begin(), inside.end(),
                                   [](const Mark& mark) { return mark.kind == MarkKind::time; });
    return !timed && told_past(drafted);
}

// The first verb group among the words of the fact; null where there is none.
const Mark* Tellings::first_verb(const Drafted& drafted) const {
    const auto from =
        std::lower_bound(c_.verbs.begin(), c_.verbs.end(), drafted.token,
                         [](const Mark& mark, std::uint32_t token) { return mark.last <= token; });
    if (from == c_.verbs.end() || span_of(c_.marks, from->first, from->last).begin >= drafted.fact.at.end)
        return nullptr;
    return &*from;
}

// That verb is in the simple past: "met", "was received"; not "has met", "had met".
bool Tellings::told_past(const Drafted& drafted) const {
    const Mark* mark = first_verb(drafted);
    if (mark == nullptr) return false;
    const VerbMark& verb = c_.marks.verbs[mark->value];
    return verb.tense == Tense::past && !verb.perfect;
}

bool Tellings::tells_arrival(const Drafted& drafted) const {
    const Mark* mark = first_verb(drafted);
    return mark != nullptr && stay_day_of(c_, c_.marks.verbs[mark->value].head) == StayDay::first;
}

// True in a caption or standfirst, and in the first sentences of the text.
bool Tellings::leads(std::uint32_t token) const {
    const auto& zones = c_.document.zones;
    const std::uint32_t here = sentence_of(c_.marks, token);
    const ZoneRole role = zones[c_.marks.sentences[here].zone].role;
    if (role == ZoneRole::caption || role == ZoneRole::standfirst) return true;
    int before = 0;
    for (std::uint32_t s = 0; s < here && before < most_of_lead; ++s) {
        const Sentence& sentence = c_.marks.sentences[s];
        const ZoneRole other = zones[sentence.zone].role;
        if (other == ZoneRole::body && sentence.last - sentence.first >= shortest) ++before;
    }
    return role == ZoneRole::body && before < most_of_lead;
}

// The one time of visits of those who meet to one of their states; empty where there is none, or several.
std::string Tellings::time_of_visit(const Fact& meeting, const VisitsBy& visits) {
    const std::vector<std::string>& parties = meeting.list("parties");
    const bool planned = meeting.text("status") == "planned";
    std::string found;
    for (const auto& names : {meeting.list("participants"), parties}) {
        for (const std::string& visitor : names) {
            const auto of_visitor = visits.find(visitor);
            if (of_visitor == visits.end()) continue;
            for (const auto& [to, time, done] : of_visitor->second) {
                if ((planned && done) || std::find(parties.begin(), parties.end(), to) == parties.end())
                    continue;
                if (!found.empty() && found != time) return {};
                found = time;
            }
        }
    }
    return found;
}

// A commitment whose words are told as a target or a visit too is no more than that.
void Tellings::drop_told_as_more() {
    std::vector<Span> more;  // in the order of their beginnings, as all_ is
    std::uint32_t longest = 0;
    for (const Drafted& drafted : all_) {
        if (drafted.fact.type != FactType::target && drafted.fact.type != FactType::visit) continue;
        more.push_back(drafted.fact.at);
        longest = std::max(longest, drafted.fact.at.size());
    }
    std::erase_if(all_, [&](const Drafted& drafted) {
        const Fact& fact = drafted.fact;
        if (fact.type != FactType::commitment) return false;
        const std::uint32_t low = fact.at.begin - std::min(fact.at.begin, longest);
        const auto from = std::lower_bound(more.begin(), more.end(), low,
                                           [](Span at, std::uint32_t begin) { return at.begin < begin; });
        const auto to = std::lower_bound(from, more.end(), fact.at.end,
                                         [](Span at, std::uint32_t end) { return at.begin < end; });
        const bool told = std::any_of(
            from, to, [&](Span at) { return at.overlaps(fact.at) && at.size() * 2 > fact.at.size(); });
        if (told && c_.watch != nullptr) c_.watch->dropped(fact, Drop::told_before);
        return told;
    });
}

// Slots that tell something of the thing itself; who says so is none.
std::size_t Tellings::told(const Fact& fact) {
    return fact.slots.size() - (fact.find("speaker") != nullptr ? 1 : 0);
}

std::string Tellings::key_of(const Fact& fact) {
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

}  // namespace entente
