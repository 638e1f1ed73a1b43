// What "the two sides", "they", "the country", "the bloc", "we" and "his counterpart" mean where they stand. What means
// nobody for sure is no mark any more.
#include <algorithm>

#include "understand/context.h"

namespace entente {
namespace {

using Codes = std::vector<std::string>;

constexpr std::size_t longest_search = 100;  // mentions looked at for a counterpart
constexpr std::size_t most_persons = 12;     // of one sentence
constexpr std::uint32_t zones_back = 6;      // paragraphs in which two leaders who met stay in hand

class References {
public:
    explicit References(Context& context) : c_(context), marks_(context.marks) {
        quoted_.assign(marks_.tokens.size(), false);
        for (const Quotation& quotation : marks_.quotations)
            std::fill(quoted_.begin() + quotation.first, quoted_.begin() + quotation.last, true);
    }

    void go() {
        sort_marks(marks_);
        std::size_t m = 0;
        for (std::uint32_t s = 0; s < marks_.sentences.size(); ++s) {
            const std::size_t from = m;
            while (m < marks_.marks.size() && marks_.marks[m].first < marks_.sentences[s].last) ++m;
            sentence(s, from, m);
        }
        marks_.marks.insert(marks_.marks.end(), made_.begin(), made_.end());
        std::erase_if(marks_.marks, [&](const Mark& mark) { return is_open(mark); });
        sort_marks(marks_);
    }

private:
    // Who acted in a sentence, by its words before the first finite verb.
    struct Subject {
        Codes many;       // two parties and more
        std::string one;  // a single state
        std::uint32_t sentence = 0;
        bool known = false;
    };

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return c_.knowledge.lexicon.classes(marks_.tokens[i].word);
    }
    [[nodiscard]] bool is_open(const Mark& mark) const {
        if (mark.kind == MarkKind::parties) return marks_.party_lists[mark.value].codes.size() < 2;
        return mark.kind == MarkKind::person && marks_.person_marks[mark.value].person < 0;
    }

    void sentence(std::uint32_t s, std::size_t from, std::size_t to) {
        at_ = &marks_.sentences[s];
        number_ = s;
        verb_ = first_verb(from, to);
        here_ = Subject{};
        here_.sentence = s;
        for (std::size_t m = from; m < to; ++m) {
            Mark& mark = marks_.marks[m];
            if (mark.kind == MarkKind::parties && marks_.party_lists[mark.value].reference)
                parties(mark);
            else if (mark.kind == MarkKind::person)
                person(mark, m);
            if (mark.kind == MarkKind::party && marks_.parties[mark.value].role == PartyRole::body) {
                body_ = marks_.parties[mark.value].party;
                body_zone_ = at_->zone;
            }
            acts(mark);
            joined(mark);
        }
        if (here_.many.empty() && they_met()) {
            here_.many = leaders_;
            here_.known = true;
        }
        persons_before_.clear();
        last_person_ = {};
        if (here_.known) before_ = here_;
    }

    // "President A hosted Prime Minister B.": two persons of two states, and a word of meeting.
    [[nodiscard]] bool they_met() const {
        if (leaders_zone_ != at_->zone || persons_before_.size() < 2) return false;
        for (const int person : persons_before_) {
            if (std::find(leaders_.begin(), leaders_.end(), party_of(person)) == leaders_.end()) return false;
        }
        if (party_of(persons_before_.front()) == party_of(persons_before_.back())) return false;
        for (std::uint32_t i = at_->first; i < at_->last; ++i) {
            if ((classes(i) & wc_meet) != 0) return true;
        }
        return false;
    }

    // The first finite verb group; the end of the sentence where there is none.
    [[nodiscard]] std::uint32_t first_verb(std::size_t from, std::size_t to) const {
        for (std::size_t m = from; m < to; ++m) {
            const Mark& mark = marks_.marks[m];
            if (mark.kind == MarkKind::verb && marks_.verbs[mark.value].tense != Tense::none &&
                !marks_.verbs[mark.value].gerund)
                return mark.first;
        }
        return at_->last;
    }

