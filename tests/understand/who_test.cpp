// Tables of tests/who: a text, a tab, and whom or what it gives. A text may have several paragraphs, parted by " / ".
// What is asked stands in [brackets], which are taken out before reading.
#include <gtest/gtest.h>

#include <fstream>

#include "shared.h"

namespace entente {
namespace {

struct Row {
    std::string file;
    std::string text;
    std::string want;
};

std::vector<Row> rows_of(const std::string& name) {
    const std::string path = std::string(ENTENTE_TOP) + "/tests/who/" + name;
    std::ifstream in(path);
    EXPECT_TRUE(in) << path;
    std::vector<Row> out;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        const std::size_t tab = line.find('\t');
        if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
        out.push_back({name + ":" + std::to_string(number), line.substr(0, tab), line.substr(tab + 1)});
    }
    return out;
}

// A text without its brackets, with its paragraphs parted, and where the brackets stood.
struct Asked {
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

Asked asked_of(const std::string& text) {
    Asked out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 3, " / ") == 0) {
            out.text += "\n\n";
            i += 2;
        } else if (text[i] == '[') {
            out.begin = out.text.size();
        } else if (text[i] == ']') {
            out.end = out.text.size();
        } else {
            out.text += text[i];
        }
    }
    out.text += "\n";
    return out;
}

// A field of a line of JSON as `marks_to_json` writes it; empty where the line has none.
std::string field(const std::string& line, const std::string& name) {
    const std::size_t at = line.find(",\"" + name + "\":\"");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 5;
    return line.substr(from, line.find('"', from) - from);
}

bool begins_at(const std::string& line, std::size_t offset) {
    return line.find("\"at\":[" + std::to_string(offset) + ",") != std::string::npos;
}

bool covers(const std::string& line, std::size_t offset) {
    const std::size_t at = line.find("\"at\":[") + 6;
    const std::size_t comma = line.find(',', at);
    return std::stoul(line.substr(at)) <= offset && offset < std::stoul(line.substr(comma + 1));
}

std::vector<std::string> marks_of(const std::string& text) {
    return marks_to_json(document_of(text), shipped_knowledge(), "2020-06-15");
}

// The person whose mark begins in the brackets, "Name" or "Name KEN"; "-" where none does.
std::string person_at(const Asked& asked) {
    for (const std::string& line : marks_of(asked.text)) {
        if (field(line, "kind") != "person" || !begins_at(line, asked.begin)) continue;
        const std::string party = field(line, "party");
        return field(line, "is") + (party.empty() ? "" : " " + party);
    }
    return "-";
}

// The parties, alone or several, whose mark begins in the brackets; "-" where none does.
std::string parties_at(const Asked& asked) {
    std::string best = "-";
    std::size_t longest = 0;
    for (const std::string& line : marks_of(asked.text)) {
        const std::string kind = field(line, "kind");
        if ((kind != "party" && kind != "org") || !begins_at(line, asked.begin)) continue;
        const std::size_t size = field(line, "quote").size();
        if (size < longest) continue;
        longest = size;
        best = field(line, "is");
    }
    return best;
}

// All parties of the text, each time that they are named.
std::string parties_in(const Asked& asked) {
    std::string out;
    for (const std::string& line : marks_of(asked.text)) {
        const std::string kind = field(line, "kind");
        const std::string is = field(line, "is");
        if ((kind != "party" && kind != "org") || is.find(' ') != std::string::npos) continue;
        out += (out.empty() ? "" : " ") + is;
    }
    return out.empty() ? "-" : out;
}

// Who says the words in the brackets; "-" for the outlet.
std::string speaker_at(const Asked& asked) {
    for (const std::string& line : marks_of(asked.text)) {
        if (field(line, "kind") == "speech" && covers(line, (asked.begin + asked.end) / 2))
            return field(line, "is");
    }
    return "-";
}

// All persons by name, each with the title and the party beside it: "Ada Okafor, Foreign Minister, KEN".
std::string offices_in(const Asked& asked) {
    std::string out;
    for (const Fact& fact : reading_of(asked.text, "2020-06-15").facts) {
        if (fact.type != FactType::office) continue;
        out += out.empty() ? "" : "; ";
        out += std::string(fact.text("person")) + ", " + std::string(fact.text("title")) + ", " +
               std::string(fact.text("party"));
        if (!fact.text("body").empty()) out += ", " + std::string(fact.text("body"));
        if (!fact.text("time").empty()) out += ", former";
    }
    return out.empty() ? "-" : out;
}

void run(const std::string& file, std::string (*ask)(const Asked&)) {
    const std::vector<Row> rows = rows_of(file);
    EXPECT_FALSE(rows.empty());
    for (const Row& row : rows) {
        SCOPED_TRACE(row.file + ": " + row.text);
        EXPECT_EQ(ask(asked_of(row.text)), row.want);
    }
}

TEST(Who, NamesByCulture) { run("names.tsv", person_at); }
TEST(Who, References) { run("references.tsv", person_at); }
TEST(Who, Offices) { run("offices.tsv", offices_in); }
TEST(Who, Holders) { run("holders.tsv", offices_in); }
TEST(Who, Leaders) { run("leaders.tsv", offices_in); }
TEST(Who, Metonyms) { run("metonyms.tsv", parties_at); }
TEST(Who, TwoSides) { run("sides.tsv", parties_at); }
TEST(Who, Speakers) { run("speakers.tsv", speaker_at); }
TEST(Who, HostileNames) { run("hostile.tsv", person_at); }
TEST(Who, HostileParties) { run("parties.tsv", parties_in); }

}  // namespace
}  // namespace entente
