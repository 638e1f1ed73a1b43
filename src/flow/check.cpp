#include "entente/check.h"

#include <algorithm>
#include <set>

#include "base/json.h"
#include "entente/understand.h"
#include "read/text.h"
#include "rules/knowledge.h"
#include "understand/examples.h"

namespace entente {
namespace {

constexpr std::string_view default_date = "2020-06-15";

std::string value_text(const SlotValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    std::string out;
    if (const auto* number = std::get_if<double>(&value)) {
        append_json_number(out, *number);
        return out;
    }
    for (const std::string& item : std::get<std::vector<std::string>>(value))
        out += (out.empty() ? "" : ",") + item;
    return out;
}

// "4e9" and "4000000000" are one.
std::string plain(const std::string& value) {
    if (value.empty() || value.find_first_not_of("0123456789.e+-") != std::string::npos ||
        value.find('-', 1) != std::string::npos)
        return value;
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    if (*end != '\0' || value.find('e') == std::string::npos) return value;
    std::string out;
    append_json_number(out, number);
    return out;
}

std::string line_of(std::string_view type, std::vector<std::pair<std::string, std::string>> slots) {
    std::string out(type);
    std::sort(slots.begin(), slots.end());
    for (const auto& [slot, value] : slots) {
        const std::string text = plain(value);
        out += " " + slot + "=" + (text.find(' ') == std::string::npos ? text : "\"" + text + "\"");
    }
    return out;
}

std::string line_of(const Fact& fact) {
    std::vector<std::pair<std::string, std::string>> slots;
    for (const auto& [slot, value] : fact.slots) slots.emplace_back(std::string(slot), value_text(value));
    return line_of(name_of(fact.type), std::move(slots));
}

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
        auto document = read_text("example", sentence, ReadCues{});
        std::multiset<std::string> out;
        if (!document) return out;
        for (Zone& zone : document->zones) zone.role = ZoneRole::body;
        document->title = {};
        document->stamps.clear();
        const std::string date = rule.date.empty()     ? std::string(default_date)
                                 : rule.date == "none" ? std::string()
                                                       : rule.date;
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

}  // namespace

Result<CheckReport> check_knowledge(const std::string& folder, const std::string& only_path) {
    return check_knowledge(std::vector<std::string>{folder}, only_path);
}

Result<CheckReport> check_knowledge(const std::vector<std::string>& folders, const std::string& only_path) {
    const auto knowledge = load_knowledge(folders);
    if (!knowledge) return knowledge.error();
    CheckReport report;
    Checker checker(**knowledge, report);
    for (const Rule& rule : (*knowledge)->rules) {
        if (rule.file.find(only_path) != std::string::npos) checker.rule(rule);
    }
    report.text += std::to_string(report.rules) + " rules, " + std::to_string(report.examples) +
                   " examples, " + std::to_string(report.failures) + " failures\n";
    return report;
}

}  // namespace entente
