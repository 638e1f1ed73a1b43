#include <algorithm>

#include "record/ids.h"
#include "record/join.h"
#include "record/persons.h"

namespace entente {
namespace {

Groups join(FactType type, const FactView& facts) {
    switch (type) {
        case FactType::visit:
        case FactType::meeting:
        case FactType::participation:
            return join_by_time(facts);
        case FactType::instrument:
        case FactType::mechanism:
        case FactType::project:
        case FactType::anniversary:
            return join_by_title(facts);
        case FactType::office:
            return join_offices(facts);
        default:
            return join_by_key(facts);
    }
}

void add_origins(std::vector<Entry>& visits, const FactView& facts) {
    const Origins origins(facts);
    for (Entry& visit : visits) {
        if (!visit.said.text("from").empty()) continue;
        const std::string from = origins.party_of(visit.said.text("visitor"));
        if (from.empty() || from == visit.said.text("to")) continue;
        visit.said.set("from", from);
        visit.said.inferred.emplace_back("from");
        visit.parties.push_back(from);
        std::sort(visit.parties.begin(), visit.parties.end());
    }
}

// By time, undated last; then by when it was first told, and where.
void sort_by_time(std::vector<Entry>& entries) {
    using Key = std::tuple<bool, Day, Day, bool, Day, std::string_view, std::uint32_t, std::string_view>;
    std::vector<std::pair<Key, std::size_t>> order;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::optional<DayRange> days = day_range(time_of(entries[i].said));
        const HeldFact& first = *entries[i].evidence.front();
        const std::optional<Day> told = published_on(*first.document);
        order.emplace_back(
            Key{!days.has_value(), days ? days->first : Day{}, days ? days->last : Day{}, !told.has_value(),
                told.value_or(Day{}), first.document->name, first.fact.at.begin, entries[i].id},
            i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Entry> sorted;
    sorted.reserve(entries.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(entries[i]));
    entries = std::move(sorted);
}

}  // namespace

std::vector<Entry> entries_of(const FactView& facts, FactType type) {
    FactView of_type;
    std::copy_if(facts.begin(), facts.end(), std::back_inserter(of_type),
                 [&](const HeldFact* held) { return held->fact.type == type; });
    const ShortIds ids(of_type, type);
    const Spellings spellings(facts);
    std::vector<Entry> entries;
    for (FactView& group : join(type, of_type)) {
        Entry& entry = entries.emplace_back(merge(type, std::move(group)));
        entry.id = ids.of(entry.evidence.front()->fact.id);
        spellings.unify(entry.said);
    }
    if (type == FactType::visit) add_origins(entries, facts);
    sort_by_time(entries);
    return entries;
}

FactView select(const Holdings& holdings, const PublishedBy& published) {
    FactView facts;
    const std::optional<DayRange> by = day_range(published.day);
    for (const HeldFact& held : holdings.facts) {
        if (by) {
            const std::optional<DayRange> days = day_range(held.document->published.date);
            if (!days && !published.keep_uncertain) continue;
            if (days && (published.keep_uncertain ? days->first : days->last) > by->last) continue;
        }
        facts.push_back(&held);
    }
    return facts;
}

std::string_view time_of(const Fact& fact) {
    if (fact.type == FactType::figure) return fact.text("period");
    if (fact.type == FactType::target) return fact.text("due");
    return fact.text("time");
}

std::string days_of(const Entry& entry) {
    std::optional<DayRange> hull;
    const auto widen = [&](const std::optional<DayRange>& days) {
        if (!days) return;
        hull = hull ? DayRange{std::min(hull->first, days->first), std::max(hull->last, days->last), false}
                    : *days;
    };
    widen(day_range(time_of(entry.said)));
    for (const Stage& stage : entry.stages) widen(day_range(stage.time));
    if (!hull) {
        widen(day_range(entry.first_seen));
        widen(day_range(entry.last_seen));
    }
    return hull ? to_edtf(hull->first, hull->last) : std::string{};
}

}  // namespace entente
