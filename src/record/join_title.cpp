#include <algorithm>
#include <map>

#include "record/join.h"
#include "record/names_alike.h"

namespace entente {
namespace {

struct Cluster {
    FactView facts;
    std::vector<Title> titles;
    std::string parties;  // joined; empty where nobody names them
    std::optional<DayRange> signed_on;
};

struct Coming {
    const HeldFact* held = nullptr;
    Title title;
    std::string parties;
    std::optional<DayRange> signed_on;
};

std::string_view title_of(const Fact& fact) {
    return fact.text(fact.type == FactType::anniversary ? "of" : "name");
}

// Anniversaries of another ordinal are other anniversaries.
std::string block_of(const Fact& fact) {
    const std::optional<double> ordinal = fact.number("ordinal");
    return ordinal ? std::to_string(*ordinal) : "";
}

// When it was signed, told as done: a planned date may well have slipped.
std::optional<DayRange> signed_on(const Fact& fact) {
    if (fact.type != FactType::instrument || fact.text("stage") != "signed") return std::nullopt;
    const std::string_view status = fact.text("status");
    if (status == "planned" || status == "proposed" || status == "cancelled") return std::nullopt;
    return range_of(fact);
}

// "Joint Statement" says nothing of which one: the same words, kind and time of signing are asked for.
bool fits_without_distinction(const Coming& coming, const Cluster& cluster, bool same_words) {
    if (!same_words) return false;
    const bool same_document =
        std::any_of(cluster.facts.begin(), cluster.facts.end(),
                    [&](const HeldFact* held) { return held->document == coming.held->document; });
    if (coming.held->fact.type != FactType::instrument) return true;
    const bool same_time =
        coming.signed_on && cluster.signed_on && overlap(*coming.signed_on, *cluster.signed_on);
    return same_time || same_document;
}

// Papers of another nature are other papers, whatever their titles share. Kinds that texts mix up count as one.
int nature_of(const Fact& fact) {
    const std::string_view kind = fact.text("kind");
    if (fact.type != FactType::instrument || kind.empty()) return 0;
    if (kind == "declaration" || kind == "joint_statement") return 1;
    if (kind == "plan" || kind == "programme") return 2;
    return 3;
}

bool natures_differ(const Coming& coming, const Cluster& cluster) {
    const int own = nature_of(coming.held->fact);
    return own != 0 && std::any_of(cluster.facts.begin(), cluster.facts.end(), [&](const HeldFact* held) {
               const int other = nature_of(held->fact);
               return other != 0 && other != own;
           });
}

bool fits(const Coming& coming, const Cluster& cluster) {
    if (natures_differ(coming, cluster)) return false;
    if (!coming.parties.empty() && !cluster.parties.empty() && coming.parties != cluster.parties)
        return false;
    if (coming.signed_on && cluster.signed_on && !overlap(*coming.signed_on, *cluster.signed_on, 31))
        return false;
    bool alike = false;
    bool same_words = false;
    for (const Title& title : cluster.titles) {
        if (title.contradicts(coming.title)) return false;
        alike = alike || title.same_as(coming.title);
        same_words = same_words || title.same_words(coming.title);
    }
    if (!alike) return false;
    return coming.title.distinctive() || fits_without_distinction(coming, cluster, same_words);
}

void take(Cluster& cluster, const Coming& coming) {
    cluster.facts.push_back(coming.held);
    cluster.titles.push_back(coming.title);
    cluster.parties = cluster.parties.empty() ? coming.parties : cluster.parties;
    if (!cluster.signed_on) cluster.signed_on = coming.signed_on;
}

// Clusters by their parties: those of other parties need no look. "" holds those whose parties nobody named.
class Clusters {
public:
    void place(const Coming& coming) {
        Cluster* fitting = nullptr;
        std::size_t count = 0;
        for (std::vector<Cluster>* list : lists_for(coming.parties)) {
            for (Cluster& cluster : *list) {
                if (!fits(coming, cluster)) continue;
                const bool same =
                    std::any_of(cluster.titles.begin(), cluster.titles.end(),
                                [&](const Title& title) { return title.same_words(coming.title); });
                if (same) return take(cluster, coming);
                fitting = &cluster;
                ++count;
            }
        }
        if (count == 1) return take(*fitting, coming);
        take(by_parties_[coming.parties].emplace_back(), coming);
    }

    void move_to(Groups& groups) {
        for (auto& [parties, clusters] : by_parties_) {
            for (Cluster& cluster : clusters) groups.push_back(std::move(cluster.facts));
        }
    }

private:
    // Who names no parties may belong to any.
    std::vector<std::vector<Cluster>*> lists_for(const std::string& parties) {
        std::vector<std::vector<Cluster>*> lists;
        if (!parties.empty()) {
            if (const auto found = by_parties_.find(parties); found != by_parties_.end())
                lists.push_back(&found->second);
            return lists;
        }
        for (auto& [other, clusters] : by_parties_) lists.push_back(&clusters);
        return lists;
    }

    std::map<std::string, std::vector<Cluster>> by_parties_;
};

}  // namespace

Groups join_by_title(const FactView& facts) {
    std::map<std::string, std::vector<Coming>> blocks;
    for (const HeldFact* held : facts) {
        const Fact& fact = held->fact;
        blocks[block_of(fact)].push_back({held, Title(title_of(fact), fact.list("parties")),
                                          joined(fact.list("parties")), signed_on(fact)});
    }
    Groups groups;
    for (auto& [block, coming] : blocks) {
        // Those that name their parties and their signing first: the others then have something to join, and a cluster
        // without parties is never asked by one with.
        std::stable_sort(coming.begin(), coming.end(), [](const Coming& a, const Coming& b) {
            if (a.parties.empty() != b.parties.empty()) return b.parties.empty();
            return a.signed_on.has_value() && !b.signed_on.has_value();
        });
        Clusters clusters;
        for (const Coming& one : coming) clusters.place(one);
        clusters.move_to(groups);
    }
    return groups;
}

}  // namespace entente
