#include "rules/trie.h"

namespace entente {

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
            cells_.edit(at) = {key, static_cast<std::uint32_t>(first_.size()), 0};
            first_.push_back(none);
            ++used_;
        }
        node = cells_[at].node;
    }
    if (node == 0) return;
    if (words[0] >= begins_.size()) begins_.resize(words[0] + 1);
    begins_.edit(words[0]) = 1;
    const auto added = static_cast<std::uint32_t>(payloads_.size());
    payloads_.push_back({payload, none});
    if (first_[node] == none) {
        first_.edit(node) = added;
        return;
    }
    std::uint32_t last = first_[node];
    while (payloads_[last].next != none) last = payloads_[last].next;
    payloads_.edit(last).next = added;
}

void Trie::grow() {
    const Flat<Cell> old = cells_;
    cells_ = Flat<Cell>(old.size() * 2);
    for (const Cell& cell : old) {
        if (cell.key != 0) cells_.edit(slot_of(cell.key)) = cell;
    }
}

}  // namespace entente
