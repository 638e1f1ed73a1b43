#include "read/encoding.h"

#include <gtest/gtest.h>

#include "read/language.h"
#include "read/stated_date.h"

namespace entente {
namespace {

// A text in one byte a letter: Cyrillic small and capital letters from `capital` and `small` on, where they run in order.
std::string cyrillic_1251(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text)
        out += c >= 0x410 && c <= 0x44F ? static_cast<char>(c - 0x410 + 0xC0) : static_cast<char>(c);
    return out;
}

std::string cyrillic_866(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        if (c >= 0x410 && c < 0x440)
            out += static_cast<char>(c - 0x410 + 0x80);
        else if (c >= 0x440 && c < 0x450)
            out += static_cast<char>(c - 0x440 + 0xE0);
        else
            out += static_cast<char>(c);
    }
    return out;
}

std::string utf16(const std::u32string& text, bool big) {
    std::string out;
    for (const char32_t c : text) {
        const char low = static_cast<char>(c & 0xFFU);
        const char high = static_cast<char>(c >> 8U);
        out += big ? high : low;
        out += big ? low : high;
    }
    return out;
}

const std::u32string talks = U"Министр встретился с послом и обсудил торговлю рыбой между двумя странами.";
const std::string talks_utf8 = "Министр встретился с послом и обсудил торговлю рыбой между двумя странами.";