    // A mark right before the first verb is its subject, unless it hangs on a preposition.
    void acts(const Mark& mark) {
        std::uint32_t end = mark.last;
        while (end < verb_ && (classes(end) & wc_adverb) != 0) ++end;
        const bool opens =
            mark.kind == MarkKind::parties && marks_.party_lists[mark.value].reference &&
            mark.first <= at_->first + 1;  // "Both leaders regard": of a verb that no table has
        if ((end != verb_ && !opens) || hangs(mark.first)) return;
        if (mark.kind == MarkKind::parties && marks_.party_lists[mark.value].codes.size() >= 2) {
            here_.many = marks_.party_lists[mark.value].codes;
            here_.known = true;
        } else if (mark.kind == MarkKind::party && here_.many.empty() &&
                   marks_.parties[mark.value].role != PartyRole::adjective) {
            here_.one = c_.knowledge.code_of(marks_.parties[mark.value]);
            here_.known = true;
        }
    }

    [[nodiscard]] bool hangs(std::uint32_t first) const {
        std::uint32_t i = first;
        while (i > at_->first && (classes(i - 1) & wc_determiner) != 0) --i;
        return i > at_->first && (classes(i - 1) & wc_preposition) != 0;
    }

    // ---- parties ----

    void parties(Mark& mark) {
        PartiesMark& list = marks_.party_lists[mark.value];
        switch (list.means) {
            case PartiesMeant::pair:
            case PartiesMeant::states:
                list.codes = two(mark, list);
                break;
            case PartiesMeant::leaders:
                list.codes = leaders(mark, list);
                break;
            case PartiesMeant::them:
                list.codes = them(mark, list);
                break;
            case PartiesMeant::country:
                country(mark);
                break;
            case PartiesMeant::bloc:
                if (body_zone_ != none && body_zone_ + 1 >= at_->zone) become(mark, body_, PartyRole::body);
                break;
        }
    }

