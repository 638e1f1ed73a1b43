// Telling the record to people: ledgers, brief, relations, reasons. Pure functions from facts on file to text; they
// read no files, no clock and no locale. The same record gives the same bytes.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "entente/record.h"
#include "entente/result.h"

namespace entente {

class PartyNames;  // tell/party_names.h

enum class Format : std::uint8_t {
    table,  // for a terminal: cells are wrapped to the width
    json,   // an array with one object a line; machine values (EDTF, codes, plain numbers)
    csv,    // RFC 4180 with a header line; the same values
    md,     // a table in Markdown, worded as for a terminal
};

struct Page {
    Format format = Format::table;
    int width = 100;      // columns of the terminal
    bool colour = false;  // bold headings by ANSI sequences
};

// What is told: the relation of two parties as the selected facts show it on a day.
struct Scene {
    FactView facts;
    Relation relation;
    const PartyNames* names = nullptr;
    std::string today;  // YYYY-MM-DD; parts past from coming
};

// The day of the latest publication among the facts, YYYY-MM-DD: "today" where nobody sets it. Empty where no
// document bears a date.
std::string latest_publication(const FactView& facts);

struct Filter {
    std::string since;  // EDTF; only what is about days from then on. Empty: all
    std::string until;  // EDTF; only what is about days up to then
    std::string field;  // only entries of this field, as FACTS names it
};

struct LedgerInfo {
    std::string_view name;
    std::string_view help;  // one line
};
std::span<const LedgerInfo> ledgers();

// Every row ends with its evidence (document:line) and the id that `why` takes. Fails with not_found where there is
// no such ledger. An empty ledger is a heading and one line that says so.
Result<std::string> tell_ledger(std::string_view ledger, const Scene& scene, const Filter& filter,
                                const Page& page);

std::string tell_relations(const FactView& facts, const PartyNames& names, const Page& page);

// A's briefing before meeting B: one page in a fixed order, every line with marks that lead to the quoted words.
// `page.format` is table (plain text) or md.
std::string tell_brief(const Scene& scene, const Page& page);

// The text of a document on file; empty where it cannot be had.
using TextOf = std::function<std::string(const SourceDocument&)>;

// What an entry or a fact rests on: slots, each source with its words in their line, rule, and what was inferred.
std::string tell_why(const Found& found, const TextOf& text_of, const PartyNames& names, const Page& page);

}  // namespace entente
