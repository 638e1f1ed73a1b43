#include "mark/number_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

// 16.4 million is 16400000 and not a hair less.
double rounded(double value) {
    const double whole = std::round(value);
    return std::fabs(value - whole) < 1e-9 * std::fabs(value) && std::fabs(value) < 1e15 ? whole : value;
}

}  // namespace

const NumberWord* NumberReader::entry(std::uint32_t i) const {
    if (i >= high() || token(i).word == 0) return nullptr;
    const auto found = knowledge().numbers.find(token(i).word);
    return found == knowledge().numbers.end() ? nullptr : &found->second;
}

const NumberWord* NumberReader::word(std::uint32_t i) const { return has(i, wc_number) ? entry(i) : nullptr; }

const NumberWord* NumberReader::word(std::uint32_t i, Kind kind) const {
    const NumberWord* found = word(i);
    return found != nullptr && found->kind == kind ? found : nullptr;
}

bool NumberReader::small_at(std::uint32_t i, Part& part) const {
    const NumberWord* first = word(i);
    if (first == nullptr || (first->kind != Kind::unit && first->kind != Kind::tens)) return false;
    part.value = first->value;
    part.last = i + 1;
    part.in_words = true;
    if (first->kind == Kind::tens) {
        const std::uint32_t at = is(i + 1, sign_hyphen) ? i + 2 : i + 1;
        const NumberWord* next = word(at, Kind::unit);
        if (next != nullptr && next->value > 0 && next->value < 10) {
            part.value += next->value;
            part.last = at + 1;
        }
    }
    return true;
}

bool NumberReader::figures_at(std::uint32_t i, Part& part) const {
    if (!is_number(i) || !read_figures(bytes(i), style(), part.value)) return false;
    part.last = i + 1;
    part.figures = true;
    if (powered(i, part)) return true;
    if (grouped(i, part)) return true;
    if (slashed(i, part)) return true;
    if (Part below; part.value == std::floor(part.value) && is_number(part.last) &&
                    read_figures(bytes(part.last), style(), below.value) && slashed(part.last, below)) {
        part.value += below.value;  // "2 1/4"
        part.last = below.last;
    } else if (const NumberWord* sign = word(part.last, Kind::fraction);
               sign != nullptr && token(part.last).kind == TokenKind::punctuation) {
        part.value += sign->value;  // "2½"
        ++part.last;
    }
    return true;
}

bool NumberReader::grouped(std::uint32_t i, Part& part) const {
    if (token(i).end - token(i).begin > 3 || !is_plain(bytes(i)) || bytes(i).front() == '0') return false;
    if (i > low() && token(i - 1).capital && !token(i - 1).all_caps && token(i).spaced && i - 1 != low())
        return false;
    double value = part.value;
    std::uint32_t at = i + 1;
    for (; is_number(at) && token(at).spaced; ++at) {
        const std::string_view digits = bytes(at);
        if (!is_group(digits) || !is_one_blank(token(at - 1).end, token(at).begin)) break;
        double group = 0;
        if (!read_figures(digits, style(), group)) break;
        value = value * 1000 + group;
        if (digits.size() > 3) {
            ++at;
            break;
        }
    }
    if (at == i + 1 || (is_number(at) && token(at).spaced) || is_slash_number(at)) return false;
    part.value = value;
    part.last = at;
    return true;
}

bool NumberReader::powered(std::uint32_t i, Part& part) const {
    if (!is_tight(i + 1)) return false;
    const std::string_view behind = text().substr(token(i).end, 16);
    if (behind.empty()) return false;
    const auto digit = [&](std::size_t k) {
        return k < behind.size() && behind[k] >= '0' && behind[k] <= '9';
    };
    std::size_t at = 0;
    double base = 10;
    if (behind.starts_with("x10^")) {
        at = 4;
    } else if (behind.starts_with("^")) {
        at = 1;
        base = part.value;
        part.value = 1;
    } else if (behind[0] == 'e' || behind[0] == 'E') {
        at = 1;
    } else {
        return false;
    }
    bool minus = false;
    for (int signs = 0; at < behind.size() && signs < 2 && (behind[at] == '+' || behind[at] == '-');
         ++at, ++signs)
        minus = behind[at] == '-';
    int power = 0;
    const std::size_t from = at;
    for (; digit(at) && at < from + 3; ++at) power = power * 10 + (behind[at] - '0');
    const double value = part.value * std::pow(base, minus ? -power : power);
    const std::uint32_t end = token(i).end + static_cast<std::uint32_t>(at);
    std::uint32_t last = i + 1;
    while (is_tight(last) && token(last).end < end) ++last;
    if (at == from || !is_tight(last) || token(last).end != end || !std::isfinite(value)) {
        if (base != 10) part.value = base;
        return false;
    }
    part.value = value;
    part.last = last + 1;
    return true;
}

