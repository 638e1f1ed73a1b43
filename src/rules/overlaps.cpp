#include "rules/overlaps.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

bool within(const Match& inner, const Match& outer) {
    return outer.first <= inner.first && inner.last <= outer.last;
}

// Matches by where they begin, to find those that overlap a range without looking at all of them.
class ByPlace {
public:
    void add(const Match& match, std::size_t index) {
        places_.emplace(match.first, index);
        longest_ = std::max(longest_, match.last - match.first);
    }
    // Calls `action` with the index of every match that may overlap `match` until it returns true.
    template <class Action>
    bool any_near(const Match& match, Action action) const {
        const std::uint32_t low = match.first > longest_ ? match.first - longest_ : 0;
        for (auto it = places_.lower_bound(low); it != places_.end() && it->first <= match.last; ++it) {
            if (action(it->second)) return true;
        }
        return false;
    }

private:
    std::multimap<std::uint32_t, std::size_t> places_;
    std::uint32_t longest_ = 0;
};

}  // namespace

void drop_worse(std::vector<Match>& matches, Watch* watch) {
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return std::tuple(a.rule, -a.parts, a.gaps, static_cast<int>(a.first) - static_cast<int>(a.last),
                          a.first) < std::tuple(b.rule, -b.parts, b.gaps,
                                                static_cast<int>(b.first) - static_cast<int>(b.last),
                                                b.first);
    });
    std::vector<Match> kept;
    ByPlace places;
    for (std::size_t k = 0; k < matches.size(); ++k) {
        Match& match = matches[k];
        const bool first_of_rule = k == 0 || matches[k - 1].rule != match.rule;
        if (first_of_rule && (k + 1 == matches.size() || matches[k + 1].rule != match.rule)) {
            kept.push_back(std::move(match));  // the only one of its rule
            continue;
        }
        if (first_of_rule) places = ByPlace();
        const bool worse = places.any_near(match, [&](std::size_t i) {
            return within(match, kept[i]) || within(kept[i], match) || match.anchor == kept[i].anchor;
        });
        if (worse && watch != nullptr) watch->dropped(match, Drop::worse, {});
        if (worse) continue;
        places.add(match, kept.size());
        kept.push_back(std::move(match));
    }
    matches = std::move(kept);
}

void drop_beaten(const Knowledge& knowledge, std::vector<Match>& matches, Watch* watch) {
    const bool any = std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
        return !knowledge.rules[match.rule].beats.empty();
    });
    if (!any) return;
    ByPlace places;
    for (std::size_t i = 0; i < matches.size(); ++i) places.add(matches[i], i);
    std::vector<bool> beaten(matches.size());
    for (const Match& match : matches) {
        const auto& beats = knowledge.rules[match.rule].beats;
        if (beats.empty()) continue;
        places.any_near(match, [&](std::size_t i) {
            const bool overlap = matches[i].first < match.last && match.first < matches[i].last;
            if (overlap && std::find(beats.begin(), beats.end(), matches[i].rule) != beats.end()) {
                if (watch != nullptr && !beaten[i])
                    watch->dropped(matches[i], Drop::beaten, knowledge.rules[match.rule].name);
                beaten[i] = true;
            }
            return false;
        });
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (beaten[i]) continue;
        if (kept != i) matches[kept] = std::move(matches[i]);
        ++kept;
    }
    matches.resize(kept);
}

}  // namespace entente
