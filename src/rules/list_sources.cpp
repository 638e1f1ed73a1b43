#include "rules/list_sources.h"

#include <algorithm>

#include "base/fold.h"
#include "base/spelling.h"
#include "rules/program.h"

namespace entente {
namespace {

// Gathers the definitions, then brings them into an order in which each finds what it includes.
class Gatherer {
public:
    Gatherer(std::vector<Error>& errors) : errors_(errors) {}  // NOLINT(google-explicit-constructor)

    void add(const RuleFile& file) {
        for (const WordsSource& words : file.words) define(file, words);
        for (const WordsSource& words : file.off_words) take_out(file, words);
        for (const std::string& name : file.broken_words) {
            if (!name.empty()) list(name, file, 0).broken = true;
        }
    }

    // `advice` says more of a list that is not there.
    template <class Advice>
    std::vector<ListSource> in_order(Advice advice) {
        std::vector<std::size_t> waits(lists_.size());
        std::vector<std::vector<std::size_t>> wanted_by(lists_.size());
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            ListSource& source = lists_[i];
            std::erase_if(source.items, [&](const ListSource::Item& part) {
                if (!part.item->list) return false;
                const auto found = index_.find(part.item->text);
                if (found == index_.end()) {
                    const std::string known = advice(part.item->text);
                    fail(*part.file, part.item->at,
                         "expected a list, which is what a name in CAPITALS is, found no '" +
                             part.item->text + "'" +
                             (known.empty() ? "; a word is written in small letters" : known));
                    return true;
                }
                wanted_by[found->second].push_back(i);
                ++waits[i];
                return false;
            });
        }
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            if (waits[i] == 0) order.push_back(i);
        }
        for (std::size_t k = 0; k < order.size(); ++k) {
            for (const std::size_t next : wanted_by[order[k]]) {
                if (--waits[next] == 0) order.push_back(next);
            }
        }
        std::vector<ListSource> out;
        out.reserve(order.size());
        for (const std::size_t i : order) out.push_back(std::move(lists_[i]));
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            if (waits[i] == 0) continue;
            ListSource& source = lists_[i];
            fail(*source.file, source.at,
                 "the list " + source.name + " includes itself, maybe by way of another list");
            source.items.clear();
            source.broken = true;
            out.push_back(std::move(source));
        }
        return out;
    }

private:
    void fail(const RuleFile& file, std::size_t at, const std::string& what) {
        errors_.push_back(error_at(file.path, file.text, at, what));
    }

    ListSource& list(const std::string& name, const RuleFile& file, std::size_t at) {
        const auto [found, fresh] = index_.emplace(name, lists_.size());
        if (fresh) {
            lists_.emplace_back();
            lists_.back().name = name;
            lists_.back().file = &file;
            lists_.back().at = at;
        }
        return lists_[found->second];
    }

    void define(const RuleFile& file, const WordsSource& words) {
        if (pattern_class_of(words.name) >= 0) {
            return fail(file, words.at,
                        "'" + words.name + "' is a class; expected another name for the list");
        }
        ListSource& source = list(words.name, file, words.at);
        if (!source.items.empty() && source.items.front().file->layer == file.layer) {
            const RuleFile& other = *source.items.front().file;
            return fail(file, words.at,
                        "a list " + words.name + " is in " + other.path + " already; expected another name");
        }
        std::vector<ListSource::Item> items;
        std::set<std::string> own;
        for (const WordItem& item : words.items) {
            items.push_back({&file, &item});
            own.insert(fold(item.text));
        }
        for (const ListSource::Item& below : source.items) {
            if (!own.contains(fold(below.item->text))) items.push_back(below);
        }
        source.items = std::move(items);
    }

    void take_out(const RuleFile& file, const WordsSource& words) {
        const auto found = index_.find(words.name);
        if (found == index_.end()) {
            std::vector<std::string> known;
            for (const ListSource& source : lists_) known.push_back(source.name);
            return fail(file, words.at,
                        "expected a list that this file sees, found no '" + words.name + "'" +
                            did_you_mean(words.name, known));
        }
        ListSource& source = lists_[found->second];
        for (const WordItem& item : words.items) {
            std::vector<std::string> known;
            const std::size_t gone = std::erase_if(source.items, [&](const ListSource::Item& below) {
                if (below.file->layer >= file.layer) return false;
                known.push_back(below.item->text);
                return fold(below.item->text) == fold(item.text);
            });
            if (gone == 0) {
                fail(file, item.at,
                     "expected an item that the list " + words.name + " has in a folder below, found '" +
                         item.text + "'" + did_you_mean(item.text, known));
            }
        }
    }

    std::vector<Error>& errors_;
    std::vector<ListSource> lists_;
    std::map<std::string, std::size_t> index_;
};

