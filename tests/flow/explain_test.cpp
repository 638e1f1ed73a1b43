// What is told of the rules must agree with what they do, on the shipped knowledge and the articles of tests/cases.
#include "flow/explain.h"

#include "flow/tally.h"
#include "flow/watched.h"
#include "shared.h"

namespace entente {
namespace {

bool gives(const Rule& rule, const std::string& sentence) {
    const auto told = explain(shipped_knowledge(), {sentence, "", rule.name, false});
    return told && told->find("\n  gives  ") != std::string::npos;
}

TEST(Explain, AgreesWithTheExamplesOfAllRules) {
    for (const Rule& rule : shipped_knowledge().rules) {
        for (const Example& example : rule.examples) {
            SCOPED_TRACE(rule.name + ": " + example.sentence);
            if (example.kind == Example::Kind::gap) continue;
            EXPECT_EQ(gives(rule, example.sentence), example.kind == Example::Kind::yes);
        }
    }
}

// Every `no` says what was in the way: a place where the rule stopped, or a reason.
TEST(Explain, AlwaysGivesAReason) {
    for (const Rule& rule : shipped_knowledge().rules) {
        for (const Example& example : rule.examples) {
            if (example.kind != Example::Kind::no) continue;
            const auto told = explain(shipped_knowledge(), {example.sentence, "", rule.name, false});
            ASSERT_TRUE(told);
            const bool reason = told->find(" stopped ") != std::string::npos ||
                                told->find("\n  no fact: ") != std::string::npos ||
                                told->find("\n  no mark: ") != std::string::npos ||
                                told->find("\n  untold ") != std::string::npos ||
                                told->find("\n  not tried: ") != std::string::npos;
            EXPECT_TRUE(reason) << rule.name << ": " << example.sentence << "\n" << *told;
            EXPECT_EQ(told->find("expected \n"), std::string::npos) << *told;
        }
    }
}

TEST(Watched, ReadsWhatIsReadWithoutAWatch) {
    const auto inputs = list_inputs({ENTENTE_TOP "/tests/cases"});
    std::string plain;
    std::size_t facts = 0;
    const auto print = [](const Reading& reading) {
        std::string out = reading.document.name + "\n";
        for (const Fact& fact : reading.facts) out += to_json(fact) + "\n";
        return out;
    };
    read_all(inputs, shipped_knowledge(), FlowOptions{}, [&](const Result<Reading>& reading) {
        plain += print(*reading);
        facts += reading->facts.size();
        return true;
    });
    std::string watched;
    Tally tally(shipped_knowledge());
    read_watched(inputs, shipped_knowledge(), "", tally, [&](const Result<WatchedReading>& read) {
        watched += print(read->reading);
        tally.facts(read->reading.facts);
    });
    EXPECT_EQ(plain, watched);
    std::size_t counted = tally.other_facts();
    for (const RuleCount& count : tally.by_matches()) {
        counted += count.facts;
        EXPECT_GE(count.tried, count.matches);
        EXPECT_GE(count.walks, count.tried);
    }
    EXPECT_EQ(counted, facts);
}

}  // namespace
}  // namespace entente