TEST(Encoding, TakesWhatFits) {
    struct Case {
        const char* what;
        std::string bytes;
        const char* declared;
        const char* charset;
        std::string text;
    };
    const Case cases[] = {
        {"plain", "Kenya", "", "UTF-8", "Kenya"},
        {"UTF-8", "Bodø", "", "UTF-8", "Bodø"},
        {"UTF-8 with a mark",
         "\xEF\xBB\xBF"
         "Bodø",
         "", "UTF-8", "Bodø"},
        {"UTF-8 that is declared something else", "Bodø er en by.", "iso-8859-1", "UTF-8", "Bodø er en by."},
        {"Latin-1 is Windows-1252", "\x93Yes\x94, said Bod\xF8.", "ISO-8859-1", "windows-1252",
         "“Yes”, said Bodø."},
        {"an unknown charset", "The harbour of Bod\xF8 is open to ships again.", "x-none", "windows-1252",
         "The harbour of Bodø is open to ships again."},
        {"Windows-1252 by its letters", "The harbour of Bod\xF8 is open to ships again.", "", "windows-1252",
         "The harbour of Bodø is open to ships again."},
        {"Windows-1251, declared", cyrillic_1251(talks), "windows-1251", "windows-1251", talks_utf8},
        {"Windows-1251", cyrillic_1251(talks), "", "WINDOWS-1251", talks_utf8},
        {"CP866", cyrillic_866(talks), "", "IBM866", talks_utf8},
        {"UTF-16 with a mark", "\xFF\xFE" + utf16(talks, false), "", "UTF-16LE", talks_utf8},
        {"UTF-16 without one", utf16(talks, false), "", "UTF-16LE", talks_utf8},
        {"UTF-16, the other order", utf16(talks, true), "", "UTF-16BE", talks_utf8},
        {"Latin letters in UTF-16", utf16(U"The ministers met in Bergen.", false), "", "UTF-16LE",
         "The ministers met in Bergen."},
        {"UTF-8 with a bad byte", "Bodø, Tromsø, Førde, Ålesund, Årdal, Ørsta, Værøy, Røst: \xFF.", "",
         "UTF-8", "Bodø, Tromsø, Førde, Ålesund, Årdal, Ørsta, Værøy, Røst: \xEF\xBF\xBD."},
        {"UTF-8 cut off in a letter", "Bodø\xC3", "", "UTF-8", "Bodø\xEF\xBF\xBD"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        const Result<Utf8Text> text = to_utf8(c.bytes, c.declared);
        ASSERT_TRUE(text) << text.error().what;
        EXPECT_EQ(text->text, c.text);
        EXPECT_EQ(text->charset, c.charset);
    }
}

TEST(Encoding, RefusesWhatIsNoText) {
    EXPECT_EQ(to_utf8(std::string("a\0b", 3), "").error().what, "has a NUL byte at byte 1: this is no text");
    EXPECT_EQ(to_utf8("ab\xFF", "").error().what,
              "is no UTF-8 from byte 2 on, and its encoding cannot be told");
    EXPECT_FALSE(to_utf8(std::string("\x7F"
                                     "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0",
                                     18),
                         ""));
}

TEST(Encoding, LeadsBackToTheBytes) {
    // Three lines: plain, Cyrillic (a byte a letter there, two here), and plain again.
    const std::string bytes = "One.\n" + cyrillic_1251(talks) + "\nThree.\n";
    Result<Utf8Text> text = to_utf8(bytes, "windows-1251");
    ASSERT_TRUE(text);
    compose(*text);
    Document document;
    document.segments = text->segments;
    EXPECT_EQ(document.source_offset(static_cast<std::uint32_t>(text->text.find("Three"))),
              bytes.find("Three"));
    EXPECT_EQ(document.source_offset(2), 2U);
    EXPECT_EQ(document.source_offset(20), 5U);  // somewhere in the line that was made UTF-8: where it begins
}

TEST(Encoding, ComposesAndStillLeadsBack) {
    const std::string bytes = "One.\r\nTra\xCC\x82n.\r\nThree.";
    Result<Utf8Text> text = to_utf8(bytes, "");
    ASSERT_TRUE(text);
    compose(*text);
    EXPECT_EQ(text->text, "One.\r\nTrân.\r\nThree.");
    Document document;
    document.segments = text->segments;
    EXPECT_EQ(document.source_offset(static_cast<std::uint32_t>(text->text.find("Three"))),
              bytes.find("Three"));
}

TEST(StatedDate, Table) {
    struct Case {
        const char* text;
        const char* date;
    };
    constexpr Case cases[] = {
        {"2019-05-03", "2019-05-03"},
        {"2019-05-03T10:27:31.123+07:00", "2019-05-03T10:27"},
        {"2019-05-03 10:27:31", "2019-05-03T10:27"},
        {"2019/5/3", "2019-05-03"},
        {"2019-05", "2019-05"},
        {"2019", "2019"},
        {"20190503", "2019-05-03"},
        {"20190503T102731Z", "2019-05-03T10:27"},
        {"20190503102731", "2019-05-03T10:27"},
        {"3.5.2019", "2019-05-03"},
        {"03.05.2019 10:27", "2019-05-03T10:27"},
        {"Fri, 03 May 2019 10:27:00 +0700", "2019-05-03T10:27"},
        {"3 May 2019", "2019-05-03"},
        {"Fri May  3 10:27:00 2019", "2019-05-03T10:27"},
        {"1556879220", "2019-05-03T10:27"},
        {"1556879220000", "2019-05-03T10:27"},
        {"03/05/2019", ""},  // the third of May, or the fifth of March
        {"2019-13-01", ""},
        {"2019-02-30", ""},
        {"20199999", ""},
        {"yesterday", ""},
        {"42", ""},
        {"2019-05-03x", ""},
        {"", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(read_stated_date(c.text), c.date) << c.text;
}

TEST(Language, OnlyWhereItIsCertain) {
    EXPECT_EQ(language_of(
                  "The ministers of both countries met in Oslo and agreed to buy more fish from each other."),
              "en");
    EXPECT_EQ(language_of(talks_utf8 + " " + talks_utf8), "ru");
    EXPECT_EQ(
        language_of(
            "Bộ trưởng Ngoại giao đã gặp đại sứ và trao đổi về hợp tác nghề cá giữa hai nước trong năm nay."),
        "vi");
    EXPECT_EQ(language_of("Oslo."), "");
    EXPECT_EQ(language_of(""), "");
    EXPECT_EQ(language_of("4711 0815 2019 1999 2001 1984 1776 1789 1848 1914 1917 1918 1939 1945 1989"), "");
}

}  // namespace
}  // namespace entente
