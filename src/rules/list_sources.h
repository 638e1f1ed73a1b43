// Which word lists a rule file sees, and out of which items of which files each is made: those of the file itself
// and of the files that it uses, in all layers. A list of an upper layer extends the one of the same name below.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/layers.h"
#include "rules/syntax.h"

namespace entente {

inline constexpr std::uint64_t rules_file_limit = 16U << 20;  // bytes

struct ListSource {
    struct Item {
        const RuleFile* file = nullptr;
        const WordItem* item = nullptr;
    };
    std::string name;
    const RuleFile* file = nullptr;  // where it is defined first
    std::size_t at = 0;
    std::vector<Item> items;  // of the highest layer first: of two equal words the first counts
    bool broken = false;      // some of it did not parse; told already
};

// All files of a language below knowledge/, parsed once: rules and lists of words.
class RuleFiles {
public:
    // `folder` is that of the language: "en".
    RuleFiles(const Layers& layers, std::string folder, std::vector<Error>& errors);
    // One file from memory.
    explicit RuleFiles(RuleFile only);

    // One a layer, lowest first, of every path: "en/visits.rules".
    using ByPath = std::map<std::string, std::vector<RuleFile>>;
    [[nodiscard]] const ByPath& rules() const { return rules_; }
    [[nodiscard]] ByPath& rules() { return rules_; }
    [[nodiscard]] const ByPath& words() const { return words_; }  // "en/lists/visit.words"

    // The lists that the layers of one rule file see, each after those that it includes.
    [[nodiscard]] std::vector<ListSource> lists_of(const std::vector<RuleFile>& layers,
                                                   std::vector<Error>& errors) const;
    // For a message: where a list of that name is to be had, or what is spelt like it; may be empty.
    [[nodiscard]] std::string advice(const std::string& list, const std::vector<std::string>& seen) const;

private:
    std::string folder_;
    ByPath rules_;
    ByPath words_;
};

}  // namespace entente
