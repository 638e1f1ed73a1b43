// The builders of `set` that give times.
#include <array>
#include <cmath>

#include "base/edtf.h"
#include "rules/time_arguments.h"
#include "rules/time_values.h"

namespace entente {
namespace {

bool valid_day(int month, int day) {
    static constexpr std::array<int, 13> most{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day >= 1 && (month > 12 || month < 1 ? day <= 31 : day <= most[static_cast<std::size_t>(month)]);
}

Value make_date(const Arguments& a, const ValueContext& context) {
    const auto year = integer(a[0], context, TimeSpec::none);
    const auto month = integer(a[1], context, TimeSpec::none);
    const auto day = integer(a[2], context, TimeSpec::none);
    if (!year || !month || !day) return {};
    if (*month != TimeSpec::none && !((*month >= 1 && *month <= 12) || (*month >= 21 && *month <= 41)))
        return {};
    if (*day != TimeSpec::none && (*month > 12 || !valid_day(*month, *day))) return {};
    if (*year == TimeSpec::none && *month == TimeSpec::none && *day == TimeSpec::none) return {};
    TimeValue out;
    out.spec.year = *year;
    out.spec.month = *month;
    out.spec.day = *day;
    return out;
}

Value make_relative(const Arguments& a, const ValueContext& context, TimeSpec::Kind kind) {
    auto offset = integer(a[0], context, 0);
    TimeSpec::Unit unit = unit_of(as_text(a[1], context));
    const bool decade = unit == TimeSpec::Unit::decade;
    if (!offset && (decade || unit == TimeSpec::Unit::year)) {  // "two and a half years ago"
        const auto count = as_number(a[0], context);
        if (count) offset = integer(*count * (decade ? 10 : 12), context, 0);
        unit = decade ? TimeSpec::Unit::year : TimeSpec::Unit::month;
    }
    if (!offset) return {};
    TimeValue out;
    out.spec.kind = kind;
    out.spec.offset = *offset;
    out.spec.unit = unit;
    return out;
}

Value make_weekday(const Arguments& a, const ValueContext& context) {
    const auto weekday = integer(a[0], context, TimeSpec::none);
    const auto direction = integer(a[1], context, 0);
    if (!weekday || !direction || *weekday < 0 || *weekday > 6) return {};
    TimeValue out;
    out.spec.kind = TimeSpec::Kind::weekday;
    out.spec.weekday = *weekday;
    out.spec.direction = *direction;
    return out;
}

Value make_span(const Arguments& a, const ValueContext& context, TimeSpec::Unit grain) {
    const auto number = integer(a[0], context, TimeSpec::none);
    if (!number || *number < 0) return {};
    TimeValue out;
    out.spec.grain = grain;
    out.spec.year = grain == TimeSpec::Unit::century ? (*number - 1) * 100 : *number / 10 * 10;
    return out;
}

// Two times complete one another: the day from one and the year from the other. Nothing where they disagree.
Value combine_times(const Arguments& a, const ValueContext& context) {
    const auto first = as_time(a[0], context);
    const auto second = as_time(a[1], context);
    if (!first || !second || first->last || second->last) return {};
    TimeValue out = *first;
    const TimeSpec& other = second->spec;
    if (out.spec.kind != TimeSpec::Kind::calendar || other.kind != TimeSpec::Kind::calendar ||
        out.spec.grain != TimeSpec::Unit::day || other.grain != TimeSpec::Unit::day)
        return {};
    const auto take = [](int& mine, int theirs) {
        if (mine != TimeSpec::none && theirs != TimeSpec::none && mine != theirs) return false;
        if (mine == TimeSpec::none) mine = theirs;
        return true;
    };
    TimeSpec& spec = out.spec;
    if (!take(spec.year, other.year) || !take(spec.month, other.month) || !take(spec.day, other.day) ||
        !take(spec.hour, other.hour) || !take(spec.minute, other.minute))
        return {};
    if (spec.day != TimeSpec::none && !valid_day(spec.month, spec.day)) return {};
    return out;
}

// Month and year of the ends of an interval complete one another; false where it would run backwards.
bool complete_ends(TimeSpec& from, TimeSpec& to) {
    if (to.month == TimeSpec::none && to.day != TimeSpec::none) to.month = from.month;
    if (from.month == TimeSpec::none && from.day != TimeSpec::none) from.month = to.month;
    if (to.year == TimeSpec::none && to.direction == 0)
        to.year = from.year;  // "from 1981 to last May" has none
    if (from.year == TimeSpec::none && to.year != TimeSpec::none)
        from.year = from.month != TimeSpec::none && from.month > to.month ? to.year - 1 : to.year;
    return from.year == TimeSpec::none || to.year == TimeSpec::none || to.year >= from.year;
}

// "23 to 28 November 2014", "26 July - 22 August".
Value make_range(const Arguments& a, const ValueContext& context) {
    auto first = as_time(a[0], context);
    auto last = as_time(a[1], context);
    if (!first && !last) return {};
    if (!first || !last) return first ? *first : *last;
    if (last->last) last->spec = *last->last;
    TimeSpec& from = first->spec;
    TimeSpec& to = last->spec;
    const bool dates = from.kind == TimeSpec::Kind::calendar && to.kind == TimeSpec::Kind::calendar;
    if (dates && !complete_ends(from, to)) return {};
    TimeValue out;
    out.spec = from;
    out.spec.range = TimeSpec::none;
    out.last = to;
    return out;
}

template <class Change>
Value change_time(const Arguments& a, const ValueContext& context, Change change) {
    auto time = as_time(a[0], context);
    if (!time) return {};
    change(*time);
    return *time;
}

// Of times that are on the one side or the other: without a year or week of their own.
Value make_leaning(const Arguments& a, const ValueContext& context) {
    auto time = as_time(a[0], context);
    const auto direction = as_number(a[1], context);
    if (!time || !direction || time->spec.direction != 0) return {};
    const TimeSpec& spec = time->spec;
    const bool open =
        spec.kind == TimeSpec::Kind::weekday || (spec.kind == TimeSpec::Kind::calendar &&
                                                 spec.year == TimeSpec::none && spec.month != TimeSpec::none);
    if (!open) return {};
    time->spec.leaning = static_cast<int>(*direction);
    return *time;
}

Value make_part(const Arguments& a, const ValueContext& context) {  // a season, quarter or half of a year
    auto time = as_time(a[0], context);
    const auto code = integer(a[1], context, TimeSpec::none);
    if (!time || !code || *code < 21 || *code > 41) return {};
    if (time->spec.kind == TimeSpec::Kind::relative && time->spec.unit == TimeSpec::Unit::year) {
        time->spec.month = *code;
        return *time;
    }
    if (time->spec.kind != TimeSpec::Kind::calendar || time->spec.month != TimeSpec::none) return {};
    time->spec.month = *code;
    return *time;
}

// The figures of a number, as written; empty where it is written in words.
std::string figures_of(const Value& value, const ValueContext& context) {
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return {};
    const Capture& capture = captures->front();
    if (capture.last != capture.first + 1 || context.marks.tokens[capture.first].kind != TokenKind::number)
        return {};
    return text_of(capture, context);
}

Value make_clock(const Arguments& a, const ValueContext& context) {
    auto time = as_time(a[0], context);
    const auto hour = integer(a[1], context, TimeSpec::none);
    const auto minute = integer(a[2], context, TimeSpec::none);
    if (figures_of(a[2], context).size() == 1) return {};  // "2:1 on Monday": a score
    if (!time && std::holds_alternative<std::monostate>(a[0]) && hour && minute)
        return clock_alone(*hour, *minute);
    if (!time || !hour || !minute || *hour < 0 || *hour > 24 || *minute < TimeSpec::none || *minute > 59)
        return {};
    time->spec.part.clear();  // "8 am this morning"
    time->spec.hour = *hour;
    time->spec.minute = *minute;
    return *time;
}

// "8.30", "0830", "11": hour and minute in figures.
Value make_clock_figures(const Arguments& a, const ValueContext& context) {
    const std::string figures = figures_of(a[1], context);
    const std::string half = as_text(a[2], context);
    const std::size_t stop = figures.find('.');
    const bool four = stop == std::string::npos && figures.size() == 4;
    const bool hour_alone = half.empty() && stop == std::string::npos && figures.size() <= 2;
    const bool parted = stop != std::string::npos && stop > 0 && figures.size() == stop + 3 && stop < 3;
    if (!four && !hour_alone && !parted) return {};
    const std::size_t parting = four ? 2 : stop;
    const auto hour = as_number(figures.substr(0, parting), context);
    std::optional<double> minute = 0;
    if (parting != std::string::npos) minute = as_number(figures.substr(parting + (four ? 0 : 1)), context);
    if (!hour || !minute) return {};
    return make_clock({a[0], half.empty() ? Value(*hour) : half_day(hour, half), *minute}, context);
}

// "'98" and "98" are 1998, "07" is 2007: two figures, and the century in which most of what is told lies.
Value make_short_year(const Arguments& a, const ValueContext& context) {
    const auto number = as_number(a[0], context);
    if (figures_of(a[0], context).size() != 2 || !number || *number < 0 || *number > 99) return {};
    return *number + (*number < 40 ? 2000 : 1900);
}

// The year that "94" is behind "1990-". What may be a month is none, and no school year.
Value make_last_year(const Arguments& a, const ValueContext& context) {
    const auto first = integer(a[0], context, TimeSpec::none);
    const auto short_one = integer(a[1], context, TimeSpec::none);
    if (!first || !short_one || *short_one < 13 || *short_one > 99) return {};
    if (*short_one < 32 && *short_one <= *first % 100 + 1) return {};  // "2013-14": a school year
    const int last = *first / 100 * 100 + *short_one;
    return last > *first ? Value(static_cast<double>(last)) : Value();
}

// "nineteen ninety-eight", "two thousand and eighteen": a year in words.
Value make_spelled_year(const Arguments& a, const ValueContext& context) {
    const auto first = as_number(a[0], context);
    const auto second = as_number(a[1], context);
    if (!first || !figures_of(a[0], context).empty() || !figures_of(a[1], context).empty()) return {};
    if (std::holds_alternative<std::monostate>(a[1]))
        return *first >= 1100 && *first < 2200 && *first == std::floor(*first) ? Value(*first) : Value();
    const bool whole = second && *second == std::floor(*second) && *first == std::floor(*first);
    if (!whole || *first < 11 || *first > 21 || *second < 10 || *second > 99) return {};
    return *first * 100 + *second;
}

constexpr std::array<NamedBuilder, 41> builders{{
    {"date", make_date},
    {"relative",
     [](const Arguments& a, const ValueContext& c) { return make_relative(a, c, TimeSpec::Kind::relative); }},
    {"window",
     [](const Arguments& a, const ValueContext& c) { return make_relative(a, c, TimeSpec::Kind::window); }},
    {"weekday", make_weekday},
    {"decade",
     [](const Arguments& a, const ValueContext& c) { return make_span(a, c, TimeSpec::Unit::decade); }},
    {"century",
     [](const Arguments& a, const ValueContext& c) { return make_span(a, c, TimeSpec::Unit::century); }},
    {"range", make_range},
    {"since",
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.open_end = true; });
     }},
    {"until",
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.open_begin = true; });
     }},
    {"by",
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) {
             t.spec.deadline = true;
             if (t.spec.mod == "END") t.spec.approximate = false;  // "by the end of 2020": by 2020
         });
     }},
    {"approx",
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.approximate = true; });
     }},
    {"directed",
     [](const Arguments& a, const ValueContext& c) {
         const auto direction = as_number(a[1], c);
         return change_time(
             a, c, [&](TimeValue& t) { t.spec.direction = direction ? static_cast<int>(*direction) : 0; });
     }},
    {"weekday_in",
     [](const Arguments& a, const ValueContext& c) {
         return weekday_in(as_time(a[0], c), as_number(a[1], c), as_number(a[2], c));
     }},
    {"half_before",
     [](const Arguments& a, const ValueContext& c) {
         return half_before(as_number(a[0], c), as_number(a[1], c), as_text(a[2], c));
     }},
    {"leaning", make_leaning},
    {"part", make_part},
    {"begin", [](const Arguments& a,
                 const ValueContext& c) { return change_time(a, c, [](TimeValue& t) { t.last.reset(); }); }},
    {"clock", make_clock},
    {"in_year",
     [](const Arguments& a, const ValueContext& c) -> Value {  // a day of this year (0), last year (-1)
         auto time = as_time(a[0], c);
         const auto offset = as_number(a[1], c);
         if (!time || !offset || time->last || time->spec.kind != TimeSpec::Kind::calendar ||
             time->spec.year != TimeSpec::none || time->spec.month == TimeSpec::none ||
             time->spec.feast != TimeSpec::Feast::none)
             return {};
         time->spec.kind = TimeSpec::Kind::relative;
         time->spec.unit = TimeSpec::Unit::year;
         time->spec.offset = static_cast<int>(*offset);
         return *time;
     }},
    {"numeric",
     [](const Arguments& a,
        const ValueContext& c) {  // day first, as most of the world; the document may say no
         const Value day_first = make_date({a[2], a[1], a[0]}, c);
         const Value month_first = make_date({a[2], a[0], a[1]}, c);
         return either_order(day_first, month_first);
     }},
    {"later",
     [](const Arguments& a, const ValueContext& c) {
         return change_time({make_relative(a, c, TimeSpec::Kind::relative)}, c,
                            [](TimeValue& t) { t.spec.anchored = true; });
     }},
    {"day_in_week",
     [](const Arguments& a, const ValueContext& c) {
         return day_in_week(as_number(a[0], c), as_number(a[1], c));
     }},
    {"day_in_month",
     [](const Arguments& a, const ValueContext& c) {
         return day_in_month(as_number(a[0], c), as_number(a[1], c));
     }},
    {"feast",
     [](const Arguments& a, const ValueContext& c) {
         const auto year = integer(a[0], c, TimeSpec::none);
         return year ? feast(*year, as_text(a[1], c)) : Value();
     }},
    {"dated",
     [](const Arguments& a, const ValueContext& c) -> Value {  // the time where it names a day
         auto time = as_time(a[0], c);
         if (!time || time->spec.kind != TimeSpec::Kind::calendar || time->spec.day == TimeSpec::none)
             return {};
         const auto weekday = integer(a[1], c, TimeSpec::none);
         if (weekday && time->spec.year == TimeSpec::none && time->spec.feast == TimeSpec::Feast::none)
             time->spec.weekday = *weekday;
         return *time;
     }},
    {"nth_weekday",
     [](const Arguments& a, const ValueContext& c) {
         const auto year = integer(a[0], c, TimeSpec::none);
         return year ? nth_weekday_of(*year, as_number(a[1], c), as_number(a[2], c), as_number(a[3], c))
                     : Value();
     }},
    {"fiscal",
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.fiscal = true; });
     }},
    {"daypart", [](const Arguments& a,
                   const ValueContext& c) { return part_of_day(as_time(a[0], c), as_text(a[1], c)); }},
    {"half_day", [](const Arguments& a,
                    const ValueContext& c) { return half_day(as_number(a[0], c), as_text(a[1], c)); }},
    {"duration",
     [](const Arguments& a, const ValueContext& c) {
         const bool said = !std::holds_alternative<std::monostate>(a[0]);
         const auto number = as_number(a[0], c);
         return said && !number ? Value() : duration(number, as_text(a[1], c));
     }},
    {"repeated",
     [](const Arguments& a, const ValueContext& c) -> Value {  // a duration as a set: "every two years"
         const auto time = as_time(a[0], c);
         if (!time || time->spec.kind != TimeSpec::Kind::lasting) return {};
         return lasting("SET", time->spec.timex.substr(time->spec.timex.find(' ') + 1));
     }},
    {"timex",
     [](const Arguments& a, const ValueContext& c) { return lasting(as_text(a[0], c), as_text(a[1], c)); }},
    {"shift", shift_time},
    {"combine", combine_times},
    {"mod",
     [](const Arguments& a, const ValueContext& c) {
         const std::string mod = as_text(a[1], c);
         return change_time(a, c, [&](TimeValue& t) { t.spec.mod = mod; });
     }},
    {"week",
     [](const Arguments& a, const ValueContext& c) {
         const auto week = integer(a[1], c, TimeSpec::none);
         return week ? week_of(as_time(a[0], c), *week) : Value();
     }},
    {"joined",
     [](const Arguments& a, const ValueContext& c) { return joined(as_time(a[0], c), as_time(a[1], c)); }},
    {"clock_figures", make_clock_figures},
    {"short_year", make_short_year},
    {"last_year", make_last_year},
    {"spelled_year", make_spelled_year},
}};

}  // namespace

std::span<const NamedBuilder> time_builders() { return builders; }

}  // namespace entente
