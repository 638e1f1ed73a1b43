// From patterns as compiled to the flat tables that the matcher walks: states in one row, anchors by word and class,
// and for each pattern what may stand next to its anchor.
#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>

#include "rules/compile.h"
#include "rules/grown.h"

namespace entente {
namespace {

constexpr std::size_t least_paired = 4;  // patterns of an anchor
constexpr std::size_t most_keys = 24;    // words of a list that are told one by one

class Indexer {
    using ByWord = std::vector<std::vector<AnchorEntry>>;

public:
    explicit Indexer(Knowledge& knowledge) : k_(knowledge) {}

    void go() {
        k_.lists = WordLists();
        k_.programs = Programs();
        k_.index = {};
        for (const WordList& list : k_.list_sources) k_.lists.add(list);
        std::array<ByWord, rule_level_count> words;
        words.fill(ByWord(k_.vocabulary.size()));
        for (const Pattern& pattern : k_.pattern_sources) {
            const auto number = static_cast<std::uint32_t>(k_.programs.patterns.size());
            add(pattern);
            const auto level = static_cast<std::size_t>(k_.rules[pattern.rule].level);
            if (pattern.slow) k_.index[level].everywhere.push_back(number);
            for (const std::uint32_t word : pattern.anchor_words)
                words[level][word].push_back({k_.programs.patterns[number].needs_left[0],
                                              k_.programs.patterns[number].needs_right[0], number,
                                              is_whole_anchor(pattern, word), false});
            for (const PatternClass kind : pattern.anchor_classes) {
                k_.index[level].by_class[static_cast<std::size_t>(kind)].push_back(number);
                k_.index[level].classes |= mask_of(kind);
            }
        }
        for (std::size_t level = 0; level < words.size(); ++level) {
            RuleIndex& index = k_.index[level];
            rows(words[level], index.word_start, index.words);
            index.is_anchor.resize(words[level].size());
            for (std::size_t word = 0; word < words[level].size(); ++word)
                index.is_anchor.edit(word) = words[level][word].empty() ? 0 : 1;
            Pairs pairs;
            pair(words[level], index, pairs);
            pair_classes(index, pairs);
            if (!pairs.empty()) store(pairs, index);
        }
    }

private:
    static void rows(const ByWord& words, Flat<std::uint32_t>& start, Flat<AnchorEntry>& out) {
        for (const auto& entries : words) {
            start.push_back(static_cast<std::uint32_t>(out.size()));
            out.append(entries.data(), entries.size());
        }
        start.push_back(static_cast<std::uint32_t>(out.size()));
    }

    using Pairs = std::map<std::uint64_t, std::vector<AnchorEntry>>;  // by the key of their cell

    // Of anchors with many patterns those that ask for certain words or classes beside the anchor are kept by these.
    void pair(const ByWord& words, RuleIndex& index, Pairs& pairs) const {
        ByWord open(words.size());
        Flat<PairHead> heads(words.size());
        for (std::uint32_t word = 0; word < words.size(); ++word) {
            if (words[word].size() < least_paired)
                open[word] = glancing(words[word]);
            else
                open[word] = pair_word(word, words[word], pairs, heads.edit(word));
        }
        rows(open, index.open_start, index.open);
        if (!pairs.empty()) index.heads = std::move(heads);
    }

    void pair_classes(RuleIndex& index, Pairs& pairs) const {
        index.class_heads = Flat<PairHead>(pattern_class_count);
        for (std::size_t kind = 0; kind < pattern_class_count; ++kind) {
            std::vector<AnchorEntry> entries;
            for (const std::uint32_t number : index.by_class[kind]) {
                const CompiledPattern& pattern = k_.programs.patterns[number];
                entries.push_back({pattern.needs_left[0], pattern.needs_right[0], number, true, false});
            }
            const std::uint32_t anchor = class_anchor(static_cast<PatternClass>(kind));
            for (const AnchorEntry& open : pair_word(anchor, entries, pairs, index.class_heads.edit(kind)))
                index.open_by_class[kind].push_back(open.pattern);
        }
    }

    // Few patterns are tried one by one; what may stand beside the anchor is asked first.
    [[nodiscard]] std::vector<AnchorEntry> glancing(std::vector<AnchorEntry> entries) const {
        for (AnchorEntry& entry : entries)
            entry.glance = entry.alone && !k_.programs.patterns[entry.pattern].behind.always;
        return entries;
    }

