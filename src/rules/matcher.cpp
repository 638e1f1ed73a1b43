#include "rules/matcher.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "rules/overlaps.h"
#include "rules/scan.h"
#include "rules/sentence_stock.h"
#include "rules/walk.h"

namespace entente {
namespace {

// What walks need, kept between documents: one a thread.
struct Workspace {
    Walk left;
    Walk right;
    Scan scan;
};

Workspace& workspace() {
    static thread_local Workspace made;
    return made;
}

// Stable, without memory of its own where there are few.
template <class T, class Before>
void sort_few(std::vector<T>& items, Before before) {
    if (items.size() > 16) return std::stable_sort(items.begin(), items.end(), before);
    for (std::size_t i = 1; i < items.size(); ++i) {
        for (std::size_t k = i; k > 0 && before(items[k], items[k - 1]); --k)
            std::swap(items[k], items[k - 1]);
    }
}

// What classes_of may say of a token that is a number.
constexpr ClassMask of_number_tokens =
    mask_of(PatternClass::integer) | mask_of(PatternClass::year) | mask_of(PatternClass::day);

class LevelRun {
public:
    LevelRun(const WalkText& text, RuleLevel level, MatchManner manner, Watch* watch)
        : text_(text),
          lists_(text.knowledge.lists),
          index_(text.knowledge.index[static_cast<std::size_t>(level)]),
          space_(workspace()),
          plain_(manner == MatchManner::plain || (watch != nullptr && watch->wants_traces())),
          watch_(watch) {}

    std::vector<Match> go() {
        if (index_.words.empty() && index_.everywhere.empty() && index_.classes == 0) return {};
        for (const Sentence& sentence : text_.marks.sentences) {
            for (std::uint32_t i = next_anchor(sentence.first, sentence.last); i < sentence.last;
                 i = next_anchor(i + 1, sentence.last))
                at_token(i, sentence);
        }
        at_marks();
        return std::move(matches_);
    }

private:
    // The first token from `i` on at which at_token may have something to do. Few have: this is the loop over all tokens
    // of a text, at every level.
    [[nodiscard]] std::uint32_t next_anchor(std::uint32_t i, std::uint32_t last) const {
        if (!index_.everywhere.empty()) return i;
        const Token* tokens = text_.marks.tokens.data();
        const std::uint8_t* is_anchor = index_.is_anchor.data();
        const std::size_t words = index_.is_anchor.size();
        const bool numbers = (index_.classes & of_number_tokens) != 0;
        for (; i < last; ++i) {
            const Token& token = tokens[i];
            if (token.word < words && is_anchor[token.word] != 0) break;
            if (numbers && token.kind == TokenKind::number) break;
        }
        return i;
    }

    void at_token(std::uint32_t i, const Sentence& sentence) {
        const Token& token = text_.marks.tokens[i];
        if (token.word < index_.is_anchor.size() && index_.is_anchor[token.word] != 0) {
            for (const AnchorEntry& entry : plain_ ? index_.at(token.word) : index_.open_at(token.word))
                at_word(entry, i, sentence);
            if (!plain_ && token.word < index_.heads.size()) pairs(index_.heads[token.word], i, sentence);
        }
        for (const std::uint32_t p : index_.everywhere)
            try_at(text_.knowledge.programs.patterns[p], i, i, sentence);
        if (token.kind == TokenKind::number && index_.classes != 0)
            at_classes(classes_of(token, text_.bytes), i, i + 1, sentence);
    }

    // The classes of marks that are anchors. Marks are far fewer than tokens.
    void at_marks() {
        if (index_.classes == 0) return;
        for (const Mark& mark : text_.marks.marks) {
            const ClassMask classes = classes_of(text_.marks, mark) & index_.classes;
            if (classes == 0) continue;
            const auto& sentences = text_.marks.sentences;
            const auto after =
                std::upper_bound(sentences.begin(), sentences.end(), mark.first,
                                 [](std::uint32_t at, const Sentence& s) { return at < s.first; });
            if (after != sentences.begin()) at_classes(classes, mark.first, mark.last, *std::prev(after));
        }
    }

