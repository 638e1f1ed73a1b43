// What the builders of builders.h do, each beside its name. A builder gets one value an argument, those that a call
// leaves out as monostate, and gives monostate where they make nothing.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace entente {

using Arguments = std::vector<Value>;
using Builder = Value (*)(const Arguments&, const ValueContext&);

struct NamedBuilder {
    std::string_view name;
    Builder make;
};

std::span<const NamedBuilder> time_builders();
std::span<const NamedBuilder> quantity_builders();

}  // namespace entente
