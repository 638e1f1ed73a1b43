// Whether numbers that were said agree within their hedges.
#pragma once

#include "entente/fact.h"

namespace entente {

// The values that a figure's or a target's words allow.
struct Allowed {
    double least = 0;
    double most = 0;
};
Allowed allowed_by(const Fact& fact);
bool agree(const Fact& a, const Fact& b);

}  // namespace entente
