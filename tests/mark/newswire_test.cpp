// Times and amounts in sentences as newspapers write them: newswire.txt has a sentence a line behind its day of
// publication, and below it what is marked. With ENTENTE_UPDATE=1 in the environment it is written anew; read the
// difference before you commit it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "mark/stations.h"
#include "shared.h"
#include "understand/context.h"

namespace entente {
namespace {

const std::string path = ENTENTE_TOP "/tests/mark/newswire.txt";
// A line of text ahead of the sentence: one line alone with a date in it would be taken for a stamp.
const std::string before = "The two ministers spoke at some length to the press of both of their countries. ";

std::string field(const std::string& line, const std::string& name) {
    const std::string key = "\"" + name + "\":";
    const std::size_t at = line.find(key);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + key.size();
    if (line[begin] == '"') return line.substr(begin + 1, line.find('"', begin + 1) - begin - 1);
    return line.substr(begin, line.find_first_of(",}", begin) - begin);
}

void append(std::string& out, const std::string& what, const std::string& blank) {
    if (!what.empty()) out += blank + what;
}

std::string described(const std::string& line) {
    std::string out = field(line, "quote") + " =";
    if (line.find("\"kind\":\"time\"") != std::string::npos) {
        append(out, field(line, "type"), " ");
        if (line.find("\"timex\"") != std::string::npos) append(out, field(line, "value"), " ");
        append(out, field(line, "mod"), " ");
        append(out, field(line, "edtf"), ", ");
        return out;
    }
    append(out, field(line, "value"), " ");
    append(out, field(line, "value_max"), "..");
    append(out, field(line, "unit"), " ");
    append(out, field(line, "qualifier"), " ");
    return out;
}

std::string marks_of(const std::string& published, const std::string& sentence) {
    std::string out;
    for (const std::string& line :
         marks_to_json(document_of(before + sentence + "\n"), shipped_knowledge(), published)) {
        const std::size_t at = line.find("\"at\":[") + 6;
        const bool value = line.find("\"kind\":\"time\"") != std::string::npos ||
                           line.find("\"kind\":\"quantity\"") != std::string::npos;
        if (value && std::stoul(line.substr(at)) >= before.size()) out += "    " + described(line) + "\n";
    }
    return out;
}

TEST(Newswire, SentencesGiveWhatIsExpected) {
    std::ifstream in(path);
    ASSERT_TRUE(in);
    std::string published;
    std::string sentence;
    std::string want;
    std::string all;
    const auto check = [&] {
        if (sentence.empty()) return;
        const std::string got = marks_of(published, sentence);
        all += published + " " + sentence + "\n" + got;
        if (std::getenv("ENTENTE_UPDATE") != nullptr) return;
        EXPECT_EQ(got, want) << published << " " << sentence;
    };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("    ")) {
            want += line + "\n";
            continue;
        }
        check();
        want.clear();
        sentence.clear();
        if (line.size() < 12) continue;
        published = line.substr(0, 10);
        sentence = line.substr(11);
    }
    check();
    EXPECT_FALSE(all.empty());
    if (std::getenv("ENTENTE_UPDATE") != nullptr) std::ofstream(path) << all;
}

}  // namespace
}  // namespace entente
