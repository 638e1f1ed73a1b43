#include "record/names_alike.h"

#include <gtest/gtest.h>

#include "record/agree.h"
#include "record/readings.h"

namespace entente::testing {
namespace {

struct Names {
    const char* one;
    const char* other;
    bool same;
};

constexpr Names persons[] = {
    {"Ada Okafor", "ADA OKAFOR", true},
    {"Trần Đức Anh", "Tran Duc Anh", true},
    {"Okafor", "Ada Okafor", true},     // the last word
    {"Nguyen", "Nguyen Van An", true},  // the first word
    {"Van", "Nguyen Van An", false},    // a word in the middle is anybody's
    {"Ada Okafor", "Ada Grace Okafor", true},
    {"Okafor Ada", "Ada Okafor", true},  // family name first
    {"G.S. Holm", "Gustav Holm", true},
    {"G. Holm", "Eva Holm", false},
    {"Holm", "G. Holm", true},
    {"Ada Okafor", "Ben Okafor", false},
    {"", "Ada Okafor", false},
    {"O'Brien", "O’Brien", true},
};

TEST(PersonName, Table) {
    for (const Names& c : persons) {
        SCOPED_TRACE(std::string(c.one) + " / " + c.other);
        EXPECT_EQ(PersonName(c.one).same_as(PersonName(c.other)), c.same);
        EXPECT_EQ(PersonName(c.other).same_as(PersonName(c.one)), c.same);
    }
}

constexpr Names titles[] = {
    {"Treaty on the Essential Aims of Good-Neighbourly Ties", "Treaty on Foremost Aims of Good Neighbourhood",
     true},
    {"the Fisheries Agreement", "Fisheries agreement of 2019", true},
    {"Fisheries Plan until 2020", "Fisheries Plan until 2030", false},
    {"Agreement on Fisheries", "Agreement on Aviation", false},
    {"Cooperation Agreement", "Cooperation agreement", true},
    {"Cooperation Agreement", "Partnership Agreement", false},  // no word that tells them apart or together
    {"Agreement on Trade and Transport", "Agreement on Trade, Transport and Fisheries Inspection", true},
    {"Agreement on Trade and Fisheries", "Agreement on Trade and Aviation", false},
    {"PetroNor", "Petronor", true},
    {"Petronor", "Norpetro", false},
};

TEST(Title, Table) {
    for (const Names& c : titles) {
        SCOPED_TRACE(std::string(c.one) + " / " + c.other);
        EXPECT_EQ(Title(c.one).same_as(Title(c.other)), c.same);
        EXPECT_EQ(Title(c.other).same_as(Title(c.one)), c.same);
    }
}

TEST(Title, NamesOfThePartiesTellNothing) {
    const std::vector<std::string> parties{"NOR", "VNM"};
    const auto same = [&](const char* one, const char* other) {
        return Title(one, parties).same_as(Title(other, parties));
    };
    EXPECT_FALSE(
        same("Treaty on Friendship between Viet Nam and Norway", "Norway-Viet Nam Declaration on Fisheries"));
    EXPECT_FALSE(same("Vietnam Norway Nuclear Agreement", "Vietnam Norway Aviation Agreement"));
    EXPECT_FALSE(same("Vietnamese-Norwegian Council", "Norwegian-Vietnamese Fund"));
    EXPECT_TRUE(same("Nuclear Safety Agreement between Vietnam and Norway", "agreement on nuclear safety"));
}

struct Figures {
    const char* one;
    const char* other;
    bool agree;
};

constexpr Figures figures[] = {
    {"value=6e9", "value=6e9", true},
    {"value=6e9; qualifier=nearly", "value=6e9; qualifier=about", true},
    {"value=6e9; qualifier=nearly", "value=5.5e9", true},
    {"value=6e9; qualifier=nearly", "value=6.3e9", false},
    {"value=6e9; qualifier=over", "value=6.5e9", true},
    {"value=6e9; qualifier=over", "value=5.7e9", false},
    {"value=6e9; qualifier=at_least", "value=9e9", true},
    {"value=6e9; qualifier=up_to", "value=1e9", true},
    {"value=3e8; value_max=4e8; qualifier=between", "value=3.5e8", true},
    {"value=3e8; value_max=4e8; qualifier=between", "value=4.5e8", false},
    {"value=2.45e9", "value=2.46e9", true},  // rounding
    {"value=2.45e9", "value=2.8e9", false},
    {"value=-4; qualifier=about", "value=-4.1", true},
};

TEST(Agree, Table) {
    for (const Figures& c : figures) {
        SCOPED_TRACE(std::string(c.one) + " / " + c.other);
        const Fact one = fact_of(std::string("figure ") + c.one);
        const Fact other = fact_of(std::string("figure ") + c.other);
        EXPECT_EQ(agree(one, other), c.agree);
        EXPECT_EQ(agree(other, one), c.agree);
    }
    EXPECT_FALSE(
        agree(fact_of("figure measure=count; value=200"), fact_of("figure measure=count; value=201")));
}

}  // namespace
}  // namespace entente::testing
