#include "rules/scan.h"

#include <algorithm>
#include <bit>

#include "rules/grown.h"

namespace entente {

bool Scan::run(const WalkText& text, const ElementSet& set, std::span<const Element> elements,
               std::uint32_t from, std::uint32_t low, std::uint32_t high, bool forward, bool first_taken) {
    if (set.empty_ends || set.too_many) return true;
    if (first_taken && (set.first & set.ends) != 0) return true;
    text_ = &text;
    elements_ = elements;
    ends_ = set.ends;
    low_ = low;
    high_ = high;
    forward_ = forward;
    if (active_.size() < text.marks.tokens.size() + 1) active_.resize(text.marks.tokens.size() + 1);
    far_ = from;
    active_[from] = first_taken ? set.second : set.first;
    bool found = false;
    std::uint32_t at = from;
    while (true) {
        const std::uint64_t active = active_[at];
        active_[at] = 0;
        if (active != 0 && !found) found = step(at, active);
        if (at == far_) return found;
        at += forward ? 1 : -1U;
    }
}

bool Scan::step(std::uint32_t at, std::uint64_t active) {
    if (forward_ ? at >= high_ : at <= low_) return false;
    for (std::uint64_t rest = active; rest != 0; rest &= rest - 1) {
        const Element& element = elements_[static_cast<std::size_t>(std::countr_zero(rest))];
        const std::uint64_t bit = rest & -rest;
        bool ended = false;
        switch (element.op) {
            case State::Op::list:
                ended = forward_ ? list_forward(element, bit, at) : list_backward(element, bit, at);
                break;
            case State::Op::klass:
                ended = forward_ ? class_forward(element, bit, at) : class_backward(element, bit, at);
                break;
            default:
                ended = gap(element, bit, at);
        }
        if (ended) return true;
    }
    return false;
}

// The element was taken and leads to `at`; true where it may be the last.
bool Scan::reach(const Element& element, std::uint64_t bit, std::uint32_t at) {
    if ((ends_ & bit) != 0) return true;
    active_[at] |= element.follow;
    far_ = forward_ ? std::max(far_, at) : std::min(far_, at);
    return false;
}

bool Scan::gap(const Element& element, std::uint64_t bit, std::uint32_t at) {
    if (forward_ ? at >= high_ : at <= low_) return false;
    return may_pass(*text_, element.op, forward_ ? at : at - 1) &&
           reach(element, bit, forward_ ? at + 1 : at - 1);
}

bool Scan::list_forward(const Element& element, std::uint64_t bit, std::uint32_t at) {
    if (element.only != 0) return token(at).word == element.only && reach(element, bit, at + 1);
    if (list_from(element, bit, at)) return true;
    if (!element.verbal) return false;
    for (std::int32_t m = text_->index.first_at(at); m >= 0; m = text_->index.next_at(m)) {
        if (mark(m).kind != MarkKind::verb) continue;
        const std::uint32_t head = text_->marks.verbs[mark(m).value].head;
        if (head > at && list_from(element, bit, head)) return true;
    }
    return false;
}

bool Scan::list_from(const Element& element, std::uint64_t bit, std::uint32_t head) {
    const std::uint32_t word = token(head).word;
    if (word == 0) return false;
    const WordLists& lists = text_->knowledge.lists;
    const WordLists::Entry* entry = lists.find(element.arg, word);
    if (entry == nullptr) return false;
    if (entry->value != WordLists::none && reach(element, bit, head + 1)) return true;
    const auto phrases = lists.phrases(*entry);
    return std::any_of(phrases.begin(), phrases.end(), [&](const WordLists::Phrase& phrase) {
        return head + phrase.size <= high_ && stands_at(*text_, lists.words(phrase), head) &&
               reach(element, bit, head + phrase.size);
    });
}

bool Scan::list_backward(const Element& element, std::uint64_t bit, std::uint32_t at) {
    const std::uint32_t word = token(at - 1).word;
    if (element.only != 0) return word == element.only && reach(element, bit, at - 1);
    if (word == 0) return false;
    const WordLists& lists = text_->knowledge.lists;
    const WordLists::Entry* entry = lists.find(element.arg, word);
    if (entry == nullptr) return false;
    if (entry->value != WordLists::none && (reach(element, bit, at - 1) || verb_before(element, bit, at - 1)))
        return true;
    const auto phrases = lists.endings(*entry);
    return std::any_of(phrases.begin(), phrases.end(), [&](const WordLists::Phrase& phrase) {
        if (at < low_ + phrase.size || !stands_at(*text_, lists.words(phrase), at - phrase.size))
            return false;
        return reach(element, bit, at - phrase.size) || verb_before(element, bit, at - phrase.size);
    });
}

// The verb group whose head is the token may be taken whole.
bool Scan::verb_before(const Element& element, std::uint64_t bit, std::uint32_t head) {
    if (!element.verbal) return false;
    const std::int32_t verb = text_->index.verb_at(head);
    if (verb < 0) return false;
    const std::uint32_t first = mark(verb).first;
    return first < head && first >= low_ && reach(element, bit, first);
}

bool Scan::class_forward(const Element& element, std::uint64_t bit, std::uint32_t at) {
    const auto kind = static_cast<PatternClass>(element.arg);
    if (grows(kind)) {
        const Stretch found = entente::grow(*text_, kind, at, high_);
        return found.last > found.first && reach(element, bit, found.next);
    }
    const ClassMask wanted = mask_of(kind);
    if ((classes_of(token(at), text_->bytes) & wanted) != 0 && reach(element, bit, at + 1)) return true;
    if (marks_from(element, bit, at)) return true;
    return at + 1 < high_ && !is_name(kind) && is_determiner(at) && marks_from(element, bit, at + 1);
}

bool Scan::marks_from(const Element& element, std::uint64_t bit, std::uint32_t at) {
    const ClassMask wanted = 1U << element.arg;
    for (std::int32_t m = text_->index.first_at(at); m >= 0; m = text_->index.next_at(m)) {
        if (mark(m).last <= high_ && (classes_of(text_->marks, mark(m)) & wanted) != 0 &&
            reach(element, bit, mark(m).last))
            return true;
    }
    return false;
}

bool Scan::class_backward(const Element& element, std::uint64_t bit, std::uint32_t at) {
    const auto kind = static_cast<PatternClass>(element.arg);
    const ClassMask wanted = mask_of(kind);
    if ((classes_of(token(at - 1), text_->bytes) & wanted) != 0 && reach(element, bit, at - 1)) return true;
    for (std::int32_t m = text_->index.first_ending(at); m >= 0; m = text_->index.next_ending(m)) {
        const std::uint32_t first = mark(m).first;
        if (first < low_ || (classes_of(text_->marks, mark(m)) & wanted) == 0) continue;
        if (reach(element, bit, first)) return true;
        if (first > low_ && !is_name(kind) && is_determiner(first - 1) && reach(element, bit, first - 1))
            return true;
    }
    return false;
}

}  // namespace entente
