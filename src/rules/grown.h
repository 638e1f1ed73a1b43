// Classes of a pattern that are not marked beforehand but grow from where they are asked for: PHRASE and ACTION.
#pragma once

#include "rules/walk.h"

namespace entente {

// Tokens [first, last); empty where nothing of the class begins. The pattern goes on at `next`: examples that were left
// out of an action stand between.
struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t next = 0;
};

constexpr bool grows(PatternClass kind) {
    return kind == PatternClass::phrase || kind == PatternClass::action;
}

// What of a class that grows begins at token `at`, and ends at `high` or before it. Articles and an infinitive's "to"
// are passed over, so `first` may stand behind `at`.
Stretch grow(const WalkText& text, PatternClass kind, std::uint32_t at, std::uint32_t high);

}  // namespace entente
