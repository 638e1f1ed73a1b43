#include "rules/matcher.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "rules/phrase.h"

namespace entente {
namespace {

constexpr std::size_t max_ways = 3000;    // of one walk; past it the anchor is given up
constexpr std::size_t table_size = 8192;  // a power of two above twice as many

struct Way {
    std::uint32_t state = 0;
    std::uint32_t at = 0;  // token boundary
    std::uint32_t used = 0;
    std::int32_t parent = -1;
    int parts = 0;
    int gaps = 0;
    bool group_end = false;  // the capture is one end of a group
    Capture capture;         // slot -1 and list -1: none
};

bool better(const Way& a, const Way& b) {
    if (a.parts != b.parts) return a.parts > b.parts;
    return a.gaps < b.gaps;
}

struct Text {
    const Knowledge& knowledge;
    const Marks& marks;
    const MarkIndex& index;
    std::string_view bytes;
};

class Walk {
public:
    explicit Walk(const Text& text) : text_(text) { table_.resize(table_size); }

    // Walks from token boundary `from` within [low, high); false where it reaches no end.
    bool run(const std::vector<State>& program, std::uint32_t from, std::uint32_t low, std::uint32_t high,
             bool forward) {
        program_ = &program;
        low_ = low;
        high_ = high;
        forward_ = forward;
        ways_.clear();
        ++stamp_;
        best_ = -1;
        Way start;
        start.at = from;
        push(start);
        for (std::size_t i = 0; i < ways_.size() && ways_.size() < max_ways; ++i)
            advance(static_cast<std::int32_t>(i));
        return best_ >= 0 && ways_.size() < max_ways;
    }

    [[nodiscard]] const Way& end() const { return ways_[static_cast<std::size_t>(best_)]; }

    // Captures of marks and words to `out`; the ends of captured groups to `ends`.
    void captures(std::vector<Capture>& out,
                  std::vector<std::pair<std::int16_t, std::uint32_t>>& ends) const {
        for (std::int32_t i = best_; i >= 0; i = ways_[static_cast<std::size_t>(i)].parent) {
            const Way& way = ways_[static_cast<std::size_t>(i)];
            if (way.group_end)
                ends.emplace_back(way.capture.slot, way.at);
            else if (way.capture.slot >= 0 || way.capture.list > 0)
                out.push_back(way.capture);
        }
    }

private:
    struct Cell {
        std::uint32_t stamp = 0;
        std::uint32_t state = 0;
        std::uint32_t at = 0;
        std::uint32_t used = 0;
        std::int32_t way = -1;
    };

    void push(Way way) {
        const State& state = (*program_)[way.state];
        if (state.op == State::Op::accept) {
            const auto reach = [&](const Way& w) { return forward_ ? w.at : high_ - w.at; };
            if (best_ < 0 || better(way, ways_[static_cast<std::size_t>(best_)]) ||
                (!better(ways_[static_cast<std::size_t>(best_)], way) &&
                 reach(way) > reach(ways_[static_cast<std::size_t>(best_)]))) {
                ways_.push_back(way);
                best_ = static_cast<std::int32_t>(ways_.size() - 1);
            }
            return;
        }
        std::size_t slot =
            (way.state * 0x9E3779B1U ^ way.at * 0x85EBCA77U ^ way.used * 0xC2B2AE3DU) & (table_size - 1);
        while (table_[slot].stamp == stamp_) {
            Cell& cell = table_[slot];
            if (cell.state == way.state && cell.at == way.at && cell.used == way.used) {
                if (!better(way, ways_[static_cast<std::size_t>(cell.way)])) return;
                break;
            }
            slot = (slot + 1) & (table_size - 1);
        }
        table_[slot] = {stamp_, way.state, way.at, way.used, static_cast<std::int32_t>(ways_.size())};
        ways_.push_back(way);
    }

    // A way that goes on from way `from`.
    [[nodiscard]] Way onward(std::int32_t from, std::uint32_t state, std::uint32_t at) const {
        const Way& old = ways_[static_cast<std::size_t>(from)];
        Way way;
        way.state = state;
        way.at = at;
        way.used = old.used;
        way.parent = from;
        way.parts = old.parts;
        way.gaps = old.gaps;
        return way;
    }

