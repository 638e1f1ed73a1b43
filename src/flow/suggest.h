// Sentences that a rule of facts was tried on and none matched, grouped by where the closest one stopped:
// `check --suggest`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "flow/watched.h"
#include "rules/expected.h"
#include "rules/knowledge.h"

namespace entente {

struct Suggestion {
    std::uint64_t sentences = 0;
    std::string anchor;      // word, or class
    std::uint32_t rule = 0;  // index into Knowledge::rules
    std::string expected;    // "to the right: to=COUNTRY"
    std::string document;    // of the first such sentence: name, line, and its words
    std::uint32_t line = 0;
    std::string example;
};

class Suggester : public Watch {
public:
    explicit Suggester(const Knowledge& knowledge) : knowledge_(knowledge) {}

    [[nodiscard]] bool wants_traces() const override { return true; }
    void attempt(const Attempt& attempt) override;
    // Takes up the sentences of the document that was just read under this watch.
    void take(const WatchedReading& read);

    // Most sentences first; at most `most`.
    [[nodiscard]] std::vector<Suggestion> groups(std::size_t most) const;

private:
    struct Closest {
        Attempt attempt;
        Closeness closeness;
        bool matched = false;
    };
    [[nodiscard]] Suggestion group_of(const Attempt& attempt, const Marks& marks) const;

    const Knowledge& knowledge_;
    std::map<std::uint32_t, Closest> sentences_;  // by first token, of the document in hand
    std::map<std::string, Suggestion> groups_;
};

}  // namespace entente
