// Word lists of a rule file, made from their items: words, inflected words, other lists, files.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/fold.h"
#include "base/layers.h"
#include "base/spelling.h"
#include "rules/character_pattern.h"
#include "rules/knowledge.h"
#include "rules/list_sources.h"
#include "rules/table_shapes.h"

namespace entente {

using ListNames = std::map<std::string, std::uint32_t>;  // name -> index into Knowledge::list_sources

class ListBuilder {
public:
    // `folder` is that of the language: "en".
    ListBuilder(const Layers& layers, std::string folder, Knowledge& knowledge, std::vector<Error>& errors)
        : layers_(layers), folder_(std::move(folder)), knowledge_(knowledge), errors_(errors) {}

    // Lists that it includes are in `names` already.
    void define(const ListSource& source, ListNames& names) {
        WordList list;
        list.name = source.name;
        for (const ListSource::Item& part : source.items) {
            const WordItem& item = *part.item;
            if (item.list) {
                include(item, names, list);
            } else if (item.file) {
                include_file(part, list);
            } else if (item.pattern) {
                include_pattern(part, list);
            } else if (std::string what = add_item(item.text, item.value, list); !what.empty()) {
                fail(part, what);
            }
        }
        names[source.name] = static_cast<std::uint32_t>(knowledge_.list_sources.size());
        knowledge_.list_sources.push_back(std::move(list));
    }

    // Adds a word or phrase, all its forms where a word bears a star. Returns what is wrong, or nothing.
    std::string add_item(const std::string& text, const std::string& value, WordList& list) {
        const std::size_t star = text.find('*');
        if (star == std::string::npos) {
            list.add(words(text), value);
            return {};
        }
        std::size_t from = text.rfind(' ', star);
        from = from == std::string::npos ? 0 : from + 1;
        const std::string base = fold(text.substr(from, star - from));
        const auto forms = knowledge_.lexicon.forms.find(base);
        if (forms == knowledge_.lexicon.forms.end()) {
            return no_forms(base);
        }
        if (knowledge_.lexicon.is_verb.contains(base)) list.verbal = true;
        for (const std::string& form : forms->second) {
            list.add(words(text.substr(0, from) + form + text.substr(star + 1)), value);
        }
        return {};
    }

private:
    void fail(const ListSource::Item& part, const std::string& what, std::size_t further = 0) {
        errors_.push_back(error_at(part.file->path, part.file->text, part.item->at + further, what));
    }
    [[nodiscard]] std::string no_forms(const std::string& base) const {
        std::vector<std::string> known;
        if (errors_.size() < 50) {  // the search takes time, and more errors are not shown
            for (const auto& [word, forms] : knowledge_.lexicon.forms) known.push_back(word);
        }
        std::sort(known.begin(), known.end());
        return "no forms of '" + base + "' are known: write '" + base +
               "' without the star, or add a line to " + folder_ + "/inflection/verbs.tsv or nouns.tsv" +
               did_you_mean(base, known);
    }
    std::vector<std::uint32_t> words(const std::string& text) {
        return intern_words(text, knowledge_.vocabulary, knowledge_.tokenizer);
    }
    void include(const WordItem& item, const ListNames& names, WordList& list) {
        const auto found = names.find(item.text);
        if (found == names.end()) return;  // told already
        const WordList& other = knowledge_.list_sources[found->second];
        list.verbal = list.verbal || other.verbal;
        for (const auto& [word, value] : other.single)
            list.add({word}, item.value.empty() ? other.values[value] : item.value);
        for (const auto& phrase : other.phrases)
            list.add(phrase.words, item.value.empty() ? other.values[phrase.value] : item.value);
    }
    void include_file(const ListSource::Item& part, WordList& list) {
        const std::string relative = folder_ + "/" + part.item->text;
        const LayeredTable table = layers_.table(relative, shape_of_table(relative), errors_);
        if (table.files.empty()) {
            std::vector<std::string> known;
            for (const std::string_view extension : {".txt", ".tsv"}) {
                for (const std::string& path : layers_.list(folder_, extension))
                    known.push_back(path.substr(folder_.size() + 1));
            }
            return fail(part, "expected a file of words, found no " + relative +
                                  did_you_mean(part.item->text, known));
        }
        for (const LayeredTable::Row& row : table.rows) {
            const auto fields = split(row.line, '\t');
            const std::string value = fields.size() > 1 ? std::string(trim(fields[1])) : std::string();
            const std::string what = add_item(std::string(trim(fields[0])), value, list);
            if (!what.empty()) errors_.push_back(table.error(row, what));
        }
    }
    // A pattern of characters that can be listed stands for what it lists, else for the known words that fit.
    void include_pattern(const ListSource::Item& part, WordList& list) {
        const CharacterPattern pattern(part.item->text);
        if (!pattern.fault().empty()) return fail(part, pattern.fault(), 1 + pattern.fault_at());
        std::size_t found = 0;
        if (const auto texts = pattern.texts()) {
            for (const std::string& text : *texts) {
                list.add(words(text), part.item->value);
                ++found;
            }
        } else {
            for (std::uint32_t id = 1; id < knowledge_.vocabulary.size(); ++id) {
                if (!pattern.matches(knowledge_.vocabulary.text(id))) continue;
                list.add({id}, part.item->value);
                ++found;
            }
        }
        if (found == 0) {
            fail(part, "no word that is known fits /" + part.item->text +
                           "/ from its first letter to its last; spell the words out");
        }
    }

    const Layers& layers_;
    std::string folder_;
    Knowledge& knowledge_;
    std::vector<Error>& errors_;
};

}  // namespace entente
