// Compiled patterns: small automata over tokens and marks, walked left and right from an anchor.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entente/marks.h"

namespace entente {

// What a CAPITAL name in a pattern can be besides a word list. doc/rules.md tells each in a sentence.
enum class PatternClass : std::uint8_t {
    number,
    ordinal,
    integer,
    year,
    day,
    time,
    money,
    percent,
    amount,
    party,
    country,
    body,
    nation,
    seat,
    place,
    name,
    person,
    parties,
    title,
    instrument,
    level,
    indicator,
    verb,
    word,
    capital,
    start,
    end,
    phrase,
    fullname,
};
inline constexpr int pattern_class_count = 29;
int pattern_class_of(std::string_view name);  // -1 where there is none
std::string_view name_of(PatternClass kind);

// A word list as compiled. Phrases of several words are kept by their first word.
struct WordList {
    struct Phrase {
        std::vector<std::uint32_t> words;
        std::uint32_t value = 0;  // index into values; 0: the words themselves
    };
    std::string name;
    std::unordered_map<std::uint32_t, std::uint32_t> single;  // word id -> value
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
        starts;  // word id -> phrases that begin with it
    std::vector<Phrase> phrases;
    std::vector<std::string> values{""};
    bool verbal = false;  // has inflected verbs: takes whole verb groups ("will pay", "has been signed")

    void add(const std::vector<std::uint32_t>& words, const std::string& value);
};

struct State {
    enum class Op : std::uint8_t { accept, split, list, klass, skip, any, use, group_end };
    Op op = Op::accept;
    std::uint16_t arg = 0;   // list, class, bit of `use`
    std::int16_t slot = -1;  // capture of what this state consumes; of group_end the group's
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // of split
};

// One `say` of a rule. `right` begins with the anchor itself.
struct Pattern {
    std::uint32_t rule = 0;
    std::vector<State> left;  // to be walked backwards from the anchor; state 0 is its start
    std::vector<State> right;
    std::vector<std::uint32_t> anchor_words;
    std::vector<PatternClass> anchor_classes;
    bool slow = false;  // no anchor: tried at every token
};

struct Capture {
    std::int16_t slot = -1;   // index into Rule::slots
    std::uint32_t first = 0;  // tokens
    std::uint32_t last = 0;
    std::int32_t mark = -1;  // index into Marks::marks
    std::int32_t list = -1;  // the word list that matched, and which of its values
    std::uint32_t value = 0;
};

}  // namespace entente
