// Under which conditions a match tells nothing: what is denied or only supposed, and what its rule excludes.
#pragma once

#include <string_view>

#include "understand/slot_values.h"

namespace entente {

class Conditions {
public:
    Conditions(const Context& context, const SlotValues& slots)
        : c_(context), marks_(context.marks), slots_(slots) {}

    // The condition under which the match tells nothing; empty where it tells something.
    [[nodiscard]] std::string_view unsaid(const Rule& rule, const Match& match) const;
    // True in a headline: it is no part of the article.
    [[nodiscard]] bool outside_article(const Match& match) const;

private:
    [[nodiscard]] bool is_denied(const Match& match) const;
    [[nodiscard]] std::string_view supposed(const Match& match) const;
    [[nodiscard]] bool holds(std::string_view condition, const Match& match) const;
    [[nodiscard]] bool undertakes(std::string_view condition, const Rule& rule, const Match& match) const;
    [[nodiscard]] bool is_governed(const Match& match) const;
    [[nodiscard]] bool is_lone(const Match& match) const;
    [[nodiscard]] bool is_governed_by(std::uint32_t verb, std::uint32_t first) const;
    [[nodiscard]] bool is_of_words(std::string_view condition, const Capture& words) const;
    [[nodiscard]] bool is_somebody(const Capture& capture) const;
    [[nodiscard]] bool is_unagreed(const Match& match) const;
    [[nodiscard]] bool is_shared(const Match& match) const;
    [[nodiscard]] bool names_people(const Match& match) const;
    [[nodiscard]] bool is_unreported(const Match& match) const;
    [[nodiscard]] bool is_listed(const Match& match) const;
    [[nodiscard]] const Sentence& sentence(const Match& match) const {
        return marks_.sentences[sentence_of(marks_, match.first)];
    }

    const Context& c_;
    const Marks& marks_;
    const SlotValues& slots_;
};

}  // namespace entente
