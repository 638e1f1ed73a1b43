// From the values that a rule gives to the values of a fact's slots.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "understand/clauses.h"
#include "understand/context.h"
#include "understand/instrument_names.h"

namespace entente {

// The values that one slot can take; several give several facts, unless the slot is a list.
using Values = std::vector<SlotValue>;

// A fact in the making: a match and what it fills.
struct Draft {
    const Rule* rule = nullptr;
    const Match* match = nullptr;
    std::vector<std::pair<const SlotSpec*, Values>> slots;
    std::set<std::string> inferred;
    std::optional<std::uint32_t> told_from;  // token: what is told begins there, before the match
};

// The words at a place with one blank between them and none at the ends.
std::string tidy(std::string_view text);

class SlotValues {
public:
    SlotValues(const Context& context, const InstrumentNames& instruments, const Clauses& clauses)
        : c_(context), marks_(context.marks), instruments_(instruments), clauses_(clauses) {}

    // The value as the slot's kind wants it; empty where it gives none. Notes what had to be concluded.
    Values convert(const SlotSpec& spec, const Value& value, const ValueContext& values, Draft& draft) const;

    // What an expression of the rule gives for the slot; empty where it gives nothing.
    Values value_of(const SlotSpec& spec, const Expression& expression, const ValueContext& values,
                    Draft& draft) const;

    static bool is_whole_clause(const Expression& expression) {
        return expression.kind == Expression::Kind::call && expression.text == "clause";
    }

    // The mark that a capture took; null where it took words.
    [[nodiscard]] const Mark* mark_of(const Capture& capture) const;
    // The first verb of a list, and the first instrument, that the match took; null where it took none.
    [[nodiscard]] const VerbMark* verb_of(const Match& match) const;
    [[nodiscard]] const InstrumentMark* instrument_of(const Match& match) const;
    // The verb group that covers the token; null where none does.
    [[nodiscard]] const VerbMark* verb_over(std::uint32_t token) const;
    // Who acts at the verb of the match.
    [[nodiscard]] Actors acting(const Match& match) const { return clauses_.subject(verb_token(match)); }
    // The token of that verb, else the anchor.
    [[nodiscard]] std::uint32_t verb_token(const Match& match) const;

private:
    Values whole_clause(const Value& value, Draft& draft) const;
    [[nodiscard]] std::vector<std::string> codes_of(const Capture& capture) const;
    [[nodiscard]] std::string person_of(const Capture& capture) const;
    [[nodiscard]] Values numbers(const Value& value, const ValueContext& values) const;
    [[nodiscard]] Values text(const Value& value, const ValueContext& values) const;
    [[nodiscard]] Values entities(const SlotSpec& spec, const Value& value, const Draft& draft) const;
    [[nodiscard]] Values flow(std::vector<std::string> codes, const Draft& draft) const;
    [[nodiscard]] Values each_with(const std::vector<std::string>& hosts,
                                   const std::vector<Capture>& guests) const;
    [[nodiscard]] bool is_short_named(const Mark& party) const;
    [[nodiscard]] Actors actors(const Value& value, const Draft& draft) const;
    [[nodiscard]] Actors named_actors(std::string_view word, const Draft& draft) const;
    [[nodiscard]] Actors visiting(const Draft& draft) const;
    [[nodiscard]] std::vector<std::string> names_of(const Actors& actors) const;
    Values times(const SlotSpec& spec, const Value& value, const ValueContext& values, Draft& draft) const;
    Values named_time(const std::string& word, const SlotSpec& spec, Draft& draft) const;
    Values nearest(const SlotSpec& spec, Draft& draft) const;
    [[nodiscard]] int direction(const Draft& draft, std::uint32_t token) const;
    [[nodiscard]] bool fits(const TimeSpec& time, const SlotSpec& spec, const Draft& draft) const;

    const Context& c_;
    const Marks& marks_;
    const InstrumentNames& instruments_;
    const Clauses& clauses_;
};

}  // namespace entente
