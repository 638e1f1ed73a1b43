// Whether a pattern can reach its end from an anchor at all: asked before a walk, which alone takes captures. All ways
// are followed at once, one bit a pattern element (Glushkov's construction), and the order of optional parts is not
// kept, so that it may say yes where the walk then finds no way, never the other way round.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/walk.h"

namespace entente {

class Scan {
public:
    // As Walk::run, without a way to tell. `first_taken`: the first element is known to be the token before `from`.
    bool run(const WalkText& text, const ElementSet& set, std::span<const Element> elements,
             std::uint32_t from, std::uint32_t low, std::uint32_t high, bool forward,
             bool first_taken = false);

private:
    bool step(std::uint32_t at, std::uint64_t active);
    bool reach(const Element& element, std::uint64_t bit, std::uint32_t at);
    bool gap(const Element& element, std::uint64_t bit, std::uint32_t at);
    bool list_forward(const Element& element, std::uint64_t bit, std::uint32_t at);
    bool list_from(const Element& element, std::uint64_t bit, std::uint32_t head);
    bool list_backward(const Element& element, std::uint64_t bit, std::uint32_t at);
    bool verb_before(const Element& element, std::uint64_t bit, std::uint32_t head);
    bool class_forward(const Element& element, std::uint64_t bit, std::uint32_t at);
    bool class_backward(const Element& element, std::uint64_t bit, std::uint32_t at);
    bool marks_from(const Element& element, std::uint64_t bit, std::uint32_t at);
    [[nodiscard]] const Token& token(std::uint32_t i) const { return text_->marks.tokens[i]; }
    [[nodiscard]] const Mark& mark(std::int32_t m) const {
        return text_->marks.marks[static_cast<std::size_t>(m)];
    }
    [[nodiscard]] bool is_determiner(std::uint32_t i) const {
        return text_->knowledge.lexicon.is(token(i).word, wc_determiner);
    }

    const WalkText* text_ = nullptr;
    std::span<const Element> elements_;
    std::uint64_t ends_ = 0;
    std::uint32_t low_ = 0;
    std::uint32_t high_ = 0;
    bool forward_ = true;
    std::uint32_t far_ = 0;              // the furthest place that was reached
    std::vector<std::uint64_t> active_;  // by place: elements that may be taken there; all 0 between runs
};

}  // namespace entente
