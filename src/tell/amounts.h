// Numbers as people read them.
#pragma once

#include <string>
#include <string_view>

#include "entente/fact.h"

namespace entente {

// 4e9 -> "4 billion", 2.45e9 -> "2.45 billion", 1234.5 -> "1,234.5"; at most four digits that count above a million.
std::string show_number(double value);
// "about 4 billion USD", "20 million to 30 million USD", "7%", "12th of 90", "among the first 10", "at least 15,000":
// the value of a figure or a target with its qualifier and unit. Empty where it has none.
std::string show_quantity(const Fact& fact);
std::string show_percent(double value);  // 12.34 -> "12.3%"
std::string ordinal(long number);        // 2 -> "2nd"
// "joint_venture" -> "joint venture".
std::string words_of(std::string_view snake_case);

}  // namespace entente
