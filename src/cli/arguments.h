// From the words of a command line to Options.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"

namespace entente {

using Command = int (*)(const Invocation&);

struct Parsed {
    Command command = nullptr;  // null: help was printed, or the usage is wrong; then `status` holds
    Options options;
    int status = exit_done;
};

// Help and version go to `out`, what is wrong to `err`.
Parsed parse_arguments(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace entente
