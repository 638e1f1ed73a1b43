// The file: what is written, what is kept, what is refused.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "record/readings.h"

namespace entente::testing {
namespace {

const std::vector<std::string> visit_lines{
    "Kenya and Norway",
    "Okafor will visit Oslo on 3 March. => visit visitor=Ada Okafor; to=NOR; time=2019-03-03; from=KEN; "
    "status=planned",
    "Trade was 3 million crowns. => figure indicator=trade; measure=level; value=3e6; unit=NOK; inferred "
    "period=2018; parties=KEN,NOR; hedge=true",
};

Record open(const std::string& path, Record::Access access = Record::Access::read_write) {
    Result<Record> record = Record::open(path, access);
    if (!record) throw std::runtime_error(record.error().what);
    return std::move(*record);
}

// All that is on file, as text.
std::string dump(const Record& record) {
    const auto holdings = *record.holdings();
    std::string out;
    for (const SourceDocument& document : holdings->documents) {
        out += document.hash + ' ' + document.name + ' ' + document.path + ' ' + document.published.date +
               ' ' + document.given + ' ' + document.knowledge_hash + '\n';
    }
    for (const HeldFact& held : holdings->facts) {
        out += held.document->name + ':' + std::to_string(held.line) + ' ' + held.fact.id + ' ' +
               to_json(held.fact) + '\n';
    }
    return out;
}

TEST(Record, KeepsAFactAsItWas) {
    const TempFolder folder;
    const Reading one = reading("a.txt", "2019-02-20", visit_lines);
    Record record = open(folder.file("r.db"));
    ASSERT_EQ(*record.store(one, "", "k1"), Stored::added);
    const auto holdings = *record.holdings();
    ASSERT_EQ(holdings->facts.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(to_json(holdings->facts[i].fact), to_json(one.facts[i]));
        EXPECT_EQ(holdings->facts[i].fact.inferred, one.facts[i].inferred);
        EXPECT_EQ(holdings->facts[i].line, i + 2);
        EXPECT_EQ(holdings->facts[i].document, &holdings->documents[0]);
    }
}

TEST(Record, TheSameAgainWritesNothing) {
    const TempFolder folder;
    const Reading one = reading("a.txt", "2019-02-20", visit_lines);
    Record record = open(folder.file("r.db"));
    ASSERT_EQ(*record.store(one, "", "k1"), Stored::added);
    const std::string before = dump(record);
    EXPECT_EQ(*record.store(one, "", "k1"), Stored::unchanged);
    EXPECT_EQ(dump(record), before);
    EXPECT_EQ(record.counts()->documents, 1U);
    EXPECT_EQ(record.counts()->facts, 2U);
}

TEST(Record, OtherKnowledgeReplacesTheFacts) {
    const TempFolder folder;
    Reading one = reading("a.txt", "2019-02-20", visit_lines);
    Record record = open(folder.file("r.db"));
    ASSERT_TRUE(record.store(one, "", "k1"));
    EXPECT_TRUE(record.read_by_other_knowledge("k1")->empty());
    EXPECT_EQ(*record.read_by_other_knowledge("k2"), std::vector<std::string>{one.hash});
    one.facts.pop_back();
    EXPECT_EQ(*record.store(one, "", "k2"), Stored::read_again);
    EXPECT_EQ(record.counts()->documents, 1U);
    EXPECT_EQ(record.counts()->facts, 1U);
    EXPECT_TRUE(record.read_by_other_knowledge("k2")->empty());
}

TEST(Record, KeepsWhatUnderstandingNeedsAgain) {
    const TempFolder folder;
    Reading one = reading("2019-02-20 a.txt", "2019-02-20",
                          {"Headline", "Published 20 February", std::string("nul\0 and \"quotes\"", 16)});
    Document& document = one.document;
    document.title = {0, 8};
    document.zones[0].role = ZoneRole::headline;
    document.zones[1].role = ZoneRole::furniture;
    document.stamps = {{9, 30}};
    document.author = "E. Holm";
    document.name_date = "2019-02-20";
    Record record = open(folder.file("r.db"));
    ASSERT_TRUE(record.store(one, "2019", "k1"));
    const Result<Record::Kept> kept = record.document(one.hash);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->document.text, document.text);
    EXPECT_EQ(kept->document.name, document.name);
    EXPECT_EQ(kept->document.path, document.path);
    EXPECT_EQ(kept->document.title, document.title);
    EXPECT_EQ(kept->document.outlet, document.outlet);
    EXPECT_EQ(kept->document.author, document.author);
    EXPECT_EQ(kept->document.lang, document.lang);
    EXPECT_EQ(kept->document.stamps, document.stamps);
    EXPECT_EQ(kept->document.name_date, document.name_date);
    EXPECT_EQ(kept->given, "2019");
    ASSERT_EQ(kept->document.zones.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(kept->document.zones[i].role, document.zones[i].role);
        EXPECT_EQ(kept->document.zones[i].at, document.zones[i].at);
    }
    EXPECT_TRUE(kept->document.stated.empty());
    EXPECT_EQ(record.document("nothing").error().code, ErrorCode::not_found);
}

TEST(Record, KeepsTheDateThatAPageStates) {
    const TempFolder folder;
    Reading page;
    page.document.name = "page.html";
    page.document.text = "Kari Holm visited Kenya.\n";
    page.document.stated = "2019-02-20";
    page.document.stated_from = "meta";
    page.published = {"2019-02-20", "meta", {}, "stated outside of the text: meta"};
    page.hash = "0123";
    Record record = open(folder.file("r.db"));
    ASSERT_TRUE(record.store(page, "", "k1"));
    const Result<Record::Kept> kept = record.document(page.hash);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->document.stated, "2019-02-20");
    EXPECT_EQ(kept->document.stated_from, "meta");
    EXPECT_TRUE(kept->document.page);
}

