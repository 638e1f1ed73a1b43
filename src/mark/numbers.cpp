// Numbers in figures and in words: "3.55 billion", "three and a half million", "two thirds", "18th", "a thousand".
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "mark/figures.h"
#include "mark/stations.h"

namespace entente {
namespace {

using Kind = NumberWord::Kind;

// What was read so far: a value, and the token behind it.
struct Part {
    double value = 0;
    std::uint32_t last = 0;
    double scale = 1;       // the product of its multipliers
    bool in_words = false;  // begins with a number word, not with figures or an article
    bool figures = false;
};

// 16.4 million is 16400000 and not a hair less.
double rounded(double value) {
    const double whole = std::round(value);
    return std::fabs(value - whole) < 1e-9 * std::fabs(value) && std::fabs(value) < 1e15 ? whole : value;
}

class NumberMarker {
public:
    NumberMarker(const Document& document, const Knowledge& knowledge, Marks& marks)
        : text_(document.text), k_(knowledge), marks_(marks) {
        style_ = style_of(text_, marks_.tokens);
    }

    void sentence(const Sentence& sentence) {
        first_ = sentence.first;
        end_ = sentence.last;
        for (std::uint32_t i = first_; i < end_;) {
            const std::uint32_t last = is_address(i) ? end_of_address(i) : number_at(i);
            i = last > i ? last : i + 1;
        }
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const { return marks_.tokens[i]; }
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const {
        return i < end_ && k_.lexicon.is(token(i).word, wanted);
    }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const { return i < end_ && token(i).word == sign; }
    [[nodiscard]] bool is_number(std::uint32_t i) const {
        return i < end_ && token(i).kind == TokenKind::number;
    }
    [[nodiscard]] bool is_tight(std::uint32_t i) const { return i < end_ && !token(i).spaced; }
    [[nodiscard]] bool is_article(std::uint32_t i) const { return has(i, wc_article); }

    [[nodiscard]] const NumberWord* entry(std::uint32_t i) const {
        if (i >= end_ || token(i).word == 0) return nullptr;
        const auto found = k_.numbers.find(token(i).word);
        return found == k_.numbers.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const NumberWord* word(std::uint32_t i) const {
        return has(i, wc_number) ? entry(i) : nullptr;
    }
    [[nodiscard]] const NumberWord* word(std::uint32_t i, Kind kind) const {
        const NumberWord* found = word(i);
        return found != nullptr && found->kind == kind ? found : nullptr;
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
            if (!read_figures("0." + std::string(bytes(i + 1)), style_, q.value)) return i;
            last = multiplied(i + 2, q);
        } else {
            last = cardinal_at(i, q);
        }
        return last > i ? add(i, last, q) : i;
    }

    std::uint32_t add(std::uint32_t first, std::uint32_t last, const Quantity& q) {
        marks_.marks.push_back(
            {MarkKind::number, first, last, static_cast<std::uint32_t>(marks_.quantities.size()), 0});
        marks_.quantities.push_back(q);
        return last;
    }

    [[nodiscard]] std::string_view bytes(std::uint32_t i) const {
        return std::string_view(text_).substr(token(i).begin, token(i).end - token(i).begin);
    }

    // "-5": a minus stands behind a blank and right before figures.
    [[nodiscard]] bool is_minus(std::uint32_t i) const {
        if (i >= end_ || !is_number(i + 1) || !is_tight(i + 1)) return false;
        if (bytes(i) != "-" && bytes(i) != "\u2212") return false;
        if (i == first_) return true;
        return (token(i).spaced && !is_number(i - 1)) || is(i - 1, sign_opening_bracket);
    }

    [[nodiscard]] bool is_bare_decimal(std::uint32_t i) const {  // ".08"
        return is(i, sign_stop) && (token(i).spaced || i == first_) && is_number(i + 1) && is_tight(i + 1) &&
               is_plain(bytes(i + 1));
    }

    std::uint32_t cardinal_at(std::uint32_t i, Quantity& q) {
        if (is_number(i) && is_tight(i + 1) && has(i + 1, wc_ordinal_ending)) {
            if (!read_figures(bytes(i), style_, q.value)) return i;
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
        if (Part below; denominator(part, below)) {
            q.value = part.value * below.value;
            q.scale = 1;
            return multiplied_fraction(below.last, q);
        }
        return last;
    }

    // "the one", "this one has": no number. "that one million" is.
    [[nodiscard]] bool is_pronoun(std::uint32_t i, const NumberWord& number) const {
        if (number.kind != Kind::unit || number.value != 1) return false;
        if (word(i + 1) != nullptr || is(i + 1, sign_hyphen)) return false;
        if (has(i + 1, wc_additive) && is_article(i + 2)) return false;
        if (has(i + 1, wc_pronoun | wc_be | wc_have | wc_future | wc_conditional | wc_obliged)) return true;
        return i > first_ && has(i - 1, wc_determiner | wc_relative) && !is_article(i - 1);
    }

    // Numerals below a hundred in words: "five", "twenty", "twenty-one", "twenty one".
    bool small_at(std::uint32_t i, Part& part) const {
        const NumberWord* first = word(i);
        if (first == nullptr || (first->kind != Kind::unit && first->kind != Kind::tens)) return false;
        part.value = first->value;
        part.last = i + 1;
        part.in_words = true;
        if (first->kind == Kind::tens) {
            const std::uint32_t at = is(i + 1, sign_hyphen) ? i + 2 : i + 1;
            const NumberWord* next = word(at, Kind::unit);
            if (next != nullptr && next->value > 0 && next->value < 10) {
                part.value += next->value;
                part.last = at + 1;
            }
        }
        return true;
    }

    bool figures_at(std::uint32_t i, Part& part) const {
        if (!is_number(i) || !read_figures(bytes(i), style_, part.value)) return false;
        part.last = i + 1;
        part.figures = true;
        if (grouped(i, part)) return true;
        if (slashed(i, part)) return true;
        if (Part below; part.value == std::floor(part.value) && is_number(part.last) &&
                        read_figures(bytes(part.last), style_, below.value) && slashed(part.last, below)) {
            part.value += below.value;  // "2 1/4"
            part.last = below.last;
        } else if (const NumberWord* sign = word(part.last, Kind::fraction);
                   sign != nullptr && token(part.last).kind == TokenKind::punctuation) {
            part.value += sign->value;  // "2½"
            ++part.last;
        }
        return true;
    }

    // "1 414 021 100": groups of three with one blank between them. A day of a month is none of them.
    bool grouped(std::uint32_t i, Part& part) const {
        if (token(i).end - token(i).begin > 3 || !is_plain(bytes(i)) || bytes(i).front() == '0') return false;
        if (i > first_ && token(i - 1).capital && !token(i - 1).all_caps && token(i).spaced &&
            i - 1 != first_)
            return false;
        double value = part.value;
        std::uint32_t at = i + 1;
        for (; is_number(at) && token(at).spaced; ++at) {
            const std::string_view digits = bytes(at);
            if (!is_group(digits) || !is_one_blank(token(at - 1).end, token(at).begin)) break;
            double group = 0;
            if (!read_figures(digits, style_, group)) break;
            value = value * 1000 + group;
            if (digits.size() > 3) {
                ++at;
                break;
            }
        }
        if (at == i + 1 || (is_number(at) && token(at).spaced) || is_slash_number(at)) return false;
        part.value = value;
        part.last = at;
        return true;
    }

    [[nodiscard]] bool is_one_blank(std::uint32_t from, std::uint32_t to) const {
        const std::string_view between = std::string_view(text_).substr(from, to - from);
        return between == " " || between == "\u00a0" || between == "\u202f" || between == "\u2009";
    }

    [[nodiscard]] bool is_slash_number(std::uint32_t at) const {
        return is(at, sign_slash) && is_tight(at) && is_number(at + 1) && is_tight(at + 1);
    }

    // "3/4" is a part where people write it so; "9/11" and "5/17/2018" are not.
    bool slashed(std::uint32_t i, Part& part) const {
        static constexpr std::array<double, 11> usual{2, 3, 4, 5, 6, 8, 10, 16, 20, 100, 1000};
        if (!is_slash_number(i + 1) || is_slash_number(i + 3)) return false;
        if (i >= first_ + 2 && is(i - 1, sign_slash) && is_tight(i)) return false;
        double below = 0;
        if (!is_plain(bytes(i)) || !is_plain(bytes(i + 2)) || !read_figures(bytes(i + 2), style_, below))
            return false;
        if (part.value < 1 || part.value >= below ||
            std::find(usual.begin(), usual.end(), below) == usual.end())
            return false;
        part.value /= below;
        part.last = i + 3;
        return true;
    }

    // Numerals below a thousand, and "twelve hundred"; figures with what may stand behind them.
    bool group_at(std::uint32_t i, Part& part) const {
        if (is_article(i)) {
            const NumberWord* next = word(i + 1, Kind::multiplier);
            if (next == nullptr) return false;
            part.value = 1;
            part.last = i + 1;
        } else if (const NumberWord* bare = word(i, Kind::multiplier); bare != nullptr) {
            const NumberWord* next = word(i + 1, Kind::multiplier);  // "hundred thousand"
            const bool free = i == first_ || has(i - 1, wc_preposition | wc_be) || !is_word(i - 1);
            if (!free || next == nullptr || next->value <= bare->value) return false;
            part.value = 1;
            part.last = i;
            part.in_words = true;
        } else if (!figures_at(i, part) && !small_at(i, part)) {
            return false;
        }
        const std::uint32_t at = behind_hyphen(part.last);
        const NumberWord* hundred = word(at, Kind::multiplier);
        if (hundred == nullptr || hundred->value != 100) return true;
        part.value *= 100;
        part.scale = 100;
        part.last = at + 1;
        rest_of_hundred(part);
        return true;
    }

    [[nodiscard]] bool is_word(std::uint32_t i) const { return token(i).kind == TokenKind::word; }

    // A hyphen right behind a number is passed over: "two-million", "fifty-two".
    [[nodiscard]] std::uint32_t behind_hyphen(std::uint32_t i) const {
        return is(i, sign_hyphen) && is_tight(i) ? i + 1 : i;
    }

    void rest_of_hundred(Part& part) const {
        const bool joined = has(part.last, wc_additive);
        const std::uint32_t from = joined ? part.last + 1 : part.last;
        Part rest;
        if (joined && fraction_behind(from, rest)) return;  // read later
        const bool figures = joined && is_number(from) && figures_at(from, rest) && rest.value < 100 &&
                             rest.value == std::floor(rest.value);
        if (!figures && !small_at(from, rest)) return;
        if (rest.value < 1) return;
        const NumberWord* next = word(behind_hyphen(rest.last), Kind::multiplier);
        if (next != nullptr && next->value <= 100) return;
        part.value += rest.value;
        part.last = rest.last;
    }

    // A sum of products with ever smaller multipliers, as in most languages with decimal number words.
    bool sum_at(std::uint32_t i, Part& sum) const {
        double limit = std::numeric_limits<double>::infinity();
        for (std::uint32_t at = i;; at = sum.last) {
            const bool begun = at != i;
            const bool joined = begun && has(at, wc_additive);
            const std::uint32_t from = joined ? at + 1 : at;
            Part part;
            if (joined && fraction_behind(from, part)) {
                add_fraction(part, sum);
                return true;
            }
            if (begun && (limit < 1000 || is_article(from))) return true;
            if (!group_at(from, part)) return begun;
            if (Part half; has(part.last, wc_additive) && fraction_behind(part.last + 1, half)) {
                const NumberWord* next = word(half.last, Kind::multiplier);  // "three and a half million"
                if (next != nullptr && next->value >= 1000 && (!begun || next->value < limit)) {
                    part.value += half.value;
                    part.last = half.last;
                }
            }
            double product = 1;
            part.last = multipliers(part.last, part.figures, product);
            if (begun && product >= limit) return true;
            if (begun && part.figures && product == 1 && part.scale == 1) return true;
            sum.value += rounded(part.value * product);
            sum.scale = product != 1 ? product : part.scale != 1 ? part.scale : sum.scale;
            sum.last = part.last;
            if (!begun) sum.in_words = part.in_words;
            if (!begun) sum.figures = part.figures;
            limit = product;
        }
    }

    // "two million and a half" is 2.5 million, "a billion and a half million" is more, "forty and a half" is 40.5.
    void add_fraction(const Part& part, Part& sum) const {
        const NumberWord* next = word(part.last, Kind::multiplier);
        const bool multiplied = next != nullptr && next->value >= 1000 && next->value < sum.scale;
        sum.value += part.value * (multiplied ? next->value : sum.scale >= 1000 ? sum.scale : 1);
        sum.last = multiplied ? part.last + 1 : part.last;
    }

    // Multipliers from token i on: "million", "thousand billion", "bn", "k"; a hyphen may stand between.
    std::uint32_t multipliers(std::uint32_t i, bool figures, double& product) const {
        if (const NumberWord* letter = figures && is_tight(i) ? entry(i) : nullptr; letter != nullptr) {
            const bool capital = token(i).capital && (token(i).all_caps || bytes(i).size() == 1);
            if (letter->kind == Kind::letter || (letter->kind == Kind::capital && capital)) {
                product *= letter->value;
                return i + 1;
            }
        }
        while (true) {
            const std::uint32_t at = behind_hyphen(i);
            const NumberWord* next = word(at, Kind::multiplier);
            if (next == nullptr) return i;
            product *= next->value;
            i = at + 1;
        }
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

    // What a whole is parted into: "thirds", "fifth", "twenty-firsts". Its value is that of one part.
    bool parts_at(std::uint32_t i, Part& part, bool plural) const {
        const NumberWord* first = word(i);
        if (first == nullptr) return false;
        if (first->kind == Kind::tens) {
            const std::uint32_t at = behind_hyphen(i + 1);
            Part unit;
            if (!parts_at(at, unit, plural) || unit.last != at + 1 || unit.value < 0.1) return false;
            part.value = 1 / (first->value + 1 / unit.value);
            part.last = unit.last;
            return true;
        }
        if (first->kind == Kind::fraction)
            part.value = first->value;
        else if (first->kind == Kind::ordinal && !plural && first->value > 2)
            part.value = 1 / first->value;
        else
            return false;
        part.last = i + 1;
        return true;
    }

    // Behind a cardinal in words: "two thirds", "one fifth", "five eighths".
    bool denominator(const Part& above, Part& below) const {
        const std::uint32_t at = is(above.last, sign_hyphen) ? above.last + 1 : above.last;
        if (!parts_at(at, below, above.value != 1)) return false;
        return above.value == 1 || below.value != 0.5;
    }

    // Behind "and": "a half", "one fourth", "three quarters"; a proper fraction.
    bool fraction_behind(std::uint32_t i, Part& part) const {
        if (is_article(i)) return parts_at(i + 1, part, false);
        Part above;
        if (!small_at(i, above)) return false;
        Part below;
        if (!denominator(above, below)) return false;
        part.value = above.value * below.value;
        part.last = below.last;
        return part.value < 1;
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
            (i > first_ && (has(i - 1, wc_determiner) || word(i - 1) != nullptr || is(i - 1, sign_hyphen))))
            return false;
        return has(i + 1, wc_of | wc_determiner) || has(i + 1, wc_plural);
    }

    [[nodiscard]] bool is_end(std::uint32_t i) const { return i >= end_ || is(i, sign_stop); }

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

    const std::string& text_;
    const Knowledge& k_;
    Marks& marks_;
    NumberStyle style_;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace

void mark_numbers(const Document& document, const Knowledge& knowledge, Marks& marks) {
    NumberMarker marker(document, knowledge, marks);
    for (const Sentence& sentence : marks.sentences) marker.sentence(sentence);
}

}  // namespace entente
