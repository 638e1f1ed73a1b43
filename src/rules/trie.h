// Phrases of word ids to what they mean: a trie in one flat table. One step costs one look-up.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/flat.h"

namespace entente {

class Trie {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    // Adds `payload` at the end of the phrase; a phrase may have several.
    void add(const std::vector<std::uint32_t>& words, std::uint32_t payload);
    // The node below `node` (the root is 0) by `word`, or none.
    [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t word) const {
        if (word == 0) return none;
        const Cell& cell = cells_[slot_of(static_cast<std::uint64_t>(node) << 32 | word)];
        return cell.key == 0 ? none : cell.node;
    }
    // Calls `take` with each payload of a node, in the order in which they were added.
    template <class Take>
    void payloads(std::uint32_t node, Take take) const {
        for (std::uint32_t i = first_[node]; i != none; i = payloads_[i].next) take(payloads_[i].value);
    }
    // False where no phrase begins with the word: the common case, one load.
    [[nodiscard]] bool begins(std::uint32_t word) const {
        return word < begins_.size() && begins_[word] != 0;
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(cells_, first_, payloads_, begins_);
    }

private:
    struct Cell {
        std::uint64_t key = 0;  // node << 32 | word; word is never 0
        std::uint32_t node = 0;
        std::uint32_t unused = 0;
    };
    struct Payload {
        std::uint32_t value = 0;
        std::uint32_t next = none;
    };
    void grow();
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
        const std::size_t mask = cells_.size() - 1;
        std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
        std::size_t at = hash & mask;
        while (cells_[at].key != 0 && cells_[at].key != key) at = (at + 1) & mask;
        return at;
    }
    Flat<Cell> cells_ = Flat<Cell>(1024);
    std::size_t used_ = 0;  // cells; of no use once it is filled
    Flat<std::uint32_t> first_ = [] {
        Flat<std::uint32_t> root;
        root.push_back(none);
        return root;
    }();
    Flat<Payload> payloads_;
    Flat<std::uint8_t> begins_;
};

}  // namespace entente
