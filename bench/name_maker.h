// Makes tables of names of any length: places that no text means, to fill the lists that marking looks into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace entente::bench {

// The text of a table of places (`en/places.tsv`) with `count` rows: names of one to three invented words, each name once.
// The same seed gives the same table.
std::string make_places(std::size_t count, std::uint64_t seed);

}  // namespace entente::bench