bool NumberReader::is_one_blank(std::uint32_t from, std::uint32_t to) const {
    const std::string_view between = text().substr(from, to - from);
    return between == " " || between == "\u00a0" || between == "\u202f" || between == "\u2009";
}

bool NumberReader::is_slash_number(std::uint32_t at) const {
    return is(at, sign_slash) && is_tight(at) && is_number(at + 1) && is_tight(at + 1);
}

bool NumberReader::slashed(std::uint32_t i, Part& part) const {
    static constexpr std::array<double, 11> usual{2, 3, 4, 5, 6, 8, 10, 16, 20, 100, 1000};
    if (!is_slash_number(i + 1) || is_slash_number(i + 3)) return false;
    if (i >= low() + 2 && is(i - 1, sign_slash) && is_tight(i)) return false;
    double below = 0;
    if (!is_plain(bytes(i)) || !is_plain(bytes(i + 2)) || !read_figures(bytes(i + 2), style(), below))
        return false;
    if (part.value < 1 || part.value >= below || std::find(usual.begin(), usual.end(), below) == usual.end())
        return false;
    part.value /= below;
    part.last = i + 3;
    return true;
}

bool NumberReader::group_at(std::uint32_t i, Part& part) const {
    if (is_article(i)) {
        const NumberWord* next = word(i + 1, Kind::multiplier);
        if (next == nullptr) return false;
        part.value = 1;
        part.last = i + 1;
        part.in_words = true;
    } else if (const NumberWord* bare = word(i, Kind::multiplier); bare != nullptr) {
        const NumberWord* next = word(i + 1, Kind::multiplier);  // "hundred thousand"
        const bool free = i == low() || has(i - 1, wc_preposition | wc_be) || !is_word(i - 1);
        if (!free || next == nullptr || next->value <= bare->value) return false;
        part.value = 1;
        part.last = i;
        part.in_words = true;
    } else if (!figures_at(i, part) && !small_at(i, part)) {
        return false;
    }
    const std::uint32_t at = behind_hyphen(part.last);
    const NumberWord* hundred = word(at, Kind::multiplier);
    if (hundred == nullptr || hundred->value != 100) return true;
    part.value *= 100;
    part.scale = 100;
    part.last = at + 1;
    rest_of_hundred(part);
    return true;
}

std::uint32_t NumberReader::behind_hyphen(std::uint32_t i) const {
    return is(i, sign_hyphen) && is_tight(i) ? i + 1 : i;
}

void NumberReader::rest_of_hundred(Part& part) const {
    const bool joined = has(part.last, wc_additive);
    const std::uint32_t from = joined ? part.last + 1 : part.last;
    Part rest;
    if (joined && fraction_behind(from, rest)) return;  // read later
    const bool figures = joined && is_number(from) && figures_at(from, rest) && rest.value < 100 &&
                         rest.value == std::floor(rest.value);
    if (!figures && !small_at(from, rest)) return;
    if (rest.value < 1) return;
    const NumberWord* next = word(behind_hyphen(rest.last), Kind::multiplier);
    if (next != nullptr && next->value <= 100) return;
    part.value += rest.value;
    part.last = rest.last;
}

