#include "rules/grown.h"

#include "rules/action.h"
#include "rules/phrase.h"

namespace entente {

Stretch grow(const WalkText& text, PatternClass kind, std::uint32_t at, std::uint32_t high) {
    const auto is = [&](std::uint32_t i, std::uint64_t classes) {
        return text.knowledge.lexicon.is(text.marks.tokens[i].word, classes);
    };
    Stretch out{at, at, at};
    if (kind == PatternClass::action) {
        if (at + 1 < high && is(at, wc_infinitive) && is(at + 1, wc_adverb | wc_verb_base | wc_be | wc_have))
            ++out.first;
        // Behind a comma or "and" only a verb goes on with a row of actions.
        const bool further =
            at > 0 && (text.marks.tokens[at - 1].word == sign_comma || is(at - 1, wc_conjunction));
        if (further && !begins_with_verb(text.knowledge, text.marks, out.first)) return out;
        const ActionEnd end = action_end(text, out.first, high);
        out.last = end.last;
        out.next = end.next;
        return out;
    }
    out.last = phrase_end(text.knowledge, text.marks, text.index, at, high);
    out.next = out.last;
    while (out.first < out.last && is(out.first, wc_determiner)) ++out.first;
    return out;
}

}  // namespace entente
