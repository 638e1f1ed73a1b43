// What the facts of several documents become when they are joined.
#include <gtest/gtest.h>

#include <algorithm>

#include "record/readings.h"

namespace entente::testing {
namespace {

struct Source {
    std::string name;
    std::string published;
    std::vector<std::string> lines;
};

struct Case {
    const char* what;
    FactType type;
    std::vector<Source> sources;
    std::vector<std::string> want;
};

std::vector<std::string> entries(const std::vector<Source>& sources, FactType type) {
    std::vector<Reading> readings;
    for (const Source& source : sources)
        readings.push_back(reading(source.name, source.published, source.lines));
    const auto holdings = holdings_of(readings);
    return dump(entries_of(select(*holdings), type));
}

using enum FactType;

const Case cases[] = {
    {"planned, ongoing and done are one visit, with the best of each",
     visit,
     {{"a",
       "2019-02-20",
       {"Okafor will go. => visit visitor=Ada Okafor; to=NOR; time=2019-03-03/2019-03-06; from=KEN; "
        "kind=official; status=planned"}},
      {"b",
       "2019-03-04",
       {"Okafor is here. => visit visitor=Okafor; to=NOR; time=2019; invited_by=Nils Berg; status=ongoing"}},
      {"c",
       "2020-01-01",
       {"Okafor came. => visit visitor=Ada Ökafor; to=NOR; time=2019; place=Bergen; status=done"}}},
     {"visitor=Ada Ökafor; to=NOR; time=2019-03-03/2019-03-06; from=KEN; kind=official; place=Bergen; "
      "invited_by=Nils Berg; "
      "status=done <- a:1 b:1 c:1"}},
    {"a day inside a visit is that visit",
     visit,
     {{"a", "2019-03-02", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03/2019-03-04; kind=state"}},
      {"b", "2019-03-04", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-04"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-03-03/2019-03-04; kind=state <- a:1 b:1"}},
    {"a vague time stands apart where two visits fit",
     visit,
     {{"a",
       "2019-12-01",
       {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03",
        "x => visit visitor=Ada Okafor; to=NOR; time=2019-11-05"}},
      {"b", "2020-01-01", {"x => visit visitor=Ada Okafor; to=NOR; time=2019"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019 <- b:1", "visitor=Ada Okafor; to=NOR; time=2019-03-03 <- a:1",
      "visitor=Ada Okafor; to=NOR; time=2019-11-05 <- a:2"}},
    {"about a year joins the one visit at its edge, and says nothing of its time",
     visit,
     {{"a", "2019-12-01", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-01-20/2019-01-22"}},
      {"b", "2019-12-02", {"x => visit visitor=Ada Okafor; to=NOR; time=2019~"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-01-20/2019-01-22 <- a:1 b:1"}},
    {"other countries, other people and other years are other visits",
     visit,
     {{"a",
       "2019-12-01",
       {"x => visit visitor=Ada Okafor; to=NOR; time=2019-01-20",
        "x => visit visitor=Ada Okafor; to=ISL; time=2019-01-20",
        "x => visit visitor=Ben Okafor; to=NOR; time=2019-01-20",
        "x => visit visitor=Ada Okafor; to=NOR; time=2017"}}},
     {"visitor=Ada Okafor; to=NOR; time=2017 <- a:4", "visitor=Ada Okafor; to=NOR; time=2019-01-20 <- a:1",
      "visitor=Ada Okafor; to=ISL; time=2019-01-20 <- a:2",
      "visitor=Ben Okafor; to=NOR; time=2019-01-20 <- a:3"}},
    {"days that touch are one visit, and a range bridges days that stood apart",
     visit,
     {{"a", "2019-01-20", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-01-20"}},
      {"b", "2019-01-23", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-01-23"}},
      {"c", "2019-01-24", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-01-20/2019-01-23"}},
      {"d", "2019-01-24", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-01-24"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-01-20/2019-01-24 !time <- a:1 b:1 c:1 d:1"}},
    {"an undated mention joins the one visit that its telling fits",
     visit,
     {{"a",
       "2019-03-01",
       {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03/2019-03-06; status=planned"}},
      {"b", "2019-03-05", {"x => visit visitor=Ada Okafor; to=NOR; status=ongoing"}},
      {"c", "2016-01-01", {"x => visit visitor=Ada Okafor; to=NOR; status=ongoing"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-03-03/2019-03-06; status=ongoing <- a:1 b:1",
      "visitor=Ada Okafor; to=NOR; status=ongoing <- c:1"}},
    {"what was done stays done, whatever is published later",
     visit,
     {{"a", "2019-03-07", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; status=done"}},
      {"b", "2019-03-08", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; status=planned"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-03-03; status=done <- a:1 b:1"}},
    {"two levels of one visit are said to differ",
     visit,
     {{"a", "2019-03-01", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; kind=state"}},
      {"b", "2019-03-02", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; kind=working"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-03-03; kind=working !kind <- a:1 b:1"}},
    {"where a visitor is from is concluded from an office",
     visit,
     {{"a",
       "2019-03-01",
       {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03",
        "x => office person=Ada Okafor; party=KEN; title=Foreign Minister"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-03-03; from=KEN ~from <- a:1"}},
    {"an inferred time is not inferred where another source states it",
     visit,
     {{"a", "2019-03-01", {"x => visit visitor=Ada Okafor; to=NOR; inferred time=2019-03-03"}},
      {"b", "2019-05-01", {"x => visit visitor=Ben Mutua; to=NOR; inferred time=2019-05-03"}},
      {"c", "2019-06-01", {"x => visit visitor=Ben Mutua; to=NOR; time=2019-05-03"}}},
     {"visitor=Ada Okafor; to=NOR; time=2019-03-03 ~time <- a:1",
      "visitor=Ben Mutua; to=NOR; time=2019-05-03 <- b:1 c:1"}},
    {"meetings: fewer names of the same people; a call is no meeting",
     meeting,
     {{"a",
       "2019-03-03",
       {"x => meeting participants=Ada Okafor,Nils Berg; parties=KEN,NOR; time=2019-03-03; kind=talks"}},
      {"b",
       "2019-03-04",
       {"x => meeting participants=Okafor,Berg,Eva Holm; parties=KEN,NOR; time=2019-03-03"}},
      {"c",
       "2019-03-04",
       {"x => meeting participants=Ada Okafor,Nils Berg; parties=KEN,NOR; time=2019-03-03; kind=call"}}},
     {"participants=Okafor,Berg,Eva Holm; time=2019-03-03; parties=KEN,NOR; kind=talks <- a:1 b:1",
      "participants=Ada Okafor,Nils Berg; time=2019-03-03; parties=KEN,NOR; kind=call <- c:1"}},
    {"an office: the same title; another title is another row",
     office,
     {{"a", "2014-03-03", {"x => office person=Tran Duc Anh; party=VNM; title=Minister of Defence"}},
      {"b",
       "2019-03-03",
       {"x => office person=Trần Đức Anh; party=VNM; title=minister of defence",
        "x => office person=Trần Đức Anh; party=VNM; title=President"}}},
     {"person=Trần Đức Anh; party=VNM; title=minister of defence <- a:1 b:1",
      "person=Trần Đức Anh; party=VNM; title=President <- b:2"}},
    {"a bare name finds its one holder, and stands apart between two",
     office,
     {{"a",
       "2014-03-03",
       {"x => office person=Ada Okafor; party=KEN; title=Minister",
        "x => office person=Okafor; party=KEN; title=Minister"}},
      {"b",
       "2019-03-03",
       {"x => office person=Le Minh; party=VNM; title=Minister",
        "x => office person=Vu Minh; party=VNM; title=Minister",
        "x => office person=Minh; party=VNM; title=Minister"}}},
     {"person=Ada Okafor; party=KEN; title=Minister <- a:1 a:2",
      "person=Le Minh; party=VNM; title=Minister <- b:1", "person=Vu Minh; party=VNM; title=Minister <- b:2",
      "person=Minh; party=VNM; title=Minister <- b:3"}},
    {"a level: the same parties and level, dated by whoever dates it; two dates differ",
     standing,
     {{"a",
       "2014-03-03",
       {"x => standing parties=KEN,NOR; level=strategic_partnership",
        "x => standing parties=ISL,NOR; level=alliance; time=1951"}},
      {"b",
       "2019-03-03",
       {"x => standing parties=KEN,NOR; level=strategic_partnership; time=2012",
        "x => standing parties=ISL,NOR; level=alliance; time=1949"}}},
     {"parties=ISL,NOR; level=alliance; time=1951 !time <- a:2 b:2",
      "parties=KEN,NOR; level=strategic_partnership; time=2012 <- a:1 b:1"}},
    {"a treaty under two titles, and its stages; the furthest is where it stands",
     instrument,
     {{"a",
       "2014-03-03",
       {"x => instrument name=Treaty on the Essential Aims of Good-Neighbourly Ties; parties=KEN,NOR; "
        "kind=treaty; stage=signed; time=1987-04-02"}},
      {"b",
       "2019-03-03",
       {"x => instrument name=Treaty on the Foremost Aims of Good Neighbourhood between Kenya and Norway; "
        "parties=KEN,NOR; kind=treaty; stage=in_force; time=1989"}},
      {"c",
       "2020-03-03",
       {"x => instrument name=Treaty on Essential Aims of Good-Neighbourly Ties; kind=treaty; "
        "stage=signed"}}},
     {"name=Treaty on Essential Aims of Good-Neighbourly Ties; parties=KEN,NOR; kind=treaty; stage=in_force; "
      "time=1989 <- a:1 b:1 c:1"}},
    {"joint statements of two years are two, and a plan until 2030 is not the one until 2020",
     instrument,
     {{"a",
       "2014-03-03",
       {"x => instrument name=Joint Statement; parties=KEN,NOR; stage=signed; time=2012",
        "x => instrument name=Joint Statement; parties=KEN,NOR; stage=signed; time=2019"}},
      {"b",
       "2019-03-03",
       {"x => instrument name=Fisheries Plan until 2020; parties=KEN,NOR",
        "x => instrument name=Fisheries Plan until 2030; parties=KEN,NOR"}}},
     {"name=Joint Statement; parties=KEN,NOR; stage=signed; time=2012 <- a:1",
      "name=Joint Statement; parties=KEN,NOR; stage=signed; time=2019 <- a:2",
      "name=Fisheries Plan until 2020; parties=KEN,NOR <- b:1",
      "name=Fisheries Plan until 2030; parties=KEN,NOR <- b:2"}},
    {"committees under two names",
     mechanism,
     {{"a",
       "2014-03-03",
       {"x => mechanism name=Intergovernmental Commission on Maritime-Fishing Cooperation; parties=KEN,NOR; "
        "stage=active"}},
      {"b",
       "2019-03-03",
       {"x => mechanism name=Kenya-Norway Intergovernmental Commission for Maritime-Economic Cooperation; "
        "parties=KEN,NOR; stage=active",
        "x => mechanism name=Defence Committee; parties=KEN,NOR; stage=active"}}},
     {"name=Kenya-Norway Intergovernmental Commission for Maritime-Economic Cooperation; parties=KEN,NOR; "
      "stage=active <- a:1 b:1",
      "name=Defence Committee; parties=KEN,NOR; stage=active <- b:2"}},
    {"figures agree within their hedges and differ beyond them",
     figure,
     {{"a",
       "2014-03-03",
       {"x => figure indicator=trade; measure=level; value=6e9; unit=USD; period=2013; parties=KEN,NOR; "
        "qualifier=nearly"}},
      {"b",
       "2014-04-03",
       {"x => figure indicator=trade; measure=level; value=6e9; unit=USD; period=2013; parties=KEN,NOR; "
        "qualifier=about"}},
      {"c",
       "2014-04-03",
       {"x => figure indicator=exports; measure=level; value=2e9; unit=USD; period=2013; parties=KEN,NOR; "
        "direction=KEN,NOR"}},
      {"d",
       "2014-04-03",
       {"x => figure indicator=exports; measure=level; value=2.7e9; unit=USD; period=2013; parties=KEN,NOR; "
        "direction=KEN,NOR; qualifier=over"}},
      {"e",
       "2014-04-03",
       {"x => figure indicator=exports; measure=level; value=5e9; unit=USD; period=2013; parties=KEN,NOR; "
        "direction=NOR,KEN"}}},
     {"indicator=trade; measure=level; value=6e+09; unit=USD; period=2013; parties=KEN,NOR; qualifier=about "
      "<- a:1 b:1",
      "indicator=exports; measure=level; value=2e+09; unit=USD; period=2013; parties=KEN,NOR; "
      "direction=KEN,NOR !value <- c:1 d:1",
      "indicator=exports; measure=level; value=5e+09; unit=USD; period=2013; parties=KEN,NOR; "
      "direction=NOR,KEN <- e:1"}},
    {"figures without a period are compared within a month of telling",
     figure,
     {{"a",
       "2014-03-03",
       {"x => figure indicator=students; measure=count; value=300; unit=count; parties=KEN,NOR"}},
      {"b",
       "2014-03-30",
       {"x => figure indicator=students; measure=count; value=310; unit=count; parties=KEN,NOR"}},
      {"c",
       "2019-03-30",
       {"x => figure indicator=students; measure=count; value=900; unit=count; parties=KEN,NOR"}}},
     {"indicator=students; measure=count; value=310; unit=count; parties=KEN,NOR !value <- a:1 b:1",
      "indicator=students; measure=count; value=900; unit=count; parties=KEN,NOR <- c:1"}},
    {"a target told twice",
     target,
     {{"a",
       "2014-03-03",
       {"x => target indicator=trade; measure=level; value=9e9; unit=USD; due=2025; parties=KEN,NOR; "
        "speaker=Ada Okafor"}},
      {"b",
       "2018-03-30",
       {"x => target indicator=trade; measure=level; value=9e9; unit=USD; due=2025; parties=KEN,NOR; "
        "speaker=Nils Berg"}}},
     {"indicator=trade; measure=level; value=9e+09; unit=USD; due=2025; parties=KEN,NOR <- a:1 b:1"}},
    {"an anniversary told in other words; another ordinal is another one",
     anniversary,
     {{"a",
       "2014-03-03",
       {"x => anniversary of=diplomatic relations; ordinal=65; time=2015~; parties=KEN,NOR"}},
      {"b",
       "2015-03-03",
       {"x => anniversary of=establishment of diplomatic relations; ordinal=65; time=2015; parties=KEN,NOR"}},
      {"c",
       "2020-03-03",
       {"x => anniversary of=diplomatic relations; ordinal=70; time=2020; parties=KEN,NOR"}}},
     {"of=establishment of diplomatic relations; ordinal=65; time=2015; parties=KEN,NOR <- a:1 b:1",
      "of=diplomatic relations; ordinal=70; time=2020; parties=KEN,NOR <- c:1"}},
    {"participation: an undated mention joins the dated one",
     participation,
     {{"a", "2014-03-03", {"x => participation party=KEN; body=East Africa Summit; role=host; time=2010"}},
      {"b",
       "2015-03-03",
       {"x => participation party=KEN; body=East Africa SUMMIT; role=host",
        "x => participation party=KEN; body=East Africa Summit; role=guest; time=2011"}}},
     {"party=KEN; body=East Africa SUMMIT; time=2010; role=host <- a:1 b:1",
      "party=KEN; body=East Africa Summit; time=2011; role=guest <- b:2"}},
    {"a request made twice in the same words",
     request,
     {{"a", "2014-03-03", {"x => request by=KEN,Ada Okafor; action=lift the quota; to=NOR"}},
      {"b",
       "2015-03-03",
       {"x => request by=KEN,Ada Okafor; action=Lift the quota.; to=NOR",
        "x => request by=KEN,Ada Okafor; action=lift the tariff; to=NOR"}}},
     {"by=KEN,Ada Okafor; action=Lift the quota.; to=NOR <- a:1 b:1",
      "by=KEN,Ada Okafor; action=lift the tariff; to=NOR <- b:2"}},
};

TEST(Join, Table) {
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        EXPECT_EQ(entries(c.sources, c.type), c.want);
    }
}

TEST(Join, TheOrderOfReadingDoesNotMatter) {
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        std::vector<Source> backwards = c.sources;
        std::reverse(backwards.begin(), backwards.end());
        EXPECT_EQ(entries(backwards, c.type), c.want);
    }
}

TEST(Join, AnIdIsTheEarliestFactsAndStaysWhenLaterOnesCome) {
    const Reading early =
        reading("a", "2019-01-01", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03"});
    const Reading late =
        reading("b", "2019-04-01", {"x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; status=done"});
    const auto alone = holdings_of({early});
    const auto both = holdings_of({late, early});
    const auto one = entries_of(select(*alone), visit);
    const auto joined = entries_of(select(*both), visit);
    ASSERT_EQ(one.size(), 1U);
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(one[0].id, "v-" + early.facts[0].id.substr(0, 8));
    EXPECT_EQ(joined[0].id, one[0].id);
    const Result<Found> by_later_fact = find_by_id(select(*both), "v-" + late.facts[0].id.substr(0, 8));
    ASSERT_TRUE(by_later_fact);
    EXPECT_EQ(by_later_fact->entries[0].id, one[0].id);
}

TEST(Join, StagesAreAHistory) {
    const auto holdings = holdings_of({
        reading("a", "2014-10-20",
                {"x => instrument name=Free trade agreement; parties=KEN,NOR; stage=negotiating; time=2014",
                 "x => instrument name=Free trade agreement; parties=KEN,NOR; stage=signed; time=2014; "
                 "status=planned; hedge=true"}),
        reading(
            "b", "2015-06-01",
            {"x => instrument name=Free trade agreement; parties=KEN,NOR; stage=signed; time=2015-05-29"}),
        reading("c", "2017-06-01",
                {"x => instrument name=Free trade agreement; parties=KEN,NOR; stage=suspended; time=2017"}),
    });
    const auto entries = entries_of(select(*holdings), instrument);
    ASSERT_EQ(entries.size(), 1U);
    std::string history;
    for (const Stage& stage : entries[0].stages) {
        history += stage.stage + ' ' + stage.time + ' ' + stage.status + (stage.hedge ? "?" : "") + "| ";
    }
    EXPECT_EQ(history, "negotiating 2014 | signed 2014 planned?| signed 2015-05-29 | suspended 2017 | ");
    EXPECT_EQ(entries[0].said.text("stage"), "suspended");
}

}  // namespace
}  // namespace entente::testing
