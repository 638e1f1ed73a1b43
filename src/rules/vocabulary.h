// The words that the knowledge speaks of, folded, each with a number. 0 is every other word.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Vocabulary {
public:
    Vocabulary();
    std::uint32_t add(std::string_view folded);                       // its id, new or old
    [[nodiscard]] std::uint32_t find(std::string_view folded) const;  // 0 where it is not there
    [[nodiscard]] std::string_view text(std::uint32_t id) const { return texts_[id]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

private:
    struct Cell {
        std::uint32_t hash = 0;
        std::uint32_t id = 0;
    };
    void grow();
    std::deque<std::string> texts_;  // stable under growth
    std::vector<Cell> cells_;        // open addressing, a power of two
};

}  // namespace entente
