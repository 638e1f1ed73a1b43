// Pages in, articles out: every tests/read/pages/*.html against the .expected beside it. With ENTENTE_UPDATE=1 in the
// environment the expected files are written anew; read the difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "read/html.h"
#include "shared.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string outcome(const Document& document) {
    std::string out = "title " + std::string(cut(document.text, document.title)) + "\noutlet " +
                      document.outlet + "\nauthor " + document.author + "\nsection " + document.section +
                      "\nlang " + document.lang + "\npublished " + document.stated + " by " +
                      document.stated_from + "\nmodified " + document.modified + "\naddress " +
                      document.address + "\n\n";
    for (const Zone& zone : document.zones)
        out += std::string(name_of(zone.role)) + "|" + std::string(cut(document.text, zone.at)) + "\n";
    return out;
}

TEST(Pages, GiveWhatIsExpected) {
    const bool update = std::getenv("ENTENTE_UPDATE") != nullptr;
    std::vector<fs::path> pages;
    for (const auto& entry : fs::directory_iterator(ENTENTE_TOP "/tests/read/pages")) {
        if (entry.path().extension() == ".html") pages.push_back(entry.path());
    }
    std::sort(pages.begin(), pages.end());
    ASSERT_FALSE(pages.empty());
    for (const fs::path& page : pages) {
        SCOPED_TRACE(page.filename().string());
        const std::string bytes = file_text(page);
        EXPECT_TRUE(looks_like_html(bytes));
        const auto document = read_html(page.filename().string(), bytes, shipped_knowledge().cues);
        ASSERT_TRUE(document);
        const std::string found = outcome(*document);
        fs::path expected = page;
        expected.replace_extension(".expected");
        if (update) std::ofstream(expected, std::ios::binary) << found;
        EXPECT_EQ(found, file_text(expected));
    }
}

}  // namespace
}  // namespace entente
