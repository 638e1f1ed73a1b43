// The closed list of builders that `set` may call: how each is written, what it takes and what it gives. What they
// do is in time_builders.cpp, quantity_builders.cpp and values.cpp; doc/rules.md tells them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// What a value can be taken for; a value may be several.
enum ValueKind : unsigned {
    vk_number = 1U << 0,
    vk_quantity = 1U << 1,
    vk_time = 1U << 2,
    vk_text = 1U << 3,
    vk_party = 1U << 4,
    vk_person = 1U << 5,
    vk_verb = 1U << 6,
    vk_all = (1U << 7) - 1,
};

// What an argument has to be.
enum class Wants : unsigned char {
    number,
    weekday,
    code,
    direction,
    quantity,
    time,
    unit,
    qualifier,
    text,
    verb,
    anything
};

struct BuilderSpec {
    std::string_view name;
    std::string_view usage;
    unsigned gives;  // 0: what its arguments are
    std::size_t least;
    std::size_t most;
    std::array<Wants, 3> takes;  // the last goes for all that follow
};

// Units that a time is counted in, in the order of TimeSpec::Unit.
inline constexpr std::array<std::string_view, 7> calendar_units{"day",    "week",    "month",  "year",
                                                                "decade", "century", "quarter"};

inline constexpr std::array<BuilderSpec, 59> builder_specs{{
    {"date", "date(year, month, day)", vk_time, 3, 3, {Wants::number, Wants::number, Wants::number}},
    {"clock", "clock(time, hour, minute)", vk_time, 2, 3, {Wants::time, Wants::number, Wants::number}},
    {"relative", "relative(number, unit)", vk_time, 2, 2, {Wants::number, Wants::unit}},
    {"window", "window(number, unit)", vk_time, 2, 2, {Wants::number, Wants::unit}},
    {"weekday", "weekday(number, direction)", vk_time, 1, 2, {Wants::weekday, Wants::direction}},
    {"directed", "directed(time, direction)", vk_time, 2, 2, {Wants::time, Wants::direction}},
    {"weekday_in",
     "weekday_in(time, weekday, n)",
     vk_time,
     3,
     3,
     {Wants::time, Wants::number, Wants::number}},
    {"half_before",
     "half_before(hour, hour, half)",
     vk_number,
     3,
     3,
     {Wants::number, Wants::number, Wants::text}},
    {"leaning", "leaning(time, direction)", vk_time, 2, 2, {Wants::time, Wants::direction}},
    {"in_year", "in_year(time, direction)", vk_time, 2, 2, {Wants::time, Wants::direction}},
    {"decade", "decade(year)", vk_time, 1, 1, {Wants::number}},
    {"century", "century(number)", vk_time, 1, 1, {Wants::number}},
    {"part", "part(time, code)", vk_time, 2, 2, {Wants::time, Wants::code}},
    {"range", "range(first, last)", vk_time, 2, 2, {Wants::time, Wants::time}},
    {"begin", "begin(time)", vk_time, 1, 1, {Wants::time}},
    {"since", "since(time)", vk_time, 1, 1, {Wants::time}},
    {"until", "until(time)", vk_time, 1, 1, {Wants::time}},
    {"by", "by(time)", vk_time, 1, 1, {Wants::time}},
    {"approx", "approx(time)", vk_time, 1, 1, {Wants::time}},
    {"shift", "shift(time, number, unit)", vk_time, 3, 3, {Wants::time, Wants::number, Wants::unit}},
    {"numeric", "numeric(day, month, year)", vk_time, 3, 3, {Wants::number, Wants::number, Wants::number}},
    {"later", "later(number, unit)", vk_time, 2, 2, {Wants::number, Wants::unit}},
    {"day_in_week", "day_in_week(weekday, offset)", vk_time, 2, 2, {Wants::number, Wants::number}},
    {"day_in_month", "day_in_month(day, offset)", vk_time, 2, 2, {Wants::number, Wants::number}},
    {"feast", "feast(year, day)", vk_time, 2, 2, {Wants::number, Wants::text}},
    {"dated", "dated(time, weekday)", vk_time, 1, 2, {Wants::time, Wants::weekday}},
    {"nth_weekday",
     "nth_weekday(year, month, weekday, n)",
     vk_time,
     4,
     4,
     {Wants::number, Wants::number, Wants::number}},
    {"fiscal", "fiscal(time)", vk_time, 1, 1, {Wants::time}},
    {"daypart", "daypart(time, code)", vk_time, 2, 2, {Wants::time, Wants::text}},
    {"half_day", "half_day(hour, half)", vk_number, 2, 2, {Wants::number, Wants::text}},
    {"duration", "duration(number, unit)", vk_time, 2, 2, {Wants::number, Wants::text}},
    {"repeated", "repeated(time)", vk_time, 1, 1, {Wants::time}},
    {"timex", "timex(type, value)", vk_time, 2, 2, {Wants::text, Wants::text}},
    {"mod", "mod(time, mod)", vk_time, 2, 2, {Wants::time, Wants::text}},
    {"week", "week(time, number)", vk_time, 2, 2, {Wants::time, Wants::number}},
    {"joined", "joined(duration, duration)", vk_time, 2, 2, {Wants::time, Wants::time}},
    {"clock_figures",
     "clock_figures(time, figures, half)",
     vk_time,
     2,
     3,
     {Wants::time, Wants::number, Wants::text}},
    {"short_year", "short_year(number)", vk_number, 1, 1, {Wants::number}},
    {"last_year", "last_year(year, number)", vk_number, 2, 2, {Wants::number, Wants::number}},
    {"spelled_year", "spelled_year(number, number)", vk_number, 1, 2, {Wants::number, Wants::number}},
    {"combine", "combine(time, time)", vk_time, 2, 2, {Wants::time, Wants::time}},
    {"amount", "amount(number, unit)", vk_quantity, 2, 2, {Wants::quantity, Wants::text}},
    {"scale", "scale(number, factor)", vk_quantity, 2, 2, {Wants::quantity, Wants::number}},
    {"ratio", "ratio(part, whole)", vk_quantity, 2, 2, {Wants::number, Wants::number}},
    {"between", "between(low, high)", vk_quantity, 2, 2, {Wants::quantity, Wants::quantity}},
    {"completed", "completed(number, number)", vk_quantity, 2, 2, {Wants::quantity, Wants::quantity}},
    {"cents", "cents(number)", vk_number, 1, 1, {Wants::number}},
    {"qualify", "qualify(number, qualifier)", vk_quantity, 2, 2, {Wants::quantity, Wants::qualifier}},
    {"negate", "negate(number)", vk_number | vk_quantity, 1, 1, {Wants::quantity}},
    {"sum", "sum(number, number)", vk_number, 2, 2, {Wants::number, Wants::quantity}},
    {"number", "number(value)", vk_number, 1, 1, {Wants::quantity}},
    {"either", "either(value, value, ...)", 0, 1, 8, {Wants::anything, Wants::anything, Wants::anything}},
    {"given", "given(value, needed)", 0, 2, 2, {Wants::anything, Wants::anything, Wants::anything}},
    {"small", "small(value)", 0, 1, 1, {Wants::anything, Wants::anything, Wants::anything}},
    {"capital", "capital(value)", 0, 1, 1, {Wants::anything, Wants::anything, Wants::anything}},
    {"all", "all(value, value, ...)", 0, 1, 8, {Wants::anything, Wants::anything, Wants::anything}},
    {"clause", "clause(action)", vk_text, 1, 1, {Wants::anything, Wants::anything, Wants::anything}},
    {"text", "text(value)", vk_text | vk_party, 1, 1, {Wants::anything}},
    {"by_tense", "by_tense(LIST)", vk_text, 1, 4, {Wants::verb, Wants::verb, Wants::verb}},
}};

// The place of a builder in `builder_specs`, -1 where there is none of that name.
inline int builder_index(std::string_view name) {
    for (std::size_t i = 0; i < builder_specs.size(); ++i) {
        if (builder_specs[i].name == name) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace entente
