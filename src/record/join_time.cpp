#include <algorithm>
#include <limits>
#include <map>

#include "record/join.h"
#include "record/names_alike.h"

namespace entente {
namespace {

// A fact on its way into a cluster.
struct Coming {
    const HeldFact* held = nullptr;
    std::vector<PersonName> who;
    std::optional<DayRange> days;
    long width = std::numeric_limits<long>::max();  // undated facts come last
};

struct Cluster {
    FactView facts;
    std::vector<PersonName> who;   // the longest list of those that joined
    std::optional<DayRange> days;  // the hull of its precise times; the narrowest of the others else
};

std::string block_of(const Fact& fact) {
    switch (fact.type) {
        case FactType::visit:
            return std::string(fact.text("to"));
        case FactType::meeting:
            return joined(fact.list("parties")) + (fact.text("kind") == "call" ? "|call" : "");
        default:
            return std::string(fact.text("party")) + '|' + folded_words(fact.text("body")) + '|' +
                   std::string(fact.text("role"));
    }
}

std::vector<PersonName> who_of(const Fact& fact) {
    std::vector<PersonName> who;
    if (fact.type == FactType::visit) who.emplace_back(fact.text("visitor"));
    if (fact.type == FactType::meeting) {
        for (const std::string& name : fact.list("participants")) who.emplace_back(name);
    }
    return who;
}

// Everyone of the shorter list is on the longer one.
bool same_who(const std::vector<PersonName>& a, const std::vector<PersonName>& b) {
    const auto& fewer = a.size() <= b.size() ? a : b;
    const auto& more = &fewer == &a ? b : a;
    if (fewer.empty()) return more.empty();
    return std::all_of(fewer.begin(), fewer.end(), [&](const PersonName& name) {
        return std::any_of(more.begin(), more.end(),
                           [&](const PersonName& other) { return name.same_as(other); });
    });
}

// How far an approximate time may reach beyond its days.
long slack_of(const DayRange& days) {
    if (!days.approximate) return 0;
    return std::clamp(width_of(days) / 4, 7L, 92L);
}

// When an undated visit or meeting may have been, going by when and how it was told.
std::optional<DayRange> told_window(const HeldFact& held) {
    const std::optional<DayRange> published = day_range(held.document->published.date);
    if (!published) return std::nullopt;
    const std::string_view status = held.fact.text("status");
    long before = 31;
    long after = 31;
    if (status == "planned" || status == "proposed") before = 3, after = 200;
    if (status == "ongoing") before = 10, after = 10;
    if (status == "done") before = 400, after = 3;
    return DayRange{from_number(to_number(published->first) - before),
                    from_number(to_number(published->last) + after), true};
}

bool fits(const Coming& coming, const Cluster& cluster) {
    if (!same_who(coming.who, cluster.who)) return false;
    if (coming.days && cluster.days) {
        const bool precise = is_precise(*coming.days) && is_precise(*cluster.days);
        return overlap(*coming.days, *cluster.days,
                       precise ? 1 : slack_of(*coming.days) + slack_of(*cluster.days));
    }
    if (coming.days || !cluster.days) return false;
    if (coming.held->fact.type == FactType::participation) return true;
    const std::optional<DayRange> window = told_window(*coming.held);
    return window && overlap(*window, *cluster.days);
}

void take(Cluster& cluster, const Coming& coming) {
    cluster.facts.push_back(coming.held);
    if (coming.who.size() > cluster.who.size()) cluster.who = coming.who;
    if (!coming.days) return;
    if (!cluster.days) {
        cluster.days = coming.days;
    } else if (is_precise(*coming.days) && is_precise(*cluster.days)) {
        cluster.days->first = std::min(cluster.days->first, coming.days->first);
        cluster.days->last = std::max(cluster.days->last, coming.days->last);
    }
}

void take_all(Cluster& cluster, Cluster& other) {
    cluster.facts.insert(cluster.facts.end(), other.facts.begin(), other.facts.end());
    if (other.who.size() > cluster.who.size()) cluster.who = other.who;
    cluster.days->first = std::min(cluster.days->first, other.days->first);
    cluster.days->last = std::max(cluster.days->last, other.days->last);
    other.facts.clear();
}

void place(std::vector<Cluster>& clusters, const Coming& coming) {
    std::vector<Cluster*> fitting;
    Cluster* same_time = nullptr;
    for (Cluster& cluster : clusters) {
        if (cluster.facts.empty() || !fits(coming, cluster)) continue;
        fitting.push_back(&cluster);
        const bool same = coming.days && cluster.days && coming.days->first == cluster.days->first &&
                          coming.days->last == cluster.days->last;
        if (same) same_time = &cluster;
    }
    if (same_time != nullptr) return take(*same_time, coming);
    if (fitting.size() == 1) return take(*fitting[0], coming);
    if (fitting.size() > 1 && coming.days && is_precise(*coming.days)) {  // it bridges days that stood apart
        for (std::size_t i = 1; i < fitting.size(); ++i) take_all(*fitting[0], *fitting[i]);
        return take(*fitting[0], coming);
    }
    clusters.emplace_back();
    take(clusters.back(), coming);
}

}  // namespace

Groups join_by_time(const FactView& facts) {
    std::map<std::string, std::vector<Coming>> blocks;
    for (const HeldFact* held : facts) {
        Coming coming{held, who_of(held->fact), range_of(held->fact), {}};
        if (coming.days)
            coming.width = width_of(*coming.days) + (coming.days->approximate ? 1 : 0);
        else
            coming.width = std::numeric_limits<long>::max();
        blocks[block_of(held->fact)].push_back(std::move(coming));
    }
    Groups groups;
    for (auto& [block, coming] : blocks) {
        std::stable_sort(coming.begin(), coming.end(),
                         [](const Coming& a, const Coming& b) { return a.width < b.width; });
        std::vector<Cluster> clusters;
        for (const Coming& one : coming) place(clusters, one);
        for (Cluster& cluster : clusters) {
            if (!cluster.facts.empty()) groups.push_back(std::move(cluster.facts));
        }
    }
    return groups;
}

}  // namespace entente
