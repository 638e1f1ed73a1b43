// The whole way: files and folders in, readings out, in the order of the input, on several threads. A file may hold one
// document or many.
#pragma once

#include <cstdint>
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

// Where in the inputs a document stands.
struct FlowPlace {
    std::size_t input = 0;     // index into the inputs
    std::uint64_t number = 0;  // of the document in its file, counted from 1; what was skipped counts too
    std::uint64_t resume_at =
        0;  // byte of the file at which reading can begin again behind it; 0 where it cannot
};

struct FlowOptions {
    unsigned jobs = 0;      // threads; 0: as many as the machine has
    std::string published;  // for documents that bear no date
    std::vector<std::string>
        fields;  // "text=content": which field of a record is what, checked by check_fields
    std::vector<FlowPlace>
        starts;  // by input: behind which document to begin; those beyond the end: at the first
    // Each may be empty; all are called on the thread of the caller, in the order of the documents.
    std::function<void(const FlowPlace&)> place;      // before a document is handed over
    std::function<void(std::size_t input)> finished;  // an input is read to its end
    std::function<void(const std::string& path, const std::string& what)>
        note;  // what was guessed of a carrier
};

// Fails with bad_input where one of FlowOptions::fields maps nothing.
Result<Done> check_fields(const std::vector<std::string>& fields);

// Reads every file, and every document in it (doc/formats.md), and hands each Reading, or the Error that skipped it
// (`where` begins with the path), to `sink` in the order of `inputs`, on the calling thread. `progress` (may be empty)
// is told how many inputs of how many are done. Memory is bounded: at most a few dozen documents are held at a time.
// Stops early when `sink` returns false.
void read_all(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
              const FlowOptions& options, const std::function<bool(Result<Reading>)>& sink,
              const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace entente
