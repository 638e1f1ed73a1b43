// What the builders of times give that is more than a date in figures: durations, feasts, hours, days counted from a
// week or month. Nothing (monostate) where the parts make no such time.
#pragma once

#include <optional>
#include <string>

#include "base/edtf.h"
#include "rules/rule.h"

namespace entente {

// The day so many units later, or earlier where `offset` is below 0; the last day of a month that is too short.
Day shifted(Day day, int offset, TimeSpec::Unit unit);
// Whether EDTF can write the day: "9999 decades ago" it cannot.
bool has_four_figures(Day day);

// A time of TIMEX3 alone, without a place in the calendar: "DURATION" and "P3Y".
Value lasting(const std::string& type, const std::string& value);

// `unit` is day, hour, fortnight, ...; a number that is not said is X, as in "several months".
Value duration(std::optional<double> number, const std::string& unit);

// "two years and three months": nothing where the second is not the shorter one, or either is no duration.
Value joined(const std::optional<TimeValue>& first, const std::optional<TimeValue>& second);

// The n-th week of a month (5: the last) or year, or with 0 the week in which a day lies.
Value week_of(const std::optional<TimeValue>& time, int n);

Value clock_alone(int hour, int minute);
Value half_day(std::optional<double> hour, const std::string& half);  // "am", "pm": the hour of 24
// The hour of 24 of the first in "10 to 2 pm": of the same half of the day where it can be.
Value half_before(std::optional<double> hour, std::optional<double> later, const std::string& half);
Value part_of_day(const std::optional<TimeValue>& time, const std::string& code);

Value either_order(const Value& day_first, const Value& month_first);

Value day_in_week(std::optional<double> weekday, std::optional<double> weeks);  // 7 is the end of the week
Value day_in_month(std::optional<double> day, std::optional<double> months);

// `day` is "12-25", "easter-2", "lunar+0", or "nth-11-3-4": the fourth Thursday of November, with 5 for the last.
Value feast(int year, const std::string& day);

// The same in a month counted from this one: "the first Friday of next month".
Value weekday_in(const std::optional<TimeValue>& month, std::optional<double> weekday,
                 std::optional<double> n);

// The first (1) to fourth such weekday of a month, 5 for the last.
Value nth_weekday_of(int year, std::optional<double> month, std::optional<double> weekday,
                     std::optional<double> n);

}  // namespace entente
