#include "record/agree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double rounding = 0.005;  // a bare number is right to half a percent
constexpr double about = 0.05;
constexpr double nearly = 0.1;  // "nearly 4" is 3.6 to 4
constexpr double over = 0.15;   // "over 4" is 4 to 4.6

}  // namespace

Allowed allowed_by(const Fact& fact) {
    const double value = fact.number("value").value_or(0);
    const double size = std::fabs(value);
    const std::string_view qualifier = fact.text("qualifier");
    const double infinite = std::numeric_limits<double>::infinity();
    if (qualifier == "about") return {value - about * size, value + about * size};
    if (qualifier == "nearly") return {value - nearly * size, value + rounding * size};
    if (qualifier == "over") return {value - rounding * size, value + over * size};
    if (qualifier == "at_least") return {value, infinite};
    if (qualifier == "up_to") return {-infinite, value};
    if (const auto most = fact.number("value_max")) return {std::min(value, *most), std::max(value, *most)};
    if (fact.text("measure") == "rank" || fact.text("measure") == "count") return {value, value};
    return {value - rounding * size, value + rounding * size};
}

bool agree(const Fact& a, const Fact& b) {
    const Allowed one = allowed_by(a);
    const Allowed other = allowed_by(b);
    return one.least <= other.most && other.least <= one.most;
}

}  // namespace entente