    void follow(std::int32_t from, std::uint32_t state, std::uint32_t at) { push(onward(from, state, at)); }

    void take(std::int32_t from, std::uint32_t state, std::uint32_t at, const Capture& capture) {
        Way way = onward(from, state, at);
        way.capture = capture;
        if (capture.slot >= 0) ++way.parts;
        push(way);
    }

    void advance(std::int32_t i) {
        const Way way = ways_[static_cast<std::size_t>(i)];
        const State& state = (*program_)[way.state];
        switch (state.op) {
            case State::Op::accept:
                return;
            case State::Op::split:
                follow(i, state.next, way.at);
                if (state.other != state.next) follow(i, state.other, way.at);
                return;
            case State::Op::use: {
                if ((way.used & state.arg) != 0) return;
                Way used = onward(i, state.next, way.at);
                used.used |= state.arg;
                ++used.parts;
                return push(used);
            }
            case State::Op::group_end: {
                Way group = onward(i, state.next, way.at);
                group.capture.slot = state.slot;
                group.group_end = true;
                return push(group);
            }
            case State::Op::skip:
            case State::Op::any:
                gap(i, way, state);
                return;
            case State::Op::list:
                list(i, way, state);
                return;
            case State::Op::klass:
                klass(i, way, state);
                return;
        }
    }

    [[nodiscard]] bool inside(std::uint32_t at) const { return forward_ ? at < high_ : at > low_; }
    // The token that the walk would take next.
    [[nodiscard]] std::uint32_t token_at(std::uint32_t at) const { return forward_ ? at : at - 1; }
    [[nodiscard]] const Token& token(std::uint32_t i) const { return text_.marks.tokens[i]; }

    void gap(std::int32_t i, const Way& way, const State& state) {
        if (!inside(way.at)) return;
        const Token& next = token(token_at(way.at));
        if (state.op == State::Op::skip) {
            if (!text_.knowledge.lexicon.is(next.word, wc_determiner | wc_adverb)) return;
            follow(i, state.next, forward_ ? way.at + 1 : way.at - 1);
            return;
        }
        if (next.kind == TokenKind::punctuation) {
            const char c = text_.bytes[next.begin];
            if (c == ';' || c == '!' || c == '?') return;
        }
        Way passed = onward(i, state.next, forward_ ? way.at + 1 : way.at - 1);
        ++passed.gaps;
        push(passed);
    }

    // ---- word lists ----

    void list(std::int32_t i, const Way& way, const State& state) {
        if (!inside(way.at)) return;
        const WordList& list = text_.knowledge.lists[state.arg];
        if (forward_) {
            list_from(i, way.at, way.at, list, state);
            if (!list.verbal) return;
            for (std::int32_t m = text_.index.first_at(way.at); m >= 0; m = text_.index.next_at(m)) {
                const Mark& mark = text_.marks.marks[static_cast<std::size_t>(m)];
                if (mark.kind != MarkKind::verb) continue;
                const std::uint32_t head = text_.marks.verbs[mark.value].head;
                if (head > way.at) list_from(i, way.at, head, list, state);
            }
            return;
        }
        list_before(i, way, list, state);
    }

    // Phrases of the list that begin at token `head`; what is taken begins at `first` (the verb group).
    void list_from(std::int32_t i, std::uint32_t first, std::uint32_t head, const WordList& list,
                   const State& state) {
        const std::uint32_t word = token(head).word;
        if (word == 0) return;
        if (const auto one = list.single.find(word); one != list.single.end()) {
            take_list(i, state, first, head + 1, head, one->second, true);
        }
        const auto starts = list.starts.find(word);
        if (starts == list.starts.end()) return;
        for (const std::uint32_t p : starts->second) {
            const WordList::Phrase& phrase = list.phrases[p];
            if (head + phrase.words.size() > high_) continue;
            bool all = true;
            for (std::size_t k = 1; k < phrase.words.size() && all; ++k)
                all = token(head + static_cast<std::uint32_t>(k)).word == phrase.words[k];
            if (all)
                take_list(i, state, first, head + static_cast<std::uint32_t>(phrase.words.size()), head,
                          phrase.value, true);
        }
    }

