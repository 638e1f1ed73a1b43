// What a name of a party means in this document: a capital for its government or as a place, and names of two states.
#include <algorithm>
#include <set>

#include "base/fold.h"
#include "understand/context.h"

namespace entente {
namespace {

class PartySenses {
public:
    explicit PartySenses(Context& context) : c_(context), marks_(context.marks) {}

    void go() {
        shared_names();
        metonyms();
    }

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return c_.knowledge.lexicon.classes(marks_.tokens[i].word);
    }

    [[nodiscard]] const std::pair<std::string, std::string>* shared(const Mark& mark) const {
        const auto found =
            c_.knowledge.shared_names.find(fold(c_.text(span_of(marks_, mark.first, mark.last))));
        return found == c_.knowledge.shared_names.end() ? nullptr : &found->second;
    }

    // "Congo" in a text that names Brazzaville, and Kinshasa nowhere.
    void shared_names() {
        std::set<std::string> sure;
        bool any = false;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::party) continue;
            if (shared(mark) == nullptr)
                sure.insert(c_.knowledge.code_of(marks_.parties[mark.value]));
            else
                any = true;
        }
        if (!any) return;
        for (const Mark& mark : marks_.marks) {
            const auto* both = mark.kind == MarkKind::party ? shared(mark) : nullptr;
            if (both == nullptr || sure.contains(both->first) || !sure.contains(both->second)) continue;
            marks_.parties[mark.value].party = c_.knowledge.party_by_code.at(both->second);
        }
    }

    // "Hanoi said", "Beijing's offer", "ties with Canberra" mean the state; "in Beijing", "HANOI -" the place. The mark of
    // the place, which every capital has too, stays.
    void metonyms() {
        acting_.assign(marks_.tokens.size() + 1, false);
        for (const Mark& mark : marks_.marks) {
            if (mark.kind == MarkKind::verb && marks_.verbs[mark.value].tense != Tense::none)
                acting_[mark.first] = true;
        }
        std::vector<bool> state(marks_.tokens.size() + 1);  // a party that stands for itself begins here
        for (std::size_t m = marks_.marks.size(); m-- > 0;) {
            const Mark& mark = marks_.marks[m];
            if (mark.kind != MarkKind::party) continue;
            const bool capital = marks_.parties[mark.value].role == PartyRole::capital;
            if (!capital || acts(mark, state)) state[mark.first] = true;
        }
        std::erase_if(marks_.marks, [&](const Mark& mark) {
            return mark.kind == MarkKind::party && marks_.parties[mark.value].role == PartyRole::capital &&
                   !state[mark.first] && has_place(mark);
        });
    }

    [[nodiscard]] bool has_place(const Mark& capital) const {
        const auto same = marks_in(marks_, capital.first, capital.first + 1);
        return std::any_of(same.begin(), same.end(), [&](const Mark& mark) {
            return mark.kind == MarkKind::place && mark.last >= capital.last;
        });
    }

    [[nodiscard]] bool acts(const Mark& mark, const std::vector<bool>& state) const {
        const std::uint64_t before = mark.first > 0 ? classes(mark.first - 1) : 0;
        if ((before & wc_about_link) != 0 && (before & (wc_place_link | wc_toward_link)) == 0) return true;
        std::uint32_t i = mark.last;
        if (i >= marks_.tokens.size()) return false;
        if ((classes(i) & wc_genitive) != 0) return (before & wc_place_link) == 0;
        if ((before & wc_preposition) != 0) return false;
        const bool joins = (classes(i) & wc_additive) != 0 ||
                           (marks_.tokens[i].word == sign_hyphen && !marks_.tokens[i].spaced);
        if (joins && state[i + 1]) return true;
        while (i < marks_.tokens.size() && (classes(i) & wc_adverb) != 0) ++i;
        return acting_[i];
    }

    Context& c_;
    Marks& marks_;
    std::vector<bool> acting_;  // by token: a finite verb group begins here
};

}  // namespace

void find_senses(Context& context) { PartySenses(context).go(); }

}  // namespace entente
