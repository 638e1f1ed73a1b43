#include "mark/phrase_words.h"

namespace entente {

const Mark* PhraseWords::mark_from(std::uint32_t at, MarkKind kind) const {
    const Mark* best = nullptr;
    if (at >= high_) return nullptr;
    for (std::int32_t m = index_.first_at(at); m >= 0; m = index_.next_at(m)) {
        const Mark& mark = all_.marks[static_cast<std::size_t>(m)];
        if (mark.kind == kind && mark.last <= high_ && (best == nullptr || mark.last > best->last))
            best = &mark;
    }
    return best;
}

bool PhraseWords::nounlike(std::uint32_t i) const {
    if (i >= high_ || all_.tokens[i].kind != TokenKind::word) return false;
    const std::uint64_t closed = wc_determiner | wc_preposition | wc_conjunction | wc_pronoun | wc_be |
                                 wc_have | wc_do | wc_future | wc_conditional | wc_obliged | wc_negation |
                                 wc_relative | wc_if | wc_adverb;
    const std::uint64_t c = classes(i);
    if ((c & closed) != 0) return false;
    if ((c & wc_any_verb) != 0 &&
        (c & (wc_noun | wc_verb_gerund | wc_verb_participle | wc_institution)) == 0 &&
        !all_.tokens[i].capital)
        return false;
    const std::int32_t verb = index_.verb_at(i);
    return verb < 0 || all_.verbs[all_.marks[static_cast<std::size_t>(verb)].value].gerund;
}

const Mark* PhraseWords::party_ending(std::uint32_t at) const {
    for (std::int32_t m = index_.first_ending(at); m >= 0; m = index_.next_ending(m)) {
        const Mark& mark = all_.marks[static_cast<std::size_t>(m)];
        if (mark.kind == MarkKind::party) return &mark;
    }
    return nullptr;
}

const Mark* PhraseWords::ordinal_ending(std::uint32_t at) const {
    for (std::int32_t m = index_.first_ending(at); m >= 0; m = index_.next_ending(m)) {
        const Mark& mark = all_.marks[static_cast<std::size_t>(m)];
        if (mark.kind == MarkKind::number && all_.quantities[mark.value].ordinal) return &mark;
    }
    return nullptr;
}

}  // namespace entente
