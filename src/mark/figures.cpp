#include "mark/figures.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace entente {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a token of figures shows about the document.
enum class Shown { nothing, comma, stop };

struct Signs {
    std::size_t commas = 0;
    std::size_t stops = 0;
    std::size_t behind = 0;  // digits behind the last sign
    char last = 0;
};

Signs signs_of(std::string_view digits) {
    Signs out;
    for (const char c : digits) {
        if (is_digit(c)) {
            ++out.behind;
            continue;
        }
        ++(c == ',' ? out.commas : out.stops);
        out.last = c;
        out.behind = 0;
    }
    return out;
}

Shown shown_by(std::string_view digits) {
    const Signs signs = signs_of(digits);
    if (signs.last == 0) return Shown::nothing;
    if (signs.commas > 0 && signs.stops > 0) return signs.last == ',' ? Shown::comma : Shown::stop;
    if (signs.commas + signs.stops > 1)
        return signs.behind != 3 ? Shown::nothing : signs.commas > 0 ? Shown::stop : Shown::comma;
    if (signs.behind == 3) return Shown::nothing;
    return signs.last == ',' ? Shown::comma : Shown::stop;
}

// Groups between `sign`: three digits in the last, two or three in the others, one to three in the first.
bool is_grouped(std::string_view digits, char sign) {
    std::size_t run = 0;
    bool first = true;
    for (std::size_t i = 0; i <= digits.size(); ++i) {
        if (i < digits.size() && digits[i] != sign) {
            ++run;
            continue;
        }
        const bool last = i == digits.size();
        if (first ? run < 1 || run > 3 : last ? run != 3 : run < 2 || run > 3) return false;
        first = false;
        run = 0;
    }
    return true;
}

}  // namespace

NumberStyle style_of(std::string_view text, const std::vector<Token>& tokens) {
    std::size_t commas = 0;
    std::size_t stops = 0;
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::number || token.end - token.begin < 3) continue;
        const Shown shown = shown_by(text.substr(token.begin, token.end - token.begin));
        commas += shown == Shown::comma;
        stops += shown == Shown::stop;
    }
    return {commas > 0 && stops == 0};
}

bool is_plain(std::string_view digits) {
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

bool is_group(std::string_view digits) {
    return digits.size() >= 3 && is_plain(digits.substr(0, 3)) &&
           (digits.size() == 3 || (digits.size() > 4 && !is_digit(digits[3]) && is_plain(digits.substr(4))));
}

bool read_figures(std::string_view digits, NumberStyle style, double& value) {
    const Signs signs = signs_of(digits);
    char decimal = 0;
    if (signs.commas > 0 && signs.stops > 0)
        decimal = signs.last;
    else if (signs.commas + signs.stops == 1)
        decimal = style.decimal_comma || signs.behind != 3 ? (signs.commas == 1 ? ',' : '.') : '.';
    if (decimal == '.' && style.decimal_comma && signs.commas == 0 && signs.behind == 3) decimal = 0;
    const std::size_t at = decimal == 0 ? std::string_view::npos : digits.rfind(decimal);
    const std::string_view whole = digits.substr(0, at);
    std::string plain;
    const char sign = whole.find(',') != std::string_view::npos   ? ','
                      : whole.find('.') != std::string_view::npos ? '.'
                                                                  : '\0';
    if (sign != 0 && !is_grouped(whole, sign)) return false;
    for (const char c : whole) {
        if (c != sign) plain += c;
    }
    if (at != std::string_view::npos) plain += '.' + std::string(digits.substr(at + 1));
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return read.ec == std::errc() && read.ptr == plain.data() + plain.size();
}

}  // namespace entente
