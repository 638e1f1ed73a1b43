// Whole folders of carriers: order, threads, going on, and what metadata does.
#include <gtest/gtest.h>

#include "entente/flow.h"
#include "read/packing.h"

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("entente_carriers_" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void put(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

std::string lines_of(int count, int from = 0) {
    std::string lines;
    for (int i = from; i < from + count; ++i) {
        lines +=
            "{\"text\":\"Kenya and Norway signed a treaty on ships in " + std::to_string(1900 + i) + ".\"}\n";
    }
    return lines;
}

std::vector<std::string> names(const std::string& folder, FlowOptions options) {
    std::vector<std::string> out;
    read_all(list_inputs({folder}), shipped_knowledge(), options, [&](const Result<Reading>& reading) {
        out.push_back(reading ? reading->document.name + " " + std::to_string(reading->facts.size())
                              : "! " + fs::path(reading.error().where).filename().string());
        return true;
    });
    return out;
}

TEST(Carriers, OrderDoesNotHangOnThreads) {
    const Folder folder;
    folder.put("a.jsonl", lines_of(70));
    folder.put("b.zip",
               zip({{"x.jsonl.gz", gzip(lines_of(40) + "{\n" + lines_of(1, 50))}, {"y.txt", "Kenya."}}));
    folder.put("c.txt", "Kenya.");
    FlowOptions one;
    one.jobs = 1;
    const std::vector<std::string> in_order = names(folder.path(), one);
    ASSERT_EQ(in_order.size(), 114U);
    EXPECT_EQ(in_order[69], "a.jsonl#70 1");
    EXPECT_EQ(in_order[110], "! b.zip#x.jsonl.gz#41");
    EXPECT_EQ(in_order[112], "b.zip#y.txt 0");
    for (const unsigned jobs : {2U, 5U}) {
        FlowOptions many;
        many.jobs = jobs;
        EXPECT_EQ(names(folder.path(), many), in_order);
    }
}

TEST(Carriers, BeginsBehindWhatIsDone) {
    const Folder folder;
    folder.put("a.jsonl", lines_of(5));
    folder.put("b.jsonl", lines_of(3));
    FlowOptions options;
    options.starts = {{0, 3, 0}, {1, 3, 0}};
    std::vector<std::uint64_t> numbers;
    std::vector<std::size_t> finished;
    options.place = [&](const FlowPlace& place) { numbers.push_back(place.number); };
    options.finished = [&](std::size_t input) { finished.push_back(input); };
    EXPECT_EQ(names(folder.path(), options), (std::vector<std::string>{"a.jsonl#4 1", "a.jsonl#5 1"}));
    EXPECT_EQ(numbers, (std::vector<std::uint64_t>{4, 5}));
    EXPECT_EQ(finished, (std::vector<std::size_t>{0, 1}));
}

Reading first_reading(const std::string& name, const std::string& bytes) {
    const Folder folder;
    folder.put(name, bytes);
    Reading out;
    read_all(list_inputs({folder.path()}), shipped_knowledge(), FlowOptions{},
             [&](const Result<Reading>& reading) {
                 EXPECT_TRUE(reading) << reading.error().what;
                 if (reading) out = *reading;
                 return false;
             });
    return out;
}

TEST(Carriers, WhatIsStatedGoesBeforeWhatIsStamped) {
    const std::string text =
        "Kenya and Norway sign treaty\\n\\nUpdate: June, 7/2021 - 10:27\\n\\nKenya and Norway signed a "
        "treaty on ships today.\\n";
    const Reading stated = first_reading(
        "a_2018-01-01.jsonl",
        "{\"text\":\"" + text +
            "\",\"published\":\"2019-05-03T10:27:00Z\",\"publisher\":{\"name\":\"The Gazette\"}}\n");
    EXPECT_EQ(stated.published.date, "2019-05-03T10:27");
    EXPECT_EQ(stated.published.from, "field published");
    EXPECT_EQ(stated.published.why, "stated outside of the text: field published");
    EXPECT_EQ(stated.document.outlet, "The Gazette");
    ASSERT_EQ(stated.facts.size(), 1U);
    const Reading stamped =
        first_reading("a_2018-01-01.jsonl", "{\"text\":\"" + text + "\",\"published\":\"one day\"}\n");
    EXPECT_EQ(stamped.published.date, "2021-06-07T10:27");
}

TEST(Carriers, ALanguageWithoutKnowledgeIsUnread) {
    const Reading reading = first_reading(
        "a_2019-05-03.txt",
        "Министр встретился с послом и обсудил торговлю рыбой между двумя странами в порту Берген.\n");
    EXPECT_TRUE(reading.unread);
    EXPECT_EQ(reading.document.lang, "ru");
    EXPECT_EQ(reading.published.date, "2019-05-03");
    EXPECT_TRUE(reading.facts.empty());
    EXPECT_FALSE(first_reading("a.txt", "Kenya and Norway signed a treaty on ships in 2018.").unread);
}

}  // namespace
}  // namespace entente::testing
