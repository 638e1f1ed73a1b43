// What the rules do with a folder of documents, counted: `check --cover` and `check --cost`.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "entente/fact.h"
#include "rules/knowledge.h"
#include "rules/watch.h"

namespace entente {

struct RuleCount {
    std::uint32_t rule = 0;         // index into Knowledge::rules
    std::uint64_t tried = 0;        // patterns of the rule at an anchor
    std::uint64_t walks = 0;        // one to the right, and one to the left where that one reached its end
    std::uint64_t nanoseconds = 0;  // of those walks
    std::uint64_t matches = 0;      // kept
    std::uint64_t facts = 0;
};

std::string_view name_of(RuleLevel level);
std::string place_of(const Rule& rule);  // "knowledge/en/visits.rules:4"

class Tally : public Watch {
public:
    // `clock` gives nanoseconds; empty where nobody asks for time.
    explicit Tally(const Knowledge& knowledge, std::function<std::uint64_t()> clock = {});

    [[nodiscard]] std::uint64_t now() const override { return clock_ ? clock_() : 0; }
    void attempt(const Attempt& attempt) override;
    void kept(const Match& match) override { ++counts_[match.rule].matches; }
    void facts(const std::vector<Fact>& facts);

    // One a rule. Most matches first, rules never hit last.
    [[nodiscard]] std::vector<RuleCount> by_matches() const;
    // Most time first; rules never tried are left out.
    [[nodiscard]] std::vector<RuleCount> by_time() const;
    // Facts that no rule of this level made: offices, told by the titles of persons.
    [[nodiscard]] std::uint64_t other_facts() const { return other_facts_; }

private:
    const Knowledge& knowledge_;
    std::function<std::uint64_t()> clock_;
    std::uint64_t reading_clock_ = 0;  // what asking the clock costs, taken off each time
    std::vector<RuleCount> counts_;
    std::uint64_t other_facts_ = 0;
};

}  // namespace entente
