// Which known name a misspelt one may stand for: what messages suggest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// The candidate that is nearest to `word` by letters left out, added, changed or swapped; of several the first.
// Case does not count. Empty where none is near enough, or where one is the word itself.
std::string nearest_name(std::string_view word, const std::vector<std::string>& candidates);

// "; did you mean 'visit'?", or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// "a, b and c"; with `last` = "or": "a, b or c".
std::string listed(const std::vector<std::string>& names, std::string_view last = "and");

}  // namespace entente
