#include "flow/tally.h"

#include <algorithm>
#include <tuple>

namespace entente {

std::string_view name_of(RuleLevel level) {
    static constexpr std::string_view names[rule_level_count] = {"values", "combined", "holders", "facts"};
    return names[static_cast<std::size_t>(level)];
}

std::string place_of(const Rule& rule) { return rule.file + ":" + std::to_string(rule.line); }

Tally::Tally(const Knowledge& knowledge, std::function<std::uint64_t()> clock)
    : knowledge_(knowledge), clock_(std::move(clock)), counts_(knowledge.rules.size()) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i].rule = static_cast<std::uint32_t>(i);
    if (!clock_) return;
    std::vector<std::uint64_t> steps;
    for (int i = 0; i < 1001; ++i) {
        const std::uint64_t start = clock_();
        steps.push_back(clock_() - start);
    }
    std::nth_element(steps.begin(), steps.begin() + 500, steps.end());
    reading_clock_ = steps[500];
}

void Tally::attempt(const Attempt& attempt) {
    RuleCount& count = counts_[knowledge_.programs.patterns[attempt.pattern].rule];
    ++count.tried;
    count.walks += attempt.left.walked ? 2 : 1;
    count.nanoseconds += attempt.nanoseconds > reading_clock_ ? attempt.nanoseconds - reading_clock_ : 0;
}

void Tally::facts(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
        const auto rule = std::find_if(knowledge_.rules.begin(), knowledge_.rules.end(),
                                       [&](const Rule& one) { return one.name == fact.rule; });
        if (rule == knowledge_.rules.end())
            ++other_facts_;
        else
            ++counts_[static_cast<std::size_t>(rule - knowledge_.rules.begin())].facts;
    }
}

std::vector<RuleCount> Tally::by_matches() const {
    std::vector<RuleCount> out = counts_;
    std::sort(out.begin(), out.end(), [&](const RuleCount& a, const RuleCount& b) {
        return std::tie(b.matches, b.facts, knowledge_.rules[a.rule].name) <
               std::tie(a.matches, a.facts, knowledge_.rules[b.rule].name);
    });
    return out;
}

std::vector<RuleCount> Tally::by_time() const {
    std::vector<RuleCount> out = counts_;
    std::erase_if(out, [](const RuleCount& count) { return count.tried == 0; });
    std::sort(out.begin(), out.end(), [&](const RuleCount& a, const RuleCount& b) {
        return std::tie(b.nanoseconds, b.tried, knowledge_.rules[a.rule].name) <
               std::tie(a.nanoseconds, a.tried, knowledge_.rules[b.rule].name);
    });
    return out;
}

}  // namespace entente
