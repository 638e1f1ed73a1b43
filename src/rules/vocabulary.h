// The words that the knowledge speaks of, folded, each with a number. 0 is every other word.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/flat.h"

namespace entente {

// Signs have the same ids in every vocabulary.
enum Sign : std::uint32_t {
    sign_hyphen = 1,
    sign_slash,
    sign_comma,
    sign_apostrophe,
    sign_opening_bracket,
    sign_closing_bracket,
    sign_closing_square,
    sign_stop,
    sign_colon,
};

// A word as the vocabulary looks for it: eight bytes that are the word itself where it has no more, else a hash.
struct WordKey {
    std::uint64_t key = 0;
    std::uint32_t length = 0;  // bytes

    static WordKey of(std::string_view folded);
};

class Vocabulary {
public:
    Vocabulary();
    std::uint32_t add(std::string_view folded);                        // its id, new or old
    [[nodiscard]] std::uint32_t find(std::string_view folded) const {  // 0 where it is not there
        return find(WordKey::of(folded), folded.data());
    }
    // `bytes`: the word itself, `key.length` bytes of it.
    [[nodiscard]] std::uint32_t find(WordKey key, const char* bytes) const {
        std::size_t at = place(key);
        while (true) {
            const Cell& cell = cells_[at];
            if (cell.id == 0) return 0;
            if (cell.key == key.key && cell.length == key.length &&
                (key.length <= 8 || std::memcmp(bytes_.data() + starts_[cell.id], bytes, key.length) == 0))
                return cell.id;
            at = (at + 1) & (cells_.size() - 1);
        }
    }
    [[nodiscard]] std::string_view text(std::uint32_t id) const {
        return {bytes_.data() + starts_[id], starts_[id + 1] - starts_[id]};
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }

    template <class Archive>
    void fields(Archive& archive) {
        archive(bytes_, starts_, cells_);
    }

private:
    struct Cell {
        std::uint64_t key = 0;
        std::uint32_t length = 0;
        std::uint32_t id = 0;
    };
    [[nodiscard]] std::size_t place(WordKey key) const {
        const std::uint64_t mixed = (key.key ^ key.length) * 0x9E3779B97F4A7C15ULL;
        return (mixed ^ mixed >> 32) & (cells_.size() - 1);
    }
    void put(Cell cell);
    void grow();
    Flat<char> bytes_;
    Flat<std::uint32_t> starts_;  // of word i in bytes_; one more than there are words
    Flat<Cell> cells_;            // open addressing, a power of two
};

}  // namespace entente
