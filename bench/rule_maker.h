// Makes rule files of any length in the language of doc/rules.md, and folders of knowledge around them. Most anchors
// of theirs that stand in a made text lead to no full match, some do: that is what a matcher spends its time on.
// Every rule has its examples, or it would not load. They show its words; `entente check` would not let all of them pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "text_maker.h"

namespace entente::bench {

enum class Anchors : std::uint8_t {
    spread,   // drawn by Zipf's law from the words of the text, its 100 most frequent left out
    crowded,  // all rules share 100 of those words
};

// The words of a text in small letters: how often each stands there, and what stands behind it.
class TextWords {
public:
    explicit TextWords(const std::vector<Article>& articles);

    // The most frequent first; those of one frequency by the alphabet.
    [[nodiscard]] const std::vector<std::string>& ranked() const { return ranked_; }
    // Some `count` words that follow `word` somewhere in one sentence of the text; fewer where it ends before.
    [[nodiscard]] std::vector<std::string> behind(const std::string& word, std::size_t count,
                                                  Random& random) const;

private:
    std::vector<std::string>
        running_;  // "" where a sentence ends or something other than a plain word stands
    std::map<std::string, std::vector<std::uint32_t>> places_;
    std::vector<std::string> ranked_;
};

// The text of a rule file with `count` rules.
std::string make_rules(const TextWords& words, std::size_t count, Anchors anchors, std::uint64_t seed);

// Copies the knowledge in `source` to `folder` (emptied before), with `rules` in place of its rules for facts.
void lay_knowledge(const std::string& source, const std::string& folder, const std::string& rules);

}  // namespace entente::bench
