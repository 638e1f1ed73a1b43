// When two names are of the same person, and when two titles are of the same treaty, body or project.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// A person's name ready for comparing: folded, cut at everything that is no letter or digit.
class PersonName {
public:
    explicit PersonName(std::string_view name);

    // The same set of words; or one's words all among the other's, one word alone only as the last or the first;
    // or the same last word with the same first letter before it ("A. B. Okafor", "Ada Okafor").
    [[nodiscard]] bool same_as(const PersonName& other) const;
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
    std::vector<std::string> words_;   // in order, initials included
    std::vector<std::string> sorted_;  // without initials
};

// Of two spellings of one name, the one to show: more words, then more letters outside ASCII, then byte order.
bool shows_better(std::string_view a, std::string_view b);

// A title ready for comparing.
class Title {
public:
    // `parties` are the codes of those whose paper or body it is.
    explicit Title(std::string_view title, const std::vector<std::string>& parties = {});

    // The same words; or the distinctive words of the shorter mostly among those of the longer, where numbers
    // and years do not contradict. Words that many titles bear ("agreement", "cooperation") are not distinctive,
    // nor are the names of the parties.
    [[nodiscard]] bool same_as(const Title& other) const;
    [[nodiscard]] bool same_words(const Title& other) const;
    [[nodiscard]] bool contradicts(const Title& other) const;  // both bear numbers, and others
    [[nodiscard]] bool distinctive() const { return !distinctive_.empty() || !numbers_.empty(); }

private:
    std::vector<std::string> words_;        // sorted, small words left out
    std::vector<std::string> distinctive_;  // sorted
    std::vector<std::string> numbers_;      // sorted
};

}  // namespace entente
