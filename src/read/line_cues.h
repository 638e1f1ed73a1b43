// What cues say of a line: "furniture", "caption" and the like.
#pragma once

#include <string_view>

#include "read/cues.h"

namespace entente {

struct CueLine {
    std::string_view folded;     // empty: no cue is asked
    std::size_t width = 0;       // code points
    bool ends_sentence = false;  // with a stop
};

inline constexpr std::size_t longest_cue_line = 320;  // code points; of a longer line no cue says anything

// Makes the index that lines are held against. Once all cues are in; nothing else uses the index.
void index_cues(ReadCues& cues);

// The role that the first cue says which matches; empty where none does. Lives as long as the cues.
std::string_view role_of(const CueLine& line, const ReadCues& cues);
// The same without the index, cue by cue: slow, and what the fast way has to agree with.
std::string_view role_of_plain(const CueLine& line, const ReadCues& cues);

}  // namespace entente
