// Command lines in, what is printed and the exit status out.
#include "cli/run.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "record/readings.h"
#include "tell/scene.h"

namespace entente::testing {
namespace {

struct Ran {
    int status;
    std::string out;
    std::string err;
};

// A folder with a little knowledge of names, and a record of the made-up relation.
class Command : public ::testing::Test {
protected:
    Command() {
        std::filesystem::create_directories(folder_.file("knowledge/en"));
        std::ofstream(folder_.file("knowledge/en/parties.tsv"))
            << "Kenya\tKEN\tname\nKenyan\tKEN\tadjective\nNorway\tNOR\tname\n";
        around_.store = folder_.file("r.db");
        around_.knowledge = folder_.file("knowledge");
    }

    void fill() const {
        Result<Record> record = Record::open(around_.store, Record::Access::read_write);
        for (const Reading& one : made_up_news()) ASSERT_TRUE(record->store(one, "", "k1"));
    }

    [[nodiscard]] Ran entente(const std::vector<std::string>& args) const {
        std::ostringstream out;
        std::ostringstream err;
        const int status = run(args, out, err, around_);
        return {status, out.str(), err.str()};
    }

    TempFolder folder_;
    Surroundings around_;
};

TEST_F(Command, HelpAndVersionGoToStandardOutput) {
    for (const char* flag : {"--help", "--version"}) {
        const Ran ran = entente({flag});
        EXPECT_EQ(ran.status, 0);
        EXPECT_FALSE(ran.out.empty());
        EXPECT_EQ(ran.err, "");
    }
    const Ran help = entente({"visits", "--help"});
    EXPECT_EQ(help.status, 0);
    for (const char* option :
         {"--since", "--until", "--as-of", "--field", "--format", "--store", "--knowledge", "--output"}) {
        EXPECT_NE(help.out.find(option), std::string::npos) << option;
    }
}

struct Usage {
    std::vector<std::string> args;
    const char* err;
};

TEST_F(Command, WrongUsageIsStatusTwo) {
    fill();
    const Usage cases[] = {
        {{}, "entente: A subcommand is required\nTry `entente --help`.\n"},
        {{"sing"}, "entente: sing is no command\nTry `entente --help`.\n"},
        {{"visits", "Kenya"}, "entente: B is required\nTry `entente visits --help`.\n"},
        {{"visits", "Kenya", "Norway", "--since", "soon"},
         "entente: --since: \"soon\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD\nTry `entente visits "
         "--help`.\n"},
        {{"read", "a", "--published", "2014~"},
         "entente: --published: \"2014~\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD\nTry `entente "
         "read --help`.\n"},
        {{"visits", "Kenya", "Norwai"},
         "entente: Norwai: is no state or body that Entente knows; did you mean Norway?\n"},
        {{"visits", "Kenya", "kenyan"}, "entente: kenyan: is the same party as Kenya\n"},
    };
    for (const Usage& c : cases) {
        const Ran ran = entente(c.args);
        EXPECT_EQ(ran.status, 2) << c.err;
        EXPECT_EQ(ran.err, c.err);
        EXPECT_EQ(ran.out, "");
    }
    EXPECT_EQ(entente({"visits", "Kenya", "Norway", "--format", "xml"}).status, 2);
    EXPECT_EQ(entente({"facts"}).status, 2);
}

TEST_F(Command, ALedgerByNameAndByCodeIsTheSame) {
    fill();
    const Ran by_name = entente({"visits", "kenya", "NORWAY", "--format", "csv"});
    EXPECT_EQ(by_name.status, 0) << by_name.err;
    EXPECT_NE(by_name.out.find("Ada Okafor,KEN,NOR,2014-12-03/2014-12-06"), std::string::npos) << by_name.out;
    EXPECT_EQ(entente({"visits", "KEN", "nor", "--format", "csv"}).out, by_name.out);
    EXPECT_EQ(entente({"visits", "KEN", "nor", "--json"}).out,
              entente({"visits", "KEN", "nor", "--format", "json"}).out);
}

TEST_F(Command, AsOfAnswersFromWhatWasPublishedByThen) {
    fill();
    const auto told = [&](const char* day) {
        return entente({"visits", "KEN", "NOR", "--as-of", day, "--format", "csv"}).out;
    };
    EXPECT_NE(told("2014-12-31").find("planned"), std::string::npos);
    EXPECT_EQ(told("2014-12-31").find("Eva Holm"), std::string::npos);
    EXPECT_NE(told("2019-06-20").find("Eva Holm"), std::string::npos);
    EXPECT_EQ(told("2014-10-14").find("Ada"), std::string::npos);
}

TEST_F(Command, Brief) {
    fill();
    const Ran text = entente({"brief", "Kenya", "Norway", "--on", "2014-10-20"});
    EXPECT_EQ(text.status, 0);
    EXPECT_NE(text.out.find("As of 20 October 2014."), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("Now and to come\n- 3 to 6 December 2014"), std::string::npos) << text.out;
    EXPECT_EQ(text.out.find("herald-7.txt"), std::string::npos);
    const Ran md = entente({"brief", "Kenya", "Norway", "--format", "md"});
    EXPECT_EQ(md.out.substr(0, 2), "# ");
}

TEST_F(Command, Relations) {
    fill();
    const Ran ran = entente({"relations"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.out.find("Kenya and Norway  strategic partnership"), std::string::npos) << ran.out;
}

TEST_F(Command, WhyFollowsAnIdFromALedger) {
    fill();
    const std::string csv = entente({"visits", "KEN", "NOR", "--format", "csv"}).out;
    const std::string id = csv.substr(csv.find(",v-") + 1, 10);
    const Ran why = entente({"why", id});
    EXPECT_EQ(why.status, 0) << why.err;
    EXPECT_EQ(why.out.substr(0, 10), id);
    EXPECT_NE(why.out.find("words       >>President Ada Okafor will pay a State visit to Norway"),
              std::string::npos)
        << why.out;
    const Ran unknown = entente({"why", "v-00000000"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_EQ(unknown.err, "entente: v-00000000: is the id of nothing on file\n");
}

TEST_F(Command, NoRecordIsSaidPlainly) {
    const Ran ran = entente({"relations"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.err, "entente: " + around_.store + ": there is no record here; `entente read` makes one\n");
}

TEST_F(Command, OutputGoesIntoAFileWholeOrNotAtAll) {
    fill();
    const std::string path = folder_.file("out.csv");
    const Ran ran = entente({"visits", "KEN", "NOR", "--format", "csv", "--output", path});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, "");
    const std::string written = *read_file(path, 1U << 20);
    EXPECT_EQ(written, entente({"visits", "KEN", "NOR", "--format", "csv"}).out);

    EXPECT_EQ(entente({"visits", "KEN", "Atlantis", "--output", path}).status, 2);
    EXPECT_EQ(*read_file(path, 1U << 20), written) << "what was there stays";
    EXPECT_FALSE(std::filesystem::exists(path + ".part"));

    const Ran nowhere = entente({"relations", "--output", folder_.file("no/such/folder")});
    EXPECT_EQ(nowhere.status, 1);
    EXPECT_EQ(nowhere.err,
              "entente: " + folder_.file("no/such/folder") + ": cannot write: No such file or directory\n");
}

// The commands that read, on the knowledge of this tree.
class Reads : public Command {
protected:
    Reads() {
        around_.knowledge = ENTENTE_TOP "/knowledge";
        std::filesystem::create_directories(folder_.file("news"));
        std::ofstream(folder_.file("news/2019-02-20.txt"))
            << "A headline\n\nOkafor will pay an official visit to Norway from 3 to 6 March.\n";
        std::ofstream(folder_.file("news/b.txt")) << "Another headline\n\nNothing happened.\n";
    }
};

TEST_F(Reads, TwiceIsHarmless) {
    const Ran first = entente({"read", folder_.file("news")});
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_EQ(first.out.substr(0, first.out.find('\n')),
              "2 documents new, 0 unchanged, 0 read again, 0 skipped");
    const Ran again = entente({"read", folder_.file("news")});
    EXPECT_EQ(again.out.substr(0, again.out.find('\n')),
              "0 documents new, 2 unchanged, 0 read again, 0 skipped");
    EXPECT_EQ(again.out.substr(again.out.find('\n')), first.out.substr(first.out.find('\n')));
}

TEST_F(Reads, WhatOtherKnowledgeReadIsReadAgainFromTheRecord) {
    Result<Record> record = Record::open(around_.store, Record::Access::read_write);
    ASSERT_TRUE(
        record->store(reading("gone.txt", "2019-02-20", {"Okafor flew. => visit visitor=Ada Okafor; to=NOR"}),
                      "", "older"));
    const Ran ran = entente({"read"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out.substr(0, ran.out.find('\n')), "0 documents new, 0 unchanged, 1 read again, 0 skipped");
    EXPECT_EQ(entente({"read"}).out.substr(0, ran.out.find('\n')),
              "0 documents new, 0 unchanged, 0 read again, 0 skipped");
}

TEST_F(Reads, WithoutPathsThereMustBeARecord) {
    const Ran ran = entente({"read"});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.err, "entente: " + around_.store +
                           ": there is no record to read again; expected files or folders\n");
    EXPECT_FALSE(std::filesystem::exists(around_.store));
}

TEST_F(Reads, ASkippedInputIsNamedAndTheOthersAreRead) {
    const Ran ran = entente({"read", folder_.file("none.txt"), folder_.file("news/b.txt")});
    EXPECT_EQ(ran.status, 3);
    EXPECT_EQ(ran.err.substr(0, 9 + folder_.file("none.txt").size()), "entente: " + folder_.file("none.txt"))
        << ran.err;
    EXPECT_EQ(ran.out.substr(0, ran.out.find('\n')), "1 document new, 0 unchanged, 0 read again, 1 skipped");
}

TEST_F(Reads, TextIsJsonLines) {
    const Ran ran = entente({"text", folder_.file("news/2019-02-20.txt"), folder_.file("news/b.txt")});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
    EXPECT_EQ(ran.out.substr(0, 24), "{\"doc\":\"2019-02-20.txt\",");
    for (const char* key : {"\"title\":", "\"published\":", "\"published_from\":", "\"outlet\":",
                            "\"author\":", "\"lang\":", "\"zones\":[{\"role\":", "\"text\":", "\"body\":"}) {
        EXPECT_NE(ran.out.find(key), std::string::npos) << key;
    }
}

TEST_F(Reads, KnowledgeThatIsNotThereIsSaidPlainly) {
    around_.knowledge = folder_.file("no-knowledge");
    const Ran ran = entente({"facts", folder_.file("news")});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find(folder_.file("no-knowledge")), std::string::npos) << ran.err;
}

#ifdef ENTENTE_BINARY
TEST_F(Command, AFullDiskIsAnError) {
    if (!std::filesystem::exists("/dev/full") || !std::filesystem::exists(ENTENTE_BINARY)) GTEST_SKIP();
    fill();
    const std::string errors = folder_.file("errors");
    const std::string line = std::string(ENTENTE_BINARY) + " relations --knowledge " + around_.knowledge +
                             " --store " + around_.store + " >/dev/full 2>" + errors;
    const int status = std::system(line.c_str());
    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_EQ(*read_file(errors, 1U << 20),
              "entente: standard output: cannot write: No space left on device\n");
}
#endif

}  // namespace
}  // namespace entente::testing
