// Times that need the rest of the document: dates in figures, and what is counted from another time.
#include <algorithm>
#include <array>

#include "rules/time_values.h"
#include "understand/context.h"

namespace entente {
namespace {

using Unit = TimeSpec::Unit;

constexpr std::uint32_t anchor_sentences = 2;  // how far back the time may stand that others hang on

// The day, month or year that another time may be counted from; nothing where it is too wide.
std::optional<Day> ground(const Context& context, const Mark& mark, Unit unit) {
    const TimeSpec& spec = context.marks.times[mark.value];
    if (spec.anchored || spec.deadline || spec.open_begin || spec.open_end) return std::nullopt;
    const TimeSpec* last =
        spec.range == TimeSpec::none ? nullptr : &context.marks.times[static_cast<std::size_t>(spec.range)];
    bool inferred = false;
    const std::string edtf = resolve_time(context, spec, last, direction_at(context, mark.first), inferred);
    if (edtf.find('X') != std::string::npos) return std::nullopt;
    const auto range = day_range(edtf);
    if (!range) return std::nullopt;
    const long days = to_number(range->last) - to_number(range->first);
    constexpr std::array<long, 7> at_most{31, 6, 31, 366, 366, 366, 92};  // days, by Unit
    const long most = at_most[static_cast<std::size_t>(unit)];
    if (days > most || (unit == Unit::day && last == nullptr && days > 0)) return std::nullopt;
    return range->last;
}

void count_from(const Context& context, Day day, TimeSpec& spec) {
    spec.hung = true;
    const int by = spec.offset;
    if (spec.unit == Unit::week) {
        if (!context.today) return;
        const auto monday = [](Day of) { return to_number(of) - weekday_of(of); };
        spec.offset = by + static_cast<int>((monday(day) - monday(*context.today)) / 7);
        spec.anchored = false;
        return;
    }
    const Day at = shifted(spec.unit == Unit::day ? day : Day{day.year, day.month, 1}, by, spec.unit);
    if (!has_four_figures(at)) return;
    spec.kind = TimeSpec::Kind::calendar;
    spec.anchored = false;
    spec.year = at.year;
    if (spec.unit == Unit::day || spec.unit == Unit::month) spec.month = at.month;
    if (spec.unit == Unit::quarter) spec.month = 33 + (at.month - 1) / 3;
    if (spec.unit == Unit::day) spec.day = at.day;
}

}  // namespace

void order_numeric_dates(Context& context) {
    using Order = TimeSpec::Order;
    int month_first = context.outlet_country == "USA" ? 1 : 0;
    for (const TimeSpec& spec : context.marks.times) {
        if (spec.order == Order::month_first) ++month_first;
        if (spec.order == Order::day_first) return;
    }
    if (month_first == 0) return;
    for (TimeSpec& spec : context.marks.times) {
        if (spec.order == Order::either) std::swap(spec.month, spec.day);
    }
}

void anchor_times(Context& context) {
    Marks& marks = context.marks;
    for (std::size_t i = 0; i < marks.marks.size(); ++i) {
        const Mark& mark = marks.marks[i];
        if (mark.kind != MarkKind::time || !marks.times[mark.value].anchored) continue;
        TimeSpec& spec = marks.times[mark.value];
        const std::uint32_t here = sentence_of(marks, mark.first);
        std::optional<Day> found;
        for (std::size_t j = i; j-- > 0 && !found;) {
            const Mark& other = marks.marks[j];
            if (other.kind != MarkKind::time) continue;
            if (sentence_of(marks, other.first) + anchor_sentences < here) break;
            found = ground(context, other, spec.unit);
        }
        if (!found && spec.unit == Unit::quarter &&
            spec.offset <= -4) {  // "the year-ago quarter" of no quarter
            spec.unit = Unit::year;
            spec.offset /= 4;
        }
        // Years and quarters are compared with those of the report; a day that hangs on nothing stays open.
        if (!found && context.today && (spec.unit == Unit::year || spec.unit == Unit::quarter) &&
            spec.offset <= 0)
            found = context.today;
        if (found) count_from(context, *found, spec);
    }
}

}  // namespace entente
