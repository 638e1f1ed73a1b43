// Which field of a record (a line of JSON, a row of CSV) holds what.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/result.h"

namespace entente {

enum class FieldRole : std::uint8_t { text, title, published, author, outlet, lang, url };
inline constexpr std::size_t field_role_count = 7;
std::string_view name_of(FieldRole role);

// Names of fields by role; empty where nothing is said. In JSON "a.b" is the field b of the object a.
struct FieldMap {
    std::array<std::string, field_role_count> names;

    [[nodiscard]] const std::string& of(FieldRole role) const {
        return names[static_cast<std::size_t>(role)];
    }
    std::string& of(FieldRole role) { return names[static_cast<std::size_t>(role)]; }
};

// "text=content", "published=date", ...: the argument of --field. Fails with bad_input (`where` = "--field").
Result<FieldMap> parse_field_map(std::span<const std::string> assignments);

// Completes `given` for records with these fields: what is not said is guessed by the names that exports and
// schema.org use. A role that nothing fits stays empty.
FieldMap guess_fields(const FieldMap& given, std::span<const std::string> fields);

// What was guessed, for a reader: `takes text from "content" and title from "headline" (--field says otherwise)`;
// empty where all was given.
std::string tell_guess(const FieldMap& given, const FieldMap& guessed);

}  // namespace entente
