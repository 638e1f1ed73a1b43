// What the slots and word lists of a pattern can hold, as far as it can be told before any text is read.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/builders.h"
#include "rules/list_sources.h"

namespace entente {

// One way in which a slot can be filled, or what an expression gives.
struct Held {
    unsigned kinds = 0;  // ValueKind
    std::optional<std::vector<std::string>>
        values;        // all texts that it can be; nothing where they are not known
    std::string what;  // for a message: "PERSON", "the list GO", "'person'"
    std::size_t at = 0;
};

class CapturesOfRule {
public:
    CapturesOfRule(const RuleSource& source, const std::vector<ListSource>& lists);

    // The ways in which the slot is filled; empty where the pattern has no such slot.
    [[nodiscard]] const std::vector<Held>& slot(const std::string& name) const;
    // Nothing where no `say` has the list.
    [[nodiscard]] const Held* list(const std::string& name) const;
    [[nodiscard]] bool is_list(const std::string& name) const { return known_.contains(name); }
    [[nodiscard]] std::vector<std::string> slots() const;
    [[nodiscard]] std::vector<std::string> lists() const;

private:
    void learn(const ListSource& source);
    void walk(const PatternNode& node);
    [[nodiscard]] Held leaf(const PatternNode& node) const;

    std::map<std::string, Held> known_;  // lists that could be used
    std::map<std::string, Held> used_;
    std::map<std::string, std::vector<Held>> slots_;
};

// "5" and "-1.5", not "five".
bool is_number(const std::string& text);

}  // namespace entente
