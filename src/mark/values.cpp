// The rules of the lower levels: times and quantities, then persons with their offices.
#include <algorithm>
#include <cmath>

#include "mark/stations.h"
#include "rules/matcher.h"

namespace entente {
namespace {

void add_time(const TimeValue& time, Marks& marks, Mark& mark) {
    TimeSpec spec = time.spec;
    if (time.last) {
        spec.range = static_cast<int>(marks.times.size());
        marks.times.push_back(*time.last);
    }
    mark.kind = spec.kind == TimeSpec::Kind::lasting ? MarkKind::duration : MarkKind::time;
    mark.value = static_cast<std::uint32_t>(marks.times.size());
    marks.times.push_back(spec);
}

// Where the two times stand that tell an interval. Nothing is noted where others tell it: "20-21 June".
void note_ends(const Match& match, const Marks& marks, TimeSpec& spec) {
    std::vector<const Mark*> times;
    for (const Capture& capture : match.captures) {
        if (capture.mark < 0) continue;
        const Mark& mark = marks.marks[static_cast<std::size_t>(capture.mark)];
        if (mark.kind == MarkKind::time) times.push_back(&mark);
    }
    if (times.size() != 2) return;
    for (std::size_t i = 0; i < 2; ++i) spec.ends[i] = {times[i]->first, times[i]->last};
}

// `here=( ... )` in a pattern says which part of what it matched is the mark.
void limits(const Rule& rule, const Match& match, Mark& mark) {
    mark.first = match.first;
    mark.last = match.last;
    const int here = rule.slot("here");
    for (const Capture& capture : match.captures) {
        if (here >= 0 && capture.slot == here && capture.last > capture.first) {
            mark.first = capture.first;
            mark.last = capture.last;
        }
    }
}

// "a nine-month plan", "the five-day talks": a class passes over the article, which is the plan's.
// "that five years ago it fell": nor is a "that" which begins a clause a part of it.
void leave_article(const Knowledge& k, const Match& match, const Marks& marks, bool limited, Mark& mark) {
    for (const Capture& capture : match.captures) {
        if (capture.mark < 0) continue;
        const Mark& held = marks.marks[static_cast<std::size_t>(capture.mark)];
        if (held.kind != MarkKind::number || held.first != mark.first + 1) continue;
        const bool hyphen = held.last < mark.last && marks.tokens[held.last].word == sign_hyphen;
        const std::uint64_t left = !limited ? wc_relative : hyphen ? wc_article | wc_determiner : wc_article;
        if (k.lexicon.is(marks.tokens[mark.first].word, left)) mark.first = held.first;
    }
}

// "has almost doubled": a list takes the whole verb group, of which the verb alone is the amount.
void leave_auxiliaries(const Knowledge& k, const Marks& marks, Mark& mark) {
    constexpr std::uint64_t helping =
        wc_be | wc_have | wc_do | wc_future | wc_conditional | wc_obliged | wc_infinitive;
    const auto is = [&](std::uint64_t classes) {
        return k.lexicon.is(marks.tokens[mark.first].word, classes);
    };
    if (marks.tokens[mark.first].capital || !is(helping)) return;  // "Can$200"
    while (mark.first + 1 < mark.last && is(helping | wc_adverb)) ++mark.first;
}

bool is_value(const Mark& mark) {
    return mark.kind == MarkKind::time || mark.kind == MarkKind::duration ||
           mark.kind == MarkKind::quantity || mark.kind == MarkKind::number;
}

// Of values that overlap the longest stays; of equals a time, then a duration, a quantity, a number. A duration lies
// over its number: rules go on to count with that.
void keep_longest(Marks& marks) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < marks.marks.size(); ++i) {
        if (is_value(marks.marks[i])) order.push_back(i);
    }
    const auto rank = [](MarkKind kind) {
        return kind == MarkKind::time       ? 0
               : kind == MarkKind::duration ? 1
               : kind == MarkKind::quantity ? 2
                                            : 3;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Mark& x = marks.marks[a];
        const Mark& y = marks.marks[b];
        if (x.last - x.first != y.last - y.first) return x.last - x.first > y.last - y.first;
        if (x.kind != y.kind) return rank(x.kind) < rank(y.kind);
        return a > b;  // made later: it says more of the same words
    });
    std::vector<bool> by_value(marks.tokens.size());
    std::vector<bool> by_time(marks.tokens.size());
    std::vector<bool> by_duration(marks.tokens.size());
    std::vector<bool> by_amount(marks.tokens.size());
    std::vector<bool> drop(marks.marks.size());
    for (const std::uint32_t i : order) {
        const Mark& mark = marks.marks[i];
        const bool duration = mark.kind == MarkKind::duration;
        bool free = true;
        for (std::uint32_t t = mark.first; t < mark.last && free; ++t) {
            if (mark.kind != MarkKind::number) free = !by_duration[t];
            free = free && !(duration ? by_time[t] || by_amount[t] : by_value[t]);
        }
        drop[i] = !free;
        for (std::uint32_t t = mark.first; free && t < mark.last; ++t) {
            (duration ? by_duration : by_value)[t] = true;
            if (mark.kind == MarkKind::time) by_time[t] = true;
            if (mark.kind == MarkKind::quantity) by_amount[t] = true;
        }
    }
    std::vector<Mark> kept;
    kept.reserve(marks.marks.size());
    for (std::size_t i = 0; i < marks.marks.size(); ++i) {
        if (!drop[i]) kept.push_back(marks.marks[i]);
    }
    marks.marks = std::move(kept);
}

