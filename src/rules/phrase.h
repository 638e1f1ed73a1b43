// The end of a noun phrase: where an object or an issue that a text names is over.
#pragma once

#include "rules/knowledge.h"
#include "rules/mark_index.h"

namespace entente {

// The token after the noun phrase that begins at `first`; `first` where none begins. Prepositions and "and" go on
// with it; a finite verb, a time, a relative word, punctuation that is no list, or `high` ends it.
std::uint32_t phrase_end(const Knowledge& knowledge, const Marks& marks, const MarkIndex& index,
                         std::uint32_t first, std::uint32_t high);

}  // namespace entente