bool NumberReader::sum_at(std::uint32_t i, Part& sum) const {
    double limit = std::numeric_limits<double>::infinity();
    for (std::uint32_t at = i;; at = sum.last) {
        const bool begun = at != i;
        const bool joined = begun && has(at, wc_additive);
        const std::uint32_t from = joined ? at + 1 : at;
        Part part;
        if (joined && fraction_behind(from, part)) {
            add_fraction(part, sum);
            return true;
        }
        if (begun && (limit < 1000 || is_article(from))) return true;
        if (!group_at(from, part)) return begun;
        const std::uint32_t more = behind_hyphen(part.last);
        if (Part half; has(more, wc_additive) && fraction_behind(behind_hyphen(more + 1), half)) {
            const NumberWord* next =
                word(behind_hyphen(half.last), Kind::multiplier);  // "three and a half million"
            if (next != nullptr && next->value >= 1000 && (!begun || next->value < limit)) {
                part.value += half.value;
                part.last = half.last;
            }
        }
        double product = 1;
        part.last = multipliers(part.last, part.figures, product);
        if (begun && product >= limit) return true;
        if (begun && part.figures && product == 1 && part.scale == 1) return true;
        sum.value += rounded(part.value * product);
        sum.scale = product != 1 ? product : part.scale != 1 ? part.scale : sum.scale;
        sum.last = part.last;
        if (!begun) sum.in_words = part.in_words;
        if (!begun) sum.figures = part.figures;
        limit = product;
    }
}

void NumberReader::add_fraction(const Part& part, Part& sum) const {
    const NumberWord* next = word(part.last, Kind::multiplier);
    const bool multiplied = next != nullptr && next->value >= 1000 && next->value < sum.scale;
    sum.value += part.value * (multiplied ? next->value : sum.scale >= 1000 ? sum.scale : 1);
    sum.last = multiplied ? part.last + 1 : part.last;
}

std::uint32_t NumberReader::multipliers(std::uint32_t i, bool figures, double& product) const {
    if (const NumberWord* letter = figures && is_tight(i) ? entry(i) : nullptr; letter != nullptr) {
        const bool capital = token(i).capital && (token(i).all_caps || bytes(i).size() == 1);
        if (letter->kind == Kind::letter || (letter->kind == Kind::capital && capital)) {
            product *= letter->value;
            return i + 1;
        }
    }
    while (true) {
        const std::uint32_t at = behind_hyphen(i);
        const NumberWord* next = word(at, Kind::multiplier);
        if (next == nullptr) return i;
        product *= next->value;
        i = at + 1;
    }
}

bool NumberReader::parts_at(std::uint32_t i, Part& part, bool plural) const {
    const NumberWord* first = word(i);
    if (first == nullptr) return false;
    if (first->kind == Kind::tens) {
        const std::uint32_t at = behind_hyphen(i + 1);
        Part unit;
        if (!parts_at(at, unit, plural) || unit.last != at + 1 || unit.value < 0.1) return false;
        part.value = 1 / (first->value + 1 / unit.value);
        part.last = unit.last;
        return true;
    }
    if (first->kind == Kind::fraction)
        part.value = first->value;
    else if (first->kind == Kind::ordinal && !plural && first->value > 2)
        part.value = 1 / first->value;
    else
        return false;
    part.last = i + 1;
    return true;
}

bool NumberReader::denominator(const Part& above, Part& below) const {
    const std::uint32_t at = is(above.last, sign_hyphen) ? above.last + 1 : above.last;
    if (const double tens = above.value - above_of(above); tens > 0) {
        if (!parts_at(at, below, true) || below.value == 0.5) return false;
        below.value = 1 / (tens + 1 / below.value);
        return true;
    }
    if (!parts_at(at, below, above.value != 1)) return false;
    return above.value == 1 || below.value != 0.5;
}

double NumberReader::above_of(const Part& above) const {
    if (above.last < low() + 2 || above.value < 100 || above.value >= 1000) return above.value;
    const NumberWord* tens = word(above.last - 1, Kind::tens);
    if (tens == nullptr || std::fmod(above.value, 100) != tens->value) return above.value;
    if (has(above.last - 2, wc_additive)) return above.value;  // "one hundred and thirty fifths"
    Part below;
    const std::uint32_t at = is(above.last, sign_hyphen) ? above.last + 1 : above.last;
    return parts_at(at, below, true) && below.value > 0.1 ? above.value - tens->value : above.value;
}

bool NumberReader::fraction_behind(std::uint32_t i, Part& part) const {
    if (is_article(i)) return parts_at(behind_hyphen(i + 1), part, false);
    Part above;
    if (!small_at(i, above)) return false;
    Part below;
    if (!denominator(above, below)) return false;
    part.value = above.value * below.value;
    part.last = below.last;
    return part.value < 1;
}

}  // namespace entente