    // Those of one word; returns what cannot be paired.
    std::vector<AnchorEntry> pair_word(std::uint32_t word, const std::vector<AnchorEntry>& entries,
                                       Pairs& pairs, PairHead& head) const {
        std::vector<AnchorEntry> open;
        for (const AnchorEntry& entry : entries) {
            const CompiledPattern& pattern = k_.programs.patterns[entry.pattern];
            const bool right = entry.alone && can_be_paired(pattern.behind, false);
            if (!right && !can_be_paired(pattern.before, true)) {
                open.push_back(entry);
                continue;
            }
            const NextSet& next = right ? pattern.behind : pattern.before;
            (right ? head.any_right : head.any_left) = true;
            (right ? head.right : head.left) |= next.classes;
            for (const std::uint32_t beside : keys_of(next, right ? 0U : beside_left))
                pairs[static_cast<std::uint64_t>(word) << 32 | beside].push_back(entry);
        }
        return open;
    }

    static void store(const Pairs& pairs, RuleIndex& index) {
        index.cells = Flat<PairCell>(std::bit_ceil(pairs.size() * 2 + 1));
        for (const auto& [key, entries] : pairs) {
            std::size_t at = index.place(key);
            while (index.cells[at].key != 0) at = (at + 1) & (index.cells.size() - 1);
            const auto from = static_cast<std::uint32_t>(index.paired.size());
            index.paired.append(entries.data(), entries.size());
            index.cells.edit(at) = {key, from, static_cast<std::uint32_t>(index.paired.size())};
        }
    }

    // False where anything may stand there, or so many words that a key for each would not pay.
    [[nodiscard]] bool can_be_paired(const NextSet& next, bool left) const {
        return !next.always &&
               (next.list == WordLists::none || words_beside(next.list, left).size() <= most_keys);
    }

    [[nodiscard]] std::vector<std::uint32_t> keys_of(const NextSet& next, std::uint32_t side) const {
        std::vector<std::uint32_t> out;
        if (next.list != WordLists::none) {
            for (const std::uint32_t word : words_beside(next.list, side != 0)) out.push_back(word | side);
        }
        for (ClassMask rest = next.classes; rest != 0; rest &= rest - 1)
            out.push_back(beside_class | static_cast<std::uint32_t>(std::countr_zero(rest)) | side);
        if (next.skip) out.push_back(beside_skip | side);
        if (next.edge) out.push_back(beside_edge | side);
        return out;
    }

    // The words that begin something of the list; that end it, to the left of an anchor.
    [[nodiscard]] std::set<std::uint32_t> words_beside(std::uint32_t list, bool left) const {
        const WordList& source = list < k_.list_sources.size() ? k_.list_sources[list]
                                                               : joined_lists_[list - k_.list_sources.size()];
        std::set<std::uint32_t> out;
        for (const auto& [word, value] : source.single) out.insert(word);
        for (const WordList::Phrase& phrase : source.phrases)
            out.insert(left ? phrase.words.back() : phrase.words.front());
        return out;
    }

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
        made.left_elements = elements_of(pattern.left);
        made.right_elements = elements_of(pattern.right);
        made.needs_left = needs_of(pattern.left, {});
        made.needs_right = needs_of(pattern.right, consuming(pattern.right, {0}));
        k_.programs.patterns.push_back(made);
    }

    // START and END count as passed: the walk looks at them.
    ElementSet elements_of(const std::vector<State>& program) {
        ElementSet out;
        std::vector<std::uint32_t> number(program.size());
        std::vector<std::uint32_t> states;
        for (std::uint32_t i = 0; i < program.size(); ++i) {
            if (!takes(program[i])) continue;
            number[i] = static_cast<std::uint32_t>(states.size());
            states.push_back(i);
        }
        if (states.size() > 64) {
            out.too_many = true;
            return out;
        }
        const auto next = [&](std::uint32_t from) {
            std::pair<std::uint64_t, bool> found{
                0, false};  // elements, and whether the end is among what follows
            for (const std::uint32_t state : taking(program, {from})) {
                if (program[state].op == State::Op::accept)
                    found.second = true;
                else
                    found.first |= 1ULL << number[state];
            }
            return found;
        };
        std::tie(out.first, out.empty_ends) = next(0);
        out.from = static_cast<std::uint32_t>(k_.programs.elements.size());
        for (std::size_t i = 0; i < states.size(); ++i) {
            const State& state = program[states[i]];
            const auto [follow, ends] = next(state.next);
            if (ends) out.ends |= 1ULL << i;
            const bool verbal = state.op == State::Op::list && k_.lists.is_verbal(state.arg);
            if ((out.first & 1ULL << i) != 0) out.second |= follow;
            k_.programs.elements.push_back({follow, state.arg, state.only, state.op, verbal});
        }
        out.to = static_cast<std::uint32_t>(k_.programs.elements.size());
        return out;
    }

