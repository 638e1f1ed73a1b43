#include "understand/tellings.h"

#include <algorithm>
#include <map>
#include <set>

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
    for (Drafted& drafted : all_) {
        Fact& meeting = drafted.fact;
        if (meeting.type != FactType::meeting || meeting.find("time") != nullptr) continue;
        std::set<std::string> times;
        for (const Drafted& other : all_) {
            if (other.fact.type == FactType::visit && brings_together(other.fact, meeting))
                times.emplace(other.fact.text("time"));
        }
        if (times.size() != 1 || times.begin()->empty()) continue;
        meeting.set("time", *times.begin());
        meeting.inferred.emplace_back("time");
    }
}

bool Tellings::brings_together(const Fact& visit, const Fact& meeting) {
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
void Tellings::drop_told_as_more() {
    std::vector<Span> more;
    for (const Drafted& drafted : all_) {
        if (drafted.fact.type == FactType::target || drafted.fact.type == FactType::visit)
            more.push_back(drafted.fact.at);
    }
    std::erase_if(all_, [&](const Drafted& drafted) {
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
