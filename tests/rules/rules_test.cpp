#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "entente/check.h"
#include "rules/builders.h"
#include "rules/character_pattern.h"
#include "rules/knowledge.h"
#include "rules/syntax.h"
#include "shared.h"

namespace entente {
namespace {

TEST(ParseRules, ErrorShowsLineAndCaret) {
    std::vector<Error> errors;
    parse_rules("f.rules", "rule a.b -> visit\n  say x)\n", errors);
    ASSERT_FALSE(errors.empty());
    EXPECT_EQ(errors[0].where, "f.rules:2:8");
    EXPECT_EQ(errors[0].what, "')' closes nothing; there is no '(' open before it\n  say x)\n       ^");
}

TEST(ParseRules, TheCaretStandsBelowItsCharacter) {
    std::vector<Error> errors;
    parse_rules("f.rules", "words AA = \"é\" x\n", errors);
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].where, "f.rules:1:16");
    EXPECT_EQ(errors[0].what.substr(errors[0].what.rfind('\n')), "\n" + std::string(15, ' ') + "^");
}

TEST(ParseRules, OfALongLineOnlyThePlaceIsShown) {
    std::vector<Error> errors;
    parse_rules("f.rules", "words A1 = " + std::string(100000, 'x') + " )\"\n", errors);
    ASSERT_FALSE(errors.empty());
    EXPECT_LT(errors[0].what.size(), 2000U);
}

TEST(ParseRules, OneFaultDoesNotHideTheNext) {
    std::vector<Error> errors;
    parse_rules("f.rules", "rule a.b -> visit\n  say (x\nrule c.d -> visit\n  say y)\n", errors);
    EXPECT_EQ(errors.size(), 6U);  // and in each no yes and no no
}

// A folder of knowledge with the shipped tables, one rule file of our own, and maybe the rules of the lower levels.
class OwnRules {
public:
    explicit OwnRules(const std::string& rules, bool lower_levels = false)
        : folder_(std::filesystem::temp_directory_path() / ("entente_rules_" + std::to_string(::getpid()))) {
        namespace fs = std::filesystem;
        fs::remove_all(folder_);
        fs::copy(ENTENTE_TOP "/knowledge", folder_, fs::copy_options::recursive);
        for (const auto& entry : fs::directory_iterator(folder_ / "en")) {
            if (entry.path().extension() != ".rules") continue;
            const std::string name = entry.path().stem().string();
            const bool lower = name == "times" || name == "quantities" || name == "holders";
            if (!lower || !lower_levels) fs::remove(entry.path());
        }
        std::ofstream(folder_ / "en" / "own.rules") << rules;
    }
    ~OwnRules() { std::filesystem::remove_all(folder_); }
    OwnRules(const OwnRules&) = delete;
    OwnRules& operator=(const OwnRules&) = delete;

    [[nodiscard]] std::string path() const { return folder_.string(); }

private:
    std::filesystem::path folder_;
};

TEST(CheckKnowledge, ShippedExamplesHold) {
    const auto report = check_knowledge(ENTENTE_TOP "/knowledge", "");
    ASSERT_TRUE(report) << report.error().where << ": " << report.error().what;
    EXPECT_EQ(report->failures, 0) << report->text;
    EXPECT_GT(report->rules, 100);
    EXPECT_GT(report->examples, 2 * report->rules);
}

TEST(CheckKnowledge, TellsWhatAnExampleGaveInstead) {
    const OwnRules own(
        "rule visit.a -> visit\n  say visitor=COUNTRY drops in on to=COUNTRY\n"
        "  yes \"Kenya drops in on Norway.\" => visit visitor=KEN to=SWE\n  no \"Kenya drops in on "
        "Norway.\"\n"
        "  gap \"Kenya drops in on Norway.\" => visit visitor=KEN to=NOR from=KEN\n");
    const auto report = check_knowledge(own.path(), "");
    ASSERT_TRUE(report) << report.error().what;
    EXPECT_EQ(report->failures, 3);
    EXPECT_NE(
        report->text.find("  want visit to=SWE visitor=KEN\n  got  visit from=KEN to=NOR visitor=KEN\n"),
        std::string::npos)
        << report->text;
    EXPECT_NE(report->text.find("works now: make it a 'yes'"), std::string::npos);
}

// What `entente check` says of one file of rules that is laid over the shipped knowledge.
void holds(const std::string& rules) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("entente_holds_" + std::to_string(::getpid()));
    fs::create_directories(folder / "en");
    std::ofstream(folder / "en" / "own.rules") << rules;
    const auto report = check_knowledge({ENTENTE_TOP "/knowledge", folder.string()}, "own.rules");
    fs::remove_all(folder);
    ASSERT_TRUE(report) << report.error().where << ": " << report.error().what;
    EXPECT_EQ(report->failures, 0) << report->text;
    EXPECT_GE(report->rules, 1) << rules;
}

// The blocks between ```rules and ```.
std::vector<std::string> rule_blocks(const std::string& path) {
    std::istringstream in(file_text(path));
    std::vector<std::string> out;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line == "```rules") {
            inside = true;
            out.emplace_back();
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            out.back() += line + "\n";
        }
    }
    return out;
}