    void list_before(std::int32_t i, const Way& way, const WordList& list, const State& state) {
        const std::uint32_t word = token(way.at - 1).word;
        if (word != 0) {
            if (const auto one = list.single.find(word); one != list.single.end()) {
                take_back(i, way, state, way.at - 1, list, one->second);
            }
        }
        for (const WordList::Phrase& phrase : list.phrases) {
            const auto size = static_cast<std::uint32_t>(phrase.words.size());
            if (phrase.words.back() != word || way.at < low_ + size) continue;
            bool all = true;
            for (std::uint32_t k = 0; k < size && all; ++k)
                all = token(way.at - size + k).word == phrase.words[k];
            if (all) take_back(i, way, state, way.at - size, list, phrase.value);
        }
    }

    void take_back(std::int32_t i, const Way& way, const State& state, std::uint32_t head,
                   const WordList& list, std::uint32_t value) {
        take_list(i, state, head, way.at, head, value, false);
        if (!list.verbal) return;
        const std::int32_t verb = text_.index.verb_at(head);
        if (verb < 0) return;
        const std::uint32_t first = text_.marks.marks[static_cast<std::size_t>(verb)].first;
        if (first < head && first >= low_) take_list(i, state, first, way.at, head, value, false);
    }

    void take_list(std::int32_t i, const State& state, std::uint32_t first, std::uint32_t last,
                   std::uint32_t head, std::uint32_t value, bool forward) {
        Capture capture;
        capture.slot = state.slot;
        capture.first = first;
        capture.last = last;
        capture.list = state.arg;
        capture.value = value;
        capture.mark = text_.index.verb_at(head);
        take(i, state.next, forward ? last : first, capture);
    }

    // ---- classes ----

    void klass(std::int32_t i, const Way& way, const State& state) {
        const auto kind = static_cast<PatternClass>(state.arg);
        if (kind == PatternClass::start || kind == PatternClass::end) {
            if (way.at == (kind == PatternClass::start ? low_ : high_)) follow(i, state.next, way.at);
            return;
        }
        if (!inside(way.at)) return;
        if (kind == PatternClass::phrase) {
            if (!forward_) return;  // the compiler lets a phrase stand behind the anchor alone
            const std::uint32_t end = phrase_end(text_.knowledge, text_.marks, text_.index, way.at, high_);
            std::uint32_t first = way.at;
            while (first < end && is_determiner(first)) ++first;
            if (end > first) take(i, state.next, end, {.slot = state.slot, .first = first, .last = end});
            return;
        }
        const std::uint32_t near = token_at(way.at);
        if (token_is(text_.marks, near, kind, text_.bytes)) {
            Capture capture{.slot = state.slot, .first = near, .last = near + 1};
            take(i, state.next, forward_ ? near + 1 : near, capture);
        }
        if (forward_) {
            marks_from(i, way.at, kind, state);
            if (way.at + 1 < high_ && !is_name(kind) && is_determiner(way.at))
                marks_from(i, way.at + 1, kind, state);
        } else {
            marks_before(i, way.at, kind, state);
        }
    }

    // No article stands before a name of a person.
    [[nodiscard]] static bool is_name(PatternClass kind) {
        return kind == PatternClass::name || kind == PatternClass::fullname;
    }
    [[nodiscard]] bool is_determiner(std::uint32_t i) const {
        return text_.knowledge.lexicon.is(token(i).word, wc_determiner);
    }

    void marks_from(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state) {
        for (std::int32_t m = text_.index.first_at(at); m >= 0; m = text_.index.next_at(m)) {
            const Mark& mark = text_.marks.marks[static_cast<std::size_t>(m)];
            if (mark.last > high_ || !is_of_class(text_.knowledge, text_.marks, mark, kind)) continue;
            take_mark(i, state, m, mark, mark.last);
        }
    }

