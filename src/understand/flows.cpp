#include "understand/flows.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t furthest_owner =
    3;  // tokens between an owner and what is his: "Norway's total goods exports"
constexpr std::uint32_t furthest_goal = 14;   // tokens behind the words in which "from" and "to" stand
constexpr std::uint32_t widest_side = 80;     // tokens around a match in which a side is named
constexpr std::uint32_t furthest_figure = 1;  // sentences from a figure to the one that it hangs on

constexpr std::string_view sent[] = {"exports", "investment", "aid",         "loan",          "credit_line",
                                     "grants",  "tourists",   "students",    "workers",       "nationals",
                                     "troops",  "companies",  "remittances", "trade_balance", "sales"};

bool is_received(std::string_view indicator) { return indicator.ends_with("imports"); }

bool is_flow(std::string_view indicator) {
    return is_received(indicator) || indicator.ends_with("exports") || indicator.ends_with("_aid") ||
           std::find(std::begin(sent), std::end(sent), indicator) != std::end(sent);
}

bool is_of_trade(std::string_view indicator) {
    return indicator.find("trade") != std::string_view::npos || indicator.ends_with("exports") ||
           indicator.ends_with("imports");
}

bool is_open_target(const Fact& fact) {
    return fact.type == FactType::target && fact.text("indicator") == told_before;
}

class FlowReader {
public:
    FlowReader(const Context& context, const std::vector<std::string>& parties)
        : c_(context), marks_(context.marks), parties_(parties) {}

    // Whose it is: the side that stands right before the words, by name, adjective or genitive.
    [[nodiscard]] std::string owner(std::uint32_t first) const {
        const std::uint32_t begin = sentence(first).first;
        const std::uint32_t low = std::max(begin, first > 8 ? first - 8 : 0);
        std::string found;
        for (const Mark& mark : marks_in(marks_, low, first)) {
            if (mark.last > first) continue;
            if (const std::string code = side(mark); !code.empty() && is_joined(mark.last, first))
                found = code;
        }
        return found;
    }

    // The side behind a word of the role ("from Norway") among the tokens [first, last); empty where there is none.
    [[nodiscard]] std::string behind(std::uint32_t first, std::uint32_t last, std::uint64_t role) const {
        const std::uint32_t end = std::min(sentence(first).last, last + furthest_goal);
        for (const Mark& mark : marks_in(marks_, first, end)) {
            const std::string code = side(mark);
            if (code.empty()) continue;
            std::uint32_t i = mark.first;
            while (i > first && c_.knowledge.lexicon.is(marks_.tokens[i - 1].word, wc_determiner)) --i;
            if (i > first && c_.knowledge.lexicon.plays(marks_.tokens[i - 1].word, role)) return code;
        }
        return {};
    }

    [[nodiscard]] std::string other_than(const std::string& code) const {
        return code.empty() ? std::string() : code == parties_[0] ? parties_[1] : parties_[0];
    }

private:
    [[nodiscard]] const Sentence& sentence(std::uint32_t token) const {
        return marks_.sentences[sentence_of(marks_, token)];
    }

    [[nodiscard]] std::string side(const Mark& mark) const {
        std::string code;
        if (mark.kind == MarkKind::party) code = c_.knowledge.code_of(marks_.parties[mark.value]);
        if (mark.kind == MarkKind::parties && marks_.party_lists[mark.value].codes.size() == 1)
            code = marks_.party_lists[mark.value].codes.front();
        return std::find(parties_.begin(), parties_.end(), code) == parties_.end() ? std::string() : code;
    }

    // Between an owner and what is his stand only a genitive and adjectives.
    [[nodiscard]] bool is_joined(std::uint32_t from, std::uint32_t to) const {
        std::uint32_t words = 0;
        for (std::uint32_t i = from; i < to; ++i) {
            const Token& token = marks_.tokens[i];
            if (c_.knowledge.lexicon.is(token.word, wc_genitive)) continue;
            if (token.kind == TokenKind::punctuation && token.word != sign_hyphen &&
                token.word != sign_apostrophe)
                return false;
            if (c_.knowledge.lexicon.is(token.word, wc_closed) || verb_covering(c_, i) != nullptr)
                return false;
            ++words;
        }
        return words <= furthest_owner;
    }

