#include "understand/stays.h"

#include <charconv>

namespace entente {
namespace {

constexpr int longest_stay = 21;  // days
constexpr std::string_view in_days = "DURATION P";

// The length in days of a duration; 0 where it is none of days, or no stay takes so long.
int days_of(const TimeSpec& time) {
    if (!time.timex.starts_with(in_days) || !time.timex.ends_with('D')) return 0;
    int days = 0;
    const char* end = time.timex.data() + time.timex.size() - 1;
    const auto read = std::from_chars(time.timex.data() + in_days.size(), end, days);
    return read.ptr == end && days <= longest_stay ? days : 0;
}

// The number of the day where tokens say "the second day of"; 0 where they do not.
int numbered_day(const Context& context, std::uint32_t first, std::uint32_t last) {
    const Marks& marks = context.marks;
    for (const Mark& mark : marks_in(marks, first, last)) {
        if (mark.kind != MarkKind::number || !marks.quantities[mark.value].ordinal) continue;
        const std::uint32_t of = mark.last + 1;
        if (of < last && context.knowledge.lexicon.is(marks.tokens[of].word, wc_of))
            return static_cast<int>(marks.quantities[mark.value].value);
    }
    return 0;
}

}  // namespace

std::string stay_of(const Context& context, const std::string& day, StayDay which, std::uint32_t first,
                    std::uint32_t last) {
    const auto range = day_range(day);
    if (!range || range->approximate || range->first != range->last ||
        day.size() != to_string(range->first).size())
        return day;
    for (const Mark& mark : marks_in(context.marks, first, last)) {
        if (mark.kind != MarkKind::duration) continue;
        const int days = days_of(context.marks.times[mark.value]);
        if (days < 2) continue;
        int number = numbered_day(context, first, mark.first);
        if (number == 0 && which == StayDay::first) number = 1;
        if (number == 0 && which == StayDay::last) number = days;
        if (number < 1 || number > days) return day;
        const long begin = to_number(range->first) - (number - 1);
        return to_string(from_number(begin)) + "/" + to_string(from_number(begin + days - 1));
    }
    return day;
}

StayDay stay_day_of(const Context& context, std::uint32_t token) {
    const std::uint32_t word = context.marks.tokens[token].word;
    if (context.knowledge.lexicon.plays(word, wr_stay_begin)) return StayDay::first;
    return context.knowledge.lexicon.plays(word, wr_stay_end) ? StayDay::last : StayDay::unsaid;
}

}  // namespace entente
