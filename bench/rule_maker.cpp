#include "rule_maker.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string_view>

namespace entente::bench {
namespace {

constexpr std::size_t frequent_words = 100;
constexpr std::size_t crowd = 100;
constexpr std::size_t fitting = 100;  // rules made to fit the text: the larger sets have no more of them

// Lists that the patterns share, made of words that every text has and the inflection tables know.
constexpr std::string_view shared_lists =
    "words MOVES = go*, travel*, arrive*, return*, come*, leave*\n"
    "words TELLS = say*, tell*, report*, announce*, add*, explain*\n"
    "words TREATS = sign*, agree*, adopt*, approve*, accept*, reject*\n"
    "words CHANGES = rise*, fall*, grow*, increase*, reduce*, improve*\n"
    "words SIZES = large, small, big, huge, tiny, vast, minor, major\n"
    "words PLACES = town, village, region, province, district, coast, border\n"
    "words KINDS = official:official, state:state, working:working, private:private\n\n";
constexpr std::string_view list_names[] = {"MOVES", "TELLS", "TREATS", "CHANGES", "SIZES", "PLACES"};

bool is_plain(const std::string& word) {
    return word.size() > 2 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// One rule on its way: a pattern, the words of an example that it takes, and what that example gives.
struct Draft {
    std::string type;
    std::string say;
    std::string sets;
    std::string example;
    std::string gives;
};

class RuleMaker {
public:
    RuleMaker(const TextWords& words, Anchors anchors, std::uint64_t seed)
        : words_(words),
          anchors_(anchors),
          random_(seed),
          any_(words.ranked().size()),
          rare_(words.ranked().size() - frequent_words) {}

    std::string rule(std::size_t number) {
        fits_ = number < fitting;
        const std::string anchor = this->anchor();
        const Draft draft = this->draft(anchor);
        std::string out =
            "rule made.r" + std::to_string(number) + " -> " + draft.type + "\n  say  " + draft.say + "\n";
        if (random_.chance(20)) out += "  say  " + this->draft_of(draft.type, this->anchor()).say + "\n";
        if (!draft.sets.empty()) out += "  set  " + draft.sets + "\n";
        out += "  why  made for measuring\n  yes  \"" + draft.example + "\" => " + draft.type + " " +
               draft.gives + "\n";
        out += "  no   \"Nobody asked for " + anchor + ".\"\n\n";
        return out;
    }

private:
    std::string anchor() {
        while (true) {
            const std::size_t rank = anchors_ == Anchors::spread ? rare_.draw(random_) : random_.below(crowd);
            const std::string& word = words_.ranked()[frequent_words + rank];
            if (!grammar_.contains(word)) return word;
        }
    }

    // Words of grammar stand in every second sentence: no rule begins from them.
    static std::set<std::string> grammar_words() {
        std::set<std::string> out;
        std::ifstream in(ENTENTE_TOP "/knowledge/en/functions.tsv");
        for (std::string line; std::getline(in, line);) out.insert(line.substr(0, line.find('\t')));
        return out;
    }

    std::string word() { return words_.ranked()[any_.draw(random_)]; }

    // Three words to stand behind the anchor: every third time those of a place in the text, so that they fit.
    std::vector<std::string> three(const std::string& anchor) {
        std::vector<std::string> out;
        if (fits_ && random_.chance(33)) out = words_.behind(anchor, 3, random_);
        while (out.size() < 3) out.push_back(word());
        return out;
    }

    Draft draft(const std::string& anchor) {
        return random_.chance(50) ? words_alone(anchor) : with_marks(anchor);
    }

    // A further way to say the same has to give the same slots.
    Draft draft_of(const std::string& type, const std::string& anchor) {
        const auto w = three(anchor);
        if (type == "visit") return {type, "visitor=PERSON ..6 " + anchor + " ..6 to=COUNTRY", "", "", ""};
        if (type == "figure") return {type, anchor + " ..3 value=MONEY|PERCENT", "", "", ""};
        if (type == "commitment")
            return {type, "by=PARTY ~ " + anchor + " action=(" + w[0] + " " + w[1] + ")", "", "", ""};
        return {type, "name=(" + anchor + " " + w[0] + "|" + w[1] + ")", "", "", ""};
    }

    Draft words_alone(const std::string& anchor) {
        const auto w = three(anchor);
        const std::string list(list_names[random_.below(std::size(list_names))]);
        const auto project = [&](const std::string& say, const std::string& taken) {
            return Draft{"project", say, "stage = planned", "They spoke of the " + taken + ".",
                         "name=\"" + taken + "\" stage=planned"};
        };
        switch (random_.below(8)) {
            case 0:
                return project("name=(" + anchor + " " + w[0] + ")", anchor + " " + w[0]);
            case 1:
                return project("the|a|this name=(" + anchor + " " + w[0] + "? " + w[1] + "|" + w[2] + ")",
                               anchor + " " + w[1]);
            case 2:
                return project("name=(" + anchor + " of|in|for ~ " + w[0] + " [" + w[1] + "])",
                               anchor + " of " + w[0]);
            case 3:
                return project("name=(" + anchor + " ..4 " + w[0] + "|" + list + ")",
                               anchor + " and " + w[0]);
            case 4:
                return project("name=(" + anchor + " \"" + w[0] + " of\"|\"" + w[0] + " in\"|" + w[1] + ")",
                               anchor + " " + w[1]);
            case 5:
                return project(list + " ~ name=(" + anchor + " " + w[0] + "|" + w[1] + "|" + w[2] + ")",
                               anchor + " " + w[0]);
            case 6:
                return project("[SIZES] name=(" + anchor + ") [" + w[0] + "] [at|in " + w[1] + "] " + w[2],
                               anchor + " " + w[2]);
            default:
                return project("START? ~ name=(" + anchor + " (" + w[0] + " " + w[1] + "|and) " + w[2] + "?)",
                               anchor + " and");
        }
    }

    Draft with_marks(const std::string& anchor) {
        const auto w = three(anchor);
        switch (random_.below(7)) {
            case 0:
                return {"visit", "visitor=PERSON ~ " + anchor + " ..5 to=COUNTRY [on|in time=TIME]",
                        "status = done", "President Ada Okafor " + anchor + " Norway.",
                        "visitor=\"Ada Okafor\" to=NOR status=done"};
            case 1:
                return {"visit", anchor + " kind=KINDS? " + w[0] + "|" + w[1] + " ..6 to=COUNTRY+",
                        "time = nearest", "The " + anchor + " " + w[0] + " and Norway.", "to=NOR"};
            case 2:
                return {"figure", anchor + " ..3 " + w[0] + "|" + w[1] + "|CHANGES ..4 value=MONEY",
                        "indicator = trade, measure = level", "The " + anchor + " " + w[0] + " $4 billion.",
                        "indicator=trade measure=level value=4e9 unit=USD"};
            case 3:
                return {"figure", "value=PERCENT|MONEY ..2 " + anchor + " [in|by period=TIME]",
                        "indicator = trade, measure = share", "Some 4 percent " + anchor + ".",
                        "indicator=trade measure=share value=4 unit=percent"};
            case 4:
                return {"commitment",
                        "by=PARTY|PERSON ..3 " + anchor + " action=(" + w[0] + " ..4 " + w[1] + ")", "",
                        "Norway " + anchor + " " + w[0] + " " + w[1] + ".",
                        "by=NOR action=\"" + w[0] + " " + w[1] + "\""};
            case 5:
                return {"commitment",
                        "by=COUNTRY ..2 " + anchor + " action=(" + w[0] + "|" + w[1] + " PHRASE)", "",
                        "Norway " + anchor + " " + w[0] + " a bridge.",
                        "by=NOR action=\"" + w[0] + " a bridge\""};
            default:
                return {"visit", "to=COUNTRY ,? " + anchor + " ..4 " + w[0] + "|TELLS [..2 time=TIME]",
                        "status = planned", "Norway, " + anchor + " " + w[0] + ".", "to=NOR"};
        }
    }

    bool fits_ = false;  // the rule at hand may be made of words that stand together in the text
    const std::set<std::string> grammar_ = grammar_words();
    const TextWords& words_;
    Anchors anchors_;
    Random random_;
    Zipf any_;
    Zipf rare_;
};

}  // namespace

TextWords::TextWords(const std::vector<Article>& articles) {
    for (const Article& article : articles) {
        std::string word;
        for (const char c : article.text) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter) {
                word += c;
                continue;
            }
            if (!word.empty()) running_.push_back(is_plain(word) || word.size() < 3 ? word : std::string());
            word.clear();
            if (c != ' ') running_.emplace_back();
        }
    }
    for (std::size_t i = 0; i < running_.size(); ++i) {
        if (is_plain(running_[i])) places_[running_[i]].push_back(static_cast<std::uint32_t>(i));
    }
    for (const auto& [word, places] : places_) ranked_.push_back(word);
    std::stable_sort(ranked_.begin(), ranked_.end(), [&](const std::string& a, const std::string& b) {
        return places_.at(a).size() > places_.at(b).size();
    });
}

