// Numbers in figures and in words: "3.55 billion", "three and a half million", "18th", "a thousand".
#include <charconv>

#include "mark/stations.h"

namespace entente {
namespace {

using Kind = NumberWord::Kind;

class NumberMarker {
public:
    NumberMarker(const Document& document, const Knowledge& knowledge, Marks& marks)
        : text_(document.text), k_(knowledge), marks_(marks) {}

    void sentence(const Sentence& sentence) {
        end_ = sentence.last;
        for (std::uint32_t i = sentence.first; i < end_;) {
            const std::uint32_t last = number_at(i);
            i = last > i ? last : i + 1;
        }
    }

private:
    [[nodiscard]] const NumberWord* word(std::uint32_t i) const {
        if (!has(i, wc_number)) return nullptr;
        const auto found = k_.numbers.find(marks_.tokens[i].word);
        return found == k_.numbers.end() ? nullptr : &found->second;
    }
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const {
        return i < end_ && k_.lexicon.is(marks_.tokens[i].word, wanted);
    }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const {
        return i < end_ && marks_.tokens[i].word == sign;
    }

    // Marks a number that begins at token i; returns the token after it, or i.
    std::uint32_t number_at(std::uint32_t i) {
        const Token& token = marks_.tokens[i];
        Quantity q;
        std::uint32_t last = i;
        if (token.kind == TokenKind::number) {
            if (!figures(token, q.value)) return i;
            last = i + 1;
            if (last < end_ && !marks_.tokens[last].spaced && is_ordinal_ending(last)) {
                q.ordinal = true;
                ++last;
            } else {
                last = multipliers(last, q);
            }
        } else if (const NumberWord* first = word(i); first != nullptr) {
            if (first->kind == Kind::multiplier && !begins_with_article(i)) return i;
            last = words(i, q);
        } else if (is_article(i)) {
            const NumberWord* next = word(i + 1);
            if (next == nullptr || next->kind != Kind::multiplier) return i;
            q.value = 1;
            last = multipliers(i + 1, q);
        }
        if (last <= i) return i;
        Mark mark{MarkKind::number, i, last, static_cast<std::uint32_t>(marks_.quantities.size())};
        marks_.quantities.push_back(std::move(q));
        marks_.marks.push_back(mark);
        return last;
    }

    [[nodiscard]] bool is_article(std::uint32_t i) const { return has(i, wc_article); }
    [[nodiscard]] bool begins_with_article(std::uint32_t i) const { return i > 0 && is_article(i - 1); }

    bool figures(const Token& token, double& value) const {
        char buffer[40];
        std::size_t n = 0;
        for (std::uint32_t i = token.begin; i < token.end && n < sizeof buffer; ++i) {
            if (text_[i] != ',') buffer[n++] = text_[i];
        }
        const auto read = std::from_chars(buffer, buffer + n, value);
        return read.ec == std::errc() && read.ptr == buffer + n;
    }

    [[nodiscard]] bool is_ordinal_ending(std::uint32_t i) const { return has(i, wc_ordinal_ending); }

    // Multiplier words from token i on: "million", "thousand billion", "bn"; an unspaced hyphen may stand between.
    std::uint32_t multipliers(std::uint32_t i, Quantity& q) const {
        while (true) {
            std::uint32_t at = i;
            if (is(at, sign_hyphen) && !marks_.tokens[at].spaced) ++at;
            const NumberWord* next = word(at);
            if (next == nullptr || next->kind != Kind::multiplier) return i;
            q.value *= next->value;
            q.scale *= next->value;
            i = at + 1;
        }
    }

    // Cardinal and ordinal words: the usual sum of products, as in most languages with decimal number words.
    std::uint32_t words(std::uint32_t i, Quantity& q) const {
        double total = 0;
        double group = 0;
        bool any = false;
        std::uint32_t last = i;
        for (std::uint32_t at = i; at < end_;) {
            if (any && (is(at, sign_hyphen) || has(at, wc_additive)) && word(at + 1) != nullptr &&
                (group >= 20 || total > 0) && word(at + 1)->kind != Kind::multiplier) {
                if (has(at, wc_additive) && group < 100 && total == 0) break;
                ++at;
            }
            const NumberWord* number = word(at);
            if (number == nullptr) break;
            if (number->kind == Kind::ordinal) {
                if (any && group != 0 && number->value >= group) break;
                group += number->value;
                q.ordinal = true;
                q.value = total + group;
                return at + 1;
            }
            if (number->kind == Kind::multiplier) {
                if (number->value >= 1000) {
                    total += (group == 0 ? 1 : group) * number->value;
                    group = 0;
                } else {
                    group = (group == 0 ? 1 : group) * number->value;
                }
                q.scale = number->value;
            } else {
                const bool follows = !any ||
                                     (number->kind == Kind::unit && group != 0 && group >= 20 &&
                                      static_cast<long>(group) % 10 == 0 && number->value < 10) ||
                                     (group != 0 && static_cast<long>(group) % 100 == 0) ||
                                     (group == 0 && total > 0);
                if (!follows) break;
                group += number->value;
            }
            any = true;
            last = ++at;
            if (half_at(at)) {  // "three and a half million"
                group += 0.5;
                last = at += 3;
            }
        }
        q.value = total + group;
        return last;
    }

    [[nodiscard]] bool half_at(std::uint32_t i) const {
        return has(i, wc_additive) && has(i + 1, wc_article) && has(i + 2, wc_half);
    }

    const std::string& text_;
    const Knowledge& k_;
    Marks& marks_;
    std::uint32_t end_ = 0;
};

}  // namespace

void mark_numbers(const Document& document, const Knowledge& knowledge, Marks& marks) {
    NumberMarker marker(document, knowledge, marks);
    for (const Sentence& sentence : marks.sentences) marker.sentence(sentence);
}

}  // namespace entente
