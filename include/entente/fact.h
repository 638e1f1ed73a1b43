// A fact: one thing that a document says about a relation between states, with the place that says it.
// Types and slots are a contract; `slots_of` is its table. Made by `understand`, kept by `record`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "entente/document.h"

namespace entente {

enum class FactType : std::uint8_t {
    office,
    visit,
    meeting,
    standing,
    instrument,
    mechanism,
    project,
    figure,
    target,
    commitment,
    request,
    position,
    participation,
    anniversary,
};
inline constexpr int fact_type_count = 14;

std::string_view name_of(FactType type);
std::optional<FactType> fact_type_of(std::string_view name);

// What a slot holds, and so how it is written:
enum class SlotKind : std::uint8_t {
    party,    // string: ISO 3166-1 alpha-3 ("VNM"), or a body's short name ("ASEAN")
    parties,  // sorted list of those
    person,   // string: fullest form of the name in the document, without titles
    actor,    // string: a person, else a party
    actors,   // list: parties first (sorted), then persons in reading order
    people,   // list: persons, else parties
    text,     // string
    time,     // string: EDTF (ISO 8601-2)
    number,   // double
    flow,     // list of two parties: from, to
    flag,     // true, or absent
    choice,   // string out of `choices`; open lists take other words too
};

struct SlotSpec {
    std::string_view name;
    SlotKind kind;
    bool key = false;                                // facts of one document that agree on all keys are one
    std::span<const std::string_view> choices = {};  // of `choice`
    bool open = false;                               // `choice` only: other words are allowed
};

// The slots of a type in the order in which they are written: its own, then status, hedge, speaker.
std::span<const SlotSpec> slots_of(FactType type);
const SlotSpec* find_slot(FactType type, std::string_view slot);  // null where the type has no such slot

using SlotValue = std::variant<std::string, double, bool, std::vector<std::string>>;

struct Fact {
    FactType type = FactType::office;
    std::string doc;                    // Document::name
    Span at;                            // the sentence or the narrowest clause that says it
    std::string id;                     // 16 hex digits over type, document text, place and slots
    std::string rule;                   // "visit.paid"
    std::string quote;                  // the words at `at`
    std::vector<std::string> inferred;  // slots that were concluded and not read
    std::vector<std::pair<std::string_view, SlotValue>> slots;  // names are those of slots_of, in its order

    [[nodiscard]] const SlotValue* find(std::string_view slot) const;  // null where absent
    [[nodiscard]] std::string_view text(std::string_view slot) const;  // "" where absent or no string
    [[nodiscard]] std::optional<double> number(std::string_view slot) const;
    [[nodiscard]] const std::vector<std::string>& list(std::string_view slot) const;  // empty where absent
    // Puts the value in its place in the order. The type must have the slot; an old value is replaced.
    void set(std::string_view slot, SlotValue value);
};

// One line of JSON without the line end, slots in the order of `slots_of`.
std::string to_json(const Fact& fact);
// Only the slots, "{...}": what is compared and stored.
std::string slots_to_json(const Fact& fact);

}  // namespace entente
