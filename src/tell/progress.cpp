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
    const std::optional<DayRange> days = day_range(period.empty() ? std::string_view(figure.last_seen) : period);
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
    const auto same = [&](std::string_view slot) { return fold(target.said.text(slot)) == fold(figure.said.text(slot)); };
    return same("indicator") && same("measure") && same("unit") && figure.said.list("direction").empty() &&
           target.said.list("parties") == figure.said.list("parties") && year_of(figure) != 0;
}

double yearly_growth(double from, double to, int years) { return (std::pow(to / from, 1.0 / years) - 1) * 100; }

std::string signed_percent(double value) { return (value > 0 ? "+" : "") + show_percent(value); }

// What it takes, beside what was: "needs +41.2% a year from 2017; 2013 to 2017 brought -2.9% a year".
std::string path_words(const Progress& progress, bool passed) {
    std::string out = std::string(passed ? "needed " : "needs ") + signed_percent(*progress.needed) + " a year from " + std::to_string(progress.actual_year);
    if (progress.trend) {
        out += "; " + std::to_string(progress.earlier_year) + " to " + std::to_string(progress.actual_year) + " brought " +
               signed_percent(*progress.trend) + " a year";
    }
    return out;
}

std::string verdict_of(const Progress& progress, double goal, const DayRange& due, bool passed) {
    const std::string due_year = std::to_string(due.last.year);
    if (progress.actual == nullptr) return passed ? "due passed, no figure on file" : "no figure on file to compare";
    const std::string actual_year = std::to_string(progress.actual_year);
    if (progress.actual_value >= goal) return "reached in " + actual_year;
    if (progress.actual_year == due.last.year) return passed ? "missed" : "not reached so far in " + due_year;
    const bool off_path = progress.needed && (!progress.trend || *progress.trend < *progress.needed);
    if (passed) {
        std::string out = "due passed, no figure for " + due_year + " on file";
        if (off_path && progress.trend) out += "; was not on path in " + actual_year + " (" + path_words(progress, true) + ")";
        if (progress.later != nullptr) {
            out += "; in " + std::to_string(progress.later_year) + " it stood at " + show_quantity(progress.later->said);
        }
        return out;
    }
    if (!progress.needed) return "no figure on file to compare";
    if (!progress.trend) return path_words(progress, false) + "; no earlier figure to judge the path by";
    return (off_path ? "not on path: " : "on path: ") + path_words(progress, false);
}

}  // namespace

Progress progress_of(const Entry& target, const std::vector<Entry>& figures, const std::string& today) {
    Progress progress;
    const std::optional<DayRange> due = day_range(target.said.text("due"));
    const double goal = value_of(target.said);
    const std::string_view measure = target.said.text("measure");
    if (!due) {
        progress.verdict = "no due date";
        return progress;
    }
    if (measure != "level" && measure != "count") {
        progress.verdict = "cannot be compared: " + words_of(measure) + ", not a level";
        return progress;
    }
    for (const Entry& figure : figures) {
        if (!comparable(target, figure)) continue;
        const int year = year_of(figure);
        if (year > due->last.year) {
            if (progress.later == nullptr || year < progress.later_year) {
                progress.later = &figure;
                progress.later_year = year;
            }
            continue;
        }
        if (progress.actual == nullptr || year > progress.actual_year) {
            progress.actual = &figure;
            progress.actual_year = year;
        }
        if (progress.earlier == nullptr || year < progress.earlier_year) {
            progress.earlier = &figure;
            progress.earlier_year = year;
        }
    }
    if (progress.actual != nullptr) {
        progress.actual_value = value_of(progress.actual->said);
        progress.gap = goal - progress.actual_value;
        progress.share = goal != 0 ? 100 * progress.actual_value / goal : 0;
        const int years = due->last.year - progress.actual_year;
        if (years > 0 && progress.actual_value > 0 && goal > progress.actual_value) {
            progress.needed = yearly_growth(progress.actual_value, goal, years);
        }
        const double earlier = value_of(progress.earlier->said);
        if (progress.earlier_year < progress.actual_year && earlier > 0 && progress.actual_value > 0) {
            progress.trend = yearly_growth(earlier, progress.actual_value, progress.actual_year - progress.earlier_year);
        }
    }
    const std::optional<DayRange> now = day_range(today);
    progress.verdict = verdict_of(progress, goal, *due, now && due->last < now->first);
    if (progress.actual != nullptr && !progress.actual->disagree.empty()) {
        progress.verdict += "; sources differ on the figure for " + std::to_string(progress.actual_year);
    }
    return progress;
}

}  // namespace entente
