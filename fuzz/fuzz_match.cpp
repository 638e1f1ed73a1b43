// Valid rules against any article: the first half of the bytes chooses rules out of pattern pieces, the rest is the
// article. What is found lies in order and inside its sentence, and is what the plain matcher finds.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "mark/stations.h"
#include "read/text.h"
#include "rules/matcher.h"
#include "small_knowledge.h"

namespace entente {
namespace {

constexpr std::string_view pieces[] = {
    "visit",
    "visit*",
    "sign*",
    "agree* on",
    "the|a|an",
    "of|in|to|\"out of\"",
    "to",
    "PERSON",
    "COUNTRY",
    "PARTY",
    "PARTIES",
    "MONEY",
    "TIME",
    "NUMBER",
    "PERCENT",
    "INSTRUMENT",
    "TITLE",
    "NAME",
    "PHRASE",
    "VERB",
    "WORD",
    "CAPITAL",
    "START",
    "END",
    "~",
    "..",
    "..4",
    "..40",
    "WORD+",
    "COUNTRY+",
    "THINGS+",
    "THINGS",
    "MOVES",
    ",?",
    "[in|on time=TIME]",
    "[by THINGS]",
    "[..6 to]",
    "[WORD ~]",
    "(a b|c)",
    "(.. THINGS)?",
    "to=COUNTRY",
    "visitor=PERSON+",
    "kind=KINDS?",
    "place=(the WORD)",
    "place=(..3 THINGS)",
    "(sign|(visit .. to)|WORD+)",
    "LEVEL",
    "YEAR",
};
constexpr std::string_view lists =
    "words THINGS = treaty, agreement, visit, trade, free trade, new, and\n"
    "words MOVES = visit*, go*, sign*\n"
    "words KINDS = official:official, state:state\n";

// Takes bytes off the front.
std::string rules_of(const std::uint8_t*& data, const std::uint8_t* end) {
    std::string text(lists);
    const int rules = data == end ? 1 : 1 + *data++ % 4;
    for (int r = 0; r < rules; ++r) {
        text += "rule fuzz.r" + std::to_string(r) + " -> visit\n";
        const int says = data == end ? 1 : 1 + *data++ % 2;
        for (int s = 0; s < says; ++s) {
            text += "  say";
            const int parts = data == end ? 1 : 1 + *data++ % 10;
            for (int p = 0; p < parts && data != end; ++p) {
                text += ' ';
                text += pieces[*data++ % std::size(pieces)];
            }
            text += s == 0 ? " visit\n" : " THINGS\n";  // so that there is something to begin from
        }
        if (r > 0 && data != end && *data++ % 4 == 0) text += "  beats fuzz.r0\n";
        text += "  yes \"x\" => visit to=NOR\n  no \"y\"\n";
    }
    return text;
}

void check(const std::vector<Match>& matches, const Marks& marks, const Knowledge& knowledge) {
    for (const Match& match : matches) {
        fuzz::require(match.rule < knowledge.rules.size());
        fuzz::require(match.first <= match.anchor && match.anchor < match.last &&
                      match.last <= marks.tokens.size());
        for (const Capture& capture : match.captures) {
            fuzz::require(capture.first <= capture.last && capture.last <= marks.tokens.size());
            fuzz::require(capture.mark < static_cast<std::int32_t>(marks.marks.size()));
            fuzz::require(capture.slot < static_cast<std::int16_t>(knowledge.rules[match.rule].slots.size()));
        }
        bool inside = false;
        for (const Sentence& s : marks.sentences)
            inside = inside || (s.first <= match.first && match.last <= s.last);
        fuzz::require(inside);
    }
}

}  // namespace
}  // namespace entente

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    static fuzz::SmallKnowledge small(true);
    const std::uint8_t* end = data + size;
    std::vector<Error> errors;
    const Knowledge& knowledge = small.with_rules(rules_of(data, end), errors);
    const auto document = read_text("fuzz.txt", std::string(data, end), knowledge.cues);
    if (!document) return 0;
    const Marks marks = mark(*document, knowledge);
    const MarkIndex index(marks);
    const auto matches = match_level(knowledge, RuleLevel::facts, marks, index, document->text);
    check(matches, marks, knowledge);
    const auto again = match_level(knowledge, RuleLevel::facts, marks, index, document->text, {}, nullptr,
                                   MatchManner::plain);
    fuzz::require(matches.size() == again.size());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        fuzz::require(matches[i].rule == again[i].rule && matches[i].first == again[i].first &&
                      matches[i].last == again[i].last &&
                      matches[i].captures.size() == again[i].captures.size());
    }
    return 0;
}
