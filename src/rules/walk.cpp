#include "rules/walk.h"

#include "rules/grown.h"
#include "rules/trace.h"

namespace entente {
namespace {

constexpr std::size_t max_ways = 3000;  // of one walk; past it the anchor is given up

bool better(const Walk::Way& a, const Walk::Way& b) {
    if (a.parts != b.parts) return a.parts > b.parts;
    return a.gaps < b.gaps;
}

ClassMask classes_of(const Quantity& quantity) {
    const std::string& unit = quantity.unit;
    ClassMask out = mask_of(PatternClass::amount);
    if (is_currency(unit)) out |= mask_of(PatternClass::money);
    if (unit == "percent") out |= mask_of(PatternClass::percent);
    return out;
}

ClassMask classes_of(PartyRole role) {
    switch (role) {
        case PartyRole::name:
            return mask_of(PatternClass::party) | mask_of(PatternClass::country) |
                   mask_of(PatternClass::nation);
        case PartyRole::body:
            return mask_of(PatternClass::party) | mask_of(PatternClass::body) | mask_of(PatternClass::nation);
        case PartyRole::seat:
            return mask_of(PatternClass::party) | mask_of(PatternClass::seat);
        case PartyRole::capital:
            return mask_of(PatternClass::seat);
        case PartyRole::adjective:
            return mask_of(PatternClass::nation);
        case PartyRole::people:
            return 0;
    }
    return 0;
}

}  // namespace

ClassMask classes_of(const Marks& marks, const Mark& mark) {
    switch (mark.kind) {
        case MarkKind::number:
            return mask_of(marks.quantities[mark.value].ordinal ? PatternClass::ordinal
                                                                : PatternClass::number);
        case MarkKind::time:
            return mask_of(PatternClass::time);
        case MarkKind::quantity:
            return classes_of(marks.quantities[mark.value]);
        case MarkKind::party:
            return classes_of(marks.parties[mark.value].role);
        case MarkKind::parties:
            return mask_of(PatternClass::parties);
        case MarkKind::place:
            return mask_of(PatternClass::place);
        case MarkKind::name:
            return mask_of(PatternClass::name) |
                   (mark.last - mark.first >= 2 ? mask_of(PatternClass::fullname) : 0);
        case MarkKind::person:
            return mask_of(PatternClass::person);
        case MarkKind::title:
            return mask_of(PatternClass::title);
        case MarkKind::instrument:
            return mask_of(PatternClass::instrument);
        case MarkKind::level:
            return mask_of(PatternClass::level);
        case MarkKind::indicator:
            return mask_of(PatternClass::indicator);
        case MarkKind::verb:
            return mask_of(PatternClass::verb);
        case MarkKind::mechanism:
            return mask_of(PatternClass::mechanism);
        case MarkKind::project:
            return mask_of(PatternClass::project);
        case MarkKind::duration:  // facts are dated by what has a place in the calendar alone
            return 0;
    }
    return 0;
}

ClassMask classes_of(const Token& token, std::string_view text) {
    if (token.kind == TokenKind::word)
        return mask_of(PatternClass::word) | (token.capital ? mask_of(PatternClass::capital) : 0);
    if (token.kind != TokenKind::number || token.end - token.begin > 4) return 0;
    int value = 0;
    for (std::uint32_t i = token.begin; i < token.end; ++i) {
        if (text[i] < '0' || text[i] > '9') return 0;
        value = value * 10 + (text[i] - '0');
    }
    ClassMask out = mask_of(PatternClass::integer);
    if (token.end - token.begin == 4 && value >= 1000 && value <= 2199) out |= mask_of(PatternClass::year);
    if (value >= 1 && value <= 31 && token.end - token.begin <= 2) out |= mask_of(PatternClass::day);
    return out;
}

ClassMask beginning(const WalkText& text, std::uint32_t token) {
    ClassMask out = classes_of(text.marks.tokens[token], text.bytes);
    for (std::int32_t m = text.index.first_at(token); m >= 0; m = text.index.next_at(m))
        out |= classes_of(text.marks, text.marks.marks[static_cast<std::size_t>(m)]);
    return out;
}

ClassMask ending(const WalkText& text, std::uint32_t token) {
    ClassMask out = classes_of(text.marks.tokens[token - 1], text.bytes);
    for (std::int32_t m = text.index.first_ending(token); m >= 0; m = text.index.next_ending(m))
        out |= classes_of(text.marks, text.marks.marks[static_cast<std::size_t>(m)]);
    return out;
}

bool stands_at(const WalkText& text, std::span<const std::uint32_t> words, std::uint32_t first) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        if (text.marks.tokens[first + k].word != words[k]) return false;
    }
    return true;
}

