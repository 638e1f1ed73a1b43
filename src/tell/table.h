// Rows and columns, and the four ways to print them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/tell.h"

namespace entente {

struct Cell {
    enum class Kind : std::uint8_t { text, number, list };
    std::string shown;  // for people
    std::string data;   // for machines: EDTF, code, number as JSON writes it
    Kind kind = Kind::text;
    std::vector<std::string> items;  // of a list
};

Cell text_cell(std::string_view both);
Cell text_cell(std::string_view shown, std::string_view data);
Cell number_cell(std::string shown, double value);
Cell list_cell(std::string_view shown, std::vector<std::string> items);

struct Heading {
    std::string_view name;   // in JSON and CSV: "time"
    std::string_view title;  // in a table: "When"
    bool for_people = true;
    bool for_machines = true;
};

struct Row {
    std::vector<Cell> cells;  // one a heading
    std::string id;
    FactView evidence;
};

struct Table {
    std::string title;
    std::string empty;  // what is said where there are no rows
    std::vector<Heading> headings;
    std::vector<Row> rows;
    bool with_evidence = true;  // the last columns are evidence and id
};

std::string render(const Table& table, const Page& page);
std::string table_to_json(const Table& table);
std::string table_to_csv(const Table& table);

// "a.txt:9", and what several facts are shown as: the first few, then how many more.
std::string place_of(const HeldFact& held);
std::vector<std::string> places_of(const FactView& evidence);  // each once, in order

// Control characters made a blank: words from a document must neither break a line nor drive a terminal.
std::string one_line(std::string_view text);

// The text with what Markdown would take for markup escaped, on one line.
std::string escaped_md(std::string_view text);

std::string joined_by(const std::vector<std::string>& parts, std::string_view between);

// Columns that a text takes on a terminal.
std::size_t display_width(std::string_view text);
// Lines of at most `width` columns, broken at spaces; a longer word is cut. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace entente
