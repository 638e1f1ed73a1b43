#include <gtest/gtest.h>

#include "mark/stations.h"
#include "shared.h"

namespace entente {
namespace {

Document body_of(const std::string& text) {
    Document document = document_of(text);
    for (Zone& zone : document.zones) zone.role = ZoneRole::body;
    return document;
}

std::string sentences_of(const std::string& text) {
    const Document document = body_of(text);
    const Marks marks = mark(document, shipped_knowledge());
    std::string out;
    for (const Sentence& sentence : marks.sentences) {
        out += std::string(cut(document.text, span_of(marks, sentence.first, sentence.last))) + "\n";
    }
    return out;
}

TEST(Sentences, Table) {
    struct Case {
        const char* text;
        const char* want;
    };
    constexpr Case cases[] = {
        {"He met G.S. Ivanov. They talked.", "He met G.S. Ivanov.\nThey talked.\n"},
        {"It cost US$2.35 billion. Then it fell.", "It cost US$2.35 billion.\nThen it fell.\n"},
        {"Mr. Holm spoke. Dr. Lund did not.", "Mr. Holm spoke.\nDr. Lund did not.\n"},
        {"He went to the U.S. The king stayed.", "He went to the U.S.\nThe king stayed.\n"},
        {"It grew in 2018 . Others fell.", "It grew in 2018 .\nOthers fell.\n"},
        {"“We go on.” He left.", "“We go on.”\nHe left.\n"},
        {"It opened on Nov. 3 in Oslo.", "It opened on Nov. 3 in Oslo.\n"},
        {"1. The Prime Minister came.", "1. The Prime Minister came.\n"},
        {"Dated 22.11.2014 in Oslo.", "Dated 22.11.2014 in Oslo.\n"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        EXPECT_EQ(sentences_of(c.text), c.want);
    }
}

// Marks of one kind as "[words]" in the order of the text.
std::string marks_of(const std::string& text, MarkKind kind) {
    const Document document = body_of(text);
    Marks marks = mark(document, shipped_knowledge());
    std::stable_sort(marks.marks.begin(), marks.marks.end(),
                     [](const Mark& a, const Mark& b) { return a.first < b.first; });
    std::string out;
    for (const Mark& m : marks.marks) {
        if (m.kind == kind)
            out += "[" + std::string(cut(document.text, span_of(marks, m.first, m.last))) + "]";
    }
    return out;
}

TEST(Numbers, Table) {
    struct Case {
        const char* text;
        double value;
        bool ordinal;
    };
    constexpr Case cases[] = {
        {"2.35 billion", 2.35e9, false},
        {"1,700", 1700, false},
        {"4bn", 4e9, false},
        {"a thousand", 1000, false},
        {"twenty-one", 21, false},
        {"three and a half million", 3.5e6, false},
        {"two hundred and five", 205, false},
        {"18th", 18, true},
        {"twenty-first", 21, true},
        {"a dozen", 12, false},
        {"thirteen million", 1.3e7, false},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        const Document document = body_of(std::string("They counted ") + c.text + " boats.");
        Marks marks;
        mark_sentences(document, shipped_knowledge(), marks);
        mark_numbers(document, shipped_knowledge(), marks);
        ASSERT_EQ(marks.marks.size(), 1U);
        EXPECT_DOUBLE_EQ(marks.quantities[marks.marks[0].value].value, c.value);
        EXPECT_EQ(marks.quantities[marks.marks[0].value].ordinal, c.ordinal);
    }
}

TEST(Marks, Table) {
    struct Case {
        MarkKind kind;
        const char* text;
        const char* want;
    };
    constexpr Case cases[] = {
        {MarkKind::party, "Việt Nam, Viet Nam and Vietnam are one.", "[Việt Nam][Viet Nam][Vietnam]"},
        {MarkKind::party, "They gave us a turkey.", ""},
        {MarkKind::party, "It cost US$3 million.", ""},
        {MarkKind::party, "The US and the EU met.", "[US][EU]"},
        {MarkKind::title, "Russian Deputy Foreign Minister Ivan Petrov came.",
         "[Russian Deputy Foreign Minister]"},
        {MarkKind::title, "Head of the Party Central Committee's Commission for External Affairs Jan Novak",
         "[Head of the Party Central Committee's Commission for External Affairs]"},
        {MarkKind::person, "Prime Minister Theresa May came with Moon Jae-in.",
         "[Prime Minister Theresa May]"},
        {MarkKind::person, "President Tô Văn Lâm spoke.", "[President Tô Văn Lâm]"},
        {MarkKind::person, "President Ferdinand Soto Jr. Kihara was there.",
         "[President Ferdinand Soto Jr.]"},
        {MarkKind::instrument, "the Treaty on the Rules of Good Neighbourhood between Kenya and Norway was",
         "[Treaty on the Rules of Good Neighbourhood between Kenya and Norway]"},
        {MarkKind::instrument, "an Agreement on Reciprocal, Fair, and Balanced Trade with Kenya will help",
         "[Agreement on Reciprocal, Fair, and Balanced Trade with Kenya]"},
        {MarkKind::instrument,
         "signed in Oslo an agreement between the Kenyan and Norwegian Governments for fishery",
         "[agreement between the Kenyan and Norwegian Governments for fishery]"},
        {MarkKind::time, "On May 3 he may march.", "[May 3]"},
        {MarkKind::time, "Theresa May met him.", ""},
        {MarkKind::quantity, "between US$200 and $250 million", "[between US$200 and $250 million]"},
        {MarkKind::verb, "It is expected to be signed and has not yet been read.",
         "[is expected to be signed][has not yet been read]"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        EXPECT_EQ(marks_of(c.text, c.kind), c.want);
    }
}

std::string verb_text(const std::string& text) {
    const Document document = body_of(text);
    const Marks marks = mark(document, shipped_knowledge());
    std::string out;
    for (const VerbMark& verb : marks.verbs) {
        if (!out.empty()) out += " ";
        out += verb.tense == Tense::past      ? "past"
               : verb.tense == Tense::present ? "present"
               : verb.tense == Tense::future  ? "future"
                                              : "none";
        if (verb.perfect) out += "+perfect";
        if (verb.progressive) out += "+progressive";
        if (verb.passive) out += "+passive";
        if (verb.negated) out += "+negated";
        if (verb.expected) out += "+expected";
        if (verb.conditional) out += "+conditional";
        if (verb.continued) out += "+continued";
    }
    return out;
}

TEST(Verbs, Groups) {
    struct Case {
        const char* text;
        const char* want;
    };
    constexpr Case cases[] = {
        {"They signed it.", "past"},
        {"They will soon sign it.", "future"},
        {"They have signed it.", "present+perfect"},
        {"It was signed.", "past+passive"},
        {"It has not been signed.", "present+perfect+passive+negated"},
        {"They are negotiating it.", "present+progressive"},
        {"It is expected to be signed.", "present+passive+expected"},
        {"They would sign it.", "none+conditional"},
        {"They will continue to support it.", "future+continued"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        EXPECT_EQ(verb_text(c.text), c.want);
    }
}

TEST(Quotations, CurlyAndStraightMix) {
    const Document document = body_of("“We go on with our work,\" he said. It is the \"century of fish.\"");
    const Marks marks = mark(document, shipped_knowledge());
    ASSERT_EQ(marks.quotations.size(), 2U);
    EXPECT_EQ(cut(document.text, span_of(marks, marks.quotations[0].first, marks.quotations[0].last)),
              "We go on with our work,");
}

}  // namespace
}  // namespace entente