bool may_pass(const WalkText& text, State::Op op, std::uint32_t token) {
    const Token& next = text.marks.tokens[token];
    if (op == State::Op::skip) return text.knowledge.lexicon.is(next.word, wc_determiner | wc_adverb);
    if (next.kind != TokenKind::punctuation) return true;
    const char c = text.bytes[next.begin];
    return c != ';' && c != '!' && c != '?';
}

bool Walk::run(const WalkText& text, std::span<const State> program, std::uint32_t from, std::uint32_t low,
               std::uint32_t high, bool forward) {
    text_ = &text;
    program_ = program;
    low_ = low;
    high_ = high;
    forward_ = forward;
    ways_.clear();
    if (++stamp_ == 0) {
        table_.assign(first_cells, {});
        stamp_ = 1;
    }
    used_cells_ = 0;
    best_ = -1;
    Way start;
    start.at = from;
    push(start);
    for (std::size_t i = 0; i < ways_.size() && ways_.size() < max_ways; ++i)
        advance(static_cast<std::int32_t>(i));
    return best_ >= 0 && ways_.size() < max_ways;
}

void Walk::captures(std::vector<Capture>& out,
                    std::vector<std::pair<std::int16_t, std::uint32_t>>& ends) const {
    for (std::int32_t i = best_; i >= 0; i = ways_[static_cast<std::size_t>(i)].parent) {
        const Way& way = ways_[static_cast<std::size_t>(i)];
        if (way.group_end)
            ends.emplace_back(way.capture.slot, way.at);
        else if (way.capture.slot >= 0 || way.capture.list > 0)
            out.push_back(way.capture);
    }
}

WalkTrace Walk::trace() const {
    WalkTrace trace = trace_of(ways_, program_, ways_.size() < max_ways ? best_ : -1, forward_);
    trace.given_up = ways_.size() >= max_ways;
    return trace;
}

void Walk::push(const Way& way) {
    if (program_[way.state].op == State::Op::accept) {
        const auto reach = [&](const Way& w) { return forward_ ? w.at : high_ - w.at; };
        if (best_ < 0 || better(way, ways_[static_cast<std::size_t>(best_)]) ||
            (!better(ways_[static_cast<std::size_t>(best_)], way) &&
             reach(way) > reach(ways_[static_cast<std::size_t>(best_)]))) {
            ways_.push_back(way);
            best_ = static_cast<std::int32_t>(ways_.size() - 1);
        }
        return;
    }
    if (used_cells_ * 2 >= table_.size()) grow();
    Cell& cell = cell_of(way);
    if (cell.stamp == stamp_) {
        if (!better(way, ways_[static_cast<std::size_t>(cell.way)])) return;
    } else {
        ++used_cells_;
    }
    cell = {stamp_, static_cast<std::int32_t>(ways_.size())};
    ways_.push_back(way);
}

// The cell of the way's state, place and used parts, or the empty one where they would stand.
Walk::Cell& Walk::cell_of(const Way& way) {
    const std::uint32_t hash = (way.state * 0x9E3779B1U ^ way.at * 0x85EBCA77U ^ way.used * 0xC2B2AE3DU);
    std::size_t slot = (hash ^ hash >> 15) & (table_.size() - 1);
    while (table_[slot].stamp == stamp_) {
        const Way& other = ways_[static_cast<std::size_t>(table_[slot].way)];
        if (other.state == way.state && other.at == way.at && other.used == way.used) break;
        slot = (slot + 1) & (table_.size() - 1);
    }
    return table_[slot];
}

