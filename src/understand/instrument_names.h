// Which instrument a mention means, and between whom it is: "the agreement" is the one that was named before it.
#pragma once

#include <string>
#include <vector>

#include "understand/context.h"

namespace entente {

class InstrumentNames {
public:
    explicit InstrumentNames(const Context& context);

    // The fullest mention of what `mark` (of an instrument) means; its own where nothing fuller is found.
    [[nodiscard]] const InstrumentMark& resolve(const Mark& mark) const;
    // The parties that its name tells, else the pair in hand. Empty where it is open to all, or unknown.
    [[nodiscard]] std::vector<std::string> parties(const Mark& mark) const;

    // One common word, which names nothing: "agreement".
    static bool is_bare(const std::string& name);

private:
    [[nodiscard]] bool is_headline(const InstrumentMark& made) const;
    [[nodiscard]] const InstrumentMark& proper_name(const InstrumentMark& here) const;
    [[nodiscard]] int shared_words(const InstrumentMark& a, const InstrumentMark& b) const;
    [[nodiscard]] std::uint32_t token_at(std::uint32_t offset) const;

    const Context& c_;
    const Marks& marks_;
    std::vector<std::uint32_t> proper_;  // instruments with a name of their own, each name once
};

}  // namespace entente
