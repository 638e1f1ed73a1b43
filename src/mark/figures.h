// Numbers in figures: which of comma and full stop parts thousands and which decimals.
#pragma once

#include <string_view>
#include <vector>

#include "entente/marks.h"

namespace entente {

// How a document writes figures. Until it shows that it writes decimals behind a comma, it does not.
struct NumberStyle {
    bool decimal_comma = false;  // "3,5 percent", "1.234,5"
};

NumberStyle style_of(std::string_view text, const std::vector<Token>& tokens);

// "1,234,567", "12,34,567.89", "1.111,11", "3,5". False where it is no number: "22,24,26".
bool read_figures(std::string_view digits, NumberStyle style, double& value);

bool is_plain(std::string_view digits);  // digits alone
bool is_group(std::string_view digits);  // three digits, and decimals perhaps

}  // namespace entente
