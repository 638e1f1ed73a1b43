// A folder of one's own laid over the shipped knowledge, as a user meets it: files are written, commands are run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/run.h"
#include "entente/understand.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

class Overlay : public ::testing::Test {
protected:
    Overlay() : top_(fs::temp_directory_path() / ("entente_overlay_" + std::to_string(::getpid()))) {
        fs::remove_all(top_);
        fs::create_directories(top_);
    }
    ~Overlay() override { fs::remove_all(top_); }

    void write(const std::string& path, const std::string& text) const {
        fs::create_directories((top_ / path).parent_path());
        std::ofstream(top_ / path) << text;
    }
    [[nodiscard]] std::string path(const std::string& name) const { return (top_ / name).string(); }

    struct Ran {
        int status;
        std::string out;
        std::string err;
    };
    [[nodiscard]] Ran entente(const std::vector<std::string>& args) const {
        std::ostringstream out;
        std::ostringstream err;
        const int status = run(args, out, err, around_);
        return {status, out.str(), err.str()};
    }
    // The facts of a sentence, read with the folder "own" laid over what is shipped.
    [[nodiscard]] std::string facts(const std::string& sentence) const {
        write("news/2019-02-20.txt", sentence + "\n");
        const Ran ran = entente({"facts", path("news/2019-02-20.txt"), "--knowledge", path("own")});
        EXPECT_EQ(ran.status, 0) << ran.err;
        return ran.out;
    }

