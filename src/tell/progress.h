// Targets against actuals: how far, and what it would take.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/record.h"

namespace entente {

// What the figures on file say about a target. Numbers are as quoted: bases may differ between sources.
struct Progress {
    const Entry* actual =
        nullptr;  // the latest comparable figure up to the due year; null where none is on file
    int actual_year = 0;
    double actual_value = 0;
    double gap = 0;    // target less actual, in the target's unit
    double share = 0;  // actual as percent of the target
    std::optional<double>
        needed;  // percent a year from the actual to the due year, where that is ahead of it
    const Entry* earlier = nullptr;  // the earliest comparable figure, where there are two
    int earlier_year = 0;
    std::optional<double> trend;   // percent a year from the earlier figure to the actual
    const Entry* later = nullptr;  // the first comparable figure after the due year
    int later_year = 0;
    std::string verdict;  // "not on path", "due passed, no figure for 2020 on file", ...
};

// `figures` are the entries of that type; only yearly levels of the same indicator, measure, unit and parties
// are compared. `today` is YYYY-MM-DD.
Progress progress_of(const Entry& target, const std::vector<Entry>& figures, const std::string& today);

}  // namespace entente
