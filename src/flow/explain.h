// What every rule makes of a sentence, in words: `check --why`.
#pragma once

#include <string>

#include "entente/result.h"
#include "entente/understand.h"

namespace entente {

struct Question {
    std::string sentence;
    std::string published;  // empty: the date of the rule's examples, or that of examples without one
    std::string rule;       // only this one; empty for all
    bool all = false;       // not only those that came closest
};

// Rules that matched, then those that came closest: what matched of each, where it stopped, what it looked for there;
// what a match gave, or why nothing. Fails with not_found where there is no such rule.
Result<std::string> explain(const Knowledge& knowledge, const Question& question);

}  // namespace entente
