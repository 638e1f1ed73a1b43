// The life of an instrument, a mechanism or a project, stage by stage.
#pragma once

#include "entente/record.h"

namespace entente {

// Fills `stages` from the evidence, and stage, time and status of `said` with where it stands now. Entries of
// other types are left alone. The evidence must be sorted by publication.
void set_stages(Entry& entry);

}  // namespace entente
