// Tables with a header: CSV and its kin, a row a document.
#pragma once

#include <memory>

#include "read/carrier.h"

namespace entente {

// Cells may be in quotation marks, with line ends and doubled marks in them (RFC 4180). They are parted by what parts the
// first line best: a comma, a semicolon, a tab or a bar. Names end in "#17", the number of the row, the header left out.
// A row with another number of cells than the header is an Error: what stands in the wrong column would be a wrong
// mark. A row longer than an article may be ends the file, since nothing tells where it ends.
std::unique_ptr<Carrier> read_csv(Stream stream, const FieldMap& fields);

}  // namespace entente
