// The program itself: what arrives is read, SIGTERM ends it well, and a restart reads nothing twice.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "cli/run.h"
#include "record/readings.h"

extern char** environ;

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

std::string contents(const std::string& path) {
    std::stringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

class Watching {
public:
    Watching(const TempFolder& folder, std::vector<std::string> more) : log_(folder.file("log")) {
        std::vector<std::string> words{ENTENTE_BINARY, "watch", folder.file("in"), "--store",
                                       folder.file("w.db")};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_adddup2(&actions, 1, 2);
        if (posix_spawn(&child_, ENTENTE_BINARY, &actions, nullptr, arguments.data(), environ) != 0)
            child_ = -1;
        posix_spawn_file_actions_destroy(&actions);
    }
    ~Watching() {
        if (child_ > 0) end(SIGKILL);
    }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;

    [[nodiscard]] bool says(const std::string& words) const {
        for (int i = 0; i < 600; ++i) {
            if (contents(log_).find(words) != std::string::npos) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        ADD_FAILURE() << "waited for \"" << words << "\" in vain, and read:\n" << contents(log_);
        return false;
    }
    // The exit status, or minus the signal.
    int end(int signal) {
        kill(child_, signal);
        int status = 0;
        waitpid(child_, &status, 0);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    [[nodiscard]] std::string log() const { return contents(log_); }

private:
    std::string log_;
    pid_t child_ = -1;
};

class Watch : public ::testing::TestWithParam<bool> {};

TEST_P(Watch, ReadsWhatArrivesAndNothingTwice) {
    const TempFolder folder;
    fs::create_directories(folder.file("in"));
    const auto put = [&](const std::string& name, const std::string& text) {
        std::ofstream(folder.file("arriving"), std::ios::binary) << text;
        fs::rename(folder.file("arriving"), folder.file("in/" + name));
    };
    const std::vector<std::string> more =
        GetParam() ? std::vector<std::string>{"--look"} : std::vector<std::string>{};
    put("a.txt", "Kenya and Norway signed a treaty on ships in 2018.");
    {
        Watching watching(folder, more);
        ASSERT_TRUE(watching.says("1 document new"));
        put("b.jsonl", "{\"text\":\"Kenya.\"}\n{\"text\":\"Norway.\"}\n{\n");
        ASSERT_TRUE(watching.says("2 documents new, 0 unchanged, 0 read again, 1 skipped"));
        fs::create_directories(folder.file("in/deep/er"));
        put("deep/er/c.txt", "Kenya and Norway are glad.");
        ASSERT_TRUE(watching.says("1 skipped\n1 document new"));
        EXPECT_EQ(watching.end(SIGTERM), 0) << watching.log();
    }
    std::ostringstream out;
    std::ostringstream err;
    Surroundings around;
    around.store = folder.file("w.db");
    EXPECT_EQ(run({"read"}, out, err, around), 0) << err.str();
    EXPECT_NE(out.str().find("holds 4 documents, 1 fact, 1 entry"), std::string::npos) << out.str();
    put("d.txt", "Kenya.");
    Watching again(folder, more);
    ASSERT_TRUE(again.says("1 document new, 0 unchanged, 0 read again, 0 skipped"));
    EXPECT_EQ(again.log().find("b.jsonl"), std::string::npos) << again.log();
    EXPECT_EQ(again.end(SIGTERM), 0);
}

INSTANTIATE_TEST_SUITE_P(ByNoticeAndByLooking, Watch, ::testing::Bool());

}  // namespace
}  // namespace entente::testing
