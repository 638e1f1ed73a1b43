// How the tables of knowledge are laid over one another: what their lines are about (doc/rules.md, A folder of your own).
#pragma once

#include <string_view>

#include "base/layers.h"

namespace entente {

// `relative` is the path below a folder of knowledge: "world/states.tsv", "en/parties.tsv". A form may name a state and
// its capital, a verb may have two pasts, a person two terms: such tables have several lines of one key.
inline TableShape shape_of_table(std::string_view relative) {
    const std::string_view name = relative.substr(relative.rfind('/') + 1);
    const bool by_third = name == "furniture.tsv" || name == "page_parts.tsv";
    const bool many = by_third || name == "parties.tsv" || name == "parties.generated.tsv" ||
                      name == "leaders.tsv" || relative.find("/inflection/") != std::string_view::npos;
    return {by_third || name == "name_cultures.tsv" ? 2U : 0U, many};
}

}  // namespace entente
