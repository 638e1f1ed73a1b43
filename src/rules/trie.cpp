#include "rules/trie.h"

namespace entente {

std::size_t Trie::slot_of(std::uint64_t key) const {
    const std::size_t mask = cells_.size() - 1;
    std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    std::size_t at = hash & mask;
    while (cells_[at].key != 0 && cells_[at].key != key) at = (at + 1) & mask;
    return at;
}

std::uint32_t Trie::step(std::uint32_t node, std::uint32_t word) const {
    if (word == 0) return none;
    const Cell& cell = cells_[slot_of(static_cast<std::uint64_t>(node) << 32 | word)];
    return cell.key == 0 ? none : cell.node;
}

void Trie::add(const std::vector<std::uint32_t>& words, std::uint32_t payload) {
    std::uint32_t node = 0;
    for (const std::uint32_t word : words) {
        if (word == 0) return;
        const std::uint64_t key = static_cast<std::uint64_t>(node) << 32 | word;
        std::size_t at = slot_of(key);
        if (cells_[at].key == 0) {
            if (used_ * 2 >= cells_.size()) {
                grow();
                at = slot_of(key);
            }
            cells_[at] = {key, static_cast<std::uint32_t>(payloads_.size())};
            payloads_.emplace_back();
            ++used_;
        }
        node = cells_[at].node;
    }
    if (node == 0) return;
    if (words[0] >= begins_.size()) begins_.resize(words[0] + 1);
    begins_[words[0]] = true;
    payloads_[node].push_back(payload);
}

void Trie::grow() {
    std::vector<Cell> old(cells_.size() * 2);
    old.swap(cells_);
    for (const Cell& cell : old) {
        if (cell.key != 0) cells_[slot_of(cell.key)] = cell;
    }
}

}  // namespace entente
