// What every word of the vocabulary can be: closed classes of grammar, forms of verbs, membership of lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

// Bits of a word's classes. The words themselves are in knowledge/<language>/functions.tsv and lists/.
enum WordClass : std::uint32_t {
    wc_determiner = 1U << 0,
    wc_preposition = 1U << 1,
    wc_conjunction = 1U << 2,   // joins the members of a list: "and", "or"
    wc_pronoun = 1U << 3,
    wc_be = 1U << 4,
    wc_have = 1U << 5,
    wc_do = 1U << 6,
    wc_future = 1U << 7,
    wc_conditional = 1U << 8,   // "would", "could", "might", "may"
    wc_obliged = 1U << 9,       // "should", "must"
    wc_negation = 1U << 10,
    wc_infinitive = 1U << 11,   // "to"
    wc_adverb = 1U << 12,
    wc_relative = 1U << 13,     // "which", "that", "who"
    wc_if = 1U << 14,
    wc_verb_base = 1U << 15,
    wc_verb_third = 1U << 16,
    wc_verb_past = 1U << 17,
    wc_verb_participle = 1U << 18,
    wc_verb_gerund = 1U << 19,
    wc_particle = 1U << 20,     // inside names: "van", "bin"
    wc_honorific = 1U << 21,
    wc_institution = 1U << 22,  // in names of bodies and offices, never in a person's
    wc_not_name = 1U << 23,     // begins sentences with a capital
    wc_expecting = 1U << 24,    // "expected", "likely": before an infinitive
    wc_ready = 1U << 25,        // "ready", "willing", "plans"
    wc_continuing = 1U << 26,   // "continue"
    wc_connector = 1U << 27,    // lower-case words inside a title: "of", "on", "the"
    wc_say = 1U << 28,          // verbs of reporting
    wc_suffix = 1U << 29,       // "Jr."
    wc_office_modifier = 1U << 30,  // "Deputy", "former", "acting"
    wc_former = 1U << 31,           // of those: the office is over
};

inline constexpr std::uint32_t wc_any_verb =
    wc_verb_base | wc_verb_third | wc_verb_past | wc_verb_participle | wc_verb_gerund;

// The bit of a class name as tables write it ("determiner", "verb_past"); 0 where there is no such class.
std::uint32_t word_class_of(std::string_view name);

class Lexicon {
public:
    [[nodiscard]] std::uint32_t classes(std::uint32_t word) const { return word < bits_.size() ? bits_[word] : 0; }
    [[nodiscard]] bool is(std::uint32_t word, std::uint32_t classes_wanted) const {
        return (classes(word) & classes_wanted) != 0;
    }
    void add(std::uint32_t word, std::uint32_t classes_of_it) {
        if (word >= bits_.size()) bits_.resize(word + 256);
        bits_[word] |= classes_of_it;
    }

    // All forms of a base word, as folded texts; empty where the tables do not have it.
    std::unordered_map<std::string, std::vector<std::string>> forms;
    std::unordered_map<std::string, bool> is_verb;  // bases of the verb table

private:
    std::vector<std::uint32_t> bits_;
};

}  // namespace entente
