#include "mark/stations.h"

namespace entente {
namespace {

class Splitter {
public:
    Splitter(const Document& document, const Knowledge& knowledge, Marks& marks)
        : text_(document.text), knowledge_(knowledge), marks_(marks) {}

    void zone(std::uint32_t number, Span at) {
        const auto from = static_cast<std::uint32_t>(marks_.tokens.size());
        tokenize(text_, at, knowledge_.vocabulary, knowledge_.tokenizer, marks_.tokens);
        const auto end = static_cast<std::uint32_t>(marks_.tokens.size());
        std::uint32_t first = from;
        std::uint32_t i = from;
        while (i < end) {
            const std::uint32_t next = end_after(i, end, first);
            if (next == 0) {
                ++i;
                continue;
            }
            marks_.sentences.push_back({first, next, number});
            first = i = next;
        }
        if (first < end) marks_.sentences.push_back({first, end, number});
        quotations(from, end);
    }

private:
    [[nodiscard]] std::string_view view(std::uint32_t i) const {
        return std::string_view(text_).substr(marks_.tokens[i].begin,
                                              marks_.tokens[i].end - marks_.tokens[i].begin);
    }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view sign) const {
        return marks_.tokens[i].kind == TokenKind::punctuation && view(i) == sign;
    }
    [[nodiscard]] bool is_quote(std::uint32_t i) const {
        const std::string_view v = view(i);
        return v == "\"" || v == "“" || v == "”" || v == "„" || v == "«" || v == "»";
    }

    // Where the next sentence begins if one ends with token i; 0 where none does.
    [[nodiscard]] std::uint32_t end_after(std::uint32_t i, std::uint32_t end, std::uint32_t first) const {
        const Token& token = marks_.tokens[i];
        if (token.kind == TokenKind::word) return end_after_abbreviation(i, end);
        if (token.kind != TokenKind::punctuation) return 0;
        const std::string_view sign = view(i);
        if (sign == ":" && i + 1 < end && is(i + 1, "-") && marks_.tokens[i + 1].spaced) return i + 1;
        if (sign != "." && sign != "!" && sign != "?" && sign != "…") return 0;
        if (sign == "." && i == first + 1 && marks_.tokens[first].kind == TokenKind::number)
            return 0;  // "1. The ..."
        std::uint32_t next = i + 1;
        while (next < end && !marks_.tokens[next].spaced &&
               (is_quote(next) || is(next, ")") || is(next, "]") || is(next, "’") || is(next, "'")))
            ++next;
        if (next == end) return end;
        const Token& after = marks_.tokens[next];
        if (!after.spaced) return 0;
        if (after.kind == TokenKind::word && !after.capital) return 0;
        return next;
    }

    // "... in the U.S. The ...": the stop of an abbreviation ends a sentence before a word that begins sentences.
    [[nodiscard]] std::uint32_t end_after_abbreviation(std::uint32_t i, std::uint32_t end) const {
        const Token& token = marks_.tokens[i];
        if (i + 1 >= end || text_[token.end - 1] != '.') return 0;
        const Token& after = marks_.tokens[i + 1];
        const bool begins = after.kind == TokenKind::word && after.capital &&
                            knowledge_.lexicon.is(after.word, wc_not_name) &&
                            !knowledge_.lexicon.is(after.word, wc_institution);
        return begins ? i + 1 : 0;
    }

    // Curly and straight signs may mix: “ opens, either kind closes; a straight one opens after a blank.
    void quotations(std::uint32_t from, std::uint32_t end) {
        std::uint32_t open = 0;
        bool inside = false;
        for (std::uint32_t i = from; i < end; ++i) {
            if (marks_.tokens[i].kind != TokenKind::punctuation || !is_quote(i)) continue;
            const std::string_view sign = view(i);
            const bool opens = sign == "“" || sign == "„" || sign == "«" ||
                               (!inside && sign == "\"" && (marks_.tokens[i].spaced || i == from));
            if (opens) {
                open = i + 1;
                inside = true;
            } else if (inside) {
                if (i > open) marks_.quotations.push_back({open, i});
                inside = false;
            }
        }
        if (inside && end > open + 3) marks_.quotations.push_back({open, end});
    }

    const std::string& text_;
    const Knowledge& knowledge_;
    Marks& marks_;
};

}  // namespace

void mark_sentences(const Document& document, const Knowledge& knowledge, Marks& marks) {
    Splitter splitter(document, knowledge, marks);
    for (std::size_t i = 0; i < document.zones.size(); ++i) {
        if (document.zones[i].role == ZoneRole::furniture) continue;
        splitter.zone(static_cast<std::uint32_t>(i), document.zones[i].at);
    }
}

Span span_of(const Marks& marks, std::uint32_t first, std::uint32_t last) {
    if (last <= first) return {};
    return {marks.tokens[first].begin, marks.tokens[last - 1].end};
}

Marks mark(const Document& document, const Knowledge& knowledge, RuleLevel through, Watch* watch) {
    Marks marks;
    mark_sentences(document, knowledge, marks);
    mark_numbers(document, knowledge, marks);
    mark_names(document, knowledge, marks);
    mark_verbs(knowledge, marks);
    MarkIndex index(marks);
    mark_values(document, knowledge, through, marks, index, watch);
    mark_titles(document, knowledge, marks);
    mark_instruments(document, knowledge, marks);
    index = MarkIndex(marks);
    mark_holders(document, knowledge, marks, index, watch);
    return marks;
}

}  // namespace entente
