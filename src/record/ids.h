// Ids of entries: a letter for the type, and the digits of one of its facts.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "entente/record.h"

namespace entente {

char letter_of(FactType type);
std::optional<FactType> type_of_letter(char letter);

// Ids as short as they can be among all facts of a type.
class ShortIds {
public:
    ShortIds(const FactView& facts, FactType type);
    [[nodiscard]] std::string of(const std::string& fact_id) const;

private:
    char letter_;
    std::set<std::string> ids_;
};

}  // namespace entente
