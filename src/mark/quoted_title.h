// Titles in quotation marks: 'a joint declaration, "Towards a Common Coast,"'.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "entente/marks.h"
#include "rules/lexicon.h"

namespace entente {

// The tokens [first, last) of the title that begins at token `at`, without its quotation marks and the comma before the
// closing one. Both are 0 where no quotation mark stands there, the words are not written as a title is, or it does not
// end before token `end`.
std::pair<std::uint32_t, std::uint32_t> quoted_title(std::string_view text, const Lexicon& lexicon,
                                                     const Marks& marks, std::uint32_t at, std::uint32_t end);

}  // namespace entente
