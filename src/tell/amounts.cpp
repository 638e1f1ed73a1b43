#include "tell/amounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {
namespace {

// Digits after the point go where they are noughts.
std::string trimmed(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string grouped(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t start = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = point; at > start + 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

std::string_view words_for(std::string_view qualifier) {
    struct Word {
        std::string_view qualifier;
        std::string_view words;
    };
    static constexpr std::array list{Word{"about", "about "}, Word{"nearly", "nearly "},
                                     Word{"over", "over "}, Word{"at_least", "at least "},
                                     Word{"up_to", "up to "}};
    for (const Word& word : list) {
        if (word.qualifier == qualifier) return word.words;
    }
    return {};
}

std::string with_unit(std::string text, std::string_view unit) {
    if (unit.empty() || unit == "count" || unit == "rank") return text;
    if (unit == "percent") return text + '%';
    return text + ' ' + std::string(unit);
}

std::string show_rank(const Fact& fact, double value) {
    const std::string_view qualifier = fact.text("qualifier");
    std::string out;
    if (qualifier == "up_to") {
        out = "among the first " + show_number(value);
    } else {
        out = std::string(words_for(qualifier)) + ordinal(std::lround(value));
    }
    if (const auto out_of = fact.number("out_of")) out += " of " + show_number(*out_of);
    return out;
}

}  // namespace

std::string show_number(double value) {
    struct Scale {
        double size;
        const char* name;
    };
    static constexpr std::array scales{Scale{1e12, " trillion"}, Scale{1e9, " billion"},
                                       Scale{1e6, " million"}};
    const double size = std::fabs(value);
    if (!std::isfinite(value)) return "unknown";
    for (const Scale& scale : scales) {
        if (size < scale.size) continue;
        const double scaled = value / scale.size;
        const int whole = std::fabs(scaled) >= 100 ? 3 : std::fabs(scaled) >= 10 ? 2 : 1;
        return grouped(trimmed(fmt::format("{:.{}f}", scaled, std::max(1, 4 - whole)))) + scale.name;
    }
    return grouped(trimmed(fmt::format("{:.2f}", value)));
}

std::string show_percent(double value) {
    const double size = std::fabs(value);
    return trimmed(fmt::format("{:.{}f}", value, size >= 100 ? 0 : 1)) + '%';
}

std::string ordinal(long number) {
    const long last_two = number % 100;
    const long last = number % 10;
    const bool teens = last_two >= 11 && last_two <= 13;
    const char* ending = teens ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    return std::to_string(number) + ending;
}

std::string show_quantity(const Fact& fact) {
    const std::optional<double> value = fact.number("value");
    if (!value) return {};
    const std::string_view unit = fact.text("unit");
    if (fact.text("measure") == "rank") return show_rank(fact, *value);
    const bool growth = fact.text("measure") == "growth";
    const std::string sign = growth && *value > 0 ? "+" : "";
    if (const auto most = fact.number("value_max")) {
        return sign + show_number(*value) + " to " + with_unit(show_number(*most), unit);
    }
    return std::string(words_for(fact.text("qualifier"))) + sign + with_unit(show_number(*value), unit);
}

std::string words_of(std::string_view snake_case) {
    std::string out(snake_case);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

}  // namespace entente
