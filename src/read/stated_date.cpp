#include "read/stated_date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/edtf.h"
#include "base/files.h"

namespace entente {
namespace {

struct Moment {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = -1;
    int minute = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
}

int number(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string written(const Moment& moment) {
    if (moment.year < 1800 || moment.year >= 2200) return {};
    std::string date = std::to_string(moment.year);
    if (moment.month > 0) date += "-" + two_digits(moment.month);
    if (moment.day > 0) date += "-" + two_digits(moment.day);
    if (!day_range(date)) return {};
    if (moment.day > 0 && moment.hour >= 0 && moment.hour < 24 && moment.minute >= 0 && moment.minute < 60)
        date += "T" + two_digits(moment.hour) + ":" + two_digits(moment.minute);
    return date;
}

// "10:27" at the beginning.
void take_clock(std::string_view text, Moment& moment) {
    const std::size_t digits = digits_at(text, 0);
    if (digits < 1 || digits > 2 || text.size() < digits + 3 || text[digits] != ':') return;
    if (digits_at(text, digits + 1) != 2) return;
    moment.hour = number(text.substr(0, digits));
    moment.minute = number(text.substr(digits + 1, 2));
}

// 2014-11-22T10:27:00Z, 2014/11/22, 2014.11.22 10:27, 2014-11, 2014
std::string from_iso(std::string_view text) {
    if (digits_at(text, 0) != 4) return {};
    Moment moment;
    moment.year = number(text.substr(0, 4));
    std::size_t at = 4;
    const char separator = at < text.size() ? text[at] : '\0';
    if (separator != '-' && separator != '/' && separator != '.' && separator != '\0') return {};
    for (int* part : {&moment.month, &moment.day}) {
        if (at >= text.size() || text[at] != separator) break;
        const std::size_t digits = digits_at(text, at + 1);
        if (digits < 1 || digits > 2) return {};
        *part = number(text.substr(at + 1, digits));
        if (*part == 0) return {};
        at += 1 + digits;
    }
    if (at < text.size() && (text[at] == 'T' || text[at] == 't' || text[at] == ' '))
        take_clock(text.substr(at + 1), moment);
    else if (at < text.size() && text[at] != 'Z' && text[at] != '+' && text[at] != '-')
        return {};
    return written(moment);
}

// 22.11.2014, with or without a time
std::string from_points(std::string_view text) {
    const std::size_t day = digits_at(text, 0);
    if (day < 1 || day > 2 || day >= text.size() || text[day] != '.') return {};
    const std::size_t month = digits_at(text, day + 1);
    const std::size_t at = day + 1 + month;
    if (month < 1 || month > 2 || at >= text.size() || text[at] != '.' || digits_at(text, at + 1) != 4)
        return {};
    Moment moment{number(text.substr(at + 1, 4)), number(text.substr(day + 1, month)),
                  number(text.substr(0, day))};
    const std::size_t clock = text.find(' ');
    if (clock != std::string_view::npos) take_clock(text.substr(clock + 1), moment);
    if (moment.month == 0 || moment.day == 0) return {};
    return written(moment);
}

// 20141122, 20141122T102700, 20141122102700
std::string from_digits(std::string_view text) {
    const std::size_t digits = digits_at(text, 0);
    if (digits != 8 && digits != 14) return {};
    Moment moment{number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2))};
    if (moment.month == 0 || moment.day == 0) return {};
    std::string_view clock;
    if (digits == 14) clock = text.substr(8);
    if (digits == 8 && text.size() >= 13 && text[8] == 'T' && digits_at(text, 9) >= 4) clock = text.substr(9);
    if (clock.size() >= 4) {
        moment.hour = number(clock.substr(0, 2));
        moment.minute = number(clock.substr(2, 2));
    }
    return written(moment);
}

// Seconds or milliseconds since 1970.
std::string from_count(std::string_view text) {
    const std::size_t digits = digits_at(text, 0);
    const bool whole = digits == text.size() || text[digits] == '.';
    if ((digits != 9 && digits != 10 && digits != 13) || !whole) return {};
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + digits, value);
    if (digits == 13) value /= 1000;
    const std::chrono::sys_seconds time{std::chrono::seconds(value)};
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(time - midnight);
    return written({static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                    static_cast<int>(static_cast<unsigned>(day.day())),
                    static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count())});
}

// The names that RFC 5322 gives to months; other spellings are no dates of mail.
int month_of(std::string_view name) {
    static constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i]) return static_cast<int>(i) + 1;
    }
    return 0;
}

// "Sat, 22 Nov 2014 10:27:00 +0700", "22 Nov 2014", "Sat Nov 22 10:27:00 2014"
std::string from_mail(std::string_view text) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!word.empty()) words.push_back(word);
    }
    Moment moment;
    for (const std::string_view word : words) {
        const std::size_t digits = digits_at(word, 0);
        if (const int month = month_of(word); month != 0 && moment.month == 0)
            moment.month = month;
        else if (digits == word.size() && digits <= 2 && moment.day == 0)
            moment.day = number(word);
        else if (digits == word.size() && digits == 4 && moment.year == 0)
            moment.year = number(word);
        else if (word.find(':') != std::string_view::npos && moment.hour < 0)
            take_clock(word, moment);
    }
    if (moment.month == 0 || moment.day == 0 || moment.year == 0) return {};
    return written(moment);
}

}  // namespace

std::string read_stated_date(std::string_view text) {
    text = trim(text);
    constexpr std::size_t longest = 64;
    if (text.empty() || text.size() > longest) return {};
    for (const auto& read : {from_iso, from_points, from_digits, from_count, from_mail}) {
        if (std::string date = read(text); !date.empty()) return date;
    }
    return {};
}

}  // namespace entente
