#include "flow/explain.h"

#include <algorithm>
#include <map>
#include <optional>

#include "flow/notation.h"
#include "flow/tally.h"
#include "rules/expected.h"
#include "rules/walk.h"
#include "understand/context.h"
#include "understand/examples.h"

namespace entente {
namespace {

constexpr std::size_t shown_misses = 10;
constexpr std::size_t shown_expected = 5;
constexpr std::size_t shown_anchors = 12;

struct Outcome {
    Match match;
    std::optional<Drop> why;
    std::string detail;
};

struct Try {
    Attempt attempt;
    Closeness closeness;
};

struct Seen {
    std::map<std::uint32_t, Try> tries;  // by anchor, the closest one
    std::vector<Outcome> outcomes;

    // Those that came to no match, the closest first.
    [[nodiscard]] std::vector<const Try*> misses() const {
        std::vector<const Try*> out;
        for (const auto& [anchor, one] : tries) {
            const bool matched =
                std::any_of(outcomes.begin(), outcomes.end(),
                            [at = anchor](const Outcome& outcome) { return outcome.match.anchor == at; });
            if (!matched) out.push_back(&one);
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const Try* a, const Try* b) { return a->closeness > b->closeness; });
        return out;
    }
};

class Listener : public Watch {
public:
    explicit Listener(const Knowledge& knowledge) : knowledge_(knowledge) {}

    [[nodiscard]] bool wants_traces() const override { return true; }

    void attempt(const Attempt& attempt) override {
        const Closeness closeness = closeness_of(knowledge_, attempt);
        auto& tries = rules[knowledge_.programs.patterns[attempt.pattern].rule].tries;
        const auto [at, fresh] = tries.try_emplace(attempt.anchor, Try{attempt, closeness});
        if (!fresh && closeness > at->second.closeness) at->second = {attempt, closeness};
    }
    // A worse match over the same words may have been dropped before.
    void kept(const Match& match) override { outcome(match) = {match, {}, {}}; }
    void dropped(const Match& match, Drop why, std::string_view detail) override {
        Outcome& dropped = outcome(match);
        dropped.why = why;
        dropped.detail = detail;
    }
    void dropped(const Fact& fact, Drop why) override { facts.emplace_back(fact, why); }

    std::map<std::uint32_t, Seen> rules;
    std::vector<std::pair<Fact, Drop>> facts;

private:
    Outcome& outcome(const Match& match) {
        std::vector<Outcome>& outcomes = rules[match.rule].outcomes;
        const auto same = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& other) {
            return other.match.anchor == match.anchor && other.match.first == match.first &&
                   other.match.last == match.last;
        });
        if (same != outcomes.end()) return *same;
        outcomes.push_back({match, {}, {}});
        return outcomes.back();
    }

    const Knowledge& knowledge_;
};

std::string words_for(Drop why, const std::string& detail) {
    switch (why) {
        case Drop::headline:
            return "it stands in a headline";
        case Drop::condition:
            if (detail == "denied") return "its verb is denied";
            if (detail == "if") return "a condition stands before it";
            if (detail == "when") return "it is to come, and hangs on another event";
            return "the rule says `unless " + detail + "`";
        case Drop::worse:
            return "a better match of the same rule has these words";
        case Drop::beaten:
            return "beaten by " + detail + ", which matches here too";
        case Drop::no_value:
            return "what `set value` needs was not there";
        case Drop::taken:
            return "a longer match of another rule has these words";
        case Drop::untimed:
            return "no time is said, and the rule says `unless untimed`";
        case Drop::no_slot:
            return "the slot `" + detail + "` has to be filled, and nothing filled it";
        case Drop::nameless:
            return "too little is named to tell it from others";
        case Drop::no_parties:
            return "no word near the number says whose it is";
        case Drop::own_country:
            return "nobody visits his own country";
        case Drop::told_before:
            return "the same fact is told elsewhere in the text";
    }
    return {};
}

class Explanation {
public:
    Explanation(const Knowledge& knowledge, Document document, std::string published)
        : k_(knowledge),
          listener_(knowledge),
          published_(std::move(published)),
          document_(std::move(document)) {
        reading_ = understand(document_, k_, published_, marks_, &listener_);
    }

