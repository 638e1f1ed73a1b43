// What the builders of times make of their arguments.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "rules/builders.h"
#include "rules/value_builders.h"

namespace entente {

// The integer of an argument, or `none` where it is absent; nothing where it is there and no integer.
inline std::optional<int> integer(const Value& value, const ValueContext& context, int none) {
    if (std::holds_alternative<std::monostate>(value)) return none;
    const auto number = as_number(value, context);
    if (!number || *number != std::floor(*number) || std::fabs(*number) > 9999) return std::nullopt;
    return static_cast<int>(*number);
}

inline TimeSpec::Unit unit_of(std::string_view word) {
    for (std::size_t i = 0; i < calendar_units.size(); ++i) {
        if (calendar_units[i] == word) return static_cast<TimeSpec::Unit>(i);
    }
    return TimeSpec::Unit::year;
}

// A time n units later, or earlier where n is below 0: `shift` of builders.h. No finer unit than the time itself has;
// nothing where the time can be no other or stands for a thing ("the 1974 invasion").
Value shift_time(const Arguments& a, const ValueContext& context);

}  // namespace entente
