#include "rules/image.h"

#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "shared.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

class Image : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("entente_image_" + std::to_string(::getpid()));
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string only_file() const {
        std::string found;
        for (const auto& entry : fs::directory_iterator(folder_)) {
            EXPECT_TRUE(found.empty());
            found = entry.path().string();
        }
        return found;
    }
    [[nodiscard]] std::shared_ptr<const Knowledge> open(const std::string& program = "one") const {
        const auto opened = open_knowledge({ENTENTE_TOP "/knowledge"}, {folder_.string(), program});
        EXPECT_TRUE(opened);
        return opened ? *opened : nullptr;
    }
    static std::string facts(const Knowledge& knowledge) {
        std::string out;
        const std::string text =
            "Kenyan President Ada Okafor will pay an official visit to Norway from 3 to 6 March.\n"
            "Two-way trade between Kenya and Norway hit about 2 billion euros in 2019.\n";
        for (const Fact& fact : understand(document_of(text), knowledge, "2020-02-01").facts)
            out += to_json(fact) + "\n";
        return out;
    }

    fs::path folder_;
};

TEST_F(Image, GivesTheSameFacts) {
    const std::string wanted = facts(shipped_knowledge());
    EXPECT_NE(wanted.find("visit"), std::string::npos);
    const auto made = open();
    EXPECT_EQ(facts(*made), wanted);
    const auto mapped = open();
    EXPECT_EQ(facts(*mapped), wanted);
    EXPECT_EQ(mapped->hash, shipped_knowledge().hash);
    EXPECT_TRUE(mapped->list_sources.empty());  // it came from the image
    EXPECT_FALSE(made->list_sources.empty());
}

TEST_F(Image, SameKnowledgeGivesTheSameBytes) {
    const std::string once = write_image(*open(), "0123456789abcdef");
    EXPECT_EQ(once, write_image(*open(), "0123456789abcdef"));
    fs::create_directories(folder_ / "again");
    const std::string path = folder_ / "again" / "a.image";
    std::ofstream(path, std::ios::binary) << once;
    const auto mapped = map_image(path, "0123456789abcdef");
    ASSERT_TRUE(mapped);
    EXPECT_EQ(write_image(*mapped, "0123456789abcdef"), once);
}

TEST_F(Image, IsOfItsSourcesAndProgramAlone) {
    EXPECT_TRUE(open());
    EXPECT_FALSE(open("another")->list_sources.empty());
    EXPECT_TRUE(open("another")->list_sources.empty());
    const std::string image = only_file();  // the old one made way
    EXPECT_EQ(map_image(image, "0000000000000000"), nullptr);
    EXPECT_EQ(map_image(image + "x", "0000000000000000"), nullptr);
}

TEST_F(Image, DamageIsSeenAndMended) {
    const std::string wanted = facts(*open());
    const std::string image = only_file();
    const auto size = fs::file_size(image);
    for (const std::uintmax_t at : {std::uintmax_t{0}, std::uintmax_t{20}, size / 2, size - 1}) {
        SCOPED_TRACE(at);
        {
            std::fstream file(image, std::ios::in | std::ios::out | std::ios::binary);
            file.seekg(static_cast<std::streamoff>(at));
            const int old = file.get();
            file.seekp(static_cast<std::streamoff>(at));
            file.put(static_cast<char>(old ^ 0x55));
        }
        const auto again = open();
        EXPECT_FALSE(again->list_sources.empty());
        EXPECT_EQ(facts(*again), wanted);
    }
    fs::resize_file(image, size / 3);
    EXPECT_EQ(facts(*open()), wanted);
    EXPECT_EQ(fs::file_size(image), size);
}

TEST_F(Image, NowhereToKeepItIsNoFault) {
    std::ofstream(folder_.string()) << "a file where the folder should be";
    EXPECT_EQ(facts(*open()), facts(shipped_knowledge()));
}

}  // namespace
}  // namespace entente
