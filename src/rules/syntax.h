// Rule files as written: what the parser reads, before anything is looked up. The language is in doc/rules.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "entente/result.h"

namespace entente {

// One element of a pattern. `at` is its byte offset in the file.
struct PatternNode {
    enum class Kind : std::uint8_t {
        sequence,      // parts one after the other
        alternatives,  // one of the parts
        literal,       // text: words as written, folded when compiled; "pay*" has all its forms
        name,          // text: a word list of the file, or a class such as PERSON
        list,          // X+: one X, or several with commas and "and"
        optional,      // X?
        bracket,       // [ ... ]: may be there; neighbours in any order
        gap,           // ..: at most `limit` tokens of the sentence
        skip,          // ~: determiners and adverbs
        group_end,     // either end of a captured group, made by the compiler
    };
    Kind kind = Kind::sequence;
    std::vector<PatternNode> parts;
    std::string text;
    std::string slot;  // capture; empty where none
    int limit = 0;
    std::size_t at = 0;
};

struct Expression {
    enum class Kind : std::uint8_t { word, text, number, call };
    Kind kind = Kind::word;
    std::string text;  // a word may be a slot of the pattern or a constant
    double number = 0;
    int builder = -1;  // of a call: its place in `builder_specs`; -1 where there is none of that name
    std::vector<Expression> arguments;
    std::size_t at = 0;

    template <class Archive>
    void fields(Archive& archive) {
        archive(kind, text, number, builder, arguments, at);
    }
};

struct Assignment {
    std::string slot;
    Expression value;
    std::size_t at = 0;

    template <class Archive>
    void fields(Archive& archive) {
        archive(slot, value, at);
    }
};

struct ExpectedFact {
    std::string type;
    std::vector<std::pair<std::string, std::string>> slots;
    std::size_t at = 0;                      // of the type
    std::vector<std::size_t> slots_at = {};  // of each slot; empty in facts that no file expects
};

struct Example {
    enum class Kind : std::uint8_t { yes, no, gap };
    Kind kind = Kind::yes;
    std::string sentence;
    std::vector<ExpectedFact> expected;
    std::size_t at = 0;
};

struct Named {
    std::string name;
    std::size_t at = 0;
};

struct RuleSource {
    std::string name;
    std::string type;
    std::vector<PatternNode> says;
    std::vector<Assignment> sets;
    std::vector<Named> unless;
    std::vector<Named> beats;
    std::string why;
    std::string date;  // publication date of the examples
    std::vector<Example> examples;
    bool slow = false;  // may be tried at every token
    std::size_t at = 0;
    std::size_t type_at = 0;
    std::size_t date_at = 0;
    std::size_t slow_at = 0;
};

struct WordItem {
    std::string text;   // words; a file for "@lists/x.txt"; a list for NAME; what stands in /.../
    std::string value;  // after the colon: what a capture of it gives; empty: the words themselves
    bool inflected = false;
    bool file = false;
    bool list = false;
    bool pattern = false;  // of characters
    std::size_t at = 0;
};

struct WordsSource {
    std::string name;
    std::vector<WordItem> items;
    std::size_t at = 0;
};

struct RuleFile {
    std::string path;
    std::string text;
    std::string relative;   // to its layer: "en/visits.rules"
    std::size_t layer = 0;  // 0 is the lowest
    std::vector<Named> uses;
    std::vector<Named> offs;             // rules of lower layers that are switched off
    std::vector<WordsSource> off_words;  // items that lists of lower layers lose
    std::vector<WordsSource> words;
    std::vector<RuleSource> rules;
    std::vector<std::string> broken_rules;  // names of those that did not parse: not unknown, just left out
    std::vector<std::string> broken_words;
};

// Reads a whole file; what does not parse is left out and told in `errors`.
RuleFile parse_rules(std::string path, std::string text, std::vector<Error>& errors);

// True for a name that is all in CAPITALS: a word list or a class.
bool is_upper_name(std::string_view text);

}  // namespace entente
