// The analyst's tools: rules of our own over the shipped tables, made-up sentences and articles.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "cli/run.h"
#include "record/readings.h"

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* own_rules = R"(words PAY = pay*, make*

rule holder.plain -> holder
  say  title=TITLE name=FULLNAME
  yes  "President Ada Okafor spoke." => holder name="Ada Okafor" title=President
  no   "Ada Okafor spoke."

rule time.year -> time
  say  y=YEAR
  set  value = date(y, none, none)
  yes  "It was 2019." => time edtf=2019
  no   "It was late."

rule visit.paid -> visit
  say    visitor=PERSON PAY a|an kind=(state|official)? visit to to=COUNTRY [in time=TIME]
  set    status = by_tense(PAY)
  unless quoted
  yes    "President Ada Okafor paid a visit to Norway in 2019." => visit visitor="Ada Okafor" to=NOR time=2019 status=done
  no     "President Ada Okafor paid a visit to the factory."

rule visit.to -> visit
  say    visit to to=COUNTRY [by visitor=PERSON]
  yes    "The visit to Norway by President Ada Okafor was short." => visit visitor="Ada Okafor" to=NOR
  no     "The visit to Norway was short."

rule visit.guest -> visit
  say    visitor=PERSON ..3 guest of ..2 to=COUNTRY
  beats  visit.to
  yes    "President Ada Okafor was a guest of Norway." => visit visitor="Ada Okafor" to=NOR
  no     "President Ada Okafor was a guest of the king."
)";

struct Ran {
    int status;
    std::string out;
    std::string err;
};

class Check : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new TempFolder();
        const fs::path knowledge = folder_->file("knowledge");
        fs::copy(ENTENTE_TOP "/knowledge", knowledge, fs::copy_options::recursive);
        for (const auto& entry : fs::directory_iterator(knowledge / "en")) {
            if (entry.path().extension() == ".rules") fs::remove(entry.path());
        }
        std::ofstream(knowledge / "en" / "own.rules") << own_rules;
        fs::create_directories(folder_->file("news"));
        put("a.txt",
            "President Ada Okafor paid a state visit to Norway in 2019.\n\n"
            "Prime Minister Kari Holm paid a visit to the harbour.\n\n"
            "President Ada Okafor paid a visit to the harbour as well.\n");
        put("b.txt", "Prime Minister Kari Holm made a trip.\n\nThe visit to the harbour was short.\n");
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static void put(const std::string& name, const std::string& text) {
        std::ofstream(folder_->file("news/" + name)) << text;
    }
    static std::string news() { return folder_->file("news"); }

    // What is printed, the place of the rules cut short.
    [[nodiscard]] static Ran check(std::vector<std::string> args) {
        args.insert(args.begin(), "check");
        Surroundings around;
        around.shipped = folder_->file("knowledge");
        std::ostringstream out;
        std::ostringstream err;
        const int status = run(args, out, err, around);
        std::string text = out.str();
        const std::string long_place = around.shipped + "/en/";
        for (std::size_t at = 0; (at = text.find(long_place)) != std::string::npos;)
            text.erase(at, long_place.size());
        return {status, text, err.str()};
    }

    static TempFolder* folder_;
};

TempFolder* Check::folder_ = nullptr;

TEST_F(Check, ExamplesOfAllOfAFileOrOfOneRule) {
    EXPECT_EQ(check({}).out, "5 rules, 10 examples, 0 failures\n");
    EXPECT_EQ(check({"own.rules"}).out, "5 rules, 10 examples, 0 failures\n");
    EXPECT_EQ(check({"visit.to"}).out, "1 rules, 2 examples, 0 failures\n");
    EXPECT_EQ(check({"visit"}).out, "0 rules, 0 examples, 0 failures\n");
}

TEST_F(Check, WhyTellsWhatMatchedAndWhereTheOthersStopped) {
    const Ran ran = check({"--why", "Kenyan President Ada Okafor paid a state visit to Oslo in 2019."});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, R"(Read as published on 2020-06-15

Matched

holder.plain -> holder  own.rules:3
  >>Kenyan President Ada Okafor<< paid a state visit to Oslo in 2019.
  took   title="Kenyan President", name="Ada Okafor"
  gives  holder name="Ada Okafor" party=KEN title=President

time.year -> time  own.rules:8
  Kenyan President Ada Okafor paid a state visit to Oslo in >>2019<<.
  took   y="2019"
  gives  time edtf=2019

Not matched

visit.paid -> visit  own.rules:14
  >>Kenyan President Ada Okafor paid a state visit to<< Oslo in 2019.
  begun at "visit"
  to the right stopped before "Oslo": expected to=COUNTRY
    there "Oslo" is PLACE

visit.to -> visit  own.rules:21
  Kenyan President Ada Okafor paid a state >>visit to<< Oslo in 2019.
  begun at "visit"
  to the right stopped before "Oslo": expected to=COUNTRY
    there "Oslo" is PLACE
)");
}

