// From whom to whom a reported number flows, and what hangs on the number that was told before it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "understand/context.h"
#include "understand/tellings.h"

namespace entente {

// `indicator` as a figure has it; tokens [first, last) are the words for it; `parties` the two sides. The side that the
// words name as owner, origin or goal decides: "Norwegian exports", "imports from Norway", "its deficit with Norway".
// Empty where the indicator is no flow, or the words name no side of the two.
std::vector<std::string> flow_of(const Context& context, std::string_view indicator, std::uint32_t first,
                                 std::uint32_t last, const std::vector<std::string>& parties);

// A side is named near the match: in its sentence, or, in a text about two states, one of `parties` in the sentence
// before it in the same paragraph. In its own sentence who is named need not be one of `parties`; a city counts where it is theirs ("Nairobi pledged ...").
bool names_side(const Context& context, const Match& match, const std::vector<std::string>& parties);

// The indicator of a figure or target whose subject is "it", until `hang_figures` finds what that is.
inline constexpr std::string_view told_before = "it";

// Figures of the same sentence or the next hang on one another. "It grew" takes indicator, sides and direction of the
// figure before it, and is dropped where there is none. A figure of trade without a period takes that of the figure of
// trade before it; this is marked as inferred. A target of "it" takes the same from the figure before it, also from one of the
// paragraph before, and gives nothing to those behind it.
void hang_figures(const Context& context, std::vector<Drafted>& all);

}  // namespace entente
