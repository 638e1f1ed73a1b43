// Faulty rules and tables in, messages out: every tests/rules/faulty/*.rules and *.tsv is laid over the shipped
// knowledge, and what loading says is the .expected beside it, letter by letter. With ENTENTE_UPDATE=1 in the environment
// the expected files are written anew; read each as somebody would who has never programmed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "entente/understand.h"
#include "shared.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string without(std::string text, const std::string& prefix, const std::string& instead) {
    for (std::size_t at = 0; (at = text.find(prefix, at)) != std::string::npos; at += instead.size())
        text.replace(at, prefix.size(), instead);
    return text;
}

// "# laid over en/places.tsv" at the top of a table says which it is; rules keep their name.
std::string place_of(const fs::path& path) {
    if (path.extension() == ".rules") return "en/" + path.filename().string();
    const std::string text = file_text(path);
    constexpr std::string_view head = "# laid over ";
    return text.substr(head.size(), text.find('\n') - head.size());
}

std::string message(const fs::path& path) {
    const fs::path folder = fs::temp_directory_path() / ("entente_faulty_" + std::to_string(::getpid()));
    fs::remove_all(folder);
    const fs::path place = folder / place_of(path);
    fs::create_directories(place.parent_path());
    fs::copy_file(path, place);
    const auto loaded = load_knowledge({ENTENTE_TOP "/knowledge", folder.string()});
    fs::remove_all(folder);
    if (loaded) return "loads\n";
    return without(
        without(loaded.error().where + ": " + loaded.error().what + "\n", folder.string() + "/", ""),
        ENTENTE_TOP "/", "");
}

class Faulty : public ::testing::TestWithParam<fs::path> {};

TEST_P(Faulty, SaysWhatIsWrongAndWhatToDo) {
    const fs::path path = GetParam();
    fs::path expected = path;
    expected.replace_extension(".expected");
    const std::string got = message(path);
    if (std::getenv("ENTENTE_UPDATE") != nullptr) std::ofstream(expected, std::ios::binary) << got;
    EXPECT_EQ(got, file_text(expected));
}

std::vector<fs::path> faulty_files() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(ENTENTE_TOP "/tests/rules/faulty")) {
        if (entry.path().extension() != ".expected") out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

INSTANTIATE_TEST_SUITE_P(Files, Faulty, ::testing::ValuesIn(faulty_files()),
                         [](const ::testing::TestParamInfo<fs::path>& file) {
                             return file.param.stem().string();
                         });

}  // namespace
}  // namespace entente
