#include "base/edtf.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// Reads `count` digits at `at` (an X counts as `fill`); -1 where they are none.
int digits(std::string_view text, std::size_t at, std::size_t count, int fill) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
        } else if (c == 'X') {
            value = value * 10 + fill;
        } else {
            return -1;
        }
    }
    return value;
}

struct Months {
    int first;
    int last;
};

// Codes 21 to 41 of EDTF: seasons (northern), quarters, quadrimesters, halves.
Months months_of(int code) {
    switch (code) {
        case 21:
            return {3, 5};
        case 22:
            return {6, 8};
        case 23:
            return {9, 11};
        case 24:
            return {12, 12};
        case 33:
        case 34:
        case 35:
        case 36:
            return {(code - 33) * 3 + 1, (code - 33) * 3 + 3};
        case 37:
        case 38:
        case 39:
            return {(code - 37) * 4 + 1, (code - 37) * 4 + 4};
        case 40:
            return {1, 6};
        case 41:
            return {7, 12};
        default:
            return code >= 1 && code <= 12 ? Months{code, code} : Months{0, 0};
    }
}

std::optional<Day> bound(std::string_view part, bool end) {
    if (part.empty() || part == "..") return end ? Day{9999, 12, 31} : Day{0, 1, 1};
    const int fill = end ? 9 : 0;
    if (part.substr(0, 3) == "XXX") return std::nullopt;
    const int year = digits(part, 0, 4, fill);
    if (year < 0) return std::nullopt;
    if (part.size() == 4) return end ? Day{year, 12, 31} : Day{year, 1, 1};
    if (part.size() < 7 || part[4] != '-') return std::nullopt;
    const Months months = months_of(digits(part, 5, 2, 99));
    if (months.first == 0) return std::nullopt;
    const int month = end ? months.last : months.first;
    if (part.size() == 7) return end ? Day{year, month, days_in_month(year, month)} : Day{year, month, 1};
    if (part[7] != '-') return std::nullopt;
    const int day = digits(part, 8, 2, 99);
    if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
    if (part.size() > 10 && part[10] != 'T') return std::nullopt;
    return Day{year, month, day};
}

}  // namespace

int days_in_month(int year, int month) {
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil and its inverse.
long to_number(Day day) {
    const long y = day.year - (day.month <= 2 ? 1 : 0);
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long year_of_era = y - era * 400;
    const long day_of_year = (153L * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Day from_number(long number) {
    number += 719468;
    const long era = (number >= 0 ? number : number - 146096) / 146097;
    const long day_of_era = number - era * 146097;
    const long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long shifted = (5 * day_of_year + 2) / 153;
    const int day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

int weekday_of(Day day) { return static_cast<int>(((to_number(day) + 3) % 7 + 7) % 7); }

Day add_months(Day day, int months) {
    const int index = day.year * 12 + day.month - 1 + months;
    Day out{index / 12, index % 12 + 1, day.day};
    out.day = std::min(out.day, days_in_month(out.year, out.month));
    return out;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string to_string(Day day) {
    std::string out(10, '-');
    const auto put = [&](std::size_t at, int width, int value) {
        for (int i = width - 1; i >= 0; --i, value /= 10) {
            out[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        }
    };
    put(0, 4, day.year);
    put(5, 2, day.month);
    put(8, 2, day.day);
    return out;
}

std::optional<DayRange> day_range(std::string_view edtf) {
    std::string plain;
    bool approximate = false;
    for (const char c : edtf) {
        if (c == '~' || c == '?' || c == '%') {
            approximate = true;
        } else {
            plain += c;
        }
    }
    if (plain.empty()) return std::nullopt;
    const std::string_view text = plain;
    const std::size_t slash = text.find('/');
    const auto first = bound(text.substr(0, slash), false);
    const auto last = bound(slash == std::string_view::npos ? text : text.substr(slash + 1), true);
    if (!first || !last || *last < *first) return std::nullopt;
    return DayRange{*first, *last, approximate};
}

std::string to_edtf(Day first, Day last) {
    const auto short_form = [](Day from, Day to) {
        if (from.year == to.year && from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31) {
            return to_string(from).substr(0, 4);
        }
        if (from.year == to.year && from.month == to.month && from.day == 1 &&
            to.day == days_in_month(to.year, to.month)) {
            return to_string(from).substr(0, 7);
        }
        return from == to ? to_string(from) : std::string{};
    };
    if (std::string one = short_form(first, last); !one.empty()) return one;
    if (first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31) {
        return to_string(first).substr(0, 4) + "/" + to_string(last).substr(0, 4);
    }
    if (first.day == 1 && last.day == days_in_month(last.year, last.month)) {
        return to_string(first).substr(0, 7) + "/" + to_string(last).substr(0, 7);
    }
    return to_string(first) + "/" + to_string(last);
}

}  // namespace entente
