#include "read/page_dates.h"

#include <algorithm>

#include "base/edtf.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace entente {
namespace {

constexpr int earliest_year = 1980;
constexpr int latest_year = 2100;
constexpr int century = 2000;
constexpr std::size_t longest_text = 400;  // bytes that are looked at
constexpr std::size_t widest_gap = 8;      // bytes between the parts of one date

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_year(int value) { return value >= earliest_year && value <= latest_year; }

std::string made(int year, int month, int day) {
    if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return {};
    return to_string(Day{year, month, day});
}

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// With the marks that are written over letters.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint point = decode_utf8(text, at);
        const bool mark = point.value >= 0x300 && point.value < 0x370;
        if (!is_letter(point.value) && !mark) break;
        at += point.length;
    }
    return at;
}

bool is_parting(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == '/' || text[at] == '.' || text[at] == '-');
}

// Seconds or milliseconds since 1970.
std::string from_epoch(std::string_view digits) {
    if (digits.size() != 10 && digits.size() != 13) return {};
    const long seconds = std::stol(std::string(digits.substr(0, 10)));
    const Day day = from_number(seconds / 86400);
    return made(day.year, day.month, day.day);
}

}  // namespace

// A number or the name of a month.
struct PageDates::Part {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t digits = 0;  // 0: a name
    int value = 0;
};

int PageDates::month_of(std::string_view word) const {
    const std::string folded = fold(word);
    const auto at =
        std::lower_bound(cues_.months.begin(), cues_.months.end(), folded,
                         [](const auto& month, const std::string& name) { return month.first < name; });
    return at != cues_.months.end() && at->first == folded ? at->second : 0;
}

std::vector<PageDates::Part> PageDates::parts_of(std::string_view text) const {
    std::vector<Part> parts;
    text = text.substr(0, longest_text);
    for (std::size_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            const std::size_t end = end_of_number(text, i);
            parts.push_back({i, end, end - i, end - i <= 8 ? number_of(text.substr(i, end - i)) : 0});
            i = end;
            continue;
        }
        const std::size_t end = end_of_word(text, i);
        const int month = end > i ? month_of(text.substr(i, end - i)) : 0;
        if (month != 0) parts.push_back({i, end, 0, month});
        i = std::max(end, i + 1);
    }
    return parts;
}

// Of two numbers before a year.
std::string PageDates::day_by_order(int year, int first, int second) const {
    if (first == second || first > 12) return made(year, second, first);
    if (second > 12) return made(year, first, second);
    if (order_ == Order::unknown) return {};
    return order_ == Order::day_first ? made(year, second, first) : made(year, first, second);
}

// The day that three parts make which stand side by side, or none.
std::string PageDates::day_of(std::string_view text, const Part& a, const Part& b, const Part& c) const {
    if (b.begin - a.end > widest_gap || c.begin - b.end > widest_gap) return {};
    const std::string_view first_gap = text.substr(a.end, b.begin - a.end);
    const std::string_view second_gap = text.substr(b.end, c.begin - b.end);
    if (first_gap.find(':') != std::string_view::npos) return {};  // "08:30 2019"
    const auto small = [](const Part& part) { return part.digits == 1 || part.digits == 2; };
    if (a.digits == 4 && is_year(a.value) && (small(b) || b.digits == 0) && small(c)) {
        if (std::string day = made(a.value, b.value, c.value); !day.empty()) return day;
        return b.digits == 0 ? std::string() : made(a.value, c.value, b.value);
    }
    if (c.digits == 2 && first_gap == "." && second_gap == "." && small(a) && small(b))
        return made(century + c.value, b.value, a.value);  // "26.11.19"
    if (c.digits != 4 || !is_year(c.value)) return {};
    if (a.digits == 0 && small(b)) return made(c.value, a.value, b.value);
    if (small(a) && b.digits == 0) return made(c.value, b.value, a.value);
    if (!small(a) || !small(b)) return {};
    return day_by_order(c.value, a.value, b.value);
}

std::vector<std::string> PageDates::days_in(std::string_view text) const {
    std::vector<std::string> days;
    const std::vector<Part> parts = parts_of(text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string day;
        if (i + 2 < parts.size()) day = day_of(text, parts[i], parts[i + 1], parts[i + 2]);
        if (!day.empty()) {
            i += 2;
        } else if (parts[i].digits == 8) {
            day = made(parts[i].value / 10000, parts[i].value / 100 % 100, parts[i].value % 100);
        } else if (parts.size() == 1) {
            day = from_epoch(text.substr(parts[i].begin, parts[i].digits));
        }
        if (!day.empty()) days.push_back(std::move(day));
    }
    return days;
}

PageDates::Order PageDates::order_in(std::string_view text) {
    text = text.substr(0, longest_text);
    for (std::size_t i = 0; i + 8 <= text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
        const std::size_t first = end_of_number(text, i);
        const std::size_t second = first + 1 < text.size() ? end_of_number(text, first + 1) : first;
        const std::size_t year = second + 1 < text.size() ? end_of_number(text, second + 1) : second;
        const bool parted = is_parting(text, first) && is_parting(text, second);
        if (!parted || first - i > 2 || second - first > 3 || second == first + 1 || year - second != 5)
            continue;
        const int a = number_of(text.substr(i, first - i));
        const int b = number_of(text.substr(first + 1, second - first - 1));
        if (a > 12 && a <= 31 && b <= 12) return Order::day_first;
        if (b > 12 && b <= 31 && a <= 12) return Order::month_first;
    }
    return Order::unknown;
}

std::string PageDates::day_in(std::string_view text) const {
    std::vector<std::string> days = days_in(text);
    return days.empty() ? std::string() : days.front();
}

std::string PageDates::day_in_address(std::string_view address) const {
    const std::size_t host = address.find("://");
    const std::size_t path = address.find('/', host == std::string_view::npos ? 0 : host + 3);
    if (path == std::string_view::npos) return {};
    const std::string_view text = address.substr(path, longest_text);
    const std::vector<Part> parts = parts_of(text);
    const auto borders = [&](std::size_t begin, std::size_t end) {  // not inside of a longer word or number
        const auto letter = [&](std::size_t i) {
            return i < text.size() && is_letter(static_cast<unsigned char>(text[i]));
        };
        return !(begin > 0 && letter(begin - 1)) && !letter(end);
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& a = parts[i];
        if (a.digits == 8 && borders(a.begin, a.end)) {
            if (std::string day = made(a.value / 10000, a.value / 100 % 100, a.value % 100); !day.empty())
                return day;
        }
        if (a.digits != 4 || i + 2 >= parts.size()) continue;
        const Part& b = parts[i + 1];
        const Part& c = parts[i + 2];
        if (b.begin != a.end + 1 || c.begin != b.end + 1 || text[a.end] != text[b.end]) continue;
        if (c.digits == 0 || c.digits > 2 || b.digits > 2 || !borders(a.begin, c.end)) continue;
        if (std::string day = made(a.value, b.value, c.value); !day.empty()) return day;
    }
    return {};
}

}  // namespace entente
