// The four ways to print a table.
#include "tell/table.h"

#include <gtest/gtest.h>

#include "record/readings.h"

namespace entente::testing {
namespace {

struct Printed {
    std::shared_ptr<const Holdings> holdings =
        holdings_of({reading("a.txt", "2019-03-07",
                             {"Okafor went to \"Oslo\". => visit visitor=Ada Okafor; to=NOR",
                              "Okafor left. => visit visitor=Eva; to=NOR"})});
    Table table;

    Printed() {
        table.title = "Visits";
        table.empty = "Nothing on file.";
        table.headings = {
            {"visitor", "Visitor"}, {"days", "Days"}, {"to", "To", true, false}, {"with", "", false, true}};
        table.rows.push_back({{text_cell("Zoë, \"Ada\""), number_cell("about 3", 3),
                               text_cell("Norway", "NOR"), list_cell("", {"a", "b"})},
                              "v-1a2b3c4d",
                              {&holdings->facts[0], &holdings->facts[1]}});
        table.rows.push_back(
            {{text_cell("line\none|two\x1b[31m"), text_cell(""), text_cell("Norway"), list_cell("", {})},
             "v-00000000",
             {&holdings->facts[0]}});
    }
};

TEST(Table, Csv) {
    EXPECT_EQ(render(Printed().table, {Format::csv, 80, false}),
              "visitor,days,with,id,evidence\r\n"
              "\"Zoë, \"\"Ada\"\"\",3,a;b,v-1a2b3c4d,a.txt:1; a.txt:2\r\n"
              "\"line\none|two\x1b[31m\",,,v-00000000,a.txt:1\r\n");
}

TEST(Table, Json) {
    Printed printed;
    printed.table.rows.pop_back();
    printed.table.rows[0].evidence.pop_back();
    const std::string fact = printed.holdings->facts[0].fact.id;
    EXPECT_EQ(render(printed.table, {Format::json, 80, false}),
              "[\n{\"visitor\":\"Zoë, "
              "\\\"Ada\\\"\",\"days\":3,\"with\":[\"a\",\"b\"],\"id\":\"v-1a2b3c4d\",\"evidence\":[{\"doc\":"
              "\"a.txt\","
              "\"line\":1,\"at\":[0,22],\"published\":\"2019-03-07\",\"outlet\":\"The Courier\",\"fact\":\"" +
                  fact + "\",\"rule\":\"visit.test\",\"quote\":\"Okafor went to \\\"Oslo\\\".\"}]}\n]\n");
}

TEST(Table, Markdown) {
    EXPECT_EQ(render(Printed().table, {Format::md, 80, false}),
              "## Visits\n\n"
              "| Visitor | Days | To | Evidence | Id |\n"
              "| --- | --- | --- | --- | --- |\n"
              "| Zoë, \"Ada\" | about 3 | Norway | a.txt:1 a.txt:2 | v-1a2b3c4d |\n"
              "| line one\\|two [31m |  | Norway | a.txt:1 | v-00000000 |\n");
}

TEST(Table, OneLineARowWhereItFits) {
    EXPECT_EQ(render(Printed().table, {Format::table, 80, false}),
              "Visits\n\n"
              "Visitor            Days     To      Evidence         Id\n"
              "-----------------  -------  ------  ---------------  ----------\n"
              "Zoë, \"Ada\"         about 3  Norway  a.txt:1 a.txt:2  v-1a2b3c4d\n"
              "line one|two [31m           Norway  a.txt:1          v-00000000\n");
}

TEST(Table, EvidenceBelowTheRowWhereItDoesNot) {
    EXPECT_EQ(render(Printed().table, {Format::table, 36, false}),
              "Visits\n\n"
              "Visitor  Days     To      Id\n"
              "-------  -------  ------  ----------\n"
              "Zoë,     about 3  Norway  v-1a2b3c4d\n"
              "\"Ada\"\n"
              "    from a.txt:1, a.txt:2\n"
              "line              Norway  v-00000000\n"
              "one|two\n"
              "[31m\n"
              "    from a.txt:1\n");
}

TEST(Table, EmptyAndBold) {
    Table table = Printed().table;
    table.rows.clear();
    EXPECT_EQ(render(table, {Format::table, 80, false}), "Visits\n\nNothing on file.\n");
    EXPECT_EQ(render(table, {Format::table, 80, true}), "\x1b[1mVisits\x1b[0m\n\nNothing on file.\n");
    EXPECT_EQ(render(table, {Format::json, 80, false}), "[]\n");
    EXPECT_EQ(render(table, {Format::csv, 80, false}), "visitor,days,with,id,evidence\r\n");
}

struct Wrapped {
    const char* text;
    std::size_t width;
    std::vector<std::string> want;
};

TEST(Wrap, Table) {
    const Wrapped cases[] = {
        {"", 5, {""}},
        {"one two three", 7, {"one two", "three"}},
        {"abcdefghij kl", 4, {"abcd", "efgh", "ij", "kl"}},
        {"Trọng đã", 5, {"Trọng", "đã"}},
        {"北京 市", 4, {"北京", "市"}},
        {"北京市", 1, {"北", "京", "市"}},
        {"a\tb\x1b[0m", 20, {"a b [0m"}},
        {"a\xc2\x9b"
         "31m",
         20,
         {"a 31m"}},  // the C1 form of an escape
    };
    for (const Wrapped& c : cases) EXPECT_EQ(wrap(c.text, c.width), c.want) << c.text;
}

}  // namespace
}  // namespace entente::testing