    // An anchor whose patterns stand in pairs: its key, its first token, the boundary behind it.
    struct Paired {
        std::uint32_t key;
        std::uint32_t first;
        std::uint32_t last;
        bool word;
    };

    // The patterns of the anchor that ask for what stands beside it.
    void pairs(const PairHead& head, std::uint32_t i, const Sentence& sentence) {
        const Paired anchor{text_.marks.tokens[i].word, i, i + 1, true};
        if (head.any_right) pairs_right(head, anchor, sentence);
        if (!head.any_left) return;
        pairs_left(head, anchor, i, sentence);
        const std::int32_t verb = text_.index.verb_at(i);
        if (verb < 0) return;
        const std::uint32_t first = text_.marks.marks[static_cast<std::size_t>(verb)].first;
        if (first < i) pairs_left(head, anchor, first, sentence);
    }

    void pair(const Paired& anchor, std::uint32_t beside, const Sentence& sentence) {
        for (const AnchorEntry& entry : index_.pair(anchor.key, beside)) {
            if (anchor.word)
                at_word(entry, anchor.first, sentence);
            else
                at_class(entry, anchor, sentence);
        }
    }

    void pair_classes(const Paired& anchor, ClassMask classes, std::uint32_t side, const Sentence& sentence) {
        for (ClassMask rest = classes; rest != 0; rest &= rest - 1)
            pair(anchor, beside_class | static_cast<std::uint32_t>(std::countr_zero(rest)) | side, sentence);
    }

    void pairs_right(const PairHead& head, const Paired& anchor, const Sentence& sentence) {
        const std::uint32_t at = anchor.last;
        if (at >= sentence.last) return pair(anchor, beside_edge, sentence);
        const std::uint32_t word = text_.marks.tokens[at].word;
        const std::uint64_t classes = text_.knowledge.lexicon.classes(word);
        ClassMask begins = beginning(text_, at);
        if (word != 0) pair(anchor, word, sentence);
        if ((classes & wc_determiner) != 0 && at + 1 < sentence.last) begins |= beginning(text_, at + 1);
        pair_classes(anchor, head.right & begins, 0, sentence);
        if ((classes & (wc_determiner | wc_adverb)) != 0) pair(anchor, beside_skip, sentence);
    }

    void pairs_left(const PairHead& head, const Paired& anchor, std::uint32_t from,
                    const Sentence& sentence) {
        if (from <= sentence.first) return pair(anchor, beside_edge | beside_left, sentence);
        const std::uint32_t word = text_.marks.tokens[from - 1].word;
        if (word != 0) pair(anchor, word | beside_left, sentence);
        pair_classes(anchor, head.left & ending(text_, from), beside_left, sentence);
        if (text_.knowledge.lexicon.is(word, wc_determiner | wc_adverb))
            pair(anchor, beside_skip | beside_left, sentence);
    }

    void at_class(const AnchorEntry& entry, const Paired& anchor, const Sentence& sentence) {
        if (!stock_.has(entry.right, false, anchor.first, text_, sentence) ||
            !stock_.has(entry.left, true, anchor.first, text_, sentence))
            return;
        const CompiledPattern& pattern = text_.knowledge.programs.patterns[entry.pattern];
        if (may_follow(pattern.behind, anchor.last, sentence))
            try_at(pattern, anchor.first, anchor.first, sentence);
    }

    // A word that heads a verb group: the walk to the left may begin before the group.
    void at_word(const AnchorEntry& entry, std::uint32_t i, const Sentence& sentence) {
        if (entry.glance &&
            !may_follow(text_.knowledge.programs.patterns[entry.pattern].behind, i + 1, sentence))
            return;
        if (!plain_ && !(stock_.has(entry.right, false, i, text_, sentence) &&
                         stock_.has(entry.left, true, i, text_, sentence)))
            return;
        const CompiledPattern& pattern = text_.knowledge.programs.patterns[entry.pattern];
        if (entry.alone && !may_follow(pattern.behind, i + 1, sentence)) return;
        try_at(pattern, i, i, sentence, entry.alone);
        const std::int32_t verb = text_.index.verb_at(i);
        if (verb < 0) return;
        const std::uint32_t first = text_.marks.marks[static_cast<std::size_t>(verb)].first;
        if (first < i) try_at(pattern, i, first, sentence, entry.alone);
    }