TEST(Record, AGivenDateReplacesAnotherAndIsKeptWhenNoneIsGiven) {
    const TempFolder folder;
    Reading one = reading("a.txt", "", visit_lines);
    Record record = open(folder.file("r.db"));
    ASSERT_EQ(*record.store(one, "", "k1"), Stored::added);
    Reading dated = one;
    dated.published.date = "2019-02-20";
    dated.hash = "0123456789abcdef";
    EXPECT_EQ(*record.store(dated, "2019-02-20", "k1"), Stored::read_again);
    EXPECT_EQ(*record.store(one, "", "k1"), Stored::unchanged);
    const auto holdings = *record.holdings();
    ASSERT_EQ(holdings->documents.size(), 1U);
    EXPECT_EQ(holdings->documents[0].published.date, "2019-02-20");
    EXPECT_EQ(holdings->documents[0].given, "2019-02-20");
}

TEST(Record, OtherTextUnderTheSameNameIsAnotherDocument) {
    const TempFolder folder;
    Record record = open(folder.file("r.db"));
    ASSERT_TRUE(record.store(reading("a.txt", "2019-02-20", visit_lines), "", "k1"));
    EXPECT_EQ(*record.store(reading("a.txt", "2019-02-20", {"Okafor stays at home."}), "", "k1"),
              Stored::added);
    EXPECT_EQ(record.counts()->documents, 2U);
}

TEST(Record, TheOrderOfDocumentsDoesNotMatter) {
    const TempFolder folder;
    std::vector<Reading> readings;
    for (const char* name : {"a.txt", "b.txt", "c.txt"}) {
        readings.push_back(reading(name, "2019-02-20", visit_lines));
        readings.push_back(readings.back());
        readings.back().document.path = std::string("else/") + name;
    }
    Record forth = open(folder.file("forth.db"));
    for (auto one = readings.begin(); one != readings.end(); ++one) ASSERT_TRUE(forth.store(*one, "", "k1"));
    Record back = open(folder.file("back.db"));
    for (auto one = readings.rbegin(); one != readings.rend(); ++one) ASSERT_TRUE(back.store(*one, "", "k1"));
    EXPECT_EQ(dump(forth), dump(back));
}

