// Slots and lists of names as they stand in the record: JSON, written by slots_to_json and read back here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/fact.h"
#include "entente/result.h"

namespace entente {

// Reads one fact's slots after another; keeps its buffers. One object a thread.
class SlotsReader {
public:
    SlotsReader();
    ~SlotsReader();
    SlotsReader(const SlotsReader&) = delete;
    SlotsReader& operator=(const SlotsReader&) = delete;

    // Sets what `json` holds in `fact`, whose type must be set. A slot that the type no longer has is left out.
    // Fails with bad_store; `where` is empty.
    Result<Done> slots(std::string_view json, Fact& fact);
    Result<std::vector<std::string>> strings(std::string_view json);

private:
    struct Inside;
    Inside* inside_;
};

std::string strings_to_json(const std::vector<std::string>& strings);

}  // namespace entente
