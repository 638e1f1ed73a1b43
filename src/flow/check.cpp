#include "entente/check.h"

#include <set>

#include "entente/understand.h"
#include "flow/notation.h"
#include "rules/knowledge.h"
#include "rules/sources.h"
#include "understand/examples.h"

namespace entente {
namespace {

class Checker {
public:
    Checker(const Knowledge& knowledge, CheckReport& report) : k_(knowledge), report_(report) {}

    void rule(const Rule& rule) {
        ++report_.rules;
        for (const Example& example : rule.examples) {
            ++report_.examples;
            const std::multiset<std::string> found = run(rule, example.sentence);
            std::multiset<std::string> wanted;
            for (const ExpectedFact& fact : example.expected) wanted.insert(line_of(fact.type, fact.slots));
            if (example.kind == Example::Kind::no && !found.empty())
                fail(rule, example, "should stay silent", {}, found);
            if (example.kind == Example::Kind::yes && found != wanted)
                fail(rule, example, "should give exactly this", wanted, found);
            if (example.kind == Example::Kind::gap && found == wanted)
                fail(rule, example, "works now: make it a 'yes'", wanted, found);
        }
    }

private:
    std::multiset<std::string> run(const Rule& rule, const std::string& sentence) const {
        auto document = document_of_example(sentence);
        std::multiset<std::string> out;
        if (!document) return out;
        const std::string date = date_of_examples(rule);
        if (rule.level == RuleLevel::facts) {
            const Reading reading = understand(std::move(*document), k_, date);
            for (const Fact& fact : reading.facts) {
                if (fact.rule == rule.name) out.insert(line_of(fact));
            }
            return out;
        }
        for (const ExpectedFact& mark : marks_of_rule(*document, k_, date, rule))
            out.insert(line_of(mark.type, mark.slots));
        return out;
    }

    void fail(const Rule& rule, const Example& example, const std::string& what,
              const std::multiset<std::string>& wanted, const std::multiset<std::string>& found) {
        ++report_.failures;
        report_.text += rule.file + ":" + std::to_string(rule.line) + ": " + rule.name + ": " + what +
                        "\n  \"" + example.sentence + "\"\n";
        for (const std::string& line : wanted)
            report_.text += (found.contains(line) ? "      " : "  want ") + line + "\n";
        for (const std::string& line : found) {
            if (!wanted.contains(line)) report_.text += "  got  " + line + "\n";
        }
        if (found.empty()) report_.text += "  got  nothing\n";
    }

    const Knowledge& k_;
    CheckReport& report_;
};

CheckReport report_on(const Knowledge& knowledge, const std::string& only) {
    CheckReport report;
    Checker checker(knowledge, report);
    for (const Rule& rule : knowledge.rules) {
        if (rule.name == only || rule.file.find(only) != std::string::npos) checker.rule(rule);
    }
    report.text += std::to_string(report.rules) + " rules, " + std::to_string(report.examples) +
                   " examples, " + std::to_string(report.failures) + " failures\n";
    return report;
}

}  // namespace

Result<CheckReport> check_knowledge(const std::string& folder, const std::string& only) {
    return check_knowledge(std::vector<std::string>{folder}, only);
}

Result<CheckReport> check_knowledge(const std::vector<std::string>& folders, const std::string& only) {
    const auto knowledge = load_knowledge(folders);
    if (!knowledge) return knowledge.error();
    return report_on(**knowledge, only);
}

Result<std::shared_ptr<const Knowledge>> reload_knowledge(const std::vector<std::string>& folders,
                                                          std::shared_ptr<const Knowledge> current) {
    if (current != nullptr && hash_of_sources(folders) == current->hash) return current;
    auto loaded = load_knowledge(folders);
    if (!loaded) return loaded;
    const CheckReport report = report_on(**loaded, "");
    if (report.failures > 0) return Error{ErrorCode::bad_knowledge, folders.back(), report.text};
    return loaded;
}

}  // namespace entente
