// What every word of the vocabulary can be: closed classes of grammar, forms of verbs, membership of lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/flat.h"

namespace entente {

// Bits of a word's classes. The words themselves are in knowledge/<language>/functions.tsv and lists/.
enum WordClass : std::uint64_t {
    wc_determiner = 1ULL << 0,
    wc_preposition = 1ULL << 1,
    wc_conjunction = 1ULL << 2,  // joins the members of a list: "and", "or"
    wc_pronoun = 1ULL << 3,
    wc_be = 1ULL << 4,
    wc_have = 1ULL << 5,
    wc_do = 1ULL << 6,
    wc_future = 1ULL << 7,
    wc_conditional = 1ULL << 8,  // "would", "could", "might", "may"
    wc_obliged = 1ULL << 9,      // "should", "must"
    wc_negation = 1ULL << 10,
    wc_infinitive = 1ULL << 11,  // "to"
    wc_adverb = 1ULL << 12,
    wc_relative = 1ULL << 13,  // "which", "that", "who"
    wc_if = 1ULL << 14,
    wc_verb_base = 1ULL << 15,
    wc_verb_third = 1ULL << 16,
    wc_verb_past = 1ULL << 17,
    wc_verb_participle = 1ULL << 18,
    wc_verb_gerund = 1ULL << 19,
    wc_particle = 1ULL << 20,  // inside names: "van", "bin"
    wc_honorific = 1ULL << 21,
    wc_institution = 1ULL << 22,      // in names of bodies and offices, never in a person's
    wc_not_name = 1ULL << 23,         // begins sentences with a capital
    wc_expecting = 1ULL << 24,        // "expected", "likely": before an infinitive
    wc_ready = 1ULL << 25,            // "ready", "willing", "plans"
    wc_continuing = 1ULL << 26,       // "continue"
    wc_connector = 1ULL << 27,        // lower-case words inside a title: "of", "on", "the"
    wc_say = 1ULL << 28,              // verbs of reporting
    wc_suffix = 1ULL << 29,           // "Jr."
    wc_office_modifier = 1ULL << 30,  // "Deputy", "former", "acting"
    wc_former = 1ULL << 31,           // of those: the office is over
    wc_noun = 1ULL << 32,             // a form of the table of nouns
    wc_plural = 1ULL << 33,           // a plural of that table
    wc_also_name = 1ULL << 35,        // institution words and months that are surnames too: "May", "Bank"
    wc_when = 1ULL << 36,         // before a future it leaves open whether: "nobody said when he will come"
    wc_today = 1ULL << 37,        // "today": the day of publication
    wc_anniversary = 1ULL << 38,  // "anniversary"
    wc_meet = 1ULL << 34,         // verbs and nouns of meeting: the two sides of it are not of one state
    wc_article = 1ULL << 39,      // the indefinite article
    wc_additive = 1ULL << 40,     // "and": joins parts of a number, members of a name
    wc_genitive = 1ULL << 41,     // "'s"
    wc_half = 1ULL << 42,         // "half", behind a number
    wc_ordinal_ending = 1ULL << 43,    // "th" behind figures
    wc_past_form = 1ULL << 44,         // of auxiliaries: "was", "had", "did"
    wc_present_form = 1ULL << 45,      // "is", "are"
    wc_perfect_form = 1ULL << 46,      // "been"
    wc_progressive_form = 1ULL << 47,  // "being"
    wc_of = 1ULL << 48,
    wc_office_link = 1ULL << 49,   // between an office and its body: "of", "for", "to", "at"
    wc_body_link = 1ULL << 50,     // inside the name of a body: "of", "for", "on", "and"
    wc_about_link = 1ULL << 51,    // goes on with the name of an instrument: "with", "between", "on"
    wc_place_link = 1ULL << 52,    // before a place: "in", "at"
    wc_toward_link = 1ULL << 53,   // where something goes or is, not what it is about: "to", "in", "against"
    wc_number = 1ULL << 55,        // of the table of numbers
    wc_instrument = 1ULL << 56,    // heads of names of instruments
    wc_own = 1ULL << 54,           // "its": what follows belongs to one already named
    wc_clause_link = 1ULL << 57,   // begins a new clause behind a comma: "while", "but"
    wc_clause_break = 1ULL << 58,  // begins a clause that is no part of what was said to be done
    wc_several = 1ULL << 59,       // pronouns of several: "they", "we"
    wc_first_person = 1ULL << 60,  // "we", "I": whoever speaks
    wc_stance = 1ULL << 61,        // verbs of taking a stand; reporting unless their object is a person
    wc_example = 1ULL << 62,       // begins examples: "including", "such"
    wc_verb_first = 1ULL << 63,    // of words that are verbs and nouns: behind "and" a verb
};

// What a word does in a text, beside its grammar. From lists of single words in knowledge/<language>/lists/.
enum WordRole : std::uint64_t {
    wr_agent = 1ULL << 0,        // whoever acts for a state: "government", "authorities", "side"
    wr_idle = 1ULL << 1,         // verbs that promise nothing behind "will"
    wr_place_name = 1ULL << 2,   // states and cities that are first or family names too: "Jordan", "Sydney"
    wr_interviewer = 1ULL << 3,  // "QUESTION", before a colon in a transcript
    wr_source = 1ULL << 4,       // "according", before "to" and who says so
    wr_man = 1ULL << 5,          // honorifics and titles of men
    wr_woman = 1ULL << 6,
    wr_doubt = 1ULL << 7,        // "may", "might", "could": not "would", which reports
    wr_agreement = 1ULL << 8,    // "agreed", "pact": what stands beside is part of what was agreed
    wr_spoken = 1ULL << 9,       // verbs of saying and thinking
    wr_stay_begin = 1ULL << 10,  // verbs with which a visit begins: "arrived", "began"
    wr_stay_end = 1ULL << 11,    // with which it is over: "ended", "wrapped" up
    wr_joint = 1ULL << 12,       // of a body: it belongs to two sides: "joint", "bilateral"
    wr_origin = 1ULL << 13,      // before whom something comes from: "from", "by"
    wr_denial = 1ULL << 15,      // "denied": what follows is said not to be so
    wr_goal = 1ULL << 14,        // before whom it goes to: "to", "into"
};

// Words that are grammar alone.
inline constexpr std::uint64_t wc_closed = wc_determiner | wc_preposition | wc_conjunction | wc_pronoun |
                                           wc_be | wc_have | wc_do | wc_future | wc_conditional | wc_obliged |
                                           wc_negation | wc_infinitive | wc_relative | wc_if;

inline constexpr std::uint64_t wc_any_verb =
    wc_verb_base | wc_verb_third | wc_verb_past | wc_verb_participle | wc_verb_gerund;

// The bit of a class name as tables write it ("determiner", "verb_past"); 0 where there is no such class.
std::uint64_t word_class_of(std::string_view name);

class Lexicon {
public:
    [[nodiscard]] std::uint64_t classes(std::uint32_t word) const {
        return word < bits_.size() ? bits_[word] : 0;
    }
    [[nodiscard]] bool is(std::uint32_t word, std::uint64_t classes_wanted) const {
        return (classes(word) & classes_wanted) != 0;
    }
    void add(std::uint32_t word, std::uint64_t classes_of_it) {
        if (word >= bits_.size()) bits_.resize(word + 256);
        bits_.edit(word) |= classes_of_it;
    }

    [[nodiscard]] bool plays(std::uint32_t word, std::uint64_t roles) const {
        return word < roles_.size() && (roles_[word] & roles) != 0;
    }
    void add_role(std::uint32_t word, std::uint64_t roles) {
        if (word >= roles_.size()) roles_.resize(word + 256);
        roles_.edit(word) |= roles;
    }

    // Only while rules are compiled, not kept in an image. All forms of a base word, as folded texts; empty where
    // the tables do not have it.
    std::unordered_map<std::string, std::vector<std::string>> forms;
    std::unordered_map<std::string, bool> is_verb;  // bases of the verb table

    template <class Archive>
    void fields(Archive& archive) {
        archive(bits_, roles_);
    }

private:
    Flat<std::uint64_t> bits_;
    Flat<std::uint64_t> roles_;
};

}  // namespace entente
