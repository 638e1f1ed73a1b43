#include "record/ids.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/fold.h"

namespace entente {
namespace {

constexpr std::size_t id_digits = 8;  // of an entry's id, where they are enough

// In the order of FactType.
constexpr std::array<char, fact_type_count> letters{'o', 'v', 'm', 's', 'i', 'h', 'j',
                                                    'f', 't', 'c', 'r', 'p', 'b', 'a'};

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The type that "v-12ab" names, and the digits behind it.
struct IdParts {
    std::optional<FactType> type;
    std::string digits;
};

std::optional<IdParts> parse_id(std::string_view id) {
    constexpr std::size_t least_digits = 4;
    IdParts parts;
    std::string text = fold(id);
    if (text.size() > 2 && text[1] == '-') {
        parts.type = type_of_letter(text[0]);
        if (!parts.type) return std::nullopt;
        text.erase(0, 2);
    }
    if (text.size() < least_digits || !is_hex(text)) return std::nullopt;
    parts.digits = std::move(text);
    return parts;
}

}  // namespace

char letter_of(FactType type) { return letters[static_cast<std::size_t>(type)]; }

std::optional<FactType> type_of_letter(char letter) {
    const auto at = std::find(letters.begin(), letters.end(), letter);
    return at == letters.end() ? std::nullopt : std::optional(static_cast<FactType>(at - letters.begin()));
}

ShortIds::ShortIds(const FactView& facts, FactType type) : letter_(letter_of(type)) {
    for (const HeldFact* held : facts) ids_.insert(held->fact.id);
}

std::string ShortIds::of(const std::string& fact_id) const {
    std::size_t digits = id_digits;
    const auto at = ids_.find(fact_id);
    const auto common = [&](const std::string& other) {
        const auto end = std::mismatch(fact_id.begin(), fact_id.end(), other.begin(), other.end()).first;
        return static_cast<std::size_t>(end - fact_id.begin());
    };
    if (at != ids_.begin()) digits = std::max(digits, common(*std::prev(at)) + 1);
    if (std::next(at) != ids_.end()) digits = std::max(digits, common(*std::next(at)) + 1);
    return std::string{letter_, '-'} + fact_id.substr(0, digits);
}

Result<Found> find_by_id(const FactView& facts, std::string_view id) {
    const std::optional<IdParts> parts = parse_id(id);
    if (!parts) {
        return Error{
            ErrorCode::not_found, std::string(id),
            "is no id: an entry's looks like v-1a2b3c4d, a fact's is 4 to 16 of the digits 0-9 and a-f"};
    }
    std::map<std::string, FactView> hits;
    for (const HeldFact* held : facts) {
        if (parts->type && held->fact.type != *parts->type) continue;
        if (held->fact.id.compare(0, parts->digits.size(), parts->digits) == 0)
            hits[held->fact.id].push_back(held);
    }
    if (hits.empty()) return Error{ErrorCode::not_found, std::string(id), "is the id of nothing on file"};
    if (hits.size() > 1) {
        std::string what = "begins several ids:";
        int named = 0;
        for (const auto& [full, held] : hits) {
            if (++named <= 4) what += ' ' + full;
        }
        return Error{ErrorCode::not_found, std::string(id), hits.size() > 4 ? what + " ..." : what};
    }
    Found found;
    const FactView& same = hits.begin()->second;
    for (Entry& entry : entries_of(facts, same.front()->fact.type)) {
        const bool holds = std::any_of(
            entry.evidence.begin(), entry.evidence.end(),
            [&](const HeldFact* held) { return std::find(same.begin(), same.end(), held) != same.end(); });
        if (holds) found.entries.push_back(std::move(entry));
    }
    if (!parts->type) found.facts = same;
    return found;
}

}  // namespace entente
