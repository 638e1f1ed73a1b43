// Watching the rules at work: who asks why a rule did not match, or what it costs, passes a Watch down to the matcher.
// Normal runs pass none. Under a watch that wants traces every try at an anchor is made and told, also one that the
// glance beside the anchor would have spared; under another those that are walked. Token ranges are half-open.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entente/fact.h"
#include "rules/rule.h"

namespace entente {

// One of the two walks from an anchor.
struct WalkTrace {
    bool walked = false;
    bool accepted = false;
    bool given_up = false;      // too many ways
    std::uint32_t matched = 0;  // token boundary behind the last element that matched (left: before it)
    std::uint32_t tried =
        0;             // boundary of the token that was refused; past `matched` where `~` skipped words
    int elements = 0;  // lists and classes that matched up to there
    struct Waiting {
        std::uint32_t state = 0;  // of the program of that side; a list or a class
        bool gap = false;         // looked for behind `..` too
    };
    std::vector<Waiting> waiting;  // what would have gone on; empty where accepted
};

// One try of a pattern at an anchor.
struct Attempt {
    std::uint32_t pattern = 0;  // index into Programs::patterns
    std::uint32_t anchor = 0;   // token
    std::uint32_t first = 0;    // the sentence, tokens
    std::uint32_t last = 0;
    WalkTrace left;
    WalkTrace right;
    std::uint64_t nanoseconds = 0;
};

// Why a match came to nothing.
enum class Drop : std::uint8_t {
    headline,   // it stands in a headline
    condition,  // what its rule names after `unless`, and what always holds: "denied", "if", "when"
    worse,      // a better match of the same rule covers it or has the same anchor
    beaten,     // by the rule that is named
    no_value,   // a lower level: `set` gave no value, or the holder no name
    taken,      // a holder: a longer match of another rule has the words
    untimed,    // no time, and the rule asks for one
    no_slot,    // the slot that is named stayed empty and has to be there
    nameless,  // an agreement without a name that tells it from others; a figure of "it", and no figure before it
    no_parties,  // a number without a word that says whose it is
    own_country,
    told_before,  // the same fact stands in the document already
};

class Watch {
public:
    Watch() = default;
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    virtual ~Watch() = default;

    // True where attempts shall tell how far they got; both walks are then made, also where the first fails.
    [[nodiscard]] virtual bool wants_traces() const { return false; }
    // Nanoseconds of any clock that does not run back; 0 where nobody asks for time.
    [[nodiscard]] virtual std::uint64_t now() const { return 0; }

    virtual void attempt(const Attempt& /*attempt*/) {}
    // What a level kept, and what it dropped; `detail` is a condition, a slot or the rule that beats.
    virtual void kept(const Match& /*match*/) {}
    virtual void dropped(const Match& /*match*/, Drop /*why*/, std::string_view /*detail*/) {}
    // A fact that was made of a kept match and is not told.
    virtual void dropped(const Fact& /*fact*/, Drop /*why*/) {}
};

}  // namespace entente
