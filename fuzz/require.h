// What the fuzz targets hold their subjects to.
#pragma once

namespace entente::fuzz {

// What must hold, whatever the input: ends the run as a finding where it does not.
inline void require(bool holds) {
    if (!holds) __builtin_trap();
}

}  // namespace entente::fuzz
