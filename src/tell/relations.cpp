#include "entente/tell.h"
#include "tell/amounts.h"
#include "tell/phrases.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {

std::string tell_relations(const FactView& facts, const PartyNames& names, const Page& page) {
    Table table;
    table.title = "Relations on file";
    table.empty = "Nothing on file.";
    table.with_evidence = false;
    table.headings = {{"a", "", false, true}, {"b", "", false, true},    {"", "Between", true, false},
                      {"level", "Level"},     {"level_since", "Since"},  {"last_contact", "Last contact"},
                      {"facts", "Facts"},     {"documents", "Documents"}};
    for (const PairOnFile& on_file : pairs_on_file(facts)) {
        Row row;
        const Pair& pair = on_file.pair;
        row.cells = {text_cell(pair.a),
                     text_cell(pair.b),
                     text_cell(names.name_of(pair.a) + " and " + names.name_of(pair.b)),
                     text_cell(words_of(on_file.level), on_file.level),
                     text_cell(show_time(on_file.level_since), on_file.level_since),
                     text_cell(show_time(on_file.last_contact), on_file.last_contact),
                     number_cell(std::to_string(on_file.facts), static_cast<double>(on_file.facts)),
                     number_cell(std::to_string(on_file.documents), static_cast<double>(on_file.documents))};
        table.rows.push_back(std::move(row));
    }
    return render(table, page);
}

}  // namespace entente