    void marks_before(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state) {
        for (std::int32_t m = text_.index.first_ending(at); m >= 0; m = text_.index.next_ending(m)) {
            const Mark& mark = text_.marks.marks[static_cast<std::size_t>(m)];
            if (mark.first < low_ || !is_of_class(text_.knowledge, text_.marks, mark, kind)) continue;
            take_mark(i, state, m, mark, mark.first);
            if (mark.first > low_ && !is_name(kind) && is_determiner(mark.first - 1))
                take_mark(i, state, m, mark, mark.first - 1);
        }
    }

    void take_mark(std::int32_t i, const State& state, std::int32_t m, const Mark& mark, std::uint32_t at) {
        Capture capture{.slot = state.slot, .first = mark.first, .last = mark.last, .mark = m};
        take(i, state.next, at, capture);
    }

    const Text& text_;
    const std::vector<State>* program_ = nullptr;
    std::uint32_t low_ = 0;
    std::uint32_t high_ = 0;
    bool forward_ = true;
    std::vector<Way> ways_;
    std::vector<Cell> table_;
    std::uint32_t stamp_ = 0;
    std::int32_t best_ = -1;
};

class LevelRun {
public:
    LevelRun(const Text& text, RuleLevel level)
        : text_(text),
          index_(text.knowledge.index[static_cast<std::size_t>(level)]),
          left_(text),
          right_(text) {}

    std::vector<Match> go() {
        mark_classes();
        for (const Sentence& sentence : text_.marks.sentences) {
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) at_token(i, sentence);
        }
        return std::move(matches_);
    }

private:
    // Which classes have anchors, so that tokens and marks of no such class cost one load.
    void mark_classes() {
        for (int kind = 0; kind < pattern_class_count; ++kind) {
            if (!index_.by_class[static_cast<std::size_t>(kind)].empty())
                classes_.push_back(static_cast<PatternClass>(kind));
        }
    }

    void at_token(std::uint32_t i, const Sentence& sentence) {
        const Token& token = text_.marks.tokens[i];
        if (token.word != 0 && token.word < index_.by_word.size()) {
            for (const std::uint32_t p : index_.by_word[token.word]) by_word(p, i, sentence);
        }
        for (const std::uint32_t p : index_.everywhere) try_at(p, i, i, sentence);
        if (classes_.empty()) return;
        for (std::int32_t m = text_.index.first_at(i); m >= 0; m = text_.index.next_at(m)) {
            const Mark& mark = text_.marks.marks[static_cast<std::size_t>(m)];
            for (const PatternClass kind : classes_) {
                if (!is_of_class(text_.knowledge, text_.marks, mark, kind)) continue;
                for (const std::uint32_t p : index_.by_class[static_cast<std::size_t>(kind)])
                    try_at(p, i, mark.first, sentence);
            }
        }
        if (token.kind != TokenKind::number) return;
        for (const PatternClass kind : classes_) {
            if (!token_is(text_.marks, i, kind, text_.bytes)) continue;
            for (const std::uint32_t p : index_.by_class[static_cast<std::size_t>(kind)])
                try_at(p, i, i, sentence);
        }
    }

    // A word that heads a verb group: the walk to the left begins before the group.
    void by_word(std::uint32_t p, std::uint32_t i, const Sentence& sentence) {
        try_at(p, i, i, sentence);
        const std::int32_t verb = text_.index.verb_at(i);
        if (verb < 0) return;
        const std::uint32_t first = text_.marks.marks[static_cast<std::size_t>(verb)].first;
        if (first < i) try_at(p, i, first, sentence);
    }