    [[nodiscard]] bool all_states(const Codes& codes) const {
        return std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
            const auto found = c_.knowledge.party_by_code.find(code);
            return found != c_.knowledge.party_by_code.end() &&
                   c_.knowledge.parties[found->second].is_state();
        });
    }

    [[nodiscard]] Codes two(const Mark& mark, PartiesMark& list) const {
        list.why = "the pair that the passage is about";
        Codes codes = pair_at(c_, mark.first);
        if (list.means == PartiesMeant::states && !all_states(codes)) {
            codes = c_.joint.empty() ? c_.main_pair : c_.joint;
            if (!all_states(codes)) codes.clear();
        }
        return codes;
    }

    [[nodiscard]] Codes leaders(const Mark& mark, PartiesMark& list) const {
        if (mark.last < at_->last && (classes(mark.last) & wc_of) != 0) {
            list.why = "the parties named behind it";
            return named_from(mark.last + 1);
        }
        const bool fresh = leaders_zone_ != none && leaders_zone_ == at_->zone;
        const bool near = leaders_zone_ != none && leaders_zone_ + zones_back >= at_->zone;
        if (fresh || (near && c_.joint.empty())) {
            list.why = "the two persons who were named together last";
            return leaders_;
        }
        if (!c_.joint.empty()) {
            list.why = "who signed the text";
            return c_.joint;
        }
        const Codes codes = two(mark, list);
        return all_states(codes) || !all_states(c_.main_pair) ? codes : c_.main_pair;
    }

    // "the leaders of Kenya and Norway", "the ministers of the two countries".
    [[nodiscard]] Codes named_from(std::uint32_t token) const {
        Codes codes;
        for (const Mark& mark : marks_in(marks_, token, std::min(token + 3, at_->last))) {
            if (mark.kind != MarkKind::parties) continue;
            const PartiesMark& list = marks_.party_lists[mark.value];
            codes = list.reference ? pair_at(c_, mark.first) : list.codes;
        }
        return codes;
    }

    // "They" is who acted together in the sentence before; within a sentence only where it takes up its own subject.
    [[nodiscard]] Codes them(const Mark& mark, PartiesMark& list) const {
        if (quoted_[mark.first]) return {};
        list.why = "who acted together just before";
        const std::uint64_t c = mark.first > at_->first ? classes(mark.first - 1) : 0;
        if (!here_.many.empty()) return (c & (wc_additive | wc_relative)) != 0 ? here_.many : Codes{};
        if (mark.first > verb_) return {};
        const bool next = before_.known && before_.sentence + 1 == number_ &&
                          marks_.sentences[before_.sentence].zone + 1 >= at_->zone;
        return next ? before_.many : Codes{};
    }

    void country(Mark& mark) {
        const bool next = before_.known && before_.sentence + 1 == number_;
        if (mark.first != at_->first || !next || before_.one.empty()) return;
        const auto found = c_.knowledge.party_by_code.find(before_.one);
        if (found != c_.knowledge.party_by_code.end()) become(mark, found->second, PartyRole::name);
    }

    // A reference to one party is a mark of that party.
    void become(Mark& mark, std::uint32_t party, PartyRole role) {
        mark.kind = MarkKind::party;
        mark.value = static_cast<std::uint32_t>(marks_.parties.size());
        marks_.parties.push_back({party, role});
    }

    // ---- persons ----

    void person(Mark& mark, std::size_t m) {
        PersonMark& held = marks_.person_marks[mark.value];
        if (held.means == PersonMeant::speaker) {
            speaker(mark, held);
        } else if (held.means == PersonMeant::other) {
            other(mark, held, m);
        } else if (held.person >= 0) {
            mentioned(held);
        }
    }

    [[nodiscard]] const std::string& party_of(int person) const {
        return marks_.persons[static_cast<std::size_t>(person)].party;
    }

    // Two persons of two states named in one sentence are the leaders in hand.
    void mentioned(const PersonMark& held) {
        const bool again =
            std::find(persons_before_.begin(), persons_before_.end(), held.person) != persons_before_.end();
        if (!again && persons_before_.size() < most_persons) persons_before_.push_back(held.person);
        if (held.name.empty()) return;
        recent_.push_back({held.person, held.office});
        for (const int earlier : persons_before_) {
            const std::string& a = party_of(earlier);
            const std::string& b = party_of(held.person);
            if (a.empty() || b.empty() || a == b) continue;
            if (c_.official && !c_.outlet_country.empty() && a != c_.outlet_country && b != c_.outlet_country)
                continue;
            leaders_ = {std::min(a, b), std::max(a, b)};
            leaders_zone_ = at_->zone;
        }
    }

    // "I" and "we" are whoever speaks; in a joint text "we" are those who signed.
    void speaker(Mark& mark, PersonMark& held) {
        held.person = c_.speaker[mark.first];
        held.why = "who speaks";
        if (held.person >= 0 || held.person == interviewer || quoted_[mark.first]) return;
        if (c_.joint.empty()) return office_speaks(mark);
        PartiesMark list;
        list.codes = c_.joint;
        list.reference = true;
        list.means = PartiesMeant::them;
        list.why = "who signed the text";
        mark.kind = MarkKind::parties;
        mark.value = static_cast<std::uint32_t>(marks_.party_lists.size());
        marks_.party_lists.push_back(std::move(list));
    }

    // In what an office of a state publishes "we" is that state.
    void office_speaks(Mark& mark) {
        const auto found = c_.knowledge.party_by_code.find(c_.outlet_country);
        if (c_.official && found != c_.knowledge.party_by_code.end())
            become(mark, found->second, PartyRole::name);
    }

    // "his counterpart": the one with such an office on the other side, who was named before.
    void other(const Mark& mark, PersonMark& held, std::size_t m) {
        if (persons_before_.empty()) return;
        for (std::size_t k = m + 1; k < marks_.marks.size() && marks_.marks[k].first <= mark.last + 3; ++k) {
            const Mark& next = marks_.marks[k];  // "his counterpart Ada Okafor": her own mention says it
            if (next.kind == MarkKind::person && next.first <= mark.last + 1) return;
        }
        for (const Mark& around : marks_in(marks_, mark.first > 8 ? mark.first - 8 : 0, mark.first)) {
            if (around.kind == MarkKind::person && around.last >= mark.last) return;
        }
        std::string nation;
        for (const Mark& before : marks_in(marks_, mark.first > 3 ? mark.first - 3 : 0, mark.first)) {
            if (before.kind == MarkKind::party && before.last == mark.first)
                nation = c_.knowledge.code_of(marks_.parties[before.value]);
        }
        const int self = persons_before_.front();
        std::string office;
        const std::size_t from = recent_.size() - std::min(recent_.size(), longest_search);
        for (std::size_t i = from; i < recent_.size(); ++i) {
            if (recent_[i].person == self && !recent_[i].office.empty()) office = recent_[i].office;
        }
        for (std::size_t i = recent_.size(); i-- > from;) {
            const Recent& one = recent_[i];
            const std::string& party = party_of(one.person);
            if (one.person == self || !same_rank(one.office, office) || party.empty()) continue;
            if (nation.empty() ? party == party_of(self) : party != nation) continue;
            held.person = one.person;
            held.why = "the one with such an office on the other side";
            return;
        }
    }

    // A president's counterpart may be a prime minister.
    [[nodiscard]] static bool same_rank(std::string_view a, std::string_view b) {
        const auto leads = [](std::string_view office) {
            return office == "head_of_state" || office == "head_of_government" || office == "royal";
        };
        return a == b || (leads(a) && leads(b));
    }

    // "The President and the Taoiseach": two persons told by their offices alone act for their states.
    void joined(const Mark& mark) {
        if (mark.kind != MarkKind::person || marks_.person_marks[mark.value].person < 0) return;
        if (last_person_.last > 0) join(last_person_, mark);
        last_person_ = mark;
    }

    void join(const Mark& a, const Mark& b) {
        std::uint32_t i = a.last;
        if (i >= b.first || (classes(i) & wc_additive) == 0) return;
        ++i;
        while (i < b.first && (classes(i) & wc_determiner) != 0) ++i;
        if (i != b.first) return;
        const PersonMark& first = marks_.person_marks[a.value];
        const PersonMark& second = marks_.person_marks[b.value];
        PartiesMark list;
        list.codes = {party_of(first.person), party_of(second.person)};
        std::sort(list.codes.begin(), list.codes.end());
        if (list.codes[0].empty() || list.codes[0] == list.codes[1]) return;
        std::uint32_t end = b.last;
        while (end < verb_ && (classes(end) & wc_adverb) != 0) ++end;
        if (end == verb_ && !hangs(a.first)) {
            here_.many = list.codes;
            here_.known = true;
        }
        if (!first.name.empty() || !second.name.empty()) return;  // by name they are persons
        list.reference = true;
        list.means = PartiesMeant::leaders;
        list.why = "the states of the two";
        made_.push_back(
            {MarkKind::parties, a.first, b.last, static_cast<std::uint32_t>(marks_.party_lists.size())});
        marks_.party_lists.push_back(std::move(list));
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Recent {
        int person;
        std::string office;
    };

    Context& c_;
    Marks& marks_;
    std::vector<bool> quoted_;
    const Sentence* at_ = nullptr;
    std::uint32_t number_ = 0;
    std::uint32_t verb_ = 0;
    Subject here_;  // of the sentence at hand
    Subject before_;
    std::vector<int> persons_before_;  // in this sentence
    std::vector<Recent> recent_;       // persons named so far
    Codes leaders_;
    std::uint32_t leaders_zone_ = none;
    std::uint32_t body_ = 0;  // of the body named last
    std::uint32_t body_zone_ = none;
    Mark last_person_;  // of this sentence; empty where none was named yet
    std::vector<Mark> made_;
};

}  // namespace

void resolve_references(Context& context) {
    if (context.marks.sentences.empty()) return;
    References(context).go();
}

}  // namespace entente
