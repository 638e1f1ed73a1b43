// "Her Chilean counterpart Luis Soto" holds the office of whose counterpart he is: of the one with an office who was
// named last before him, here or in the sentence before.
#include <algorithm>

#include "understand/context.h"

namespace entente {

void title_counterparts(Context& context) {
    Marks& marks = context.marks;
    sort_marks(marks);
    std::vector<int> office(marks.persons.size(), -1);  // by person: the mark that says the office
    int last = -1;                                      // the mark of whoever was named last with an office
    std::uint32_t at = 0;                               // its sentence
    for (const Mark& mark : marks.marks) {
        if (mark.kind != MarkKind::person) continue;
        PersonMark& held = marks.person_marks[mark.value];
        if (held.person < 0) continue;
        const std::uint32_t sentence = sentence_of(marks, mark.first);
        const auto person = static_cast<std::size_t>(held.person);
        if (held.like && held.title.empty() && last >= 0 && sentence <= at + 1) {
            const PersonMark& other = marks.person_marks[static_cast<std::size_t>(last)];
            if (other.person == held.person) continue;
            held.title = other.title;
            held.office = other.office;
        }
        if (!held.title.empty() && !held.former) office[person] = static_cast<int>(mark.value);
        if (office[person] < 0 || held.like) continue;
        last = office[person];
        at = sentence;
    }
}

}  // namespace entente
