#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/fold.h"
#include "record/join.h"
#include "record/names_alike.h"

namespace entente {
namespace {

constexpr std::size_t id_digits = 8;  // of an entry's id, where they are enough

// In the order of FactType.
constexpr std::array<char, fact_type_count> letters{'o', 'v', 'm', 's', 'i', 'h', 'j', 'f', 't', 'c', 'r', 'p', 'b', 'a'};

char letter_of(FactType type) { return letters[static_cast<std::size_t>(type)]; }

Groups join(FactType type, const FactView& facts) {
    switch (type) {
        case FactType::visit:
        case FactType::meeting:
        case FactType::participation: return join_by_time(facts);
        case FactType::instrument:
        case FactType::mechanism:
        case FactType::project:
        case FactType::anniversary: return join_by_title(facts);
        case FactType::office: return join_offices(facts);
        default: return join_by_key(facts);
    }
}

// Which parties a name was seen in office for.
class Origins {
public:
    explicit Origins(const FactView& facts) {
        for (const HeldFact* held : facts) {
            if (held->fact.type != FactType::office) continue;
            const PersonName name(held->fact.text("person"));
            if (!name.words().empty()) by_last_word_[name.words().back()].emplace_back(name, held->fact.text("party"));
        }
    }
    // Empty where the name is unknown or is of several parties.
    [[nodiscard]] std::string party_of(std::string_view visitor) const {
        if (is_party(visitor)) return std::string(visitor);
        const PersonName name(visitor);
        if (name.words().empty()) return {};
        const auto found = by_last_word_.find(name.words().back());
        if (found == by_last_word_.end()) return {};
        std::set<std::string> parties;
        for (const auto& [other, party] : found->second) {
            if (other.same_as(name)) parties.insert(party);
        }
        return parties.size() == 1 ? *parties.begin() : std::string{};
    }

private:
    std::map<std::string, std::vector<std::pair<PersonName, std::string>>, std::less<>> by_last_word_;
};

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

// One spelling for a person through the whole record: "Nguyễn Phú Trọng" where another text has "Nguyen Phu Trong".
class Spellings {
public:
    explicit Spellings(const FactView& facts) {
        for (const HeldFact* held : facts) {
            for_each_person(held->fact, [&](const std::string& name) { learn(name); });
        }
    }
    void unify(Fact& said) const {
        for (auto& [slot, value] : said.slots) {
            if (!holds_persons(said.type, slot)) continue;
            if (auto* text = std::get_if<std::string>(&value)) *text = best(*text);
            if (auto* list = std::get_if<std::vector<std::string>>(&value)) {
                for (std::string& name : *list) name = best(name);
            }
        }
    }

private:
    static bool holds_persons(FactType type, std::string_view slot) {
        const SlotSpec* spec = find_slot(type, slot);
        return spec != nullptr && (spec->kind == SlotKind::person || spec->kind == SlotKind::actor ||
                                   spec->kind == SlotKind::actors || spec->kind == SlotKind::people);
    }
    template <class Visit>
    static void for_each_person(const Fact& fact, const Visit& visit) {
        for (const auto& [slot, value] : fact.slots) {
            if (!holds_persons(fact.type, slot)) continue;
            if (const auto* text = std::get_if<std::string>(&value)) visit(*text);
            if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
                for (const std::string& name : *list) visit(name);
            }
        }
    }
    void learn(const std::string& name) {
        if (is_party(name)) return;
        std::string& known = best_[folded_words(name)];
        if (known.empty() || shows_better(name, known)) known = name;
    }
    [[nodiscard]] const std::string& best(const std::string& name) const {
        const auto found = best_.find(folded_words(name));
        return found == best_.end() ? name : found->second;
    }

