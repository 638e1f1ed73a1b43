// Times as said to EDTF.
#include <algorithm>
#include <cstdlib>

#include "base/feasts.h"
#include "rules/time_values.h"
#include "understand/context.h"

namespace entente {
namespace {

using Unit = TimeSpec::Unit;

std::string year_text(int year) {
    std::string out = std::to_string(year);
    while (out.size() < 4) out.insert(0, 1, '0');
    return out;
}

std::optional<Day> feast_day(const TimeSpec& spec, int year) {
    std::optional<Day> day;
    if (spec.feast == TimeSpec::Feast::nth) return nth_weekday(year, spec.month, spec.weekday, spec.offset);
    if (spec.feast == TimeSpec::Feast::easter) day = easter(year);
    if (spec.feast == TimeSpec::Feast::lunar) day = lunar_new_year(year);
    return day ? from_number(to_number(*day) + spec.offset) : day;
}

std::string calendar_text(const TimeSpec& spec, int year) {
    if (spec.feast != TimeSpec::Feast::none) {
        const auto day = year == TimeSpec::none ? std::nullopt : feast_day(spec, year);
        return day ? to_string(*day) : std::string();
    }
    std::string out = year == TimeSpec::none ? "XXXX" : year_text(year);
    if (spec.grain == Unit::decade) return out.substr(0, 3) + "X";
    if (spec.grain == Unit::century) return out.substr(0, 2) + "XX";
    if (spec.month == TimeSpec::none && spec.day == TimeSpec::none) return out;
    out += spec.month == TimeSpec::none ? "-XX" : "-" + two_digits(spec.month);
    if (spec.day != TimeSpec::none) out += "-" + two_digits(spec.day);
    return out;
}

int first_month(int code) {  // of a month, season, quarter or half
    if (code <= 12) return code;
    if (code <= 24) return (code - 20) * 3;
    return code <= 36 ? (code - 33) * 3 + 1 : (code - 40) * 6 + 1;
}

int last_month(int code) {
    if (code <= 12) return code;
    return first_month(code) + (code < 40 ? 2 : 5);
}

// Of a month, season or quarter: the one that runs counts for both ways, unless "last" or "next" says another.
int year_for_month(int code, Day today, int direction, bool strict) {
    const int month = first_month(code);
    if (direction == 0) {
        if (month - today.month > 6) return today.year - 1;
        return today.month - month > 6 ? today.year + 1 : today.year;
    }
    const bool later = month > today.month || (strict && month == today.month);
    if (direction < 0) return later ? today.year - 1 : today.year;
    // The third quarter is still to come in August.
    const bool over = last_month(code) < today.month || (strict && month <= today.month);
    return over ? today.year + 1 : today.year;
}

// The year that makes a day or month without one fit: before or after `today` as the tense has it, else nearest.
int year_for(const TimeSpec& spec, Day today, int direction, bool strict) {
    if (spec.day == TimeSpec::none) return year_for_month(spec.month, today, direction, strict);
    const Day day{today.year, first_month(spec.month), spec.day};
    if (direction < 0) return day > today || (strict && day == today) ? today.year - 1 : today.year;
    if (direction > 0) return day < today || (strict && day == today) ? today.year + 1 : today.year;
    const long away = to_number(day) - to_number(today);
    return away > 183 ? today.year - 1 : away < -183 ? today.year + 1 : today.year;
}

// The seven days from a day on, or the two.
std::string days_from(long first, int count) {
    return to_string(from_number(first)) + "/" + to_string(from_number(first + count - 1));
}

long monday_of(Day day) { return to_number(day) - weekday_of(day); }

std::string relative_week(const TimeSpec& spec, Day day) {
    const long monday = monday_of(day);
    if (spec.weekday == 7) return days_from(monday + 5, 2);
    if (spec.weekday != TimeSpec::none) return to_string(from_number(monday + spec.weekday));
    return days_from(monday, 7);
}

std::string relative_year(const TimeSpec& spec, int year) {
    std::string out = year_text(year);
    if (spec.month == TimeSpec::none) return out;
    out += "-" + two_digits(spec.month);
    if (spec.day == TimeSpec::none) return out;
    if (spec.month <= 12 && spec.day > days_in_month(year, spec.month)) return {};
    return out + "-" + two_digits(spec.day);
}

std::string week_text(const TimeSpec& spec, int year);

// A week, weekday or day of a month that is counted from this one, or a week of such a year.
std::string relative_part(const TimeSpec& spec, Day day) {
    if (spec.unit == Unit::month && spec.week != TimeSpec::none && spec.weekday != TimeSpec::none)
        return to_string(nth_weekday(day.year, day.month, spec.weekday, spec.week));
    TimeSpec within = spec;
    within.month = spec.unit == Unit::month ? day.month : TimeSpec::none;
    return week_text(within, day.year);
}

std::string relative_text(const TimeSpec& spec, Day today, bool year_only) {
    const Day day = shifted(today, spec.offset, spec.unit);
    if (!has_four_figures(day)) return {};
    if (spec.week > 0) return year_only ? std::string() : relative_part(spec, day);
    switch (spec.unit) {
        case Unit::day:
            return year_only ? std::string() : to_string(day);
        case Unit::week:
            return year_only ? std::string() : relative_week(spec, day);
        case Unit::month:
            if (year_only) return {};
            if (spec.day != TimeSpec::none)
                return spec.day > days_in_month(day.year, day.month)
                           ? std::string()
                           : to_string(Day{day.year, day.month, spec.day});
            return to_string(day).substr(0, 7);
        case Unit::quarter:
            return year_only ? std::string()
                             : year_text(day.year) + "-" + two_digits(33 + (day.month - 1) / 3);
        case Unit::year:
            return relative_year(spec, day.year);
        case Unit::decade:
            return year_text(day.year).substr(0, 3) + "X";
        case Unit::century:
            return year_text(day.year).substr(0, 2) + "XX";
    }
    return {};
}

// A year in which the feast lies on the right side of today.
int feast_year(const TimeSpec& spec, Day today, int direction) {
    const auto day = feast_day(spec, today.year);
    if (!day || direction == 0) return today.year;
    if (direction < 0) return *day > today ? today.year - 1 : today.year;
    return *day < today ? today.year + 1 : today.year;
}

// A week of a month or year, or the one in which a day lies. A week is of the month and year that its Thursday is in.
std::string week_text(const TimeSpec& spec, int year) {
    if (year == TimeSpec::none) return {};
    if (spec.week == 0) return days_from(monday_of({year, spec.month, spec.day}), 7);
    const bool of_year = spec.month == TimeSpec::none;
    const Day first{year, of_year ? 1 : spec.month, 1};
    const Day last{year, of_year ? 12 : spec.month, of_year ? 31 : days_in_month(year, spec.month)};
    long monday = monday_of(first) + (weekday_of(first) > 3 ? 7 : 0) + 7L * (spec.week - 1);
    const long most = monday_of(last) - (weekday_of(last) < 3 ? 7 : 0);
    if (!of_year && spec.week == 5) monday = most;
    return monday > most ? std::string() : days_from(monday, 7);
}

std::string window_text(const TimeSpec& spec, Day today, bool year_only) {
    const Day other = shifted(today, spec.offset, spec.unit);
    if (!has_four_figures(other)) return {};
    const Day first = spec.offset < 0 ? other : today;
    const Day last = spec.offset < 0 ? today : other;
    const std::size_t width = spec.unit == Unit::day || spec.unit == Unit::week ? 10
                              : spec.unit == Unit::month && !year_only          ? 7
                              : year_only || std::abs(spec.offset) > 2          ? 4
                                                                                : 7;
    if (year_only && width > 4) return {};
    return to_string(first).substr(0, width) + "/" + to_string(last).substr(0, width);
}

std::string weekday_text(const TimeSpec& spec, Day today, int direction) {
    const int wanted = spec.weekday == 7 ? 5 : spec.weekday;  // 7 is the end of the week
    const int away = (weekday_of(today) - wanted + 7) % 7;    // days since the last such day, 0 for today
    long number = to_number(today);
    if (spec.direction > 0 || (spec.direction == 0 && direction > 0)) {
        number += away == 0 && spec.direction == 0 ? 0 : 7 - away;
    } else {
        number -= away == 0 && spec.direction < 0 ? 7 : away;
    }
    if (spec.weekday == 7) return days_from(number, 2);
    return to_string(from_number(number));
}

// The year in which a day and month have the weekday that stands beside them, of those around a year; else that year.
int year_by_weekday(const TimeSpec& spec, int year) {
    for (const int by : {0, 1, -1}) {
        if (spec.month > 12 || spec.day > days_in_month(year + by, spec.month)) continue;
        if (weekday_of({year + by, spec.month, spec.day}) == spec.weekday) return year + by;
    }
    return year;
}

// The year of a time that is said without one; none where no year makes it fuller.
int concluded_year(const Context& context, const TimeSpec& spec, int direction) {
    if (spec.month == TimeSpec::none)
        return spec.week > 0 ? context.today->year : TimeSpec::none;  // "week 31"
    if (context.year_only) return context.today->year;
    const int way = spec.direction != 0 ? spec.direction : direction;
    if (spec.feast != TimeSpec::Feast::none) return feast_year(spec, *context.today, way);
    const int year = year_for(spec, *context.today, way, spec.direction != 0);
    return spec.weekday == TimeSpec::none || spec.day == TimeSpec::none ? year : year_by_weekday(spec, year);
}

std::string said_text(const Context& context, const TimeSpec& spec, int direction, bool& inferred) {
    if (spec.leaning != 0) direction = spec.leaning;
    if (spec.kind == TimeSpec::Kind::calendar) {
        int year = spec.year;
        if (year == TimeSpec::none && context.today) {
            year = concluded_year(context, spec, direction);
            inferred = inferred || year != TimeSpec::none;
        }
        if (year == TimeSpec::none && spec.month == TimeSpec::none && context.today && !context.year_only) {
            Day day = *context.today;  // "on the 5th"
            day.day = spec.day;
            inferred = true;
            return to_string(day);
        }
        if (spec.day != TimeSpec::none && spec.month <= 12 && year != TimeSpec::none &&
            spec.feast == TimeSpec::Feast::none && spec.day > days_in_month(year, spec.month)) {
            if (!inferred) return {};  // "29 February 2025"
            year = TimeSpec::none;     // "29 February": it was another year
        }
        return spec.week == TimeSpec::none ? calendar_text(spec, year) : week_text(spec, year);
    }
    if (!context.today || spec.kind == TimeSpec::Kind::lasting || spec.anchored) return {};
    inferred = true;
    if (spec.kind == TimeSpec::Kind::relative) return relative_text(spec, *context.today, context.year_only);
    if (spec.kind == TimeSpec::Kind::window) return window_text(spec, *context.today, context.year_only);
    return context.year_only ? std::string() : weekday_text(spec, *context.today, direction);
}

std::string one_text(const Context& context, const TimeSpec& spec, int direction, bool& inferred) {
    std::string text = said_text(context, spec, direction, inferred);
    if (spec.then == 0 || text.empty()) return text;
    const auto range = text.size() == 10 ? day_range(text) : std::nullopt;
    if (!range) return {};
    const Day day = shifted(range->first, spec.then, spec.then_unit);
    return has_four_figures(day) ? to_string(day) : std::string();
}

// "would redeem it on Monday": behind a word of the future stands a verb that the table does not know, nearer to the
// time than `far`.
bool is_unknown_future(const Context& context, const Sentence& sentence, std::uint32_t token,
                       std::uint32_t far) {
    const Marks& marks = context.marks;
    const Lexicon& lexicon = context.knowledge.lexicon;
    for (std::uint32_t i = token; i-- > sentence.first && token - i - 1 < far;) {
        const Token& at = marks.tokens[i];
        if (at.capital || !lexicon.is(at.word, wc_future | wc_conditional)) continue;
        const bool known = std::any_of(context.verbs.begin(), context.verbs.end(),
                                       [&](const Mark& verb) { return verb.first <= i && i < verb.last; });
        const Token& next = marks.tokens[i + 1];
        return !known && i + 1 < token && next.kind == TokenKind::word && !next.capital;
    }
    return false;
}

}  // namespace

TimeSpec end_behind(TimeSpec last, const std::string& first) {
    const auto begin = day_range(first);
    if (!begin) return last;
    if (last.kind == TimeSpec::Kind::calendar && last.year == TimeSpec::none &&
        last.month != TimeSpec::none && last.direction == 0)
        last.year = begin->first.year + (last.month < begin->first.month ? 1 : 0);
    if (last.kind == TimeSpec::Kind::weekday) {
        const int ahead = (last.weekday - weekday_of(begin->first) + 7) % 7;
        const Day day = from_number(to_number(begin->first) + ahead);
        last.kind = TimeSpec::Kind::calendar;
        last.year = day.year;
        last.month = day.month;
        last.day = day.day;
        last.weekday = TimeSpec::none;
    }
    return last;
}

std::string resolve_time(const Context& context, const TimeSpec& spec, const TimeSpec* last, int direction,
                         bool& inferred) {
    std::string first = one_text(context, spec, direction, inferred);
    if (first.empty()) return {};
    if (last != nullptr) {
        bool ignored = false;
        std::string end = one_text(context, end_behind(*last, first), direction, ignored);
        if (end.empty()) return {};
        const auto from = day_range(first);
        const auto to = day_range(end);
        if (from && to && to->last < from->first) return {};
        first.resize(std::min(first.find('/'), first.size()));  // "from this week to ..."
        first += "/" + end.substr(end.find('/') == std::string::npos ? 0 : end.find('/') + 1);
    } else if (spec.open_end) {  // "since last week": from its first day
        first.resize(std::min(first.find('/'), first.size()));
        first += "/..";
    } else if (spec.open_begin) {
        first.replace(0, first.find('/') + 1, "../");
    }
    if (spec.approximate && first.find('~') == std::string::npos) first += "~";
    return first;
}

int direction_at(const Context& context, std::uint32_t token, bool of_day, std::uint32_t behind) {
    behind = std::max(behind, token + 1);
    const Marks& marks = context.marks;
    const Sentence& sentence = marks.sentences[sentence_of(marks, token)];
    const auto from = std::lower_bound(context.verbs.begin(), context.verbs.end(), sentence.first,
                                       [](const Mark& mark, std::uint32_t at) { return mark.first < at; });
    const VerbMark* best = nullptr;
    std::uint32_t best_far = 0xFFFFFFFF;
    for (auto i = from; i != context.verbs.end() && i->first < sentence.last; ++i) {
        const Mark& mark = *i;
        const VerbMark& verb = marks.verbs[mark.value];
        if (verb.gerund) continue;
        // "November exports": the noun is no verb of which the month were the subject
        if (mark.first == behind && verb.head == mark.first && verb.tense == Tense::present) continue;
        std::uint32_t far = mark.first > token ? mark.first - token : token - std::min(token, mark.last) + 1;
        const bool beside =
            mark.last <= token && token - mark.last <= 1;  // "said Tuesday", "said on Tuesday"
        if (context.knowledge.lexicon.is(marks.tokens[verb.head].word, wc_say) && !beside)
            far += 40;  // "said" frames, it does not date
        if (far < best_far) {
            best_far = far;
            best = &verb;
        }
    }
    if (is_unknown_future(context, sentence, token, best_far)) return 1;
    if (best == nullptr) return 0;
    if (status_of(*best) == "planned") return 1;
    if (best->tense == Tense::past || best->perfect || best->passive) return -1;
    // "arrives on Thursday": what has a day and is told in the present is to come; captions tell what they show.
    const std::uint32_t head = marks.tokens[best->head].word;
    const bool event = of_day && best->tense == Tense::present && !best->progressive &&
                       !context.knowledge.lexicon.is(head, wc_be | wc_have | wc_do | wc_say);
    const ZoneRole role = context.document.zones[sentence.zone].role;
    return event && (role == ZoneRole::body || role == ZoneRole::standfirst) ? 1 : 0;
}

}  // namespace entente
