// From a match to a fact in the making: slots by what the rule sets and captures, then what it leaves unsaid (parties,
// who acts, kind, status), and whether it says something of a relation at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "understand/slot_values.h"

namespace entente {

class Drafts {
public:
    Drafts(const Context& context, const InstrumentNames& instruments, const SlotValues& slots)
        : c_(context), marks_(context.marks), instruments_(instruments), slots_(slots) {}

    // Fills the slots of the draft, which has its rule and match. False where it tells nothing; the watch hears why.
    bool fill(Draft& draft) const;

private:
    [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const {
        return marks_.sentences[entente::sentence_of(marks_, token)];
    }
    [[nodiscard]] std::string_view excluded(Draft& draft) const;
    static bool excludes(const Draft& draft, std::string_view condition);
    [[nodiscard]] bool is_alone(Draft& draft) const;
    [[nodiscard]] bool is_foreign(Draft& draft) const;
    [[nodiscard]] bool asks_itself(Draft& draft) const;
    bool drop(const Draft& draft, Drop why, std::string_view detail = {}) const;
    [[nodiscard]] static Values* find(Draft& draft, std::string_view slot);
    void put(Draft& draft, std::string_view slot, SlotValue value) const;
    void spread_quantity(Draft& draft, const ValueContext& values) const;
    [[nodiscard]] std::string currency(const std::string& unit) const;
    void defaults(Draft& draft, const ValueContext& values) const;
    void direct(Draft& draft) const;
    void acting_side(Draft& draft, const ValueContext& values) const;
    void stay(Draft& draft) const;
    void visit_status(Draft& draft) const;
    void origin(Draft& draft) const;
    static bool names_thing(FactType type);
    void kind_of_thing(Draft& draft) const;
    [[nodiscard]] static bool is_report(const Draft& draft);
    std::vector<std::string> parties_for(const Draft& draft) const;
    [[nodiscard]] std::vector<std::string> with_other(const std::string& code,
                                                      const std::vector<std::string>& pair) const;
    [[nodiscard]] bool concerns(const std::vector<std::string>& codes) const;
    [[nodiscard]] std::vector<std::string> parties_in(std::uint32_t first, std::uint32_t last,
                                                      bool lists) const;
    [[nodiscard]] bool concerns_relation(Draft& draft) const;
    [[nodiscard]] bool binds_party(Draft& draft) const;
    [[nodiscard]] static bool undertakes_nothing(Draft& draft);
    [[nodiscard]] bool names_something(Draft& draft) const;
    [[nodiscard]] static const SlotSpec* missing_key(Draft& draft);

    const Context& c_;
    const Marks& marks_;
    const InstrumentNames& instruments_;
    const SlotValues& slots_;
};

}  // namespace entente
