// RSS, RDF and Atom files: an entry a document.
#pragma once

#include <memory>

#include "read/carrier.h"

namespace entente {

// Names end in the entry's link ("feed.xml#https://..."), or in its number where it has none. The text is the fullest that
// the entry has: its content, else its summary; the feed's title is the outlet. Entries without text are Errors that name them.
// At most `xml_limit` bytes (read/xml_carrier.h).
std::unique_ptr<Carrier> read_feed(Stream stream);

}  // namespace entente
