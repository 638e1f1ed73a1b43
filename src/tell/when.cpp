#include "tell/when.h"

#include <array>
#include <optional>

#include "base/edtf.h"

namespace entente {
namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

// Codes of EDTF for parts of a year.
std::string_view part_of_year(std::string_view code) {
    struct Part {
        std::string_view code;
        std::string_view name;
    };
    static constexpr std::array parts{
        Part{"21", "spring"},        Part{"22", "summer"},         Part{"23", "autumn"},
        Part{"24", "winter"},        Part{"33", "first quarter"},  Part{"34", "second quarter"},
        Part{"35", "third quarter"}, Part{"36", "fourth quarter"}, Part{"37", "first third"},
        Part{"38", "second third"},  Part{"39", "last third"},     Part{"40", "first half"},
        Part{"41", "second half"},
    };
    for (const Part& part : parts) {
        if (part.code == code) return part.name;
    }
    return {};
}

std::string month_name(int month) { return months[static_cast<std::size_t>(month - 1)]; }

// One date without its marks; empty where it cannot be read.
std::string show_point(std::string_view text) {
    const std::optional<DayRange> days = day_range(text);
    if (!days) return {};
    std::string year(text.substr(0, 4));
    if (year.substr(2) == "XX") return "the " + std::to_string(days->first.year / 100 + 1) + "th century";
    if (year[3] == 'X') return "the " + year.substr(0, 3) + "0s";
    if (text.size() == 4) return year;
    const std::string_view code = text.substr(5, 2);
    if (const std::string_view part = part_of_year(code); !part.empty()) {
        const bool season = code[0] == '2';
        return std::string(part) + (season ? " " : " of ") + year;
    }
    std::string month_year = month_name(days->first.month) + ' ' + year;
    if (text.size() == 7) return month_year;
    std::string out = std::to_string(days->first.day) + ' ' + month_year;
    if (text.size() >= 16 && text[10] == 'T') out += ", " + std::string(text.substr(11, 5));
    return out;
}

bool is_whole_months(const DayRange& days) {
    return days.first.day == 1 && days.last.day == days_in_month(days.last.year, days.last.month);
}

// Halves and quarters that are written as two months.
std::string show_part_of_year(const DayRange& days) {
    if (!is_whole_months(days) || days.first.year != days.last.year) return {};
    const int first = days.first.month;
    const int count = days.last.month - first + 1;
    const std::string year = " of " + std::to_string(days.first.year);
    if (count == 6 && first == 1) return "first half" + year;
    if (count == 6 && first == 7) return "second half" + year;
    static constexpr std::array quarters{"first", "second", "third", "fourth"};
    if (count == 3 && first % 3 == 1)
        return quarters[static_cast<std::size_t>(first / 3)] + (" quarter" + year);
    if (count == 9 && first == 1) return "first nine months" + year;
    return {};
}

std::string show_days(Day first, Day last) {
    const std::string to =
        std::to_string(last.day) + ' ' + month_name(last.month) + ' ' + std::to_string(last.year);
    std::string from = std::to_string(first.day);
    if (first.year != last.year || first.month != last.month) from += ' ' + month_name(first.month);
    if (first.year != last.year) from += ' ' + std::to_string(first.year);
    return from + " to " + to;
}

std::string show_interval(std::string_view from, std::string_view to) {
    const bool open_start = from.empty() || from == "..";
    const bool open_end = to.empty() || to == "..";
    if (open_start && open_end) return {};
    if (open_start) {
        const std::string end = show_point(to);
        return end.empty() ? end : "until " + end;
    }
    if (open_end) {
        const std::string start = show_point(from);
        return start.empty() ? start : "since " + start;
    }
    const std::string whole = std::string(from) + '/' + std::string(to);
    const std::optional<DayRange> days = day_range(whole);
    if (!days) return {};
    if (from.size() == 10 && to.size() == 10) return show_days(days->first, days->last);
    if (from.size() == 7 && to.size() == 7) {
        if (std::string part = show_part_of_year(*days); !part.empty()) return part;
        if (days->first.year == days->last.year) {
            return month_name(days->first.month) + " to " + month_name(days->last.month) + ' ' +
                   std::to_string(days->last.year);
        }
    }
    const std::string start = show_point(from);
    const std::string end = show_point(to);
    return start.empty() || end.empty() ? std::string{} : start + " to " + end;
}

}  // namespace

std::string show_time(std::string_view edtf) {
    std::string text;
    std::string_view mark;
    for (const char c : edtf) {
        if (c == '~') mark = " (approx.)";
        if (c == '?' && mark.empty()) mark = " (uncertain)";
        if (c == '%') mark = " (approx., uncertain)";
        if (c != '~' && c != '?' && c != '%') text += c;
    }
    const std::size_t slash = text.find('/');
    std::string shown = slash == std::string::npos ? show_point(text)
                                                   : show_interval(std::string_view(text).substr(0, slash),
                                                                   std::string_view(text).substr(slash + 1));
    if (shown.empty()) return std::string(edtf);
    return shown += mark;
}

std::string show_time_in_brackets(std::string_view edtf) {
    std::string shown = show_time(edtf);
    const std::size_t bracket = shown.rfind(" (");
    if (bracket == std::string::npos || shown.back() != ')') return shown;
    shown.pop_back();
    return shown.replace(bracket, 2, ", ");
}

std::string_view date_of(std::string_view edtf) { return edtf.substr(0, edtf.find('T')); }

}  // namespace entente
