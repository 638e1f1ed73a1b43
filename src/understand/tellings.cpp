#include "understand/tellings.h"

#include <algorithm>

#include "base/hash.h"

namespace entente {

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

// A meeting that names no time is one of the visit that brings its sides together, where the text has one such.
void Tellings::date_meetings() {
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
