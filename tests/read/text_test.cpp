#include <gtest/gtest.h>

#include "shared.h"

namespace entente {
namespace {

// Zones as "role|text" lines.
std::string zones_of(const Document& document) {
    std::string out;
    for (const Zone& zone : document.zones) {
        out += std::string(name_of(zone.role)) + "|" + std::string(cut(document.text, zone.at)) + "\n";
    }
    return out;
}

TEST(ReadText, Zones) {
    const Document document = document_of(
        "Monday, March 2 2020\n\nKing of Norway ends Kenya visit\n\nUpdate: February, 3/2019 - 10:27\n\n"
        "The King of Norway flew home from Nairobi on Sunday after three days of talks with the "
        "government.\n\n"
        "The king at the port. — NTB Photo Kari Holm\n\n"
        "What they agreed\n\nBoth sides will keep a joint register of fishing boats, and they will meet once "
        "a year.\n\n"
        "Related news\n- Chile and Peru sign fish pact\n- Peru to host summit\n");
    EXPECT_EQ(zones_of(document),
              "furniture|Monday, March 2 2020\n"
              "headline|King of Norway ends Kenya visit\n"
              "furniture|Update: February, 3/2019 - 10:27\n"
              "standfirst|The King of Norway flew home from Nairobi on Sunday after three days of talks with "
              "the government.\n"
              "caption|The king at the port. — NTB Photo Kari Holm\n"
              "subhead|What they agreed\n"
              "body|Both sides will keep a joint register of fishing boats, and they will meet once a year.\n"
              "furniture|Related news\n"
              "furniture|- Chile and Peru sign fish pact\n"
              "furniture|- Peru to host summit\n");
    EXPECT_EQ(cut(document.text, document.title), "King of Norway ends Kenya visit");
    ASSERT_EQ(document.stamps.size(), 2U);
    EXPECT_EQ(document.body().find("Chile"), std::string::npos);
}

TEST(ReadText, JoinsWhatWasBroken) {
    struct Case {
        const char* what;
        const char* text;
        std::size_t paragraphs;
    };
    constexpr Case cases[] = {
        {"one paragraph a line",
         "The ministers of both countries met in Oslo for talks on fish.\nThey agreed on all of the points "
         "before them.\n",
         2},
        {"hard-wrapped",
         "The ministers of both countries met in Oslo for talks on fish\nand agreed on all of the points "
         "which had been put before\nthem by the committee in the spring of last year.\n",
         1},
        {"a blank line inside a sentence",
         "The two ministers spoke at length about trade, energy and the fishing fleets which sail under the "
         "flag of the Kenyan\n\n"
         "Republic and under that of Norway, and they promised one another to go on.\n",
         1},
        {"CRLF",
         "The ministers of both countries met in Oslo for talks.\r\nThey agreed on all of the points before "
         "them.\r\n",
         2},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        EXPECT_EQ(document_of(c.text).zones.size(), c.paragraphs) << zones_of(document_of(c.text));
    }
}

TEST(ReadText, TextIsTheInputByteForByte) {
    const std::string text = "Việt Nam\xC2\xA0met Kenya.\r\n\r\n  Then it left. \n";
    const Document document = document_of(text);
    EXPECT_EQ(document.text, text);
    EXPECT_EQ(document.source_offset(5), 5U);
    const Document marked = document_of("\xEF\xBB\xBF" + text);
    EXPECT_EQ(marked.text, text);
    EXPECT_EQ(marked.source_offset(5), 8U);  // behind the byte order mark
}

TEST(ReadText, DecomposedLettersAreComposedAndLedBack) {
    const Document document = document_of("Plain line.\nTra\xCC\x82n met him.\nLast line.\n");
    EXPECT_EQ(document.text, "Plain line.\nTrân met him.\nLast line.\n");
    const auto last = static_cast<std::uint32_t>(document.text.find("Last"));
    EXPECT_EQ(document.source_offset(last), last + 1);  // one byte more in the source
}

TEST(ReadText, RefusesWhatIsNoText) {
    struct Case {
        std::string bytes;
        const char* what;
    };
    const Case cases[] = {
        {"abc\xFF\xFE", "is no UTF-8 from byte 3 on, and its encoding cannot be told"},
        {std::string("abc\0d", 5), "has a NUL byte at byte 3: this is no text"},
    };
    for (const Case& c : cases) {
        const auto document = read_text("dir/x.txt", c.bytes, ReadCues{});
        ASSERT_FALSE(document);
        EXPECT_EQ(document.error().what, c.what);
        EXPECT_EQ(document.error().where, "dir/x.txt");
    }
}

TEST(ReadText, EmptyTextIsADocumentWithoutZones) {
    EXPECT_TRUE(document_of("").zones.empty());
    EXPECT_TRUE(document_of(" \n\n ").zones.empty());
}

TEST(ReadText, DateInName) {
    EXPECT_EQ(date_in_name("2014-11-22_visit.txt"), "2014-11-22");
    EXPECT_EQ(date_in_name("visit_20141122.txt"), "2014-11-22");
    EXPECT_EQ(date_in_name("07_white-house_2026-02-19.txt"), "2026-02-19");
    EXPECT_EQ(date_in_name("visit-2014.txt"), "");
    EXPECT_EQ(date_in_name("99999999.txt"), "");
    EXPECT_EQ(date_in_name("2014-13-40.txt"), "");
}

}  // namespace
}  // namespace entente
