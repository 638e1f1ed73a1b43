// Lists of an official text: the line that leads in ("The two sides agreed to:") and the lines that hang on it.
#pragma once

#include <cstdint>
#include <optional>

#include "understand/context.h"

namespace entente {

// The sentence that ends with a colon and leads in the line of token `token`; nothing where the line hangs on none.
std::optional<std::uint32_t> lead_in_of(const Context& context, std::uint32_t token);

// The word that an undertaking in a list hangs on, in its lead-in: "will" of "Norway will:", the verb before "to:".
// Nothing where the lead-in asks somebody else, or ends in other words.
std::optional<std::uint32_t> leading_verb(const Context& context, std::uint32_t token);

}  // namespace entente