    void at_classes(ClassMask classes, std::uint32_t i, std::uint32_t last, const Sentence& sentence) {
        for (ClassMask rest = classes & index_.classes; rest != 0; rest &= rest - 1) {
            const auto kind = static_cast<std::size_t>(std::countr_zero(rest));
            for (const std::uint32_t p : (plain_ ? index_.by_class : index_.open_by_class)[kind]) {
                const CompiledPattern& pattern = text_.knowledge.programs.patterns[p];
                if (may_follow(pattern.behind, last, sentence)) try_at(pattern, i, i, sentence);
            }
            if (plain_) continue;
            const PairHead& head = index_.class_heads[kind];
            const Paired anchor{class_anchor(static_cast<PatternClass>(kind)), i, last, false};
            if (head.any_right) pairs_right(head, anchor, sentence);
            if (head.any_left) pairs_left(head, anchor, i, sentence);
        }
    }

    // False where the sentence lacks what the pattern cannot do without.
    [[nodiscard]] bool has_all(const CompiledPattern& pattern, std::uint32_t anchor,
                               const Sentence& sentence) {
        for (const Need& need : pattern.needs_right) {
            if (!stock_.has(need, false, anchor, text_, sentence)) return false;
        }
        for (const Need& need : pattern.needs_left) {
            if (!stock_.has(need, true, anchor, text_, sentence)) return false;
        }
        return true;
    }

    // False where the pattern cannot go on to the right from the boundary `at`.
    [[nodiscard]] bool may_follow(const NextSet& next, std::uint32_t at, const Sentence& sentence) const {
        if (next.always || plain_) return true;
        if (at >= sentence.last) return next.edge;
        if (next.classes != 0 && (next.classes & beginning(text_, at)) != 0) return true;
        const std::uint32_t word = text_.marks.tokens[at].word;
        if (word == 0) return false;
        if (next.list != WordLists::none) {
            const WordLists::Entry* entry = lists_.find(next.list, word);
            if (entry != nullptr && entry->begins()) return true;
        }
        const std::uint64_t classes = text_.knowledge.lexicon.classes(word);
        if ((classes & wc_determiner) != 0 && next.classes != 0 && at + 1 < sentence.last &&
            (next.classes & beginning(text_, at + 1)) != 0)
            return true;
        return next.skip && (classes & (wc_determiner | wc_adverb)) != 0;
    }

    // The same to the left.
    [[nodiscard]] bool may_precede(const NextSet& next, std::uint32_t at, const Sentence& sentence) const {
        if (next.always || plain_) return true;
        if (at <= sentence.first) return next.edge;
        if (next.classes != 0 && (next.classes & ending(text_, at)) != 0) return true;
        const std::uint32_t word = text_.marks.tokens[at - 1].word;
        if (word == 0) return false;
        if (next.list != WordLists::none) {
            const WordLists::Entry* entry = lists_.find(next.list, word);
            if (entry != nullptr && entry->finishes()) return true;
        }
        return next.skip && text_.knowledge.lexicon.is(word, wc_determiner | wc_adverb);
    }

