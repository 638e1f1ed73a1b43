// Web archives (WARC 1.0 and 1.1), plain or packed record by record: a page a document.
#pragma once

#include <memory>

#include "read/carrier.h"

namespace entente {

// Responses that succeeded, resources and conversions whose content is a page, text, PDF or a Word document; names end in the
// address ("a.warc.gz#https://..."). Everything else in an archive is passed over in silence: requests, metadata,
// pictures, redirects, errors of servers, and revisits, whose text is that of an earlier capture.
// A broken record is an Error that names its place (the byte in the file where there is one), and reading goes on with
// the next that can be found. Each piece says where to begin again.
std::unique_ptr<Carrier> read_warc(Stream stream);

}  // namespace entente
