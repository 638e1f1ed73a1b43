// The command line as a function: arguments and streams in, exit status out.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace entente {

// What a command may know of where it runs; tests set it as they like.
struct Surroundings {
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    bool colour_allowed = true;  // NO_COLOR is not set
    int width = 100;             // columns of the terminal
    std::string store;           // ENTENTE_STORE
    std::string shipped;         // the knowledge that comes with the program; empty for its usual place
    std::string knowledge;       // ENTENTE_KNOWLEDGE, laid over it
    std::string cache;           // folder for compiled knowledge; empty for none
    std::string program;         // changes with the program
};

// Of this process: its terminals and its environment.
Surroundings surroundings_of_process();

// Runs one command; `args` are those after the program's name. Exit status: 0 done, 1 failed, 2 wrong usage, 3 some
// inputs were skipped, each named on `err`.
int run(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
        const Surroundings& around);

}  // namespace entente
