// Which of the grown titles stand: two offices of one person become one, and what lies in a longer one is dropped.
#include <algorithm>

#include "mark/stations.h"

namespace entente {
namespace {

class TitleChoice {
public:
    TitleChoice(const Knowledge& knowledge, Marks& marks) : k_(knowledge), marks_(marks) {}

    void go(const std::vector<std::uint32_t>& titles) {
        join(titles);
        drop_covered();
    }

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return k_.lexicon.classes(marks_.tokens[i].word);
    }
    [[nodiscard]] bool capital(std::uint32_t i) const {
        return marks_.tokens[i].capital && marks_.tokens[i].kind == TokenKind::word;
    }

    // "Deputy Prime Minister and Foreign Minister": two offices of one person, where a name follows the second.
    void join(const std::vector<std::uint32_t>& titles) {
        for (std::size_t i = 1; i < titles.size(); ++i) {
            Mark& a = marks_.marks[titles[i - 1]];
            Mark& b = marks_.marks[titles[i]];
            const bool joined = b.first == a.last + 1 && (classes(a.last) & wc_conjunction) != 0 &&
                                b.last < marks_.tokens.size() && capital(b.first) == capital(a.first) &&
                                (!capital(a.first) || name_at(b.last));
            if (marks_.titles[a.value].plural != 0 || marks_.titles[b.value].plural != 0) continue;
            if (!joined || marks_.tokens[a.first].kind != TokenKind::word) continue;
            TitleMark& first = marks_.titles[a.value];
            TitleMark& second = marks_.titles[b.value];
            second.title.begin = first.title.begin;
            if (second.party.empty()) second.party = first.party;
            if (second.body.empty()) second.body = first.body;
            b.first = a.first;
            a.last = a.first;  // taken in: empty, dropped below
        }
    }

    [[nodiscard]] bool name_at(std::uint32_t i) const {
        return capital(i) && (classes(i) & wc_institution) == 0;
    }

    // "the chief guest", "a general rule": these are offices only in capitals, or where they head something.
    [[nodiscard]] bool common_word(const Mark& mark) const {
        const std::string& office = marks_.titles[mark.value].office;
        const bool of_somebody = office == "official" && mark.last + 1 < marks_.tokens.size() &&
                                 (classes(mark.last) & wc_office_link) != 0 && capital(mark.last + 1);
        if (of_somebody) return false;  // "the spokesman for Okafor"
        const bool everyday =
            office == "body_head" || office == "official" || office == "company" || office == "military";
        return everyday && mark.last == mark.first + 1 && !capital(mark.first);
    }

    // A title inside a longer one ("Minister" in "Prime Minister's Office head") and lower-case words that are no
    // office where they stand.
    void drop_covered() {
        std::vector<Mark> kept;
        std::uint32_t taken = 0;
        std::vector<const Mark*> order;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind == MarkKind::title) order.push_back(&mark);
        }
        std::stable_sort(order.begin(), order.end(), [](const Mark* a, const Mark* b) {
            return a->first != b->first ? a->first < b->first : a->last > b->last;
        });
        for (const Mark* mark : order) {
            if (mark->last <= mark->first || mark->first < taken || common_word(*mark)) continue;
            taken = mark->last;
            kept.push_back(*mark);
        }
        std::erase_if(marks_.marks, [](const Mark& mark) { return mark.kind == MarkKind::title; });
        marks_.marks.insert(marks_.marks.end(), kept.begin(), kept.end());
    }

    const Knowledge& k_;
    Marks& marks_;
};

}  // namespace

void choose_titles(const Knowledge& knowledge, Marks& marks, const std::vector<std::uint32_t>& titles) {
    TitleChoice(knowledge, marks).go(titles);
}

}  // namespace entente
