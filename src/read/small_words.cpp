#include "read/small_words.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t part_bytes = 320;
constexpr std::size_t least_percent = 26;  // of the words of a part that are small ones
constexpr std::size_t least_words = 30;    // of a part
constexpr std::size_t most_percent =
    6;                           // of its bytes that are no ASCII: dashes and quotation marks, a few names
constexpr unsigned longest = 8;  // letters

bool is_letter_byte(unsigned char lower) { return lower >= 'a' && lower <= 'z'; }

}  // namespace

void SmallWords::add(std::string_view word) {
    const bool fits = !word.empty() && word.size() <= longest &&
                      std::all_of(word.begin(), word.end(),
                                  [](char c) { return is_letter_byte(static_cast<unsigned char>(c)); });
    if (!fits || used_ >= cell_count / 2) return;
    std::uint64_t letters = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        letters |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << 8 * i;
    if (cells_.empty()) cells_.resize(cell_count);
    std::size_t at = place(letters);
    while (cells_[at] != 0 && cells_[at] != letters) at = (at + 1) % cell_count;
    if (cells_[at] == 0) ++used_;
    cells_.edit(at) = letters;
}

bool SmallWords::has(std::uint64_t word) const {
    for (std::size_t at = place(word); cells_[at] != 0; at = (at + 1) % cell_count) {
        if (cells_[at] == word) return true;
    }
    return false;
}

bool SmallWords::fill(std::string_view text) const {
    if (cells_.empty() || text.size() < part_bytes) return false;
    while (!text.empty()) {
        const std::string_view part = text.size() < 2 * part_bytes ? text : text.substr(0, part_bytes);
        if (!fill_part(part)) return false;
        text.remove_prefix(part.size());
    }
    return true;
}

bool SmallWords::fill_part(std::string_view part) const {
    std::size_t words = 0;
    std::size_t small = 0;
    std::size_t beyond = 0;  // bytes that are no ASCII
    std::uint64_t word = 0;
    unsigned letters = 0;
    const auto end = [&] {
        if (letters == 0) return;
        ++words;
        if (letters <= longest && has(word)) ++small;
        word = 0;
        letters = 0;
    };
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        const auto lower = static_cast<unsigned char>(byte | 0x20U);
        if (is_letter_byte(lower)) {
            if (letters < longest) word |= static_cast<std::uint64_t>(lower) << 8 * letters;
            ++letters;
            continue;
        }
        end();
        if (byte >= 0x80) ++beyond;
    }
    end();
    return words >= least_words && small * 100 >= words * least_percent &&
           beyond * 100 <= part.size() * most_percent;
}

}  // namespace entente
