#include "understand/nearest_time.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t window = 60;     // tokens around a match in which its time is looked for
constexpr std::uint32_t limit = 24;      // how far the time may stand from it
constexpr std::uint32_t day_limit = 40;  // and a day, from an event
constexpr std::uint32_t beside =
    3;  // tokens behind a match in which a comma parts nothing: "in Oslo, Norway, in May"

bool is_day(const TimeSpec& time) {
    return time.day != TimeSpec::none || time.kind == TimeSpec::Kind::weekday ||
           (time.kind == TimeSpec::Kind::relative && time.unit == TimeSpec::Unit::day);
}

bool verb_between(const Context& context, std::uint32_t first, std::uint32_t last) {
    const auto from = std::lower_bound(context.verbs.begin(), context.verbs.end(), first,
                                       [](const Mark& mark, std::uint32_t at) { return mark.first < at; });
    return std::any_of(from, context.verbs.end(), [&](const Mark& mark) {
        const VerbMark& verb = context.marks.verbs[mark.value];
        return mark.last <= last && !verb.gerund && !verb.infinitive && verb.tense != Tense::none;
    });
}

std::uint32_t distance(const Mark& mark, const Match& match) {
    if (mark.first >= match.last) return mark.first - match.last;
    return mark.last <= match.first ? match.first - mark.last : 0;
}

}  // namespace

bool is_aside_time(const Context& context, FactType type, const Mark& time, std::uint32_t match_last) {
    if (time.first <= match_last + beside) return false;
    const bool day = is_day(context.marks.times[time.value]);
    if (!(day && type == FactType::visit) && verb_between(context, match_last, time.first)) return true;
    if (day) return false;
    for (std::uint32_t i = match_last; i < time.first; ++i) {
        if (context.marks.tokens[i].word == sign_comma) return true;
    }
    return false;
}

const Mark* nearest_time(const Context& context, const Match& match, FactType type,
                         const std::function<bool(const TimeSpec&)>& fits) {
    const bool event = type == FactType::visit || type == FactType::meeting;
    const Marks& marks = context.marks;
    const Sentence& sentence = marks.sentences[sentence_of(marks, match.first)];
    const std::uint32_t low = std::max(sentence.first, match.first > window ? match.first - window : 0);
    const Mark* best = nullptr;
    const Mark* day = nullptr;
    std::uint32_t best_far = limit;
    std::uint32_t day_far = day_limit;
    for (const Mark& mark : marks_in(marks, low, std::min(sentence.last, match.last + window))) {
        if (mark.kind != MarkKind::time || !fits(marks.times[mark.value])) continue;
        const std::uint32_t far = distance(mark, match);
        if (event && is_aside_time(context, type, mark, match.last)) continue;
        if (event && is_day(marks.times[mark.value]) && far < day_far) {
            day = &mark;
            day_far = far;
        }
        if (far >= best_far) continue;
        best = &mark;
        best_far = far;
    }
    return day != nullptr ? day : best;
}

}  // namespace entente
