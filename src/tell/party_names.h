// Names of states and bodies: from what a person types to a code, and from a code to what a person reads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/record.h"
#include "entente/result.h"

namespace entente {

class PartyNames {
public:
    // Reads the lists of states and bodies (form, code, role; tabs between, # comments) of every language folder
    // of `folders`, English first, from world/states.tsv which state a former one counts for, and from
    // world/bodies.tsv who belongs to a body. Each folder is laid over those before it. A list that is not there is
    // passed over; a folder that is not there and a line without a code fail with bad_knowledge.
    static Result<PartyNames> load(const std::vector<std::string>& folders);
    static Result<PartyNames> load(const std::string& folder);

    // Adds one row, as a list has it.
    void add(std::string_view form, std::string_view code, std::string_view role);

    // The code of a name or a code, whatever its case, diacritics, spaces and hyphens. Fails with not_found and
    // the nearest names; a name of several parties names their codes.
    [[nodiscard]] Result<std::string> code_of(std::string_view name) const;

    // The first form with the role `name` ("Vietnam" for VNM); the code itself where none has it ("ASEAN").
    [[nodiscard]] std::string name_of(std::string_view code) const;

    // The bodies that a state belongs to, by code.
    [[nodiscard]] std::vector<Membership> bodies_of(std::string_view code) const;

    // "KEN:2000/..,NOR:1949/1990" are the members of a body.
    void add_members(std::string_view body, std::string_view members);

private:
    void add_successor(std::string_view code, std::string_view successor);

    template <class Value>
    using Table = std::map<std::string, Value, std::less<>>;

    Table<std::vector<std::string>> codes_;  // plain form or code -> codes
    Table<std::string> names_;               // code -> what it is called
    Table<std::vector<Membership>> bodies_;  // code of a state -> its bodies
    Table<std::string> successors_;          // code of a former state -> of the present one
};

}  // namespace entente
