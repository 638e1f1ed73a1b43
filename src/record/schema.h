// The schema of the record and the way to it from every older one. doc/record.md describes the tables.
#pragma once

#include "entente/result.h"
#include "record/sqlite.h"

namespace entente {

// Makes an empty file a record, brings an older record up to date, and refuses everything else. A file that is
// not `writable` must be up to date.
Result<Done> prepare_schema(const Database& database, bool writable);

}  // namespace entente
