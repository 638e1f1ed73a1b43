#include "rules/character_pattern.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t longest_pattern = 1000;  // bytes
constexpr int deepest = 40;
constexpr std::size_t most_texts = 256;

constexpr std::string_view signs = "|()[]?*+.\\/$^{}-";

}  // namespace

CharacterPattern::CharacterPattern(std::string_view text) : text_(text) {
    try {
        if (text_.size() > longest_pattern)
            throw Fault{0,
                        "a character pattern has at most " + std::to_string(longest_pattern) + " characters"};
        parse_either(0);
        if (!at_end()) throw Fault{at_, "')' closes nothing; there is no '(' open before it"};
        build();
    } catch (const Fault& fault) {
        fault_ = fault.what;
        fault_at_ = fault.at;
    }
}

int CharacterPattern::add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<int>(nodes_.size() - 1);
}

int CharacterPattern::join(int left, int right) {
    Node node;
    node.kind = Kind::join;
    node.left = left;
    node.right = right;
    return add(std::move(node));
}

char32_t CharacterPattern::take() {
    const CodePoint point = decode_utf8(text_, at_);
    at_ += point.length;
    return point.value;
}

int CharacterPattern::parse_either(int depth) {
    if (depth > deepest) throw Fault{at_, "groups stand too deep in one another"};
    int left = parse_sequence(depth);
    while (sees('|')) {
        ++at_;
        Node node;
        node.kind = Kind::either;
        node.right = parse_sequence(depth);
        node.left = left;
        left = add(std::move(node));
    }
    return left;
}

int CharacterPattern::parse_sequence(int depth) {
    const std::size_t from = at_;
    int all = -1;
    while (!at_end() && !sees('|') && !sees(')')) {
        int one = parse_atom(depth);
        for (bool more = true; more;) {
            Node node;
            node.left = one;
            if (sees('?'))
                node.kind = Kind::maybe;
            else if (sees('*') || sees('+'))
                node.kind = Kind::many;
            else
                break;
            const bool maybe = sees('*');
            ++at_;
            one = add(std::move(node));
            if (maybe) {
                Node outer;
                outer.kind = Kind::maybe;
                outer.left = one;
                one = add(std::move(outer));
            }
            more = false;
        }
        all = all < 0 ? one : join(all, one);
    }
    if (all < 0) throw Fault{from, "expected a letter or a sign; nothing stands here"};
    return all;
}

int CharacterPattern::parse_atom(int depth) {
    const std::size_t from = at_;
    if (sees('(')) {
        ++at_;
        const int inner = parse_either(depth + 1);
        if (!sees(')')) throw Fault{from, "this '(' is never closed"};
        ++at_;
        return inner;
    }
    if (sees('[')) return parse_class();
    if (sees('.')) {
        ++at_;
        Node node;
        node.kind = Kind::set;
        node.any = true;
        return add(std::move(node));
    }
    if (sees('\\')) {
        ++at_;
        if (at_end()) throw Fault{from, "expected a sign behind '\\'"};
        if (signs.find(text_[at_]) == std::string_view::npos)
            throw Fault{from, "'\\' stands before a sign such as \\$ or \\.; found '\\" +
                                  std::string(1, text_[at_]) + "'"};
        return parse_character(take());
    }
    if (sees('?') || sees('*') || sees('+'))
        throw Fault{from, std::string("'") + text_[at_] + "' has nothing before it; write \\" + text_[at_] +
                              " for the sign"};
    if (sees('^') || sees('$') || sees('{') || sees('}')) {
        throw Fault{from, std::string("'") + text_[at_] + "' means nothing in a character pattern; write \\" +
                              text_[at_] + " for the sign itself"};
    }
    return parse_character(take());
}

int CharacterPattern::parse_character(char32_t value) {
    std::string bytes;
    append_utf8(bytes, value);
    const std::string folded = fold(bytes);  // may be two letters, or none
    int all = -1;
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint point = decode_utf8(folded, i);
        i += point.length;
        Node node;
        node.kind = Kind::set;
        node.ranges.emplace_back(point.value, point.value);
        const int one = add(std::move(node));
        all = all < 0 ? one : join(all, one);
    }
    return all < 0 ? add({}) : all;
}

