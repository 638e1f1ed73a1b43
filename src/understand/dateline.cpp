#include "understand/dateline.h"

namespace entente {
namespace {

constexpr std::size_t first_sentences = 6;  // headlines and bylines stand before it
constexpr std::uint32_t longest = 12;       // tokens from the city to the dash

}  // namespace

std::string dateline_country(const Context& context) {
    const Marks& marks = context.marks;
    for (std::size_t s = 0; s < marks.sentences.size() && s < first_sentences; ++s) {
        const Sentence& sentence = marks.sentences[s];
        if (!marks.tokens[sentence.first].all_caps) continue;
        for (const Mark& mark : marks_in(marks, sentence.first, sentence.first + 1)) {
            if (mark.kind != MarkKind::place) continue;
            for (std::uint32_t i = mark.last; i < sentence.last && i < mark.last + longest; ++i) {
                const std::string_view sign = context.text(span_of(marks, i, i + 1));
                if (sign == "-" || sign == "\xE2\x80\x93" || sign == "\xE2\x80\x94")
                    return marks.words[mark.value];
            }
        }
    }
    return {};
}

}  // namespace entente
