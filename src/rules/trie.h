// Phrases of word ids to what they mean: a trie in one flat table. One step costs one look-up.
#pragma once

#include <cstdint>
#include <vector>

namespace entente {

class Trie {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    // Adds `payload` at the end of the phrase; a phrase may have several.
    void add(const std::vector<std::uint32_t>& words, std::uint32_t payload);
    // The node below `node` (the root is 0) by `word`, or none.
    [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
    [[nodiscard]] const std::vector<std::uint32_t>& payloads(std::uint32_t node) const {
        return payloads_[node];
    }
    // False where no phrase begins with the word: the common case, one load.
    [[nodiscard]] bool begins(std::uint32_t word) const { return word < begins_.size() && begins_[word]; }

private:
    struct Cell {
        std::uint64_t key = 0;  // node << 32 | word; word is never 0
        std::uint32_t node = 0;
    };
    void grow();
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const;
    std::vector<Cell> cells_ = std::vector<Cell>(1024);
    std::size_t used_ = 0;
    std::vector<std::vector<std::uint32_t>> payloads_ = std::vector<std::vector<std::uint32_t>>(1);
    std::vector<bool> begins_;
};

}  // namespace entente
