// Days that move with the year, by the Gregorian calendar.
#pragma once

#include <optional>

#include "base/edtf.h"

namespace entente {

Day easter(int year);                                      // of the Western churches
std::optional<Day> lunar_new_year(int year);               // 1950 to 2050
Day nth_weekday(int year, int month, int weekday, int n);  // weekday 0 is Monday; n 1 to 4, 5 for the last

}  // namespace entente
