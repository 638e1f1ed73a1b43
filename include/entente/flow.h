// The whole way: files and folders in, readings out, in the order of the input, on several threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/document.h"
#include "entente/result.h"
#include "entente/understand.h"

namespace entente {

// The files that `paths` name: files as given, folders walked (sorted by path; hidden entries and README files left out).
// A path that does not exist gives an Error in its place.
std::vector<Result<std::string>> list_inputs(const std::vector<std::string>& paths);

struct FlowOptions {
    unsigned jobs = 0;      // threads; 0: as many as the machine has
    std::string published;  // for documents that bear no date
};

// Reads every file and hands each Reading, or the Error that skipped it, to `sink` in the order of `inputs`,
// on the calling thread. `progress` (may be empty) is told how many of how many are done. Memory is bounded:
// at most a few dozen documents are held at a time. Stops early when `sink` returns false.
void read_all(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
              const FlowOptions& options, const std::function<bool(Result<Reading>)>& sink,
              const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace entente
