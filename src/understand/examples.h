// What a rule of a lower level gives for a text, in the notation of its examples.
#pragma once

#include <string>
#include <vector>

#include "entente/document.h"
#include "rules/knowledge.h"

namespace entente {

// Times as "time edtf=...", quantities as "quantity value=... unit=...", holders as "holder name=... title=...".
std::vector<ExpectedFact> marks_of_rule(const Document& document, const Knowledge& knowledge,
                                        const std::string& date, const Rule& rule);

}  // namespace entente
