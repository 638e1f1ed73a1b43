// The tables of `check --cover`, `--cost` and `--suggest`.
#pragma once

#include <string>

#include "entente/tell.h"
#include "flow/suggest.h"
#include "flow/tally.h"

namespace entente {

// As tables for people: rules that were hit, rules that were not, totals by level. As data: one row a rule.
std::string tell_cover(const Knowledge& knowledge, const Tally& tally, const Page& page);
std::string tell_cost(const Knowledge& knowledge, const Tally& tally, const Page& page);
std::string tell_suggestions(const Knowledge& knowledge, const Suggester& suggester, const Page& page);

}  // namespace entente
