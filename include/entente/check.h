// Runs the examples of the rules: each `yes` must give exactly its facts, each `no` nothing, each `gap` not yet what
// it says.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/result.h"
#include "entente/understand.h"

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

// For a program that runs on while its knowledge changes: `current` itself where its sources are as they were, else the
// new knowledge, whole, once all examples hold. An Error leaves the caller with what he has: that of loading, or
// bad_knowledge with the report. Who reads with the old knowledge goes on with it until he lets go of it.
Result<std::shared_ptr<const Knowledge>> reload_knowledge(const std::vector<std::string>& folders,
                                                          std::shared_ptr<const Knowledge> current);

}  // namespace entente
