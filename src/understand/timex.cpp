// Times as TIMEX3 writes them.
#include <algorithm>
#include <array>

#include "understand/context.h"

namespace entente {
namespace {

using Unit = TimeSpec::Unit;

// The year and week of ISO 8601 in which a day lies.
std::string week_of(Day day) {
    const Day thursday = from_number(to_number(day) - weekday_of(day) + 3);
    const long since = to_number(thursday) - to_number({thursday.year, 1, 1});
    return to_string(thursday).substr(0, 4) + "-W" + two_digits(static_cast<int>(since / 7) + 1);
}

// EDTF numbers seasons, quarters and halves; TIMEX3 has letters. A decade is "199".
std::string point(std::string value) {
    if (!value.empty() && value.back() == '~') value.pop_back();
    if (value.find('/') != std::string::npos) return {};
    if (value.size() == 7) {
        constexpr std::array<std::string_view, 4> seasons{"SP", "SU", "FA", "WI"};
        const int code = (value[5] - '0') * 10 + (value[6] - '0');
        if (code >= 21 && code <= 24) value.replace(5, 2, seasons[static_cast<std::size_t>(code - 21)]);
        if (code >= 33 && code <= 36) value.replace(5, 2, "Q" + std::to_string(code - 32));
        if (code >= 40 && code <= 41) value.replace(5, 2, "H" + std::to_string(code - 39));
    }
    if (value.size() == 4 && value != "XXXX") {
        while (!value.empty() && value.back() == 'X') value.pop_back();
    }
    return value;
}

std::string amount(int count, Unit unit) {
    constexpr std::array<std::string_view, 7> letters{"D", "W", "M", "Y", "DE", "CE", "Q"};
    return "P" + std::to_string(count) + std::string(letters[static_cast<std::size_t>(unit)]);
}

// How long it is from one end of an interval to the other, in the unit of its coarser end. March to May are three
// months.
std::string between(const std::string& edtf) {
    const std::size_t slash = edtf.find('/');
    const auto first = day_range(std::string_view(edtf).substr(0, slash));
    const auto last = day_range(std::string_view(edtf).substr(slash + 1));
    if (!first || !last) return {};
    const std::size_t width = std::min(slash, edtf.size() - slash - 1);
    const int years = last->first.year - first->first.year;
    if (width <= 5) return amount(years, Unit::year);
    if (width <= 8) return amount(years * 12 + last->first.month - first->first.month + 1, Unit::month);
    return amount(static_cast<int>(to_number(last->first) - to_number(first->first)), Unit::day);
}

// "Monday from 9 am to 5 pm": how long that is in hours and minutes; nothing where an end has no hour.
std::string hours_between(const std::string& edtf, const TimeSpec& from, const TimeSpec& to) {
    const std::size_t slash = edtf.find('/');
    if (from.hour == TimeSpec::none || to.hour == TimeSpec::none || slash != 10) return {};
    const auto first = day_range(std::string_view(edtf).substr(0, slash));
    const auto last = day_range(std::string_view(edtf).substr(slash + 1));
    if (!first || !last) return {};
    const auto minutes = [](const TimeSpec& at) { return at.hour * 60 + std::max(at.minute, 0); };
    const long length =
        (to_number(last->first) - to_number(first->first)) * 1440 + minutes(to) - minutes(from);
    if (length <= 0) return {};
    const std::string hours = length >= 60 ? std::to_string(length / 60) + "H" : std::string();
    return "PT" + hours + (length % 60 > 0 ? std::to_string(length % 60) + "M" : std::string());
}

// A time that hangs on another one, and finds none.
std::string unknown(Unit unit) {
    constexpr std::array<std::string_view, 7> values{"XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "XXXX",
                                                     "XXX",        "XX",       "XXXX-QX"};
    return std::string(values[static_cast<std::size_t>(unit)]);
}

std::string time_of_day(const TimeSpec& spec) {
    if (!spec.part.empty()) return "T" + spec.part;
    if (spec.hour == TimeSpec::none) return {};
    return "T" + two_digits(spec.hour) + ":" + two_digits(spec.minute == TimeSpec::none ? 0 : spec.minute);
}

// "1998-W10", "1998-W10-WE", where the days are those of a week or its end.
std::string week_value(const TimeSpec& spec, const std::string& edtf) {
    const bool week = (spec.kind == TimeSpec::Kind::relative && spec.unit == Unit::week) ||
                      spec.week != TimeSpec::none || spec.weekday == 7;
    const auto range = week ? day_range(edtf) : std::nullopt;
    return range ? week_of(range->first) + (spec.weekday == 7 ? "-WE" : "") : std::string();
}

Timex lasting_timex(const TimeSpec& spec, const TimeSpec* last) {
    const std::size_t blank = spec.timex.find(' ');
    std::string value = spec.timex.substr(blank + 1);
    if (last != nullptr && last->kind == TimeSpec::Kind::lasting)  // "5 to 6 pm"
        value += "/" + last->timex.substr(last->timex.find(' ') + 1);
    return {spec.timex.substr(0, blank), value, spec.mod};
}

// "earlier this week": a week as far as it has come, and in TIMEX3 that week.
bool is_so_far(const TimeSpec& spec, const TimeSpec& last) {
    const auto today = [](const TimeSpec& at) {
        return at.kind == TimeSpec::Kind::relative && at.unit == Unit::day && at.offset == 0;
    };
    return spec.kind == TimeSpec::Kind::relative && spec.unit != Unit::day && spec.offset == 0 && today(last);
}

}  // namespace

Timex timex_of(const Context& context, const TimeSpec& spec, const TimeSpec* last, int direction) {
    using Kind = TimeSpec::Kind;
    if (spec.kind == Kind::lasting) return lasting_timex(spec, last);
    if (spec.kind == Kind::window) return {"DURATION", amount(std::abs(spec.offset), spec.unit), spec.mod};
    TimeSpec plain = spec;  // "since 2012" is open, and 2012 is no interval
    plain.open_begin = plain.open_end = false;
    bool inferred = false;
    const std::string edtf = resolve_time(context, plain, last, direction, inferred);
    if (last != nullptr && is_so_far(spec, *last)) {
        plain.range = TimeSpec::none;
        return timex_of(context, plain, nullptr, direction);
    }
    if (last != nullptr) {
        std::string length = hours_between(edtf, spec, *last);
        if (length.empty() && edtf.find('/') != std::string::npos) length = between(edtf);
        return {length.empty() ? "" : "DURATION", length};
    }
    const std::string clock = time_of_day(spec);
    if (spec.anchored) return {clock.empty() ? "DATE" : "TIME", unknown(spec.unit) + clock, spec.mod};
    if (edtf.empty()) {
        if (spec.kind == Kind::weekday)
            return {clock.empty() ? "DATE" : "TIME", "XXXX-WXX-" + std::to_string(spec.weekday + 1) + clock};
        return {};
    }
    std::string value = point(edtf);
    if (value.empty()) value = week_value(spec, edtf);
    if (value.empty()) return {};
    if (spec.fiscal) value.insert(0, "FY");
    return {clock.empty() ? "DATE" : "TIME", value + clock, spec.mod};
}

}  // namespace entente
