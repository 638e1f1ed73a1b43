// From a parsed rule file to lists, rules and patterns of a Knowledge.
#pragma once

#include <string>
#include <vector>

#include "rules/knowledge.h"
#include "rules/syntax.h"

namespace entente {

// Adds the rules of `file`. `folder` is where "@lists/..." and "use lists/..." are looked up.
void compile_rules(const RuleFile& file, const std::string& folder, Knowledge& knowledge,
                   std::vector<Error>& errors, std::string& sources);
// After all files: names in `beats`, the index of anchors.
void link_rules(const std::vector<RuleFile>& files, Knowledge& knowledge, std::vector<Error>& errors);
// The flat tables of lists, patterns and anchors, from their sources. Part of link_rules.
void index_rules(Knowledge& knowledge);

}  // namespace entente
