// What is made for measuring is the same every time, and the rules among it load.
#include <gtest/gtest.h>

#include <filesystem>

#include "rule_maker.h"
#include "rules/knowledge.h"

namespace entente::bench {
namespace {

const WordLists& lists() {
    static const WordLists read = read_word_lists(ENTENTE_TOP "/bench/words");
    return read;
}

std::string text_of(std::uint64_t seed) {
    std::string out;
    for (const Article& article : make_articles(lists(), 50'000, seed)) out += article.name + article.text;
    return out;
}

TEST(TextMaker, TheSameSeedGivesTheSameText) {
    EXPECT_EQ(text_of(7), text_of(7));
    EXPECT_NE(text_of(7), text_of(8));
    EXPECT_EQ(text_of(7).find_first_of("{}"), std::string::npos);
}

TEST(TextMaker, HasFramesAndWordsEnough) {
    const WordLists& l = lists();
    EXPECT_GE(l.ties.size() + l.news.size(), 120U);
    EXPECT_GE(l.nouns.size() + l.mass.size() + l.adjectives.size() + l.adverbs.size() + l.verbs.size(),
              2000U);
}

TEST(RuleMaker, TheSameSeedGivesTheSameRules) {
    const TextWords words(make_articles(lists(), 50'000, 1));
    for (const Anchors anchors : {Anchors::spread, Anchors::crowded}) {
        EXPECT_EQ(make_rules(words, 50, anchors, 3), make_rules(words, 50, anchors, 3));
        EXPECT_NE(make_rules(words, 50, anchors, 3), make_rules(words, 50, anchors, 4));
    }
}

TEST(RuleMaker, AThousandRulesLoad) {
    const TextWords words(make_articles(lists(), 200'000, 1));
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("entente_made_" + std::to_string(::getpid()))).string();
    lay_knowledge(ENTENTE_TOP "/knowledge", folder, make_rules(words, 1000, Anchors::spread, 1));
    const auto loaded = load_knowledge(folder);
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(loaded) << loaded.error().where << ": " << loaded.error().what;
    EXPECT_GE((*loaded)->rules.size(), 1000U);
}

}  // namespace
}  // namespace entente::bench
