// Lists and pairs of parties, and which two the document is about.
#include <algorithm>
#include <map>

#include "understand/context.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_list = 12;  // members

class PartyResolver {
public:
    explicit PartyResolver(Context& context) : c_(context), marks_(context.marks) {}

    void go() {
        sort_marks(marks_);
        lists();
        main_pair();
        list_pairs();
    }

private:
    [[nodiscard]] bool counts(const Mark& mark) const {
        if (mark.kind != MarkKind::party) return false;
        const PartyRole role = marks_.parties[mark.value].role;
        return role != PartyRole::capital;
    }

    [[nodiscard]] bool is(std::uint32_t i, Sign sign) const {
        return i < marks_.tokens.size() && marks_.tokens[i].word == sign;
    }

    // The token at which the next member of a list would begin; 0 where nothing joins.
    [[nodiscard]] std::uint32_t joined(std::uint32_t i, std::uint32_t end) const {
        if (i >= end) return 0;
        std::uint32_t next = i;
        const bool tight = (is(i, sign_hyphen) || is(i, sign_slash)) && !marks_.tokens[i].spaced;
        if (tight) return i + 1 < end ? i + 1 : 0;
        if (is(next, sign_comma)) ++next;
        if (next < end && (c_.knowledge.lexicon.classes(marks_.tokens[next].word) & wc_conjunction) != 0)
            ++next;
        if (next == i) return 0;
        while (next < end && (c_.knowledge.lexicon.classes(marks_.tokens[next].word) & wc_determiner) != 0)
            ++next;
        return next < end ? next : 0;
    }

    [[nodiscard]] const Mark* party_at(std::uint32_t token) const {
        const auto from =
            std::lower_bound(marks_.marks.begin(), marks_.marks.begin() + static_cast<std::ptrdiff_t>(known_),
                             token, [](const Mark& mark, std::uint32_t at) { return mark.first < at; });
        const Mark* best = nullptr;
        for (auto it = from;
             it != marks_.marks.begin() + static_cast<std::ptrdiff_t>(known_) && it->first == token; ++it) {
            if (it->kind == MarkKind::party && (best == nullptr || it->last > best->last)) best = &*it;
        }
        return best;
    }

    void lists() {
        known_ = marks_.marks.size();
        std::vector<Mark> made;
        std::uint32_t taken = 0;
        std::size_t sentence = 0;
        for (std::size_t m = 0; m < known_; ++m) {  // in the order of the text
            const Mark& mark = marks_.marks[m];
            if (mark.first < taken || mark.kind != MarkKind::party) continue;
            while (mark.first >= marks_.sentences[sentence].last) ++sentence;
            taken = list_from(*party_at(mark.first), marks_.sentences[sentence].last, made);
        }
        marks_.marks.insert(marks_.marks.end(), made.begin(), made.end());
        sort_marks(marks_);
        list_pairs();
    }

