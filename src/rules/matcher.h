// The plain matcher: from every anchor, one walk to the left and one to the right. No backtracking: a walk keeps the
// best way to each (state, token, optional parts used) and is bounded by the sentence and by a count of ways.
#pragma once

#include <functional>
#include <vector>

#include "rules/knowledge.h"
#include "rules/mark_index.h"
#include "rules/watch.h"

namespace entente {

// True where `mark` is of the class.
bool is_of_class(const Knowledge& knowledge, const Marks& marks, const Mark& mark, PatternClass kind);
// True where the token alone is of the class (year, day, integer, word, capital).
bool token_is(const Marks& marks, std::uint32_t token, PatternClass kind, std::string_view text);

// All matches of the rules of a level, in the order of the text, those taken out that another rule beats or that
// lie within a better match of the same rule. Matches for which `counts` (may be empty) is false beat nothing.
// `watch` (null: nobody asks) is told of every try, and of what is kept and dropped.
std::vector<Match> match_level(const Knowledge& knowledge, RuleLevel level, const Marks& marks,
                               const MarkIndex& index, std::string_view text,
                               const std::function<bool(const Match&)>& counts = {}, Watch* watch = nullptr);

}  // namespace entente
