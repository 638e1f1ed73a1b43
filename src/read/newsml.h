// NewsML-G2 and NITF: the items of news agencies.
#pragma once

#include <memory>

#include "read/carrier.h"

namespace entente {

// One document a newsItem that holds text (inlineXML or inlineData), or of a NITF file the one. Where a message holds several,
// names end in the item's guid. Items that only point to pictures, and packages of links, give nothing.
// At most `xml_limit` bytes (read/xml_carrier.h).
std::unique_ptr<Carrier> read_newsml(Stream stream);

}  // namespace entente