    void try_at(const CompiledPattern& pattern, std::uint32_t anchor, std::uint32_t from,
                const Sentence& sentence, bool alone = false) {
        if ((!plain_ && !has_all(pattern, anchor, sentence)) || !may_precede(pattern.before, from, sentence))
            return;
        const Programs& programs = text_.knowledge.programs;
        if (!plain_ && !may_match(pattern, anchor, from, sentence, alone)) return;
        if (watch_ != nullptr) watched(*watch_, pattern, anchor, from, sentence);
        Walk& right = space_.right;
        Walk& left = space_.left;
        if (!right.run(text_, programs.right(pattern), anchor, sentence.first, sentence.last, true)) return;
        if (!left.run(text_, programs.left(pattern), from, sentence.first, sentence.last, false)) return;
        Match match;
        match.rule = pattern.rule;
        match.anchor = anchor;
        match.first = left.end().at;
        match.last = right.end().at;
        match.parts = left.end().parts + right.end().parts;
        match.gaps = left.end().gaps + right.end().gaps;
        std::vector<std::pair<std::int16_t, std::uint32_t>> ends;
        left.captures(match.captures, ends);
        right.captures(match.captures, ends);
        std::sort(ends.begin(), ends.end());
        for (std::size_t k = 0; k + 1 < ends.size(); k += 2) {
            match.captures.push_back(
                {.slot = ends[k].first, .first = ends[k].second, .last = ends[k + 1].second});
        }
        sort_few(match.captures, [](const Capture& a, const Capture& b) {
            return std::tie(a.first, a.last, a.slot) < std::tie(b.first, b.last, b.slot);
        });
        if (match.last > match.first) matches_.push_back(std::move(match));
    }

    bool may_match(const CompiledPattern& pattern, std::uint32_t anchor, std::uint32_t from,
                   const Sentence& sentence, bool alone) {
        const Programs& programs = text_.knowledge.programs;
        return space_.scan.run(text_, pattern.right_elements, programs.of(pattern.right_elements),
                               alone ? anchor + 1 : anchor, sentence.first, sentence.last, true, alone) &&
               space_.scan.run(text_, pattern.left_elements, programs.of(pattern.left_elements), from,
                               sentence.first, sentence.last, false);
    }

    // The walks of try_at once more, timed and told to the watch.
    void watched(Watch& watch, const CompiledPattern& pattern, std::uint32_t anchor, std::uint32_t from,
                 const Sentence& sentence) {
        const Programs& programs = text_.knowledge.programs;
        Attempt attempt{.pattern = static_cast<std::uint32_t>(&pattern - programs.patterns.data()),
                        .anchor = anchor,
                        .first = sentence.first,
                        .last = sentence.last,
                        .left = {},
                        .right = {}};
        const std::uint64_t start = watch.now();
        attempt.right.accepted =
            space_.right.run(text_, programs.right(pattern), anchor, sentence.first, sentence.last, true);
        attempt.right.walked = true;
        attempt.left.walked = attempt.right.accepted || watch.wants_traces();
        if (attempt.left.walked)
            attempt.left.accepted =
                space_.left.run(text_, programs.left(pattern), from, sentence.first, sentence.last, false);
        attempt.nanoseconds = watch.now() - start;
        if (watch.wants_traces()) {
            attempt.right = space_.right.trace();
            attempt.left = space_.left.trace();
        }
        watch.attempt(attempt);
    }

    const WalkText& text_;
    const WordLists& lists_;
    const RuleIndex& index_;
    Workspace& space_;
    SentenceStock stock_;
    bool plain_;
    Watch* watch_;
    std::vector<Match> matches_;
};

}  // namespace

std::vector<Match> match_level(const Knowledge& knowledge, RuleLevel level, const Marks& marks,
                               const MarkIndex& index, std::string_view text,
                               const std::function<bool(const Match&)>& counts, Watch* watch,
                               MatchManner manner) {
    const WalkText all{knowledge, marks, index, text};
    std::vector<Match> matches = LevelRun(all, level, manner, watch).go();
    if (counts) std::erase_if(matches, [&](const Match& match) { return !counts(match); });
    drop_worse(matches, watch);
    drop_beaten(knowledge, matches, watch);
    std::stable_sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
        return std::tie(a.first, a.last, knowledge.rules[a.rule].name) <
               std::tie(b.first, b.last, knowledge.rules[b.rule].name);
    });
    for (std::size_t i = 0; watch != nullptr && i < matches.size(); ++i) watch->kept(matches[i]);
    return matches;
}

}  // namespace entente