    static bool is_edge(const State& state) {
        return state.op == State::Op::klass &&
               (state.arg == static_cast<std::uint32_t>(PatternClass::start) ||
                state.arg == static_cast<std::uint32_t>(PatternClass::end));
    }
    static bool takes(const State& state) {
        return state.op == State::Op::list || state.op == State::Op::any || state.op == State::Op::skip ||
               (state.op == State::Op::klass && !is_edge(state));
    }

    // As `consuming`, past the edges.
    static std::vector<std::uint32_t> taking(const std::vector<State>& program,
                                             std::vector<std::uint32_t> open) {
        std::vector<bool> seen(program.size());
        std::vector<std::uint32_t> out;
        while (!open.empty()) {
            std::vector<std::uint32_t> edges;
            for (const std::uint32_t at : consuming(program, open)) {
                if (seen[at]) continue;
                seen[at] = true;
                if (is_edge(program[at]))
                    edges.push_back(program[at].next);
                else
                    out.push_back(at);
            }
            open = std::move(edges);
        }
        return out;
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

    // Elements that stand on every way from the beginning to the end, the two that say most. Elements are told by the
    // state behind them: alternatives share it. `from` are the states of the anchor, which is there anyway.
    std::array<Need, 2> needs_of(const std::vector<State>& program,
                                 const std::vector<std::uint32_t>& anchor) const {
        std::map<std::uint32_t, std::vector<std::uint32_t>> elements;
        for (std::uint32_t i = 0; i < program.size(); ++i) {
            const State::Op op = program[i].op;
            const bool consumes = op == State::Op::list || op == State::Op::klass || op == State::Op::any ||
                                  op == State::Op::skip;
            if (consumes && std::find(anchor.begin(), anchor.end(), i) == anchor.end())
                elements[program[i].next].push_back(i);
        }
        std::vector<std::pair<std::size_t, Need>> found;
        for (const auto& [behind, states] : elements) {
            Need need;
            const std::size_t cost = ask_for(program, states, need);
            if (cost != 0 && !reaches_end_without(program, states)) found.emplace_back(cost, need);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::array<Need, 2> out;
        for (std::size_t i = 0; i < out.size() && i < found.size(); ++i) out[i] = found[i].second;
        return out;
    }

    // What one of the states needs of a text, and how often that will be there by a rough guess; 0 where it says nothing.
    std::size_t ask_for(const std::vector<State>& program, const std::vector<std::uint32_t>& states,
                        Need& need) const {
        constexpr ClassMask everywhere =
            mask_of(PatternClass::start) | mask_of(PatternClass::end) | mask_of(PatternClass::phrase) |
            mask_of(PatternClass::action) | mask_of(PatternClass::word) | mask_of(PatternClass::capital) |
            mask_of(PatternClass::verb) | mask_of(PatternClass::year) | mask_of(PatternClass::day) |
            mask_of(PatternClass::integer);  // or no marks
        constexpr std::size_t cost_of_class = 6;
        std::size_t cost = 0;
        for (const std::uint32_t i : states) {
            const State& state = program[i];
            if (state.op == State::Op::klass && (everywhere & 1U << state.arg) == 0) {
                need.classes |= 1U << state.arg;
                cost += cost_of_class;
            } else if (state.op == State::Op::list) {
                const std::set<std::uint32_t> words = words_beside(state.arg, false);
                for (const std::uint32_t word : words) need.words |= word_bit(word);
                cost += words.size();
            } else {
                return 0;
            }
        }
        return cost <= most_keys ? cost : 0;
    }

    static bool reaches_end_without(const std::vector<State>& program,
                                    const std::vector<std::uint32_t>& without) {
        std::vector<bool> seen(program.size());
        for (const std::uint32_t state : without) seen[state] = true;
        std::vector<std::uint32_t> open{0};
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            const State& state = program[at];
            if (state.op == State::Op::accept) return true;
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
        } else if (grows(kind)) {
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
            joined_lists_.push_back(std::move(all));
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
    std::vector<WordList> joined_lists_;  // numbered on from the sources
};

}  // namespace

void index_rules(Knowledge& knowledge) { Indexer(knowledge).go(); }

}  // namespace entente
