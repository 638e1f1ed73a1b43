// Writing JSON: strings and numbers appended to a buffer.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// Appends `text` in quotes, escaped. Text must be UTF-8; control bytes become \u00XX.
void append_json_string(std::string& out, std::string_view text);
// The shortest form that reads back as the same double; whole numbers below 1e15 without point or exponent.
void append_json_number(std::string& out, double value);

}  // namespace entente