std::vector<std::string> TextWords::behind(const std::string& word, std::size_t count, Random& random) const {
    std::vector<std::string> out;
    const auto found = places_.find(word);
    if (found == places_.end()) return out;
    for (std::size_t at = random.of(found->second) + 1; out.size() < count && at < running_.size(); ++at) {
        if (running_[at].empty()) break;
        out.push_back(running_[at]);
    }
    return out;
}

std::string make_rules(const TextWords& words, std::size_t count, Anchors anchors, std::uint64_t seed) {
    RuleMaker maker(words, anchors, seed);
    std::string out = "# Made by bench/rule_maker.cpp.\n";
    out += shared_lists;
    for (std::size_t i = 0; i < count; ++i) out += maker.rule(i);
    return out;
}

void lay_knowledge(const std::string& source, const std::string& folder, const std::string& rules) {
    namespace fs = std::filesystem;
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(source, folder, fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(folder + "/en")) {
        const std::string name = entry.path().filename().string();
        static constexpr std::array<std::string_view, 5> lower{
            "durations.rules", "clock.rules", "quantities.rules", "multiples.rules", "holders.rules"};
        const bool kept =
            name.ends_with("times.rules") || std::find(lower.begin(), lower.end(), name) != lower.end();
        if (name.ends_with(".rules") && !kept) fs::remove(entry.path());
    }
    std::ofstream(folder + "/en/made.rules") << rules;
}

}  // namespace entente::bench
