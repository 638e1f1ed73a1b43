// One walk of one pattern from an anchor, to the right or to the left. No backtracking: it keeps the best way to each
// (state, token, optional parts used) and is bounded by the sentence and by a count of ways.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "rules/knowledge.h"
#include "rules/mark_index.h"
#include "rules/watch.h"

namespace entente {

// What is walked over.
struct WalkText {
    const Knowledge& knowledge;
    const Marks& marks;
    const MarkIndex& index;
    std::string_view bytes;
};

// The classes of a pattern that the mark is of.
ClassMask classes_of(const Marks& marks, const Mark& mark);
// The classes that the token alone is of: year, day, integer, word, capital.
ClassMask classes_of(const Token& token, std::string_view text);

// Of all that begins with the token, and of all that ends before it.
ClassMask beginning(const WalkText& text, std::uint32_t token);
ClassMask ending(const WalkText& text, std::uint32_t token);

// No article stands before a name of a person.
constexpr bool is_name(PatternClass kind) {
    return kind == PatternClass::name || kind == PatternClass::fullname;
}
// True where the words are those of the tokens from `first` on; there have to be as many.
bool stands_at(const WalkText& text, std::span<const std::uint32_t> words, std::uint32_t first);
// True where a pattern may pass over the token: `..` over all but what ends a sentence, `~` over determiners and
// adverbs.
bool may_pass(const WalkText& text, State::Op op, std::uint32_t token);

class Walk {
public:
    struct Way {
        std::uint32_t state = 0;
        std::uint32_t at = 0;  // token boundary
        std::uint32_t used = 0;
        std::int32_t parent = -1;
        int parts = 0;
        int gaps = 0;
        bool group_end = false;  // the capture is one end of a group
        Capture capture;         // slot -1 and list -1: none
    };

    Walk() : table_(first_cells) {}

    // Walks from token boundary `from` within [low, high); false where it reaches no end.
    bool run(const WalkText& text, std::span<const State> program, std::uint32_t from, std::uint32_t low,
             std::uint32_t high, bool forward);

    [[nodiscard]] const Way& end() const { return ways_[static_cast<std::size_t>(best_)]; }

    // Captures of marks and words to `out`; the ends of captured groups to `ends`.
    void captures(std::vector<Capture>& out, std::vector<std::pair<std::int16_t, std::uint32_t>>& ends) const;

    // How far the last walk got, for a watch.
    [[nodiscard]] WalkTrace trace() const;

private:
    static constexpr std::size_t first_cells = 256;  // a power of two

    struct Cell {
        std::uint32_t stamp = 0;
        std::int32_t way = -1;
    };

    void push(const Way& way);
    Cell& cell_of(const Way& way);
    void grow();
    [[nodiscard]] Way onward(std::int32_t from, std::uint32_t state, std::uint32_t at) const;
    void follow(std::int32_t from, std::uint32_t state, std::uint32_t at) { push(onward(from, state, at)); }
    void take(std::int32_t from, std::uint32_t state, std::uint32_t at, const Capture& capture);
    void advance(std::int32_t i);

    [[nodiscard]] bool inside(std::uint32_t at) const { return forward_ ? at < high_ : at > low_; }
    // The token that the walk would take next.
    [[nodiscard]] std::uint32_t token_at(std::uint32_t at) const { return forward_ ? at : at - 1; }
    [[nodiscard]] const Token& token(std::uint32_t i) const { return text_->marks.tokens[i]; }
    [[nodiscard]] const Mark& mark(std::int32_t m) const {
        return text_->marks.marks[static_cast<std::size_t>(m)];
    }
    [[nodiscard]] bool is_determiner(std::uint32_t i) const {
        return text_->knowledge.lexicon.is(token(i).word, wc_determiner);
    }

    void gap(std::int32_t i, std::uint32_t at, const State& state);
    void list(std::int32_t i, std::uint32_t at, const State& state);
    void list_from(std::int32_t i, std::uint32_t first, std::uint32_t head, const State& state);
    void list_before(std::int32_t i, std::uint32_t at, const State& state);
    void take_back(std::int32_t i, std::uint32_t at, const State& state, std::uint32_t head,
                   std::uint32_t value);
    void take_list(std::int32_t i, const State& state, std::uint32_t first, std::uint32_t last,
                   std::uint32_t head, std::uint32_t value);
    void klass(std::int32_t i, std::uint32_t at, const State& state);
    void grown(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state);
    void marks_from(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state);
    void marks_before(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state);
    void take_mark(std::int32_t i, const State& state, std::int32_t m, std::uint32_t at);

    const WalkText* text_ = nullptr;
    std::span<const State> program_;
    std::uint32_t low_ = 0;
    std::uint32_t high_ = 0;
    bool forward_ = true;
    std::vector<Way> ways_;
    std::vector<Cell> table_;  // open addressing; cells of another stamp are empty
    std::uint32_t stamp_ = 0;
    std::size_t used_cells_ = 0;
    std::int32_t best_ = -1;
};

}  // namespace entente
