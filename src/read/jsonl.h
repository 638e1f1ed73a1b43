// JSON Lines, and JSON: an object a document, or a list of such objects.
#pragma once

#include <memory>

#include "read/carrier.h"

namespace entente {

// One object a line; names end in "#17", the number of the line. A line that is no object, has no text or is longer than an
// article may be is an Error that names it.
std::unique_ptr<Carrier> read_json_lines(Stream stream, const FieldMap& fields);

// The whole as one value: an object is one document, named after the file; of a list each object, "#17" counted from 1. At most
// `json_limit` bytes.
inline constexpr std::uint64_t json_limit = 128U << 20;
std::unique_ptr<Carrier> read_json(Stream stream, const FieldMap& fields);

}  // namespace entente
