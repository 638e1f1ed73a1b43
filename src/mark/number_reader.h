// Reads the parts of a number in a sentence: figures and numerals, groups of three digits, multipliers, fractions. What
// begins a number, and what of it is one, is decided by numbers.cpp.
#pragma once

#include "mark/figures.h"
#include "mark/token_reader.h"

namespace entente {

class NumberReader : public TokenReader {
public:
    using Kind = NumberWord::Kind;

    // What was read so far: a value, and the token behind it.
    struct Part {
        double value = 0;
        std::uint32_t last = 0;
        double scale = 1;       // the product of its multipliers
        bool in_words = false;  // begins with a number word, not with figures or an article
        bool figures = false;
    };

    NumberReader(const Document& document, const Knowledge& knowledge, const Marks& marks)
        : TokenReader(document, knowledge, marks), style_(style_of(document.text, marks.tokens)) {}

    [[nodiscard]] const NumberWord* entry(std::uint32_t i) const;
    [[nodiscard]] const NumberWord* word(std::uint32_t i) const;
    [[nodiscard]] const NumberWord* word(std::uint32_t i, Kind kind) const;
    // Numerals below a hundred in words: "five", "twenty", "twenty-one", "twenty one".
    bool small_at(std::uint32_t i, Part& part) const;
    bool figures_at(std::uint32_t i, Part& part) const;
    // "1 414 021 100": groups of three with one blank between them. A day of a month is none of them.
    bool grouped(std::uint32_t i, Part& part) const;
    // "1.3e6", "1.3x10^6", "2^10" right behind figures that end at token i.
    bool powered(std::uint32_t i, Part& part) const;
    [[nodiscard]] bool is_one_blank(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] bool is_slash_number(std::uint32_t at) const;
    // "3/4" is a part where people write it so; "9/11" and "5/17/2018" are not.
    bool slashed(std::uint32_t i, Part& part) const;
    // Numerals below a thousand, and "twelve hundred"; figures with what may stand behind them.
    bool group_at(std::uint32_t i, Part& part) const;
    // A hyphen right behind a number is passed over: "two-million", "fifty-two".
    [[nodiscard]] std::uint32_t behind_hyphen(std::uint32_t i) const;
    void rest_of_hundred(Part& part) const;
    // A sum of products with ever smaller multipliers, as in most languages with decimal number words.
    bool sum_at(std::uint32_t i, Part& sum) const;
    // "two million and a half" is 2.5 million, "a billion and a half million" is more, "forty and a half" is 40.5.
    void add_fraction(const Part& part, Part& sum) const;
    // Multipliers from token i on: "million", "thousand billion", "bn", "k"; a hyphen may stand between.
    std::uint32_t multipliers(std::uint32_t i, bool figures, double& product) const;
    // What a whole is parted into: "thirds", "fifth", "twenty-firsts". Its value is that of one part.
    bool parts_at(std::uint32_t i, Part& part, bool plural) const;
    // Behind a cardinal in words: "two thirds", "one fifth", "five eighths".
    bool denominator(const Part& above, Part& below) const;
    // What stands above: of "one hundred thirty-fifths" the hundred, where the tens are a part of the denominator.
    [[nodiscard]] double above_of(const Part& above) const;
    // Behind "and": "a half", "one fourth", "three quarters"; a proper fraction.
    bool fraction_behind(std::uint32_t i, Part& part) const;

    [[nodiscard]] bool read(std::uint32_t i, double& value) const {
        return read_figures(bytes(i), style_, value);
    }
    [[nodiscard]] NumberStyle style() const { return style_; }

private:
    NumberStyle style_;
};

}  // namespace entente
