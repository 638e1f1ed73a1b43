// How bytes are written for the way: base64 and quoted-printable in mail, chunks and packing in HTTP.
#pragma once

#include <string>
#include <string_view>

#include "entente/result.h"

namespace entente {

// The bytes of a part of mail by its Content-Transfer-Encoding, in lower case; those that are unknown, and what is broken in
// the others, stay as they are.
std::string decode_transfer(std::string_view bytes, std::string_view encoding);

// The body of an HTTP message without chunks and packing. Archives often keep the headers of what they have unpacked
// already: a body that has no chunks, or no signature of what it is said to be packed with, is taken as it is.
// Fails with bad_input and too_large (past `limit` bytes), `where` empty.
Result<std::string> decode_http_body(std::string body, std::string_view headers, std::uint64_t limit);

}  // namespace entente
