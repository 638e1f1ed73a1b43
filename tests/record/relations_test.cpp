// Which entries belong to a relation, the pairs on file, and finding by id.
#include <gtest/gtest.h>

#include "record/readings.h"

namespace entente::testing {
namespace {

const std::vector<Reading>& readings() {
    static const std::vector<Reading> all{
        reading("a", "2019-03-07",
                {"x => standing parties=KEN,NOR; level=partnership; time=1990",
                 "x => standing parties=KEN,NOR; level=strategic_partnership; time=2012",
                 "x => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; from=KEN; status=done",
                 "x => visit visitor=Ada Okafor; to=ISL; time=2019-03-05; from=KEN; status=done",
                 "x => visit visitor=Nils Berg; to=KEN; time=2020; from=NOR; status=planned",
                 "x => commitment by=KEN,Ada Okafor; action=plant trees",
                 "x => commitment by=KEN; action=sell tea; to=ISL",
                 "x => office person=Nils Berg; party=NOR; title=King",
                 "x => office person=Jon Ek; party=ISL; title=President",
                 "x => figure indicator=gdp; measure=level; value=1; parties=KEN"}),
        reading("b", "2020-03-07",
                {"x => commitment by=KEN; action=plant more trees",
                 "x => standing parties=ISL,KEN; level=partnership"}),
    };
    return all;
}

std::vector<std::string> held(FactType type, const Pair& pair) {
    const auto holdings = holdings_of(readings());
    const FactView facts = select(*holdings);
    const Relation relation(facts, pair);
    std::vector<std::string> out;
    for (const Entry& entry : entries_of(facts, type)) {
        if (relation.holds(entry)) out.push_back(dump(entry));
    }
    return out;
}

TEST(Relation, HoldsWhatIsOfBoth) {
    using Strings = std::vector<std::string>;
    using enum FactType;
    EXPECT_EQ(held(visit, {"KEN", "NOR"}).size(), 2U);
    EXPECT_EQ(held(visit, {"NOR", "KEN"}).size(), 2U);
    EXPECT_EQ(held(standing, {"KEN", "NOR"}).size(), 2U);
    EXPECT_EQ(held(figure, {"KEN", "NOR"}).size(), 0U);
    EXPECT_EQ(held(office, {"KEN", "NOR"}), Strings{"person=Nils Berg; party=NOR; title=King <- a:8"});
    // Without an addressee it belongs where its document is about the two.
    EXPECT_EQ(held(commitment, {"KEN", "NOR"}), Strings{"by=KEN,Ada Okafor; action=plant trees <- a:6"});
    EXPECT_EQ(held(commitment, {"ISL", "KEN"}),
              (Strings{"by=KEN; action=sell tea; to=ISL <- a:7", "by=KEN; action=plant more trees <- b:1"}));
}

TEST(Relation, WhatABodyOfTheOneAgreesWithTheOtherIsOfTheTwo) {
    const auto holdings = holdings_of(
        {reading("a", "2019-03-07",
                 {"x => instrument name=Fisheries Treaty; parties=EFTA,KEN; stage=signed; time=2016",
                  "x => instrument name=Whaling Treaty; parties=EFTA,ISL; stage=signed; time=2016",
                  "x => instrument name=Old Treaty; parties=EFTA,KEN; stage=signed; time=1950",
                  "x => figure indicator=trade; measure=level; value=1; parties=EFTA,KEN"})});
    const FactView facts = select(*holdings);
    const Relation relation(facts, {"KEN", "NOR"}, {{{"EAC", "2000/.."}}, {{"EFTA", "1960/.."}}});
    const auto held = [&](FactType type) {
        std::string names;
        for (const Entry& entry : entries_of(facts, type)) {
            if (relation.holds(entry)) names += std::string(entry.said.text("name")) + '|';
        }
        return names;
    };
    EXPECT_EQ(held(FactType::instrument), "Fisheries Treaty|");
    EXPECT_EQ(held(FactType::figure), "");
}

TEST(PairsOnFile, LevelLastContactCounts) {
    const auto holdings = holdings_of(readings());
    std::string out;
    for (const PairOnFile& one : pairs_on_file(select(*holdings))) {
        out += one.pair.a + '-' + one.pair.b + ' ' + one.level + ' ' + one.level_since + ' ' +
               one.last_contact + ' ' + std::to_string(one.facts) + ' ' + std::to_string(one.documents) +
               '\n';
    }
    EXPECT_EQ(out,
              "KEN-NOR strategic_partnership 2012 2019-03-03 4 1\n"
              "ISL-KEN partnership  2019-03-05 3 2\n");
}

TEST(FindById, EntryFactAndPrefix) {
    const auto holdings = holdings_of(readings());
    const FactView facts = select(*holdings);
    const Entry king = entries_of(facts, FactType::office)[0];
    const std::string fact = king.evidence[0]->fact.id;
    EXPECT_EQ(find_by_id(facts, king.id)->entries[0].id, king.id);
    EXPECT_TRUE(find_by_id(facts, king.id)->facts.empty());
    EXPECT_EQ(find_by_id(facts, fact)->facts[0], king.evidence[0]);
    EXPECT_EQ(find_by_id(facts, fact.substr(0, 6))->entries[0].id, king.id);
}

TEST(FindById, SaysWhatIsWrong) {
    const auto holdings = holdings_of(readings());
    const FactView facts = select(*holdings);
    const auto what = [&](std::string_view id) { return find_by_id(facts, id).error().what; };
    EXPECT_EQ(what("v-0000000000000000"), "is the id of nothing on file");
    EXPECT_EQ(what(""),
              "is no id: an entry's looks like v-1a2b3c4d, a fact's is 4 to 16 of the digits 0-9 and a-f");
    EXPECT_EQ(what("Okafor").substr(0, 8), "is no id");
    EXPECT_EQ(what("w-12345678").substr(0, 8), "is no id");
    EXPECT_EQ(what("abc").substr(0, 8), "is no id");
}

}  // namespace
}  // namespace entente::testing
