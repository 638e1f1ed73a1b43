#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/edtf.h"
#include "rules/rule.h"
#include "rules/time_values.h"
#include "rules/vocabulary.h"

namespace entente {
namespace {

using Arguments = std::vector<Value>;

std::optional<double> parse_number(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c != ',') plain += c;
    }
    double value = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (plain.empty() || read.ec != std::errc() || read.ptr != plain.data() + plain.size())
        return std::nullopt;
    return value;
}

// The integer of an argument, or `none` where it is absent; nothing where it is there and no integer.
std::optional<int> integer(const Value& value, const ValueContext& context, int none) {
    if (std::holds_alternative<std::monostate>(value)) return none;
    const auto number = as_number(value, context);
    if (!number || *number != std::floor(*number) || std::fabs(*number) > 9999) return std::nullopt;
    return static_cast<int>(*number);
}

TimeSpec::Unit unit_of(std::string_view word) {
    static constexpr std::array<std::string_view, 7> names{"day",    "week",    "month",  "year",
                                                           "decade", "century", "quarter"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == word) return static_cast<TimeSpec::Unit>(i);
    }
    return TimeSpec::Unit::year;
}

bool valid_day(int month, int day) {
    static constexpr std::array<int, 13> most{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day >= 1 && (month > 12 || month < 1 ? day <= 31 : day <= most[static_cast<std::size_t>(month)]);
}

Value make_date(const Arguments& a, const ValueContext& context) {
    const auto year = integer(a[0], context, TimeSpec::none);
    const auto month = integer(a[1], context, TimeSpec::none);
    const auto day = integer(a[2], context, TimeSpec::none);
    if (!year || !month || !day) return {};
    if (*month != TimeSpec::none && !((*month >= 1 && *month <= 12) || (*month >= 21 && *month <= 41)))
        return {};
    if (*day != TimeSpec::none && (*month > 12 || !valid_day(*month, *day))) return {};
    if (*year == TimeSpec::none && *month == TimeSpec::none && *day == TimeSpec::none) return {};
    TimeValue out;
    out.spec.year = *year;
    out.spec.month = *month;
    out.spec.day = *day;
    return out;
}

Value make_relative(const Arguments& a, const ValueContext& context, TimeSpec::Kind kind) {
    const auto offset = integer(a[0], context, 0);
    if (!offset) return {};
    TimeValue out;
    out.spec.kind = kind;
    out.spec.offset = *offset;
    out.spec.unit = unit_of(as_text(a[1], context));
    return out;
}

Value make_weekday(const Arguments& a, const ValueContext& context) {
    const auto weekday = integer(a[0], context, TimeSpec::none);
    const auto direction = integer(a[1], context, 0);
    if (!weekday || !direction || *weekday < 0 || *weekday > 6) return {};
    TimeValue out;
    out.spec.kind = TimeSpec::Kind::weekday;
    out.spec.weekday = *weekday;
    out.spec.direction = *direction;
    return out;
}

Value make_span(const Arguments& a, const ValueContext& context, TimeSpec::Unit grain) {
    const auto number = integer(a[0], context, TimeSpec::none);
    if (!number || *number < 0) return {};
    TimeValue out;
    out.spec.grain = grain;
    out.spec.year = grain == TimeSpec::Unit::century ? (*number - 1) * 100 : *number / 10 * 10;
    return out;
}

// True where the date is as fine as the unit: a day for days and weeks, a month for months.
bool is_as_fine(const TimeSpec& spec, TimeSpec::Unit unit) {
    if (unit == TimeSpec::Unit::year) return true;
    if (spec.month == TimeSpec::none) return false;
    return unit == TimeSpec::Unit::month || spec.day != TimeSpec::none;
}

// Years and months are counted on in the calendar; a month from 31 January is the last day of February.
bool move(TimeSpec& spec, int by, TimeSpec::Unit unit) {
    if (spec.kind == TimeSpec::Kind::relative && spec.unit == unit && spec.month == TimeSpec::none) {
        spec.offset += by;
        return true;
    }
    if (spec.kind == TimeSpec::Kind::relative && spec.unit == TimeSpec::Unit::day &&
        unit == TimeSpec::Unit::week) {
        spec.offset += 7 * by;
        return true;
    }
    if (spec.kind != TimeSpec::Kind::calendar || spec.year == TimeSpec::none || spec.month > 12) return false;
    if (unit == TimeSpec::Unit::decade || unit == TimeSpec::Unit::century) {
        by *= unit == TimeSpec::Unit::decade ? 10 : 100;
        unit = TimeSpec::Unit::year;
    }
    if (!is_as_fine(spec, unit)) return false;
    const bool month = spec.month != TimeSpec::none;
    const bool day = month && spec.day != TimeSpec::none;
    Day at{spec.year, month ? spec.month : 1, day ? spec.day : 1};
    if (at.day > days_in_month(at.year, at.month)) return false;
    if (unit == TimeSpec::Unit::year || unit == TimeSpec::Unit::month)
        at = add_months(at, unit == TimeSpec::Unit::year ? by * 12 : by);
    else
        at = from_number(to_number(at) + (unit == TimeSpec::Unit::week ? by * 7L : by));
    if (at.year < 1 || at.year > 9999) return false;
    spec.year = at.year;
    if (month) spec.month = at.month;
    if (day) spec.day = at.day;
    return true;
}

// A time n units later, or earlier where n is below 0. No finer unit than the time itself has.
Value shift_time(const Arguments& a, const ValueContext& context) {
    auto time = as_time(a[0], context);
    const auto by = integer(a[1], context, TimeSpec::none);
    if (!time || !by || std::holds_alternative<std::monostate>(a[1])) return {};
    const TimeSpec::Unit unit = unit_of(as_text(a[2], context));
    if (!move(time->spec, *by, unit) || (time->last && !move(*time->last, *by, unit))) return {};
    return *time;
}

// Two times complete one another: the day from one and the year from the other. Nothing where they disagree.
Value combine_times(const Arguments& a, const ValueContext& context) {
    const auto first = as_time(a[0], context);
    const auto second = as_time(a[1], context);
    if (!first || !second || first->last || second->last) return {};
    TimeValue out = *first;
    const TimeSpec& other = second->spec;
    if (out.spec.kind != TimeSpec::Kind::calendar || other.kind != TimeSpec::Kind::calendar ||
        out.spec.grain != TimeSpec::Unit::day || other.grain != TimeSpec::Unit::day)
        return {};
    const auto take = [](int& mine, int theirs) {
        if (mine != TimeSpec::none && theirs != TimeSpec::none && mine != theirs) return false;
        if (mine == TimeSpec::none) mine = theirs;
        return true;
    };
    TimeSpec& spec = out.spec;
    if (!take(spec.year, other.year) || !take(spec.month, other.month) || !take(spec.day, other.day) ||
        !take(spec.hour, other.hour) || !take(spec.minute, other.minute))
        return {};
    if (spec.day != TimeSpec::none && !valid_day(spec.month, spec.day)) return {};
    return out;
}

// The parts of an interval complete one another: "23 to 28 November 2014", "26 July - 22 August".
Value make_range(const Arguments& a, const ValueContext& context) {
    auto first = as_time(a[0], context);
    auto last = as_time(a[1], context);
    if (!first && !last) return {};
    if (!first || !last) return first ? *first : *last;
    if (first->last || last->last) {
        if (last->last) last->spec = *last->last;
    }
    TimeSpec& from = first->spec;
    TimeSpec& to = last->spec;
    if (from.kind == TimeSpec::Kind::calendar && to.kind == TimeSpec::Kind::calendar) {
        if (to.month == TimeSpec::none && to.day != TimeSpec::none) to.month = from.month;
        if (from.month == TimeSpec::none && from.day != TimeSpec::none) from.month = to.month;
        if (to.year == TimeSpec::none) to.year = from.year;
        if (from.year == TimeSpec::none && to.year != TimeSpec::none) {
            from.year = from.month != TimeSpec::none && from.month > to.month ? to.year - 1 : to.year;
        }
        if (from.year != TimeSpec::none && to.year < from.year) return {};
    }
    TimeValue out;
    out.spec = from;
    out.spec.range = TimeSpec::none;
    out.last = to;
    return out;
}

template <class Change>
Value change_time(const Arguments& a, const ValueContext& context, Change change) {
    auto time = as_time(a[0], context);
    if (!time) return {};
    change(*time);
    return *time;
}

Value make_part(const Arguments& a, const ValueContext& context) {  // a season, quarter or half of a year
    auto time = as_time(a[0], context);
    const auto code = integer(a[1], context, TimeSpec::none);
    if (!time || !code || *code < 21 || *code > 41) return {};
    if (time->spec.kind == TimeSpec::Kind::relative && time->spec.unit == TimeSpec::Unit::year) {
        time->spec.month = *code;
        return *time;
    }
    if (time->spec.kind != TimeSpec::Kind::calendar || time->spec.month != TimeSpec::none) return {};
    time->spec.month = *code;
    return *time;
}

Value make_clock(const Arguments& a, const ValueContext& context) {
    auto time = as_time(a[0], context);
    const auto hour = integer(a[1], context, TimeSpec::none);
    const auto minute = integer(a[2], context, TimeSpec::none);
    if (!time && std::holds_alternative<std::monostate>(a[0]) && hour && minute)
        return clock_alone(*hour, *minute);
    if (!time || !hour || !minute || *hour < 0 || *hour > 24 || *minute < TimeSpec::none || *minute > 59)
        return {};
    time->spec.hour = *hour;
    time->spec.minute = *minute;
    return *time;
}

const Capture* captured(const Value& value) {
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    return captures == nullptr || captures->empty() ? nullptr : &captures->front();
}

bool is_money(std::string_view unit) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return unit == "*" || (unit.size() == 3 && std::all_of(unit.begin(), unit.end(), capital));
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
        if (length == 1 && !head.capital && next.kind != TokenKind::word && next.spaced) return false;
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
    if (is_money(unit) && !is_spelled_as_money(a[0], a[1], context)) return {};
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

// "between US$300 and $400 million", "10-12 billion", "5-7 percent": multiplier and unit may stand at one end only.
Value make_between(const Arguments& a, const ValueContext& context) {
    auto low = as_quantity(a[0], context);
    auto high = as_quantity(a[1], context);
    if (!low || !high) return {};
    if (low->scale == 1 && high->scale > 1 && low->value < high->value / high->scale) {
        low->value *= high->scale;
        low->scale = high->scale;
    }
    if (low->unit.empty() || low->unit == "*") low->unit = high->unit.empty() ? low->unit : high->unit;
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

Value first_of(const Arguments& a, const ValueContext& context) {
    for (const Value& value : a) {
        if (!std::holds_alternative<std::monostate>(value) &&
            !(as_text(value, context).empty() && !as_number(value, context) && !as_time(value, context)))
            return value;
    }
    return {};
}

Value tense_of(const Arguments& a, const ValueContext& context) {
    for (const Value& value : a) {
        const auto* captures = std::get_if<std::vector<Capture>>(&value);
        if (captures == nullptr) continue;
        for (const Capture& capture : *captures) {
            if (capture.mark < 0) continue;
            const Mark& mark = context.marks.marks[static_cast<std::size_t>(capture.mark)];
            if (mark.kind == MarkKind::verb) return status_of(context.marks.verbs[mark.value]);
        }
    }
    return {};
}

struct Builder {
    std::string_view name;
    std::size_t least;  // arguments
    std::size_t most;
    Value (*make)(const Arguments&, const ValueContext&);
};

constexpr std::array<Builder, 43> builders{{
    {"date", 3, 3, make_date},
    {"relative", 2, 2,
     [](const Arguments& a, const ValueContext& c) { return make_relative(a, c, TimeSpec::Kind::relative); }},
    {"window", 2, 2,
     [](const Arguments& a, const ValueContext& c) { return make_relative(a, c, TimeSpec::Kind::window); }},
    {"weekday", 1, 2, make_weekday},
    {"decade", 1, 1,
     [](const Arguments& a, const ValueContext& c) { return make_span(a, c, TimeSpec::Unit::decade); }},
    {"century", 1, 1,
     [](const Arguments& a, const ValueContext& c) { return make_span(a, c, TimeSpec::Unit::century); }},
    {"range", 2, 2, make_range},
    {"since", 1, 1,
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.open_end = true; });
     }},
    {"until", 1, 1,
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.open_begin = true; });
     }},
    {"by", 1, 1,
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.deadline = true; });
     }},
    {"approx", 1, 1,
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.approximate = true; });
     }},
    {"directed", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         const auto direction = as_number(a[1], c);
         return change_time(
             a, c, [&](TimeValue& t) { t.spec.direction = direction ? static_cast<int>(*direction) : 0; });
     }},
    {"part", 2, 2, make_part},
    {"begin", 1, 1,
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.last.reset(); });
     }},
    {"clock", 2, 3, make_clock},
    {"in_year", 2, 2,
     [](const Arguments& a, const ValueContext& c) -> Value {  // a day of this year (0), last year (-1)
         auto time = as_time(a[0], c);
         const auto offset = as_number(a[1], c);
         if (!time || !offset || time->last || time->spec.kind != TimeSpec::Kind::calendar ||
             time->spec.year != TimeSpec::none || time->spec.month == TimeSpec::none)
             return {};
         time->spec.kind = TimeSpec::Kind::relative;
         time->spec.unit = TimeSpec::Unit::year;
         time->spec.offset = static_cast<int>(*offset);
         return *time;
     }},
    {"negate", 1, 1, make_negative},
    {"number", 1, 1,
     [](const Arguments& a, const ValueContext& c) -> Value {
         const auto number = as_number(a[0], c);
         return number ? Value(*number) : Value();
     }},
    {"amount", 2, 2, make_amount},
    {"scale", 2, 2, make_scale},
    {"ratio", 2, 2, make_ratio},
    {"between", 2, 2, make_between},
    {"qualify", 2, 2, make_qualified},
    {"either", 1, 8, first_of},
    {"by_tense", 1, 4, tense_of},
    {"text", 1, 1,
     [](const Arguments& a, const ValueContext& c) -> Value {
         std::string text = as_text(a[0], c);
         return text.empty() ? Value() : Value(std::move(text));
     }},
    {"all", 1, 8,
     [](const Arguments& a, const ValueContext&) -> Value {
         std::vector<Capture> out;
         for (const Value& value : a) {
             if (const auto* captures = std::get_if<std::vector<Capture>>(&value))
                 out.insert(out.end(), captures->begin(), captures->end());
         }
         if (out.empty()) return {};
         return out;
     }},
    {"numeric", 3, 3,
     [](const Arguments& a,
        const ValueContext& c) {  // day first, as most of the world; the document may say no
         const Value day_first = make_date({a[2], a[1], a[0]}, c);
         const Value month_first = make_date({a[2], a[0], a[1]}, c);
         return either_order(day_first, month_first);
     }},
    {"later", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         return change_time({make_relative(a, c, TimeSpec::Kind::relative)}, c,
                            [](TimeValue& t) { t.spec.anchored = true; });
     }},
    {"day_in_week", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         return day_in_week(as_number(a[0], c), as_number(a[1], c));
     }},
    {"day_in_month", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         return day_in_month(as_number(a[0], c), as_number(a[1], c));
     }},
    {"feast", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         const auto year = integer(a[0], c, TimeSpec::none);
         return year ? feast(*year, as_text(a[1], c)) : Value();
     }},
    {"dated", 1, 1,
     [](const Arguments& a, const ValueContext& c) -> Value {  // the time where it names a day
         auto time = as_time(a[0], c);
         if (!time || time->spec.kind != TimeSpec::Kind::calendar || time->spec.day == TimeSpec::none)
             return {};
         return *time;
     }},
    {"nth_weekday", 4, 4,
     [](const Arguments& a, const ValueContext& c) {
         const auto year = integer(a[0], c, TimeSpec::none);
         return year ? nth_weekday_of(*year, as_number(a[1], c), as_number(a[2], c), as_number(a[3], c))
                     : Value();
     }},
    {"fiscal", 1, 1,
     [](const Arguments& a, const ValueContext& c) {
         return change_time(a, c, [](TimeValue& t) { t.spec.fiscal = true; });
     }},
    {"daypart", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         return part_of_day(as_time(a[0], c), as_text(a[1], c));
     }},
    {"half_day", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         return half_day(as_number(a[0], c), as_text(a[1], c));
     }},
    {"duration", 2, 2,
     [](const Arguments& a, const ValueContext& c) {
         const bool said = !std::holds_alternative<std::monostate>(a[0]);
         const auto number = as_number(a[0], c);
         return said && !number ? Value() : duration(number, as_text(a[1], c));
     }},
    {"repeated", 1, 1,
     [](const Arguments& a, const ValueContext& c) -> Value {  // a duration as a set: "every two years"
         const auto time = as_time(a[0], c);
         if (!time || time->spec.kind != TimeSpec::Kind::lasting) return {};
         return lasting("SET", time->spec.timex.substr(time->spec.timex.find(' ') + 1));
     }},
    {"timex", 2, 2,
     [](const Arguments& a, const ValueContext& c) { return lasting(as_text(a[0], c), as_text(a[1], c)); }},
    {"shift", 3, 3, shift_time},
    {"combine", 2, 2, combine_times},
    {"sum", 2, 2,
     [](const Arguments& a, const ValueContext& c) -> Value {
         const auto x = as_number(a[0], c);
         const auto y = as_number(a[1], c);
         return x && y ? Value(*x + *y) : Value();
     }},
}};

