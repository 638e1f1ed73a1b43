#include "base/feasts.h"

#include <array>
#include <cstdint>

namespace entente {
namespace {

// Days from 21 January to the new moon of the Chinese and Vietnamese New Year, from 1950: computed after Jean Meeus,
// "Astronomical Algorithms", chapter 49, for the meridian of 120 degrees east.
constexpr int first_lunar_year = 1950;
constexpr std::array<std::uint8_t, 101> lunar_days{
    27, 16, 6,  24, 13, 3,  22, 10, 28, 18, 7,  25, 15, 4,  23, 12, 0,  19, 9,  27, 16, 6,  25, 13, 2,  21,
    10, 28, 17, 7,  26, 15, 4,  23, 12, 30, 19, 8,  27, 16, 6,  25, 14, 2,  20, 10, 29, 17, 7,  26, 15, 3,
    22, 11, 1,  19, 8,  28, 17, 5,  24, 13, 2,  20, 10, 29, 18, 7,  26, 15, 4,  22, 11, 1,  20, 8,  27, 16,
    5,  23, 13, 2,  21, 10, 29, 18, 7,  25, 14, 3,  22, 11, 1,  20, 9,  27, 16, 5,  24, 12, 2};

}  // namespace

// The anonymous Gregorian computus ("Meeus/Jones/Butcher").
Day easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return {year, f / 31, f % 31 + 1};
}

std::optional<Day> lunar_new_year(int year) {
    const int at = year - first_lunar_year;
    if (at < 0 || at >= static_cast<int>(lunar_days.size())) return std::nullopt;
    return from_number(to_number({year, 1, 21}) + lunar_days[static_cast<std::size_t>(at)]);
}

Day nth_weekday(int year, int month, int weekday, int n) {
    const long first = to_number({year, month, 1});
    const int to_first = (weekday - weekday_of({year, month, 1}) + 7) % 7;
    const long most = first + days_in_month(year, month) - 1;
    long day = first + to_first + 7L * (n - 1);
    while (day > most) day -= 7;
    return from_number(day);
}

}  // namespace entente
