// Articles in, facts and entries out: every tests/cases/*.txt against the .expected beside it. With ENTENTE_UPDATE=1 in
// the environment the expected files are written anew; read the difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "entente/record.h"
#include "shared.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string entries_of(const Reading& reading, const fs::path& store) {
    fs::remove(store);
    auto record = Record::open(store.string(), Record::Access::read_write);
    EXPECT_TRUE(record);
    EXPECT_TRUE(record->store(reading, "", hash_of(shipped_knowledge())));
    const auto holdings = record->holdings();
    EXPECT_TRUE(holdings);
    std::string out;
    for (int type = 0; type < fact_type_count; ++type) {
        for (const Entry& entry : entente::entries_of(select(**holdings), static_cast<FactType>(type))) {
            out += std::string(name_of(entry.type)) + " " + slots_to_json(entry.said) + " from " +
                   std::to_string(entry.evidence.size()) + "\n";
        }
    }
    fs::remove(store);
    return out;
}

std::string outcome(const fs::path& article, const fs::path& store) {
    const Reading reading = reading_of(file_text(article), "", article.filename().string());
    std::string out = "published " + reading.published.date + " (" + reading.published.from + ")\n\nfacts\n";
    for (const Fact& fact : reading.facts) {
        out += std::string(name_of(fact.type)) + " " + slots_to_json(fact) + "\n    " + fact.rule + ": " +
               one_line(fact.quote) + "\n";
    }
    return out + "\nentries\n" + entries_of(reading, store);
}

TEST(Cases, ArticlesGiveWhatIsExpected) {
    const bool update = std::getenv("ENTENTE_UPDATE") != nullptr;
    const fs::path store =
        fs::temp_directory_path() / ("entente_cases_" + std::to_string(::getpid()) + ".db");
    int seen = 0;
    for (const auto& entry : fs::directory_iterator(ENTENTE_TOP "/tests/cases")) {
        if (entry.path().extension() != ".txt") continue;
        SCOPED_TRACE(entry.path().filename().string());
        ++seen;
        fs::path expected = entry.path();
        expected.replace_extension(".expected");
        const std::string got = outcome(entry.path(), store);
        if (update) std::ofstream(expected, std::ios::binary) << got;
        EXPECT_EQ(got, file_text(expected));
    }
    EXPECT_GE(seen, 6);
}

}  // namespace
}  // namespace entente
