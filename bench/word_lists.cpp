#include "word_lists.h"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace entente::bench {
namespace {

const std::map<std::string_view, Blank> blanks{
    {"A", Blank::country_a},     {"B", Blank::country_b},     {"a", Blank::adjective_a},
    {"b", Blank::adjective_b},   {"CA", Blank::capital_a},    {"CB", Blank::capital_b},
    {"cityA", Blank::city_a},    {"cityB", Blank::city_b},    {"TA", Blank::title_a},
    {"TB", Blank::title_b},      {"PA", Blank::leader_a},     {"PB", Blank::leader_b},
    {"SA", Blank::surname_a},    {"SB", Blank::surname_b},    {"country", Blank::country},
    {"city", Blank::city},       {"person", Blank::person},   {"surname", Blank::surname},
    {"noun", Blank::noun},       {"nouns", Blank::nouns},     {"mass", Blank::mass},
    {"adj", Blank::adjective},   {"adv", Blank::adverb},      {"verb", Blank::verb},
    {"past", Blank::past},       {"number", Blank::number},   {"big", Blank::big},
    {"sum", Blank::sum},         {"percent", Blank::percent}, {"ordinal", Blank::ordinal},
    {"year", Blank::year},       {"future", Blank::future},   {"month", Blank::month},
    {"weekday", Blank::weekday}, {"date", Blank::date},       {"dayspan", Blank::dayspan},
    {"field", Blank::field},     {"treaty", Blank::treaty},   {"kind", Blank::kind},
};

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + ": cannot be read");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line[0] != '#') lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> words_of(const std::string& path) {
    std::vector<std::string> words;
    for (const std::string& line : lines_of(path)) {
        std::istringstream in(line);
        for (std::string word; in >> word;) words.push_back(word);
    }
    return words;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// The word with `s` or `ed` behind it, as English spells that; of short verbs the table gives the past where the
// last letter is doubled and it matters.
std::string with_ending(const std::string& word, const std::string& ending) {
    const char last = word.back();
    const bool after_vowel = word.size() > 1 && is_vowel(word[word.size() - 2]);
    if (last == 'y' && !after_vowel) return word.substr(0, word.size() - 1) + (ending == "s" ? "ies" : "ied");
    if (ending == "ed") return word + (last == 'e' ? "d" : "ed");
    const bool hissing =
        last == 's' || last == 'x' || last == 'z' || word.ends_with("ch") || word.ends_with("sh");
    return word + (hissing ? "es" : "s");
}

// "go/went" in its two parts; where there is no second one it is made.
std::pair<std::string, std::string> two_forms(const std::string& word, const std::string& ending) {
    const std::size_t slash = word.find('/');
    if (slash == std::string::npos) return {word, with_ending(word, ending)};
    return {word.substr(0, slash), word.substr(slash + 1)};
}

Frame frame_of(const std::string& text) {
    Frame frame;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        if (open == std::string::npos) break;
        const std::size_t close = text.find('}', open);
        const auto blank =
            close == std::string::npos ? blanks.end() : blanks.find(text.substr(open + 1, close - open - 1));
        if (blank == blanks.end()) throw std::runtime_error("frames.txt: unknown blank in: " + text);
        frame.push_back({text.substr(at, open - at), blank->second});
        at = close + 1;
    }
    frame.push_back({text.substr(at), Blank::none});
    return frame;
}

void read_names(const std::string& path, WordLists& lists) {
    for (const std::string& line : lines_of(path)) {
        std::istringstream in(line);
        std::string word;
        in >> word;
        std::vector<std::string>& names = word == "given" ? lists.given_names : lists.family_names;
        while (in >> word) names.push_back(word);
    }
}

void read_countries(const std::string& path, WordLists& lists) {
    for (const std::string& line : lines_of(path)) {
        std::istringstream in(line);
        Country country;
        std::getline(in, country.name, '\t');
        std::getline(in, country.adjective, '\t');
        std::getline(in, country.capital, '\t');
        std::getline(in, country.city, '\t');
        lists.countries.push_back(std::move(country));
    }
}

void read_frames(const std::string& path, WordLists& lists) {
    for (const std::string& line : lines_of(path)) {
        const std::size_t space = line.find(' ');
        const std::string place = line.substr(0, space);
        std::vector<Frame>& frames = place == "head"   ? lists.headlines
                                     : place == "ties" ? lists.ties
                                                       : lists.news;
        frames.push_back(frame_of(line.substr(space + 1)));
    }
}

}  // namespace

WordLists read_word_lists(const std::string& folder) {
    WordLists lists;
    for (const std::string& word : words_of(folder + "/nouns.txt")) {
        auto [one, many] = two_forms(word, "s");
        lists.nouns.push_back({std::move(one), std::move(many)});
    }
    for (const std::string& word : words_of(folder + "/verbs.txt")) {
        auto [base, past] = two_forms(word, "ed");
        lists.verbs.push_back({std::move(base), std::move(past)});
    }
    lists.mass = words_of(folder + "/mass.txt");
    lists.adjectives = words_of(folder + "/adjectives.txt");
    lists.adverbs = words_of(folder + "/adverbs.txt");
    read_names(folder + "/names.txt", lists);
    read_countries(folder + "/countries.txt", lists);
    read_frames(folder + "/frames.txt", lists);
    return lists;
}

}  // namespace entente::bench
