#include "rules/vocabulary.h"

namespace entente {
namespace {

std::uint32_t hash_of_bytes(std::string_view bytes) {
    std::uint32_t hash = 2166136261U;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ hash >> 15;
}

}  // namespace

Vocabulary::Vocabulary() : texts_{std::string{}}, cells_(1024) {}

std::uint32_t Vocabulary::find(std::string_view folded) const {
    const std::uint32_t hash = hash_of_bytes(folded);
    const std::size_t mask = cells_.size() - 1;
    for (std::size_t at = hash & mask; cells_[at].id != 0; at = (at + 1) & mask) {
        if (cells_[at].hash == hash && texts_[cells_[at].id] == folded) return cells_[at].id;
    }
    return 0;
}

std::uint32_t Vocabulary::add(std::string_view folded) {
    if (const std::uint32_t id = find(folded); id != 0 || folded.empty()) return id;
    if (texts_.size() * 2 >= cells_.size()) grow();
    const auto id = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(folded);
    const std::uint32_t hash = hash_of_bytes(folded);
    const std::size_t mask = cells_.size() - 1;
    std::size_t at = hash & mask;
    while (cells_[at].id != 0) at = (at + 1) & mask;
    cells_[at] = {hash, id};
    return id;
}

void Vocabulary::grow() {
    std::vector<Cell> old(cells_.size() * 2);
    old.swap(cells_);
    const std::size_t mask = cells_.size() - 1;
    for (const Cell& cell : old) {
        if (cell.id == 0) continue;
        std::size_t at = cell.hash & mask;
        while (cells_[at].id != 0) at = (at + 1) & mask;
        cells_[at] = cell;
    }
}

}  // namespace entente
