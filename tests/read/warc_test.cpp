#include "read/warc.h"

#include <gtest/gtest.h>

#include "read/packing.h"

namespace entente::testing {
namespace {

std::string record(const std::string& type, const std::string& url, const std::string& block,
                   const std::string& content = "application/http; msgtype=response", int lie = 0) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + content +
           "\r\nContent-Length: " + std::to_string(static_cast<int>(block.size()) + lie) + "\r\n\r\n" +
           block + "\r\n\r\n";
}

std::string answer(const std::string& body,
                   const std::string& headers = "Content-Type: text/plain; charset=utf-8\r\n",
                   const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

std::vector<std::string> records() {
    const std::string type = "Content-Type: text/plain\r\n";
    return {
        record("warcinfo", "", "software: x", "application/warc-fields"),
        record("request", "https://x.example/1", "GET / HTTP/1.1\r\n\r\n",
               "application/http; msgtype=request"),
        record("response", "https://x.example/1", answer("One.")),
        record("response", "https://x.example/gone", answer("Gone.", type, "404 Not Found")),
        record("response", "https://x.example/picture", answer("x", "Content-Type: image/png\r\n")),
        record("response", "https://x.example/2",
               answer("3\r\nTwo\r\n1;x=y\r\n.\r\n0\r\n\r\n", type + "Transfer-Encoding: chunked\r\n")),
        record("response", "https://x.example/3",
               answer(gzip("Three."), type + "content-encoding: gzip\r\n")),
        record("response", "https://x.example/4",
               answer("Four.", type + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
        record("response", "https://x.example/5",
               answer(deflated("Five.", -15), type + "Content-Encoding: deflate\r\n")),
        record("revisit", "https://x.example/1", answer("")),
        record("conversion", "<https://x.example/6>", "Six.", "text/plain"),
        record("response", "https://x.example/7",
               answer("<p>Seven.</p>", "Content-Type: text/HTML; charset=koi8-r\r\n")),
        record("response", "https://x.example/robots.txt", answer("Disallow: /")),
    };
}

const char* const documents =
    "a#https://x.example/1|text|||One.\na#https://x.example/2|text|||Two.\na#https://x.example/"
    "3|text|||Three.\n"
    "a#https://x.example/4|text|||Four.\na#https://x.example/5|text|||Five.\na#https://x.example/"
    "6|text|||Six.\n"
    "a#https://x.example/7|html|||<p>Seven.</p>\n";

TEST(Warc, PlainAndPackedAreTheSame) {
    std::string plain;
    std::string gzipped;
    std::string packed;
    for (const std::string& one : records()) {
        plain += one;
        gzipped += gzip(one);
        packed += zstd(one);
    }
    EXPECT_EQ(yield("a", plain), documents);
    EXPECT_EQ(yield("a", gzipped), documents);
    EXPECT_EQ(yield("a", packed), documents);
    EXPECT_EQ(yield("a", gzip(plain)), documents);
    EXPECT_EQ(yield("a", gzip(gzipped)), documents);
}

TEST(Warc, ABrokenRecordIsSkippedAndNamed) {
    struct Case {
        const char* what;
        std::string second;
        const char* says;
    };
    std::string crooked =
        gzip(record("response", "https://x.example/2", answer(std::string(500, 'x') + "Two.")));
    crooked[40] = static_cast<char>(crooked[40] ^ 0x7F);
    const std::string good = record("response", "https://x.example/2", answer("Two."));
    const Case cases[] = {
        {"noise", gzip("noise"), "is no record of a web archive"},
        {"too long", gzip(record("response", "https://x.example/2", answer("Two."), "application/http", 10)),
         "is a record that does not end where it says"},
        {"too short",
         gzip(record("response", "https://x.example/2", answer("Two and a half."), "application/http", -3)),
         "is a record that does not end where it says"},
        {"no length", gzip("WARC/1.0\r\nWARC-Type: response\r\n\r\n"), "is a record without a length"},
        {"a length of letters", gzip("WARC/1.0\r\nContent-Length: many\r\n\r\n"),
         "is a record without a length"},
        {"endless head", gzip("WARC/1.0\r\n" + std::string(100000, 'a') + "\r\n\r\n"),
         "is a record with an endless head"},
        {"broken packing", crooked, "holds broken gzip data at byte "},
        {"broken packing inside",
         gzip(record(
             "response", "https://x.example/2",
             answer("\x1f\x8b\x08nonsense", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\n"))),
         "holds broken packed data"},
    };
    const std::string first = gzip(record("response", "https://x.example/1", answer("One.")));
    const std::string third = gzip(record("response", "https://x.example/3", answer("Three.")));
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        const std::string out = yield("a", first + c.second + third);
        EXPECT_EQ(out.substr(0, 38), "a#https://x.example/1|text|||One.\n! in");
        EXPECT_NE(out.find(c.says), std::string::npos) << out;
        EXPECT_NE(out.find("a#https://x.example/3|text|||Three.\n"), std::string::npos) << out;
        EXPECT_EQ(out.find("Two"), std::string::npos) << out;
    }
    const std::string cut = yield("a", first + gzip(good).substr(0, 60));
    EXPECT_NE(cut.find("breaks off in a gzip member"), std::string::npos) << cut;
    EXPECT_NE(yield("a", good.substr(0, good.size() - 10)).find("is a record that breaks off"),
              std::string::npos);
}

TEST(Warc, GoesOnWhereItStopped) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("entente_warc_" + std::to_string(::getpid()) + ".warc.gz");
    {
        std::ofstream out(file, std::ios::binary);
        for (const std::string& one : records()) out << gzip(one);
    }
    std::vector<std::string> all;
    std::vector<std::uint64_t> places;
    const auto names_from = [&](std::uint64_t begin) {
        std::vector<std::string> names;
        const auto carrier = open_file(file.string(), FieldMap{}, begin);
        while (auto piece = carrier->next()) {
            if (!*piece) {
                ADD_FAILURE() << piece->error().where << ": " << piece->error().what;
                break;
            }
            names.push_back((**piece).name);
            if (begin == 0) places.push_back((**piece).resume_at);
        }
        return names;
    };
    all = names_from(0);
    ASSERT_EQ(all.size(), 7U);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        ASSERT_GT(places[i], 0U);
        EXPECT_EQ(names_from(places[i]),
                  std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end()));
    }
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace entente::testing
