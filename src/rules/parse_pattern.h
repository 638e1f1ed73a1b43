// Reads the pattern of a `say`.
#pragma once

#include "rules/entry_reader.h"
#include "rules/syntax.h"

namespace entente {

// How deep groups and calls may stand in one another.
inline constexpr int max_depth = 40;

// The whole pattern. Throws SyntaxFault.
PatternNode parse_pattern(EntryReader& in);

}  // namespace entente
