// Numbers in figures and in words: "3.55 billion", "three and a half million", "two thirds", "18th", "a thousand".
#include <cmath>

#include "mark/number_reader.h"
#include "mark/stations.h"

namespace entente {
namespace {

class NumberMarker : NumberReader {
public:
    NumberMarker(const Document& document, const Knowledge& knowledge, Marks& marks)
        : NumberReader(document, knowledge, marks), marks_(marks) {}

    void sentence(const Sentence& sentence) {
        look_at(sentence);
        for (std::uint32_t i = low(); i < high();) {
            if (!may_begin(i)) {
                ++i;
                continue;
            }
            const std::uint32_t last = is_address(i)   ? end_of_address(i)
                                       : is_of_name(i) ? i + 1
                                       : is_always(i)  ? i + 3
                                       : is_sort(i)    ? i + 2
                                                       : number_at(i);
            i = last > i ? last : i + 1;
        }
    }

private:
    // False where neither a number nor an address can begin with the token: a quick question, for most tokens are so.
    [[nodiscard]] bool may_begin(std::uint32_t i) const {
        if (is_number(i) || has(i, wc_number)) return true;
        if (is_article(i)) return has(i + 1, wc_number);
        if (is_word(i)) return false;
        return is(i, sign_colon) || (is_number(i + 1) && is_tight(i + 1));
    }

    // "https://...": its figures are no numbers.
    [[nodiscard]] bool is_address(std::uint32_t i) const {
        return is(i, sign_colon) && is(i + 1, sign_slash) && is(i + 2, sign_slash) && is_tight(i) &&
               is_tight(i + 1);
    }
    [[nodiscard]] std::uint32_t end_of_address(std::uint32_t i) const {
        while (is_tight(i)) ++i;
        return i;
    }

    // "COVID-19", "F-16": figures that are part of a name.
    [[nodiscard]] bool is_of_name(std::uint32_t i) const {
        return is_number(i) && is_tight(i) && i >= low() + 2 && is(i - 1, sign_hyphen) && is_tight(i - 1) &&
               is_word(i - 2) && token(i - 2).capital && word(i - 2) == nullptr && !is_tight_behind(i);
    }
    // Something goes on right behind the token that may make it a date: "Nov-13-2014".
    [[nodiscard]] bool is_tight_behind(std::uint32_t i) const {
        return is(i + 1, sign_hyphen) && is_tight(i + 1) && is_number(i + 2);
    }

    // "5G", "3D": a sort of something.
    [[nodiscard]] bool is_sort(std::uint32_t i) const {
        if (!is_number(i) || !is_tight(i + 1) || !is_word(i + 1) || bytes(i + 1).size() != 1) return false;
        return token(i + 1).capital && bytes(i).size() == 1 && !is_tight(i + 2) && entry(i + 1) == nullptr;
    }

    // "24/7" is always, and no number.
    [[nodiscard]] bool is_always(std::uint32_t i) const {
        return is_slash_number(i + 1) && is_number(i) && bytes(i) == "24" && bytes(i + 2) == "7" &&
               !is_slash_number(i + 3);
    }

    // Marks a number that begins at token i; returns the token after it, or i.
    std::uint32_t number_at(std::uint32_t i) {
        if (is_minus(i)) {
            Quantity q;
            const std::uint32_t last = cardinal_at(i + 1, q);
            if (last == i + 1 || q.ordinal) return i;
            q.value = -q.value;
            return add(i, last, q);
        }
        Quantity q;
        std::uint32_t last = i;
        if (is_bare_decimal(i)) {
            if (!read_figures("0." + std::string(bytes(i + 1)), style(), q.value)) return i;
            last = multiplied(i + 2, q);
        } else {
            last = cardinal_at(i, q);
        }
        return last > i ? add(i, last, q) : i;
    }

    std::uint32_t add(std::uint32_t first, std::uint32_t last, const Quantity& q) {
        if (!std::isfinite(q.value)) return last;  // "1e308 billion"
        marks_.marks.push_back(
            {MarkKind::number, first, last, static_cast<std::uint32_t>(marks_.quantities.size()), 0});
        marks_.quantities.push_back(q);
        return last;
    }

    // "-5": a minus stands behind a blank and right before figures.
    [[nodiscard]] bool is_minus(std::uint32_t i) const {
        if (i >= high() || !is_number(i + 1) || !is_tight(i + 1)) return false;
        if (bytes(i) != "-" && bytes(i) != "\u2212") return false;
        if (i == low()) return true;
        return (token(i).spaced && !is_number(i - 1)) || is(i - 1, sign_opening_bracket);
    }

    [[nodiscard]] bool is_bare_decimal(std::uint32_t i) const {  // ".08"
        return is(i, sign_stop) && (token(i).spaced || i == low()) && is_number(i + 1) && is_tight(i + 1) &&
               is_plain(bytes(i + 1));
    }

