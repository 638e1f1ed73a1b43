#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/fold.h"
#include "record/agree.h"
#include "record/join.h"
#include "record/names_alike.h"
#include "record/stages.h"

namespace entente {
namespace {

// Publication, undated last; then document and place, as the Holdings are sorted.
void sort_by_publication(FactView& facts) {
    const auto key = [](const HeldFact* held) {
        const std::optional<Day> day = published_on(*held->document);
        return std::make_tuple(!day.has_value(), day.value_or(Day{}), std::string_view(held->document->name),
                               std::string_view(held->document->hash), held->fact.at.begin, held->fact.at.end,
                               std::string_view(held->fact.id));
    };
    std::sort(facts.begin(), facts.end(),
              [&](const HeldFact* a, const HeldFact* b) { return key(a) < key(b); });
}

// Of the values of a text slot: the one said most often, the later published where several are.
std::string_view most_said(const FactView& evidence, std::string_view slot) {
    std::map<std::string, int> counts;
    for (const HeldFact* held : evidence) {
        if (const std::string_view text = held->fact.text(slot); !text.empty()) ++counts[folded_words(text)];
    }
    std::string_view best;
    int best_count = 0;
    for (const HeldFact* held : evidence) {
        const std::string_view text = held->fact.text(slot);
        if (text.empty()) continue;
        const int count = counts[folded_words(text)];
        if (count < best_count) continue;
        best = text;
        best_count = count;
    }
    return best;
}

std::string_view best_name(const FactView& evidence, std::string_view slot) {
    std::string_view best;
    for (const HeldFact* held : evidence) {
        const std::string_view name = held->fact.text(slot);
        if (!name.empty() && (best.empty() || shows_better(name, best))) best = name;
    }
    return best;
}

// The hull of the precise times, where some are; else the narrowest, the earlier published where several are.
std::string best_time(const FactView& evidence, std::string_view slot) {
    std::optional<DayRange> hull;
    std::string_view narrowest;
    long width = 0;
    for (const HeldFact* held : evidence) {
        const std::string_view text = held->fact.text(slot);
        if (text.empty()) continue;
        const std::optional<DayRange> days = day_range(text);
        if (days && is_precise(*days)) {
            hull = hull
                       ? DayRange{std::min(hull->first, days->first), std::max(hull->last, days->last), false}
                       : *days;
        }
        const long own = days ? 2 * width_of(*days) + (days->approximate ? 1 : 0) : 1'000'000'000L;
        if (narrowest.empty() || own < width) {
            narrowest = text;
            width = own;
        }
    }
    if (!hull) return std::string(narrowest);
    for (const HeldFact* held : evidence) {  // as somebody wrote it, where somebody did
        const std::optional<DayRange> days = day_range(held->fact.text(slot));
        if (days && is_precise(*days) && days->first == hull->first && days->last == hull->last) {
            return std::string(held->fact.text(slot));
        }
    }
    return to_edtf(hull->first, hull->last);
}

std::vector<std::string> longest_list(const FactView& evidence, std::string_view slot) {
    const std::vector<std::string>* best = nullptr;
    for (const HeldFact* held : evidence) {
        const std::vector<std::string>& list = held->fact.list(slot);
        if (!list.empty() && (best == nullptr || list.size() > best->size())) best = &list;
    }
    return best != nullptr ? *best : std::vector<std::string>{};
}

// How far a thing has come: what was done stays done; else the latest word on it.
std::string_view latest_status(const FactView& evidence) {
    static constexpr std::array order{"proposed", "planned", "ongoing", "cancelled", "done"};
    const auto rank = [](std::string_view status) {
        return std::find(order.begin(), order.end(), status) - order.begin();
    };
    std::string_view latest;
    std::optional<Day> latest_day;
    for (const HeldFact* held : evidence) {
        const std::string_view status = held->fact.text("status");
        if (status.empty()) continue;
        if (status == "done") return status;
        const std::optional<Day> day = published_on(*held->document);
        if (latest.empty() || day > latest_day || (day == latest_day && rank(status) > rank(latest))) {
            latest = status;
            latest_day = day;
        }
    }
    return latest;
}

// The fact whose number is shown: unhedged first, then a bare number, then the latest published.
const Fact& best_number(const FactView& evidence) {
    const HeldFact* best = evidence.front();
    const auto doubts = [](const Fact& fact) {
        return (fact.find("hedge") != nullptr ? 2 : 0) + (fact.text("qualifier").empty() ? 0 : 1);
    };
    for (const HeldFact* held : evidence) {
        if (doubts(held->fact) <= doubts(best->fact)) best = held;
    }
    return best->fact;
}

void merge_numbers(Entry& entry) {
    const Fact& best = best_number(entry.evidence);
    for (const std::string_view slot : {"value", "value_max", "qualifier", "base", "out_of"}) {
        if (const SlotValue* value = best.find(slot); value != nullptr) entry.said.set(slot, *value);
    }
}

bool is_number_slot(std::string_view slot) {
    return slot == "value" || slot == "value_max" || slot == "qualifier" || slot == "base" ||
           slot == "out_of";
}

// Every source doubts it; or every source has the same speaker.
void merge_flag(Entry& entry, std::string_view slot) {
    const bool all = std::all_of(entry.evidence.begin(), entry.evidence.end(),
                                 [&](const HeldFact* held) { return held->fact.find(slot) != nullptr; });
    if (all) entry.said.set(slot, true);
}

void merge_speaker(Entry& entry) {
    const std::string_view first = entry.evidence.front()->fact.text("speaker");
    const bool same = std::all_of(entry.evidence.begin(), entry.evidence.end(), [&](const HeldFact* held) {
        const std::string_view other = held->fact.text("speaker");
        return !first.empty() && !other.empty() && PersonName(first).same_as(PersonName(other));
    });
    if (same) entry.said.set("speaker", std::string(best_name(entry.evidence, "speaker")));
}

void merge_slot(Entry& entry, const SlotSpec& spec) {
    std::string text;
    switch (spec.kind) {
        case SlotKind::time:
            text = best_time(entry.evidence, spec.name);
            break;
        case SlotKind::person:
        case SlotKind::actor:
            text = best_name(entry.evidence, spec.name);
            break;
        case SlotKind::parties:
        case SlotKind::actors:
        case SlotKind::people:
        case SlotKind::flow:
            if (std::vector<std::string> list = longest_list(entry.evidence, spec.name); !list.empty()) {
                entry.said.set(spec.name, std::move(list));
            }
            return;
        case SlotKind::flag:
            return merge_flag(entry, spec.name);
        case SlotKind::number:
            for (const HeldFact* held : entry.evidence) {
                if (const auto number = held->fact.number(spec.name))
                    return entry.said.set(spec.name, *number);
            }
            return;
        default:
            text = most_said(entry.evidence, spec.name);
    }
    if (!text.empty()) entry.said.set(spec.name, std::move(text));
}

// A slot is inferred where nobody states outright the value that is shown.
void mark_inferred(Entry& entry) {
    for (const auto& [slot, value] : entry.said.slots) {
        bool stated = false;
        bool concluded = false;
        for (const HeldFact* held : entry.evidence) {
            const SlotValue* own = held->fact.find(slot);
            if (own == nullptr || *own != value) continue;
            const auto& inferred = held->fact.inferred;
            const bool is_inferred = std::find(inferred.begin(), inferred.end(), slot) != inferred.end();
            (is_inferred ? concluded : stated) = true;
        }
        if (concluded && !stated) entry.said.inferred.emplace_back(slot);
    }
}

bool times_disagree(const FactView& evidence) {
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const std::optional<DayRange> a = range_of(evidence[i]->fact);
        for (std::size_t j = 0; a && j < i; ++j) {
            const std::optional<DayRange> b = range_of(evidence[j]->fact);
            if (b && !a->approximate && !b->approximate && !overlap(*a, *b)) return true;
        }
    }
    return false;
}

bool names_disagree(const FactView& evidence, std::string_view slot) {
    const std::string_view best = best_name(evidence, slot);
    return std::any_of(evidence.begin(), evidence.end(), [&](const HeldFact* held) {
        const std::string_view name = held->fact.text(slot);
        return !name.empty() && !PersonName(name).same_as(PersonName(best));
    });
}

bool texts_disagree(const FactView& evidence, std::string_view slot) {
    std::set<std::string> texts;
    for (const HeldFact* held : evidence) {
        if (const std::string_view text = held->fact.text(slot); !text.empty())
            texts.insert(folded_words(text));
    }
    return texts.size() > 1;
}

void mark_disagreements(Entry& entry) {
    const FactView& evidence = entry.evidence;
    const FactType type = entry.type;
    const auto mark = [&](const char* slot, bool differs) {
        if (differs) entry.disagree.emplace_back(slot);
    };
    if (type == FactType::visit || type == FactType::standing) mark("time", times_disagree(evidence));
    if (type == FactType::visit) {
        mark("kind", texts_disagree(evidence, "kind"));
        mark("invited_by", names_disagree(evidence, "invited_by"));
    }
    if (type == FactType::anniversary) mark("origin", texts_disagree(evidence, "origin"));
    if (type != FactType::figure && type != FactType::target) return;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!agree(evidence[i]->fact, evidence[j]->fact)) return mark("value", true);
        }
    }
}