    const Context& c_;
    const Marks& marks_;
    const std::vector<std::string>& parties_;
};

}  // namespace

std::vector<std::string> flow_of(const Context& context, std::string_view indicator, std::uint32_t first,
                                 std::uint32_t last, const std::vector<std::string>& parties) {
    if (parties.size() != 2 || !is_flow(indicator)) return {};
    const FlowReader reader(context, parties);
    const std::string owner = reader.owner(first);
    std::string from = is_received(indicator) ? reader.other_than(owner) : owner;
    if (from.empty()) from = reader.behind(last, last, wr_origin);
    if (from.empty()) from = reader.other_than(reader.behind(last, last, wr_goal));
    if (from.empty()) return {};
    return {from, reader.other_than(from)};
}

bool names_side(const Context& context, const Match& match, const std::vector<std::string>& parties) {
    const Marks& marks = context.marks;
    const std::uint32_t here = sentence_of(marks, match.first);
    std::uint32_t begin = marks.sentences[here].first;
    if (!context.main_pair.empty() && here > 0 &&
        marks.sentences[here - 1].zone == marks.sentences[here].zone)
        begin = marks.sentences[here - 1].first;
    const std::uint32_t low = std::max(begin, match.first - std::min(match.first, widest_side));
    const auto near = marks_in(marks, low, std::min(marks.sentences[here].last, match.last + widest_side));
    const auto is_side = [&](const std::string& code) {
        return std::find(parties.begin(), parties.end(), code) != parties.end();
    };
    return std::any_of(near.begin(), near.end(), [&](const Mark& mark) {
        if (mark.kind == MarkKind::place) return is_side(marks.words[mark.value]);
        if (mark.kind == MarkKind::party && mark.first < marks.sentences[here].first) {
            const PartyMark& party = marks.parties[mark.value];
            return party.role != PartyRole::people && is_side(context.knowledge.code_of(party));
        }
        return mark.kind == MarkKind::party || mark.kind == MarkKind::parties;
    });
}

void hang_figures(const Context& context, std::vector<Drafted>& all) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].fact.type == FactType::figure || is_open_target(all[i].fact)) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return all[a].fact.at.end < all[b].fact.at.end; });
    const Fact* last = nullptr;  // the figure of trade, or of another flow, told last
    std::uint32_t last_sentence = 0;
    for (const std::size_t i : order) {
        Fact& fact = all[i].fact;
        const std::uint32_t here = sentence_of(context.marks, all[i].token);
        const bool target = fact.type == FactType::target;
        const bool near =
            last != nullptr && here - last_sentence <= furthest_figure &&
            (target || context.marks.sentences[here].zone == context.marks.sentences[last_sentence].zone);
        if (fact.text("indicator") == told_before) {
            if (!near) continue;
            for (const std::string_view slot : {"indicator", "parties", "direction"}) {
                if (const SlotValue* value = last->find(slot); value != nullptr) fact.set(slot, *value);
            }
        }
        if (target) continue;
        const bool trade = is_of_trade(fact.text("indicator"));
        if (near && trade && fact.find("period") == nullptr && last->find("period") != nullptr &&
            is_of_trade(last->text("indicator")) && fact.list("parties") == last->list("parties")) {
            fact.set("period", *last->find("period"));
            fact.inferred.emplace_back("period");
        }
        last = &fact;
        last_sentence = here;
    }
    std::erase_if(all, [&](const Drafted& drafted) {
        const Fact& fact = drafted.fact;
        const bool open =
            is_open_target(fact) || (fact.type == FactType::figure && fact.text("indicator") == told_before);
        if (open && context.watch != nullptr) context.watch->dropped(drafted.fact, Drop::nameless);
        return open;
    });
}

}  // namespace entente
