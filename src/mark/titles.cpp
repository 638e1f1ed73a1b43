// Offices and names of persons, by grammar. A title of the list grows to the left over modifiers, portfolio and
// nation ("Russian Deputy Foreign Minister"), to the right over what it heads ("Head of the Party Central
// Committee's Commission for External Affairs").
#include <algorithm>

#include "mark/stations.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_body = 24;  // tokens

class TitleGrower {
public:
    TitleGrower(const Document& document, const Knowledge& knowledge, Marks& marks)
        : text_(document.text), k_(knowledge), marks_(marks), index_(marks) {}

    void go() {
        std::vector<std::uint32_t> titles;
        for (std::uint32_t i = 0; i < marks_.marks.size(); ++i) {
            if (marks_.marks[i].kind == MarkKind::title) titles.push_back(i);
        }
        std::size_t sentence = 0;
        for (const std::uint32_t i : titles) {
            Mark& mark = marks_.marks[i];
            while (mark.first >= marks_.sentences[sentence].last) ++sentence;
            low_ = marks_.sentences[sentence].first;
            high_ = marks_.sentences[sentence].last;
            grow(mark);
        }
        join(titles);
        drop_covered();
    }

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return k_.lexicon.classes(marks_.tokens[i].word);
    }
    // True where the token is of one of the classes.
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const {
        return i < high_ && (classes(i) & wanted) != 0;
    }
    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const {
        return i < high_ && marks_.tokens[i].word == sign;
    }
    [[nodiscard]] bool capital(std::uint32_t i) const {
        return marks_.tokens[i].capital && marks_.tokens[i].kind == TokenKind::word;
    }
    [[nodiscard]] bool institution(std::uint32_t i) const {
        return i < high_ && capital(i) && (classes(i) & wc_institution) != 0;
    }
    [[nodiscard]] const Mark* party_ending(std::uint32_t at) const {
        const Mark* best = nullptr;
        for (std::int32_t m = index_.first_ending(at); m >= 0; m = index_.next_ending(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind == MarkKind::party && marks_.parties[mark.value].role != PartyRole::people &&
                (best == nullptr || mark.first < best->first))
                best = &mark;
        }
        return best;
    }
    [[nodiscard]] const Mark* party_from(std::uint32_t at) const {
        const Mark* best = nullptr;
        for (std::int32_t m = index_.first_at(at); m >= 0; m = index_.next_at(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind == MarkKind::party && (best == nullptr || mark.last > best->last)) best = &mark;
        }
        return best;
    }

    // "President of the Republic" where the text goes on with "of Korea": the state takes its words back.
    void give_back(Mark& mark) const {
        for (std::uint32_t i = mark.first + 1; i < mark.last; ++i) {
            const Mark* party = party_from(i);
            if (party == nullptr || party->last <= mark.last) continue;
            mark.last = i;
            while (mark.last > mark.first + 1 &&
                   (classes(mark.last - 1) & (wc_determiner | wc_preposition)) != 0)
                --mark.last;
            return;
        }
    }

    void grow(Mark& mark) {
        TitleMark& title = marks_.titles[mark.value];
        give_back(mark);
        std::uint32_t first = mark.first;
        std::uint32_t text_first = mark.first;
        modifiers(title, first, text_first, capital(mark.first));
        nation(title, first);
        own_nation(title, mark.first, text_first);
        std::uint32_t text_last = mark.last;
        const std::uint32_t last = heads(title, mark.last, text_last);
        mark.first = first;
        mark.last = last;
        title.title = span_of(marks_, text_first, text_last);
    }

    void modifiers(TitleMark& title, std::uint32_t& first, std::uint32_t& text_first, bool proper) {
        while (first > low_) {
            const std::uint32_t before = first - 1;
            const std::uint64_t c = classes(before);
            if (is(before, sign_hyphen) && before > low_ && (classes(before - 1) & wc_office_modifier) != 0) {
                first = before;
                continue;
            }
            if ((c & wc_office_modifier) != 0) {
                if ((c & wc_former) != 0)
                    title.former = true;
                else if (capital(before) || !proper)
                    text_first = before;
                first = before;
                continue;
            }
            if (!proper) return;
            if (portfolio(before) && party_ending(first) == nullptr) {
                text_first = first = before;
                continue;
            }
            const bool joined = before > low_ + 1 && (c & wc_conjunction) != 0 && portfolio(before - 1) &&
                                first == text_first && portfolio(first) && !ends_title(before);
            if (!joined) return;
            text_first = first = before - 1;
        }
    }

    // A capitalised word of institutions that is no office itself: "External", "Affairs", "Trade".
    [[nodiscard]] bool portfolio(std::uint32_t i) const {
        return institution(i) && !ends_title(i + 1) && (classes(i) & wc_not_name) == 0 && !in_time(i);
    }
    [[nodiscard]] bool in_time(std::uint32_t i) const {  // "on Saturday President ..."
        for (std::int32_t m = index_.first_at(i); m >= 0; m = index_.next_at(m)) {
            if (marks_.marks[static_cast<std::size_t>(m)].kind == MarkKind::time) return true;
        }
        return false;
    }
    [[nodiscard]] bool ends_title(std::uint32_t at) const {
        for (std::int32_t m = index_.first_ending(at); m >= 0; m = index_.next_ending(m)) {
            if (marks_.marks[static_cast<std::size_t>(m)].kind == MarkKind::title) return true;
        }
        return false;
    }

    void nation(TitleMark& title, std::uint32_t& first) {
        std::uint32_t at = first;
        if (at > low_ && has(at - 1, wc_genitive)) --at;
        const Mark* party = at > low_ ? party_ending(at) : nullptr;
        if (party == nullptr) return;
        if (!is_about(*party, title, at < first)) title.party = k_.code_of(marks_.parties[party->value]);
        first = party->first;
        while (first > low_ &&
               (classes(first - 1) & wc_office_modifier) != 0) {  // "former Russian President"
            if ((classes(first - 1) & wc_former) != 0) title.former = true;
            --first;
        }
    }

    // "US President", "UN Secretary-General": titles of the list that begin with whose they are.
    void own_nation(TitleMark& title, std::uint32_t at, std::uint32_t& text_first) const {
        const Mark* party = party_from(at);
        if (party == nullptr || !title.party.empty() || ends_title(party->last)) return;
        title.party = k_.code_of(marks_.parties[party->value]);
        if (text_first == at && marks_.parties[party->value].role != PartyRole::body)
            text_first = party->last;
    }

    // "a Kenya adviser", "the Kenya envoy": of another state, for Kenya.
    [[nodiscard]] bool is_about(const Mark& party, const TitleMark& title, bool genitive) const {
        return !genitive && (title.office == "official" || title.office == "envoy") &&
               marks_.parties[party.value].role == PartyRole::name &&
               !marks_.tokens[party.last - 1].all_caps && !marks_.tokens[party.last - 1].initial;
    }

    // What stands behind: "of the National Assembly", "for Resources and Energy", "of A to B".
    std::uint32_t heads(TitleMark& title, std::uint32_t last, std::uint32_t& text_last) {
        const bool minister =
            title.office == "minister" || title.office == "diplomat" || title.office == "envoy";
        const bool diplomat = title.office == "diplomat" || title.office == "envoy";
        for (int part = 0; part < 4 && has(last, wc_office_link); ++part) {
            const bool to = has(last, wc_infinitive);
            if (to && !diplomat) break;
            std::uint32_t from = last + 1;
            while (from < high_ && (classes(from) & wc_determiner) != 0) ++from;
            const Mark* party = from < high_ ? party_from(from) : nullptr;
            const std::uint32_t end = body_end(from);
            if (end <= from) break;
            if (party != nullptr && party->last == end) {
                const std::string& code = k_.code_of(marks_.parties[party->value]);
                if (to)
                    title.accredited = span_of(marks_, from, end);
                else if (title.party.empty() || !diplomat)
                    title.party = code;
            } else {
                inner_party(title, from, end);
                if (minister)
                    text_last = end;
                else if (title.body.empty())
                    title.body = span_of(marks_, from, end);
                else
                    title.body.end = marks_.tokens[end - 1].end;
            }
            last = end;
        }
        return minister ? more_portfolios(last, text_last) : last;
    }

    // "Minister for Foreign Affairs" of the list, "and Trade" behind it.
    [[nodiscard]] std::uint32_t more_portfolios(std::uint32_t last, std::uint32_t& text_last) const {
        if (text_last != last || !has(last, wc_additive)) return last;
        std::uint32_t from = last + 1;
        while (from < high_ && (classes(from) & wc_determiner) != 0) ++from;
        if (!institution(from) || office_follows(from)) return last;
        text_last = body_end(from);
        return text_last;
    }

    void inner_party(TitleMark& title, std::uint32_t from, std::uint32_t end) {
        for (std::uint32_t i = from; i < end && title.party.empty(); ++i) {
            if (const Mark* party = party_from(i); party != nullptr && party->last <= end) {
                title.party = k_.code_of(marks_.parties[party->value]);
            }
        }
    }

    // The end of the name of a body that begins at `from`: institution words, parties, small words between them.
    [[nodiscard]] std::uint32_t body_end(std::uint32_t from) const {
        std::uint32_t end = from;
        std::uint32_t i = from;
        while (i < high_ && i < from + longest_body) {
            if (const Mark* party = party_from(i); party != nullptr && party->last <= high_) {
                end = i = party->last;
            } else if (institution(i)) {
                end = ++i;
            } else if (end == i && i > from && (has(i, wc_genitive) || is(i, sign_apostrophe))) {
                end = ++i;
            } else if (end == i && i > from && small_word(i)) {
                ++i;
                while (i < high_ && (classes(i) & wc_determiner) != 0) ++i;
                if (!(i < high_ && (institution(i) || party_from(i) != nullptr))) break;
                if (has(i - 1, wc_additive) && office_follows(i)) break;
            } else {
                break;
            }
        }
        return end;
    }

    [[nodiscard]] bool small_word(std::uint32_t i) const { return has(i, wc_body_link); }
    [[nodiscard]] bool office_follows(std::uint32_t at) const {
        for (std::int32_t m = index_.first_at(at); m >= 0; m = index_.next_at(m)) {
            if (marks_.marks[static_cast<std::size_t>(m)].kind == MarkKind::title) return true;
        }
        return false;
    }

    // "Deputy Prime Minister and Foreign Minister": two offices of one person, where a name follows the second.
    void join(const std::vector<std::uint32_t>& titles) {
        for (std::size_t i = 1; i < titles.size(); ++i) {
            Mark& a = marks_.marks[titles[i - 1]];
            Mark& b = marks_.marks[titles[i]];
            high_ = static_cast<std::uint32_t>(marks_.tokens.size());
            const bool joined = b.first == a.last + 1 && (classes(a.last) & wc_conjunction) != 0 &&
                                b.last < high_ && capital(b.first) == capital(a.first) &&
                                (!capital(a.first) || name_at(b.last));
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

    const std::string& text_;
    const Knowledge& k_;
    Marks& marks_;
    MarkIndex index_;
    std::uint32_t low_ = 0;
    std::uint32_t high_ = 0;
};

}  // namespace

void mark_titles(const Document& document, const Knowledge& knowledge, Marks& marks) {
    if (marks.tokens.empty()) return;
    TitleGrower(document, knowledge, marks).go();
    mark_name_runs(knowledge, marks);
}

}  // namespace entente
