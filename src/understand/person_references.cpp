// Who "he", "the ambassador" and "the Kenyan leader" are: somebody who was named before, by what the words allow.
#include <algorithm>

#include "base/fold.h"
#include "understand/context.h"

namespace entente {
namespace {

constexpr std::uint32_t pronoun_reach = 160;  // tokens from who acted to the pronoun
constexpr std::size_t longest_search = 60;    // titled mentions looked at
constexpr std::string_view by_pronoun = "who acted last before the pronoun";
constexpr std::string_view by_office = "the last one named with such an office";

class PersonReferences {
public:
    explicit PersonReferences(Context& context)
        : c_(context),
          marks_(context.marks),
          quoted_(marks_.tokens.size()),
          named_(marks_.tokens.size()),
          mentioned_(marks_.persons.size()) {}

    void go() {
        sort_marks(marks_);
        for (const Quotation& quotation : marks_.quotations)
            std::fill(quoted_.begin() + quotation.first, quoted_.begin() + quotation.last, true);
        for (const Mark& mark : marks_.marks) {
            if (mark.kind == MarkKind::person && !marks_.person_marks[mark.value].name.empty())
                std::fill(named_.begin() + mark.first, named_.begin() + mark.last, true);
        }
        std::size_t sentence = 0;
        for (std::size_t i = 0; i < marks_.marks.size(); ++i) {
            const Mark mark = marks_.marks[i];
            while (mark.first >= marks_.sentences[sentence].last) {
                if (++sentence < marks_.sentences.size()) next_sentence();
            }
            if (mark.kind == MarkKind::person)
                person(mark);
            else if (mark.kind == MarkKind::title && mark.first > 0)
                title(mark);
        }
        add_found();
        std::erase_if(marks_.marks, [&](const Mark& mark) {
            if (mark.kind != MarkKind::person) return false;
            const PersonMark& held = marks_.person_marks[mark.value];
            return held.person < 0 && held.means != PersonMeant::speaker && held.means != PersonMeant::other;
        });
    }

private:
    struct Actor {
        int person = -1;
        std::uint32_t at = 0;  // token behind the mention
        bool quoted = false;
    };

    void next_sentence() {
        if (here_.person >= 0 && !here_.quoted) before_ = here_;
        here_ = {};
    }

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return c_.knowledge.lexicon.classes(marks_.tokens[i].word);
    }

    void person(const Mark& mark) {
        PersonMark& held = marks_.person_marks[mark.value];
        if (held.means == PersonMeant::speaker || held.means == PersonMeant::other) return;
        if (held.means == PersonMeant::name) {
            named(mark, held);
        } else if (named_[mark.first]) {
            return;  // "the diplomat Ada Okafor": a part of her mention
        } else if (held.means == PersonMeant::pronoun) {
            held.person = whom(held.among, mark.first);
            held.why = by_pronoun;
        } else if (const std::string nation = nation_before(mark.first); definite(mark.first)) {
            held.person = with_office(held.among, nation);
            held.why = by_office;
        }
        if (held.person >= 0) acts(mark, held.person);
    }

    void named(const Mark& mark, const PersonMark& held) {
        if (held.person < 0) return;
        mentioned_[index(held.person)] = mark.last;
        if (!held.title.empty()) titled_.push_back(mark.value);
        for (std::uint32_t i = mark.first; i < mark.last; ++i) {
            const std::uint32_t word = marks_.tokens[i].word;
            if (c_.knowledge.lexicon.plays(word, wr_man)) man(held.person) = 1;
            if (c_.knowledge.lexicon.plays(word, wr_woman)) man(held.person) = -1;
        }
    }

    // 1: a man; -1: a woman; 0: the text has not said.
    signed char& man(int person) {
        const auto i = static_cast<std::size_t>(person);
        if (man_.size() <= i) man_.resize(marks_.persons.size() + 1);
        return man_[i];
    }

    // Not "of X", "to X", "with X": a person who is likely the subject.
    void acts(const Mark& mark, int person) {
        const bool behind = mark.first > 0 && (classes(mark.first - 1) & wc_preposition) != 0;
        if (behind) return;
        const Actor actor{person, mark.last, quoted_[mark.first]};
        if (here_.person < 0 || (here_.quoted && !actor.quoted)) here_ = actor;
        if (!actor.quoted || last_.person < 0) last_ = actor;
    }

    // Whoever acted in this sentence, else in the one before, else the one named last; as the pronoun's sex allows.
    int whom(const std::string& among, std::uint32_t at) {
        const signed char wanted = among == word_for_man ? 1 : among == word_for_woman ? -1 : 0;
        for (const Actor& actor : {here_, before_, last_}) {
            if (actor.person < 0 || at > actor.at + pronoun_reach) continue;
            if (actor.quoted && !quoted_[at]) continue;  // named in somebody's words alone
            if (wanted != 0 && man(actor.person) == -wanted) continue;
            if (wanted != 0) man(actor.person) = wanted;
            return actor.person;
        }
        return -1;
    }