    void try_at(std::uint32_t p, std::uint32_t anchor, std::uint32_t from, const Sentence& sentence) {
        const Pattern& pattern = text_.knowledge.patterns[p];
        if (!right_.run(pattern.right, anchor, sentence.first, sentence.last, true)) return;
        if (!left_.run(pattern.left, from, sentence.first, sentence.last, false)) return;
        Match match;
        match.rule = pattern.rule;
        match.anchor = anchor;
        match.first = left_.end().at;
        match.last = right_.end().at;
        match.parts = left_.end().parts + right_.end().parts;
        match.gaps = left_.end().gaps + right_.end().gaps;
        std::vector<std::pair<std::int16_t, std::uint32_t>> ends;
        left_.captures(match.captures, ends);
        right_.captures(match.captures, ends);
        std::sort(ends.begin(), ends.end());
        for (std::size_t k = 0; k + 1 < ends.size(); k += 2) {
            match.captures.push_back(
                {.slot = ends[k].first, .first = ends[k].second, .last = ends[k + 1].second});
        }
        std::stable_sort(match.captures.begin(), match.captures.end(),
                         [](const Capture& a, const Capture& b) {
                             return std::tie(a.first, a.last, a.slot) < std::tie(b.first, b.last, b.slot);
                         });
        if (match.last > match.first) matches_.push_back(std::move(match));
    }

    const Text& text_;
    const RuleIndex& index_;
    Walk left_;
    Walk right_;
    std::vector<PatternClass> classes_;
    std::vector<Match> matches_;
};

bool within(const Match& inner, const Match& outer) {
    return outer.first <= inner.first && inner.last <= outer.last;
}

// Matches by where they begin, to find those that overlap a range without looking at all of them.
class ByPlace {
public:
    void add(const Match& match, std::size_t index) {
        places_.emplace(match.first, index);
        longest_ = std::max(longest_, match.last - match.first);
    }
    // Calls `action` with the index of every match that may overlap `match` until it returns true.
    template <class Action>
    bool any_near(const Match& match, Action action) const {
        const std::uint32_t low = match.first > longest_ ? match.first - longest_ : 0;
        for (auto it = places_.lower_bound(low); it != places_.end() && it->first <= match.last; ++it) {
            if (action(it->second)) return true;
        }
        return false;
    }

private:
    std::multimap<std::uint32_t, std::size_t> places_;
    std::uint32_t longest_ = 0;
};

// Of one rule: the better match stays where one lies within the other or both have the same anchor.
void drop_worse(std::vector<Match>& matches) {
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return std::tuple(a.rule, -a.parts, a.gaps, static_cast<int>(a.first) - static_cast<int>(a.last),
                          a.first) < std::tuple(b.rule, -b.parts, b.gaps,
                                                static_cast<int>(b.first) - static_cast<int>(b.last),
                                                b.first);
    });
    std::vector<Match> kept;
    ByPlace places;
    for (Match& match : matches) {
        if (!kept.empty() && kept.back().rule != match.rule) places = ByPlace();
        const bool worse = places.any_near(match, [&](std::size_t i) {
            return within(match, kept[i]) || within(kept[i], match) || match.anchor == kept[i].anchor;
        });
        if (worse) continue;
        places.add(match, kept.size());
        kept.push_back(std::move(match));
    }
    matches = std::move(kept);
}

void drop_beaten(const Knowledge& knowledge, std::vector<Match>& matches) {
    ByPlace places;
    for (std::size_t i = 0; i < matches.size(); ++i) places.add(matches[i], i);
    std::vector<bool> beaten(matches.size());
    for (const Match& match : matches) {
        const auto& beats = knowledge.rules[match.rule].beats;
        if (beats.empty()) continue;
        places.any_near(match, [&](std::size_t i) {
            const bool overlap = matches[i].first < match.last && match.first < matches[i].last;
            if (overlap && std::find(beats.begin(), beats.end(), matches[i].rule) != beats.end())
                beaten[i] = true;
            return false;
        });
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (beaten[i]) continue;
        if (kept != i) matches[kept] = std::move(matches[i]);
        ++kept;
    }
    matches.resize(kept);
}

}  // namespace

