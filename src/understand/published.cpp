// When a document was published: what its carrier or page states, a stamp of its own, the date in its file name, what
// the caller gives, or the year that its content leaves as the only one.
#include <algorithm>

#include "base/fold.h"
#include "understand/context.h"

namespace entente {
namespace {

struct Stamp {
    Span at;
    std::string date;
    bool labelled = false;  // "Update:", "Published on"
    bool above_title = false;
};

std::optional<Stamp> read_stamp(const Context& context, Span line) {
    Document only;
    only.text = context.document.text;
    only.zones.push_back({ZoneRole::body, line});
    Marks marks;
    mark_sentences(only, context.knowledge, marks);
    for (Sentence& sentence : marks.sentences)
        sentence.last = static_cast<std::uint32_t>(marks.tokens.size());
    if (marks.sentences.empty()) return std::nullopt;
    marks.sentences.resize(1);
    mark_numbers(only, context.knowledge, marks);
    mark_verbs(context.knowledge, marks);
    MarkIndex index(marks);
    mark_values(only, context.knowledge, RuleLevel::combined, marks, index);
    for (const Mark& mark : marks.marks) {
        if (mark.kind != MarkKind::time) continue;
        const TimeSpec& spec = marks.times[mark.value];
        if (spec.kind != TimeSpec::Kind::calendar || spec.year == TimeSpec::none ||
            spec.month == TimeSpec::none || spec.month > 12 || spec.day == TimeSpec::none)
            continue;
        Stamp stamp;
        stamp.at = line;
        stamp.date = to_string(Day{spec.year, spec.month, spec.day});
        if (!day_range(stamp.date)) continue;
        if (spec.hour != TimeSpec::none) {
            const int minute = spec.minute == TimeSpec::none ? 0 : spec.minute;
            stamp.date += "T" + two_digits(spec.hour) + ":" + two_digits(minute);
        }
        const std::string_view head = cut(only.text, {line.begin, marks.tokens[mark.first].begin});
        stamp.labelled = head.find(':') != std::string_view::npos;
        stamp.above_title = line.begin < context.document.title.begin;
        return stamp;
    }
    return std::nullopt;
}

void use(Context& context, const std::string& date, const std::string& from, Span at,
         const std::string& why) {
    context.published = {date, from, at, why};
    const auto range = day_range(date);
    if (!range) return;
    context.year_only = range->first != range->last;
    context.today = range->first == range->last ? range->first : Day{range->first.year, 7, 1};
}

bool from_stamps(Context& context) {
    std::vector<Stamp> stamps;
    for (const Span line : context.document.stamps) {
        if (auto stamp = read_stamp(context, line)) stamps.push_back(std::move(*stamp));
    }
    const Stamp* best = nullptr;
    for (const Stamp& stamp : stamps) {
        if (stamp.labelled) {
            best = &stamp;
            break;
        }
    }
    for (const Stamp& stamp : stamps) {
        if (best == nullptr && !stamp.above_title) best = &stamp;
    }
    if (best == nullptr && !stamps.empty() && context.document.name_date.empty()) best = &stamps.front();
    if (best == nullptr) return false;
    std::string why = "the line \"" + std::string(context.text(best->at)) + "\"";
    if (stamps.size() > 1 && stamps.front().above_title && best != &stamps.front())
        why += "; the date above the headline is the page's own";
    use(context, best->date, "stamp", best->at, why);
    return true;
}

// What years say about the year of the text.
struct YearBounds {
    int earliest = 0;  // the text is not older than this
    int latest = 9999;
    bool within =
        false;  // a part of the year `earliest` is told as past: newspapers tell of the current year so
    Span at;
};

void take_year(const Context& context, const Mark& mark, YearBounds& bounds) {
    const TimeSpec& spec = context.marks.times[mark.value];
    if (spec.kind != TimeSpec::Kind::calendar || spec.year == TimeSpec::none ||
        spec.grain != TimeSpec::Unit::day || spec.year < 1900)
        return;
    const int direction = direction_at(context, mark.first);
    const bool part = spec.month != TimeSpec::none;
    if (spec.deadline || direction > 0) {
        const int year = spec.range == TimeSpec::none
                             ? spec.year
                             : context.marks.times[static_cast<std::size_t>(spec.range)].year;
        if (!spec.deadline && year != TimeSpec::none) bounds.latest = std::min(bounds.latest, year);
        if (spec.deadline) bounds.latest = std::min(bounds.latest, spec.year);
        return;
    }
    if (direction >= 0 || spec.range != TimeSpec::none) return;
    if (spec.year > bounds.earliest || (spec.year == bounds.earliest && part)) {
        bounds.within = part && spec.day == TimeSpec::none;
        bounds.earliest = spec.year;
        bounds.at = span_of(context.marks, mark.first, mark.last);
    }
}

bool has_preposition_before(const Context& context, std::uint32_t token) {
    return token > 0 && context.knowledge.lexicon.is(context.marks.tokens[token - 1].word, wc_preposition);
}

// "64 years ago" beside "the 65th anniversary in 2015": the year is certain.
int from_anniversary(const Context& context) {
    const Marks& marks = context.marks;
    std::vector<std::pair<int, int>> anniversaries;  // ordinal, year
    std::vector<int> ago;
    for (const Mark& mark : marks.marks) {
        if (mark.kind == MarkKind::time) {
            const TimeSpec& spec = marks.times[mark.value];
            if (spec.kind == TimeSpec::Kind::relative && spec.unit == TimeSpec::Unit::year &&
                spec.offset < -4)
                ago.push_back(-spec.offset);
        }
        if (mark.kind != MarkKind::number || !marks.quantities[mark.value].ordinal) continue;
        const auto ordinal = static_cast<int>(marks.quantities[mark.value].value);
        if (ordinal < 5 || mark.last >= marks.tokens.size() ||
            !context.knowledge.lexicon.is(context.marks.tokens[mark.last].word, wc_anniversary))
            continue;
        for (const Mark& other : marks.marks) {
            if (other.kind != MarkKind::time || other.first < mark.last || other.first > mark.last + 12)
                continue;
            const TimeSpec& spec = marks.times[other.value];
            if (spec.kind == TimeSpec::Kind::calendar && spec.year != TimeSpec::none)
                anniversaries.emplace_back(ordinal, spec.year);
        }
    }
    for (const auto& [ordinal, year] : anniversaries) {
        for (const int years : ago) {
            if (ordinal - years >= 0 && ordinal - years <= 2) return year - (ordinal - years);
        }
    }
    return 0;
}

// "the list of tasks for 2024-2025" that is still to be agreed: the first year of the nearest plan.
int from_plan(const Context& context) {
    const Marks& marks = context.marks;
    int year = 0;
    for (const Mark& mark : marks.marks) {
        if (mark.kind != MarkKind::time) continue;
        const TimeSpec& spec = marks.times[mark.value];
        if (spec.kind != TimeSpec::Kind::calendar || spec.range == TimeSpec::none ||
            spec.month != TimeSpec::none || spec.year == TimeSpec::none)
            continue;
        const int end = marks.times[static_cast<std::size_t>(spec.range)].year;
        if (end <= spec.year || end > spec.year + 5 || !has_preposition_before(context, mark.first)) continue;
        if (year != 0 && year != spec.year) return 0;
        year = spec.year;
    }
    return year;
}

// "today [June 20]": the day of publication without its year.
void take_day(Context& context) {
    for (const Mark& mark : context.marks.marks) {
        if (mark.kind != MarkKind::time || !context.today || mark.first < 2) continue;
        const TimeSpec& spec = context.marks.times[mark.value];
        const std::string_view sign = context.word(mark.first - 1);
        if ((sign != "[" && sign != "(") ||
            !context.knowledge.lexicon.is(context.marks.tokens[mark.first - 2].word, wc_today))
            continue;
        if (spec.kind != TimeSpec::Kind::calendar || spec.month == TimeSpec::none || spec.month > 12 ||
            spec.day == TimeSpec::none)
            continue;
        const Day day{spec.year == TimeSpec::none ? context.today->year : spec.year, spec.month, spec.day};
        context.published.date = to_string(day);
        context.published.at = span_of(context.marks, mark.first - 2, mark.last);
        context.published.why += "; the day by \"" + std::string(context.text(context.published.at)) + "\"";
        context.today = day;
        context.year_only = false;
        return;
    }
}

bool year_from_content(Context& context) {
    if (const int year = from_anniversary(context); year != 0) {
        use(context, std::to_string(year), "content", {},
            "no stamp; an anniversary and the years that it counts agree on " + std::to_string(year));
        return true;
    }
    if (const int year = from_plan(context); year != 0) {
        use(context, std::to_string(year), "content", {},
            "no stamp; a plan that is being agreed on begins in " + std::to_string(year));
        return true;
    }
    YearBounds bounds;
    for (const Mark& mark : context.marks.marks) {
        if (mark.kind == MarkKind::time) take_year(context, mark, bounds);
    }
    if (bounds.earliest == 0) return false;
    int year = 0;
    if (bounds.within && bounds.earliest <= bounds.latest)
        year = bounds.earliest;
    else if (bounds.latest - bounds.earliest == 1 || bounds.latest == bounds.earliest)
        year = bounds.earliest;
    else if (bounds.latest - bounds.earliest == 2)
        year = bounds.earliest + 1;
    if (year == 0) return false;
    use(context, std::to_string(year), "content", bounds.at,
        "no stamp; \"" + std::string(context.text(bounds.at)) + "\" is past" +
            (bounds.latest < 9999 ? " and " + std::to_string(bounds.latest) + " is to come" : ""));
    return true;
}

}  // namespace

bool find_published_outside(Context& context, const std::string& given) {
    const Document& document = context.document;
    if (!document.stated.empty())
        use(context, document.stated, document.stated_from, {},
            "stated outside of the text: " + document.stated_from);
    else if (!document.name_date.empty())
        use(context, document.name_date, "file name", {}, "the date in the file name " + document.name);
    else if (!given.empty())
        use(context, given, "given", {}, "given by the reader");
    return !context.published.date.empty();
}

void find_published(Context& context, const std::string& given) {
    if (context.document.stated.empty() && from_stamps(context)) return;
    if (find_published_outside(context, given)) return;
    if (year_from_content(context)) take_day(context);
}

}  // namespace entente