    std::map<std::string, std::string> best_;  // folded -> as it is shown
};

// Ids as short as they can be among all facts of the type.
class ShortIds {
public:
    ShortIds(const FactView& facts, FactType type) : letter_(letter_of(type)) {
        for (const HeldFact* held : facts) ids_.insert(held->fact.id);
    }
    [[nodiscard]] std::string of(const std::string& id) const {
        std::size_t digits = id_digits;
        const auto at = ids_.find(id);
        const auto common = [&](const std::string& other) {
            const auto end = std::mismatch(id.begin(), id.end(), other.begin(), other.end()).first;
            return static_cast<std::size_t>(end - id.begin());
        };
        if (at != ids_.begin()) digits = std::max(digits, common(*std::prev(at)) + 1);
        if (std::next(at) != ids_.end()) digits = std::max(digits, common(*std::next(at)) + 1);
        return std::string{letter_, '-'} + id.substr(0, digits);
    }

private:
    char letter_;
    std::set<std::string> ids_;
};

// By time, undated last; then by when it was first told, and where.
void sort_by_time(std::vector<Entry>& entries) {
    using Key = std::tuple<bool, Day, Day, bool, Day, std::string_view, std::uint32_t, std::string_view>;
    std::vector<std::pair<Key, std::size_t>> order;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::optional<DayRange> days = day_range(time_of(entries[i].said));
        const HeldFact& first = *entries[i].evidence.front();
        const std::optional<Day> told = published_on(*first.document);
        order.emplace_back(Key{!days.has_value(), days ? days->first : Day{}, days ? days->last : Day{}, !told.has_value(),
                               told.value_or(Day{}), first.document->name, first.fact.at.begin, entries[i].id},
                           i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Entry> sorted;
    sorted.reserve(entries.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(entries[i]));
    entries = std::move(sorted);
}

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
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
        const auto at = std::find(letters.begin(), letters.end(), text[0]);
        if (at == letters.end()) return std::nullopt;
        parts.type = static_cast<FactType>(at - letters.begin());
        text.erase(0, 2);
    }
    if (text.size() < least_digits || !is_hex(text)) return std::nullopt;
    parts.digits = std::move(text);
    return parts;
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
        hull = hull ? DayRange{std::min(hull->first, days->first), std::max(hull->last, days->last), false} : *days;
    };
    widen(day_range(time_of(entry.said)));
    for (const Stage& stage : entry.stages) widen(day_range(stage.time));
    if (!hull) {
        widen(day_range(entry.first_seen));
        widen(day_range(entry.last_seen));
    }
    return hull ? to_edtf(hull->first, hull->last) : std::string{};
}

Result<Found> find_by_id(const FactView& facts, std::string_view id) {
    const std::optional<IdParts> parts = parse_id(id);
    if (!parts) {
        return Error{ErrorCode::not_found, std::string(id),
                     "is no id: an entry's looks like v-1a2b3c4d, a fact's is 4 to 16 of the digits 0-9 and a-f"};
    }
    std::map<std::string, FactView> hits;
    for (const HeldFact* held : facts) {
        if (parts->type && held->fact.type != *parts->type) continue;
        if (held->fact.id.compare(0, parts->digits.size(), parts->digits) == 0) hits[held->fact.id].push_back(held);
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
        const bool holds = std::any_of(entry.evidence.begin(), entry.evidence.end(), [&](const HeldFact* held) {
            return std::find(same.begin(), same.end(), held) != same.end();
        });
        if (holds) found.entries.push_back(std::move(entry));
    }
    if (!parts->type) found.facts = same;
    return found;
}

// Helpers ----------------------------------------------------------------------------------------------

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
            if (const auto* text = std::get_if<std::string>(&value); text != nullptr && is_party(*text)) parties.insert(*text);
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
    return to_number(a.first) <= to_number(b.last) + slack_days && to_number(b.first) <= to_number(a.last) + slack_days;
}

long width_of(const DayRange& days) { return to_number(days.last) - to_number(days.first) + 1; }

bool is_precise(const DayRange& days) { return !days.approximate && width_of(days) < shortest_vague; }

}  // namespace entente
