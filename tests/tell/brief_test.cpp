// The brief and the reasons, whole: what a desk reads.
#include <gtest/gtest.h>

#include "tell/scene.h"

namespace entente::testing {
namespace {

TEST(Brief, Whole) {
    const MadeUp made_up;
    EXPECT_EQ(without_ids(tell_brief(made_up.scene, {Format::table, 100, false})),
              R"(Brief for Kenya before meeting Norway
As of 20 June 2019 (the day of the latest document on file). Rests on 3 documents.

Objective
(for the desk to fill in)

Level of the relation
- Strategic partnership since 2015 [1]
- Earlier: Partnership since 1990 [2]

Treaties and agreements
- Signed: Fisheries Treaty (20 May 2015) [3][4]

Last contacts
- 3 to 6 December 2014: Ada Okafor to Norway, state visit, Oslo [5][6]

Now and to come
- 1 July 2019: Eva Holm to Kenya, visit [planned] [7]

Who is who: Kenya
- Ada Okafor, President; seen from 15 October 2014 to 20 June 2019 [8][9]

Who is who: Norway
- Eva Holm, Prime Minister; seen 20 June 2019 [10]

Figures
- Trade: 560 million USD or 500 million USD (2018); before: nearly 400 million USD (2013) [sources
  differ] [11][12][13]

Targets against actuals
- Trade of 1 billion USD by 2020: stands at 500 million USD (2018), 50% of it; gap 500 million USD;
  not on path: needs +41.4% a year from 2018; 2013 to 2018 brought +4.6% a year; sources differ on
  the figure for 2018 [14][11][12]

Anniversaries
- 2020: 30th anniversary of partnership [15]
- 2020: 5 years since: Strategic partnership (computed from 2015) [1]
- 20 May 2020: 5 years since: Fisheries Treaty (computed from 20 May 2015) [3][4]

Open on their side: Norway
- Kenya (Ada Okafor) asks Norway: lift the tea quota (20 June 2019), no answer on file [16]
- Norway: give 100 scholarships (pledged, to Kenya) (20 June 2019) [17]

Positions to expect from Norway
- Norway supports: the African Union's work (20 June 2019) [18]

Doubts
- Sources differ on the value of trade (2018): 560 million USD / 500 million USD [11][12]
- undated.txt is dated 2019 (approx.) by what it says: it speaks of 2018 as past

Sources
[1] herald-7.txt line 4, The Courier, 20 June 2019: "They became strategic partners in 2015." (why
    ########)
[2] courier-1.txt line 5, The Courier, 15 October 2014: "The two have been partners since 1990."
    (why ########)
[3] courier-1.txt line 8, The Courier, 15 October 2014: "A fisheries treaty is to be signed this
    year." (why ########)
[4] herald-7.txt line 5, The Courier, 20 June 2019: "The Fisheries Treaty was signed on 20 May
    2015." (why ########)
[5] courier-1.txt line 2, The Courier, 15 October 2014: "President Ada Okafor will pay a State visit
    to Norway from 3 to 6 December." (why ########)
[6] herald-7.txt line 1, The Courier, 20 June 2019: "Okafor was in Oslo in 2014." (why ########)
[7] herald-7.txt line 7, The Courier, 20 June 2019: "Holm comes on 1 July." (why ########)
[8] courier-1.txt line 3, The Courier, 15 October 2014: "President Ada Okafor" (why ########)
[9] herald-7.txt line 3, The Courier, 20 June 2019: "President Ada Okafor" (why ########)
[10] herald-7.txt line 2, The Courier, 20 June 2019: "Prime Minister Eva Holm" (why ########)
[11] undated.txt line 1, The Courier, 2019 (approx.): "Trade stood at 560 million dollars in 2018."
     (why ########)
[12] herald-7.txt line 6, The Courier, 20 June 2019: "Trade was 500 million in 2018, or 560 by
     another count." (why ########)
[13] courier-1.txt line 6, The Courier, 15 October 2014: "Trade reached nearly 400 million dollars
     in 2013." (why ########)
[14] courier-1.txt line 7, The Courier, 15 October 2014: "They want 1 billion by 2020." (why
     ########)
[15] herald-7.txt line 11, The Courier, 20 June 2019: "They will mark 30 years of partnership next
     year." (why ########)
[16] herald-7.txt line 8, The Courier, 20 June 2019: "Kenya asked Norway to lift the tea quota."
     (why ########)
[17] herald-7.txt line 9, The Courier, 20 June 2019: "Norway pledged 100 scholarships." (why
     ########)
[18] herald-7.txt line 10, The Courier, 20 June 2019: "Norway supports the African Union's work."
     (why ########)
)");
}

TEST(Brief, Markdown) {
    const MadeUp made_up;
    const std::string md = tell_brief(made_up.scene, {Format::md, 100, false});
    EXPECT_EQ(md.substr(0, md.find('\n')), "# Brief for Kenya before meeting Norway");
    EXPECT_NE(md.find("\n## Level of the relation\n\n- Strategic partnership since 2015 [1]\n"),
              std::string::npos)
        << md;
}

TEST(Brief, TheDayPartsPastFromComing) {
    const MadeUp later("2019-08-01");
    const std::string brief = tell_brief(later.scene, {Format::table, 200, false});
    EXPECT_NE(brief.find("- 1 July 2019: Eva Holm to Kenya, visit [planned, no report that it took place]"),
              std::string::npos)
        << brief;
    EXPECT_EQ(brief.find("Now and to come"), std::string::npos);
}

TEST(Brief, ADateThatRestsOnAnInferredDateIsADoubt) {
    std::vector<Reading> news{
        reading("a", "2019", {"x => visit visitor=Eva Holm; to=KEN; from=NOR; inferred time=2019-07-01"})};
    news[0].published.from = "content";
    news[0].published.why = "it speaks of 2018 as past";
    const std::string brief = tell_brief(MadeUp(news, "2019-08-01").scene, {});
    EXPECT_NE(brief.find("Doubts\n"
                         "- Inferred, not read: 1 July 2019 for Eva Holm to Kenya, visit [1]\n"
                         "- a is dated 2019 by what it says: it speaks of 2018 as past\n"),
              std::string::npos)
        << brief;
}

TEST(Brief, NothingOnFile) {
    const MadeUp nothing(std::vector<Reading>{}, "");
    const std::string brief = tell_brief(nothing.scene, {});
    EXPECT_NE(brief.find("As of an unknown day"), std::string::npos) << brief;
    EXPECT_NE(brief.find("No level of the relation on file."), std::string::npos);
    EXPECT_NE(brief.find("None: there is nothing on file about the two."), std::string::npos);
}

TEST(Brief, AHolderWhoWasNotSeenForYearsIsNotConfirmed) {
    const MadeUp old({reading("a", "2014-01-05",
                              {"x => office person=Nils Berg; party=NOR; title=Prime Minister",
                               "x => office person=Old Man; party=NOR; title=King; time=../1990"})},
                     "2019-06-20");
    const std::string brief = tell_brief(old.scene, {});
    EXPECT_NE(brief.find("Nils Berg, Prime Minister; last seen 5 January 2014, not confirmed since"),
              std::string::npos)
        << brief;
    EXPECT_EQ(brief.find("Old Man"), std::string::npos);
}

TEST(Why, AnEntry) {
    const MadeUp made_up;
    const Entry visit = entries_of(made_up.facts, FactType::visit)[1];
    const Result<Found> found = find_by_id(made_up.facts, visit.id);
    const TextOf text_of = [](const SourceDocument&) {
        Reading herald = made_up_news()[1];
        return herald.document.text;
    };
    EXPECT_EQ(without_ids(tell_why(*found, text_of, made_up.names, {})),
              "v-########  visit  Eva Holm to Kenya, visit\n"
              "    visitor     Eva Holm\n"
              "    to          KEN\n"
              "    time        2019-07-01 (1 July 2019) <- inferred, not read\n"
              "    from        NOR\n"
              "    status      planned\n"
              "    first told  20 June 2019\n"
              "  rests on 1 fact:\n\n"
              "  fact ########\n"
              "    document    herald-7.txt:7\n"
              "    outlet      The Courier\n"
              "    published   20 June 2019, from stamp\n"
              "    words       >>Holm comes on 1 July.<<\n"
              "    rule        visit.test\n"
              "    visitor     Eva Holm\n"
              "    to          KEN\n"
              "    time        2019-07-01 (1 July 2019) <- inferred, not read\n"
              "    from        NOR\n"
              "    status      planned\n");
}

TEST(Why, AFactNamesItsEntry) {
    const MadeUp made_up;
    const Entry visit = entries_of(made_up.facts, FactType::visit)[0];
    const Result<Found> found = find_by_id(made_up.facts, visit.evidence[1]->fact.id);
    const TextOf none = [](const SourceDocument&) { return std::string(); };
    const std::string why = tell_why(*found, none, made_up.names, {});
    EXPECT_EQ(why.substr(0, why.find('\n')), "Part of " + visit.id +
                                                 ": Ada Okafor to Norway, state visit, Oslo (`entente why " +
                                                 visit.id + "` shows the other sources)");
    EXPECT_NE(why.find("words       Okafor was in Oslo in 2014.\n"), std::string::npos);
    EXPECT_EQ(why.find("courier-1.txt"), std::string::npos);
}

TEST(Why, Json) {
    const MadeUp made_up;
    const Entry visit = entries_of(made_up.facts, FactType::visit)[1];
    const TextOf none = [](const SourceDocument&) { return std::string(); };
    const std::string why =
        tell_why(*find_by_id(made_up.facts, visit.id), none, made_up.names, {Format::json, 100, false});
    EXPECT_EQ(
        why.substr(0, 120).find("[\n{\"id\":\"" + visit.id +
                                "\",\"type\":\"visit\",\"slots\":{\"visitor\":\"Eva Holm\",\"to\":\"KEN\""),
        0U)
        << why;
}

}  // namespace
}  // namespace entente::testing
