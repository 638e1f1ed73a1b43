#include <gtest/gtest.h>

#include "base/edtf.h"
#include "base/files.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"

namespace entente {
namespace {

std::string range_text(std::string_view edtf) {
    const auto range = day_range(edtf);
    if (!range) return "none";
    return to_string(range->first) + " " + to_string(range->last) + (range->approximate ? " ~" : "");
}

TEST(Edtf, Ranges) {
    struct Case {
        const char* edtf;
        const char* want;
    };
    constexpr Case cases[] = {
        {"2014-11-23/2014-11-28", "2014-11-23 2014-11-28"},
        {"2014-11-22T10:27", "2014-11-22 2014-11-22"},
        {"2013", "2013-01-01 2013-12-31"},
        {"199X", "1990-01-01 1999-12-31"},
        {"19XX", "1900-01-01 1999-12-31"},
        {"2015~", "2015-01-01 2015-12-31 ~"},
        {"2018-40", "2018-01-01 2018-06-30"},
        {"2013-33", "2013-01-01 2013-03-31"},
        {"2008-22", "2008-06-01 2008-08-31"},
        {"2020-02", "2020-02-01 2020-02-29"},
        {"../2014", "0000-01-01 2014-12-31"},
        {"2014/..", "2014-01-01 9999-12-31"},
        {"XXXX-11-13", "none"},
        {"2015/2014", "none"},  // ends before it begins
        {"2014-02-30", "none"},
        {"2014-13", "none"},
        {"yesterday", "none"},
        {"", "none"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.edtf);
        EXPECT_EQ(range_text(c.edtf), c.want);
    }
}

TEST(Edtf, DaysAndNumbersAgree) {
    for (long number = -800000; number < 800000; number += 997) {
        EXPECT_EQ(to_number(from_number(number)), number);
    }
    EXPECT_EQ(to_number({1970, 1, 1}), 0);
    EXPECT_EQ(weekday_of({2024, 6, 19}), 2);  // a Wednesday
    EXPECT_EQ(to_string(add_months({2024, 1, 31}, 1)), "2024-02-29");
    EXPECT_EQ(to_string(add_months({2024, 1, 31}, -2)), "2023-11-30");
}

TEST(Edtf, ShortestForm) {
    EXPECT_EQ(to_edtf({2013, 1, 1}, {2013, 12, 31}), "2013");
    EXPECT_EQ(to_edtf({2013, 2, 1}, {2013, 2, 28}), "2013-02");
    EXPECT_EQ(to_edtf({2013, 1, 1}, {2014, 12, 31}), "2013/2014");
    EXPECT_EQ(to_edtf({2013, 1, 5}, {2013, 1, 5}), "2013-01-05");
    EXPECT_EQ(to_edtf({2013, 1, 5}, {2013, 3, 1}), "2013-01-05/2013-03-01");
}

TEST(Fold, Table) {
    struct Case {
        const char* text;
        const char* want;
    };
    constexpr Case cases[] = {
        {"Nguyễn Phú Trọng", "nguyen phu trong"},
        {"Đà Nẵng", "da nang"},
        {"Erdoğan", "erdogan"},
        {"São Tomé", "sao tome"},
        {"People’s", "people's"},
        {"Łódź", "lodz"},
        {"ЛАВРОВ", "лавров"},
        {"Йошкар", "йошкар"},
        {"a\xC2\xA0"
         "b",
         "a b"},
    };
    for (const Case& c : cases) EXPECT_EQ(fold(c.text), c.want);
}

TEST(Fold, ComposesWhatIsDecomposed) {
    const std::string apart = "Tra\xCC\x82n";  // a, combining circumflex
    EXPECT_FALSE(is_nfc(apart));
    EXPECT_EQ(to_nfc(apart), "Trân");
    EXPECT_TRUE(is_nfc("Trân"));
}

TEST(Utf8, FindsTheFirstBadByte) {
    EXPECT_EQ(find_bad_utf8("Việt Nam"), std::string_view::npos);
    EXPECT_EQ(find_bad_utf8("abc\xFFgh"), 3U);
    EXPECT_EQ(find_bad_utf8("\xC0\x80"), 0U);             // overlong
    EXPECT_EQ(find_bad_utf8("0123456\xED\xA0\x80"), 7U);  // a surrogate
    EXPECT_EQ(find_bad_utf8("ab\xE1\xBB"), 2U);           // cut short
}

TEST(Json, StringsAndNumbers) {
    std::string out;
    append_json_string(out, "a \"b\" \\ \n \x01 ệ");
    EXPECT_EQ(out, "\"a \\\"b\\\" \\\\ \\n \\u0001 ệ\"");
    const auto number = [](double value) {
        std::string text;
        append_json_number(text, value);
        return text;
    };
    EXPECT_EQ(number(4e9), "4000000000");
    EXPECT_EQ(number(3.3), "3.3");
    EXPECT_EQ(number(-12), "-12");
    EXPECT_EQ(number(1e21), "1e+21");
}

TEST(Hash, FieldsDoNotRunTogether) {
    EXPECT_NE(Hash().add("ab").add("c").hex(), Hash().add("a").add("bc").hex());
    EXPECT_EQ(Hash().add("same").hex(), Hash().add("same").hex());
    EXPECT_EQ(Hash().hex().size(), 16U);
}

TEST(Files, MissingFileIsAnError) {
    const auto bytes = read_file("/no/such/file", 10);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::cannot_open);
    EXPECT_EQ(bytes.error().where, "/no/such/file");
}

}  // namespace
}  // namespace entente
