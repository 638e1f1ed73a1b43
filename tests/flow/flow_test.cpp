#include "entente/flow.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "shared.h"

namespace entente {
namespace {

class Folder {
public:
    Folder()
        : path_(std::filesystem::temp_directory_path() / ("entente_flow_" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_ / "sub");
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void put(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

// Facts and errors of all inputs, in the order in which they come.
std::string read_folder(const std::vector<std::string>& paths, unsigned jobs) {
    std::string out;
    FlowOptions options;
    options.jobs = jobs;
    read_all(list_inputs(paths), shipped_knowledge(), options, [&](Result<Reading> reading) {
        if (!reading) {
            out += "skipped " + std::filesystem::path(reading.error().where).filename().string() + ": " +
                   reading.error().what + "\n";
            return true;
        }
        out += "read " + reading->document.name + "\n";
        for (const Fact& fact : reading->facts) out += to_json(fact) + "\n";
        return true;
    });
    return out;
}

TEST(Flow, OneBadFileDoesNotStopTheFolder) {
    const Folder folder;
    folder.put("a.txt", "Kenya and Norway signed a treaty on ships in 2018.");
    folder.put("b.txt", "abc\xFF");
    folder.put("sub/c.txt", "Kenya and Norway are glad.");
    folder.put(".hidden", "\xFF");
    const std::string out = read_folder({folder.path(), folder.path() + "/missing.txt"}, 1);
    EXPECT_NE(out.find("read a.txt\n{\"type\":\"instrument\""), std::string::npos) << out;
    EXPECT_NE(out.find("skipped b.txt: is no UTF-8 from byte 3 on, and its encoding cannot be told\nread "
                       "c.txt\nskipped missing.txt: no such file or folder\n"),
              std::string::npos)
        << out;
    EXPECT_EQ(out.find("hidden"), std::string::npos);
}

TEST(Flow, SameBytesWithOneAndManyThreads) {
    const Folder folder;
    for (int i = 0; i < 100; ++i) {
        folder.put(std::to_string(i) + ".txt",
                   "Kenya and Norway signed a treaty on ships in " + std::to_string(1900 + i) + ".");
    }
    const std::string one = read_folder({folder.path()}, 1);
    EXPECT_EQ(one, read_folder({folder.path()}, 2));
    EXPECT_EQ(one, read_folder({folder.path()}, 7));
    EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 200);
}

TEST(Flow, StopsWhenTheSinkHasEnough) {
    const Folder folder;
    for (int i = 0; i < 100; ++i) folder.put(std::to_string(i) + ".txt", "Kenya.");
    int seen = 0;
    read_all(list_inputs({folder.path()}), shipped_knowledge(), FlowOptions{},
             [&](const Result<Reading>&) { return ++seen < 3; });
    EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace entente
