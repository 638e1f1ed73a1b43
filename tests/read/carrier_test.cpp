// Files that hold files, and tables: what comes out, and what is said of what does not.
#include "read/carrier.h"

#include <gtest/gtest.h>

#include "read/packing.h"
#include "read/piece.h"

namespace entente::testing {
namespace {

const std::string news = "Kenya and Norway signed a treaty.";

TEST(Carrier, FilesInFiles) {
    struct Case {
        const char* name;
        std::string bytes;
        const char* yields;
    };
    const std::string lines = R"({"headline":"Treaty","content":"They met.","date":"2019-05-03"})"
                              "\n\n"
                              R"({"headline":"Talks","content":"They talked.","date":"soon"})"
                              "\n";
    const Case cases[] = {
        {"a.txt", news, "a.txt|text|||Kenya and Norway signed a treaty.\n"},
        {"a.txt.gz", gzip(news), "a.txt.gz|text|||Kenya and Norway signed a treaty.\n"},
        {"a.txt.gz", gzip("Kenya and ") + gzip("Norway"), "a.txt.gz|text|||Kenya and Norway\n"},
        {"a.zst", zstd(news), "a.zst|text|||Kenya and Norway signed a treaty.\n"},
        {"a", gzip(zstd(gzip(news))), "a|text|||Kenya and Norway signed a treaty.\n"},
        {"a.zip",
         zip({{"x/b.txt", news}, {"x/", ""}, {".hidden", "x"}, {"README.md", "x"}, {"__MACOSX/b.txt", "x"}}),
         "a.zip#x/b.txt|text|||Kenya and Norway signed a treaty.\n"},
        {"a.tar.gz", gzip(tar({{"b.txt", news}, {"/etc/c.txt", "Far."}, {"../d.txt", "Up."}})),
         "a.tar.gz#b.txt|text|||Kenya and Norway signed a treaty.\na.tar.gz#/etc/c.txt|text|||Far.\n"
         "a.tar.gz#../d.txt|text|||Up.\n"},
        {"a.tar", tar({{"link", ""}}, '2'), ""},
        {"a.tgz", gzip(tar({{"b.jsonl", lines}})),
         "? takes text from \"content\", title from \"headline\", published from \"date\" (--field says "
         "otherwise)\n"
         "a.tgz#b.jsonl#1|text|Treaty|2019-05-03|Treaty~~They met.\n"
         "a.tgz#b.jsonl#3|text|Talks||Talks~~They talked.\n"},
        {"a.zip", zip({{"b.zip", zip({{"c.txt", news}})}}),
         "a.zip#b.zip#c.txt|text|||Kenya and Norway signed a treaty.\n"},
    };
    for (const Case& c : cases) EXPECT_EQ(yield(c.name, c.bytes), c.yields) << c.name;
}

TEST(Carrier, Json) {
    FieldMap map;
    map.of(FieldRole::text) = "data.story";
    map.of(FieldRole::published) = "when";
    EXPECT_EQ(yield("a.jsonl", R"({"data":{"story":["One.","Two."]},"when":1556879220,"title":"T"})", map),
              "? takes title from \"title\" (--field says "
              "otherwise)\na.jsonl#1|text|T|2019-05-03T10:27|T~~One.~~Two.\n");
    EXPECT_EQ(yield("a.json", "[\n{\"text\":\"One.\"},\n{\"text\":\"Two.\"}, 3]"),
              "? takes text from \"text\" (--field says "
              "otherwise)\na.json#1|text|||One.\na.json#2|text|||Two.\n! in/a.json#3: is no "
              "object\n");
    EXPECT_EQ(yield("a.json", "{\n\"articleBody\": \"One.\"\n}"),
              "? takes text from \"articleBody\" (--field says otherwise)\na.json|text|||One.\n");
    EXPECT_EQ(yield("a.jsonl", "{\"body\":\"<p>One</p>\"}"),
              "? takes text from \"body\" (--field says "
              "otherwise)\na.jsonl#1|html|||<html><head><title></title></head><body>"
              "<article>~<p>One</p>~</article></body></html>~\n");
    const std::string bad =
        yield("a.jsonl", "{\"text\":\"One.\"\n[1]\n{\"x\":1,\"y\":2}\n{\"text\":\" \"}\n");
    EXPECT_NE(bad.find("! in/a.jsonl#1: is no JSON"), std::string::npos) << bad;
    EXPECT_NE(bad.find("! in/a.jsonl#2: is no object"), std::string::npos) << bad;
    EXPECT_NE(bad.find("! in/a.jsonl#3: has no field that could be its text, of: x, y; say which with "
                       "--field text=NAME"),
              std::string::npos)
        << bad;
    EXPECT_NE(bad.find("! in/a.jsonl#4: has no text in its field \"text\""), std::string::npos) << bad;
}

TEST(Carrier, Csv) {
    EXPECT_EQ(
        yield("a.csv",
              "\xEF\xBB\xBFid;Title;Body;Date\r\n1;\"He said \"\"no\"\"; "
              "she\";\"One.\r\nTwo.\";2019-05-03\r\n\r\n2;T;B\r\n"),
        "? takes text from \"Body\", title from \"Title\", published from \"Date\" (--field says otherwise)\n"
        "a.csv#1|text|He said \"no\"; she|2019-05-03|He said \"no\"; she~~One.~~Two.\n"
        "! in/a.csv#3: has 3 cells where the header has 4\n");
    EXPECT_EQ(yield("a.tsv", "text\turl\nBod\xF8 is a town in the north of Norway.\thttps://x.example\n"),
              "? takes text from \"text\", url from \"url\" (--field says otherwise)\na.tsv#1|text|||Bodø is "
              "a town in the north "
              "of Norway.\n");
    EXPECT_EQ(
        yield("a.csv", "a,b\n1,2\n"),
        "! in/a.csv: has no column that could be its text, of: a, b; say which with --field text=NAME\n");
    EXPECT_EQ(yield("a.csv", "text,b\n1,\"2\n3,4\n"),
              "! in/a.csv#1: has a quotation mark that is not closed\n");
    FieldMap map;
    map.of(FieldRole::text) = "story";
    EXPECT_EQ(yield("a.csv", "text,b\n1,2\n", map), "! in/a.csv: has no column \"story\"\n");
}

TEST(Carrier, SaysWhatIsBroken) {
    struct Case {
        const char* name;
        std::string bytes;
        const char* says;
    };
    std::string crooked = gzip(std::string(1000, 'a') + news);
    crooked[12] = static_cast<char>(crooked[12] ^ 0x55);
    const std::string whole = zip({{"b.txt", news}});
    std::string header = tar({{"b.txt", news}, {"c.txt", news}});
    header[1024 + 148] = '7';  // of the second
    std::string nested = news;
    for (int i = 0; i < 9; ++i) nested = gzip(nested);
    const Case cases[] = {
        {"a.gz", crooked, "! in/a.gz: holds broken gzip data at byte "},
        {"a.gz", gzip(news).substr(0, 30), "! in/a.gz: breaks off in a gzip member at byte 30\n"},
        {"a.gz", gzip(news) + "more", "! in/a.gz: is no gzip at byte "},
        {"a.zst", zstd(news).substr(0, 20), "! in/a.zst: breaks off in a Zstandard frame at byte 20\n"},
        {"a.zst", "\x5D*M\x18pe", "! in/a.zst: breaks off in its dictionary at byte 0\n"},
        {"a.zip", whole.substr(0, whole.size() - 8),
         "! in/a.zip: is a zip archive without its directory: it breaks off\n"},
        {"a.zip", whole.substr(40), "a.zip|text"},  // no longer a zip: binary
        {"a.zip", zip({{"b.txt", news, 5}}),
         "! in/a.zip#b.txt: holds 33 bytes where its directory says 38\n"},
        {"a.zip", zip({{"b.txt", news, -5}}),
         "! in/a.zip#b.txt: holds more than the 28 bytes that its directory says\n"},
        {"a.zip", zip({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}}),
         "! in/a.zip: is an Office file of a kind that is not read\n"},
        {"a.tar", tar({{"b.txt", news, 100000}}), "! in/a.tar#b.txt: breaks off: "},
        {"a.tar", header.substr(0, 1100),
         "a.tar#b.txt|text|||Kenya and Norway signed a treaty.\n! in/a.tar: breaks off in a tar header at "
         "byte 1100\n"},
        {"a.tar", header,
         "a.tar#b.txt|text|||Kenya and Norway signed a treaty.\n! in/a.tar: has no tar header at byte "
         "1536\n"},
        {"a", nested, "! in/a: is packed more than 6 times over: it is left there\n"},
        {"a.txt.xz",
         std::string("\xFD"
                     "7zXZ\0\0\4",
                     8),
         "! in/a.txt.xz: is packed with xz, which is not read\n"},
        {"a.xml", "<?xml version=\"1.0\"?><kml/>",
         "! in/a.xml: is XML of a kind that is not read (its root is <kml>)\n"},
    };
    for (const Case& c : cases) {
        const std::string said = yield(c.name, c.bytes);
        EXPECT_EQ(said.substr(0, std::string(c.says).size()), c.says) << c.name;
    }
}

TEST(Carrier, BombsAreLeftInTime) {
    const std::string zeros(200U << 20, '0');
    for (const std::string& bomb : {gzip(zeros), gzip(gzip(zeros)), zstd(zeros), zip({{"b.jsonl", zeros}}),
                                    tar({{"b.gz", gzip(zeros)}})}) {
        const std::string said = yield("a.jsonl", bomb);
        EXPECT_TRUE(said.find("grows to more than 200 times its size") != std::string::npos ||
                    said.find("is longer than the limit") != std::string::npos ||
                    said.find("has more than the limit") != std::string::npos)
            << said;
    }
}

TEST(Piece, StatesGoIntoTheDocument) {
    Piece piece;
    piece.name = "a.warc#https://www.example.org/2019/05/03/talks";
    piece.path = "in/" + piece.name;
    piece.base = "https://www.example.org/2019/05/03/talks";
    piece.bytes = "Talks\n\nThe ministers of both countries met in Oslo and agreed to buy more fish.\n";
    piece.stated.outlet = "The Gazette";
    piece.stated.lang = "fr";
    const Result<Document> document = read_piece(piece, ReadCues{});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->name, piece.name);
    EXPECT_EQ(document->name_date, "2019-05-03");
    EXPECT_EQ(document->outlet, "The Gazette");
    EXPECT_EQ(document->lang, "en");  // what is seen goes before what is said
    piece.base = "#20190503";
    EXPECT_EQ(read_piece(piece, ReadCues{})->name_date, "");
    piece.base = "https://www.example.org/a-look-back-at-2019-05-03";
    EXPECT_EQ(read_piece(piece, ReadCues{})->name_date, "");
    piece.name = "a\x1B[31m\xFF.txt";
    EXPECT_EQ(read_piece(piece, ReadCues{})->name, "a\xEF\xBF\xBD[31m\xEF\xBF\xBD.txt");
}

}  // namespace
}  // namespace entente::testing