const Builder* find_builder(std::string_view name) {
    for (const Builder& builder : builders) {
        if (builder.name == name) return &builder;
    }
    return nullptr;
}

bool is_capitals(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9'); });
}

const Mark* mark_of(const Capture& capture, const ValueContext& context) {
    return capture.mark < 0 ? nullptr : &context.marks.marks[static_cast<std::size_t>(capture.mark)];
}

}  // namespace

std::string text_of(const Capture& capture, const ValueContext& context) {
    if (capture.last <= capture.first) return {};
    const std::uint32_t begin = context.marks.tokens[capture.first].begin;
    return std::string(context.text.substr(begin, context.marks.tokens[capture.last - 1].end - begin));
}

Value evaluate(const Expression& expression, const ValueContext& context) {
    switch (expression.kind) {
        case Expression::Kind::number:
            return expression.number;
        case Expression::Kind::text:
            return expression.text;
        case Expression::Kind::call: {
            const Builder* builder = find_builder(expression.text);
            Arguments arguments;
            for (const Expression& argument : expression.arguments)
                arguments.push_back(evaluate(argument, context));
            while (arguments.size() < builder->most && builder->most <= 3) arguments.emplace_back();
            return builder->make(arguments, context);
        }
        case Expression::Kind::word:
            break;
    }
    std::vector<Capture> taken;
    const int slot = context.rule.slot(expression.text);
    if (slot >= 0) {
        for (const Capture& capture : context.match.captures) {
            if (capture.slot == slot) taken.push_back(capture);
        }
        if (taken.empty()) return {};
        return taken;
    }
    if (is_capitals(expression.text)) {  // a word list: where it matched
        for (const Capture& capture : context.match.captures) {
            if (capture.list >= 0 &&
                context.lists.name(static_cast<std::uint32_t>(capture.list)) == expression.text)
                taken.push_back(capture);
        }
        if (taken.empty()) return {};
        return taken;
    }
    if (expression.text == "none") return {};
    return expression.text;
}

