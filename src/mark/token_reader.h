// Looks at the tokens of one sentence after the other. A token past the end of the sentence is of no class, no sign, no
// word and no number, so that callers may look ahead without asking where the sentence ends.
#pragma once

#include <string_view>

#include "entente/marks.h"
#include "rules/knowledge.h"

namespace entente {

class TokenReader {
public:
    TokenReader(const Document& document, const Knowledge& knowledge, const Marks& marks)
        : text_(document.text), k_(knowledge), tokens_(marks.tokens) {}

    void look_at(const Sentence& sentence) {
        first_ = sentence.first;
        end_ = sentence.last;
    }

    // Of tokens of the text; `token` and `bytes` may not be asked past its end.
    [[nodiscard]] const Token& token(std::uint32_t i) const { return tokens_[i]; }
    [[nodiscard]] std::string_view bytes(std::uint32_t i) const {
        return text_.substr(token(i).begin, token(i).end - token(i).begin);
    }

    // True where the token is of one of the classes.
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t classes) const {
        return i < end_ && k_.lexicon.is(token(i).word, classes);
    }
    [[nodiscard]] bool is_article(std::uint32_t i) const { return has(i, wc_article); }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const { return i < end_ && token(i).word == sign; }
    [[nodiscard]] bool is_number(std::uint32_t i) const {
        return i < end_ && token(i).kind == TokenKind::number;
    }
    [[nodiscard]] bool is_word(std::uint32_t i) const { return i < end_ && token(i).kind == TokenKind::word; }
    [[nodiscard]] bool is_tight(std::uint32_t i) const {
        return i < end_ && !token(i).spaced;
    }  // no blank before

    [[nodiscard]] std::uint32_t low() const { return first_; }  // the ends of the sentence
    [[nodiscard]] std::uint32_t high() const { return end_; }
    [[nodiscard]] const Knowledge& knowledge() const { return k_; }
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string_view text_;
    const Knowledge& k_;
    const std::vector<Token>& tokens_;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace entente
