// EDTF (ISO 8601-2) as far as news needs it: days, months, years, decades, intervals, approximate dates.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// A day of the proleptic Gregorian calendar. month 1 to 12, day 1 to 31.
struct Day {
    int year = 0;
    int month = 1;
    int day = 1;
    friend auto operator<=>(const Day&, const Day&) = default;
};

int days_in_month(int year, int month);
long to_number(Day day);  // days since 1970-01-01
Day from_number(long number);
int weekday_of(Day day);              // 0 is Monday
Day add_months(Day day, int months);  // the last day of the month where the day does not exist
std::string to_string(Day day);       // "2014-11-23"
std::string two_digits(int value);    // "07"; 0 to 99

struct DayRange {
    Day first;
    Day last;
    bool approximate = false;  // "2015~", "199X" is not
};

// "2014-11-23/2014-11-28", "2014-11-22T10:27", "2013", "199X", "2015~", "../2014", "2014/..", "2014-22" (summer),
// "2014-33" to "2014-41" (quarters, quadrimesters, halves). Open ends are the years 0 and 9999. Nothing where a
// part is unknown ("XXXX-11-13") or the text is no date.
std::optional<DayRange> day_range(std::string_view edtf);

// The shortest EDTF of a range of whole days: "2013" for 2013-01-01 to 2013-12-31.
std::string to_edtf(Day first, Day last);

}  // namespace entente
