// Another program as a filter: bytes in, bytes out, under limits of time and memory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/result.h"

namespace entente {

struct ProcessLimits {
    unsigned seconds = 30;  // of the clock; the program gets two thirds of it as time of the processor
    std::uint64_t memory = 1ULL << 30;  // bytes of address space
    std::uint64_t output = 32U << 20;   // bytes
};

// Runs `command` (looked for in PATH; no shell) and gives its standard output. In its arguments "@" stands for a file
// with `input`, which is never on disk. Fails, `where` empty, with not_found where there is no such program, with too_large over
// a limit, and with bad_input where it ends otherwise than well.
Result<std::string> run_filter(const std::vector<std::string>& command, const std::string& input,
                               const ProcessLimits& limits);

}  // namespace entente
