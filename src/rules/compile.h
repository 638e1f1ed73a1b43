// From parsed rule files to lists, rules and patterns of a Knowledge.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/layers.h"
#include "rules/knowledge.h"
#include "rules/list_sources.h"

namespace entente {

// Adds the rules of the layers of one path, which see the same lists. `folder` is that of the language, where
// "@lists/..." is looked up.
void compile_rules(const std::vector<RuleFile>& layers_of_file, const RuleFiles& files, const Layers& layers,
                   const std::string& folder, Knowledge& knowledge, std::vector<Error>& errors);
// After all files: names in `beats`, the index of anchors. `names` are those of all rules that were written.
void link_rules(const RuleFiles& files, const std::set<std::string>& names, Knowledge& knowledge,
                std::vector<Error>& errors);
// The flat tables of lists, patterns and anchors, from their sources. Part of link_rules.
void index_rules(Knowledge& knowledge);

}  // namespace entente
