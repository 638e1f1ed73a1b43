#include <gtest/gtest.h>

#include "shared.h"

namespace entente {
namespace {

std::string published_of(const std::string& text, const std::string& name = "a.txt",
                         const std::string& given = "") {
    const Reading reading = reading_of(text, given, name);
    return reading.published.date + " " + reading.published.from;
}

TEST(Published, Table) {
    const std::string body =
        "The King of Norway met the President of Kenya and they talked about fish and ships for hours.\n";
    struct Case {
        const char* what;
        std::string text;
        const char* name;
        const char* given;
        const char* want;
    };
    const Case cases[] = {
        {"a stamp in an odd form", "Fish talks in Oslo\n\nUpdate: February, 14/2017 - 09:05\n\n" + body,
         "a.txt", "", "2017-02-14T09:05 stamp"},
        {"the page's own date stands at the top",
         "Monday, June 1 2020\n\nFish talks in Oslo\n\nFebruary 14, 2017 - 09:05\n\n" + body, "a.txt", "",
         "2017-02-14T09:05 stamp"},
        {"the page's own date against the file name", "Monday, June 1 2020\n\nFish talks in Oslo\n\n" + body,
         "2014-11-22.txt", "", "2014-11-22 file name"},
        {"at the end", "Fish talks in Oslo\n\n" + body + "\n5 December 2013\n", "a.txt", "",
         "2013-12-05 stamp"},
        {"day first, with dots", "Fish talks in Oslo\n\n16.06.2021 20:45\n\n" + body, "a.txt", "",
         "2021-06-16T20:45 stamp"},
        {"the file name", body, "talks_2014-11-22.txt", "2020-01-01", "2014-11-22 file name"},
        {"given", body, "a.txt", "2020-01-01", "2020-01-01 given"},
        {"half a year is past",
         body +
             "Trade reached 3 million euros in 2017, and it grew by 4 percent in the first half of 2018.\n",
         "a.txt", "", "2018 content"},
        {"past and to come leave one year",
         body + "Trade reached 3 million euros in 2013. They will meet again in 2015.\n", "a.txt", "",
         "2014 content"},
        {"an anniversary",
         body + "49 years ago they exchanged envoys. They will celebrate the 50th anniversary of ties in "
                "2015.\n",
         "a.txt", "", "2014 content"},
        {"nothing to go by", body, "a.txt", "", " "},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        EXPECT_EQ(published_of(c.text, c.name, c.given), c.want);
    }
}

// The facts of one type as "slot=value ..." lines for the slots asked for.
std::string facts_of(const std::string& text, FactType type, const std::vector<std::string>& slots,
                     const std::string& given = "2020-06-15") {
    std::string out;
    for (const Fact& fact : reading_of(text, given).facts) {
        if (fact.type != type) continue;
        for (const std::string& slot : slots) {
            const SlotValue* value = fact.find(slot);
            out += slot + "=";
            if (value == nullptr)
                out += "-";
            else if (const auto* one = std::get_if<std::string>(value))
                out += *one;
            else if (const auto* list = std::get_if<std::vector<std::string>>(value))
                for (const std::string& item : *list) out += item + ",";
            else if (std::holds_alternative<bool>(*value))
                out += "true";
            out += " ";
        }
        out += "\n";
    }
    return out;
}

TEST(Persons, ShortFormsByCulture) {
    // The short form of a Vietnamese name is its last word, and a middle name is nobody.
    EXPECT_EQ(
        facts_of(
            "Vietnamese Minister Tran Minh Duc met Prime Minister Le Van Minh. Duc visited Kenya in 2019.",
            FactType::visit, {"visitor", "to"}),
        "visitor=Tran Minh Duc to=KEN \n");
    EXPECT_EQ(facts_of("Chinese Minister Wang Lihua spoke. Wang visited Kenya in 2019.", FactType::visit,
                       {"visitor"}),
              "visitor=Wang Lihua \n");
    EXPECT_EQ(facts_of("Norwegian Minister Kari Anne Holm spoke. Holm visited Kenya in 2019.",
                       FactType::visit, {"visitor"}),
              "visitor=Kari Anne Holm \n");
    EXPECT_EQ(facts_of("Norwegian Minister Kari Anne Holm spoke. Anne visited Kenya in 2019.",
                       FactType::visit, {"visitor"}),
              "");
}

TEST(Persons, PronounsAndTitles) {
    EXPECT_EQ(facts_of("Kenyan Foreign Minister Ada Okafor spoke of fish. She will visit Norway in 2021.",
                       FactType::visit, {"visitor", "status"}),
              "visitor=Ada Okafor status=planned \n");
    EXPECT_EQ(
        facts_of("Kenya's Foreign Minister Ada Okafor spoke of fish. The minister visited Norway in 2019.",
                 FactType::visit, {"visitor"}),
        "visitor=Ada Okafor \n");
}

TEST(Persons, OfficesOfOnePerson) {
    EXPECT_EQ(facts_of("Kenyan Deputy Prime Minister and Foreign Minister Ada Okafor came.", FactType::office,
                       {"person", "party", "title"}),
              "person=Ada Okafor party=KEN title=Deputy Prime Minister and Foreign Minister \n");
    EXPECT_EQ(facts_of("Former Kenyan President Ada Okafor came.", FactType::office, {"title", "time"}),
              "title=President time=../2020-06-15 \n");
    // Nobody says where she holds office: no fact.
    EXPECT_EQ(facts_of("President Ada Okafor came.", FactType::office, {"person"}), "");
}

TEST(Parties, TheTwoSidesAreThoseOfThePassage) {
    const std::string text =
        "Kenya and Norway are friends. Kenya and Norway trade a lot.\n\n"
        "Kenya was host of the ASEAN-Norway summit.\n\nThere, the two sides signed an agreement on fish in "
        "2019.\n\n"
        "Fish is dear.\n\nThe two countries signed a treaty on ships in 2018.\n";
    EXPECT_EQ(facts_of(text, FactType::instrument, {"name", "parties"}),
              "name=agreement on fish parties=ASEAN,NOR, \nname=treaty on ships parties=KEN,NOR, \n");
}

TEST(Speakers, Attribution) {
    const auto speaker = [](const std::string& text) {
        return facts_of(text, FactType::figure, {"speaker"});
    };
    const std::string claim = "two-way trade between Kenya and Norway reached 3 million euros in 2019";
    EXPECT_EQ(speaker("Kenyan Minister Ada Okafor said " + claim + "."), "speaker=Ada Okafor \n");
    EXPECT_EQ(speaker("T" + claim.substr(1) + ", said Kenyan Minister Ada Okafor."), "speaker=Ada Okafor \n");
    EXPECT_EQ(speaker("T" + claim.substr(1) + ", Kenyan Minister Ada Okafor said."), "speaker=Ada Okafor \n");
    EXPECT_EQ(speaker("Kenyan Minister Ada Okafor said: “All is well. T" + claim.substr(1) + ".\""),
              "speaker=Ada Okafor \n");
    EXPECT_EQ(speaker("Kenyan Minister Ada Okafor came. T" + claim.substr(1) + "."), "speaker=- \n");
}

TEST(Facts, WhatIsDeniedOrSupposedIsNoFact) {
    EXPECT_EQ(facts_of("Kenyan President Ada Okafor has not visited Norway.", FactType::visit, {"to"}), "");
    EXPECT_EQ(
        facts_of("If Kenyan President Ada Okafor visited Norway, he would be glad.", FactType::visit, {"to"}),
        "");
    EXPECT_EQ(
        facts_of("Nobody said when Kenyan President Ada Okafor will visit Norway.", FactType::visit, {"to"}),
        "");
    EXPECT_EQ(facts_of("Kenyan President Ada Okafor visited Kenya.", FactType::visit, {"to"}),
              "");  // at home
}

TEST(Facts, HeadlineListsGiveNothing) {
    const std::string text =
        "Fish talks in Oslo\n\nKenya and Norway talked about fish in Oslo for two days, and they will go on "
        "with that next year.\n\n"
        "Related news\n- Kenya and Chile upgraded ties to a strategic partnership in 2019\n- President Luis "
        "Soto visits Peru\n";
    EXPECT_TRUE(reading_of(text, "2020-06-15").facts.empty());
}

TEST(Facts, IdsAreStable) {
    const std::string text = "Kenya and Norway signed a treaty on ships in 2018.";
    const Reading a = reading_of(text);
    const Reading b = reading_of(text);
    ASSERT_EQ(a.facts.size(), 1U);
    EXPECT_EQ(a.facts[0].id, b.facts[0].id);
    EXPECT_EQ(a.hash, b.hash);
    EXPECT_EQ(a.facts[0].quote, "signed a treaty on ships in 2018");
    EXPECT_EQ(to_json(a.facts[0]).find("{\"type\":\"instrument\",\"doc\":\"test.txt\",\"at\":["), 0U);
}

}  // namespace
}  // namespace entente
