// Documents read under a watch over the rules: on the calling thread, one after the other, as the watch keeps count.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/flow.h"
#include "entente/marks.h"
#include "rules/watch.h"

namespace entente {

struct WatchedReading {
    Reading reading;
    Marks marks;
};

// Hands each reading, or the Error that skipped it, to `sink` in the order of `inputs`.
void read_watched(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
                  const std::string& published, Watch& watch,
                  const std::function<void(const Result<WatchedReading>&)>& sink);

}  // namespace entente
