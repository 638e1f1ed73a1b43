// Makes the words of all rule files known before any of them is compiled, so that what a pattern of characters fits
// does not depend on the order of files.
#pragma once

#include "rules/knowledge.h"
#include "rules/list_sources.h"

namespace entente {

// Does nothing where no list has such a pattern.
void know_words(const RuleFiles& files, const Layers& layers, const std::string& folder,
                Knowledge& knowledge);

}  // namespace entente
