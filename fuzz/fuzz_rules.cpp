// Any bytes as a rule file: they are parsed, compiled and linked, or refused with errors that say where.
#include <cstddef>
#include <cstdint>

#include "small_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    static fuzz::SmallKnowledge small(false);
    std::vector<Error> errors;
    const Knowledge& made = small.with_rules(std::string(data, data + size), errors);
    for (const Error& error : errors) fuzz::require(!error.where.empty() && !error.what.empty());
    for (const Pattern& pattern : made.pattern_sources) {
        fuzz::require(pattern.rule < made.rules.size());
        // A list that could not be read leaves a rule without an anchor, but not without an error.
        fuzz::require(!errors.empty() || pattern.slow || !pattern.anchor_words.empty() ||
                      !pattern.anchor_classes.empty());
        for (const auto* program : {&pattern.left, &pattern.right}) {
            for (const State& state : *program) {
                fuzz::require(state.op == State::Op::accept || state.next < program->size());
                fuzz::require(state.op != State::Op::split || state.other < program->size());
                fuzz::require(state.op != State::Op::list || state.arg < made.list_sources.size());
            }
        }
    }
    return 0;
}
