// The fast matcher against the plain one: random rules on random texts have to match alike.
#include "rules/matcher.h"

#include <random>
#include <sstream>
#include <tuple>

#include "mark/stations.h"
#include "rules/compile.h"
#include "shared.h"

namespace entente {
namespace {

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    std::string rules(int count) {
        std::string out =
            "words ACT = pay*, sign*, \"take place\", reach*\nwords SORT = official, working, state\n";
        for (int i = 0; i < count; ++i) {
            out += "rule random.r" + std::to_string(i) + " -> visit\n  say " + sequence(1 + below(4)) +
                   "\n  yes \"x\" => visit to=NOR\n  no \"x\"\n";
        }
        return out;
    }

    std::string text(int sentences) {
        static const std::vector<std::string> pieces{"President Ada Okafor",
                                                     "Kenya",
                                                     "Norway",
                                                     "visited",
                                                     "visit",
                                                     "to",
                                                     "the",
                                                     "of",
                                                     "on",
                                                     "3 May 2019",
                                                     "$3 billion",
                                                     "7 percent",
                                                     "a trade agreement",
                                                     "said",
                                                     "two sides",
                                                     "and",
                                                     ",",
                                                     "official",
                                                     ";",
                                                     "would pay",
                                                     "has paid",
                                                     "is to be signed",
                                                     "agreement",
                                                     "reached",
                                                     "Oslo",
                                                     "trade",
                                                     "takes place",
                                                     "will",
                                                     "in",
                                                     "Kari Holm",
                                                     "not",
                                                     "Kenyan",
                                                     "two-way trade",
                                                     "working",
                                                     "12",
                                                     "the Norwegian"};
        std::string out;
        for (int s = 0; s < sentences; ++s) {
            out += "So";
            for (int n = 3 + below(20); n > 0; --n)
                out += " " + pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
            out += ".\n";
        }
        return out;
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

    std::string sequence(int length) {
        std::string out;
        for (int i = 0; i < length; ++i) out += (i == 0 ? "" : " ") + element(2);
        return out;
    }

    std::string atom() {
        static const std::vector<std::string> atoms{
            "visit",  "trade",     "official", "agreement",  "ACT",  "SORT",   "pay*",    "reached", "of",
            "PERSON", "COUNTRY",   "MONEY",    "PERCENT",    "TIME", "NUMBER", "PARTIES", "PLACE",   "VERB",
            "NATION", "INDICATOR", "WORD",     "INSTRUMENT", "NAME", "YEAR",   "START",   "END"};
        return atoms[static_cast<std::size_t>(below(static_cast<int>(atoms.size())))];
    }

    std::string element(int depth) {
        switch (below(depth > 0 ? 14 : 6)) {
            case 6:
                return "to=COUNTRY";
            case 7:
                return atom() + "|" + atom();
            case 8:
                return atom() + "?";
            case 9:
                return "[" + atom() + " " + element(depth - 1) + "] [" + atom() + "]";
            case 10:
                return atom() + " .." + std::to_string(1 + below(6)) + " " + atom();
            case 11:
                return "~ " + atom();
            case 12:
                return "COUNTRY+";
            case 13:
                return "kind=(" + atom() + " " + element(depth - 1) + ")";
            default:
                return atom();
        }
    }

    std::mt19937 random_;
};

// The shipped knowledge with more rules for facts.
Knowledge with_rules(const std::string& text, std::vector<Error>& errors) {
    Knowledge knowledge = shipped_knowledge();
    add_rules(parse_rules("random.rules", text, errors), knowledge, errors);
    return knowledge;
}

std::string told(const Knowledge& knowledge, const std::vector<Match>& matches) {
    std::ostringstream out;
    for (const Match& match : matches) {
        out << knowledge.rules[match.rule].name << " [" << match.first << "," << match.last << ")";
        for (const Capture& c : match.captures)
            out << " " << c.slot << ":" << c.first << "-" << c.last << ":" << c.mark << ":" << c.list << ":"
                << c.value;
        out << "\n";
    }
    return out.str();
}

TEST(Matcher, FastAgreesWithPlain) {
    std::size_t matched = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE(seed);
        Maker maker(seed);
        std::vector<Error> errors;  // some patterns have no anchor: these are left out
        const Knowledge knowledge = with_rules(maker.rules(120), errors);
        ASSERT_GT(knowledge.rules.size(), shipped_knowledge().rules.size() + 40);
        const Document document = document_of(maker.text(60));
        const Marks marks = mark(document, knowledge);
        const MarkIndex index(marks);
        for (const RuleLevel level :
             {RuleLevel::values, RuleLevel::combined, RuleLevel::holders, RuleLevel::facts}) {
            const auto fast = match_level(knowledge, level, marks, index, document.text);
            const auto plain =
                match_level(knowledge, level, marks, index, document.text, {}, nullptr, MatchManner::plain);
            ASSERT_EQ(told(knowledge, fast), told(knowledge, plain));
            matched += fast.size();
        }
    }
    EXPECT_GT(matched, 2000U);
}

TEST(Matcher, RunsOfOneThreadDoNotTouchOneAnother) {
    const Knowledge& knowledge = shipped_knowledge();
    const Document document = document_of("Kenyan President Ada Okafor will visit Norway on 3 May 2019.\n");
    const Marks marks = mark(document, knowledge);
    const MarkIndex index(marks);
    const auto first = match_level(knowledge, RuleLevel::facts, marks, index, document.text);
    reading_of(Maker(3).text(30));
    EXPECT_EQ(told(knowledge, first),
              told(knowledge, match_level(knowledge, RuleLevel::facts, marks, index, document.text)));
    EXPECT_FALSE(first.empty());
}

}  // namespace
}  // namespace entente
