#include "record/join.h"

#include <algorithm>
#include <set>

#include "base/fold.h"

namespace entente {

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += '|';
        out += part;
    }
    return out;
}

std::string folded_words(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char c : fold(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (gap && !out.empty()) out += ' ';
            out += c;
            gap = false;
        } else {
            gap = true;
        }
    }
    return out;
}

std::vector<std::string> parties_of(const Fact& fact) {
    std::set<std::string> parties;
    for (const auto& [slot, value] : fact.slots) {
        const SlotSpec* spec = find_slot(fact.type, slot);
        if (spec == nullptr) continue;
        if (spec->kind == SlotKind::party || spec->kind == SlotKind::actor) {
            if (const auto* text = std::get_if<std::string>(&value); text != nullptr && is_party(*text))
                parties.insert(*text);
        } else if (const auto* list = std::get_if<std::vector<std::string>>(&value); list != nullptr) {
            std::copy_if(list->begin(), list->end(), std::inserter(parties, parties.end()), is_party);
        }
    }
    return {parties.begin(), parties.end()};
}

bool is_party(std::string_view name) {
    return name.size() >= 2 && std::none_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
           });
}

std::optional<DayRange> range_of(const Fact& fact) { return day_range(time_of(fact)); }

std::optional<Day> published_on(const SourceDocument& document) {
    const std::optional<DayRange> days = day_range(document.published.date);
    return days ? std::optional(days->first) : std::nullopt;
}

bool overlap(const DayRange& a, const DayRange& b, long slack_days) {
    return to_number(a.first) <= to_number(b.last) + slack_days &&
           to_number(b.first) <= to_number(a.last) + slack_days;
}

long width_of(const DayRange& days) { return to_number(days.last) - to_number(days.first) + 1; }

bool is_precise(const DayRange& days) { return !days.approximate && width_of(days) < shortest_vague; }

}  // namespace entente
