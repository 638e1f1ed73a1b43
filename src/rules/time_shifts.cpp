// Times counted on from other times: "two years after May 2009", "two days after Christmas".
#include "base/edtf.h"
#include "rules/time_arguments.h"
#include "rules/time_values.h"

namespace entente {
namespace {

// True where the date is as fine as the unit: a day for days and weeks, a month for months.
bool is_as_fine(const TimeSpec& spec, TimeSpec::Unit unit) {
    using Unit = TimeSpec::Unit;
    if (unit == Unit::year || unit == Unit::decade || unit == Unit::century) return true;
    if (spec.month == TimeSpec::none) return false;
    return unit == Unit::month || unit == Unit::quarter || spec.day != TimeSpec::none;
}

// A day that is known only once the day of publication is: it is counted on from then.
bool move_later(TimeSpec& spec, int by, TimeSpec::Unit unit) {
    using Kind = TimeSpec::Kind;
    const bool dated = spec.kind == Kind::calendar && spec.month != TimeSpec::none && spec.month <= 12 &&
                       (spec.day != TimeSpec::none || spec.feast != TimeSpec::Feast::none);
    const bool counted =
        spec.kind == Kind::relative && (spec.unit == TimeSpec::Unit::day || spec.day != TimeSpec::none);
    const bool day = spec.kind == Kind::weekday || dated || counted;
    if (!day || spec.anchored || spec.week != TimeSpec::none || spec.then != 0) return false;
    spec.then = by;
    spec.then_unit = unit;
    return true;
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
    if (!is_as_fine(spec, unit)) return false;
    const bool month = spec.month != TimeSpec::none;
    const bool day = month && spec.day != TimeSpec::none;
    Day at{spec.year, month ? spec.month : 1, day ? spec.day : 1};
    if (at.day > days_in_month(at.year, at.month)) return false;
    at = shifted(at, by, unit);
    if (!has_four_figures(at)) return false;
    spec.year = at.year;
    if (month) spec.month = at.month;
    if (day) spec.day = at.day;
    return true;
}

// "the 1974 invasion": behind an article a year says which thing is meant, and the time is told by that.
bool is_of_thing(const Value& value, const TimeSpec& spec, const ValueContext& context) {
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty() || spec.kind != TimeSpec::Kind::calendar) return false;
    const Capture& capture = captures->front();
    const bool bare =
        spec.year != TimeSpec::none && spec.month == TimeSpec::none && spec.day == TimeSpec::none;
    return bare && capture.mark >= 0 &&
           capture.first != context.marks.marks[static_cast<std::size_t>(capture.mark)].first;
}

}  // namespace

Value shift_time(const Arguments& a, const ValueContext& context) {
    auto time = as_time(a[0], context);
    const auto by = integer(a[1], context, TimeSpec::none);
    if (!time || !by || time->last || std::holds_alternative<std::monostate>(a[1])) return {};
    if (is_of_thing(a[0], time->spec, context)) return {};
    const TimeSpec::Unit unit = unit_of(as_text(a[2], context));
    if (!move(time->spec, *by, unit) && !move_later(time->spec, *by, unit)) return {};
    return *time;
}

}  // namespace entente
