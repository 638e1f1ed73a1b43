// The shipped knowledge, loaded once.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "rules/knowledge.h"

namespace entente::fuzz {

inline const Knowledge& shipped() {
    static const auto loaded = load_knowledge(ENTENTE_TOP "/knowledge");
    if (!loaded) {
        std::fprintf(stderr, "%s: %s\n", loaded.error().where.c_str(), loaded.error().what.c_str());
        std::exit(1);
    }
    return **loaded;
}

}  // namespace entente::fuzz
