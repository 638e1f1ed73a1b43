// Makes English articles about what states do with each other, of any number and always the same for the same seed.
// They read like news only from afar: about a quarter of the sentences are of diplomacy, the rest is ordinary prose
// filled with words by Zipf's law, so that a matcher meets the words of its rules about as often as in a newspaper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "random.h"
#include "word_lists.h"

namespace entente::bench {

struct Article {
    std::string name;  // "made-00017.txt"
    std::string text;
};

class TextMaker {
public:
    TextMaker(const WordLists& lists, std::uint64_t seed);  // `lists` must outlive it
    Article next();

private:
    struct Side {
        const Country* country = nullptr;
        std::string title;
        std::string given;
        std::string family;
    };
    Side side();
    std::string fill(const Frame& frame);
    std::string value(Blank blank);
    std::string number();
    std::string big();
    std::string sum();
    std::string date();
    std::string person();

    const WordLists& lists_;
    Random random_;
    Zipf nouns_;
    Zipf mass_;
    Zipf adjectives_;
    Zipf adverbs_;
    Zipf verbs_;
    Side a_;
    Side b_;
    std::string surname_;  // of who was named last
    int count_ = 0;
};

// Articles of `bytes` together, or up to one article more.
std::vector<Article> make_articles(const WordLists& lists, std::size_t bytes, std::uint64_t seed);

}  // namespace entente::bench
