// Rules of several layers laid one over the other: which of two rules of one name counts, which are switched off.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rules/list_sources.h"

namespace entente {

// Takes out of `files` the rules that an upper layer replaces or switches off, and of two of one layer the second,
// which is an error. Returns the names of all rules, those that were taken out or did not parse too.
std::set<std::string> lay_over(RuleFiles& files, std::vector<Error>& errors);

// Files of an upper layer that nothing reads, mostly because of their name or folder.
void check_strays(const Layers& layers, const std::string& language, const RuleFiles& files,
                  std::vector<Error>& errors);

}  // namespace entente
