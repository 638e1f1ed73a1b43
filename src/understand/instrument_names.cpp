#include "understand/instrument_names.h"

#include <algorithm>
#include <set>

#include "base/fold.h"

namespace entente {

InstrumentNames::InstrumentNames(const Context& context) : c_(context), marks_(context.marks) {
    std::set<std::string_view> seen;
    for (std::uint32_t i = 0; i < marks_.instruments.size() && proper_.size() < 200; ++i) {
        const InstrumentMark& made = marks_.instruments[i];
        const bool named = made.proper && !made.bare && !made.definite && !made.plural && !is_headline(made);
        if (named && seen.insert(c_.text(made.name)).second) proper_.push_back(i);
    }
}

// Headlines write every word as a name.
bool InstrumentNames::is_headline(const InstrumentMark& made) const {
    const std::uint32_t sentence = sentence_of(marks_, token_at(made.name.begin));
    return c_.document.zones[marks_.sentences[sentence].zone].role == ZoneRole::headline;
}

// The full mention behind "the agreement": the last one before it of the same kind, else of any.
const InstrumentMark& InstrumentNames::resolve(const Mark& mark) const {
    const InstrumentMark& here = marks_.instruments[mark.value];
    if (mark.kind != MarkKind::instrument) return here;
    if (!here.definite) return here.proper || here.plural ? here : proper_name(here);
    const InstrumentMark* best = nullptr;
    const std::uint32_t oldest = mark.value > 200 ? mark.value - 200 : 0;
    for (std::uint32_t i = mark.value; i-- > oldest;) {
        const InstrumentMark& other = marks_.instruments[i];
        if (other.definite || other.name.begin >= here.name.begin || is_headline(other)) continue;
        if (here.proper && !other.proper && other.kind == here.kind) {  // "the Agreement" has a name
            if (best == nullptr || best->kind != here.kind) best = &other;
            continue;
        }
        const bool same = other.kind == here.kind || (here.kind == "agreement" && other.kind == "fta");
        if (same && (other.proper || !other.bare)) return other;
        if (best == nullptr || (same && best->kind != here.kind)) best = &other;
    }
    return best == nullptr ? here : *best;
}

// "a landmark trade agreement with Indonesia" beside the one "U.S.-Indonesia Agreement on Reciprocal Trade".
const InstrumentMark& InstrumentNames::proper_name(const InstrumentMark& here) const {
    const InstrumentMark* best = nullptr;
    for (const std::uint32_t i : proper_) {
        const InstrumentMark& other = marks_.instruments[i];
        if (other.kind != here.kind || shared_words(here, other) < 2) continue;
        if (best != nullptr && c_.text(best->name) != c_.text(other.name))
            return here;  // two of them: unclear
        best = &other;
    }
    return best == nullptr ? here : *best;
}

int InstrumentNames::shared_words(const InstrumentMark& a, const InstrumentMark& b) const {
    std::set<std::string> words;
    const auto each = [&](Span at, auto action) {
        std::string word;
        for (const char ch : fold(c_.text(at)) + " ") {
            if (ch >= 'a' && ch <= 'z') {
                word += ch;
            } else {
                if (word.size() > 4 &&
                    !c_.knowledge.instrument_heads.contains(c_.knowledge.vocabulary.find(word)))
                    action(word);
                word.clear();
            }
        }
    };
    each(a.name, [&](const std::string& word) { words.insert(word); });
    int shared = 0;
    each(b.name, [&](const std::string& word) { shared += words.contains(word) ? 1 : 0; });
    return shared;
}

std::uint32_t InstrumentNames::token_at(std::uint32_t offset) const {
    const auto after =
        std::lower_bound(marks_.tokens.begin(), marks_.tokens.end(), offset,
                         [](const Token& token, std::uint32_t at) { return token.begin < at; });
    return static_cast<std::uint32_t>(after - marks_.tokens.begin());
}

std::vector<std::string> InstrumentNames::parties(const Mark& mark) const {
    const InstrumentMark& made = resolve(mark);
    std::set<std::string> states;
    std::set<std::string> bodies;
    const std::uint32_t first = token_at(made.name.begin);
    for (const Mark& m : marks_in(marks_, first, first + 60)) {
        if (m.kind != MarkKind::party || !made.name.contains(span_of(marks_, m.first, m.last))) continue;
        const PartyInfo& info = c_.knowledge.parties[marks_.parties[m.value].party];
        if (marks_.parties[m.value].role == PartyRole::people ||
            marks_.parties[m.value].role == PartyRole::capital)
            continue;
        (info.is_state() ? states : bodies).insert(info.code);
    }
    std::set<std::string> all = states;
    if (states.size() + bodies.size() >= 2 && states.size() < 3) all.insert(bodies.begin(), bodies.end());
    if (all.size() >= 2) return {all.begin(), all.end()};
    if (states.empty() && !bodies.empty()) return {};  // the Charter of the United Nations
    std::vector<std::string> pair = pair_at(c_, first);
    if (states.size() == 1 && std::find(pair.begin(), pair.end(), *states.begin()) == pair.end()) {
        const std::string& own = c_.outlet_country;
        if (own.empty() || own == *states.begin()) return {};
        pair = {own, *states.begin()};
        std::sort(pair.begin(), pair.end());
    }
    return pair;
}

bool InstrumentNames::is_bare(const std::string& name) {
    return name.find(' ') == std::string::npos && name.find('-') == std::string::npos &&
           !(name[0] >= 'A' && name[0] <= 'Z' && name.size() <= 6);
}

}  // namespace entente
