#include "rules/known_words.h"

#include <algorithm>

#include "rules/character_pattern.h"
#include "rules/table_shapes.h"

namespace entente {
namespace {

class Knower {
public:
    Knower(const Layers& layers, const std::string& folder, Knowledge& knowledge)
        : layers_(layers), folder_(folder), knowledge_(knowledge) {}

    void file(const RuleFile& file) {
        for (const WordsSource& words : file.words) {
            for (const WordItem& item : words.items) {
                if (item.file)
                    table(item.text);
                else if (item.pattern)
                    texts(item.text);
                else if (!item.list)
                    know(item.text);
            }
        }
        for (const RuleSource& rule : file.rules) {
            for (const PatternNode& say : rule.says) pattern(say);
        }
    }

private:
    void know(std::string text) {  // forms of inflected words are known from the tables
        std::erase(text, '*');
        intern_words(text, knowledge_.vocabulary, knowledge_.tokenizer);
    }
    void table(const std::string& path) {
        std::vector<Error> told_later;
        for (const LayeredTable::Row& row :
             layers_.table(folder_ + "/" + path, shape_of_table(path), told_later).rows)
            know(std::string(row.line.substr(0, row.line.find('\t'))));
    }
    void texts(const std::string& characters) {
        const CharacterPattern pattern(characters);
        if (!pattern.fault().empty()) return;  // told later
        if (const auto all = pattern.texts()) {
            for (const std::string& text : *all) know(text);
        }
    }
    void pattern(const PatternNode& node) {
        if (node.kind == PatternNode::Kind::literal) know(node.text);
        for (const PatternNode& part : node.parts) pattern(part);
    }

    const Layers& layers_;
    const std::string& folder_;
    Knowledge& knowledge_;
};

bool has_pattern(const RuleFiles::ByPath& all) {
    return std::any_of(all.begin(), all.end(), [](const auto& entry) {
        return std::any_of(entry.second.begin(), entry.second.end(), [](const RuleFile& file) {
            return std::any_of(file.words.begin(), file.words.end(), [](const WordsSource& words) {
                return std::any_of(words.items.begin(), words.items.end(),
                                   [](const WordItem& item) { return item.pattern; });
            });
        });
    });
}

}  // namespace

void know_words(const RuleFiles& files, const Layers& layers, const std::string& folder,
                Knowledge& knowledge) {
    if (!has_pattern(files.rules()) && !has_pattern(files.words())) return;
    Knower knower(layers, folder, knowledge);
    for (const RuleFiles::ByPath* all : {&files.words(), &files.rules()}) {
        for (const auto& [relative, layered] : *all) {
            for (const RuleFile& file : layered) knower.file(file);
        }
    }
}

}  // namespace entente
