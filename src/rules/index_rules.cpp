// From patterns as compiled to the flat tables that the matcher walks: states in one row, anchors by word and class,
// and for each pattern what may stand next to its anchor.
#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "rules/compile.h"

namespace entente {
namespace {

class Indexer {
public:
    explicit Indexer(Knowledge& knowledge) : k_(knowledge) {}

    void go() {
        k_.lists = WordLists();
        k_.programs = Programs();
        k_.index = {};
        for (const WordList& list : k_.list_sources) k_.lists.add(list);
        using ByWord = std::vector<std::vector<AnchorEntry>>;
        std::array<ByWord, rule_level_count> words;
        words.fill(ByWord(k_.vocabulary.size()));
        for (const Pattern& pattern : k_.pattern_sources) {
            const auto number = static_cast<std::uint32_t>(k_.programs.patterns.size());
            add(pattern);
            const auto level = static_cast<std::size_t>(k_.rules[pattern.rule].level);
            if (pattern.slow) k_.index[level].everywhere.push_back(number);
            for (const std::uint32_t word : pattern.anchor_words)
                words[level][word].push_back({number, is_whole_anchor(pattern, word)});
            for (const PatternClass kind : pattern.anchor_classes) {
                k_.index[level].by_class[static_cast<std::size_t>(kind)].push_back(number);
                k_.index[level].classes |= mask_of(kind);
            }
        }
        for (std::size_t level = 0; level < words.size(); ++level) {
            RuleIndex& index = k_.index[level];
            for (const auto& entries : words[level]) {
                index.word_start.push_back(static_cast<std::uint32_t>(index.words.size()));
                index.words.append(entries.data(), entries.size());
            }
            index.word_start.push_back(static_cast<std::uint32_t>(index.words.size()));
        }
    }

private:
    void add(const Pattern& pattern) {
        CompiledPattern made;
        made.rule = pattern.rule;
        made.left = static_cast<std::uint32_t>(k_.programs.states.size());
        k_.programs.states.append(pattern.left.data(), pattern.left.size());
        made.right = static_cast<std::uint32_t>(k_.programs.states.size());
        k_.programs.states.append(pattern.right.data(), pattern.right.size());
        made.end = static_cast<std::uint32_t>(k_.programs.states.size());
        made.before = next_of(pattern.left, {0}, false);
        std::vector<std::uint32_t> after;
        for (const std::uint32_t state : consuming(pattern.right, {0}))
            after.push_back(pattern.right[state].next);
        made.behind = next_of(pattern.right, after, true);
        made.needs_left = needs_of(pattern.left);
        made.needs_right = needs_of(pattern.right);
        k_.programs.patterns.push_back(made);
    }

    // The states that take a token or mark, or end the walk, and are reached without taking any.
    static std::vector<std::uint32_t> consuming(const std::vector<State>& program,
                                                std::vector<std::uint32_t> open) {
        std::vector<bool> seen(program.size());
        std::vector<std::uint32_t> out;
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            const State& state = program[at];
            if (state.op == State::Op::split) {
                open.push_back(state.next);
                open.push_back(state.other);
            } else if (state.op == State::Op::use || state.op == State::Op::group_end) {
                open.push_back(state.next);
            } else {
                out.push_back(at);
            }
        }
        return out;
    }

    // The classes that stand on every way from the beginning to the end.
    static ClassMask needs_of(const std::vector<State>& program) {
        ClassMask present = 0;
        for (const State& state : program) {
            if (state.op == State::Op::klass) present |= 1U << state.arg;
        }
        constexpr ClassMask elsewhere = mask_of(PatternClass::start) | mask_of(PatternClass::end) |
                                        mask_of(PatternClass::phrase);  // no marks
        ClassMask out = 0;
        for (ClassMask rest = present & ~elsewhere; rest != 0; rest &= rest - 1) {
            const auto kind = static_cast<std::uint32_t>(std::countr_zero(rest));
            if (!reaches_end_without(program, kind)) out |= 1U << kind;
        }
        return out;
    }

    static bool reaches_end_without(const std::vector<State>& program, std::uint32_t kind) {
        std::vector<bool> seen(program.size());
        std::vector<std::uint32_t> open{0};
        while (!open.empty()) {
            const State& state = program[open.back()];
            const std::uint32_t at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            if (state.op == State::Op::accept) return true;
            if (state.op == State::Op::klass && state.arg == kind) continue;
            open.push_back(state.next);
            if (state.op == State::Op::split) open.push_back(state.other);
        }
        return false;
    }

    NextSet next_of(const std::vector<State>& program, const std::vector<std::uint32_t>& from, bool forward) {
        NextSet out;
        std::set<std::uint32_t> lists;
        for (const std::uint32_t at : consuming(program, from)) {
            const State& state = program[at];
            switch (state.op) {
                case State::Op::list:
                    lists.insert(state.arg);
                    if (forward && k_.lists.is_verbal(state.arg)) out.classes |= mask_of(PatternClass::verb);
                    break;
                case State::Op::klass:
                    add_class(static_cast<PatternClass>(state.arg), forward, out);
                    break;
                case State::Op::skip:
                    out.skip = true;
                    break;
                default:  // the end of the pattern, or any token at all
                    out.always = true;
            }
        }
        if (!lists.empty()) out.list = joined(lists);
        return out;
    }

    static void add_class(PatternClass kind, bool forward, NextSet& out) {
        if (kind == PatternClass::start || kind == PatternClass::end) {
            if ((kind == PatternClass::end) == forward)
                out.edge = true;
            else
                out.always = true;
        } else if (kind == PatternClass::phrase) {
            out.always = true;
        } else {
            out.classes |= mask_of(kind);
        }
    }

    // One list that has the words of all of them.
    std::uint32_t joined(const std::set<std::uint32_t>& lists) {
        if (lists.size() == 1) return *lists.begin();
        const auto [at, fresh] = joined_.emplace(lists, 0);
        if (fresh) {
            WordList all;
            for (const std::uint32_t number : lists) {
                const WordList& list = k_.list_sources[number];
                for (const auto& [word, value] : list.single) all.add({word}, "");
                for (const WordList::Phrase& phrase : list.phrases) all.add(phrase.words, "");
            }
            at->second = k_.lists.add(all);
        }
        return at->second;
    }

    // No longer anchor begins with the word.
    [[nodiscard]] bool is_whole_anchor(const Pattern& pattern, std::uint32_t word) const {
        for (const std::uint32_t at : consuming(pattern.right, {0})) {
            const State& state = pattern.right[at];
            if (state.op == State::Op::klass) return false;
            if (state.op != State::Op::list) continue;
            const WordLists::Entry* entry = k_.lists.find(state.arg, word);
            if (entry != nullptr && entry->phrases_from != entry->phrases_to) return false;
        }
        return true;
    }

    Knowledge& k_;
    std::map<std::set<std::uint32_t>, std::uint32_t> joined_;
};

}  // namespace

void index_rules(Knowledge& knowledge) { Indexer(knowledge).go(); }

}  // namespace entente