// The lines of a document that are indented as code, from `heading` to the next heading.
std::string code_of(const std::string& path, const std::string& heading) {
    std::istringstream in(file_text(path));
    std::string out;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("## ", 0) == 0)
            inside = line == heading;
        else if (inside && line.rfind("    ", 0) == 0)
            out += line.substr(4) + "\n";
    }
    return out;
}

TEST(Documentation, ItsRulesLoadAndTheirExamplesHold) {
    const std::vector<std::string> blocks = rule_blocks(ENTENTE_TOP "/doc/rules.md");
    EXPECT_GE(blocks.size(), 6U);
    for (const std::string& block : blocks) {
        SCOPED_TRACE(block);
        holds(block);
    }
    holds(code_of(ENTENTE_TOP "/CONTRIBUTING.md", "## Add a rule"));
}

TEST(Documentation, TellsEveryBuilder) {
    const std::string text = file_text(ENTENTE_TOP "/doc/rules.md");
    for (const BuilderSpec& spec : builder_specs)
        EXPECT_NE(text.find("`" + std::string(spec.usage) + "`"), std::string::npos) << spec.usage;
}

TEST(Rules, WorkingFilesHold) {
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_TOP "/tests/rules/working")) {
        SCOPED_TRACE(entry.path().filename().string());
        ++seen;
        holds(file_text(entry.path()));
    }
    EXPECT_GE(seen, 4);
}

TEST(CharacterPattern, MatchesWholeWords) {
    struct Case {
        const char* pattern;
        const char* yes;  // parted by blanks
        const char* no;
    };
    constexpr Case cases[] = {
        {"colou?r(s|ed)?", "color colour colors coloured", "colouring xcolor"},
        {"a+b*", "a aa ab aabb", "b abab"},
        {"[a-c]x|y", "ax cx y", "dx x yy"},
        {"É.", "ea", "e eaa"},
        {"(a|ab)(c|bcd)(d*)", "abcd acd abc", "abd"},
        {"(a*)*b", "b aab", "aa"},
        {"u\\.s\\.?", "u.s u.s.", "uxs"},
    };
    const auto words = [](const char* text) {
        std::istringstream in(text);
        return std::vector<std::string>{std::istream_iterator<std::string>(in), {}};
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.pattern);
        const CharacterPattern pattern(c.pattern);
        EXPECT_EQ(pattern.fault(), "");
        for (const std::string& word : words(c.yes)) EXPECT_TRUE(pattern.matches(word)) << word;
        for (const std::string& word : words(c.no)) EXPECT_FALSE(pattern.matches(word)) << word;
    }
    const CharacterPattern hard("(a|aa)+(a|aa)+(a|aa)+b");
    EXPECT_FALSE(hard.matches(std::string(5000, 'a')));
}

TEST(CharacterPattern, ListsWhatCanBeListed) {
    EXPECT_EQ(*CharacterPattern("US\\$|usd?").texts(), (std::vector<std::string>{"us", "us$", "usd"}));
    EXPECT_FALSE(CharacterPattern("us.*").texts());
    EXPECT_FALSE(CharacterPattern("[a-z][a-z][a-z]").texts());
}

TEST(CharacterPattern, FaultsHaveTheirPlace) {
    constexpr std::pair<const char*, std::size_t> cases[] = {
        {"a(b", 1}, {"a)", 1},  {"[", 0},    {"[z-a]", 1}, {"*a", 0},  {"a|", 2},
        {"", 0},    {"a\\", 1}, {"a\\b", 1}, {"a{2}", 1},  {"[^a]", 1}};
    for (const auto& [pattern, at] : cases) {
        SCOPED_TRACE(pattern);
        EXPECT_NE(CharacterPattern(pattern).fault(), "");
        EXPECT_EQ(CharacterPattern(pattern).fault_at(), at);
    }
    EXPECT_NE(CharacterPattern(std::string(2000, '(')).fault(), "");
    EXPECT_NE(CharacterPattern(std::string(900, '(')).fault(), "");
}

TEST(Rules, OrderOfRulesDoesNotMatter) {
    const std::string one =
        "rule visit.a -> visit\n  say visitor=COUNTRY drops in on to=COUNTRY\n  yes \"n\" => visit to=NOR\n  "
        "no \"y\"\n";
    const std::string two =
        "rule visit.b -> visit\n  say visitor=COUNTRY drops in ..3 to=COUNTRY\n  beats visit.a\n  yes \"n\" "
        "=> visit to=NOR\n  no \"y\"\n";
    const auto facts = [](const std::string& rules) {
        const OwnRules own(rules);
        const auto knowledge = load_knowledge(own.path());
        EXPECT_TRUE(knowledge);
        Document document;
        document.name = "x";
        document.text = "Kenya drops in on Norway. Chile drops in on Peru.";
        document.zones = {{ZoneRole::body, {0, static_cast<std::uint32_t>(document.text.size())}}};
        std::string out;
        for (const Fact& fact : understand(document, **knowledge, "").facts) out += to_json(fact) + "\n";
        return out;
    };
    const std::string forwards = facts(one + two);
    EXPECT_EQ(forwards, facts(two + one));
    EXPECT_NE(forwards.find("visit.b"), std::string::npos);
    EXPECT_EQ(forwards.find("\"rule\":\"visit.a\""), std::string::npos);
}

}  // namespace
}  // namespace entente
