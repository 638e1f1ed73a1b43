// Targets against actuals.
#include "tell/progress.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "record/readings.h"

namespace entente::testing {
namespace {

const std::string goal =
    "x => target indicator=trade; measure=level; value=5e9; unit=USD; due=2020; parties=KEN,NOR";

std::string level(const char* value, const char* period) {
    return std::string("x => figure indicator=trade; measure=level; value=") + value +
           "; unit=USD; period=" + period + "; parties=KEN,NOR";
}

struct Case {
    const char* what;
    std::vector<std::string> lines;
    const char* today;
    const char* want;  // actual, gap, share, needed, verdict
};

const Case cases[] = {
    {"nothing to compare", {goal}, "2019-01-01", "none; no figure on file to compare"},
    {"nothing, and over", {goal}, "2021-01-01", "none; due passed, no figure on file"},
    {"one figure",
     {goal, level("2e9", "2012")},
     "2014-10-15",
     "2e+09 (2012) gap 3e+09 at 40% +12.1%; needs +12.1% a year from 2012; no earlier figure to judge the "
     "path by"},
    {"falling short",
     {goal, level("2e9", "2012"), level("1.8e9", "2016")},
     "2018-09-01",
     "1.8e+09 (2016) gap 3.2e+09 at 36% +29.1%; not on path: needs +29.1% a year from 2016; 2012 to 2016 "
     "brought -2.6% a year"},
    {"growing enough",
     {goal, level("2e9", "2012"), level("3.5e9", "2016")},
     "2018-09-01",
     "3.5e+09 (2016) gap 1.5e+09 at 70% +9.3%; on path: needs +9.3% a year from 2016; 2012 to 2016 brought "
     "+15% a year"},
    {"over, and no figure for the year",
     {goal, level("2e9", "2012"), level("1.8e9", "2016"), level("2.5e9", "2022")},
     "2024-06-20",
     "1.8e+09 (2016) gap 3.2e+09 at 36% +29.1%; due passed, no figure for 2020 on file; was not on path in "
     "2016 (needed +29.1% a year from 2016; 2012 to 2016 brought -2.6% a year); in 2022 it stood at 2.5 "
     "billion USD"},
    {"reached before",
     {goal, level("5.25e9", "2018")},
     "2019-01-01",
     "5.25e+09 (2018) gap -2.5e+08 at 105%; reached in 2018"},
    {"missed", {goal, level("4.5e9", "2020")}, "2021-01-01", "4.5e+09 (2020) gap 5e+08 at 90%; missed"},
    {"in the due year",
     {goal, level("4.5e9", "2020")},
     "2020-11-01",
     "4.5e+09 (2020) gap 5e+08 at 90%; not reached so far in 2020"},
    {"half a year is no year",
     {goal, level("2.5e9", "2019-01/2019-06")},
     "2019-11-01",
     "none; no figure on file to compare"},
    {"another unit is not compared",
     {goal, "x => figure indicator=trade; measure=level; value=9e9; unit=EUR; period=2019; parties=KEN,NOR"},
     "2019-11-01",
     "none; no figure on file to compare"},
    {"one way is not both ways",
     {goal, level("4.5e9", "2019") + "; direction=KEN,NOR"},
     "2019-11-01",
     "none; no figure on file to compare"},
    {"a growth target",
     {"x => target indicator=trade; measure=growth; value=10; unit=percent; due=2020; parties=KEN,NOR"},
     "2019-01-01",
     "none; cannot be compared: growth, not a level"},
    {"no due date",
     {"x => target indicator=trade; measure=level; value=5e9; unit=USD; parties=KEN,NOR",
      level("4.5e9", "2019")},
     "2019-11-01",
     "4.5e+09 (2019) gap 5e+08 at 90%; not reached; no due date"},
    {"a range: its middle",
     {goal,
      "x => figure indicator=trade; measure=level; value=2e9; value_max=3e9; unit=USD; period=2019; "
      "parties=KEN,NOR"},
     "2019-11-01",
     "2.5e+09 (2019) gap 2.5e+09 at 50% +100%; needs +100% a year from 2019; no earlier figure to judge the "
     "path by"},
    {"sources differ",
     {goal, level("2e9", "2012"), level("2.5e9", "2012")},
     "2014-10-15",
     "2.5e+09 (2012) gap 2.5e+09 at 50% +9.1%; needs +9.1% a year from 2012; no earlier figure to judge the "
     "path by; sources differ on the figure for 2012"},
};

TEST(Progress, Table) {
    for (const Case& c : cases) {
        const auto holdings = holdings_of({reading("a", "2013-05-01", c.lines)});
        const FactView facts = select(*holdings);
        const std::vector<Entry> figures = entries_of(facts, FactType::figure);
        const Progress progress = progress_of(entries_of(facts, FactType::target).at(0), figures, c.today);
        std::ostringstream out;
        const auto rounded = [](double value) { return std::round(value * 10) / 10; };
        if (progress.actual == nullptr) {
            out << "none";
        } else {
            out << progress.actual_value << " (" << progress.actual_year << ") gap " << progress.gap << " at "
                << rounded(progress.share) << '%';
        }
        if (progress.needed) out << " +" << rounded(*progress.needed) << '%';
        out << "; " << progress.verdict;
        EXPECT_EQ(out.str(), c.want) << c.what;
    }
}

}  // namespace
}  // namespace entente::testing
