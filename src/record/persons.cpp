#include "record/persons.h"

#include <set>

#include "record/join.h"

namespace entente {
namespace {

bool holds_persons(FactType type, std::string_view slot) {
    const SlotSpec* spec = find_slot(type, slot);
    return spec != nullptr && (spec->kind == SlotKind::person || spec->kind == SlotKind::actor ||
                               spec->kind == SlotKind::actors || spec->kind == SlotKind::people);
}

// Each name in a slot that holds persons, whether it is a person's or a party's.
template <class SomeFact, class Visit>
void for_each_name(SomeFact& fact, const Visit& visit) {
    for (auto& [slot, value] : fact.slots) {
        if (!holds_persons(fact.type, slot)) continue;
        if (auto* text = std::get_if<std::string>(&value)) visit(*text);
        if (auto* list = std::get_if<std::vector<std::string>>(&value)) {
            for (auto& name : *list) visit(name);
        }
    }
}

}  // namespace

Origins::Origins(const FactView& facts) {
    for (const HeldFact* held : facts) {
        if (held->fact.type != FactType::office) continue;
        const PersonName name(held->fact.text("person"));
        if (name.words().empty()) continue;
        by_last_word_[name.words().back()].emplace_back(name, held->fact.text("party"));
    }
}

std::string Origins::party_of(std::string_view visitor) const {
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

Spellings::Spellings(const FactView& facts) {
    for (const HeldFact* held : facts) {
        for_each_name(held->fact, [&](const std::string& name) { learn(name); });
    }
}

void Spellings::unify(Fact& said) const {
    for_each_name(said, [&](std::string& name) { name = best(name); });
}

void Spellings::learn(const std::string& name) {
    if (is_party(name)) return;
    std::string& known = best_[folded_words(name)];
    if (known.empty() || shows_better(name, known)) known = name;
}

const std::string& Spellings::best(const std::string& name) const {
    const auto found = best_.find(folded_words(name));
    return found == best_.end() ? name : found->second;
}

}  // namespace entente
