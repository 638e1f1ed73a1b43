#include "rules/overlay.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/spelling.h"

namespace entente {
namespace {

constexpr std::size_t enough = 500;  // errors; more are never shown

void fail(const RuleFile& file, std::size_t at, const std::string& what, std::vector<Error>& errors) {
    errors.push_back(error_at(file.path, file.text, at, what));
}

struct Place {
    const RuleFile* file = nullptr;
    std::size_t at = 0;
};

std::string line_of(const Place& place) {
    const std::string_view text = std::string_view(place.file->text).substr(0, place.at);
    return place.file->path + ":" + std::to_string(1 + std::count(text.begin(), text.end(), '\n'));
}

class Layering {
public:
    Layering(RuleFiles& files, std::vector<Error>& errors) : files_(files), errors_(errors) {}

    std::set<std::string> go() {
        each([&](RuleFile& file) { learn(file); });
        known_.assign(names_.begin(), names_.end());
        each([&](const RuleFile& file) {
            for (const Named& off : file.offs) switch_off(file, off);
        });
        each([&](RuleFile& file) {
            std::erase_if(file.rules,
                          [&](const RuleSource& rule) { return highest_[rule.name] > file.layer; });
        });
        return names_;
    }

private:
    template <class Action>
    void each(Action action) {
        for (auto& [relative, layers] : files_.rules()) {
            for (RuleFile& file : layers) action(file);
        }
    }

    void learn(RuleFile& file) {
        std::map<std::string, Place>& own = by_layer_[file.layer];
        std::erase_if(file.rules, [&](const RuleSource& rule) {
            names_.insert(rule.name);
            const auto [first, fresh] = own.emplace(rule.name, Place{&file, rule.at});
            raise(rule.name, file.layer);
            if (fresh || errors_.size() > enough) return !fresh;
            fail(file, rule.at,
                 "a rule " + rule.name + " is there already, in " + line_of(first->second) +
                     "; expected another name",
                 errors_);
            return true;
        });
        names_.insert(file.broken_rules.begin(), file.broken_rules.end());
    }

    void raise(const std::string& name, std::size_t to) {
        std::size_t& layer = highest_[name];
        layer = std::max(layer, to);
    }

    void switch_off(const RuleFile& file, const Named& off) {
        const bool below = std::any_of(by_layer_.begin(), by_layer_.end(), [&](const auto& layer) {
            return layer.first < file.layer && layer.second.contains(off.name);
        });
        const bool own = by_layer_[file.layer].contains(off.name);
        if (below) raise(off.name, file.layer);
        if (below && !own) return;
        std::string what;
        if (below) {
            what =
                "rule " + off.name +
                " is switched off and written anew in one folder; a new rule of that name takes its place by "
                "itself, leave 'off' out";
        } else if (file.layer == 0) {
            what = "'off' belongs into a folder that is laid over this one; here leave the rule out";
        } else if (own) {
            what = "rule " + off.name + " is of this very folder; leave the rule out instead";
        } else if (!names_.contains(off.name)) {
            what = "expected a rule to switch off, found no rule '" + off.name + "'" +
                   did_you_mean(off.name, known_);
        }
        if (!what.empty()) fail(file, off.at, what, errors_);
    }

    RuleFiles& files_;
    std::vector<Error>& errors_;
    std::set<std::string> names_;
    std::vector<std::string> known_;
    std::map<std::size_t, std::map<std::string, Place>> by_layer_;
    std::map<std::string, std::size_t> highest_;  // the layer whose say on the name counts
};

// Files that rules name: "en/lists/visit.words", "en/lists/honorifics.txt".
std::set<std::string> named_files(const RuleFiles& files, const std::string& language) {
    std::set<std::string> out;
    const auto items = [&](const WordsSource& words) {
        for (const WordItem& item : words.items) {
            if (item.file) out.insert(language + "/" + item.text);
        }
    };
    for (const RuleFiles::ByPath* all : {&files.rules(), &files.words()}) {
        for (const auto& [relative, parsed] : *all) {
            for (const RuleFile& file : parsed) {
                for (const Named& use : file.uses) out.insert(language + "/" + use.name + ".words");
                std::for_each(file.words.begin(), file.words.end(), items);
            }
        }
    }
    return out;
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// "en/lists/visit.words" as `use` names it.
std::string use_name(const std::string& relative, const std::string& language) {
    constexpr std::size_t extension = 6;
    return relative.substr(language.size() + 1, relative.size() - language.size() - 1 - extension);
}

}  // namespace

std::set<std::string> lay_over(RuleFiles& files, std::vector<Error>& errors) {
    return Layering(files, errors).go();
}

void check_strays(const Layers& layers, const std::string& language, const RuleFiles& files,
                  std::vector<Error>& errors) {
    namespace fs = std::filesystem;
    if (layers.folders().size() < 2) return;
    const std::set<std::string> named = named_files(files, language);
    const Layers shipped({layers.folders().front()});
    const auto check = [&](const std::string& under, std::string_view extension) {
        const std::vector<std::string> known = shipped.list(under, extension);
        std::vector<std::string> names(known.size());
        std::transform(known.begin(), known.end(), names.begin(), file_name);
        for (const std::string& relative : layers.list(under, extension)) {
            if (named.contains(relative) || std::binary_search(known.begin(), known.end(), relative))
                continue;
            errors.push_back({ErrorCode::bad_knowledge, layers.find(relative).back().path,
                              extension == ".words" ? "no rule file uses these lists; expected a line 'use " +
                                                          use_name(relative, language) + "' in one"
                                                    : "nothing reads a file of this name" +
                                                          did_you_mean(file_name(relative), names)});
        }
    };
    for (const std::string_view extension : {".tsv", ".txt", ".words"}) {
        if (extension != ".words") check("world", extension);
        check(language, extension);
    }
    for (std::size_t i = 1; i < layers.folders().size(); ++i) {
        const fs::path folder = layers.folders()[i];
        std::error_code none;
        for (fs::directory_iterator it(folder, none), end; !none && it != end; it.increment(none)) {
            const fs::path extension = it->path().extension();
            if (extension != ".rules" && extension != ".words") continue;
            errors.push_back({ErrorCode::bad_knowledge, it->path().string(),
                              "stands beside the folder of its language; expected it in " + language +
                                  "/, as " + (folder / language / it->path().filename()).string()});
        }
    }
}

}  // namespace entente
