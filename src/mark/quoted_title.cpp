#include "mark/quoted_title.h"

#include "mark/stations.h"
#include "rules/vocabulary.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_title = 24;  // tokens

bool is_quote(std::string_view text, const Marks& marks, std::uint32_t i) {
    if (marks.tokens[i].kind == TokenKind::word) return false;
    const std::string_view sign = cut(text, span_of(marks, i, i + 1));
    return sign == "\"" || sign == "\u201C" || sign == "\u201D" || sign == "''";
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> quoted_title(std::string_view text, const Lexicon& lexicon,
                                                     const Marks& marks, std::uint32_t at,
                                                     std::uint32_t end) {
    constexpr std::pair<std::uint32_t, std::uint32_t> none{0, 0};
    if (at + 2 >= end || !is_quote(text, marks, at)) return none;
    const std::uint32_t first = at + 1;
    std::uint32_t i = first;
    for (; i < end && i < first + longest_title && !is_quote(text, marks, i); ++i) {
        const Token& token = marks.tokens[i];
        const bool small = token.kind == TokenKind::word && !token.capital &&
                           (i == first || marks.tokens[i - 1].word != sign_hyphen);
        if (small && (i == first || !lexicon.is(token.word, wc_closed))) return none;
    }
    if (i >= end || !is_quote(text, marks, i)) return none;
    const std::uint32_t last = marks.tokens[i - 1].word == sign_comma ? i - 1 : i;
    if (last < first + 2) return none;
    return {first, last};
}

}  // namespace entente
