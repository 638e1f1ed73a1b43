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

}  // namespace

std::set<std::string> lay_over(RuleFiles& files, std::vector<Error>& errors) {
    std::set<std::string> names;
    std::map<std::size_t, std::map<std::string, Place>> by_layer;
    std::map<std::string, std::size_t> highest;  // layer whose say on the name counts
    for (auto& [relative, layers] : files.rules()) {
        for (RuleFile& file : layers) {
            std::map<std::string, Place>& own = by_layer[file.layer];
            std::erase_if(file.rules, [&](const RuleSource& rule) {
                names.insert(rule.name);
                const auto [first, fresh] = own.emplace(rule.name, Place{&file, rule.at});
                std::size_t& layer = highest[rule.name];
                layer = std::max(layer, file.layer);
                if (fresh) return false;
                if (errors.size() > enough) return true;
                fail(file, rule.at,
                     "a rule " + rule.name + " is there already, in " + line_of(first->second) +
                         "; expected another name",
                     errors);
                return true;
            });
            names.insert(file.broken_rules.begin(), file.broken_rules.end());
        }
    }
    const std::vector<std::string> known(names.begin(), names.end());
    for (const auto& [relative, layers] : files.rules()) {
        for (const RuleFile& file : layers) {
            for (const Named& off : file.offs) {
                const bool below = std::any_of(by_layer.begin(), by_layer.end(), [&](const auto& layer) {
                    return layer.first < file.layer && layer.second.contains(off.name);
                });
                if (below) {
                    std::size_t& layer = highest[off.name];
                    layer = std::max(layer, file.layer);
                    if (by_layer[file.layer].contains(off.name)) {
                        fail(file, off.at,
                             "rule " + off.name +
                                 " is switched off and written anew in one folder; a new "
                                 "rule of that name takes its place by itself, leave 'off' out",
                             errors);
                    }
                } else if (file.layer == 0) {
                    fail(file, off.at,
                         "'off' belongs into a folder that is laid over this one; here leave the rule out",
                         errors);
                } else if (!names.contains(off.name)) {
                    fail(file, off.at,
                         "expected a rule to switch off, found no rule '" + off.name + "'" +
                             did_you_mean(off.name, known),
                         errors);
                } else if (by_layer[file.layer].contains(off.name)) {
                    fail(file, off.at,
                         "rule " + off.name + " is of this very folder; leave the rule out instead", errors);
                }
            }
        }
    }
    for (auto& [relative, layers] : files.rules()) {
        for (RuleFile& file : layers) {
            std::erase_if(file.rules,
                          [&](const RuleSource& rule) { return highest[rule.name] > file.layer; });
        }
    }
    return names;
}

void check_strays(const Layers& layers, const std::string& language, const RuleFiles& files,
                  std::vector<Error>& errors) {
    namespace fs = std::filesystem;
    if (layers.folders().size() < 2) return;
    std::set<std::string> read;
    const auto note = [&](const RuleFiles::ByPath& all) {
        for (const auto& [relative, parsed] : all) {
            for (const RuleFile& file : parsed) {
                for (const Named& use : file.uses) read.insert(language + "/" + use.name + ".words");
                for (const WordsSource& words : file.words) {
                    for (const WordItem& item : words.items) {
                        if (item.file) read.insert(language + "/" + item.text);
                    }
                }
            }
        }
    };
    note(files.rules());
    note(files.words());
    const Layers shipped({layers.folders().front()});
    for (const std::string_view extension : {".tsv", ".txt", ".words"}) {
        for (const std::string& under : {std::string("world"), language}) {
            const std::vector<std::string> known = shipped.list(under, extension);
            for (const std::string& relative : layers.list(under, extension)) {
                if (read.contains(relative) || std::binary_search(known.begin(), known.end(), relative))
                    continue;
                const std::string path = layers.find(relative).back().path;
                const std::string name = relative.substr(relative.rfind('/') + 1);
                std::vector<std::string> names;
                for (const std::string& one : known) names.push_back(one.substr(one.rfind('/') + 1));
                const std::string what =
                    extension != ".words"
                        ? "nothing reads a file of this name" + did_you_mean(name, names)
                        : "no rule file uses these lists; expected a line 'use " +
                              relative.substr(language.size() + 1, relative.size() - language.size() - 7) +
                              "' in one";
                errors.push_back({ErrorCode::bad_knowledge, path, what});
            }
        }
    }
    for (std::size_t i = 1; i < layers.folders().size(); ++i) {
        std::error_code none;
        for (fs::directory_iterator it(layers.folders()[i], none), end; !none && it != end;
             it.increment(none)) {
            const fs::path extension = it->path().extension();
            if (extension != ".rules" && extension != ".words") continue;
            errors.push_back(
                {ErrorCode::bad_knowledge, it->path().string(),
                 "stands beside the folder of its language; expected it in " + language + "/, as " +
                     (fs::path(layers.folders()[i]) / language / it->path().filename()).string()});
        }
    }
}

}  // namespace entente
