#include <iostream>
#include <vector>

#include "cli/run.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

// A document takes its memory and gives it back; what was given back is kept for the next one, and not returned to the
// system between the two.
void keep_freed_memory() {
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 4 << 20);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> args(argv + 1, argv + argc);
    return entente::run(args, std::cout, std::cerr, entente::surroundings_of_process());
}
