#include "rules/tables.h"

#include "rules/knowledge.h"

namespace entente {

void load_tables(Knowledge& knowledge, const Layers& layers, const std::string& language,
                 std::vector<Error>& errors) {
    const TableReader reader(knowledge, layers, language, errors);
    load_words(reader);
    load_names(reader);
    load_cues(reader);
}

}  // namespace entente
