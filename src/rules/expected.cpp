#include "rules/expected.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/fold.h"

namespace entente {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string element_of(const Knowledge& knowledge, const Rule& rule, const State& state) {
    std::string name;
    if (state.op == State::Op::list) {
        const std::string_view list = knowledge.lists.name(state.arg);
        if (state.arg == 0)
            name = "a comma or conjunction";
        else
            name = knowledge.lists.is_literal(state.arg) ? quoted(list) : std::string(list);
    } else {
        const auto kind = static_cast<PatternClass>(state.arg);
        if (kind == PatternClass::start)
            name = "the beginning of the sentence";
        else if (kind == PatternClass::end)
            name = "the end of the sentence";
        else
            name = name_of(kind);
    }
    if (state.slot < 0) return name;
    return rule.slots[static_cast<std::size_t>(state.slot)] + "=" + name;
}

// By state, the fewest elements that have to match from it to the end.
std::vector<int> distances(std::span<const State> program) {
    constexpr int far = std::numeric_limits<int>::max() / 2;
    std::vector<int> out(program.size(), far);
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t i = 0; i < program.size(); ++i) {
            const State& state = program[i];
            int distance = 0;
            if (state.op != State::Op::accept) distance = out[state.next];
            if (state.op == State::Op::split) distance = std::min(distance, out[state.other]);
            if (state.op == State::Op::list || state.op == State::Op::klass) ++distance;
            if (distance >= out[i]) continue;
            out[i] = distance;
            changed = true;
        }
    }
    return out;
}

}  // namespace

std::vector<Expected> expected_at(const Knowledge& knowledge, const Rule& rule,
                                  std::span<const State> program, const WalkTrace& trace) {
    const std::vector<int> missing = distances(program);
    std::vector<Expected> out;
    for (const WalkTrace::Waiting& waiting : trace.waiting) {
        const State& state = program[waiting.state];
        const bool separator = state.op == State::Op::list && state.arg == 0;
        if (separator && trace.waiting.size() > 1) continue;  // one more of a list is always possible
        Expected one{element_of(knowledge, rule, state), waiting.gap, missing[waiting.state]};
        const auto same = std::find_if(out.begin(), out.end(),
                                       [&](const Expected& other) { return other.element == one.element; });
        if (same == out.end()) {
            out.push_back(std::move(one));
        } else {
            same->gap = same->gap || one.gap;
            same->missing = std::min(same->missing, one.missing);
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Expected& a, const Expected& b) { return a.missing < b.missing; });
    return out;
}

std::string in_words(const std::vector<Expected>& expected, std::size_t most) {
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < expected.size() && i < most; ++i) {
        out += (i == 0 ? "" : ", or ") + expected[i].element;
        gap = gap || expected[i].gap;
    }
    if (expected.size() > most) out += ", or one of " + std::to_string(expected.size() - most) + " more";
    if (gap) out += " (there, or a few words away)";
    return out;
}

Closeness closeness_of(const Knowledge& knowledge, const Attempt& attempt) {
    const Programs& programs = knowledge.programs;
    const CompiledPattern& pattern = programs.patterns[attempt.pattern];
    const auto missing = [](std::span<const State> program, const WalkTrace& trace) {
        if (trace.accepted) return 0;
        const std::vector<int> by_state = distances(program);
        int least = by_state[0];
        for (const WalkTrace::Waiting& waiting : trace.waiting)
            least = std::min(least, by_state[waiting.state]);
        return std::max(least, 1);
    };
    return {attempt.left.elements + attempt.right.elements,
            missing(programs.left(pattern), attempt.left) + missing(programs.right(pattern), attempt.right)};
}

bool is_anchor(const Knowledge& knowledge, std::uint32_t pattern, std::uint32_t word) {
    const auto& rule = knowledge.rules[knowledge.programs.patterns[pattern].rule];
    const auto entries = knowledge.index[static_cast<std::size_t>(rule.level)].at(word);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const AnchorEntry& entry) { return entry.pattern == pattern; });
}

std::vector<PatternClass> anchor_classes(const Knowledge& knowledge, std::uint32_t pattern) {
    const auto& rule = knowledge.rules[knowledge.programs.patterns[pattern].rule];
    const RuleIndex& index = knowledge.index[static_cast<std::size_t>(rule.level)];
    std::vector<PatternClass> out;
    for (std::size_t kind = 0; kind < index.by_class.size(); ++kind) {
        const auto& patterns = index.by_class[kind];
        if (std::find(patterns.begin(), patterns.end(), pattern) != patterns.end())
            out.push_back(static_cast<PatternClass>(kind));
    }
    return out;
}

std::vector<std::string> anchors_of(const Knowledge& knowledge, std::uint32_t rule) {
    std::set<std::string> words;
    std::set<std::string> classes;
    for (std::uint32_t pattern = 0; pattern < knowledge.programs.patterns.size(); ++pattern) {
        if (knowledge.programs.patterns[pattern].rule != rule) continue;
        for (std::uint32_t word = 1; word < knowledge.vocabulary.size(); ++word) {
            if (is_anchor(knowledge, pattern, word)) words.insert(quoted(knowledge.vocabulary.text(word)));
        }
        for (const PatternClass kind : anchor_classes(knowledge, pattern)) classes.emplace(name_of(kind));
    }
    std::vector<std::string> out(words.begin(), words.end());
    out.insert(out.end(), classes.begin(), classes.end());
    return out;
}

}  // namespace entente
