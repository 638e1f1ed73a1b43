#include "understand/tellings.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "understand/datings.h"

namespace entente {
namespace {

constexpr long longest_visit = 100;  // days; a longer time is a year in which several may have been
constexpr std::size_t most_visits =
    16;                          // of one visitor to one state, with which a further telling is compared
constexpr long longest_gap = 2;  // days between two that are told of one visit

bool is_ahead(const Fact& fact) {
    return fact.text("status") == "planned" || fact.text("status") == "proposed";
}

// Told without time and status: "the visit by X to Y".
bool is_bare(const Fact& fact) { return fact.find("time") == nullptr && fact.find("status") == nullptr; }

// Talks and a meeting of the same are told of the same hours; a call and a banquet are not.
bool same_kind(std::string_view a, std::string_view b) {
    const auto apart = [](std::string_view kind) { return kind == "call" || kind == "reception"; };
    return a == b || a.empty() || b.empty() || (!apart(a) && !apart(b));
}

// Whether two tellings are of one meeting: of the same, and one of them without a time of its own.
bool same_meeting(const Fact& a, const Fact& b) {
    if (a.list("participants") != b.list("participants") || !same_kind(a.text("kind"), b.text("kind")))
        return false;
    if ((a.text("status") == "cancelled") != (b.text("status") == "cancelled")) return false;
    const bool untimed = a.find("time") == nullptr || b.find("time") == nullptr;
    return is_bare(a) || is_bare(b) || (untimed && is_ahead(a) == is_ahead(b));
}

// Whether two tellings are of one visit: the same visitor and state, and times that overlap, or none.
bool same_visit(const Fact& a, const Fact& b) {
    if (a.text("visitor") != b.text("visitor") || a.text("to") != b.text("to")) return false;
    if ((a.text("status") == "cancelled") != (b.text("status") == "cancelled")) return false;
    const auto first = day_range(a.text("time"));
    const auto second = day_range(b.text("time"));
    if (is_bare(a) || is_bare(b)) return true;
    if (!first || !second)
        return (a.find("time") == nullptr || b.find("time") == nullptr) && is_ahead(a) == is_ahead(b);
    if (days_of(*first) > longest_visit || days_of(*second) > longest_visit) return false;
    const bool under_way = a.text("status") == "ongoing" || b.text("status") == "ongoing";
    const long apart = under_way ? longest_gap : 0;  // "flew in on Sunday", "is on a visit"
    return to_number(first->first) <= to_number(second->last) + apart &&
           to_number(second->first) <= to_number(first->last) + apart;
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
    join(FactType::visit);
    Datings(c_, all_).go();
    join(FactType::meeting);
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

// What is told several times of one visit or meeting is one fact: the telling with most slots, and what the others know
// beyond.
void Tellings::join(FactType type) {
    std::map<std::string, std::vector<std::size_t>> kept;
    std::vector<bool> gone(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
        Fact& fact = all_[i].fact;
        if (fact.type != type) continue;
        const bool visit = type == FactType::visit;
        std::string who(fact.text("visitor"));
        for (const std::string& name : fact.list("participants")) who += name + '\n';
        auto& others = kept[who + '\n' + std::string(fact.text("to"))];
        const auto same = std::find_if(others.begin(), others.end(), [&](std::size_t k) {
            return visit ? same_visit(all_[k].fact, fact) : same_meeting(all_[k].fact, fact);
        });
        if (same == others.end()) {
            if (others.size() < most_visits) others.push_back(i);
            continue;
        }
        std::size_t from = i;
        if (told(fact) > told(all_[*same].fact)) std::swap(from, *same);
        add_to(all_[*same].fact, all_[from].fact);
        gone[from] = true;
        if (c_.watch != nullptr) c_.watch->dropped(all_[from].fact, Drop::told_before);
    }
    std::size_t at = 0;
    std::erase_if(all_, [&](const Drafted&) { return gone[at++]; });
}

void Tellings::add_to(Fact& kept, const Fact& other) {
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