// "US$" and "Australian dollars" name a currency and no state.
void drop_inside_amounts(Marks& marks) {
    std::vector<bool> amount(marks.tokens.size());
    for (const Mark& mark : marks.marks) {
        for (std::uint32_t i = mark.first; mark.kind == MarkKind::quantity && i < mark.last; ++i)
            amount[i] = true;
    }
    std::erase_if(marks.marks, [&](const Mark& mark) {
        return (mark.kind == MarkKind::party || mark.kind == MarkKind::place) && amount[mark.first] &&
               amount[mark.last - 1];
    });
}

void run_values(const Document& document, const Knowledge& k, RuleLevel level, Marks& marks, MarkIndex& index,
                Watch* watch) {
    const std::vector<Match> matches = match_level(k, level, marks, index, document.text, {}, watch);
    const auto drop = [&](const Match& match) {
        if (watch != nullptr) watch->dropped(match, Drop::no_value, {});
    };
    std::vector<Mark> made;
    for (const Match& match : matches) {
        const Rule& rule = k.rules[match.rule];
        const ValueContext context{rule, match, marks, document.text, k.lists};
        const Value value = evaluate(rule.sets.front().value, context);
        Mark mark;
        limits(rule, match, mark);
        mark.rule = match.rule + 1;
        leave_article(k, match, marks, rule.slot("here") >= 0, mark);
        if (rule.type == "quantity") leave_auxiliaries(k, marks, mark);
        if (rule.type == "time") {
            auto time = as_time(value, context);
            if (!time) drop(match);
            if (!time) continue;
            if (time->last) note_ends(match, marks, time->spec);
            add_time(*time, marks, mark);
        } else {
            const auto quantity = as_quantity(value, context);
            const bool holds =
                quantity && std::isfinite(quantity->value) && std::isfinite(quantity->value_max);
            if (!holds) drop(match);
            if (!holds) continue;
            mark.kind = MarkKind::quantity;
            mark.value = static_cast<std::uint32_t>(marks.quantities.size());
            marks.quantities.push_back(*quantity);
        }
        made.push_back(mark);
    }
    if (made.empty()) return;  // the marks are as they were
    marks.marks.insert(marks.marks.end(), made.begin(), made.end());
    keep_longest(marks);
    drop_inside_amounts(marks);
    index = MarkIndex(marks);
}

