// Runs the examples of the rules: each `yes` must give exactly its facts, each `no` nothing, each `gap` not yet what
// it says.
#pragma once

#include <string>
#include <vector>

#include "entente/result.h"

namespace entente {

struct CheckReport {
    int rules = 0;
    int examples = 0;
    int failures = 0;
    std::string text;  // one paragraph a failure, then a line of counts
};

// `only`: the rule of that name, and the rules of files whose path contains it; empty for all.
Result<CheckReport> check_knowledge(const std::vector<std::string>& folders, const std::string& only);
Result<CheckReport> check_knowledge(const std::string& folder, const std::string& only);

}  // namespace entente