bool is_of_class(const Knowledge& knowledge, const Marks& marks, const Mark& mark, PatternClass kind) {
    const auto quantity = [&]() -> const Quantity& { return marks.quantities[mark.value]; };
    const auto role = [&] { return marks.parties[mark.value].role; };
    switch (kind) {
        case PatternClass::number:
            return mark.kind == MarkKind::number && !quantity().ordinal;
        case PatternClass::ordinal:
            return mark.kind == MarkKind::number && quantity().ordinal;
        case PatternClass::time:
            return mark.kind == MarkKind::time;
        case PatternClass::money:
            return mark.kind == MarkKind::quantity &&
                   (quantity().unit == "*" ||
                    (quantity().unit.size() == 3 && quantity().unit[0] >= 'A' && quantity().unit[0] <= 'Z' &&
                     quantity().unit[1] <= 'Z' && quantity().unit[1] >= 'A'));
        case PatternClass::percent:
            return mark.kind == MarkKind::quantity && quantity().unit == "percent";
        case PatternClass::amount:
            return mark.kind == MarkKind::quantity;
        case PatternClass::party:
            return mark.kind == MarkKind::party &&
                   (role() == PartyRole::name || role() == PartyRole::body || role() == PartyRole::seat);
        case PatternClass::country:
            return mark.kind == MarkKind::party && role() == PartyRole::name &&
                   knowledge.parties[marks.parties[mark.value].party].kind != "body";
        case PatternClass::body:
            return mark.kind == MarkKind::party && role() == PartyRole::body;
        case PatternClass::nation:
            return mark.kind == MarkKind::party &&
                   (role() == PartyRole::adjective || role() == PartyRole::name || role() == PartyRole::body);
        case PatternClass::seat:
            return mark.kind == MarkKind::party &&
                   (role() == PartyRole::seat || role() == PartyRole::capital);
        case PatternClass::place:
            return mark.kind == MarkKind::place;
        case PatternClass::name:
            return mark.kind == MarkKind::name;
        case PatternClass::fullname:
            return mark.kind == MarkKind::name && mark.last - mark.first >= 2;
        case PatternClass::person:
            return mark.kind == MarkKind::person;
        case PatternClass::parties:
            return mark.kind == MarkKind::parties;
        case PatternClass::title:
            return mark.kind == MarkKind::title;
        case PatternClass::instrument:
            return mark.kind == MarkKind::instrument;
        case PatternClass::level:
            return mark.kind == MarkKind::level;
        case PatternClass::indicator:
            return mark.kind == MarkKind::indicator;
        case PatternClass::verb:
            return mark.kind == MarkKind::verb;
        default:
            return false;
    }
}

bool token_is(const Marks& marks, std::uint32_t token, PatternClass kind, std::string_view text) {
    const Token& t = marks.tokens[token];
    if (kind == PatternClass::word) return t.kind == TokenKind::word;
    if (kind == PatternClass::capital) return t.kind == TokenKind::word && t.capital;
    if (t.kind != TokenKind::number) return false;
    int value = 0;
    for (std::uint32_t i = t.begin; i < t.end; ++i) {
        if (text[i] < '0' || text[i] > '9' || t.end - t.begin > 4) return false;
        value = value * 10 + (text[i] - '0');
    }
    switch (kind) {
        case PatternClass::year:
            return t.end - t.begin == 4 && value >= 1000 && value <= 2199;
        case PatternClass::day:
            return value >= 1 && value <= 31 && t.end - t.begin <= 2;
        case PatternClass::integer:
            return true;
        default:
            return false;
    }
}

std::vector<Match> match_level(const Knowledge& knowledge, RuleLevel level, const Marks& marks,
                               const MarkIndex& index, std::string_view text,
                               const std::function<bool(const Match&)>& counts) {
    const Text all{knowledge, marks, index, text};
    std::vector<Match> matches = LevelRun(all, level).go();
    if (counts) std::erase_if(matches, [&](const Match& match) { return !counts(match); });
    drop_worse(matches);
    drop_beaten(knowledge, matches);
    std::stable_sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
        return std::tie(a.first, a.last, knowledge.rules[a.rule].name) <
               std::tie(b.first, b.last, knowledge.rules[b.rule].name);
    });
    return matches;
}

}  // namespace entente
