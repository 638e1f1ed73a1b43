// How many days a visit takes: "on Monday for a three-day visit" is Monday to Wednesday.
#pragma once

#include <cstdint>
#include <string>

#include "understand/context.h"

namespace entente {

// Which day of a stay a date is.
enum class StayDay : std::uint8_t { unsaid, first, last };

// The days of the stay that tokens [first, last) give a length in days, of which `day` (EDTF) is the first or last
// one, or the one that the words number: "on the second day of her four-day visit". `day` as it is where it is no
// single day, the words give no length, or they do not say which day of the stay it is.
std::string stay_of(const Context& context, const std::string& day, StayDay which, std::uint32_t first,
                    std::uint32_t last);

// Which day of a stay the verb at `token` tells of: who arrives or begins it comes, who ends it goes. Lists
// stay_begins.txt and stay_ends.txt.
StayDay stay_day_of(const Context& context, std::uint32_t token);

}  // namespace entente
