// Times, numbers and names as people read them.
#include <gtest/gtest.h>

#include <fstream>

#include "record/readings.h"
#include "tell/amounts.h"
#include "tell/party_names.h"
#include "tell/phrases.h"
#include "tell/when.h"

namespace entente::testing {
namespace {

struct Words {
    const char* from;
    const char* want;
};

constexpr Words times[] = {
    {"2009-05-12/2009-05-17", "12 to 17 May 2009"},
    {"2009-05-28/2009-06-02", "28 May to 2 June 2009"},
    {"2014-12-28/2015-01-02", "28 December 2014 to 2 January 2015"},
    {"2009-05-11", "11 May 2009"},
    {"2009-05-11T08:15", "11 May 2009, 08:15"},
    {"2009-05", "May 2009"},
    {"2014", "2014"},
    {"2014~", "2014 (approx.)"},
    {"2009-05~", "May 2009 (approx.)"},
    {"2014?", "2014 (uncertain)"},
    {"199X", "the 1990s"},
    {"19XX", "the 20th century"},
    {"1971/1972", "1971 to 1972"},
    {"2016-01/2016-06", "first half of 2016"},
    {"2018-07/2018-12", "second half of 2018"},
    {"2018-04/2018-06", "second quarter of 2018"},
    {"2018-01/2018-09", "first nine months of 2018"},
    {"2018-02/2018-06", "February to June 2018"},
    {"2003-06/2004-06", "June 2003 to June 2004"},
    {"2014-21", "spring 2014"},
    {"2014-33", "first quarter of 2014"},
    {"2014-40", "first half of 2014"},
    {"../2016", "until 2016"},
    {"2016/..", "since 2016"},
    {"", ""},
    {"XXXX-11-13", "XXXX-11-13"},  // what cannot be read is shown as it is
    {"soon", "soon"},
};

TEST(ShowTime, Table) {
    for (const Words& c : times) EXPECT_EQ(show_time(c.from), c.want) << c.from;
    EXPECT_EQ(show_time_in_brackets("2014~"), "2014, approx.");
    EXPECT_EQ(show_time_in_brackets("2014"), "2014");
}

constexpr Words quantities[] = {
    {"value=6e9; unit=USD; qualifier=about", "about 6 billion USD"},
    {"value=2.45e9; unit=USD", "2.45 billion USD"},
    {"value=2.4521e9; unit=USD", "2.452 billion USD"},
    {"value=2e7; value_max=3e7; unit=USD; qualifier=between", "20 million to 30 million USD"},
    {"value=1.25e12; unit=VND; qualifier=over", "over 1.25 trillion VND"},
    {"value=15000; unit=count; qualifier=at_least", "at least 15,000"},
    {"value=1234567; unit=t", "1.235 million t"},
    {"value=999.5; unit=MW", "999.5 MW"},
    {"measure=growth; value=7; unit=percent", "+7%"},
    {"measure=growth; value=-2.5; unit=percent", "-2.5%"},
    {"measure=growth; value=10; value_max=15; unit=percent", "+10 to 15%"},
    {"measure=rank; value=12; unit=rank; out_of=90", "12th of 90"},
    {"measure=rank; value=10; unit=rank; qualifier=up_to", "among the first 10"},
    {"measure=rank; value=2; unit=rank", "2nd"},
    {"unit=USD", ""},
};

TEST(ShowQuantity, Table) {
    for (const Words& c : quantities)
        EXPECT_EQ(show_quantity(fact_of(std::string("figure ") + c.from)), c.want) << c.from;
    EXPECT_EQ(ordinal(1), "1st");
    EXPECT_EQ(ordinal(11), "11th");
    EXPECT_EQ(ordinal(23), "23rd");
    EXPECT_EQ(ordinal(112), "112th");
}

PartyNames names() {
    PartyNames out;
    out.add("Kenya", "KEN", "name");
    out.add("Kenyan", "KEN", "adjective");
    out.add("Norway", "NOR", "name");
    out.add("Kingdom of Norway", "NOR", "name");
    out.add("Côte d’Ivoire", "CIV", "name");
    out.add("Netherlands", "NLD", "name");
    out.add("African Union", "AU", "");
    out.add("Guinea", "GIN", "name");
    out.add("Guinea", "PNG", "name");
    return out;
}

constexpr Words codes[] = {
    {"Kenya", "KEN"},
    {"KENYA", "KEN"},
    {"kenyan", "KEN"},
    {"KEN", "KEN"},
    {"ken", "KEN"},
    {"Norway", "NOR"},
    {"kingdom of-norway", "NOR"},
    {"Cote d'Ivoire", "CIV"},
    {"AU", "AU"},
    {"african union", "AU"},
    {"the Netherlands", "NLD"},
    {"Norwey", "Norwey: is no state or body that Entente knows; did you mean Norway?"},
    {"Atlantis", "Atlantis: is no state or body that Entente knows"},
    {"Guinea", "Guinea: is a name of several parties: GIN (Guinea) PNG (Guinea)"},
    {"", ": is no state or body that Entente knows"},
};

TEST(PartyNames, Codes) {
    for (const Words& c : codes) {
        const Result<std::string> code = names().code_of(c.from);
        EXPECT_EQ(code ? *code : code.error().where + ": " + code.error().what, c.want) << c.from;
    }
}

TEST(PartyNames, TheFirstNameIsShown) {
    EXPECT_EQ(names().name_of("NOR"), "Norway");
    EXPECT_EQ(names().name_of("AU"), "AU");
    EXPECT_EQ(names().name_of("XYZ"), "XYZ");
}

TEST(PartyNames, LoadsTheListsOfAFolder) {
    const TempFolder folder;
    std::filesystem::create_directories(folder.file("en"));
    std::filesystem::create_directories(folder.file("world"));
    std::ofstream(folder.file("en/parties.tsv"))
        << "# form\tcode\trole\nZaïre\tZAR\tname\nKinshasa\tCOD\tcapital\tnote\n\n";
    std::ofstream(folder.file("en/parties.generated.tsv")) << "Congo - Kinshasa\tCOD\tname\n";
    std::ofstream(folder.file("world/states.tsv")) << "COD\tCD\tstate\tCDF\t-\nZAR\tZR\tformer\t-\tCOD\n";
    const Result<PartyNames> loaded = PartyNames::load(folder.file(""));
    ASSERT_TRUE(loaded);
    EXPECT_EQ(*loaded->code_of("Zaire"), "COD");
    EXPECT_EQ(*loaded->code_of("kinshasa"), "COD");
    EXPECT_EQ(loaded->name_of("COD"), "Congo - Kinshasa");

    std::ofstream(folder.file("world/bodies.tsv")) << "AU\tbloc\tCOD:1963/..,MAR:2017/..\nXX\tbloc\t-\n";
    const Result<PartyNames> with_bodies = PartyNames::load(folder.file(""));
    ASSERT_TRUE(with_bodies);
    ASSERT_EQ(with_bodies->bodies_of("MAR").size(), 1U);
    EXPECT_EQ(with_bodies->bodies_of("MAR")[0].body, "AU");
    EXPECT_EQ(with_bodies->bodies_of("MAR")[0].time, "2017/..");
    EXPECT_TRUE(with_bodies->bodies_of("KEN").empty());

    std::ofstream(folder.file("en/bodies.tsv")) << "African Union\tAU\nLeague of Nations\n";
    const Result<PartyNames> broken = PartyNames::load(folder.file(""));
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().where, folder.file("en/bodies.tsv") + ":2:1");
    EXPECT_EQ(broken.error().code, ErrorCode::bad_knowledge);
}

constexpr Words headlines[] = {
    {"visit visitor=Ada Okafor; to=NOR; kind=state; place=Bergen; invited_by=Nils Berg",
     "Ada Okafor to Norway, state visit, Bergen, invited by Nils Berg"},
    {"visit visitor=KEN; to=NOR", "Kenya to Norway, visit"},
    {"meeting participants=Ada Okafor,Nils Berg; parties=KEN,NOR; kind=talks; place=Oslo",
     "Talks: Ada Okafor and Nils Berg, Oslo"},
    {"meeting participants=KEN,NOR; parties=KEN,NOR", "Meeting: Kenya and Norway"},
    {"standing parties=KEN,NOR; level=comprehensive_partnership", "Comprehensive partnership"},
    {"instrument name=fisheries agreement; parties=KEN,NOR; stage=in_force", "Fisheries agreement: in force"},
    {"instrument name=Fisheries agreement; parties=KEN,NOR; stage=signed; status=planned",
     "Fisheries agreement: to be signed"},
    {"instrument name=Fisheries agreement; parties=KEN,NOR; stage=negotiating; status=cancelled",
     "Fisheries agreement: negotiating, cancelled"},
    {"project name=Petronor; parties=KEN,NOR; stage=operating", "Petronor: operating"},
    {"figure indicator=exports; measure=level; value=6e9; unit=USD; parties=KEN,NOR; direction=KEN,NOR",
     "Exports (Kenya to Norway): 6 billion USD"},
    {"figure indicator=trade; measure=growth; value=7; unit=percent; parties=KEN,NOR", "Trade growth: +7%"},
    {"target indicator=trade; measure=level; value=9e9; unit=USD; due=2025; parties=KEN,NOR",
     "Target: trade of 9 billion USD by 2025"},
    {"commitment by=KEN,Ada Okafor; action=plant trees; force=pledged; to=NOR; due=2030",
     "Kenya (Ada Okafor): plant trees (pledged, to Norway, due 2030)"},
    {"request by=KEN,Ada Okafor; action=lift the quota; to=NOR",
     "Kenya (Ada Okafor) asks Norway: lift the quota"},
    {"request by=KEN,NOR; action=lift the quota; to=CIV",
     "Kenya and Norway ask Côte d’Ivoire: lift the quota"},
    {"request by=KEN; action=talk; to=KEN,NOR", "Kenya asks both sides: talk"},
    {"position holder=KEN,NOR; issue=free trade; stance=supports", "Kenya and Norway support: free trade"},
    {"position holder=KEN,Ada Okafor; issue=piracy; stance=concerned",
     "Kenya (Ada Okafor) is concerned about: piracy"},
    {"participation party=KEN; body=AU; role=chair", "Kenya, chair of AU"},
    {"participation party=KEN; body=Nordic Summit", "Kenya took part in Nordic Summit"},
    {"anniversary of=diplomatic relations; ordinal=65; parties=KEN,NOR",
     "65th anniversary of diplomatic relations"},
    {"office person=Nils Berg; party=NOR; title=King", "Nils Berg, King (Norway)"},
};

TEST(Headline, Table) {
    for (const Words& c : headlines) {
        const auto holdings = holdings_of({reading("a", "2019-03-07", {std::string("x => ") + c.from})});
        const FactView facts = select(*holdings);
        const std::vector<Entry> entries = entries_of(facts, facts[0]->fact.type);
        ASSERT_EQ(entries.size(), 1U) << c.from;
        EXPECT_EQ(headline(entries[0], names()), c.want);
    }
}

TEST(Caution, SaysWhatAReaderMustKnow) {
    const auto told = [](const std::string& line, const char* today, const char* from) {
        Reading one = reading("a", "2019-03-01", {"x => " + line});
        one.published.from = from;
        const auto holdings = holdings_of({one});
        const FactView facts = select(*holdings);
        return caution(entries_of(facts, facts[0]->fact.type)[0], today);
    };
    EXPECT_EQ(
        told("visit visitor=Ada Okafor; to=NOR; time=2019-03-03; status=planned", "2019-03-02", "content"),
        "planned");
    EXPECT_EQ(
        told("visit visitor=Ada Okafor; to=NOR; time=2019-03-03; status=planned", "2019-03-04", "content"),
        "planned, no report that it took place");
    EXPECT_EQ(told("visit visitor=Ada Okafor; to=NOR; inferred time=2019-03-03; status=done", "2019-03-04",
                   "content"),
              "date inferred");
    EXPECT_EQ(told("visit visitor=Ada Okafor; to=NOR; inferred time=2019-03-03; status=done", "2019-03-04",
                   "stamp"),
              "");
    EXPECT_EQ(told("instrument name=Plan; parties=KEN,NOR; hedge=true", "", "content"), "hedged");
}

}  // namespace
}  // namespace entente::testing