    std::string all(bool without_limit) {
        std::vector<std::uint32_t> matched;
        std::vector<std::uint32_t> missed;
        for (const auto& [rule, seen] : listener_.rules)
            (seen.outcomes.empty() ? missed : matched).push_back(rule);
        std::sort(matched.begin(), matched.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(-static_cast<int>(k_.rules[a].level), is_silent(a), k_.rules[a].name) <
                   std::tuple(-static_cast<int>(k_.rules[b].level), is_silent(b), k_.rules[b].name);
        });
        std::sort(missed.begin(), missed.end(), [&](std::uint32_t a, std::uint32_t b) {
            const Closeness x = listener_.rules.at(a).misses().front()->closeness;
            const Closeness y = listener_.rules.at(b).misses().front()->closeness;
            // Where the first word alone matched, half of a rule of two words says little.
            if ((x.matched > 1) != (y.matched > 1)) return x.matched > 1;
            if (x > y || y > x) return x > y;
            const Rule& r = k_.rules[a];
            const Rule& q = k_.rules[b];
            return r.level != q.level ? r.level > q.level : r.name < q.name;
        });
        std::string out = head();
        if (matched.empty() && missed.empty()) return out + "\nNo rule is anchored in it.\n";
        if (!matched.empty()) out += "\nMatched\n";
        for (const std::uint32_t rule : matched) out += '\n' + title(rule) + matches(rule);
        if (missed.empty()) return out;
        const std::size_t show = without_limit ? missed.size() : std::min(missed.size(), shown_misses);
        out += "\nNot matched";
        if (show < missed.size())
            out += " (the closest " + std::to_string(show) + " of " + std::to_string(missed.size()) +
                   "; --all shows the others)";
        out += '\n';
        for (std::size_t i = 0; i < show; ++i)
            out += '\n' + title(missed[i]) +
                   miss(missed[i], listener_.rules.at(missed[i]).misses().front()->attempt);
        return out;
    }

    std::string one(std::uint32_t rule, bool without_limit) {
        std::string out = head() + '\n' + title(rule);
        if (listener_.rules.contains(rule)) return out + matches(rule) + misses(rule, without_limit);
        out += "  not tried: none of the words it begins from is there\n";
        const std::vector<std::string> anchors = anchors_of(k_, rule);
        out += "  begins from ";
        for (std::size_t i = 0; i < anchors.size() && i < shown_anchors; ++i)
            out += (i == 0 ? "" : ", ") + anchors[i];
        if (anchors.size() > shown_anchors)
            out += " and " + std::to_string(anchors.size() - shown_anchors) + " more";
        return out + '\n';
    }