    std::uint32_t cardinal_at(std::uint32_t i, Quantity& q) {
        if (is_number(i) && is_tight(i + 1) && has(i + 1, wc_ordinal_ending)) {
            if (!read_figures(bytes(i), style(), q.value)) return i;
            q.ordinal = true;
            return i + 2;
        }
        Part part;
        if (fraction_at(i, part)) {
            q.value = part.value;
            return multiplied_fraction(part.last, q);
        }
        const NumberWord* first = word(i);
        if (first != nullptr && first->kind == Kind::ordinal) {
            q.value = first->value;
            q.ordinal = true;
            return i + 1;
        }
        if (first != nullptr && is_pronoun(i, *first)) return i;
        if (!sum_at(i, part)) return i;
        q.value = part.value;
        q.scale = part.scale;
        std::uint32_t last = decimals(part, q);
        if (last != part.last) return last;
        if (last = ordinal(part, q); last != part.last) return last;
        if (!part.in_words) return last;
        if (Part below; denominator(part, below) && is_part(above_of(part), below.value)) {
            q.value = above_of(part) * below.value;
            q.scale = 1;
            return multiplied_fraction(below.last, q);
        }
        return last;
    }

    // "eleven quarters", "two quarters" are of a year; a fraction of fourths is told shorter.
    static bool is_part(double above, double below) { return below != 0.25 || above == 1 || above == 3; }

    // "the one", "this one has": no number. "that one million" is.
    [[nodiscard]] bool is_pronoun(std::uint32_t i, const NumberWord& number) const {
        if (number.kind != Kind::unit || number.value != 1) return false;
        if (word(i + 1) != nullptr || is(i + 1, sign_hyphen)) return false;
        if (has(i + 1, wc_additive) && is_article(i + 2)) return false;
        if (has(i + 1, wc_pronoun | wc_be | wc_have | wc_future | wc_conditional | wc_obliged)) return true;
        return i > low() && has(i - 1, wc_determiner | wc_relative | wc_negation) && !is_article(i - 1);
    }

    std::uint32_t multiplied(std::uint32_t i, Quantity& q) const {
        double product = 1;
        const std::uint32_t last = multipliers(i, true, product);
        q.value *= product;
        q.scale *= product;
        return last;
    }

    // "half a dozen", "two thirds of a million", "quarter million"
    std::uint32_t multiplied_fraction(std::uint32_t i, Quantity& q) const {
        std::uint32_t at = has(i, wc_of) ? i + 1 : i;
        if (is_article(at)) ++at;
        if ((has(i, wc_of) && at == i + 1) || word(at, Kind::multiplier) == nullptr) return i;
        return multiplied(at, q);
    }

    // A fraction that begins a number: "half of", "a third of", "a quarter million", "⅔".
    bool fraction_at(std::uint32_t i, Part& part) const {
        if (is_article(i)) {
            if (!parts_at(i + 1, part, false)) return false;
            return has(part.last, wc_of) || is_end(part.last) ||
                   (word(i + 1, Kind::fraction) != nullptr && word(part.last, Kind::multiplier) != nullptr);
        }
        const NumberWord* first = word(i, Kind::fraction);
        if (first == nullptr) return false;
        part.value = first->value;
        part.last = i + 1;
        if (token(i).kind == TokenKind::punctuation) return true;
        if (word(i + 1, Kind::multiplier) != nullptr) return true;
        if (!has(i, wc_half) ||
            (i > low() && (has(i - 1, wc_determiner) || word(i - 1) != nullptr || is(i - 1, sign_hyphen))))
            return false;
        return has(i + 1, wc_of | wc_determiner) || has(i + 1, wc_plural);
    }

    [[nodiscard]] bool is_end(std::uint32_t i) const { return i >= high() || is(i, sign_stop); }

    // "twenty-first", "two hundredth", "one hundred and fifth"
    std::uint32_t ordinal(const Part& part, Quantity& q) const {
        if (part.figures) return part.last;  // "280 million first loans"
        std::uint32_t at = is(part.last, sign_hyphen) ? part.last + 1 : part.last;
        const long value = part.value < 1e15 ? static_cast<long>(part.value) : 0;
        if (value >= 100 && value % 100 == 0 && has(at, wc_additive)) ++at;
        const NumberWord* next = word(at);
        if (next == nullptr) return part.last;
        if (next->kind != Kind::ordinal) return part.last;
        const double more = next->value;
        const bool multiplies = more >= 100;  // "two hundredth"
        const bool behind_hundred = value % 100 == 0 && value >= 100;
        const bool behind_tens = value % 100 >= 20 && value % 10 == 0 && more < 10;
        const bool follows = multiplies ? value > 1 : behind_hundred || behind_tens;
        if (!follows) return part.last;
        q.value = multiplies ? part.value * more : part.value + more;
        q.ordinal = true;
        return at + 1;
    }

    // "three point five", "two hundred point zero three": digits one by one, or one numeral below a hundred.
    std::uint32_t decimals(const Part& part, Quantity& q) const {
        const NumberWord* point = entry(part.last);
        if (point == nullptr || point->kind != Kind::point || !part.in_words) return part.last;
        if (part.scale >= 1000) return part.last;
        double value = 0;
        double place = 1;
        std::uint32_t at = part.last + 1;
        for (const NumberWord* digit = word(at, Kind::unit); digit != nullptr && digit->value < 10;
             digit = word(++at, Kind::unit)) {
            place /= 10;
            value += digit->value * place;
        }
        if (Part small; at == part.last + 1 && small_at(at, small)) {
            value = small.value / 100;
            at = small.last;
        }
        if (at == part.last + 1) return part.last;
        q.value = part.value + value;
        q.scale = 1;
        return multiplied(at, q);
    }

    Marks& marks_;
};

}  // namespace

void mark_numbers(const Document& document, const Knowledge& knowledge, Marks& marks) {
    NumberMarker marker(document, knowledge, marks);
    for (const Sentence& sentence : marks.sentences) marker.sentence(sentence);
}

}  // namespace entente