    // "the", also before a nation and one word more: "the visiting Kenyan diplomat".
    [[nodiscard]] bool definite(std::uint32_t first) const {
        std::uint32_t i = first;
        for (const Mark& mark : marks_in(marks_, first > 3 ? first - 3 : 0, first)) {
            if (mark.kind == MarkKind::party && mark.last == first) i = std::min(i, mark.first);
        }
        if (i > 1 && (classes(i - 1) & wc_closed) == 0 && marks_.tokens[i - 1].kind == TokenKind::word) --i;
        return i > 0 && (classes(i - 1) & wc_determiner) != 0 && (classes(i - 1) & wc_article) == 0;
    }

    [[nodiscard]] std::string nation_before(std::uint32_t first) const {
        const std::uint32_t from = first > 3 ? first - 3 : 0;
        std::string code;
        for (const Mark& mark : marks_in(marks_, from, first)) {
            if (mark.kind == MarkKind::party && mark.last == first)
                code = c_.knowledge.code_of(marks_.parties[mark.value]);
        }
        return code;
    }

    [[nodiscard]] const std::string& party_of(const PersonMark& held) const {
        return held.party.empty() ? marks_.persons[static_cast<std::size_t>(held.person)].party : held.party;
    }

    // Of those with such an office the one who was mentioned last, by any name; in what an office of a state publishes
    // the state's own, where no nation is named.
    [[nodiscard]] int with_office(const std::string& among, const std::string& nation) const {
        const auto listed_here = [&](const PersonMark& held) { return listed(among, held.office); };
        if (!nation.empty())
            return latest(
                [&](const PersonMark& held) { return listed_here(held) && nation == party_of(held); });
        const int own = latest([&](const PersonMark& held) { return listed_here(held) && is_own(held); });
        return own >= 0 ? own : latest(listed_here);
    }

    // In what an office of a state publishes: whoever is of that state, or of none that the text names.
    [[nodiscard]] bool is_own(const PersonMark& held) const {
        const std::string& party = party_of(held);
        return c_.official && !c_.outlet_country.empty() && (party.empty() || party == c_.outlet_country);
    }

    template <class Fits>
    [[nodiscard]] int latest(Fits fits) const {
        int found = -1;
        std::size_t left = longest_search;
        for (std::size_t i = titled_.size(); i-- > 0 && left-- > 0;) {
            const PersonMark& held = marks_.person_marks[titled_[i]];
            if (!fits(held)) continue;
            if (found < 0 || mentioned_[index(held.person)] > mentioned_[index(found)]) found = held.person;
        }
        return found;
    }
    static std::size_t index(int person) { return static_cast<std::size_t>(person); }

    static bool listed(std::string_view among, std::string_view office) {
        while (!among.empty()) {
            const std::size_t comma = std::min(among.find(','), among.size());
            if (among.substr(0, comma) == office) return true;
            among.remove_prefix(std::min(comma + 1, among.size()));
        }
        return false;
    }

    void title(const Mark& mark) {
        const TitleMark& title = marks_.titles[mark.value];
        const bool the =
            (classes(mark.first - 1) & wc_determiner) != 0 || (classes(mark.first) & wc_determiner) != 0;
        if (!the || title.former || title.plural != 0 || named_[mark.last - 1]) return;
        const auto same = [&](const PersonMark& held) { return same_office(held, title); };
        int found = -1;
        if (title.party.empty())
            found = latest([&](const PersonMark& held) { return same(held) && is_own(held); });
        if (found < 0) found = latest(same);
        if (found < 0) return;
        found_.push_back({mark.first, mark.last, found});
        acts(mark, found);
    }

    [[nodiscard]] bool same_office(const PersonMark& held, const TitleMark& title) const {
        if (held.office != title.office) return false;
        const std::string a = fold(c_.text(held.title));
        const std::string b = fold(c_.text(title.title));
        const std::string& party = party_of(held);
        if (!title.party.empty() && !party.empty() && title.party != party) return false;
        return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
    }

    void add_found() {
        for (const Found& found : found_) {
            PersonMark made;
            made.person = found.person;
            made.pronoun = true;
            made.means = PersonMeant::office;
            made.why = by_office;
            marks_.marks.push_back({MarkKind::person, found.first, found.last,
                                    static_cast<std::uint32_t>(marks_.person_marks.size())});
            marks_.person_marks.push_back(std::move(made));
        }
    }

    static constexpr std::string_view word_for_man = "man";  // of the table of references
    static constexpr std::string_view word_for_woman = "woman";

    struct Found {
        std::uint32_t first;
        std::uint32_t last;
        int person;
    };
    Context& c_;
    Marks& marks_;
    Actor here_;                            // who acted first in this sentence
    Actor before_;                          // and in the last one in which somebody did
    Actor last_;                            // who acted last
    std::vector<std::uint32_t> titled_;     // person marks with a title so far
    std::vector<signed char> man_;          // by person
    std::vector<bool> quoted_;              // by token: inside quotation marks
    std::vector<bool> named_;               // by token: part of a mention by name
    std::vector<std::uint32_t> mentioned_;  // by person: token behind the last mention by name
    std::vector<Found> found_;
};

}  // namespace

void refer_to_persons(Context& context) {
    if (!context.marks.sentences.empty()) PersonReferences(context).go();
}

}  // namespace entente
