// A knowledge that is small enough to take other rules for every run: the shipped tables thinned out, and none of their
// rules, or only those of the levels below facts. Read once from the disk, never again. What the targets know of the
// inside of the rules stands here alone.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "require.h"
#include "rules/compile.h"
#include "rules/knowledge.h"

namespace entente::fuzz {

inline void thin_out(const std::filesystem::path& from, const std::filesystem::path& to, std::size_t lines) {
    static const std::set<std::string> whole{"numbers.tsv", "functions.tsv", "instruments.tsv", "levels.tsv"};
    // Words that the made rules and the seeds speak of.
    static const std::set<std::string> wanted{"visit", "go",     "sign",  "agree", "pay",       "make",
                                              "Kenya", "Norway", "Spain", "ESP",   "President", "minister"};
    std::vector<std::string> all;
    std::ifstream in(from);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line[0] != '#') all.push_back(line);
    }
    const bool keep = from.extension() == ".words" || whole.contains(from.filename().string());
    const std::size_t step = keep ? 1 : all.size() / lines + 1;
    std::ofstream out(to);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool named = wanted.contains(all[i].substr(0, all[i].find('\t')));
        if (named || i % step == 0) out << all[i] << '\n';
    }
}

inline Knowledge read_small_knowledge(bool lower_rules) {
    namespace fs = std::filesystem;
    const fs::path top(ENTENTE_TOP "/knowledge");
    const fs::path folder = fs::temp_directory_path() / ("entente_fuzz_" + std::to_string(::getpid()));
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
        const fs::path to = folder / fs::relative(entry.path(), top);
        if (entry.is_directory()) {
            fs::create_directories(to);
        } else if (entry.path().extension() != ".rules") {
            fs::create_directories(to.parent_path());
            thin_out(entry.path(), to, 30);
        }
    }
    if (lower_rules) {
        static const std::set<std::string> others{"durations.rules", "clock.rules", "quantities.rules",
                                                  "multiples.rules", "holders.rules"};
        for (const auto& entry : fs::directory_iterator(top / "en")) {
            const std::string name = entry.path().filename().string();
            if (name.ends_with("times.rules") || others.contains(name))
                fs::copy_file(entry.path(), folder / "en" / name);
        }
    }
    Knowledge knowledge;
    std::vector<Error> errors;  // of what names a line that was left out: as it should be
    const Layers layers({folder.string()});
    load_tables(knowledge, layers, "en", errors);
    load_rules(knowledge, layers, "en", true, errors);
    fs::remove_all(folder);
    return knowledge;
}

// The small knowledge with rules of one's own, which take the place of those that were there before. No file is
// opened: no folder is named. Words stay in the vocabulary, which no result depends on; it
// begins anew when it has grown long.
class SmallKnowledge {
public:
    explicit SmallKnowledge(bool lower_rules) : base_(read_small_knowledge(lower_rules)), now_(base_) {}

    const Knowledge& with_rules(const std::string& text, std::vector<Error>& errors) {
        if (now_.vocabulary.size() > base_.vocabulary.size() + 1000) now_ = base_;
        now_.rules.resize(base_.rules.size());
        now_.pattern_sources.resize(base_.pattern_sources.size());
        now_.list_sources.resize(base_.list_sources.size());
        now_.literals = base_.literals;
        add_rules(parse_rules("fuzz.rules", text, errors), now_, errors);
        return now_;
    }

private:
    Knowledge base_;
    Knowledge now_;
};

}  // namespace entente::fuzz
