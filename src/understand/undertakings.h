// What the words of a commitment, request or position tell beyond what its rule says: the field, whom it is owed to,
// and that it goes on.
#pragma once

#include <string>

#include "understand/context.h"

namespace entente {

// The slot that tells what is undertaken, asked for or stood for; null of a type that has none.
const SlotSpec* undertaken(FactType type);

// The field that tokens [first, last) tell: the narrowest that fits; empty where they tell none, or several at once.
std::string field_of(const Context& context, std::uint32_t first, std::uint32_t last);

// True where an action that begins at the token goes on with what is done already: "continue to support".
bool is_continued(const Context& context, std::uint32_t first);

// The one party of the pair at hand, other than `by`, that tokens [first, last) name; empty where they name none.
std::string other_named(const Context& context, const std::string& by, std::uint32_t first,
                        std::uint32_t last);

}  // namespace entente
