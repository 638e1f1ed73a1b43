// Marks by the token at which they begin and end: what the matcher walks over.
#pragma once

#include <cstdint>
#include <vector>

#include "entente/marks.h"

namespace entente {

class MarkIndex {
public:
    static constexpr std::int32_t none = -1;

    explicit MarkIndex(const Marks& marks)
        : begin_(marks.tokens.size() + 1, none),
          end_(marks.tokens.size() + 1, none),
          verb_(marks.tokens.size() + 1, none),
          next_(marks.marks.size()) {
        for (std::size_t i = 0; i < marks.marks.size(); ++i) {
            const Mark& mark = marks.marks[i];
            const auto id = static_cast<std::int32_t>(i);
            next_[i] = {begin_[mark.first], end_[mark.last]};
            begin_[mark.first] = id;
            end_[mark.last] = id;
            if (mark.kind == MarkKind::verb) verb_[marks.verbs[mark.value].head] = id;
        }
    }

    [[nodiscard]] std::int32_t first_at(std::uint32_t token) const { return begin_[token]; }
    [[nodiscard]] std::int32_t next_at(std::int32_t mark) const {
        return next_[static_cast<std::size_t>(mark)].begin;
    }
    [[nodiscard]] std::int32_t first_ending(std::uint32_t token) const { return end_[token]; }
    [[nodiscard]] std::int32_t next_ending(std::int32_t mark) const {
        return next_[static_cast<std::size_t>(mark)].end;
    }
    // The verb group whose head is the token, or none.
    [[nodiscard]] std::int32_t verb_at(std::uint32_t token) const { return verb_[token]; }

private:
    std::vector<std::int32_t> begin_;
    std::vector<std::int32_t> end_;
    std::vector<std::int32_t> verb_;
    struct Next {
        std::int32_t begin = none;
        std::int32_t end = none;
    };
    std::vector<Next> next_;
};

}  // namespace entente
