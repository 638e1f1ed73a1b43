// The notation of examples: a fact as one line, and a sentence as a document.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/document.h"
#include "entente/fact.h"
#include "entente/result.h"
#include "rules/rule.h"

namespace entente {

// "visit to=NOR visitor=\"Ada Okafor\"", slots sorted.
std::string line_of(std::string_view type, std::vector<std::pair<std::string, std::string>> slots);
std::string line_of(const Fact& fact);

// A document of running text, without headline or stamps.
Result<Document> document_of_example(const std::string& sentence);
// The publication date of the examples of a rule; empty for "none".
std::string date_of_examples(const Rule& rule);

}  // namespace entente
