#include <iostream>
#include <vector>

#include "cli/run.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> args(argv + 1, argv + argc);
    return entente::run(args, std::cout, std::cerr, entente::surroundings_of_process());
}
