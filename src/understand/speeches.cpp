// The words of each speaker as stretches of the text.
#include "understand/context.h"

namespace entente {

std::vector<Mark> speeches(const Context& context) {
    std::vector<Mark> out;
    for (const Sentence& sentence : context.marks.sentences) {
        for (std::uint32_t i = sentence.first; i < sentence.last;) {
            const std::uint32_t first = i;
            const int person = context.speaker[first];
            while (i < sentence.last && context.speaker[i] == person) ++i;
            if (person >= 0) out.push_back({MarkKind::person, first, i, static_cast<std::uint32_t>(person)});
        }
    }
    return out;
}

}  // namespace entente
