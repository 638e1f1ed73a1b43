// Who leads or led which state or body, by the forms of the names (knowledge/world/leaders.tsv). Immutable once filled.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat.h"

namespace entente {

// The words of a name by which it is compared, without case and diacritics: blanks, hyphens and full stops part them.
std::vector<std::string> words_of_name(std::string_view name);

// One term of a leader under one form of the name. Years are those of the calendar, both within the term.
struct Leader {
    std::uint64_t form = 0;  // hash of the words
    std::uint32_t party = 0;
    std::int16_t since = 0;
    std::int16_t until = 0;   // 9999: it runs on
    std::uint8_t office = 0;  // see `office_of`
    bool full = false;  // two words or more, and the whole name; else a family name, or the one word in use
    std::uint16_t unused = 0;
    std::uint32_t unused_too = 0;  // the bytes of an image are all told
};

class Leaders {
public:
    enum class Order : std::uint8_t { given_first, family_first };

    // Adds a term under the name and the short forms of it. False where `office` is no class of leaders.
    bool add(std::string_view name, Order order, std::uint32_t party, std::string_view office, int since,
             int until);
    void finish();  // after the last `add`, before the first `find`

    // The terms of all who are called so, in full or in short; none where nobody is.
    [[nodiscard]] std::span<const Leader> find(const std::vector<std::string>& words) const;
    [[nodiscard]] std::span<const Leader> all() const { return {rows_.data(), rows_.size()}; }
    // The class of the office, as in en/offices.tsv.
    static std::string_view office_of(const Leader& leader);

    template <class Archive>
    void fields(Archive& archive) {
        archive(rows_);
    }

private:
    Flat<Leader> rows_;  // by form
    std::vector<Leader> made_;
};

}  // namespace entente
