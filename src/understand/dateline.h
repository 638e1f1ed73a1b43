// Where an article says that it was written.
#pragma once

#include <string>

#include "understand/context.h"

namespace entente {

// "NAIROBI, 3 May (XYZ) -": the country of the city in capitals that the article begins with; empty where it begins
// otherwise. Marks must be sorted.
std::string dateline_country(const Context& context);

}  // namespace entente