    fs::path top_;
    Surroundings around_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* dropped =
    "rule visit.dropped -> visit\n"
    "  say  visitor=PERSON drops in on to=COUNTRY\n"
    "  yes  \"Kenyan President Ada Okafor drops in on Norway.\"\n"
    "       => visit visitor=\"Ada Okafor\" to=NOR from=KEN\n"
    "  no   \"Ada Okafor drops the plan.\"\n";

TEST_F(Overlay, ANewRuleIsAddedToTheShippedOnes) {
    write("own/en/mine.rules", dropped);
    const Ran ran = entente({"check", "mine.rules", "--knowledge", path("own")});
    EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
    EXPECT_EQ(ran.out, "1 rules, 2 examples, 0 failures\n");
    EXPECT_TRUE(has(facts("Kenyan President Ada Okafor drops in on Norway."), "visit.dropped"));
    EXPECT_TRUE(has(facts("Kenyan President Ada Okafor visited Norway in 2017."), "visit.visited"));
}

TEST_F(Overlay, ARuleOfTheSameNameTakesThePlaceOfTheShippedOne) {
    write("own/en/mine.rules",
          "rule visit.visited -> visit\n  say  visitor=PERSON drops in on to=COUNTRY\n"
          "  yes  \"Kenyan President Ada Okafor drops in on Norway.\" => visit visitor=\"Ada Okafor\" to=NOR "
          "from=KEN\n"
          "  no   \"Kenyan President Ada Okafor visited Norway in 2017.\"\n");
    EXPECT_EQ(entente({"check", "mine.rules", "--knowledge", path("own")}).out,
              "1 rules, 2 examples, 0 failures\n");
    EXPECT_FALSE(has(facts("Kenyan President Ada Okafor visited Norway in 2017."), "visit.visited"));
}

TEST_F(Overlay, ARuleIsSwitchedOffByName) {
    const std::string sentence = "Kenyan President Ada Okafor visited Norway in 2017.";
    fs::create_directories(top_ / "own");
    EXPECT_TRUE(has(facts(sentence), "visit.visited"));
    write("own/en/mine.rules", "off visit.visited\n");
    EXPECT_FALSE(has(facts(sentence), "visit.visited"));
}

TEST_F(Overlay, AListOfTheSameNameIsExtendedForTheShippedRulesToo) {
    write("own/en/lists/visit.words", "words VISITED = grace*\nwords FORMAL = goodwill:working\n");
    write("own/en/inflection/verbs.tsv", "grace\tgraces\tgraced\tgraced\tgracing\n");
    EXPECT_TRUE(has(facts("Kenyan President Ada Okafor graced Norway in 2017."), "visit.visited"));
    EXPECT_TRUE(has(facts("Kenyan President Ada Okafor toured Norway in 2017."), "visit.visited"));
    // The same words with another value: the upper layer counts.
    EXPECT_TRUE(has(facts("President Ada Okafor of Kenya will pay a goodwill visit to Norway."),
                    "\"kind\":\"working\""));
}

TEST_F(Overlay, AListLosesAnItem) {
    const std::string sentence = "Kenyan President Ada Okafor toured Norway in 2017.";
    write("own/en/lists/visit.words", "off VISITED = tour*\n");
    EXPECT_FALSE(has(facts(sentence), "visit.visited"));
    EXPECT_TRUE(has(facts("Kenyan President Ada Okafor visited Norway in 2017."), "visit.visited"));
}

TEST_F(Overlay, AFileOfTheSameNameSeesTheListsOfTheShippedOne) {
    write(
        "own/en/visits.rules",
        "words DROP = drops in on\n"
        "rule visit.dropped -> visit\n  say  visitor=PERSON DROP|VISITED to=COUNTRY for a kind=FORMAL stay\n"
        "  yes  \"Kenyan President Ada Okafor drops in on Norway for a private stay.\"\n"
        "       => visit visitor=\"Ada Okafor\" to=NOR from=KEN kind=private\n"
        "  no   \"Ada Okafor drops the plan.\"\n");
    const Ran ran = entente({"check", path("own"), "--knowledge", path("own")});
    EXPECT_EQ(ran.out, "1 rules, 2 examples, 0 failures\n") << ran.err;
}

TEST_F(Overlay, LinesOfTablesAreAddedReplacedAndTakenOut) {
    write("own/en/places.tsv", "Ekvik\tNOR\noff\tBergen\n");
    write("own/en/offices.tsv", "High Shipwright\tminister\n");
    write("own/world/outlets.tsv", "Ekvik Post\tNOR\tEkvik Post\n");
    EXPECT_TRUE(
        has(facts("Kenyan High Shipwright Ada Okafor was in Ekvik on 22 January."), "\"place\":\"Ekvik\""));
    EXPECT_FALSE(
        has(facts("Kenyan Foreign Minister Ada Okafor was in Bergen on 22 January."), "Bergen\",\"status"));
    write("own/en/places.tsv", "Bergen\tSWE\n");
    EXPECT_TRUE(
        has(facts("Kenyan Foreign Minister Ada Okafor was in Bergen on 22 January."), "\"to\":\"SWE\""));
}

TEST_F(Overlay, AListOfWordsLosesALine) {
    const auto first_error = [&] {
        const auto loaded = load_knowledge({ENTENTE_TOP "/knowledge", path("own")});
        return loaded ? std::string() : loaded.error().what;
    };
    write("own/en/lists/say_words.txt", "off\tsay\nmurmur\n");
    EXPECT_EQ(first_error(), "");
    write("own/en/lists/say_words.txt", "off\tsaay\n");
    EXPECT_EQ(first_error(),
              "expected a line of en/lists/say_words.txt to take out, found no line for 'saay'; did you mean "
              "'say'?\n"
              "off\tsaay\n   \t^");
}

TEST_F(Overlay, TheOptionLiesOverTheEnvironment) {
    write("theirs/en/places.tsv", "Ekvik\tSWE\nEkstad\tSWE\n");
    write("own/en/places.tsv", "Ekvik\tNOR\n");
    around_.knowledge = path("theirs");
    EXPECT_TRUE(
        has(facts("Kenyan Foreign Minister Ada Okafor was in Ekvik on 22 January."), "\"to\":\"NOR\""));
    EXPECT_TRUE(
        has(facts("Kenyan Foreign Minister Ada Okafor was in Ekstad on 22 January."), "\"to\":\"SWE\""));
}

TEST_F(Overlay, CommandsThatTellKnowItsNamesToo) {
    write("own/world/bodies.tsv", "EKL\tbloc\tKEN:2000/..,NOR:2001/..\n");
    write("own/en/bodies.tsv", "League of Ek\tEKL\n");
    write("news/2019-02-20.txt", "Kenyan President Ada Okafor visited Norway in 2017.\n");
    ASSERT_EQ(entente({"read", path("news"), "--store", path("r.db"), "--knowledge", path("own")}).status, 0);
    const Ran ran =
        entente({"visits", "Kenya", "League of Ek", "--store", path("r.db"), "--knowledge", path("own")});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(entente({"visits", "Kenya", "League of Ek", "--store", path("r.db")}).status, 0);
}

TEST_F(Overlay, TheShippedFolderItselfChangesNothing) {
    around_.knowledge = ENTENTE_TOP "/knowledge";
    EXPECT_EQ(entente({"check", "visits.rules"}).out,
              entente({"check", "visits.rules", "--knowledge", ENTENTE_TOP "/knowledge"}).out);
}

TEST_F(Overlay, WhatNobodyReadsIsTold) {
    write("own/mine.rules", dropped);
    write("own/en/place.tsv", "Ekvik\tNOR\n");
    write("own/en/lists/mine.words", "words DROP = drops\n");
    const Ran ran = entente({"check", "--knowledge", path("own")});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err, "entente: " + path("own/en/lists/mine.words") +
                           ": no rule file uses these lists; expected a line 'use lists/mine' in one\n" +
                           path("own/en/place.tsv") +
                           ": nothing reads a file of this name; did you mean 'places.tsv'?\n" +
                           path("own/mine.rules") +
                           ": stands beside the folder of its language; expected it in en/, as " +
                           path("own/en/mine.rules") + "\n");
}

TEST_F(Overlay, AFolderThatIsNotThereIsSaidPlainly) {
    const Ran ran = entente({"check", "--knowledge", path("none")});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err, "entente: " + path("none") + ": there is no such folder\n");
}

}  // namespace
}  // namespace entente
