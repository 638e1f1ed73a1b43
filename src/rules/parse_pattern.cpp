#include "rules/parse_pattern.h"

#include <algorithm>
#include <charconv>

namespace entente {
namespace {

PatternNode parse_sequence(EntryReader& in, char closer, int depth);

std::string too_deep() {
    return "groups and brackets stand more than " + std::to_string(max_depth) + " deep in one another";
}

std::string no_element(EntryReader& in) {
    switch (in.peek()) {
        case '?':
        case '+':
            return std::string("'") + in.peek() +
                   "' stands directly behind what it is about, as in 'the?' or 'PERSON+'";
        case '|':
            return "expected a word or class on both sides of '|'";
        case '=':
            return "expected the name of a slot directly before '=', without a blank, as in 'visitor=PERSON'";
        default:
            return "expected a word, a class, '(', '[', '~' or '..', found " + in.found();
    }
}

PatternNode parse_atom(EntryReader& in, int depth) {
    in.skip_space();
    PatternNode node;
    node.at = in.at();
    if (in.peek() == '(') {
        const std::size_t node_at = in.at();
        in.take('(');
        node = parse_sequence(in, ')', depth + 1);
        if (!in.take(')'))
            throw SyntaxFault{node_at, "this '(' is never closed; expected a ')' behind the group"};
        return node;
    }
    if (in.take('~')) {
        node.kind = PatternNode::Kind::skip;
        return node;
    }
    if (in.peek() == '.' && in.peek(1) == '.') {
        in.take('.');
        in.take('.');
        node.kind = PatternNode::Kind::gap;
        node.limit = 10;
        if (in.peek() >= '0' && in.peek() <= '9') {
            const std::string number = in.until(" \t\r\n|()[]");
            const auto read = std::from_chars(number.data(), number.data() + number.size(), node.limit);
            if (read.ec != std::errc() || read.ptr != number.data() + number.size() || node.limit < 1 ||
                node.limit > 40) {
                throw SyntaxFault{node.at,
                                  "a gap is '..' or '..N' with N from 1 to 40, found '.." + number + "'"};
            }
        }
        return node;
    }
    node.kind = PatternNode::Kind::literal;
    if (in.peek() == '"') {
        node.text = in.quoted();
        if (trim(node.text).empty())
            throw SyntaxFault{node.at, "expected words between the quotation marks, found none"};
        return node;
    }
    node.text = in.until(" \t\r\n|()[]?+~\"=");
    if (in.peek() == '=' && !node.text.empty()) {
        throw SyntaxFault{node.at, "expected a slot in small letters before '=', found '" + node.text + "'"};
    }
    if (node.text.empty()) throw SyntaxFault{node.at, no_element(in)};
    if (in.peek() == '(' || in.peek() == '"') {
        throw SyntaxFault{in.at(), "expected a blank behind '" + node.text +
                                       "'; endings are not written as a group: say " + node.text +
                                       "* for all forms, or name each, " + node.text + "|" + node.text + "s"};
    }
    if (is_upper_name(node.text)) node.kind = PatternNode::Kind::name;
    return node;
}

void wrap(PatternNode& node, PatternNode::Kind kind) {
    PatternNode outer;
    outer.kind = kind;
    outer.at = node.at;
    outer.parts.push_back(std::move(node));
    node = std::move(outer);
}

// A capture of alternatives or of a list is one of each member; of a group it is all of its words.
void give_slot(PatternNode& node, const std::string& slot) {
    using Kind = PatternNode::Kind;
    const bool simple = std::all_of(node.parts.begin(), node.parts.end(), [](const PatternNode& part) {
        return part.kind == Kind::literal || part.kind == Kind::name || part.kind == Kind::list;
    });
    if (node.kind == Kind::list || (node.kind == Kind::alternatives && simple)) {
        for (PatternNode& part : node.parts) give_slot(part, slot);
        return;
    }
    if (!node.slot.empty())
        throw SyntaxFault{node.at,
                          "one element has two slots, '" + node.slot + "' and '" + slot + "'; expected one"};
    node.slot = slot;
}

PatternNode parse_member(EntryReader& in, int depth) {  // an atom, or X+
    PatternNode node = parse_atom(in, depth);
    if (in.take_here('+')) wrap(node, PatternNode::Kind::list);
    return node;
}

PatternNode parse_item(EntryReader& in, int depth) {
    in.skip_space();
    const std::size_t at = in.at();
    const std::string slot = in.slot_name();
    PatternNode node = parse_member(in, depth);
    if (in.peek() == '|') {
        PatternNode alternatives;
        alternatives.kind = PatternNode::Kind::alternatives;
        alternatives.at = at;
        alternatives.parts.push_back(std::move(node));
        while (in.take_here('|')) {
            if (in.peek() == ' ' || in.peek() == '\t' || in.peek() == '\n' || in.peek() == '\0')
                in.fail("expected a word or class directly behind '|', found a blank");
            alternatives.parts.push_back(parse_member(in, depth));
        }
        node = std::move(alternatives);
    }
    node.at = at;
    if (!slot.empty()) give_slot(node, slot);
    if (in.take_here('?')) wrap(node, PatternNode::Kind::optional);
    return node;
}

PatternNode parse_sequence(EntryReader& in, char closer, int depth) {
    if (depth > max_depth) in.fail(too_deep());
    PatternNode sequence;
    in.skip_space();
    sequence.at = in.at();
    while (!in.done() && in.peek() != closer) {
        if (in.peek() == '[') {
            PatternNode bracket;
            bracket.kind = PatternNode::Kind::bracket;
            bracket.at = in.at();
            in.take('[');
            bracket.parts.push_back(parse_sequence(in, ']', depth + 1));
            if (!in.take(']'))
                throw SyntaxFault{bracket.at,
                                  "this '[' is never closed; expected a ']' behind the optional part"};
            sequence.parts.push_back(std::move(bracket));
        } else if (in.peek() == ')' || in.peek() == ']') {
            throw SyntaxFault{in.at(), std::string("'") + in.peek() + "' closes nothing; there is no '" +
                                           (in.peek() == ')' ? '(' : '[') + "' open before it"};
        } else {
            sequence.parts.push_back(parse_item(in, depth));
        }
    }
    if (sequence.parts.empty())
        throw SyntaxFault{sequence.at, "expected a word or a class, found " + in.found()};
    return sequence;
}

}  // namespace

PatternNode parse_pattern(EntryReader& in) { return parse_sequence(in, '\0', 0); }

}  // namespace entente