// A run that is killed anywhere leaves whole documents: each with all of its facts.
TEST(Record, AKilledRunLeavesWholeDocuments) {
    const TempFolder folder;
    constexpr int facts_each = 200;
    std::vector<std::string> lines;
    for (int i = 0; i < facts_each; ++i) {
        lines.push_back("Okafor went. => visit visitor=Ada Okafor; to=NOR; time=" + std::to_string(1800 + i));
    }
    const std::string path = folder.file("r.db");
    for (int round = 0; round < 3; ++round) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            Record record = open(path);
            for (int i = 0;; ++i) {
                // The odd round in batches, as `entente read` does it.
                if (round % 2 == 1 && i % 8 == 0 && (!record.end_batch() || !record.begin_batch())) _exit(1);
                if (!record.store(reading(std::to_string(round) + "-" + std::to_string(i), "2019", lines), "",
                                  "k1"))
                    _exit(1);
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(300 + 70 * round));
        kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status));
        const Record record = open(path, Record::Access::read_only);
        const auto counts = record.counts();
        ASSERT_TRUE(counts);
        EXPECT_EQ(counts->facts, counts->documents * facts_each);
    }
    EXPECT_GT(open(path).counts()->documents, 0U);
}

TEST(Record, ABatchIsSeenByOthersWhenItEnds) {
    const TempFolder folder;
    Record record = open(folder.file("r.db"));
    const Record other = open(folder.file("r.db"), Record::Access::read_only);
    ASSERT_TRUE(record.begin_batch());
    EXPECT_EQ(*record.store(reading("a.txt", "2019-02-20", visit_lines), "", "k1"), Stored::added);
    EXPECT_EQ(*record.store(reading("a.txt", "2019-02-20", visit_lines), "", "k1"), Stored::unchanged);
    EXPECT_EQ(*record.store(reading("a.txt", "2019-02-20", visit_lines), "", "k2"), Stored::read_again);
    EXPECT_EQ(record.counts()->facts, 2U);
    EXPECT_EQ((*record.holdings())->facts.size(), 2U);
    EXPECT_EQ(other.counts()->documents, 0U);
    ASSERT_TRUE(record.end_batch());
    EXPECT_EQ(other.counts()->documents, 1U);
    ASSERT_TRUE(record.begin_batch());
    ASSERT_TRUE(record.store(reading("b.txt", "2019-02-20", visit_lines), "", "k1"));
    record = open(folder.file("r.db"));  // the open batch is dropped
    EXPECT_EQ(record.counts()->documents, 1U);
}

void execute(const std::string& path, const char* sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
}

std::string refusal(const std::string& path, Record::Access access) {
    const Result<Record> record = Record::open(path, access);
    if (record) return "opened";
    EXPECT_EQ(record.error().code, ErrorCode::bad_store);
    EXPECT_EQ(record.error().where, path);
    return record.error().what;
}

TEST(Record, RefusesWhatIsNoRecordAndSaysSo) {
    using enum Record::Access;
    const TempFolder folder;
    EXPECT_EQ(refusal(folder.file("none.db"), read_only),
              "there is no record here; `entente read` makes one");
    EXPECT_EQ(refusal(folder.file("no/folder/r.db"), read_write),
              "cannot be opened: No such file or directory");

    std::ofstream(folder.file("text.db"))
        << "Dear diary, this is no database, and it is longer than a header is.";
    EXPECT_EQ(refusal(folder.file("text.db"), read_write),
              "is not an Entente record (it is no SQLite database)");

    execute(folder.file("other.db"), "CREATE TABLE songs (title TEXT)");
    EXPECT_EQ(refusal(folder.file("other.db"), read_write),
              "is not an Entente record (it is a database of something else)");
    EXPECT_EQ(refusal(folder.file("other.db"), read_only),
              "is not an Entente record (it is a database of something else)");

    std::ofstream(folder.file("empty.db")).flush();
    EXPECT_EQ(refusal(folder.file("empty.db"), read_only), "is empty and holds no record");
    EXPECT_EQ(refusal(folder.file("empty.db"), read_write), "opened");  // made a record

    open(folder.file("newer.db"));
    execute(folder.file("newer.db"), "PRAGMA user_version = 99");
    EXPECT_EQ(refusal(folder.file("newer.db"), read_only),
              "has record schema 99, and this Entente reads up to 2: it was written by a newer one");
}

