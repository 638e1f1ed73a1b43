// The language of a text.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// ISO 639-1 of what `text` (UTF-8) is written in; empty where that is not certain: too short, mixed, or of no language
// that is known. Looks at the first 2 kB or so.
std::string language_of(std::string_view text);

}  // namespace entente
