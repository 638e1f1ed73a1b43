// Tar archives: the files in them, one after the other, as streams.
#pragma once

#include <memory>

#include "read/carrier.h"

namespace entente {

// Regular files of ustar, GNU and pax archives, each opened as what it is ("a.tar#folder/x.jsonl#17"). Links, devices,
// folders, hidden files and README files are left out. Names are only names: nothing is written anywhere. A header
// that is broken ends the archive, since nothing tells where the next one stands.
std::unique_ptr<Carrier> read_tar(Stream stream, const FieldMap& fields);

// Whether these first bytes of a file begin a tar archive.
bool is_tar(std::string_view head);

}  // namespace entente