void Walk::grow() {
    std::vector<Cell> old(table_.size() * 2);
    old.swap(table_);
    for (const Cell& cell : old) {
        if (cell.stamp == stamp_) cell_of(ways_[static_cast<std::size_t>(cell.way)]) = cell;
    }
}

// A way that goes on from way `from`.
Walk::Way Walk::onward(std::int32_t from, std::uint32_t state, std::uint32_t at) const {
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

void Walk::take(std::int32_t from, std::uint32_t state, std::uint32_t at, const Capture& capture) {
    Way way = onward(from, state, at);
    way.capture = capture;
    if (capture.slot >= 0) ++way.parts;
    push(way);
}

void Walk::advance(std::int32_t i) {
    const std::uint32_t at = ways_[static_cast<std::size_t>(i)].at;
    const State& state = program_[ways_[static_cast<std::size_t>(i)].state];
    switch (state.op) {
        case State::Op::accept:
            return;
        case State::Op::split:
            follow(i, state.next, at);
            if (state.other != state.next) follow(i, state.other, at);
            return;
        case State::Op::use: {
            if ((ways_[static_cast<std::size_t>(i)].used & state.arg) != 0) return;
            Way used = onward(i, state.next, at);
            used.used |= state.arg;
            ++used.parts;
            return push(used);
        }
        case State::Op::group_end: {
            Way group = onward(i, state.next, at);
            group.capture.slot = state.slot;
            group.group_end = true;
            return push(group);
        }
        case State::Op::skip:
        case State::Op::any:
            return gap(i, at, state);
        case State::Op::list:
            return list(i, at, state);
        case State::Op::klass:
            return klass(i, at, state);
    }
}

void Walk::gap(std::int32_t i, std::uint32_t at, const State& state) {
    if (!inside(at) || !may_pass(*text_, state.op, token_at(at))) return;
    Way passed = onward(i, state.next, forward_ ? at + 1 : at - 1);
    if (state.op == State::Op::any) ++passed.gaps;
    push(passed);
}

// ---- word lists ----

void Walk::list(std::int32_t i, std::uint32_t at, const State& state) {
    if (!inside(at)) return;
    if (state.only != 0) {
        const std::uint32_t head = token_at(at);
        if (token(head).word == state.only) take_list(i, state, head, head + 1, head, 0);
        return;
    }
    if (!forward_) return list_before(i, at, state);
    list_from(i, at, at, state);
    if (!text_->knowledge.lists.is_verbal(state.arg)) return;
    for (std::int32_t m = text_->index.first_at(at); m >= 0; m = text_->index.next_at(m)) {
        if (mark(m).kind != MarkKind::verb) continue;
        const std::uint32_t head = text_->marks.verbs[mark(m).value].head;
        if (head > at) list_from(i, at, head, state);
    }
}

// Phrases of the list that begin at token `head`; what is taken begins at `first` (the verb group).
void Walk::list_from(std::int32_t i, std::uint32_t first, std::uint32_t head, const State& state) {
    const std::uint32_t word = token(head).word;
    if (word == 0) return;
    const WordLists& lists = text_->knowledge.lists;
    const WordLists::Entry* entry = lists.find(state.arg, word);
    if (entry == nullptr) return;
    if (entry->value != WordLists::none) take_list(i, state, first, head + 1, head, entry->value);
    for (const WordLists::Phrase& phrase : lists.phrases(*entry)) {
        if (head + phrase.size <= high_ && stands_at(*text_, lists.words(phrase), head))
            take_list(i, state, first, head + phrase.size, head, phrase.value);
    }
}

void Walk::list_before(std::int32_t i, std::uint32_t at, const State& state) {
    const std::uint32_t word = token(at - 1).word;
    if (word == 0) return;
    const WordLists& lists = text_->knowledge.lists;
    const WordLists::Entry* entry = lists.find(state.arg, word);
    if (entry == nullptr) return;
    if (entry->value != WordLists::none) take_back(i, at, state, at - 1, entry->value);
    for (const WordLists::Phrase& phrase : lists.endings(*entry)) {
        if (at >= low_ + phrase.size && stands_at(*text_, lists.words(phrase), at - phrase.size))
            take_back(i, at, state, at - phrase.size, phrase.value);
    }
}

void Walk::take_back(std::int32_t i, std::uint32_t at, const State& state, std::uint32_t head,
                     std::uint32_t value) {
    take_list(i, state, head, at, head, value);
    if (!text_->knowledge.lists.is_verbal(state.arg)) return;
    const std::int32_t verb = text_->index.verb_at(head);
    if (verb < 0) return;
    const std::uint32_t first = mark(verb).first;
    if (first < head && first >= low_) take_list(i, state, first, at, head, value);
}

void Walk::take_list(std::int32_t i, const State& state, std::uint32_t first, std::uint32_t last,
                     std::uint32_t head, std::uint32_t value) {
    Capture capture;
    capture.slot = state.slot;
    capture.first = first;
    capture.last = last;
    capture.list = static_cast<std::int32_t>(state.arg);
    capture.value = value;
    capture.mark = text_->index.verb_at(head);
    take(i, state.next, forward_ ? last : first, capture);
}

// ---- classes ----

void Walk::klass(std::int32_t i, std::uint32_t at, const State& state) {
    const auto kind = static_cast<PatternClass>(state.arg);
    if (kind == PatternClass::start || kind == PatternClass::end) {
        if (at == (kind == PatternClass::start ? low_ : high_)) follow(i, state.next, at);
        return;
    }
    if (!inside(at)) return;
    if (grows(kind)) return grown(i, at, kind, state);
    const std::uint32_t near = token_at(at);
    if ((classes_of(token(near), text_->bytes) & mask_of(kind)) != 0) {
        Capture capture{.slot = state.slot, .first = near, .last = near + 1};
        take(i, state.next, forward_ ? near + 1 : near, capture);
    }
    if (!forward_) return marks_before(i, at, kind, state);
    marks_from(i, at, kind, state);
    if (at + 1 < high_ && !is_name(kind) && is_determiner(at)) marks_from(i, at + 1, kind, state);
}

void Walk::grown(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state) {
    if (!forward_) return;  // the compiler lets what grows stand behind the anchor alone
    const Stretch found = entente::grow(*text_, kind, at, high_);
    if (found.last > found.first)
        take(i, state.next, found.next, {.slot = state.slot, .first = found.first, .last = found.last});
}

void Walk::marks_from(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state) {
    for (std::int32_t m = text_->index.first_at(at); m >= 0; m = text_->index.next_at(m)) {
        if (mark(m).last > high_ || (classes_of(text_->marks, mark(m)) & mask_of(kind)) == 0) continue;
        take_mark(i, state, m, mark(m).last);
    }
}

void Walk::marks_before(std::int32_t i, std::uint32_t at, PatternClass kind, const State& state) {
    for (std::int32_t m = text_->index.first_ending(at); m >= 0; m = text_->index.next_ending(m)) {
        const std::uint32_t first = mark(m).first;
        if (first < low_ || (classes_of(text_->marks, mark(m)) & mask_of(kind)) == 0) continue;
        take_mark(i, state, m, first);
        if (first > low_ && !is_name(kind) && is_determiner(first - 1)) take_mark(i, state, m, first - 1);
    }
}

void Walk::take_mark(std::int32_t i, const State& state, std::int32_t m, std::uint32_t at) {
    const Capture capture{.slot = state.slot, .first = mark(m).first, .last = mark(m).last, .mark = m};
    take(i, state.next, at, capture);
}

}  // namespace entente
