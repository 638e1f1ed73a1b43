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
    action,
    mechanism,
    project,
};
inline constexpr int pattern_class_count = 32;
int pattern_class_of(std::string_view name);  // -1 where there is none
std::string_view name_of(PatternClass kind);

struct State {
    enum class Op : std::uint8_t { accept, split, list, klass, skip, any, use, group_end };
    Op op = Op::accept;
    std::int16_t slot = -1;  // capture of what this state consumes; of group_end the group's
    std::uint32_t arg = 0;   // list, class, bit of `use`
    std::uint32_t only = 0;  // of a list that is one word: the word
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

// One bit of 64 for a word, to ask quickly whether a stretch of text can have it.
constexpr unsigned bit_of_word(std::uint32_t word) { return (word * 0x9E3779B1U) >> 26; }
constexpr std::uint64_t word_bit(std::uint32_t word) { return 1ULL << bit_of_word(word); }

// A stretch of text has to have one of the classes or one of the words, else the pattern cannot match. Both 0: nothing
// is asked.
struct Need {
    std::uint64_t words = 0;  // bits of words
    ClassMask classes = 0;
};

// A state that takes something, as the scan asks for it.
struct Element {
    std::uint64_t follow = 0;  // elements that may come next
    std::uint32_t arg = 0;     // as of the state
    std::uint32_t only = 0;
    State::Op op = State::Op::any;
    bool verbal = false;
};

// The elements of one side of a pattern.
struct ElementSet {
    std::uint64_t first = 0;   // that may come first
    std::uint64_t ends = 0;    // that may be the last
    std::uint64_t second = 0;  // that may come behind those of `first`
    std::uint32_t from = 0;    // in Programs::elements
    std::uint32_t to = 0;
    bool empty_ends = false;  // it may end without any
    bool too_many = false;    // more than 64
};

// A pattern as it is used: its states lie in Programs::states.
struct CompiledPattern {
    std::uint32_t rule = 0;
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t end = 0;
    ElementSet left_elements;
    ElementSet right_elements;
    NextSet before;                   // to the left of the anchor
    NextSet behind;                   // to the right of it
    std::array<Need, 2> needs_left;   // of the sentence before the anchor
    std::array<Need, 2> needs_right;  // from the anchor on
};

// A pattern at one of its anchors, with the first of its needs: most tries end here, without a look at the pattern.
struct AnchorEntry {
    Need left;
    Need right;
    std::uint32_t pattern = 0;
    bool alone = false;   // the word is the whole anchor: `behind` speaks of the token after it
    bool glance = false;  // and what it says is worth asking first
};

// What may stand beside an anchor, as a key: a word's id, or one of these.
enum Beside : std::uint32_t {
    beside_class = 1U << 30,  // and the class
    beside_skip = 1U << 29,   // a determiner or adverb
    beside_edge = 1U << 28,   // the end of the sentence
    beside_left = 1U << 31,   // to the left of the anchor; else to its right
};

// A class as the anchor of a pair; words have smaller ids.
constexpr std::uint32_t class_anchor(PatternClass kind) {
    return 0xFFFFFF00U | static_cast<std::uint32_t>(kind);
}

// The patterns of an anchor that are tried only beside certain words: one cell of a hash table.
struct PairCell {
    std::uint64_t key = 0;  // anchor << 32 | beside; 0: empty
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

// What there is to look up for an anchor.
struct PairHead {
    ClassMask right = 0;
    ClassMask left = 0;
    bool any_right = false;
    bool any_left = false;
};

// Which patterns of a level are tried where.
struct RuleIndex {
    Flat<std::uint32_t> word_start;  // word id -> its first entry; one more than there are words
    Flat<AnchorEntry> words;         // all of them
    Flat<std::uint8_t> is_anchor;    // by word id
    Flat<std::uint32_t> open_start;  // the same for those that are tried whatever stands beside the anchor
    Flat<AnchorEntry> open;
    Flat<PairHead> heads;  // by word id; the others of `words` stand in the pairs
    Flat<PairCell> cells;  // open addressing, a power of two; none where nothing is paired
    Flat<AnchorEntry> paired;
    std::array<Flat<std::uint32_t>, pattern_class_count> by_class;
    std::array<Flat<std::uint32_t>, pattern_class_count> open_by_class;  // of these, what stands in no pairs
    Flat<PairHead> class_heads;                                          // by class
    Flat<std::uint32_t> everywhere;                                      // patterns without an anchor
    ClassMask classes = 0;                                               // that anchor something

    [[nodiscard]] std::span<const AnchorEntry> at(std::uint32_t word) const {
        if (word + 1 >= word_start.size()) return {};
        return words.range(word_start[word], word_start[word + 1]);
    }
    [[nodiscard]] std::span<const AnchorEntry> open_at(std::uint32_t word) const {
        if (word + 1 >= open_start.size()) return {};
        return open.range(open_start[word], open_start[word + 1]);
    }
    [[nodiscard]] std::size_t place(std::uint64_t key) const {
        const std::uint64_t mixed = key * 0x9E3779B97F4A7C15ULL;
        return (mixed ^ mixed >> 29) & (cells.size() - 1);
    }
    [[nodiscard]] std::span<const AnchorEntry> pair(std::uint32_t anchor, std::uint32_t beside) const {
        const std::uint64_t key = static_cast<std::uint64_t>(anchor) << 32 | beside;
        for (std::size_t at = place(key); cells[at].key != 0; at = (at + 1) & (cells.size() - 1)) {
            if (cells[at].key == key) return paired.range(cells[at].from, cells[at].to);
        }
        return {};
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(word_start, words, is_anchor, open_start, open, heads, cells, paired, by_class, open_by_class,
                class_heads, everywhere, classes);
    }
};

struct Programs {
    Flat<State> states;
    Flat<Element> elements;
    Flat<CompiledPattern> patterns;

    [[nodiscard]] std::span<const Element> of(const ElementSet& set) const {
        return elements.range(set.from, set.to);
    }
    [[nodiscard]] std::span<const State> left(const CompiledPattern& p) const {
        return states.range(p.left, p.right);
    }
    [[nodiscard]] std::span<const State> right(const CompiledPattern& p) const {
        return states.range(p.right, p.end);
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(states, elements, patterns);
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
