#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "entente/check.h"
#include "shared.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

// A folder to be laid over the shipped knowledge.
class Reload : public testing::Test {
protected:
    void SetUp() override {
        own_ = fs::temp_directory_path() / ("entente_reload_" + std::to_string(::getpid()));
        fs::remove_all(own_);
        fs::create_directories(own_ / "en");
    }
    void TearDown() override { fs::remove_all(own_); }

    void write(const std::string& rules) const { std::ofstream(own_ / "en" / "own.rules") << rules; }
    [[nodiscard]] std::vector<std::string> folders() const {
        return {ENTENTE_TOP "/knowledge", own_.string()};
    }
    static std::string rule(const std::string& word, const std::string& to) {
        return "rule visit." + word + " -> visit\n  say visitor=PERSON " + word +
               " to to=COUNTRY\n  yes \"Kenyan " + "President Ada Okafor " + word +
               " to Norway.\" => visit visitor=\"Ada Okafor\" to=" + to + " from=KEN\n  no \"They " + word +
               " to the sea.\"\n";
    }
    static std::size_t visits(const Knowledge& knowledge, const std::string& text) {
        return understand(document_of(text), knowledge, "2020-02-01").facts.size();
    }

    fs::path own_;
};

TEST_F(Reload, IsWholeOrNotAtAll) {
    write(rule("galloped", "NOR"));
    const auto first = reload_knowledge(folders(), nullptr);
    ASSERT_TRUE(first) << first.error().what;
    const std::string galloped = "President Ada Okafor galloped to Norway.\n";
    const std::string sledged = "President Ada Okafor sledged to Norway.\n";
    const std::size_t before = visits(**first, sledged);
    EXPECT_EQ(visits(**first, galloped), before + 1);

    EXPECT_EQ(*reload_knowledge(folders(), *first), *first);  // nothing changed: the same object

    write(rule("sledged", "NOR"));
    const auto second = reload_knowledge(folders(), *first);
    ASSERT_TRUE(second) << second.error().what;
    EXPECT_EQ(visits(**second, sledged), before + 1);
    EXPECT_EQ(visits(**second, galloped), before);
    EXPECT_EQ(visits(**first, galloped), before + 1);  // who holds the old one reads on with it

    write(rule("sledged", "SWE"));  // its example does not hold
    const auto third = reload_knowledge(folders(), *second);
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error().code, ErrorCode::bad_knowledge);
    EXPECT_NE(third.error().what.find("visit.sledged: should give exactly this"), std::string::npos)
        << third.error().what;

    write("rule visit.sledged -> visit\n");
    const auto fourth = reload_knowledge(folders(), *second);
    ASSERT_FALSE(fourth);
    EXPECT_NE(fourth.error().where.find("own.rules:1"), std::string::npos) << fourth.error().where;
}

// Neither the names of files, and so their order, nor the file in which a rule stands change a result.
TEST_F(Reload, OrderOfFilesDoesNotMatter) {
    const auto copy = [&](const char* name, const std::string& prefix) {
        const fs::path to = own_ / name;
        fs::copy(ENTENTE_TOP "/knowledge", to, fs::copy_options::recursive);
        char letter = 'z';
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(to / "en")) {
            if (entry.path().extension() == ".rules") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files)
            fs::rename(file, to / "en" /
                                 (prefix.empty() ? file.filename().string()
                                                 : prefix + letter-- + file.filename().string()));
        return to.string();
    };
    const auto facts = [](const std::string& folder) {
        const auto knowledge = load_knowledge(folder);
        EXPECT_TRUE(knowledge) << knowledge.error().where << knowledge.error().what;
        std::string out;
        for (const auto& entry : fs::recursive_directory_iterator(ENTENTE_TOP "/examples")) {
            if (entry.path().extension() != ".txt") continue;
            auto document = read_document(entry.path().string(), (*knowledge)->cues);
            EXPECT_TRUE(document);
            for (const Fact& fact : understand(std::move(*document), **knowledge, "").facts)
                out += to_json(fact) + "\n";
        }
        return out;
    };
    const std::string as_shipped = facts(copy("a", ""));
    EXPECT_EQ(as_shipped, facts(copy("b", "x")));
    EXPECT_GT(as_shipped.size(), 1000U);
}

}  // namespace
}  // namespace entente
