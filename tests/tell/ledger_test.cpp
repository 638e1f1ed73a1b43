// The ledgers of a made-up relation.
#include <gtest/gtest.h>

#include <algorithm>

#include "tell/scene.h"

namespace entente::testing {
namespace {

std::string ledger(const MadeUp& made_up, const char* name, const Filter& filter = {},
                   const Page& page = {}) {
    const Result<std::string> told = tell_ledger(name, made_up.scene, filter, page);
    return told ? *told : told.error().what;
}

// The first column of every row of a CSV ledger.
std::string first_column(const std::string& csv) {
    std::string out;
    std::size_t begin = csv.find('\n') + 1;
    while (begin < csv.size()) {
        out += csv.substr(begin, csv.find(',', begin) - begin) + '|';
        begin = csv.find('\n', begin) + 1;
    }
    return out;
}

TEST(Ledger, EveryLedgerIsToldInEveryFormat) {
    const MadeUp made_up;
    EXPECT_EQ(ledgers().size(), 16U);
    for (const LedgerInfo& info : ledgers()) {
        for (const Format format : {Format::table, Format::json, Format::csv, Format::md}) {
            const Result<std::string> told = tell_ledger(info.name, made_up.scene, {}, {format, 80, false});
            ASSERT_TRUE(told);
            EXPECT_FALSE(told->empty());
            EXPECT_EQ(told->back(), '\n');
        }
    }
    EXPECT_EQ(ledger(made_up, "songs"), "is no ledger");
}

TEST(Ledger, Visits) {
    const MadeUp made_up;
    EXPECT_EQ(without_ids(ledger(made_up, "visits", {}, {Format::table, 120, false})),
              "Visits: Kenya and Norway\n\n"
              "Visitor     From    To      When                    Level  Place  Status   Evidence           "
              "             Id\n"
              "----------  ------  ------  ----------------------  -----  -----  -------  "
              "------------------------------  ----------\n"
              "Ada Okafor  Kenya   Norway  3 to 6 December 2014    state  Oslo   done     courier-1.txt:2 "
              "herald-7.txt:1  v-########\n"
              "Eva Holm    Norway  Kenya   1 July 2019 (inferred)                planned  herald-7.txt:7     "
              "             v-########\n");
}

TEST(Ledger, Csv) {
    const MadeUp made_up;
    const std::string csv = ledger(made_up, "visits", {}, {Format::csv, 80, false});
    EXPECT_EQ(csv.substr(0, csv.find('\n') + 1),
              "visitor,from,to,time,start,end,precision,kind,place,invited_by,status,inferred,disagree,id,"
              "evidence\r\n");
    EXPECT_NE(csv.find("Eva Holm,NOR,KEN,2019-07-01,2019-07-01,2019-07-01,day,,,,planned,time,,v-"),
              std::string::npos);
}

TEST(Ledger, Filters) {
    const MadeUp made_up;
    const Page csv{Format::csv, 80, false};
    EXPECT_EQ(first_column(ledger(made_up, "timeline", {}, csv)),
              "1990|2013|2014|2014-12-03/2014-12-06|2015|2015-05-20|2018|2019-07-01|2020|2020|");
    EXPECT_EQ(first_column(ledger(made_up, "visits", {"2015", "", ""}, csv)), "Eva Holm|");
    EXPECT_EQ(first_column(ledger(made_up, "visits", {"", "2014-12-03", ""}, csv)), "Ada Okafor|");
    EXPECT_EQ(first_column(ledger(made_up, "visits", {"2014-12-07", "2019-06-30", ""}, csv)), "");
    EXPECT_EQ(first_column(ledger(made_up, "requests", {"", "", "trade"}, csv)), "KEN;Ada Okafor|");
    EXPECT_EQ(first_column(ledger(made_up, "requests", {"", "", "health"}, csv)), "");
    EXPECT_EQ(first_column(ledger(made_up, "requests", {"2019-06", "2019-06", ""}, csv)),
              "KEN;Ada Okafor|");  // by publication
}

TEST(Ledger, DifferingFiguresStandSideBySide) {
    const MadeUp made_up;
    EXPECT_NE(ledger(made_up, "figures").find("560 million USD / 500 million USD  2018"), std::string::npos);
    const std::string json = ledger(made_up, "figures", {}, {Format::json, 80, false});
    EXPECT_NE(json.find("\"values\":[\"560000000\",\"500000000\"]"), std::string::npos) << json;
    EXPECT_NE(json.find("\"disagree\":[\"value\"]"), std::string::npos);
}

TEST(Ledger, Conflicts) {
    const MadeUp made_up;
    EXPECT_EQ(without_ids(ledger(made_up, "conflicts", {}, {Format::table, 120, false})),
              "Conflicts: Kenya and Norway\n\n"
              "Kind    What   When  Differ on  Values                             Evidence                   "
              "   Id\n"
              "------  -----  ----  ---------  ---------------------------------  "
              "----------------------------  ----------\n"
              "figure  Trade  2018  value      560 million USD / 500 million USD  undated.txt:1 "
              "herald-7.txt:6  f-########\n");
}

TEST(Ledger, TheOrderOfReadingDoesNotMatter) {
    std::vector<Reading> backwards = made_up_news();
    std::reverse(backwards.begin(), backwards.end());
    const MadeUp forth;
    const MadeUp back(backwards, "2019-06-20");
    for (const LedgerInfo& info : ledgers()) {
        for (const Format format : {Format::table, Format::json, Format::csv, Format::md}) {
            const Page page{format, 90, false};
            EXPECT_EQ(*tell_ledger(info.name, forth.scene, {}, page),
                      *tell_ledger(info.name, back.scene, {}, page));
        }
    }
    EXPECT_EQ(tell_brief(forth.scene, {}), tell_brief(back.scene, {}));
    EXPECT_EQ(tell_relations(forth.facts, forth.names, {}), tell_relations(back.facts, back.names, {}));
}

TEST(Relations, Table) {
    const MadeUp made_up;
    EXPECT_EQ(tell_relations(made_up.facts, made_up.names, {}),
              "Relations on file\n\n"
              "Between           Level                  Since  Last contact          Facts  Documents\n"
              "----------------  ---------------------  -----  --------------------  -----  ---------\n"
              "Kenya and Norway  strategic partnership  2015   3 to 6 December 2014  13     3\n");
    EXPECT_EQ(tell_relations(made_up.facts, made_up.names, {Format::csv, 80, false}),
              "a,b,level,level_since,last_contact,facts,documents\r\n"
              "KEN,NOR,strategic_partnership,2015,2014-12-03/2014-12-06,13,3\r\n");
}

}  // namespace
}  // namespace entente::testing
