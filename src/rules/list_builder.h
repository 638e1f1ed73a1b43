// Word lists of a rule file, made from their items: words, inflected words, other lists, files.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/fold.h"
#include "rules/knowledge.h"
#include "rules/sources.h"
#include "rules/syntax.h"

namespace entente {

using ListNames = std::map<std::string, std::uint32_t>;  // name -> index into Knowledge::list_sources

class ListBuilder {
public:
    ListBuilder(const RuleFile& file, std::string folder, Knowledge& knowledge, std::vector<Error>& errors,
                std::string& sources)
        : file_(file),
          folder_(std::move(folder)),
          knowledge_(knowledge),
          errors_(errors),
          sources_(sources) {}

    void define(const WordsSource& source, ListNames& names) {
        WordList list;
        list.name = source.name;
        for (const WordItem& item : source.items) {
            if (item.list) {
                include(item, names, list);
            } else if (item.file) {
                include_file(item, list);
            } else if (std::string what = add_item(item.text, item.value, list); !what.empty()) {
                fail(item.at, what);
            }
        }
        if (names.contains(source.name)) fail(source.at, "the list " + source.name + " is there already");
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
            return "'" + base + "*': the inflection tables do not have the word '" + base + "'";
        }
        if (knowledge_.lexicon.is_verb.contains(base)) list.verbal = true;
        for (const std::string& form : forms->second) {
            list.add(words(text.substr(0, from) + form + text.substr(star + 1)), value);
        }
        return {};
    }

private:
    void fail(std::size_t at, const std::string& what) {
        errors_.push_back(error_at(file_.path, file_.text, at, what));
    }
    std::vector<std::uint32_t> words(const std::string& text) {
        return intern_words(text, knowledge_.vocabulary, knowledge_.tokenizer);
    }
    void include(const WordItem& item, const ListNames& names, WordList& list) {
        const auto found = names.find(item.text);
        if (found == names.end()) return fail(item.at, "no list " + item.text + " is defined above");
        const WordList& other = knowledge_.list_sources[found->second];
        list.verbal = list.verbal || other.verbal;
        for (const auto& [word, value] : other.single)
            list.add({word}, item.value.empty() ? other.values[value] : item.value);
        for (const auto& phrase : other.phrases)
            list.add(phrase.words, item.value.empty() ? other.values[phrase.value] : item.value);
    }
    void include_file(const WordItem& item, WordList& list) {
        const auto bytes = read_file(folder_ + "/" + item.text, knowledge_file_limit);
        if (!bytes) return fail(item.at, "cannot read " + item.text + ": " + bytes.error().what);
        sources_ += *bytes;
        for (const std::string_view line : split(*bytes, '\n')) {
            if (trim(line).empty() || line[0] == '#') continue;
            const auto fields = split(line, '\t');
            const std::string text(trim(fields[0]));
            std::string what =
                add_item(text, fields.size() > 1 ? std::string(trim(fields[1])) : std::string(), list);
            if (!what.empty()) fail(item.at, item.text + ": " + what);
        }
    }

    const RuleFile& file_;
    std::string folder_;
    Knowledge& knowledge_;
    std::vector<Error>& errors_;
    std::string& sources_;
};

}  // namespace entente
