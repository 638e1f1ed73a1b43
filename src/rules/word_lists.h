// All word lists of the rules in one place, as the matcher asks for them: is this word in that list?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/flat.h"

namespace entente {

// A word list as it is being made. Phrases of several words are kept by their first word.
struct WordList {
    struct Phrase {
        std::vector<std::uint32_t> words;
        std::uint32_t value = 0;  // index into values; 0: the words themselves
    };
    std::string name;
    std::unordered_map<std::uint32_t, std::uint32_t> single;  // word id -> value
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
        starts;  // word id -> phrases that begin with it
    std::vector<Phrase> phrases;
    std::vector<std::string> values{""};
    bool verbal = false;   // has inflected verbs: takes whole verb groups ("will pay", "has been signed")
    bool literal = false;  // made of words that stand in a pattern: its name is these words

    void add(const std::vector<std::uint32_t>& words, const std::string& value);
};

// The lists as they are used: flat tables. A list is known by its number, a value by its number in its list.
class WordLists {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct Phrase {
        std::uint32_t first = 0;  // into the words of all phrases
        std::uint32_t size = 0;   // words
        std::uint32_t value = 0;
    };
    // What a list has for a word.
    struct Entry {
        std::uint64_t key = 0;           // list and word; 0: an empty cell
        std::uint32_t value = none;      // the word alone; `none` where it is not in the list
        std::uint32_t phrases_from = 0;  // phrases that begin with it
        std::uint32_t phrases_to = 0;
        std::uint32_t ends_from = 0;  // phrases that end with it
        std::uint32_t ends_to = 0;
        std::uint32_t unused = 0;

        [[nodiscard]] bool begins() const { return value != none || phrases_from != phrases_to; }
        [[nodiscard]] bool finishes() const { return value != none || ends_from != ends_to; }
    };

    // The number of the list, from 0 on.
    std::uint32_t add(const WordList& list);

    // Null where the list has nothing that begins or ends with the word. `word` is not 0.
    [[nodiscard]] const Entry* find(std::uint32_t list, std::uint32_t word) const {
        const std::uint64_t key = key_of(list, word);
        std::size_t at = place(key);
        while (true) {
            const Entry& entry = entries_[at];
            if (entry.key == key) return &entry;
            if (entry.key == 0) return nullptr;
            at = (at + 1) & (entries_.size() - 1);
        }
    }
    [[nodiscard]] std::span<const Phrase> phrases(const Entry& entry) const {
        return phrases_.range(entry.phrases_from, entry.phrases_to);
    }
    [[nodiscard]] std::span<const Phrase> endings(const Entry& entry) const {
        return phrases_.range(entry.ends_from, entry.ends_to);
    }
    [[nodiscard]] std::span<const std::uint32_t> words(const Phrase& phrase) const {
        return words_.range(phrase.first, phrase.first + phrase.size);
    }

    [[nodiscard]] std::size_t size() const { return lists_.size(); }
    [[nodiscard]] bool is_verbal(std::uint32_t list) const { return lists_[list].verbal; }
    [[nodiscard]] bool is_literal(std::uint32_t list) const { return lists_[list].literal; }
    [[nodiscard]] std::string_view name(std::uint32_t list) const { return text(lists_[list].name); }
    // "" for 0: then the words themselves are the value.
    [[nodiscard]] std::string_view value(std::uint32_t list, std::uint32_t index) const {
        return text(values_[lists_[list].values + index]);
    }

    template <class Archive>
    void fields(Archive& archive) {
        archive(lists_, values_, texts_, phrases_, words_, entries_);
    }

private:
    struct Text {
        std::uint32_t from = 0;
        std::uint32_t size = 0;
    };
    struct Head {
        Text name;
        std::uint32_t values = 0;  // where its values begin
        bool verbal = false;
        bool literal = false;
    };
    static std::uint64_t key_of(std::uint32_t list, std::uint32_t word) {
        return static_cast<std::uint64_t>(list) << 32 | word;
    }
    [[nodiscard]] std::size_t place(std::uint64_t key) const {
        const std::uint64_t mixed = key * 0x9E3779B97F4A7C15ULL;
        return (mixed ^ mixed >> 31) & (entries_.size() - 1);
    }
    [[nodiscard]] std::string_view text(Text at) const { return {texts_.data() + at.from, at.size}; }
    Text add_text(std::string_view bytes);
    Entry& entry(std::uint64_t key);
    void grow();

    Flat<Head> lists_;
    Flat<Text> values_;
    Flat<char> texts_;
    Flat<Phrase> phrases_;
    Flat<std::uint32_t> words_;
    Flat<Entry> entries_ = Flat<Entry>(1024);  // open addressing, a power of two
    std::size_t used_ = 0;
};

}  // namespace entente
