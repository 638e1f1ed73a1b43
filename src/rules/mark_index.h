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
          verb_(marks.tokens.size() + 1, none) {
        update(marks);
    }

    // Takes in the marks that were added since.
    void update(const Marks& marks) {
        next_begin_.resize(marks.marks.size(), none);
        next_end_.resize(marks.marks.size(), none);
        for (; known_ < marks.marks.size(); ++known_) {
            const Mark& mark = marks.marks[known_];
            const auto id = static_cast<std::int32_t>(known_);
            next_begin_[known_] = begin_[mark.first];
            begin_[mark.first] = id;
            next_end_[known_] = end_[mark.last];
            end_[mark.last] = id;
            if (mark.kind == MarkKind::verb) verb_[marks.verbs[mark.value].head] = id;
        }
    }

    [[nodiscard]] std::int32_t first_at(std::uint32_t token) const { return begin_[token]; }
    [[nodiscard]] std::int32_t next_at(std::int32_t mark) const {
        return next_begin_[static_cast<std::size_t>(mark)];
    }
    [[nodiscard]] std::int32_t first_ending(std::uint32_t token) const { return end_[token]; }
    [[nodiscard]] std::int32_t next_ending(std::int32_t mark) const {
        return next_end_[static_cast<std::size_t>(mark)];
    }
    // The verb group whose head is the token, or none.
    [[nodiscard]] std::int32_t verb_at(std::uint32_t token) const { return verb_[token]; }

private:
    std::vector<std::int32_t> begin_;
    std::vector<std::int32_t> end_;
    std::vector<std::int32_t> verb_;
    std::vector<std::int32_t> next_begin_;
    std::vector<std::int32_t> next_end_;
    std::size_t known_ = 0;
};

}  // namespace entente