std::optional<double> as_number(const Value& value, const ValueContext& context) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* quantity = std::get_if<Quantity>(&value)) return quantity->value;
    if (const auto* text = std::get_if<std::string>(&value)) return parse_number(*text);
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return std::nullopt;
    const Capture& capture = captures->front();
    if (const Mark* mark = mark_of(capture, context);
        mark != nullptr && (mark->kind == MarkKind::number || mark->kind == MarkKind::quantity)) {
        return context.marks.quantities[mark->value].value;
    }
    if (capture.list >= 0 && capture.value != 0) {
        return parse_number(context.lists.value(static_cast<std::uint32_t>(capture.list), capture.value));
    }
    return parse_number(text_of(capture, context));
}

std::optional<Quantity> as_quantity(const Value& value, const ValueContext& context) {
    if (const auto* quantity = std::get_if<Quantity>(&value)) return *quantity;
    if (const auto* captures = std::get_if<std::vector<Capture>>(&value);
        captures != nullptr && !captures->empty()) {
        const Mark* mark = mark_of(captures->front(), context);
        if (mark != nullptr && (mark->kind == MarkKind::number || mark->kind == MarkKind::quantity)) {
            return context.marks.quantities[mark->value];
        }
    }
    const auto number = as_number(value, context);
    if (!number) return std::nullopt;
    Quantity out;
    out.value = *number;
    return out;
}

