#include "rules/word_lists.h"

#include <algorithm>
#include <map>

namespace entente {

void WordList::add(const std::vector<std::uint32_t>& words, const std::string& value) {
    std::uint32_t index = 0;
    if (!value.empty()) {
        for (index = 1; index < values.size() && values[index] != value; ++index) {
        }
        if (index == values.size()) values.push_back(value);
    }
    if (words.size() == 1) {
        single.emplace(words[0], index);
    } else if (!words.empty()) {
        starts[words[0]].push_back(static_cast<std::uint32_t>(phrases.size()));
        phrases.push_back({words, index});
    }
}

std::uint32_t WordLists::add(const WordList& list) {
    const auto number = static_cast<std::uint32_t>(lists_.size());
    Head head;
    head.name = add_text(list.name);
    head.values = static_cast<std::uint32_t>(values_.size());
    head.verbal = list.verbal;
    head.literal = list.literal;
    lists_.push_back(head);
    for (const std::string& value : list.values) values_.push_back(add_text(value));
    for (const auto& [word, value] : list.single) entry(key_of(number, word)).value = value;

    std::map<std::uint32_t, std::vector<const WordList::Phrase*>> begins;
    std::map<std::uint32_t, std::vector<const WordList::Phrase*>> finishes;
    for (const WordList::Phrase& phrase : list.phrases) {
        begins[phrase.words.front()].push_back(&phrase);
        finishes[phrase.words.back()].push_back(&phrase);
    }
    const auto put = [&](const std::vector<const WordList::Phrase*>& phrases) {
        for (const WordList::Phrase* phrase : phrases) {
            phrases_.push_back({static_cast<std::uint32_t>(words_.size()),
                                static_cast<std::uint32_t>(phrase->words.size()), phrase->value});
            words_.append(phrase->words.data(), phrase->words.size());
        }
        return static_cast<std::uint32_t>(phrases_.size());
    };
    for (const auto& [word, phrases] : begins) {
        Entry& at = entry(key_of(number, word));
        at.phrases_from = static_cast<std::uint32_t>(phrases_.size());
        at.phrases_to = put(phrases);
    }
    for (const auto& [word, phrases] : finishes) {
        Entry& at = entry(key_of(number, word));
        at.ends_from = static_cast<std::uint32_t>(phrases_.size());
        at.ends_to = put(phrases);
    }
    return number;
}

WordLists::Text WordLists::add_text(std::string_view bytes) {
    const Text out{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(bytes.size())};
    texts_.append(bytes.data(), bytes.size());
    return out;
}

WordLists::Entry& WordLists::entry(std::uint64_t key) {
    if (used_ * 2 >= entries_.size()) grow();
    std::size_t at = place(key);
    while (entries_[at].key != 0 && entries_[at].key != key) at = (at + 1) & (entries_.size() - 1);
    if (entries_[at].key == 0) {
        entries_.edit(at).key = key;
        ++used_;
    }
    return entries_.edit(at);
}

void WordLists::grow() {
    const Flat<Entry> old = entries_;
    entries_ = Flat<Entry>(old.size() * 2);
    for (const Entry& one : old) {
        if (one.key == 0) continue;
        std::size_t at = place(one.key);
        while (entries_[at].key != 0) at = (at + 1) & (entries_.size() - 1);
        entries_.edit(at) = one;
    }
}

}  // namespace entente
