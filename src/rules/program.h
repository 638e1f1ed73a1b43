// Compiled patterns: small automata over tokens and marks, walked left and right from an anchor.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat.h"
#include "entente/marks.h"
#include "rules/word_lists.h"

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

struct State {
    enum class Op : std::uint8_t { accept, split, list, klass, skip, any, use, group_end };
    Op op = Op::accept;
    std::int16_t slot = -1;  // capture of what this state consumes; of group_end the group's
    std::uint32_t arg = 0;   // list, class, bit of `use`
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // of split
};

// One `say` of a rule, as it is being made. `right` begins with the anchor itself.
struct Pattern {
    std::uint32_t rule = 0;
    std::vector<State> left;  // to be walked backwards from the anchor; state 0 is its start
    std::vector<State> right;
    std::vector<std::uint32_t> anchor_words;
    std::vector<PatternClass> anchor_classes;
    bool slow = false;  // no anchor: tried at every token
};

using ClassMask = std::uint32_t;  // bit i: PatternClass i
constexpr ClassMask mask_of(PatternClass kind) { return 1U << static_cast<unsigned>(kind); }

// What may stand next to a place for a pattern to go on there: a quick question before a walk. It may let through
// what the walk then refuses, never the other way round.
struct NextSet {
    ClassMask classes = 0;
    std::uint32_t list = WordLists::none;
    bool always = false;
    bool skip = false;  // determiners and adverbs
    bool edge = false;  // the end of the sentence on this side
};

// A pattern as it is used: its states lie in Programs::states.
struct CompiledPattern {
    std::uint32_t rule = 0;
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t end = 0;
    NextSet before;             // to the left of the anchor
    NextSet behind;             // to the right of it
    ClassMask needs_left = 0;   // classes without which no way leads to the end, left of the anchor
    ClassMask needs_right = 0;  // from the anchor on
};

struct AnchorEntry {
    std::uint32_t pattern = 0;
    bool alone = false;  // the word is the whole anchor: `behind` speaks of the token after it
};

// Which patterns of a level are tried where.
struct RuleIndex {
    Flat<std::uint32_t> word_start;  // word id -> its first entry; one more than there are words
    Flat<AnchorEntry> words;
    std::array<Flat<std::uint32_t>, pattern_class_count> by_class;
    Flat<std::uint32_t> everywhere;  // patterns without an anchor
    ClassMask classes = 0;           // that anchor something

    [[nodiscard]] std::span<const AnchorEntry> at(std::uint32_t word) const {
        if (word + 1 >= word_start.size()) return {};
        return words.range(word_start[word], word_start[word + 1]);
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(word_start, words, by_class, everywhere, classes);
    }
};

struct Programs {
    Flat<State> states;
    Flat<CompiledPattern> patterns;

    [[nodiscard]] std::span<const State> left(const CompiledPattern& p) const {
        return states.range(p.left, p.right);
    }
    [[nodiscard]] std::span<const State> right(const CompiledPattern& p) const {
        return states.range(p.right, p.end);
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(states, patterns);
    }
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
