#include "understand/lead_ins.h"

namespace entente {
namespace {

constexpr std::size_t longest_line = 600;  // bytes
constexpr int longest_list = 40;           // lines

// A line of a list: it begins with a sign, or ends as no sentence does.
bool is_item(std::string_view line) {
    if (line.empty() || line.size() > longest_line) return false;
    const char first = line.front();
    const bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    return !letter || line.back() != '.';
}

}  // namespace

std::optional<std::uint32_t> lead_in_of(const Context& context, std::uint32_t token) {
    const auto& sentences = context.marks.sentences;
    const auto line = [&](std::uint32_t s) {
        return context.text(context.document.zones[sentences[s].zone].at);
    };
    std::uint32_t at = sentence_of(context.marks, token);
    for (int lines = 0; lines < longest_list; ++lines) {
        if (at == 0 || !is_item(line(at))) return std::nullopt;
        --at;
        if (line(at).ends_with(":")) return at;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> leading_verb(const Context& context, std::uint32_t token) {
    const auto lead = lead_in_of(context, token);
    if (!lead) return std::nullopt;
    const Sentence& sentence = context.marks.sentences[*lead];
    const auto& lexicon = context.knowledge.lexicon;
    const auto has = [&](std::uint32_t i, std::uint64_t classes) {
        return lexicon.is(context.marks.tokens[i].word, classes);
    };
    std::uint32_t last = sentence.last;
    while (last > sentence.first && context.marks.tokens[last - 1].kind == TokenKind::punctuation) --last;
    if (last < sentence.first + 2) return std::nullopt;
    if (has(last - 1, wc_future)) return last - 1;
    if (!has(last - 1, wc_infinitive)) return std::nullopt;
    std::uint32_t verb = last - 2;
    while (verb > sentence.first && has(verb, wc_adverb)) --verb;
    return has(verb, wc_verb_past | wc_verb_participle | wc_verb_third) ? std::optional(verb) : std::nullopt;
}

}  // namespace entente
