// Matches of rules: from every anchor where the words beside it allow it, one walk to the left and one to the right.
#pragma once

#include <functional>
#include <vector>

#include "rules/knowledge.h"
#include "rules/mark_index.h"
#include "rules/watch.h"

namespace entente {

// `plain`: every pattern is walked at each of its anchors, without a look at what stands beside it first. Slow; the
// fast manner has to agree with it.
enum class MatchManner : std::uint8_t { fast, plain };

// All matches of the rules of a level, in the order of the text, those taken out that another rule beats or that
// lie within a better match of the same rule. Matches for which `counts` (may be empty) is false beat nothing.
// `watch` (null: nobody asks) is told of every walk, and of what is kept and dropped.
std::vector<Match> match_level(const Knowledge& knowledge, RuleLevel level, const Marks& marks,
                               const MarkIndex& index, std::string_view text,
                               const std::function<bool(const Match&)>& counts = {}, Watch* watch = nullptr,
                               MatchManner manner = MatchManner::fast);

}  // namespace entente
