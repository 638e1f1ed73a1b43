#include "rules/vocabulary.h"

namespace entente {
namespace {

std::uint64_t load(const char* bytes, std::size_t count) {
    std::uint64_t out = 0;
    std::memcpy(&out, bytes, count);
    return out;
}

}  // namespace

WordKey WordKey::of(std::string_view folded) {
    const std::size_t n = folded.size();
    WordKey out;
    out.length = static_cast<std::uint32_t>(n);
    if (n <= 8) {
        out.key = n == 0 ? 0 : load(folded.data(), n);
        return out;
    }
    std::uint64_t hash = load(folded.data() + n - 8, 8) * 0xBF58476D1CE4E5B9ULL;
    for (std::size_t at = 0; at + 8 < n; at += 8) {
        hash = (std::rotl(hash, 23) ^ load(folded.data() + at, 8)) * 0x94D049BB133111EBULL;
    }
    out.key = hash ^ hash >> 29;
    return out;
}

Vocabulary::Vocabulary() : starts_(2), cells_(1024) {
    for (const std::string_view sign : {"-", "/", ",", "'", "(", ")", "]", ".", ":"})
        add(sign);  // as in Sign
}

std::uint32_t Vocabulary::add(std::string_view folded) {
    if (const std::uint32_t id = find(folded); id != 0 || folded.empty()) return id;
    if (starts_.size() * 2 >= cells_.size()) grow();
    const WordKey key = WordKey::of(folded);
    const std::uint32_t id = size();
    bytes_.append(folded.data(), folded.size());
    starts_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    put({key.key, key.length, id});
    return id;
}

void Vocabulary::put(Cell cell) {
    std::size_t at = place({cell.key, cell.length});
    while (cells_[at].id != 0) at = (at + 1) & (cells_.size() - 1);
    cells_.edit(at) = cell;
}

void Vocabulary::grow() {
    const Flat<Cell> old = cells_;
    cells_ = Flat<Cell>(old.size() * 2);
    for (const Cell& cell : old) {
        if (cell.id != 0) put(cell);
    }
}

}  // namespace entente
