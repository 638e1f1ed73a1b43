// Who speaks in a joint statement: the states that its title names, by name or by who signs for them.
#include <algorithm>
#include <set>

#include "understand/context.h"

namespace entente {
namespace {

constexpr std::string_view joint_kind = "joint_statement";  // of the table of instruments

// The title, or where the document has none its first sentence.
Span title_of(const Context& context) {
    if (!context.document.title.empty()) return context.document.title;
    const Sentence& first = context.marks.sentences.front();
    return span_of(context.marks, first.first, first.last);
}

void add_codes(const Context& context, const Mark& mark, std::set<std::string>& codes) {
    const Marks& marks = context.marks;
    if (mark.kind == MarkKind::party) {
        const PartyMark& party = marks.parties[mark.value];
        if (party.role != PartyRole::capital) codes.insert(context.knowledge.code_of(party));
    } else if (mark.kind == MarkKind::person && marks.person_marks[mark.value].person >= 0) {
        const auto i = static_cast<std::size_t>(marks.person_marks[mark.value].person);
        if (!marks.persons[i].party.empty()) codes.insert(marks.persons[i].party);
    }
}

}  // namespace

void find_signatories(Context& context) {
    const Marks& marks = context.marks;
    if (marks.sentences.empty()) return;
    const Span title = title_of(context);
    std::set<std::string> codes;
    bool joint = false;
    for (const Mark& mark : marks.marks) {
        if (!title.contains(span_of(marks, mark.first, mark.last))) continue;
        add_codes(context, mark, codes);
        joint =
            joint || (mark.kind == MarkKind::instrument && marks.instruments[mark.value].kind == joint_kind);
    }
    if (!joint) return;
    if (codes.size() == 1 && !context.outlet_country.empty()) codes.insert(context.outlet_country);
    if (codes.size() >= 2)
        context.joint.assign(codes.begin(), codes.end());
    else
        context.joint = context.main_pair;
}

}  // namespace entente
