#include "rules/lexicon.h"

#include <array>
#include <utility>

namespace entente {

std::uint64_t word_class_of(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::uint64_t>, 60> names{{
        {"determiner", wc_determiner},
        {"preposition", wc_preposition},
        {"conjunction", wc_conjunction},
        {"pronoun", wc_pronoun},
        {"be", wc_be},
        {"have", wc_have},
        {"do", wc_do},
        {"future", wc_future},
        {"conditional", wc_conditional},
        {"obliged", wc_obliged},
        {"negation", wc_negation},
        {"infinitive", wc_infinitive},
        {"adverb", wc_adverb},
        {"relative", wc_relative},
        {"if", wc_if},
        {"verb_base", wc_verb_base},
        {"verb_third", wc_verb_third},
        {"verb_past", wc_verb_past},
        {"verb_participle", wc_verb_participle},
        {"verb_gerund", wc_verb_gerund},
        {"particle", wc_particle},
        {"honorific", wc_honorific},
        {"institution", wc_institution},
        {"not_name", wc_not_name},
        {"expecting", wc_expecting},
        {"ready", wc_ready},
        {"continuing", wc_continuing},
        {"connector", wc_connector},
        {"say", wc_say},
        {"suffix", wc_suffix},
        {"office_modifier", wc_office_modifier},
        {"former", wc_former},
        {"noun", wc_noun},
        {"plural", wc_plural},
        {"meet", wc_meet},
        {"also_name", wc_also_name},
        {"when", wc_when},
        {"clause_link", wc_clause_link},
        {"today", wc_today},
        {"anniversary", wc_anniversary},
        {"article", wc_article},
        {"additive", wc_additive},
        {"genitive", wc_genitive},
        {"half", wc_half},
        {"ordinal_ending", wc_ordinal_ending},
        {"past_form", wc_past_form},
        {"present_form", wc_present_form},
        {"perfect_form", wc_perfect_form},
        {"progressive_form", wc_progressive_form},
        {"of", wc_of},
        {"office_link", wc_office_link},
        {"body_link", wc_body_link},
        {"about_link", wc_about_link},
        {"place_link", wc_place_link},
        {"toward_link", wc_toward_link},
        {"own", wc_own},
        {"clause_break", wc_clause_break},
        {"example", wc_example},
        {"several", wc_several},
        {"first_person", wc_first_person},
    }};
    for (const auto& [text, bit] : names) {
        if (text == name) return bit;
    }
    return 0;
}

}  // namespace entente
