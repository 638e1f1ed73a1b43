#include "rules/tokenizer.h"

#include <random>
#include <sstream>

#include "base/letters.h"
#include "shared.h"

namespace entente {
namespace {

using Tokenize = void (*)(std::string_view, Span, const Vocabulary&, const TokenizerTables&,
                          std::vector<Token>&);

// One line a token: bytes, word, and what it looks like.
std::string told(std::string_view text, Tokenize tokenize_it) {
    const Knowledge& k = shipped_knowledge();
    std::vector<Token> tokens;
    tokenize_it(text, {0, static_cast<std::uint32_t>(text.size())}, k.vocabulary, k.tokenizer, tokens);
    std::ostringstream out;
    for (const Token& t : tokens) {
        out << t.begin << "-" << t.end << " " << text.substr(t.begin, t.end - t.begin) << " "
            << k.vocabulary.text(t.word) << " " << static_cast<int>(t.kind) << t.capital << t.all_caps
            << t.initial << t.spaced << "\n";
    }
    return out.str();
}

// The tokens alone, parted by bars.
std::string parts(std::string_view text) {
    const Knowledge& k = shipped_knowledge();
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, k.vocabulary, k.tokenizer, tokens);
    std::string out;
    for (const Token& t : tokens) out += (out.empty() ? "" : "|") + std::string(cut(text, {t.begin, t.end}));
    return out;
}

TEST(Tokenizer, Table) {
    struct Case {
        const char* text;
        const char* want;
    };
    constexpr Case cases[] = {
        {"Kenya and Norway agreed.", "Kenya|and|Norway|agreed|."},
        {"Norway's ministers", "Norway|'s|ministers"},
        {"Norway\u2019s ministers\u2019 talks", "Norway|\u2019s|ministers|\u2019|talks"},
        {"the ministers' talks", "the|ministers|'|talks"},
        {"A. K. Okafor met Mr. Holm", "A.|K.|Okafor|met|Mr.|Holm"},
        {"the U.S. and the U.K", "the|U.S.|and|the|U.K"},
        {"two-way trade", "two|-|way|trade"},
        {"co-operation and Co\u2010operation", "co-operation|and|Co\u2010operation"},
        {"US$3.5bn, 1,200 km", "US|$|3.5|bn|,|1,200|km"},
        {"on 22.11.2014 at 8.15", "on|22|.|11|.|2014|at|8.15"},
        {"-7.5%", "-|7.5|%"},
        {"5\u00A0000 tonnes", "5|000|tonnes"},
        {"don't O\u2019Neill", "don't|O\u2019Neill"},
        {"the 18th round", "the|18|th|round"},
        {"\u201CYes,\u201D she said", "\u201C|Yes|,|\u201D|she|said"},
        {"a\u00ADgree", "a\u00ADgree"},
        {"end.Next", "end|.|Next"},
        {"Ha Noi\u2013Moscow", "Ha|Noi|\u2013|Moscow"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        EXPECT_EQ(parts(c.text), c.want);
    }
}

// Texts of what trips a reader of sixty-four bytes at a time: long words, joints at every offset, odd signs.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces{
        "a",
        "The",
        "visit",
        "INTERNATIONAL",
        "co-operation",
        "co",
        "-",
        "\u2010",
        "'",
        "'s",
        "\u2019s",
        "Mr.",
        "U.S.",
        "G.",
        ".",
        " ",
        "  ",
        "\n",
        "\t",
        "\u00A0",
        "7",
        "1,200",
        "3.5",
        "22.11.2014",
        "th",
        "\u00E9",
        "\u1ED9",
        "\u00AD",
        "\u0301",
        "\u0416",
        "\x7F",
        "(",
        ")",
        "\u201C",
        "$",
        "US$",
        "%",
        "\uFEFF",
        "x1y",
        "2nd",
        "Vietnam",
        "trade",
        "minister",
        "\u4E2D",
        "\xF0\x9F\x98\x80",
        "O'Neill",
        "averyveryverylongwordthatnobodyeverwritesinanewspaperarticleatall"};
    std::string out;
    for (auto n = random() % 60; n > 0; --n) {
        out += pieces[random() % pieces.size()];
        if (random() % 2 == 0) out += ' ';
    }
    return out;
}

TEST(Tokenizer, FastAgreesWithPlain) {
    std::mt19937 random(7);
    for (int i = 0; i < 4000; ++i) {
        const std::string text = random_text(random);
        ASSERT_EQ(told(text, tokenize), told(text, tokenize_plain)) << text;
    }
}

TEST(Tokenizer, PartsOfATextStandAlone) {
    const std::string text = "before Kenya agreed after";
    const Knowledge& k = shipped_knowledge();
    std::vector<Token> tokens;
    tokenize(text, {7, 19}, k.vocabulary, k.tokenizer, tokens);
    ASSERT_EQ(tokens.size(), 2U);
    EXPECT_EQ(tokens[1].end, 19U);
}

TEST(LetterMasks, FastAgreesWithPlain) {
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        char bytes[64];
        for (char& c : bytes) c = static_cast<char>(random());
        const LetterMasks fast = letter_masks(bytes);
        const LetterMasks plain = letter_masks_plain(bytes);
        ASSERT_EQ(fast.letters, plain.letters);
        ASSERT_EQ(fast.capitals, plain.capitals);
    }
}

}  // namespace
}  // namespace entente
