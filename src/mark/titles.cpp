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
        std::erase_if(marks_.marks, [&](const Mark& mark) {
            return mark.kind == MarkKind::title && mark.last == mark.first + 1 && is_end_of_name(mark.first);
        });
        index_ = MarkIndex(marks_);
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
        choose_titles(k_, marks_, titles);
    }

private:
    // "Hun Sen", which is no "Sen.": behind a capitalised word that nothing else claims an abbreviation has its full stop.
    [[nodiscard]] bool is_end_of_name(std::uint32_t i) const {
        const Token& token = marks_.tokens[i];
        if (i == 0 || !token.capital || text_[token.end - 1] == '.' || !capital(i - 1)) return false;
        if (!k_.tokenizer.is(token.word, TokenizerTables::abbreviation)) return false;
        constexpr std::uint64_t other = wc_closed | wc_institution | wc_honorific | wc_not_name;
        return (classes(i - 1) & other) == 0 && index_.first_ending(i) < 0;
    }
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
        if (title.plural != 0) {  // whose they are is said of each: "Kenyan and Norwegian ministers"
            mark.first = first;
            title.title = span_of(marks_, text_first, mark.last);
            title.title.end -= title.plural;
            return;
        }
        nation(title, first);
        own_nation(title, mark.first, text_first);
        if (title.office == "body_head")
            inner_party(title, mark.first + 1, mark.last);  // "President of the Commission"
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
                if (only_then(before)) return;
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
                                first == text_first && (portfolio(first) || portfolio_in_title(first)) &&
                                !ends_title(before);
            if (!joined) return;
            text_first = first = before - 1;
            text_first = first = before_commas(first);
        }
    }

    // "Economy, Trade and Industry Minister": where the portfolios before commas begin.
    [[nodiscard]] std::uint32_t before_commas(std::uint32_t first) const {
        while (first > low_ + 1 && is(first - 1, sign_comma) && portfolio(first - 2)) first -= 2;
        return first;
    }

    // "and then President Okafor spoke" tells what came next, not that she is president no more.
    [[nodiscard]] bool only_then(std::uint32_t i) const {
        return (classes(i) & wc_former) != 0 && (classes(i) & wc_adverb) != 0 && !is(i + 1, sign_hyphen) &&
               i > low_ && (classes(i - 1) & wc_conjunction) != 0;
    }
    // "Industry" in "Industry Minister" of the list.
    [[nodiscard]] bool portfolio_in_title(std::uint32_t i) const {
        return institution(i) && office_follows(i) && (classes(i) & wc_not_name) == 0;
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
        if (const Mark* sender = of_envoy_to(*party, title); sender != nullptr) {
            title.accredited = span_of(marks_, party->first, party->last);
            party = sender;
        }
        if (!is_about(*party, title, at < first)) title.party = k_.code_of(marks_.parties[party->value]);
        first = party->first;
        while (first > low_) {  // "former Kenyan President", "ex-Kenyan"
            const std::uint32_t at_hyphen = is(first - 1, sign_hyphen) && first > low_ + 1 ? 1 : 0;
            const std::uint32_t before = first - 1 - at_hyphen;
            if ((classes(before) & wc_office_modifier) == 0 || only_then(before)) return;
            if ((classes(before) & wc_former) != 0) title.former = true;
            first = before;
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

    // "Kenyan UN envoy", "Kenya's EU ambassador": the state that sends somebody to the body; else null.
    [[nodiscard]] const Mark* of_envoy_to(const Mark& body, const TitleMark& title) const {
        if ((title.office != "diplomat" && title.office != "envoy") || body.first <= low_ ||
            marks_.parties[body.value].role != PartyRole::body)
            return nullptr;
        const std::uint32_t at = body.first - (has(body.first - 1, wc_genitive) ? 1U : 0U);
        const Mark* sender = party_ending(at);
        return sender != nullptr && marks_.parties[sender->value].role != PartyRole::body ? sender : nullptr;
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
        if (bracketed(last)) text_last = last += 3;  // "Secretary (East)"
        for (int part = 0; part < 4 && has(last, wc_office_link | wc_place_link); ++part) {
            const bool to = has(last, wc_infinitive);
            if (to && !diplomat) break;
            const std::uint32_t from = headed_from(last);
            const Mark* party = from < high_ ? party_from(from) : nullptr;
            if (const std::uint32_t city = posted_to(diplomat, last, from, party); city > last) {
                last = city;
                continue;
            }
            const std::uint32_t end = headed_to(last, from);
            if (end <= from) break;
            if (party != nullptr && party->last == end)
                take_party(title, *party, to, diplomat);
            else
                take_body(title, from, end, minister, text_last);
            last = end;
        }
        return minister ? more_portfolios(last, text_last) : last;
    }

    // "Economic Cooperation of Austria" without whose it is.
    [[nodiscard]] std::uint32_t without_state(std::uint32_t from, std::uint32_t end) const {
        const Mark* party = party_ending(end);
        if (party == nullptr || marks_.parties[party->value].role != PartyRole::name) return end;
        std::uint32_t last = party->first;
        while (last > from && (classes(last - 1) & wc_determiner) != 0) --last;
        return last > from + 1 && has(last - 1, wc_of) ? last - 1 : end;
    }
    // Where the words behind the link begin: "of the ruling Unity Party".
    [[nodiscard]] std::uint32_t headed_from(std::uint32_t link) const {
        const std::uint32_t from = behind_determiners(link + 1);
        return from + 1 < high_ && (classes(from) & wc_office_modifier) != 0 && !capital(from) ? from + 1
                                                                                               : from;
    }
    // And where they end; `from` where nothing is headed. What stands behind "in" has to be an institution.
    [[nodiscard]] std::uint32_t headed_to(std::uint32_t link, std::uint32_t from) const {
        const std::uint32_t end = body_end(from);
        const bool of = has(link, wc_office_link);
        return of || (end > from && !in_time(from) && has_institution(from, end)) ? end : from;
    }
    // "ambassador in Nairobi": the end of the city or state; 0 where none follows.
    [[nodiscard]] std::uint32_t posted_to(bool diplomat, std::uint32_t link, std::uint32_t from,
                                          const Mark* party) const {
        if (!diplomat || !has(link, wc_place_link)) return 0;
        return std::max(place_from(from), party != nullptr ? party->last : 0);
    }
    void take_party(TitleMark& title, const Mark& party, bool to, bool diplomat) const {
        if (to)
            title.accredited = span_of(marks_, party.first, party.last);
        else if (title.party.empty() || !diplomat)
            title.party = k_.code_of(marks_.parties[party.value]);
    }
    void take_body(TitleMark& title, std::uint32_t from, std::uint32_t end, bool minister,
                   std::uint32_t& text_last) {
        inner_party(title, from, end);
        if (minister)
            text_last = without_state(from, end);
        else if (title.body.empty())
            title.body = span_of(marks_, from, end);
        else
            title.body.end = marks_.tokens[end - 1].end;
    }
    [[nodiscard]] bool bracketed(std::uint32_t at) const {
        return is(at, sign_opening_bracket) && at + 2 < high_ && capital(at + 1) &&
               is(at + 2, sign_closing_bracket) && party_from(at + 1) == nullptr;
    }
    [[nodiscard]] bool has_institution(std::uint32_t from, std::uint32_t end) const {
        for (std::uint32_t i = from; i < end; ++i) {
            if (institution(i)) return true;
        }
        return false;
    }
    // The end of the city that begins at `at`; 0 where none does.
    [[nodiscard]] std::uint32_t place_from(std::uint32_t at) const {
        std::uint32_t last = 0;
        for (std::int32_t m = index_.first_at(at); m >= 0; m = index_.next_at(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind == MarkKind::place) last = std::max(last, mark.last);
        }
        return last;
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
                i = behind_determiners(i);
                if (!(i < high_ && (institution(i) || party_from(i) != nullptr))) break;
                if (has(i - 1, wc_additive) && office_follows(i)) break;
            } else {
                break;
            }
        }
        return without_genitive(from, end);
    }

    [[nodiscard]] std::uint32_t behind_determiners(std::uint32_t i) const {
        while (i < high_ && (classes(i) & wc_determiner) != 0) ++i;
        return i;
    }
    [[nodiscard]] std::uint32_t without_genitive(std::uint32_t from, std::uint32_t end) const {
        return end > from && (has(end - 1, wc_genitive) || is(end - 1, sign_apostrophe)) ? end - 1 : end;
    }
    [[nodiscard]] bool small_word(std::uint32_t i) const { return has(i, wc_body_link); }
    [[nodiscard]] bool office_follows(std::uint32_t at) const {
        for (std::int32_t m = index_.first_at(at); m >= 0; m = index_.next_at(m)) {
            if (marks_.marks[static_cast<std::size_t>(m)].kind == MarkKind::title) return true;
        }
        return false;
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
