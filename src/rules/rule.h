// A rule as loaded, what it gives when it matches, and the closed list of builders that `set` may call.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "entente/fact.h"
#include "entente/marks.h"
#include "rules/program.h"
#include "rules/syntax.h"

namespace entente {

// Rules run in levels; each sees the marks of those before it.
enum class RuleLevel : std::uint8_t {
    values,    // times and quantities over numbers and words
    combined,  // times and quantities over times and quantities: "from ... to ...", "early ..."
    holders,   // persons with their offices
    facts,
};
inline constexpr int rule_level_count = 4;

struct Rule {
    std::string name;
    std::string type;  // "time", "quantity", "holder" or a type of fact
    RuleLevel level = RuleLevel::facts;
    FactType fact = FactType::office;  // of the level facts
    std::vector<std::string> slots;    // captured, by Capture::slot
    std::vector<Assignment> sets;
    std::vector<std::string> unless;
    std::vector<std::uint32_t> beats;  // rules
    std::string why;
    std::string date;
    std::vector<Example> examples;
    std::string file;
    std::uint32_t line = 0;

    [[nodiscard]] int slot(std::string_view name) const;  // -1 where it captures no such slot

    // All but the examples: these are read from the sources by those who run them.
    template <class Archive>
    void fields(Archive& archive) {
        archive(name, type, level, fact, slots, sets, unless, beats, why, date, file, line);
    }
};

// One place where a rule matched.
struct Match {
    std::uint32_t rule = 0;
    std::uint32_t anchor = 0;  // token
    std::uint32_t first = 0;   // tokens
    std::uint32_t last = 0;
    int parts = 0;                  // captures and optional parts that were found
    int gaps = 0;                   // tokens passed over
    std::vector<Capture> captures;  // in the order of the text
};

struct TimeValue {
    TimeSpec spec;
    std::optional<TimeSpec> last;  // of an interval
};

// What an expression of `set` gives. `captures` stand for the marks or words that a slot of the pattern took.
using Value = std::variant<std::monostate, std::string, double, Quantity, TimeValue, std::vector<Capture>>;

// What values are read from.
struct ValueContext {
    const Rule& rule;
    const Match& match;
    const Marks& marks;
    std::string_view text;  // Document::text
    const WordLists& lists;
};

// Evaluates an expression that check_rule passed; monostate where a part that it needs was not captured. The builders
// are in builders.h.
Value evaluate(const Expression& expression, const ValueContext& context);

std::optional<double> as_number(const Value& value, const ValueContext& context);
std::optional<Quantity> as_quantity(const Value& value, const ValueContext& context);
std::optional<TimeValue> as_time(const Value& value, const ValueContext& context);
std::string as_text(const Value& value, const ValueContext& context);  // "" where there is none
std::string text_of(const Capture& capture, const ValueContext& context);
// True for units of money: three capitals, or "*".
bool is_currency(std::string_view unit);
// "done", "ongoing" or "planned" by tense, aspect and mood.
std::string status_of(const VerbMark& verb);

// Words that a slot for parties and persons takes beside codes: "subject" is who acts in the clause, "other" the other
// side of the pair, "pair" both, "lead" who acts in the line that leads in a list, "speaker" who says it.
inline constexpr std::array<std::string_view, 5> named_actors{"subject", "other", "pair", "lead", "speaker"};
inline bool is_named_actor(std::string_view word) {
    return std::find(named_actors.begin(), named_actors.end(), word) != named_actors.end();
}

}  // namespace entente