int CharacterPattern::parse_class() {
    const std::size_t from = at_++;
    Node node;
    node.kind = Kind::set;
    if (sees('^')) throw Fault{at_, "'[^...]' is not known; name the letters that are meant"};
    while (!sees(']')) {
        if (at_end()) throw Fault{from, "this '[' is never closed"};
        const std::size_t at = at_;
        if (sees('\\')) ++at_;
        if (at_end()) throw Fault{from, "this '[' is never closed"};
        const char32_t low = fold_code_point(take());
        char32_t high = low;
        if (sees('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
            ++at_;
            high = fold_code_point(take());
        }
        if (low == 0 || high < low)
            throw Fault{at, "expected a range from a lower letter to a higher one, such as a-z"};
        node.ranges.emplace_back(low, high);
    }
    ++at_;
    if (node.ranges.empty()) throw Fault{from, "expected letters between '[' and ']'"};
    return add(std::move(node));
}

// From the last node to the first: a parent knows what follows it before its children are built.
void CharacterPattern::build() {
    std::vector<int> entry(nodes_.size(), -1);  // of each node its first state
    std::vector<int> after(nodes_.size(), -1);
    const auto state = [&](int node, int next, int other) {
        states_.push_back({node, next, other});
        return static_cast<int>(states_.size() - 1);
    };
    const int end = state(-1, -1, -1);
    after.back() = end;
    // A state stands in for each entry until the node is built.
    for (int& place : entry) place = state(-1, end, -1);
    for (std::size_t i = nodes_.size(); i-- > 0;) {
        const Node& node = nodes_[i];
        const auto go_on = [&](int child, int next) {
            after[static_cast<std::size_t>(child)] = next;
            return entry[static_cast<std::size_t>(child)];
        };
        State& mine = states_[static_cast<std::size_t>(entry[i])];
        const int next = after[i];
        switch (node.kind) {
            case Kind::none:
                mine = {-1, next, -1};
                break;
            case Kind::set:
                mine = {static_cast<int>(i), next, -1};
                break;
            case Kind::join:
                mine = {-1, go_on(node.left, go_on(node.right, next)), -1};
                break;
            case Kind::either:
                mine = {-1, go_on(node.left, next), go_on(node.right, next)};
                break;
            case Kind::maybe:
                mine = {-1, go_on(node.left, next), next};
                break;
            case Kind::many: {
                const int first = go_on(node.left, 0);
                states_[static_cast<std::size_t>(entry[i])] = {-1, first, -1};
                after[static_cast<std::size_t>(node.left)] = state(-1, first, next);
                break;
            }
        }
    }
    start_ = entry.back();
}

bool CharacterPattern::holds(const Node& set, char32_t c) const {
    return set.any || std::any_of(set.ranges.begin(), set.ranges.end(),
                                  [&](const auto& range) { return range.first <= c && c <= range.second; });
}

bool CharacterPattern::matches(std::string_view folded) const {
    std::vector<int> now;
    std::vector<int> then;
    std::vector<std::size_t> seen(states_.size(), 0);
    std::size_t step = 0;
    const auto enter = [&](std::vector<int>& out, int first) {  // all that is reached without a character
        std::vector<int> open{first};
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            if (at < 0 || seen[static_cast<std::size_t>(at)] == step) continue;
            seen[static_cast<std::size_t>(at)] = step;
            const State& state = states_[static_cast<std::size_t>(at)];
            out.push_back(at);
            if (state.node >= 0) continue;
            open.push_back(state.next);
            open.push_back(state.other);
        }
    };
    ++step;
    enter(now, start_);
    for (std::size_t i = 0; i < folded.size() && !now.empty();) {
        const CodePoint point = decode_utf8(folded, i);
        i += point.length;
        then.clear();
        ++step;
        for (const int at : now) {
            const State& state = states_[static_cast<std::size_t>(at)];
            if (state.node >= 0 && holds(nodes_[static_cast<std::size_t>(state.node)], point.value))
                enter(then, state.next);
        }
        now.swap(then);
    }
    return std::find(now.begin(), now.end(), 0) != now.end();  // state 0 is the end
}

bool CharacterPattern::texts_of(const Node& node, const std::vector<Texts>& of, Texts& out) const {
    const auto child = [&](int k) -> const Texts& { return of[static_cast<std::size_t>(k)]; };
    switch (node.kind) {
        case Kind::none:
            out = {""};
            return true;
        case Kind::set:
            for (const auto& [low, high] : node.ranges) {
                if (high - low >= most_texts) return false;
                for (char32_t c = low; c <= high; ++c) append_utf8(out.emplace_back(), c);
            }
            return !node.any;
        case Kind::join:
            if (child(node.left).size() * child(node.right).size() > most_texts) return false;
            for (const std::string& a : child(node.left)) {
                for (const std::string& b : child(node.right)) out.push_back(a + b);
            }
            return true;
        case Kind::either:
            out = child(node.left);
            out.insert(out.end(), child(node.right).begin(), child(node.right).end());
            return true;
        case Kind::maybe:
            out = child(node.left);
            out.emplace_back();
            return true;
        case Kind::many:
            break;
    }
    return false;
}

std::optional<std::vector<std::string>> CharacterPattern::texts() const {
    std::vector<Texts> of(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {  // children first
        Texts& out = of[i];
        if (!texts_of(nodes_[i], of, out)) return std::nullopt;
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        if (out.size() > most_texts) return std::nullopt;
    }
    Texts all = of.back();
    std::erase(all, std::string());
    return all;
}

}  // namespace entente
