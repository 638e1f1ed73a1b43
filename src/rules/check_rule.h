// What can be seen to be wrong with a rule before any text is read: slots that its fact does not have, values that a
// slot never takes, builders called amiss, conditions that do not exist, examples that it could never give.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/list_sources.h"
#include "rules/rule.h"

namespace entente {

struct RuleSurroundings {
    const RuleFile& file;
    const std::vector<ListSource>& lists;            // that the rule sees
    std::function<bool(std::string_view)> is_party;  // a code of states.tsv or bodies.tsv
};

// `rule` has its level, type and slots. Adds one error for each fault.
void check_rule(const RuleSource& source, const Rule& rule, const RuleSurroundings& around,
                std::vector<Error>& errors);

// The message for a type that does not exist.
std::string no_such_type(const std::string& type);

}  // namespace entente
