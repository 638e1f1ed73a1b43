#include "record/names_alike.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace entente {
namespace {

// Words that tell no title from another. English, as the titles on file are for now; they move to knowledge/
// with the next language.
constexpr std::array small_words{
    "a",  "an", "and", "between", "by", "for", "from",  "in",
    "of", "on", "the", "their",   "to", "two", "until", "with",
};
constexpr std::array common_words{
    "agreement", "agreements",    "arrangement",   "bilateral",   "body",        "commission",
    "committee", "comprehensive", "contract",      "convention",  "cooperation", "cooperative",
    "co",        "council",       "countries",     "declaration", "dialogue",    "document",
    "documents", "establishment", "framework",     "general",     "governments", "group",
    "joint",     "mechanism",     "memorandum",    "mou",         "mutual",      "new",
    "operation", "operational",   "pact",          "parties",     "partnership", "plan",
    "programme", "program",       "project",       "projects",    "protocol",    "regular",
    "relations", "roadmap",       "sides",         "signing",     "statement",   "states",
    "strategic", "treaty",        "understanding", "venture",     "working",
};

template <std::size_t N>
bool is_one_of(const std::array<const char*, N>& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view one) { return one == word; });
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (const char c : fold(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) {
            word += c;
        } else if (c != '\'') {  // "people's" is one word
            end_word();
        }
    }
    end_word();
    return words;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_initial(std::string_view word) { return word.size() == 1; }

bool includes(const std::vector<std::string>& more, const std::vector<std::string>& fewer) {
    return std::includes(more.begin(), more.end(), fewer.begin(), fewer.end());
}

// "friendly" and "friendship", "economic" and "economy": the same first letters, most of the shorter word.
bool same_stem(std::string_view a, std::string_view b) {
    if (a == b) return true;
    constexpr std::size_t least = 5;
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter < least) return false;
    const auto differ =
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first;
    const auto common = static_cast<std::size_t>(differ - a.begin());
    return common >= least && common + 2 >= shorter;
}

// Whether a word may name the state of a code: it begins as the code does and has its letters in their order, as
// "vietnam" and "vietnamese" have those of VNM. A guess that needs no list of names; where it misses one ("german"
// of DEU), two titles of the same parties share that word, which alone never joins them.
bool may_name(std::string_view word, std::string_view code) {
    if (word.size() <= code.size() || code.size() != 3) return false;
    std::size_t found = 0;
    for (std::size_t i = 0; i < word.size() && found < code.size(); ++i) {
        if (i == 0 && word[0] != code[0] - 'A' + 'a') return false;
        if (word[i] == code[found] - 'A' + 'a') ++found;
    }
    return found == code.size();
}

// Words, and words in two ("viet nam"), that may name one of the parties.
std::vector<bool> mark_party_names(const std::vector<std::string>& words,
                                   const std::vector<std::string>& parties) {
    std::vector<bool> names(words.size());
    for (const std::string& party : parties) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (may_name(words[i], party)) names[i] = true;
            const bool short_words = i + 1 < words.size() && words[i].size() <= 5 && words[i + 1].size() <= 5;
            if (!names[i] && short_words && may_name(words[i] + words[i + 1], party))
                names[i] = names[i + 1] = true;
        }
    }
    return names;
}

std::size_t count_shared(const std::vector<std::string>& fewer, const std::vector<std::string>& more) {
    return static_cast<std::size_t>(std::count_if(fewer.begin(), fewer.end(), [&](const std::string& word) {
        return std::any_of(more.begin(), more.end(),
                           [&](const std::string& other) { return same_stem(word, other); });
    }));
}

}  // namespace

PersonName::PersonName(std::string_view name) : words_(words_of(name)) {
    for (const std::string& word : words_) {
        if (!is_initial(word)) sorted_.push_back(word);
    }
    std::sort(sorted_.begin(), sorted_.end());
}

bool PersonName::same_as(const PersonName& other) const {
    if (words_.empty() || other.words_.empty()) return false;
    if (sorted_.empty() || other.sorted_.empty()) return words_ == other.words_;
    const PersonName& shorter = sorted_.size() <= other.sorted_.size() ? *this : other;
    const PersonName& longer = &shorter == this ? other : *this;
    const bool initials = words_.size() != sorted_.size() || other.words_.size() != other.sorted_.size();
    if (initials && words_.back() != other.words_.back()) return false;
    if (initials)
        return std::min(words_.size(), other.words_.size()) == 1 || words_[0][0] == other.words_[0][0];
    if (!includes(longer.sorted_, shorter.sorted_)) return false;
    if (shorter.words_.size() > 1 || longer.words_.size() == 1) return true;
    return shorter.words_.front() == longer.words_.back() || shorter.words_.front() == longer.words_.front();
}

bool shows_better(std::string_view a, std::string_view b) {
    const auto marks = [](std::string_view text) {
        return std::count_if(text.begin(), text.end(),
                             [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    };
    const std::size_t words_a = words_of(a).size();
    const std::size_t words_b = words_of(b).size();
    if (words_a != words_b) return words_a > words_b;
    if (marks(a) != marks(b)) return marks(a) > marks(b);
    return a < b;
}

Title::Title(std::string_view title, const std::vector<std::string>& parties) {
    std::vector<std::string> words = words_of(title);
    const std::vector<bool> names = mark_party_names(words, parties);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string& word = words[i];
        if (is_one_of(small_words, word)) continue;
        words_.push_back(word);
        if (has_digit(word)) {
            numbers_.push_back(std::move(word));
        } else if (!names[i] && !is_one_of(common_words, word)) {
            distinctive_.push_back(std::move(word));
        }
    }
    for (auto* list : {&words_, &distinctive_, &numbers_}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
}

bool Title::contradicts(const Title& other) const {
    return !numbers_.empty() && !other.numbers_.empty() && numbers_ != other.numbers_;
}

bool Title::same_words(const Title& other) const { return words_ == other.words_; }

bool Title::same_as(const Title& other) const {
    if (same_words(other)) return true;
    if (contradicts(other)) return false;
    const auto& fewer = distinctive_.size() <= other.distinctive_.size() ? distinctive_ : other.distinctive_;
    const auto& more = &fewer == &distinctive_ ? other.distinctive_ : distinctive_;
    if (fewer.empty()) return false;
    const std::size_t shared = count_shared(fewer, more);
    if (fewer.size() == 1) return shared == 1 && more.size() <= 2;
    return shared >= 2 && 5 * shared >= 3 * fewer.size();
}

}  // namespace entente
