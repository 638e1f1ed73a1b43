#include "rules/table_reader.h"

#include "base/spelling.h"

namespace entente {

std::string TableReader::no_such(std::string_view found, const std::vector<std::string>& known) {
    return "expected " + listed(known, "or") + ", found '" + std::string(found) + "'" +
           did_you_mean(found, known);
}

std::string TableReader::no_code(std::string_view found) const {
    std::vector<std::string> known;
    for (const PartyInfo& party : k_.parties) known.push_back(party.code);
    std::string what =
        "expected a code of world/states.tsv or world/bodies.tsv, found '" + std::string(found) + "'";
    if (found.size() > 3)
        what += did_you_mean(found, known);  // codes of three letters are all near one another
    return what;
}

std::string TableReader::too_few(const Fields& fields, std::string_view line, std::size_t least) {
    const bool blanks = fields.size() == 1 && trim(line).find(' ') != std::string_view::npos;
    return "expected " + std::to_string(least) + " columns parted by tabs, found " +
           (blanks ? "one; blanks do not part columns" : std::to_string(fields.size()));
}

}  // namespace entente
