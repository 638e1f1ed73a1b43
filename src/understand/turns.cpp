// Interviews and transcripts: what belongs to whoever asks, and what to whoever answers.
#include <algorithm>
#include <map>
#include <optional>

#include "understand/context.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_label = 10;  // tokens before the colon
constexpr std::size_t fewest_turns = 2;      // labels that make a transcript

// "PRIME MINISTER:" at the beginning of a paragraph.
struct Turn {
    std::uint32_t zone = 0;
    std::uint32_t first = 0;  // token behind the colon
    int person = nobody;
    bool certain = false;  // in capitals, and somebody whom the text knows: one such makes a transcript
};

class Turns {
public:
    explicit Turns(Context& context) : c_(context), marks_(context.marks) {}

    bool transcript() {
        std::uint32_t zone = 0xFFFFFFFF;
        std::vector<Turn> turns;
        for (const Sentence& sentence : marks_.sentences) {
            if (sentence.zone == zone) continue;
            zone = sentence.zone;
            if (const auto turn = label(sentence)) turns.push_back(*turn);
        }
        const bool certain =
            std::any_of(turns.begin(), turns.end(), [](const Turn& turn) { return turn.certain; });
        if (turns.size() < fewest_turns && !certain) return false;
        std::size_t next = 0;
        int person = nobody;
        for (const Sentence& sentence : marks_.sentences) {
            std::uint32_t first = sentence.first;
            if (next < turns.size() && sentence.zone == turns[next].zone) {
                person = turns[next].person;
                first = turns[next].first;
                ++next;
            }
            if (next == 0) continue;  // above the first turn
            for (std::uint32_t t = first; t < sentence.last; ++t) c_.speaker[t] = person;
        }
        return true;
    }

private:
    [[nodiscard]] bool is_interviewer(std::uint32_t i) const {
        return c_.knowledge.lexicon.plays(marks_.tokens[i].word, wr_interviewer);
    }
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return c_.knowledge.lexicon.classes(marks_.tokens[i].word);
    }

    std::optional<Turn> label(const Sentence& at) {
        std::uint32_t colon = at.first;
        std::uint32_t name_end = 0;  // where "(retranslated)" begins
        bool capitals = true;
        while (colon < at.last && colon < at.first + longest_label &&
               marks_.tokens[colon].word != sign_colon) {
            if (marks_.tokens[colon].word == sign_opening_bracket && colon > at.first) name_end = colon;
            capitals = capitals && (name_end != 0 || !is_small(colon));
            ++colon;
        }
        if (colon == at.first || colon >= at.last || marks_.tokens[colon].word != sign_colon) return {};
        Turn turn{at.zone, colon + 1, nobody, false};
        if (is_interviewer(at.first)) {
            turn.person = interviewer;
            return turn;
        }
        if (name_end == 0) name_end = colon;
        if (!capitals && !is_person(at.first, name_end)) return {};
        turn.person = whom(at.first, name_end);
        turn.certain = capitals && turn.person >= 0;
        return turn;
    }

    [[nodiscard]] bool is_small(std::uint32_t i) const {
        const Token& token = marks_.tokens[i];
        return token.kind == TokenKind::word && !token.all_caps && !token.initial &&
               (classes(i) & (wc_honorific | wc_of)) == 0 && !is_interviewer(i);
    }

    // Tokens [first, last) are the name of one person with his title, and nothing else.
    [[nodiscard]] bool is_person(std::uint32_t first, std::uint32_t last) const {
        const auto inside = marks_in(marks_, first, last);
        return std::any_of(inside.begin(), inside.end(), [&](const Mark& mark) {
            return mark.kind == MarkKind::person && mark.first == first && mark.last == last &&
                   marks_.person_marks[mark.value].person >= 0;
        });
    }

    // The person of a label by name; else by the office, of the outlet's country first.
    int whom(std::uint32_t first, std::uint32_t colon) {
        std::string office;
        for (const Mark& mark : marks_in(marks_, first, colon)) {
            if (mark.last > colon) continue;
            if (mark.kind == MarkKind::person && marks_.person_marks[mark.value].person >= 0)
                return marks_.person_marks[mark.value].person;
            if (mark.kind == MarkKind::title) office = marks_.titles[mark.value].office;
        }
        if (office.empty()) return nobody;
        const auto [held, fresh] = holders_.emplace(office, nobody);
        if (fresh) held->second = holder_of(office);
        return held->second;
    }

    [[nodiscard]] int holder_of(const std::string& office) const {
        int found = nobody;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& held = marks_.person_marks[mark.value];
            if (held.person < 0 || held.office != office || held.former) continue;
            const std::string& party = marks_.persons[static_cast<std::size_t>(held.person)].party;
            if (!party.empty() && !c_.outlet_country.empty() && party != c_.outlet_country) continue;
            if (found >= 0 && found != held.person) return nobody;  // two fit
            found = held.person;
        }
        return found;
    }

    Context& c_;
    Marks& marks_;
    std::map<std::string, int> holders_;  // office -> its one holder, or nobody
};

// What stands below the first question is the words of whoever spoke last above it.
void interview(Context& context, const std::vector<std::pair<std::uint32_t, int>>& said) {
    const auto& zones = context.document.zones;
    const auto question =
        std::find_if(zones.begin(), zones.end(), [](const Zone& z) { return z.role == ZoneRole::question; });
    if (question == zones.end()) return;
    const auto first = static_cast<std::uint32_t>(question - zones.begin());
    int person = nobody;
    for (const auto& [zone, who] : said) {
        if (zone < first) person = who;
    }
    if (person < 0) return;
    for (const Sentence& sentence : context.marks.sentences) {
        if (sentence.zone < first) continue;
        const ZoneRole role = zones[sentence.zone].role;
        if (role != ZoneRole::body && role != ZoneRole::question) continue;
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t)
            context.speaker[t] = role == ZoneRole::question ? interviewer : person;
    }
}

}  // namespace

void find_turns(Context& context, const std::vector<std::pair<std::uint32_t, int>>& said) {
    if (!Turns(context).transcript()) interview(context, said);
}

}  // namespace entente
