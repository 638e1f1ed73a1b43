// The end of what somebody undertakes, asks for or stands for: a verb phrase or noun phrase with all that hangs on it.
#pragma once

#include "rules/walk.h"

namespace entente {

// Tokens behind an action: `last` behind its words, `next` behind a long list of examples that was left out too.
struct ActionEnd {
    std::uint32_t last = 0;
    std::uint32_t next = 0;
};

// The end of the action that begins at `first`; both are `first` where none begins. It runs to the end of its clause: a
// new subject with its verb, a further verb of the same subject, "but", a remark of who said it, or `high` ends it.
// So does "and" with a verb of the form in which the action began: "open talks | and lift the ban".
ActionEnd action_end(const WalkText& text, std::uint32_t first, std::uint32_t high);

// True where an action that begins at `first` begins with a verb: "(to) open talks", "opening talks".
bool begins_with_verb(const Knowledge& knowledge, const Marks& marks, std::uint32_t first);

}  // namespace entente
