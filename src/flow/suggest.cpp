#include "flow/suggest.h"

#include <algorithm>
#include <tuple>

#include "mark/stations.h"

namespace entente {
namespace {

constexpr std::size_t shown_expected = 3;
// A try in which the anchor alone matched says nothing about the rule.
constexpr int least_matched = 2;

std::string flat(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool white = static_cast<unsigned char>(c) <= ' ';
        if (!white || out.empty() || out.back() != ' ') out += white ? ' ' : c;
    }
    return out;
}

}  // namespace

void Suggester::attempt(const Attempt& attempt) {
    const CompiledPattern& pattern = knowledge_.programs.patterns[attempt.pattern];
    if (knowledge_.rules[pattern.rule].level != RuleLevel::facts) return;
    const Closeness closeness = closeness_of(knowledge_, attempt);
    const auto [at, fresh] = sentences_.try_emplace(attempt.first, Closest{attempt, closeness, false});
    Closest& closest = at->second;
    closest.matched = closest.matched || closeness.done();
    if (fresh || closest.matched || closest.closeness > closeness) return;
    const auto name = [&](const Attempt& one) -> const std::string& {
        return knowledge_.rules[knowledge_.programs.patterns[one.pattern].rule].name;
    };
    if (!(closeness > closest.closeness) && name(closest.attempt) <= name(attempt)) return;
    closest.attempt = attempt;
    closest.closeness = closeness;
}

Suggestion Suggester::group_of(const Attempt& attempt, const Marks& marks) const {
    const CompiledPattern& pattern = knowledge_.programs.patterns[attempt.pattern];
    const Rule& rule = knowledge_.rules[pattern.rule];
    Suggestion out;
    out.rule = pattern.rule;
    const std::uint32_t word = marks.tokens[attempt.anchor].word;
    if (is_anchor(knowledge_, attempt.pattern, word)) {
        out.anchor = knowledge_.vocabulary.text(word);
    } else {
        for (const PatternClass kind : anchor_classes(knowledge_, attempt.pattern))
            out.anchor += (out.anchor.empty() ? "" : "|") + std::string(name_of(kind));
    }
    const auto side = [&](const char* where, std::span<const State> program, const WalkTrace& trace) {
        if (trace.accepted) return;
        const std::string words = in_words(expected_at(knowledge_, rule, program, trace), shown_expected);
        out.expected += (out.expected.empty() ? "" : "; ") + std::string(where) + words;
    };
    side("to the right: ", knowledge_.programs.right(pattern), attempt.right);
    side("to the left: ", knowledge_.programs.left(pattern), attempt.left);
    return out;
}

void Suggester::take(const WatchedReading& read) {
    const Document& document = read.reading.document;
    for (const Sentence& sentence : read.marks.sentences) {
        const auto closest = sentences_.find(sentence.first);
        if (closest == sentences_.end() || closest->second.matched) continue;
        if (closest->second.closeness.matched < least_matched) continue;
        if (document.zones[sentence.zone].role == ZoneRole::headline) continue;
        Suggestion group = group_of(closest->second.attempt, read.marks);
        const std::string key = group.anchor + '\n' + std::to_string(group.rule) + '\n' + group.expected;
        const auto [at, fresh] = groups_.try_emplace(key, std::move(group));
        ++at->second.sentences;
        if (!fresh) continue;
        const Span words = span_of(read.marks, sentence.first, sentence.last);
        at->second.document = document.name;
        at->second.line = static_cast<std::uint32_t>(
            1 + std::count(document.text.begin(), document.text.begin() + words.begin, '\n'));
        at->second.example = flat(cut(document.text, words));
    }
    sentences_.clear();
}

std::vector<Suggestion> Suggester::groups(std::size_t most) const {
    std::vector<Suggestion> out;
    for (const auto& [key, group] : groups_) out.push_back(group);
    std::stable_sort(out.begin(), out.end(), [&](const Suggestion& a, const Suggestion& b) {
        return std::tie(b.sentences, knowledge_.rules[a.rule].name, a.anchor, a.expected) <
               std::tie(a.sentences, knowledge_.rules[b.rule].name, b.anchor, b.expected);
    });
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace entente
