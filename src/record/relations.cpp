#include <algorithm>
#include <map>
#include <set>

#include "record/join.h"

namespace entente {
namespace {

using PartyPair = std::pair<std::string, std::string>;  // sorted

bool is_in(const std::vector<std::string>& parties, const std::string& party) {
    return std::find(parties.begin(), parties.end(), party) != parties.end();
}

bool is_stance(FactType type) {
    return type == FactType::commitment || type == FactType::request || type == FactType::position;
}

// How often each pair is the subject of a fact of each document.
std::map<const SourceDocument*, std::map<PartyPair, std::size_t>> count_pairs(const FactView& facts) {
    std::map<const SourceDocument*, std::map<PartyPair, std::size_t>> counts;
    for (const HeldFact* held : facts) {
        const std::vector<std::string> parties = parties_of(held->fact);
        if (parties.size() == 2) ++counts[held->document][{parties[0], parties[1]}];
    }
    return counts;
}

}  // namespace

Relation::Relation(const FactView& facts, Pair pair, Bodies bodies)
    : pair_(std::move(pair)), bodies_(std::move(bodies)) {
    const PartyPair own = std::minmax(pair_.a, pair_.b);
    for (const auto& [document, pairs] : count_pairs(facts)) {
        const auto found = pairs.find(own);
        if (found == pairs.end()) continue;
        const bool most = std::all_of(pairs.begin(), pairs.end(),
                                      [&](const auto& other) { return other.second <= found->second; });
        if (most) about_.push_back(document);
    }
    std::sort(about_.begin(), about_.end());
}

bool Relation::holds_through_a_body(const Entry& entry) const {
    if (entry.type != FactType::instrument && entry.type != FactType::mechanism) return false;
    const std::optional<DayRange> days = day_range(days_of(entry));
    const auto stands_for = [&](const std::vector<Membership>& memberships) {
        return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& one) {
            const std::optional<DayRange> member = day_range(one.time);
            return is_in(entry.parties, one.body) && (!days || !member || overlap(*days, *member));
        });
    };
    return (is_in(entry.parties, pair_.a) && stands_for(bodies_.b)) ||
           (is_in(entry.parties, pair_.b) && stands_for(bodies_.a));
}

bool Relation::holds(const Entry& entry) const {
    const bool a = is_in(entry.parties, pair_.a);
    const bool b = is_in(entry.parties, pair_.b);
    if (a && b) return true;
    if (!a && !b) return false;
    if (holds_through_a_body(entry)) return true;
    if (entry.type == FactType::office || entry.type == FactType::participation) return true;
    if (!is_stance(entry.type) || entry.parties.size() > 1) return false;
    return std::any_of(entry.evidence.begin(), entry.evidence.end(), [&](const HeldFact* held) {
        return std::binary_search(about_.begin(), about_.end(), held->document);
    });
}

const Entry* present_standing(const std::vector<Entry>& standings) {
    const auto key = [](const Entry& entry) {
        const std::optional<DayRange> since = day_range(time_of(entry.said));
        const std::optional<DayRange> told = day_range(entry.last_seen);
        return std::make_tuple(since.has_value(), since ? since->first : Day{}, told ? told->first : Day{},
                               std::string_view(entry.id));
    };
    const auto latest = std::max_element(standings.begin(), standings.end(),
                                         [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
    return latest == standings.end() ? nullptr : &*latest;
}

namespace {

using Pairs = std::map<PartyPair, PairOnFile>;

void add_levels(const FactView& facts, Pairs& pairs) {
    std::map<PartyPair, std::vector<Entry>> standings;
    for (Entry& entry : entries_of(facts, FactType::standing)) {
        if (entry.parties.size() != 2) continue;
        standings[{entry.parties[0], entry.parties[1]}].push_back(std::move(entry));
    }
    for (const auto& [pair, entries] : standings) {
        const Entry* present = present_standing(entries);
        pairs[pair].level = present->said.text("level");
        pairs[pair].level_since = present->said.text("time");
    }
}

// The visit or meeting that began last, of those that are told as done or going on.
void add_last_contacts(const FactView& facts, FactType type, Pairs& pairs) {
    for (const Entry& entry : entries_of(facts, type)) {
        const std::string_view status = entry.said.text("status");
        const std::optional<DayRange> days = day_range(time_of(entry.said));
        if (entry.parties.size() != 2 || (status != "done" && status != "ongoing") || !days) continue;
        const auto found = pairs.find({entry.parties[0], entry.parties[1]});
        if (found == pairs.end()) continue;  // where the visitor is from was concluded, and no fact has both
        const std::optional<DayRange> last = day_range(found->second.last_contact);
        if (!last || days->first > last->first) found->second.last_contact = time_of(entry.said);
    }
}

}  // namespace

std::vector<PairOnFile> pairs_on_file(const FactView& facts) {
    Pairs pairs;
    for (const auto& [document, counts] : count_pairs(facts)) {
        for (const auto& [pair, count] : counts) {
            PairOnFile& on_file = pairs[pair];
            on_file.pair = {pair.first, pair.second};
            on_file.facts += count;
            ++on_file.documents;
        }
    }
    add_levels(facts, pairs);
    add_last_contacts(facts, FactType::visit, pairs);
    add_last_contacts(facts, FactType::meeting, pairs);
    std::vector<PairOnFile> out;
    out.reserve(pairs.size());
    for (auto& [pair, on_file] : pairs) out.push_back(std::move(on_file));
    std::stable_sort(out.begin(), out.end(),
                     [](const PairOnFile& a, const PairOnFile& b) { return a.facts > b.facts; });
    return out;
}

}  // namespace entente