struct Why {
    const char* sentence;
    const char* rule;
    const char* want;
};

TEST_F(Check, WhyOneRule) {
    const Why cases[] = {
        {"President Ada Okafor paid a visit to Norway in 2019.", "visit.paid",
         R"(  >>President Ada Okafor paid a visit to Norway in 2019<<.
  took   visitor="President Ada Okafor", to="Norway", time="2019"
  gives  visit status=done time=2019 to=NOR visitor="Ada Okafor"
)"},
        {"President Ada Okafor did not pay a visit to Norway.", "visit.paid",
         R"(  >>President Ada Okafor did not pay a visit to Norway<<.
  took   visitor="President Ada Okafor", to="Norway"
  no fact: its verb is denied
)"},
        {"If President Ada Okafor pays a visit to Norway, all is well.", "visit.paid",
         R"(  If >>President Ada Okafor pays a visit to Norway<<, all is well.
  took   visitor="President Ada Okafor", to="Norway"
  no fact: a condition stands before it
)"},
        {"\"President Ada Okafor will pay a visit to Norway,\" President Kari Holm said.", "visit.paid",
         R"(  ">>President Ada Okafor will pay a visit to Norway<<," President Kari Holm said.
  took   visitor="President Ada Okafor", to="Norway"
  no fact: the rule says `unless quoted`
)"},
        {"President Ada Okafor paid a visit to Norway, and Kari Holm paid a visit to friends.", "visit.paid",
         R"(  >>President Ada Okafor paid a visit to Norway<<, and Kari Holm paid a visit to friends.
  took   visitor="President Ada Okafor", to="Norway"
  gives  visit status=done to=NOR visitor="Ada Okafor"
  President Ada Okafor paid a visit to Norway, and Kari Holm >>paid a visit to<< friends.
  begun at "visit"
  to the right stopped before "friends": expected to=COUNTRY
  to the left stopped behind "Holm": expected visitor=PERSON
    there "Kari Holm" is NAME, FULLNAME
)"},
        {"The crowd paid a visit to Norway.", "visit.paid",
         R"(  The crowd >>paid a visit to Norway<<.
  begun at "visit"
  to the left stopped behind "crowd": expected visitor=PERSON
)"},
        {"President Ada Okafor paid a very long visit to Norway.", "visit.paid",
         R"(  President Ada Okafor paid a very long >>visit to Norway<<.
  begun at "visit"
  to the left stopped behind "long": expected "a", or "an", or "state", or "official"
)"},
        {"Ships came.", "visit.paid",
         R"(  not tried: none of the words it begins from is there
  begins from "visit"
)"},
        {"The visit to Norway was short.", "visit.to",
         R"(  The >>visit to Norway<< was short.
  took   to="Norway"
  no fact: the slot `visitor` has to be filled, and nothing filled it
)"},
        {"On her visit to Norway President Ada Okafor was the guest of Norway.", "visit.to",
         R"(  On her >>visit to Norway<< President Ada Okafor was the guest of Norway.
  took   to="Norway"
  no fact: beaten by visit.guest, which matches here too
)"},
        {"President Ada Okafor was a guest of", "visit.guest",
         R"(  >>President Ada Okafor was a guest of<<
  begun at "guest"
  to the right stopped at the end of the sentence: expected to=COUNTRY
)"},
        {"President Ada Okafor was not once in three years a guest of Norway.", "visit.guest",
         R"(  President Ada Okafor was not once in three years a >>guest of Norway<<.
  begun at "guest"
  to the left stopped behind "a": expected visitor=PERSON (there, or a few words away)
)"},
        {"President Ada Okafor was a guest of the good old king.", "visit.guest",
         R"(  >>President Ada Okafor was a guest of<< the good old king.
  begun at "guest"
  to the right stopped before "the good": expected to=COUNTRY (there, or a few words away)
)"},
    };
    for (const Why& c : cases) {
        SCOPED_TRACE(c.sentence);
        const std::string out = check({"--why", c.sentence, "--rule", c.rule}).out;
        EXPECT_EQ(out.substr(out.find("\n  ") + 1), c.want);
    }
}

TEST_F(Check, WhyWithADateOfItsOwn) {
    EXPECT_EQ(check({"--why", "x", "--published", "2021-03"}).out,
              "Read as published on 2021-03\n\nNo rule is anchored in it.\n");
}