TEST(Record, BringsAnOlderSchemaUpToDate) {
    const TempFolder folder;
    execute(folder.file("old.db"), "PRAGMA application_id = 1164866661; PRAGMA user_version = 0");
    EXPECT_EQ(
        refusal(folder.file("old.db"), Record::Access::read_only),
        "has record schema 0 and is opened for reading only: run `entente read` once to bring it up to 2");
    Record record = open(folder.file("old.db"));
    EXPECT_TRUE(record.store(reading("a.txt", "2019-02-20", visit_lines), "", "k1"));
    EXPECT_EQ(refusal(folder.file("old.db"), Record::Access::read_only), "opened");
}

TEST(Record, PassesOverTypesAndSlotsThatItDoesNotKnow) {
    const TempFolder folder;
    const std::string path = folder.file("r.db");
    {
        Record record = open(path);
        ASSERT_TRUE(record.store(reading("a.txt", "2019-02-20", visit_lines), "", "k1"));
    }
    execute(path,
            "UPDATE facts SET slots = '{\"visitor\":\"Ada Okafor\",\"mood\":\"good\",\"to\":7}' WHERE type = "
            "'visit';"
            "UPDATE facts SET type = 'duel' WHERE type = 'figure'");
    const Record record = open(path, Record::Access::read_only);
    const auto holdings = *record.holdings();
    ASSERT_EQ(holdings->facts.size(), 1U);
    EXPECT_EQ(slots_to_json(holdings->facts[0].fact), "{\"visitor\":\"Ada Okafor\"}");
}

TEST(Record, SaysWhereSlotsAreBroken) {
    const TempFolder folder;
    const std::string path = folder.file("r.db");
    ASSERT_TRUE(open(path).store(reading("a.txt", "2019-02-20", visit_lines), "", "k1"));
    execute(path, "UPDATE facts SET slots = '{\"visitor\"' WHERE type = 'visit'");
    const auto holdings = open(path, Record::Access::read_only).holdings();
    ASSERT_FALSE(holdings);
    EXPECT_EQ(holdings.error().where, path);
    EXPECT_EQ(holdings.error().what, "holds slots that are no JSON");
}

TEST(Select, ByPublication) {
    const auto holdings = holdings_of({
        reading("day", "2019-02-20", {"x => visit visitor=Ada Okafor; to=NOR"}),
        reading("year", "2019", {"y => visit visitor=Ada Okafor; to=NOR"}),
        reading("none", "", {"z => visit visitor=Ada Okafor; to=NOR"}),
    });
    const auto names = [&](const PublishedBy& published) {
        std::string out;
        for (const HeldFact* held : select(*holdings, published)) out += held->document->name + ' ';
        return out;
    };
    EXPECT_EQ(names({}), "day none year ");
    EXPECT_EQ(names({"2019-02-19", false}), "");
    EXPECT_EQ(names({"2019-02-20", false}), "day ");
    EXPECT_EQ(names({"2019", false}), "day year ");
    EXPECT_EQ(names({"2019-02-19", true}), "none year ");
    EXPECT_EQ(names({"2018", true}), "none ");
}

}  // namespace
}  // namespace entente::testing