private:
    [[nodiscard]] std::string head() const {
        return published_.empty() ? "Read without a date of publication\n"
                                  : "Read as published on " + published_ + '\n';
    }

    [[nodiscard]] std::string title(std::uint32_t rule) const {
        const Rule& r = k_.rules[rule];
        return r.name + " -> " + r.type + "  " + place_of(r) + '\n';
    }

    [[nodiscard]] bool is_silent(std::uint32_t rule) const {
        const auto& outcomes = listener_.rules.at(rule).outcomes;
        return std::all_of(outcomes.begin(), outcomes.end(),
                           [](const Outcome& o) { return o.why.has_value(); });
    }

    // ---- words of the text ----

    [[nodiscard]] std::string text(std::uint32_t first, std::uint32_t last) const {
        std::string out;
        bool blank = false;
        for (const char c : cut(document_.text, span_of(marks_, first, last))) {
            const bool white = static_cast<unsigned char>(c) <= ' ';
            if (!white || !blank) out += white ? ' ' : c;
            blank = white;
        }
        return out;
    }
    [[nodiscard]] std::string quoted(std::uint32_t first, std::uint32_t last) const {
        return "\"" + text(first, last) + "\"";
    }

    // The sentence with tokens [from, to) between >> and <<.
    [[nodiscard]] std::string marked(std::uint32_t from, std::uint32_t to) const {
        const Sentence& sentence = marks_.sentences[sentence_of(marks_, from)];
        std::string out = "  ";
        const auto blank = [&](std::uint32_t token) { return marks_.tokens[token].spaced ? " " : ""; };
        if (from > sentence.first) out += text(sentence.first, from) + blank(from);
        out += ">>" + text(from, to) + "<<";
        if (to < sentence.last) out += blank(to) + text(to, sentence.last);
        return out + '\n';
    }

    // ---- what matched ----

    // At each place where the rule was tried and did not match.
    [[nodiscard]] std::string misses(std::uint32_t rule, bool without_limit) const {
        const std::vector<const Try*> all = listener_.rules.at(rule).misses();
        const std::size_t show = without_limit ? all.size() : std::min(all.size(), shown_misses);
        std::string out;
        for (std::size_t i = 0; i < show; ++i) out += miss(rule, all[i]->attempt);
        if (show < all.size())
            out += "  tried at " + std::to_string(all.size() - show) + " more places; --all shows them\n";
        return out;
    }

    [[nodiscard]] std::string matches(std::uint32_t rule) const {
        const Seen& seen = listener_.rules.at(rule);
        std::string out;
        std::vector<const Outcome*> order;
        for (const Outcome& outcome : seen.outcomes) order.push_back(&outcome);
        std::stable_sort(order.begin(), order.end(), [](const Outcome* a, const Outcome* b) {
            return std::tuple(a->why.has_value(), a->match.first) <
                   std::tuple(b->why.has_value(), b->match.first);
        });
        for (const Outcome* outcome : order) {
            if (outcome->why == Drop::worse && same_anchor(order, *outcome))
                continue;  // another way to read it
            out += marked(outcome->match.first, outcome->match.last) + captured(*outcome) +
                   given(rule, *outcome);
        }
        return out;
    }

    static bool same_anchor(const std::vector<const Outcome*>& all, const Outcome& outcome) {
        return std::any_of(all.begin(), all.end(), [&](const Outcome* other) {
            return other->why != Drop::worse && other->match.anchor == outcome.match.anchor;
        });
    }

    [[nodiscard]] std::string captured(const Outcome& outcome) const {
        const Rule& rule = k_.rules[outcome.match.rule];
        std::string out;
        for (const Capture& capture : outcome.match.captures) {
            if (capture.slot < 0) continue;
            out += (out.empty() ? "  took   " : ", ") + rule.slots[static_cast<std::size_t>(capture.slot)] +
                   "=" + quoted(capture.first, capture.last);
        }
        return out.empty() ? out : out + '\n';
    }

    [[nodiscard]] std::string given(std::uint32_t rule, const Outcome& outcome) const {
        const bool facts = k_.rules[rule].level == RuleLevel::facts;
        if (outcome.why)
            return std::string(facts ? "  no fact: " : "  no mark: ") +
                   words_for(*outcome.why, outcome.detail) + '\n';
        return facts ? facts_of(rule, outcome.match) : marks_of(rule, outcome.match);
    }

    [[nodiscard]] std::string facts_of(std::uint32_t rule, const Match& match) const {
        const Span at = span_of(marks_, match.first, match.last);
        const auto is_of = [&](const Fact& fact) {
            return fact.rule == k_.rules[rule].name && fact.at.overlaps(at);
        };
        std::string out;
        for (const Fact& fact : reading_.facts) {
            if (is_of(fact)) out += "  gives  " + line_of(fact) + '\n';
        }
        for (const auto& [fact, why] : listener_.facts) {
            if (is_of(fact)) out += "  untold " + line_of(fact) + "\n         " + words_for(why, {}) + '\n';
        }
        return out;
    }

    // Of a lower level: its marks by the words, or the longer mark that took its place.
    [[nodiscard]] std::string marks_of(std::uint32_t rule, const Match& match) const {
        std::string out;
        const Mark* longer = nullptr;
        bool stands = false;
        for (const Mark& mark : marks_.marks) {
            if (mark.rule == 0 || mark.first >= match.last || match.first >= mark.last) continue;
            stands = stands || mark.rule == rule + 1;
            const bool value = mark.kind == MarkKind::time || mark.kind == MarkKind::quantity;
            if (value && mark.rule != rule + 1) longer = &mark;
        }
        if (!stands && longer != nullptr)
            return "  no mark: " + quoted(longer->first, longer->last) + ", marked by " +
                   k_.rules[longer->rule - 1].name + ", says more\n";
        for (const ExpectedFact& one : marks_of_rule(document_, k_, published_, k_.rules[rule]))
            out += "  gives  " + line_of(one.type, one.slots) + '\n';
        return out;
    }

    // ---- what did not ----

    [[nodiscard]] std::string miss(std::uint32_t rule, const Attempt& attempt) const {
        const CompiledPattern& pattern = k_.programs.patterns[attempt.pattern];
        std::string out;
        const std::uint32_t from = std::min(attempt.left.matched, attempt.anchor);
        const std::uint32_t to = attempt.right.matched;
        if (attempt.right.elements > 0) out += marked(from, to);
        out += "  begun at " + quoted(attempt.anchor, attempt.anchor + 1) + '\n';
        if (!attempt.right.accepted) out += right_stop(k_.rules[rule], pattern, attempt);
        if (!attempt.left.accepted) out += left_stop(k_.rules[rule], pattern, attempt);
        if (attempt.left.accepted && attempt.right.accepted) out += "  matched no words\n";
        return out;
    }

    [[nodiscard]] std::string looked_for(const Rule& rule, std::span<const State> program,
                                         const WalkTrace& trace) const {
        if (trace.given_up) return ": gave up, there are too many ways to read it\n";
        return ": expected " + in_words(expected_at(k_, rule, program, trace), shown_expected) + '\n';
    }

    [[nodiscard]] std::string right_stop(const Rule& rule, const CompiledPattern& pattern,
                                         const Attempt& attempt) const {
        const std::uint32_t at = attempt.right.tried;
        std::string where = "at the end of the sentence";
        std::string there;
        if (at < attempt.last) {
            const bool article =
                k_.lexicon.is(marks_.tokens[at].word, wc_determiner) && at + 1 < attempt.last;
            where = "before " + quoted(at, at + (article ? 2 : 1));
            there = marks_where(rule, [&](const Mark& mark) {
                return mark.first == at || (article && mark.first == at + 1);
            });
        }
        return "  to the right stopped " + where +
               looked_for(rule, k_.programs.right(pattern), attempt.right) + there;
    }

    [[nodiscard]] std::string left_stop(const Rule& rule, const CompiledPattern& pattern,
                                        const Attempt& attempt) const {
        const std::uint32_t at = attempt.left.tried;
        if (at <= attempt.first)
            return "  to the left stopped at the beginning of the sentence" +
                   looked_for(rule, k_.programs.left(pattern), attempt.left);
        return "  to the left stopped behind " + quoted(at - 1, at) +
               looked_for(rule, k_.programs.left(pattern), attempt.left) +
               marks_where(rule, [&](const Mark& mark) { return mark.last == at; });
    }

    // What the words where a rule of facts stopped are taken for. Lower levels do not see all marks yet.
    template <class Stands>
    [[nodiscard]] std::string marks_where(const Rule& rule, Stands stands) const {
        if (rule.level != RuleLevel::facts) return {};
        std::map<std::string, std::string> classes;  // by words
        for (const Mark& mark : marks_.marks) {
            if (!stands(mark)) continue;
            std::string& is = classes[quoted(mark.first, mark.last)];
            for (int i = 0; i < pattern_class_count; ++i) {
                const auto kind = static_cast<PatternClass>(i);
                if ((classes_of(marks_, mark) & mask_of(kind)) != 0)
                    is += (is.empty() ? "" : ", ") + std::string(name_of(kind));
            }
        }
        std::string out;
        for (const auto& [words, is] : classes) {
            if (is.empty()) continue;
            out += out.empty() ? "    there " : "; ";
            out += words;
            out += " is " + is;
        }
        return out.empty() ? out : out + '\n';
    }

    const Knowledge& k_;
    Listener listener_;
    std::string published_;
    Document document_;
    Marks marks_;
    Reading reading_;
};

}  // namespace

Result<std::string> explain(const Knowledge& knowledge, const Question& question) {
    const auto rule = std::find_if(knowledge.rules.begin(), knowledge.rules.end(),
                                   [&](const Rule& one) { return one.name == question.rule; });
    if (!question.rule.empty() && rule == knowledge.rules.end())
        return Error{ErrorCode::not_found, question.rule, "is no rule"};
    auto document = document_of_example(question.sentence);
    if (!document) return document.error();
    const std::string published = question.published.empty()
                                      ? date_of_examples(rule == knowledge.rules.end() ? Rule{} : *rule)
                                      : question.published;
    Explanation explanation(knowledge, std::move(*document), published);
    return rule == knowledge.rules.end()
               ? explanation.all(question.all)
               : explanation.one(static_cast<std::uint32_t>(rule - knowledge.rules.begin()), question.all);
}

}  // namespace entente