TEST_F(Check, Cover) {
    const Ran ran = check({"--cover", news()});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, R"(Rules by matches

Rule          Level    Matches  Facts  At
------------  -------  -------  -----  ------------
holder.plain  holders  4               own.rules:3
visit.paid    facts    1        1      own.rules:14
time.year     values   1               own.rules:8
visit.to      facts    1        0      own.rules:21

Rules never hit

Rule         Level  At
-----------  -----  ------------
visit.guest  facts  own.rules:26

Totals

Level     Rules  Of them hit  Matches  Facts
--------  -----  -----------  -------  -----
values    1      1            1
combined  0      0            0
holders   1      1            4
facts     3      2            2        1
)");
    const Ran csv = check({"--cover", news(), "--format", "csv"});
    EXPECT_EQ(csv.out,
              "rule,level,matches,facts,at\r\n"
              "holder.plain,holders,4,,own.rules:3\r\n"
              "visit.paid,facts,1,1,own.rules:14\r\n"
              "time.year,values,1,,own.rules:8\r\n"
              "visit.to,facts,1,0,own.rules:21\r\n"
              "visit.guest,facts,0,0,own.rules:26\r\n");
}

TEST_F(Check, CostIsSortedByTimeAndAddsUp) {
    const Ran ran = check({"--cost", news(), "--format", "csv"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    std::istringstream lines(ran.out);
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "rule,level,tried,walks,nanoseconds,percent,matches,at\r");
    double before = 1e18;
    double percent = 0;
    std::set<std::string> rules;
    while (std::getline(lines, line)) {
        const std::vector<std::string> cells = list_of(line);
        ASSERT_EQ(cells.size(), 8U) << line;
        EXPECT_LE(std::stod(cells[4]), before);
        before = std::stod(cells[4]);
        percent += std::stod(cells[5]);
        rules.insert(cells[0] + " " + cells[2] + " " + cells[3] + " " + cells[6]);
    }
    EXPECT_NEAR(percent, 100, 0.1);
    EXPECT_EQ(rules, (std::set<std::string>{"holder.plain 4 8 4", "time.year 1 2 1", "visit.paid 1 2 1",
                                            "visit.to 1 2 1"}));
    EXPECT_NE(check({"--cost", news()}).out.find("\nall rules "), std::string::npos);
}

TEST_F(Check, Suggest) {
    const Ran ran = check({"--suggest", news()});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, R"(Sentences that a rule came close to and none matched

2 sentences: visit.paid, begun at visit
  expected to the right: to=COUNTRY
  a.txt:3: "Prime Minister Kari Holm paid a visit to the harbour."

1 sentence: visit.to, begun at visit
  expected to the right: to=COUNTRY
  b.txt:3: "The visit to the harbour was short."
)");
    EXPECT_EQ(check({"--suggest", news(), "--format", "json"}).out, R"([
{"sentences":2,"rule":"visit.paid","anchor":"visit","expected":"to the right: to=COUNTRY","example":"Prime Minister Kari Holm paid a visit to the harbour.","doc":"a.txt","line":3},
{"sentences":1,"rule":"visit.to","anchor":"visit","expected":"to the right: to=COUNTRY","example":"The visit to the harbour was short.","doc":"b.txt","line":3}
]
)");
}

TEST_F(Check, ASkippedInputIsNamedAndTheOthersAreRead) {
    for (const char* tool : {"--cover", "--cost", "--suggest"}) {
        const Ran ran = check({tool, folder_->file("none.txt"), news()});
        EXPECT_EQ(ran.status, 3);
        EXPECT_EQ(ran.err, "entente: " + folder_->file("none.txt") + ": no such file or folder\n");
        EXPECT_NE(ran.out.find("visit.paid"), std::string::npos) << ran.out;
    }
}

TEST_F(Check, WrongUsage) {
    const struct {
        std::vector<std::string> args;
        const char* err;
    } cases[] = {
        {{"--cover"}, "entente: check: expected files or folders to read\n"},
        {{"--why", "x", "news"}, "entente: check: --why takes one sentence, in quotation marks\n"},
        {{"a", "b"}, "entente: check: expected one name or path\n"},
        {{"--json"}, "entente: check: --format and --json go with --cover, --cost and --suggest\n"},
        {{"--why", "x", "--rule", "visit.flown"}, "entente: visit.flown: is no rule\n"},
        {{"--rule", "visit.paid"}, "entente: --rule requires --why\nTry `entente check --help`.\n"},
        {{"--cover", "--cost", "news"}, "entente: --cover excludes --cost\nTry `entente check --help`.\n"},
    };
    for (const auto& c : cases) {
        const Ran ran = check(c.args);
        EXPECT_EQ(ran.status, 2) << c.err;
        EXPECT_EQ(ran.err, c.err);
        EXPECT_EQ(ran.out, "");
    }
}

}  // namespace
}  // namespace entente::testing
