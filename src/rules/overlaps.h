// What stays of matches that overlap. A watch, where there is one, is told what is dropped.
#pragma once

#include <vector>

#include "rules/knowledge.h"
#include "rules/watch.h"

namespace entente {

// Of one rule: the better match stays where one lies within the other or both have the same anchor.
void drop_worse(std::vector<Match>& matches, Watch* watch);

// Matches that one of a rule that `beats` theirs overlaps.
void drop_beaten(const Knowledge& knowledge, std::vector<Match>& matches, Watch* watch);

}  // namespace entente
