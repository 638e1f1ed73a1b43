#include "rules/time_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace entente {
namespace {

struct UnitName {
    std::string_view name;
    int times;
    std::string_view letter;
    bool clock;
};

constexpr std::array<UnitName, 13> unit_names{{{"second", 1, "S", true},
                                               {"minute", 1, "M", true},
                                               {"hour", 1, "H", true},
                                               {"day", 1, "D", false},
                                               {"night", 1, "D", false},
                                               {"week", 1, "W", false},
                                               {"fortnight", 2, "W", false},
                                               {"weekend", 1, "WE", false},
                                               {"month", 1, "M", false},
                                               {"quarter", 1, "Q", false},
                                               {"year", 1, "Y", false},
                                               {"decade", 1, "DE", false},
                                               {"century", 1, "CE", false}}};

std::string figures(double number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

int number_in(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

Day shifted(Day day, int offset, TimeSpec::Unit unit) {
    switch (unit) {
        case TimeSpec::Unit::day:
            return from_number(to_number(day) + offset);
        case TimeSpec::Unit::week:
            return from_number(to_number(day) + 7L * offset);
        case TimeSpec::Unit::month:
            return add_months(day, offset);
        case TimeSpec::Unit::year:
            return add_months(day, 12 * offset);
        case TimeSpec::Unit::decade:
            return add_months(day, 120 * offset);
        case TimeSpec::Unit::century:
            return add_months(day, 1200 * offset);
        case TimeSpec::Unit::quarter:
            return add_months(day, 3 * offset);
    }
    return day;
}

bool has_four_figures(Day day) { return day.year >= 1 && day.year <= 9999; }

Value lasting(const std::string& type, const std::string& value) {
    if (type.empty() || value.empty()) return {};
    TimeValue out;
    out.spec.kind = TimeSpec::Kind::lasting;
    out.spec.timex = type + " " + value;
    return out;
}

Value duration(std::optional<double> number, const std::string& unit) {
    if (number && !(*number > 0 && *number < 1e6)) return {};
    for (const UnitName& one : unit_names) {
        if (one.name != unit) continue;
        const std::string count = number ? figures(*number * one.times) : "X";
        return lasting("DURATION", (one.clock ? "PT" : "P") + count + std::string(one.letter));
    }
    return {};
}

Value joined(const std::optional<TimeValue>& first, const std::optional<TimeValue>& second) {
    constexpr std::string_view type = "DURATION P";
    if (!first || !second || !first->spec.timex.starts_with(type) || !second->spec.timex.starts_with(type))
        return {};
    const std::string_view more = std::string_view(second->spec.timex).substr(type.size());
    const std::string& long_one = first->spec.timex;
    const auto rank = [](std::string_view value) {  // of the unit, hours below days
        const bool clock = value.find('T') != std::string_view::npos;
        return clock ? std::string_view("SMH").find(value.back())
                     : 3 + std::string_view("DWMYE").find(value.back());
    };
    if (rank(long_one) <= rank(more) || long_one.find('X') != std::string::npos) return {};
    TimeValue out = *first;
    const bool clock = long_one.find("PT") != std::string::npos;
    out.spec.timex += clock ? more.substr(1) : more;
    return out;
}

Value week_of(const std::optional<TimeValue>& time, int n) {
    TimeValue out = time.value_or(TimeValue());
    if (out.spec.kind == TimeSpec::Kind::relative && !out.last && out.spec.month == TimeSpec::none &&
        out.spec.day == TimeSpec::none && out.spec.weekday == TimeSpec::none && n > 0) {
        const bool month = out.spec.unit == TimeSpec::Unit::month;  // "the last week of next month"
        if (!month && out.spec.unit != TimeSpec::Unit::year) return {};
        if (n > (month ? 5 : 53)) return {};
        out.spec.week = n;
        return out;
    }
    if (out.last || out.spec.kind != TimeSpec::Kind::calendar || out.spec.grain != TimeSpec::Unit::day)
        return {};
    const bool month = out.spec.month != TimeSpec::none;
    const bool day = out.spec.day != TimeSpec::none;
    if (n == 0 ? !month || !day : day || n < 0 || n > (month ? 5 : 53)) return {};
    if (month && out.spec.month > 12) return {};
    out.spec.week = n;
    return out;
}

Value clock_alone(int hour, int minute) {
    if (hour < 0 || hour > 24 || minute > 59) return {};
    return lasting("TIME", "T" + two_digits(hour) + ":" + two_digits(minute < 0 ? 0 : minute));
}

Value half_day(std::optional<double> hour, const std::string& half) {
    if (!hour || *hour != std::floor(*hour) || *hour < 0 || *hour > 23) return {};
    if (*hour > 12) return *hour;
    return std::fmod(*hour, 12) + (half == "pm" ? 12 : 0);
}

Value part_of_day(const std::optional<TimeValue>& time, const std::string& code) {
    if (!time) return lasting("TIME", "T" + code);
    if (time->last || !time->spec.part.empty() || time->spec.kind == TimeSpec::Kind::window) return {};
    const bool calendar = time->spec.kind == TimeSpec::Kind::calendar;
    if (calendar ? time->spec.day == TimeSpec::none
                 : time->spec.kind != TimeSpec::Kind::weekday && time->spec.unit != TimeSpec::Unit::day &&
                       time->spec.weekday == TimeSpec::none && time->spec.day == TimeSpec::none)
        return {};  // a month has no evening
    TimeValue out = *time;
    out.spec.part = code;
    return out;
}

Value either_order(const Value& day_first, const Value& month_first) {
    using Order = TimeSpec::Order;
    const auto* first = std::get_if<TimeValue>(&day_first);
    const auto* other = std::get_if<TimeValue>(&month_first);
    if (first == nullptr && other == nullptr) return {};
    TimeValue out = first != nullptr ? *first : *other;
    out.spec.order = first == nullptr   ? Order::month_first
                     : other == nullptr ? Order::day_first
                                        : Order::either;
    return out;
}

Value day_in_week(std::optional<double> weekday, std::optional<double> weeks) {
    if (!weekday || *weekday < 0 || *weekday > 7) return {};
    TimeValue out;
    out.spec.kind = weeks ? TimeSpec::Kind::relative : TimeSpec::Kind::weekday;
    out.spec.unit = TimeSpec::Unit::week;
    out.spec.offset = static_cast<int>(weeks.value_or(0));
    out.spec.weekday = static_cast<int>(*weekday);
    return out;
}

Value day_in_month(std::optional<double> day, std::optional<double> months) {
    if (!day || *day < 1 || *day > 31) return {};
    TimeValue out;
    out.spec.kind = TimeSpec::Kind::relative;
    out.spec.unit = TimeSpec::Unit::month;
    out.spec.offset = static_cast<int>(months.value_or(0));
    out.spec.day = static_cast<int>(*day);
    return out;
}

Value feast(int year, const std::string& day) {
    TimeValue out;
    TimeSpec& spec = out.spec;
    spec.year = year;
    if (day.starts_with("easter")) {
        spec.feast = TimeSpec::Feast::easter;
        spec.month = 4;
        spec.day = 5;
        const std::string_view days = std::string_view(day).substr(6);
        spec.offset = number_in(days.starts_with('+') ? days.substr(1) : days);
        return out;
    }
    if (day.starts_with("lunar")) {
        spec.feast = TimeSpec::Feast::lunar;
        spec.month = 2;
        spec.day = 5;
        const std::string_view days = std::string_view(day).substr(5);
        spec.offset = number_in(days.starts_with('+') ? days.substr(1) : days);
        return out;
    }
    if (day.starts_with("nth-") && day.size() >= 10) {
        spec.feast = TimeSpec::Feast::nth;
        spec.month = number_in(std::string_view(day).substr(4, 2));
        spec.weekday = day[7] - '0';
        spec.offset = day[9] - '0';
        spec.day = spec.offset * 7 > 28 ? 28 : spec.offset * 7;
        return spec.month >= 1 && spec.month <= 12 && spec.weekday >= 0 && spec.weekday <= 6 ? Value(out)
                                                                                             : Value();
    }
    if (day.size() != 5 || day[2] != '-') return {};
    spec.month = number_in(std::string_view(day).substr(0, 2));
    spec.day = number_in(std::string_view(day).substr(3));
    return spec.month >= 1 && spec.month <= 12 && spec.day >= 1 && spec.day <= 31 ? Value(out) : Value();
}

Value weekday_in(const std::optional<TimeValue>& month, std::optional<double> weekday,
                 std::optional<double> n) {
    if (!month || month->last || !weekday || *weekday < 0 || *weekday > 6) return {};
    TimeValue out = *month;
    if (out.spec.kind != TimeSpec::Kind::relative || out.spec.unit != TimeSpec::Unit::month) return {};
    if (!n || *n < 1 || *n > 5 || *n != std::floor(*n)) return {};
    out.spec.weekday = static_cast<int>(*weekday);
    out.spec.week = static_cast<int>(*n);
    return out;
}

Value half_before(std::optional<double> hour, std::optional<double> later, const std::string& half) {
    if (!hour || !later || *hour > 12 || *later > 12) return {};
    const bool same = std::fmod(*hour, 12) <= std::fmod(*later, 12);
    return half_day(hour, (half == "pm") == same ? "pm" : "am");
}

Value nth_weekday_of(int year, std::optional<double> month, std::optional<double> weekday,
                     std::optional<double> n) {
    if (!month || !weekday || !n || *n < 1 || *n > 5) return {};
    return feast(year,
                 "nth-" + two_digits(static_cast<int>(*month)) + "-" + figures(*weekday) + "-" + figures(*n));
}

}  // namespace entente
