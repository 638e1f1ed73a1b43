// What the whole record knows of persons: where they are from, and how their names are written.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/record.h"
#include "record/names_alike.h"

namespace entente {

// Which parties a name was seen in office for.
class Origins {
public:
    explicit Origins(const FactView& facts);
    // Empty where the name is unknown or is of several parties.
    [[nodiscard]] std::string party_of(std::string_view visitor) const;

private:
    std::map<std::string, std::vector<std::pair<PersonName, std::string>>, std::less<>> by_last_word_;
};

// One spelling for a person through the whole record: "Zoë Ångström" where another text has "Zoe Angstrom".
class Spellings {
public:
    explicit Spellings(const FactView& facts);
    void unify(Fact& said) const;

private:
    void learn(const std::string& name);
    [[nodiscard]] const std::string& best(const std::string& name) const;

    std::map<std::string, std::string> best_;  // folded -> as it is shown
};

}  // namespace entente
