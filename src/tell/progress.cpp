#include "tell/progress.h"

#include <algorithm>
#include <cmath>

#include "base/edtf.h"
#include "base/fold.h"
#include "tell/amounts.h"

namespace entente {
namespace {

// The year that a figure is of: of its period, where that is one whole year; of what counts a stock (no period), the
// year in which it was told. 0 where neither is known.
int year_of(const Entry& figure) {
    const std::string_view period = figure.said.text("period");
    const std::optional<DayRange> days =
        day_range(period.empty() ? std::string_view(figure.last_seen) : period);
    if (!days || days->first.year != days->last.year) return 0;
    if (period.empty()) return days->first.year;
    const bool whole_year = days->first.month == 1 && days->last.month == 12;
    return whole_year ? days->first.year : 0;
}

// The middle of a range; the value itself else.
double value_of(const Fact& fact) {
    const double value = fact.number("value").value_or(0);
    const auto most = fact.number("value_max");
    return most ? (value + *most) / 2 : value;
}

bool comparable(const Entry& target, const Entry& figure) {
    const auto same = [&](std::string_view slot) {
        return fold(target.said.text(slot)) == fold(figure.said.text(slot));
    };
    return same("indicator") && same("measure") && same("unit") && figure.said.list("direction").empty() &&
           target.said.list("parties") == figure.said.list("parties") && year_of(figure) != 0;
}

double yearly_growth(double from, double to, int years) {
    return (std::pow(to / from, 1.0 / years) - 1) * 100;
}

std::string signed_percent(double value) { return (value > 0 ? "+" : "") + show_percent(value); }

// What it takes, beside what was: "needs +12% a year from 2016; 2012 to 2016 brought +3% a year".
std::string path_words(const Progress& progress, bool passed) {
    std::string out = std::string(passed ? "needed " : "needs ") + signed_percent(*progress.needed) +
                      " a year from " + std::to_string(progress.actual_year);
    if (progress.trend) {
        out += "; " + std::to_string(progress.earlier_year) + " to " + std::to_string(progress.actual_year) +
               " brought " + signed_percent(*progress.trend) + " a year";
    }
    return out;
}

// What is to be said of a target whose time is over.
std::string verdict_when_passed(const Progress& progress, const std::string& due_year) {
    std::string out = "due passed, no figure for " + due_year + " on file";
    if (progress.trend && progress.needed && *progress.trend < *progress.needed) {
        out += "; was not on path in " + std::to_string(progress.actual_year) + " (" +
               path_words(progress, true) + ")";
    }
    if (progress.later != nullptr) {
        out += "; in " + std::to_string(progress.later_year) + " it stood at " +
               show_quantity(progress.later->said);
    }
    return out;
}

// `due_year` is 0 where there is none.
std::string verdict_of(const Progress& progress, double goal, int due_year, bool passed) {
    if (progress.actual == nullptr)
        return passed ? "due passed, no figure on file" : "no figure on file to compare";
    if (progress.actual_value >= goal) return "reached in " + std::to_string(progress.actual_year);
    if (due_year == 0) return "not reached; no due date";
    if (progress.actual_year == due_year)
        return passed ? "missed" : "not reached so far in " + std::to_string(due_year);
    if (passed) return verdict_when_passed(progress, std::to_string(due_year));
    if (!progress.needed) return "no figure on file to compare";
    if (!progress.trend) return path_words(progress, false) + "; no earlier figure to judge the path by";
    return (*progress.trend < *progress.needed ? "not on path: " : "on path: ") + path_words(progress, false);
}

// The latest and the earliest figure up to the due year, and the first one after it.
void find_figures(const Entry& target, const std::vector<Entry>& figures, int due_year, Progress& progress) {
    for (const Entry& figure : figures) {
        if (!comparable(target, figure)) continue;
        const int year = year_of(figure);
        const bool after = due_year != 0 && year > due_year;
        if (after && (progress.later == nullptr || year < progress.later_year)) {
            progress.later = &figure;
            progress.later_year = year;
        }
        if (!after && (progress.actual == nullptr || year > progress.actual_year)) {
            progress.actual = &figure;
            progress.actual_year = year;
        }
        if (!after && (progress.earlier == nullptr || year < progress.earlier_year)) {
            progress.earlier = &figure;
            progress.earlier_year = year;
        }
    }
}

void compute(Progress& progress, double goal, int due_year) {
    progress.actual_value = value_of(progress.actual->said);
    progress.gap = goal - progress.actual_value;
    progress.share = goal != 0 ? 100 * progress.actual_value / goal : 0;
    if (due_year > progress.actual_year && progress.actual_value > 0 && goal > progress.actual_value) {
        progress.needed = yearly_growth(progress.actual_value, goal, due_year - progress.actual_year);
    }
    const double earlier = value_of(progress.earlier->said);
    if (progress.earlier_year < progress.actual_year && earlier > 0 && progress.actual_value > 0) {
        progress.trend =
            yearly_growth(earlier, progress.actual_value, progress.actual_year - progress.earlier_year);
    }
}

}  // namespace

Progress progress_of(const Entry& target, const std::vector<Entry>& figures, const std::string& today) {
    Progress progress;
    const std::string_view measure = target.said.text("measure");
    if (measure != "level" && measure != "count") {
        progress.verdict = "cannot be compared: " + words_of(measure) + ", not a level";
        return progress;
    }
    const std::optional<DayRange> due = day_range(target.said.text("due"));
    const int due_year = due ? due->last.year : 0;
    const double goal = value_of(target.said);
    find_figures(target, figures, due_year, progress);
    if (progress.actual != nullptr) compute(progress, goal, due_year);
    const std::optional<DayRange> now = day_range(today);
    progress.verdict = verdict_of(progress, goal, due_year, due && now && due->last < now->first);
    if (progress.actual != nullptr && !progress.actual->disagree.empty()) {
        progress.verdict += "; sources differ on the figure for " + std::to_string(progress.actual_year);
    }
    return progress;
}

}  // namespace entente