PersonMark person_of(const Knowledge& knowledge, const Match& match, const Marks& marks,
                     std::string_view title_slot, std::string_view name_slot, std::string_view nation_slot) {
    const Rule& rule = knowledge.rules[match.rule];
    const Mark* nation = nullptr;
    PersonMark out;
    for (const Capture& capture : match.captures) {
        if (capture.slot < 0) continue;
        const std::string& slot = rule.slots[static_cast<std::size_t>(capture.slot)];
        if (slot == name_slot) out.name = span_of(marks, capture.first, capture.last);
        if (slot == "body") out.body = span_of(marks, capture.first, capture.last);
        if (slot == "like") out.like = true;
        if (slot == nation_slot && capture.mark >= 0)
            nation = &marks.marks[static_cast<std::size_t>(capture.mark)];
        if (slot != title_slot || capture.mark < 0) continue;
        const Mark& mark = marks.marks[static_cast<std::size_t>(capture.mark)];
        if (mark.kind != MarkKind::title) continue;
        const TitleMark& title = marks.titles[mark.value];
        out.title = title.title;
        if (out.body.empty()) out.body = title.body;
        out.party = title.party;
        out.accredited = title.accredited;
        out.office = title.office;
        out.former = title.former;
    }
    if (nation != nullptr && out.party.empty()) out.party = knowledge.code_of(marks.parties[nation->value]);
    return out;
}

bool has_plural_title(const Match& match, const Marks& marks) {
    return std::any_of(match.captures.begin(), match.captures.end(), [&](const Capture& capture) {
        if (capture.mark < 0) return false;
        const Mark& mark = marks.marks[static_cast<std::size_t>(capture.mark)];
        return mark.kind == MarkKind::title && marks.titles[mark.value].plural != 0;
    });
}

// Of two who hold one office, where the second one's name begins, and where the words of the first one end.
std::uint32_t other_from(const Rule& rule, const Match& match) {
    for (const Capture& capture : match.captures) {
        if (capture.slot >= 0 && rule.slots[static_cast<std::size_t>(capture.slot)] == "other")
            return capture.first;
    }
    return match.last;
}

std::uint32_t first_to(const Rule& rule, const Match& match, std::uint32_t other) {
    std::uint32_t last = match.first + 1;
    for (const Capture& capture : match.captures) {
        if (capture.slot < 0 || capture.first >= other) continue;
        const std::string& slot = rule.slots[static_cast<std::size_t>(capture.slot)];
        if (slot == "name" || slot == "nation") last = std::max(last, capture.last);
    }
    return last;
}

}  // namespace

void mark_values(const Document& document, const Knowledge& knowledge, RuleLevel through, Marks& marks,
                 MarkIndex& index, Watch* watch) {
    run_values(document, knowledge, RuleLevel::values, marks, index, watch);
    if (through != RuleLevel::values)
        run_values(document, knowledge, RuleLevel::combined, marks, index, watch);
}

void mark_holders(const Document& document, const Knowledge& knowledge, Marks& marks, MarkIndex& index,
                  Watch* watch) {
    const auto counts = [&](const Match& match) {  // two persons share a title in the plural alone
        const bool holds = knowledge.rules[match.rule].slot("other") < 0 || has_plural_title(match, marks);
        if (!holds && watch != nullptr) watch->dropped(match, Drop::no_value, {});
        return holds;
    };
    std::vector<Match> matches =
        match_level(knowledge, RuleLevel::holders, marks, index, document.text, counts, watch);
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.last - a.first > b.last - b.first; });
    std::vector<bool> taken(marks.tokens.size());
    for (const Match& match : matches) {
        const Rule& rule = knowledge.rules[match.rule];
        Mark at;
        limits(rule, match, at);
        bool free = true;
        for (std::uint32_t i = at.first; i < at.last && free; ++i) free = !taken[i];
        if (!free && watch != nullptr) watch->dropped(match, Drop::taken, {});
        if (!free) continue;
        for (std::uint32_t i = at.first; i < at.last; ++i) taken[i] = true;
        const auto add = [&](std::uint32_t first, std::uint32_t last, PersonMark person) {
            if (person.name.empty()) return;
            marks.marks.push_back({MarkKind::person, first, last,
                                   static_cast<std::uint32_t>(marks.person_marks.size()), match.rule + 1});
            marks.person_marks.push_back(std::move(person));
        };
        if (rule.slot("other") >= 0) {
            const std::uint32_t other = other_from(rule, match);
            add(at.first, first_to(rule, match, other),
                person_of(knowledge, match, marks, "title", "name", "nation"));
            add(other, at.last, person_of(knowledge, match, marks, "title", "other", "other_nation"));
            continue;
        }
        for (const std::string_view slot : {"title", "second"}) {
            if (slot == "second" && rule.slot("second") < 0) continue;
            add(at.first, at.last, person_of(knowledge, match, marks, slot, "name", "nation"));
        }
    }
}

}  // namespace entente