    void list_pairs() {
        c_.pairs.clear();
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::parties) continue;
            const PartiesMark& list = marks_.party_lists[mark.value];
            const bool near =
                c_.main_pair.empty() ||
                std::any_of(list.codes.begin(), list.codes.end(), [&](const std::string& code) {
                    return std::find(c_.main_pair.begin(), c_.main_pair.end(), code) != c_.main_pair.end();
                });  // "after China and the United States" is no pair of this text
            if (!list.reference && list.codes.size() == 2 && near && !in_instrument(mark))
                c_.pairs.push_back(mark);
        }
        std::stable_sort(c_.pairs.begin(), c_.pairs.end(),
                         [](const Mark& a, const Mark& b) { return a.first < b.first; });
    }

    // "the Kenya-ECOWAS Free Trade Agreement": names what was agreed, not who acts.
    [[nodiscard]] bool in_instrument(const Mark& list) const {
        const std::uint32_t from = list.first > longest_list ? list.first - longest_list : 0;
        if (marks_.party_lists[list.value].codes == c_.main_pair) return false;
        for (const Mark& mark : marks_in(marks_, from, list.first + 1)) {
            if (mark.kind == MarkKind::instrument && mark.last >= list.last) return true;
        }
        return false;
    }

    std::uint32_t list_from(const Mark& first, std::uint32_t end, std::vector<Mark>& made) {
        PartiesMark list;
        list.codes.push_back(c_.knowledge.code_of(marks_.parties[first.value]));
        std::uint32_t last = first.last;
        for (std::uint32_t n = 0; n < longest_list; ++n) {
            const std::uint32_t next = joined(last, end);
            const Mark* other = next == 0 ? nullptr : party_at(next);
            if (other == nullptr) break;
            list.codes.push_back(c_.knowledge.code_of(marks_.parties[other->value]));
            last = other->last;
        }
        std::sort(list.codes.begin(), list.codes.end());
        list.codes.erase(std::unique(list.codes.begin(), list.codes.end()), list.codes.end());
        if (list.codes.size() >= 2) {
            made.push_back({MarkKind::parties, first.first, last,
                            static_cast<std::uint32_t>(marks_.party_lists.size())});
            marks_.party_lists.push_back(std::move(list));
        }
        return last;
    }

    // The pair named together most often; else the two parties that are named most.
    void main_pair() {
        std::map<std::vector<std::string>, int> pairs;
        std::map<std::string, int> single;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind == MarkKind::parties && !marks_.party_lists[mark.value].reference) {
                const auto& codes = marks_.party_lists[mark.value].codes;
                if (codes.size() == 2) ++pairs[codes];
            } else if (counts(mark)) {
                const PartyInfo& info = c_.knowledge.parties[marks_.parties[mark.value].party];
                single[info.code] += info.is_state() ? 2 : 1;
            }
        }
        title_parties(single);
        if (!c_.outlet_country.empty()) single[c_.outlet_country] += 1;
        if (auto top = most_named(single); !top.empty()) pairs.emplace(std::move(top), 0);
        int most = 0;
        for (const auto& [pair, count] : pairs) {
            const int weight = count * 3 + std::min(single[pair[0]], single[pair[1]]);
            if (weight > most) {
                most = weight;
                c_.main_pair = pair;
            }
        }
    }

    // The two parties that are named most, sorted; empty where that is unclear.
    static std::vector<std::string> most_named(std::map<std::string, int> single) {
        if (single.size() > 2)
            std::erase_if(single, [](const auto& one) { return one.second < 4; });  // named once in passing
        if (single.size() < 2) return {};
        std::vector<std::pair<int, std::string>> order;
        for (const auto& [code, count] : single) order.emplace_back(-count, code);
        std::sort(order.begin(), order.end());
        if (order.size() > 2 && order[1].first == order[2].first) return {};  // a tie
        return {std::min(order[0].second, order[1].second), std::max(order[0].second, order[1].second)};
    }

    // Parties in the headline weigh more.
    void title_parties(std::map<std::string, int>& single) const {
        for (const Mark& mark : marks_.marks) {
            if (!counts(mark)) continue;
            const Span at = span_of(marks_, mark.first, mark.last);
            if (c_.document.title.contains(at)) single[c_.knowledge.code_of(marks_.parties[mark.value])] += 3;
        }
    }

    Context& c_;
    Marks& marks_;
    std::size_t known_ = 0;
};

}  // namespace

std::vector<std::string> pair_at(const Context& context, std::uint32_t token) {
    const Marks& marks = context.marks;
    const std::vector<std::string>& usual = context.joint.empty() ? context.main_pair : context.joint;
    if (marks.sentences.empty()) return usual;
    const std::uint32_t here = marks.sentences[sentence_of(marks, token)].zone;
    const auto after = std::lower_bound(context.pairs.begin(), context.pairs.end(), token,
                                        [](const Mark& mark, std::uint32_t at) { return mark.first < at; });
    if (after == context.pairs.begin()) return usual;
    const Mark& mark = *std::prev(after);  // the last pair named in this paragraph or the one before
    const std::uint32_t there = marks.sentences[sentence_of(marks, mark.first)].zone;
    const bool near = there == here || (there + 1 == here && context.joint.empty());
    return near ? marks.party_lists[mark.value].codes : usual;
}

void resolve_parties(Context& context) { PartyResolver(context).go(); }

}  // namespace entente
