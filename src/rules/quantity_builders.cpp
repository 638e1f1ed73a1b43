// The builders of `set` that give numbers and quantities.
#include <algorithm>
#include <cmath>

#include "rules/value_builders.h"
#include "rules/vocabulary.h"

namespace entente {
namespace {

const Capture* captured(const Value& value) {
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    return captures == nullptr || captures->empty() ? nullptr : &captures->front();
}

// Lists do not ask for case and blanks; money does: "BOB 3" and not "Bob 3", "A$5" and not "a $5".
bool is_spelled_as_money(const Value& number, const Value& unit, const ValueContext& context) {
    const Capture* at = captured(unit);
    if (at == nullptr || at->last <= at->first) return true;
    const Token& head = context.marks.tokens[at->first];
    const Capture* figures = captured(number);
    const bool before = figures != nullptr && figures->first >= at->last;
    if (head.kind != TokenKind::word)  // the second sign in "10bn-$12bn" belongs to what follows
        return before || at->first == 0 || context.marks.tokens[at->first - 1].word != sign_hyphen;
    const std::uint32_t length = head.end - head.begin;
    if (at->last - at->first > 1) {
        const Token& next = context.marks.tokens[at->first + 1];
        // Blanks all around are those of a corpus that parts its tokens: "C $ 300".
        const bool parted =
            before && head.spaced && context.marks.tokens[at->last].spaced && as_text(unit, context) != "AUD";
        if (length == 1 && next.kind != TokenKind::word && next.spaced && !parted) return false;
    } else {
        const std::string text = text_of(*at, context);
        const std::string code = as_text(unit, context);
        const bool same = text.size() == code.size() &&
                          std::equal(text.begin(), text.end(), code.begin(),
                                     [](char x, char y) { return (x & ~0x20) == (y & ~0x20); });
        if (same) return head.all_caps;
    }
    // "ten dollars fifty": a name before figures that has a number of its own belongs to that one
    if (!before || head.capital) return true;
    return std::none_of(context.marks.marks.begin(), context.marks.marks.end(), [&](const Mark& mark) {
        return mark.kind == MarkKind::number && mark.last == at->first;
    });
}

Value make_amount(const Arguments& a, const ValueContext& context) {
    auto quantity = as_quantity(a[0], context);
    std::string unit = as_text(a[1], context);
    if (!quantity || unit.empty()) return {};
    if (is_currency(unit) && !is_spelled_as_money(a[0], a[1], context)) return {};
    quantity->unit = std::move(unit);
    quantity->ordinal = false;
    return *quantity;
}

Value make_scale(const Arguments& a, const ValueContext& context) {
    auto quantity = as_quantity(a[0], context);
    const auto factor = as_number(a[1], context);
    if (!quantity || !factor) return {};
    quantity->value *= *factor;
    quantity->value_max *= *factor;
    quantity->scale *= *factor;
    return *quantity;
}

// Multiplier and unit may stand at the second alone.
void complete(Quantity& first, const Quantity& second) {
    if (first.scale == 1 && second.scale > 1 && first.value < second.value / second.scale) {
        first.value *= second.scale;
        first.scale = second.scale;
    }
    if (first.unit.empty() || first.unit == "*") first.unit = second.unit.empty() ? first.unit : second.unit;
}

// "from 3 to 4 billion": the first of them, whichever is more.
Value make_completed(const Arguments& a, const ValueContext& context) {
    auto first = as_quantity(a[0], context);
    const auto second = as_quantity(a[1], context);
    if (!first || !second || (second->unit.empty() && first->unit.empty())) return {};
    const bool bare = first->unit == "*" || second->unit == "*";  // "US$300 to $400 million"
    const bool same =
        first->unit == second->unit || (bare && is_currency(first->unit) && is_currency(second->unit));
    if (!first->unit.empty() && !same) return *first;
    complete(*first, *second);
    const double near = second->scale > 1 ? first->value / (second->value / second->scale) : 0;
    if (first->scale == 1 && near > 1 && near < 10) {  // "from 4 to 3 billion"
        first->value *= second->scale;
        first->scale = second->scale;
    }
    return *first;
}

// What stands behind a sum of money as its hundredths: a whole number from 1 to 99.
Value make_cents(const Arguments& a, const ValueContext& context) {
    const auto number = as_number(a[0], context);
    if (!number || *number != std::floor(*number) || *number < 1 || *number > 99) return {};
    return *number / 100;
}

// "between US$300 and $400 million", "10-12 billion", "5-7 percent": multiplier and unit may stand at one end only.
Value make_between(const Arguments& a, const ValueContext& context) {
    auto low = as_quantity(a[0], context);
    auto high = as_quantity(a[1], context);
    if (!low || !high) return {};
    complete(*low, *high);
    if (high->unit == "*" && !low->unit.empty()) high->unit = low->unit;
    if (!high->unit.empty() && high->unit != low->unit) return {};
    if (high->value <= low->value) return {};
    low->value_max = high->value;
    low->range = true;
    low->qualifier = "between";
    return *low;
}

// "one in five", "two out of three": a part of a whole, and nothing where it is no part.
Value make_ratio(const Arguments& a, const ValueContext& context) {
    const auto part = as_number(a[0], context);
    const auto whole = as_number(a[1], context);
    if (!part || !whole || *part < 0 || *part >= *whole || *whole > 1000) return {};
    Quantity out;
    out.value = *part / *whole;
    return out;
}

Value make_qualified(const Arguments& a, const ValueContext& context) {
    auto quantity = as_quantity(a[0], context);
    if (!quantity) return {};
    if (!quantity->range) quantity->qualifier = as_text(a[1], context);
    return *quantity;
}

Value make_negative(const Arguments& a, const ValueContext& context) {
    auto quantity = as_quantity(a[0], context);
    if (!quantity) return {};
    if (quantity->unit.empty()) return -quantity->value;
    const double top = quantity->range ? quantity->value_max : quantity->value;
    quantity->value_max = -quantity->value;
    quantity->value = -top;
    return *quantity;
}

constexpr std::array<NamedBuilder, 10> builders{{
    {"negate", make_negative},
    {"number",
     [](const Arguments& a, const ValueContext& c) -> Value {
         const auto number = as_number(a[0], c);
         return number ? Value(*number) : Value();
     }},
    {"amount", make_amount},
    {"scale", make_scale},
    {"ratio", make_ratio},
    {"between", make_between},
    {"completed", make_completed},
    {"cents", make_cents},
    {"qualify", make_qualified},
    {"sum",
     [](const Arguments& a, const ValueContext& c) -> Value {
         const auto x = as_number(a[0], c);
         const auto y = as_number(a[1], c);
         return x && y ? Value(*x + *y) : Value();
     }},
}};

}  // namespace

std::span<const NamedBuilder> quantity_builders() { return builders; }

}  // namespace entente
