#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "entente/check.h"
#include "rules/knowledge.h"
#include "rules/syntax.h"

namespace entente {
namespace {

// The first error of a faulty file: "line:column what", without the line and caret that follow.
std::string first_error(const std::string& text) {
    std::vector<Error> errors;
    parse_rules("f.rules", text, errors);
    if (errors.empty()) return "no error";
    return errors[0].where + " " + errors[0].what.substr(0, errors[0].what.find('\n'));
}

TEST(ParseRules, FaultsAreToldWithTheirPlace) {
    struct Case {
        const char* text;
        const char* want;
    };
    constexpr Case cases[] = {
        {"rule visit -> visit\n", "f.rules:1:6 a rule is named topic.name, such as visit.paid"},
        {"rule visit.a\n", "f.rules:1:13 expected '-> type' after the name of the rule"},
        {"  say x\n", "f.rules:1:1 expected 'use', 'words' or 'rule' at the beginning of a line"},
        {"ruel visit.a -> visit\n", "f.rules:1:1 expected 'use', 'words' or 'rule', found 'ruel'"},
        {"words pay = pay\n", "f.rules:1:7 the name of a word list is in CAPITALS"},
        {"words PAY pay\n", "f.rules:1:11 expected '=' after the name of the list"},
        {"rule a.b -> visit\n  sya x\n",
         "f.rules:2:3 expected say, set, unless, beats, why, date, yes, no or gap, found 'sya'"},
        {"rule a.b -> visit\n  say (x\n", "f.rules:2:9 expected ')' to close the group"},
        {"rule a.b -> visit\n  say x)\n", "f.rules:2:8 ')' closes nothing"},
        {"rule a.b -> visit\n  say [x\n", "f.rules:2:9 expected ']' to close the optional part"},
        {"rule a.b -> visit\n  say ..99 x\n", "f.rules:2:7 a gap is '..' or '..N' with N from 1 to 40"},
        {"rule a.b -> visit\n  say \"x\n", "f.rules:2:7 this quotation mark is never closed"},
        {"rule a.b -> visit\n  say x\n  no \"y\"\n", "f.rules:1:6 rule a.b has no 'yes' example"},
        {"rule a.b -> visit\n  say x\n  yes \"y\" => visit to=NOR\n",
         "f.rules:1:6 rule a.b has no 'no' example"},
        {"rule a.b -> visit\n  say x\n  yes \"y\"\n",
         "f.rules:3:7 expected '=> type slot=value ...' after the sentence"},
        {"rule a.b -> visit\n  say x\n  no \"y\" => visit to=NOR\n",
         "f.rules:3:6 a 'no' example gives nothing"},
        {"rule a.b -> visit\n  set kind\n", "f.rules:2:11 expected '=' after the slot"},
        {"rule a.b -> visit\n  yes \"n\" => visit to=NOR\n  no \"y\"\n", "f.rules:1:6 rule a.b has no 'say'"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        EXPECT_EQ(first_error(c.text), c.want);
    }
}

TEST(ParseRules, ErrorShowsLineAndCaret) {
    std::vector<Error> errors;
    parse_rules("f.rules", "rule a.b -> visit\n  say x)\n", errors);
    ASSERT_FALSE(errors.empty());
    EXPECT_EQ(errors[0].what, "')' closes nothing\n  say x)\n       ^");
}

TEST(ParseRules, OneFaultDoesNotHideTheNext) {
    std::vector<Error> errors;
    parse_rules("f.rules", "rule a.b -> visit\n  say (x\nrule c.d -> visit\n  say y)\n", errors);
    EXPECT_EQ(errors.size(), 2U);
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

    // The first error of loading, from the line number on; "" where it loads.
    [[nodiscard]] std::string error() const {
        const auto loaded = load_knowledge(path());
        if (loaded) return "";
        const std::string& where = loaded.error().where;
        return where.substr(where.find("own.rules:") + 10) + " " +
               loaded.error().what.substr(0, loaded.error().what.find('\n'));
    }

private:
    std::filesystem::path folder_;
};

constexpr const char* examples = "\n  yes \"n\" => visit to=NOR\n  no \"y\"\n";

TEST(CompileRules, FaultsAreToldWithTheirPlace) {
    struct Case {
        const char* rule;
        const char* want;
    };
    constexpr Case cases[] = {
        {"rule a.b -> vist\n  say x", "1:6 'vist' is no type of fact, and not time, quantity or holder"},
        {"rule a.b -> visit\n  say PERSON FOO", "2:14 'FOO' is neither a word list of this file nor a class"},
        {"rule a.b -> visit\n  say zorkle*",
         "2:7 'zorkle*': the inflection tables do not have the word 'zorkle'"},
        {"rule a.b -> visit\n  say x\n  set colour = red", "3:7 a visit has no slot 'colour'"},
        {"rule a.b -> visit\n  say x\n  set time = shift(1)", "3:14 no builder 'shift'; there are date"},
        {"rule a.b -> visit\n  say x\n  set time = date(1)", "3:14 'date' takes 3 values, found 1"},
        {"rule a.b -> visit\n  say [x] y?",
         "2:7 no element that must be there is rare enough to begin from; add a word"},
        {"rule a.b -> visit\n  say x\n  beats c.d", "3:9 no rule c.d to beat"},
        {"use lists/nothing\nrule a.b -> visit\n  say x", "1:5 cannot read "},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.rule);
        const std::string got = OwnRules(std::string(c.rule) + examples).error();
        EXPECT_EQ(got.substr(0, std::string(c.want).size()), c.want);
    }
}

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

// The lines of a document that are indented as code, from `heading` to the next heading.
std::string code_of(const std::string& path, const std::string& heading) {
    std::ifstream in(path);
    std::string out;
    std::string line;
    bool inside = false;
    while (std::getline(in, line)) {
        if (line.rfind("## ", 0) == 0)
            inside = line == heading;
        else if (inside && line.rfind("    ", 0) == 0)
            out += line.substr(4) + "\n";
    }
    return out;
}

TEST(Documentation, ItsRulesLoadAndTheirExamplesHold) {
    const std::string places[][2] = {{ENTENTE_TOP "/doc/rules.md", "## A rule"},
                                     {ENTENTE_TOP "/CONTRIBUTING.md", "## Add a rule"}};
    for (const auto& [path, heading] : places) {
        SCOPED_TRACE(path);
        std::string rules = code_of(path, heading);
        const std::size_t beats = rules.find("  beats");  // a rule that is not in this folder
        if (beats != std::string::npos) rules.erase(beats, rules.find('\n', beats) - beats + 1);
        const OwnRules own(rules, true);
        const auto report = check_knowledge(own.path(), "own.rules");
        ASSERT_TRUE(report) << report.error().where << report.error().what;
        EXPECT_EQ(report->failures, 0) << report->text;
        EXPECT_GE(report->examples, 2);
    }
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
