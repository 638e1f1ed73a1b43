// Mail: one message (EML), or a box of them (mbox).
#pragma once

#include <memory>
#include <string>

#include "read/carrier.h"

namespace entente {

// Header fields as they are written, unfolded: names in lower case.
std::string header_value(std::string_view headers, std::string_view name);
// Whether a line is "Name: value".
bool is_header_line(std::string_view line);
// The value of `charset=` or another parameter; empty where there is none.
std::string header_parameter(std::string_view value, std::string_view name);
// The words of RFC 2047 decoded: "=?utf-8?B?...?=".
std::string decode_words(std::string_view value);

// The article of a message: its plain text, else its HTML; subject, sender and date are what it states. Attachments are
// left alone. `piece` is of the form mail; what is given is of the form text or html. Fails with bad_input where
// there is no text in it.
Result<Piece> open_mail(Piece piece);

// One message a document; names end in "#3". A line that begins with "From ", behind a blank line and before a header,
// begins a message.
std::unique_ptr<Carrier> read_mbox(Stream stream);

}  // namespace entente