RuleFiles::ByPath parse_all(const Layers& layers, const std::string& folder, std::string_view extension,
                            std::vector<Error>& errors) {
    RuleFiles::ByPath out;
    for (const std::string& relative : layers.list(folder, extension)) {
        for (const Layers::Found& found : layers.find(relative)) {
            auto text = read_file(found.path, rules_file_limit);
            if (!text) {
                errors.push_back(text.error());
                continue;
            }
            RuleFile file = parse_rules(found.path, std::move(*text), errors);
            file.relative = relative;
            file.layer = found.layer;
            out[relative].push_back(std::move(file));
        }
    }
    return out;
}

}  // namespace

RuleFiles::RuleFiles(RuleFile only) {
    std::string path = only.path;
    rules_[std::move(path)].push_back(std::move(only));
}

RuleFiles::RuleFiles(const Layers& layers, std::string folder, std::vector<Error>& errors)
    : folder_(std::move(folder)),
      rules_(parse_all(layers, folder_, ".rules", errors)),
      words_(parse_all(layers, folder_, ".words", errors)) {
    for (const auto& [relative, files] : words_) {
        for (const RuleFile& file : files) {
            const auto fail = [&](std::size_t at, const char* what) {
                errors.push_back(error_at(file.path, file.text, at, what));
            };
            for (const RuleSource& rule : file.rules)
                fail(rule.at, "a .words file holds lists; expected rules in a .rules file");
            for (const Named& use : file.uses)
                fail(use.at, "a .words file uses no other; expected 'use' in a .rules file");
            for (const Named& off : file.offs)
                fail(off.at, "a .words file switches no rule off; expected 'off' in a .rules file");
        }
    }
}

std::vector<ListSource> RuleFiles::lists_of(const std::vector<RuleFile>& layers,
                                            std::vector<Error>& errors) const {
    Gatherer gatherer(errors);
    std::map<std::size_t, std::vector<const RuleFile*>> by_layer;  // a layer's lists before those above it
    std::set<std::string> used;
    for (const RuleFile& file : layers) {
        by_layer[file.layer].push_back(&file);
        for (const Named& use : file.uses) {
            const std::string relative = folder_ + "/" + use.name + ".words";
            const auto found = words_.find(relative);
            if (found == words_.end()) {
                std::vector<std::string> names;
                for (const auto& [path, files] : words_)
                    names.push_back(path.substr(folder_.size() + 1, path.size() - folder_.size() - 7));
                errors.push_back(error_at(
                    file.path, file.text, use.at,
                    "expected a file of lists, found no " + relative + did_you_mean(use.name, names)));
                continue;
            }
            if (!used.insert(relative).second) continue;
            for (const RuleFile& words : found->second) by_layer[words.layer].push_back(&words);
        }
    }
    for (auto& [layer, files] : by_layer) {
        std::stable_sort(files.begin(), files.end(), [](const RuleFile* a, const RuleFile* b) {
            return a->relative.ends_with(".words") > b->relative.ends_with(".words");
        });
        for (const RuleFile* file : files) gatherer.add(*file);
    }
    std::vector<std::string> seen;
    for (const auto& [layer, files] : by_layer) {
        for (const RuleFile* file : files) {
            for (const WordsSource& words : file->words) seen.push_back(words.name);
        }
    }
    return gatherer.in_order([&](const std::string& name) { return advice(name, seen); });
}

std::string RuleFiles::advice(const std::string& list, const std::vector<std::string>& seen) const {
    const auto defines = [&](const RuleFile& file) {
        return std::any_of(file.words.begin(), file.words.end(),
                           [&](const WordsSource& words) { return words.name == list; });
    };
    const auto defined_in = [&](const ByPath& all) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) {
            return std::any_of(entry.second.begin(), entry.second.end(), defines);
        });
        return found == all.end() ? std::string() : found->first;
    };
    if (const std::string path = defined_in(words_); !path.empty()) {
        return "; there is a list " + list + " in " + path + ": say 'use " +
               path.substr(folder_.size() + 1, path.size() - folder_.size() - 7) + "' at the top of the file";
    }
    std::string near = did_you_mean(list, seen);
    if (!near.empty()) return near;
    const std::string path = defined_in(rules_);
    if (path.empty()) return {};
    return "; " + path + " has a list " + list + " of its own, which other files do not see";
}

}  // namespace entente