std::optional<TimeValue> as_time(const Value& value, const ValueContext& context) {
    if (const auto* time = std::get_if<TimeValue>(&value)) return *time;
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return std::nullopt;
    const Mark* mark = mark_of(captures->front(), context);
    if (mark == nullptr || mark->kind != MarkKind::time) return std::nullopt;
    TimeValue out;
    out.spec = context.marks.times[mark->value];
    if (out.spec.range != TimeSpec::none)
        out.last = context.marks.times[static_cast<std::size_t>(out.spec.range)];
    return out;
}

std::string as_text(const Value& value, const ValueContext& context) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return {};
    const Capture& capture = captures->front();
    if (capture.list >= 0 && capture.value != 0)
        return std::string(context.lists.value(static_cast<std::uint32_t>(capture.list), capture.value));
    if (const Mark* mark = mark_of(capture, context); mark != nullptr) {
        if (mark->kind == MarkKind::level || mark->kind == MarkKind::indicator)
            return context.marks.words[mark->value];
    }
    return text_of(capture, context);
}

std::string status_of(const VerbMark& verb) {
    if (verb.continued) return "ongoing";
    if (verb.proposed) return "proposed";
    if (verb.expected || verb.infinitive || verb.conditional || verb.obliged || verb.tense == Tense::future)
        return "planned";
    if (verb.progressive && verb.tense == Tense::present) return "ongoing";
    return "done";
}

}  // namespace entente