void mark_seen(Entry& entry) {
    for (const HeldFact* held : entry.evidence) {
        const std::string& date = held->document->published.date;
        if (date.empty()) continue;
        if (entry.type == FactType::office && held->fact.text("time").substr(0, 2) == "..")
            continue;  // former
        if (entry.first_seen.empty()) entry.first_seen = date;
        entry.last_seen = date;
    }
}

}  // namespace

Entry merge(FactType type, FactView group) {
    Entry entry;
    entry.type = type;
    entry.said.type = type;
    entry.evidence = std::move(group);
    sort_by_publication(entry.evidence);
    const bool numbered = type == FactType::figure || type == FactType::target;
    for (const SlotSpec& spec : slots_of(type)) {
        if (spec.name == "status") {
            if (const std::string_view status = latest_status(entry.evidence); !status.empty()) {
                entry.said.set("status", std::string(status));
            }
        } else if (spec.name == "speaker") {
            merge_speaker(entry);
        } else if (!numbered || !is_number_slot(spec.name)) {
            merge_slot(entry, spec);
        }
    }
    if (numbered) merge_numbers(entry);
    set_stages(entry);
    mark_inferred(entry);
    mark_disagreements(entry);
    entry.parties = parties_of(entry.said);
    mark_seen(entry);
    return entry;
}

}  // namespace entente
