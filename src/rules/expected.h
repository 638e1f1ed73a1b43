// Patterns in words: what a walk waited for where it stopped, and what would anchor a rule.
#pragma once

#include <string>
#include <vector>

#include "rules/knowledge.h"
#include "rules/watch.h"

namespace entente {

struct Expected {
    std::string element;  // as in the rule: "to=COUNTRY", "VISIT_NOUN", "\"visit\""
    bool gap = false;     // other words might have stood before it
    int missing = 0;      // elements that the pattern needs from here to its end, this one counted
};

// What would have let the walk go on, each once, what leads to the end soonest first. Empty where it was accepted.
std::vector<Expected> expected_at(const Knowledge& knowledge, const Rule& rule,
                                  std::span<const State> program, const WalkTrace& trace);

// "to=COUNTRY, or \"the\""; at most `most` of them, and how many more. Empty where nothing was expected.
std::string in_words(const std::vector<Expected>& expected, std::size_t most);

// How near a try came to a match.
struct Closeness {
    int matched = 0;  // elements
    int missing = 0;  // elements that would still have had to match, at least
    [[nodiscard]] bool done() const { return missing == 0; }
    // True where `a` came closer: a greater share of what it needs, then more of it.
    friend bool operator>(const Closeness& a, const Closeness& b) {
        const int x = a.matched * (b.matched + b.missing);
        const int y = b.matched * (a.matched + a.missing);
        return x != y ? x > y : a.matched > b.matched;
    }
};
Closeness closeness_of(const Knowledge& knowledge, const Attempt& attempt);

// What a rule is anchored on: words in quotation marks, sorted, then classes.
std::vector<std::string> anchors_of(const Knowledge& knowledge, std::uint32_t rule);

// Whether the word begins tries of the pattern, and the classes that do.
bool is_anchor(const Knowledge& knowledge, std::uint32_t pattern, std::uint32_t word);
std::vector<PatternClass> anchor_classes(const Knowledge& knowledge, std::uint32_t pattern);

}  // namespace entente
