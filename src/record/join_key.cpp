#include <algorithm>
#include <map>

#include "base/fold.h"
#include "record/join.h"
#include "record/names_alike.h"

namespace entente {
namespace {

std::string time_key(const Fact& fact) {
    const std::optional<DayRange> days = range_of(fact);
    return days ? to_edtf(days->first, days->last) : std::string(time_of(fact));
}

// A figure without a period speaks of when it was published: numbers of one month are compared, others are not.
std::string period_key(const HeldFact& held) {
    if (!held.fact.text("period").empty()) return time_key(held.fact);
    const std::optional<Day> published = published_on(*held.document);
    return published ? "told " + to_string(*published).substr(0, 7) : "told " + held.document->hash;
}

std::string folded_list(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& text : list) out += folded_words(text) + '|';
    return out;
}

std::string key_of(const HeldFact& held) {
    const Fact& fact = held.fact;
    const auto text = [&](std::string_view slot) { return folded_words(fact.text(slot)) + '\n'; };
    const auto list = [&](std::string_view slot) { return folded_list(fact.list(slot)) + '\n'; };
    const std::string counted = text("indicator") + text("measure") + text("unit") + list("parties");
    switch (fact.type) {
        case FactType::standing:
            return list("parties") + text("level");
        case FactType::figure:
            return counted + joined(fact.list("direction")) + '\n' + period_key(held);
        case FactType::target:
            return counted + time_key(fact);
        case FactType::commitment:
            return list("by") + text("action") + list("to");
        case FactType::request:
            return list("by") + text("action") + list("to");
        case FactType::position:
            return list("holder") + text("issue") + text("stance");
        default:
            return held.document->hash + fact.id;
    }
}

struct Holder {
    FactView facts;
    std::vector<PersonName> names;
};

bool same_holder(const Holder& holder, const PersonName& name) {
    return std::any_of(holder.names.begin(), holder.names.end(),
                       [&](const PersonName& other) { return other.same_as(name); });
}

// The holder of that very name, or the one whose name is alike; nothing where none or several are.
Holder* find_holder(std::vector<Holder>& holders, const PersonName& name) {
    Holder* found = nullptr;
    for (Holder& holder : holders) {
        if (holder.names.front().words() == name.words()) return &holder;
    }
    for (Holder& holder : holders) {
        if (!same_holder(holder, name)) continue;
        if (found != nullptr) return nullptr;
        found = &holder;
    }
    return found;
}

}  // namespace

Groups join_by_key(const FactView& facts) {
    std::map<std::string, FactView> groups;
    for (const HeldFact* held : facts) groups[key_of(*held)].push_back(held);
    Groups out;
    for (auto& [key, group] : groups) out.push_back(std::move(group));
    return out;
}

Groups join_offices(const FactView& facts) {
    std::map<std::string, std::vector<const HeldFact*>> blocks;
    for (const HeldFact* held : facts) {
        blocks[std::string(held->fact.text("party")) + '|' + folded_words(held->fact.text("title"))]
            .push_back(held);
    }
    Groups groups;
    for (auto& [block, block_facts] : blocks) {
        // Full names first, so that a bare surname finds the one it belongs to.
        std::vector<std::pair<PersonName, const HeldFact*>> coming;
        for (const HeldFact* held : block_facts)
            coming.emplace_back(PersonName(held->fact.text("person")), held);
        std::stable_sort(coming.begin(), coming.end(), [](const auto& a, const auto& b) {
            return a.first.words().size() > b.first.words().size();
        });
        std::vector<Holder> holders;
        for (const auto& [name, held] : coming) {
            Holder* holder = find_holder(holders, name);
            if (holder == nullptr) holder = &holders.emplace_back();
            holder->names.push_back(name);
            holder->facts.push_back(held);
        }
        for (Holder& holder : holders) groups.push_back(std::move(holder.facts));
    }
    return groups;
}

}  // namespace entente
