// Which time of its sentence a match is of that took none itself.
#pragma once

#include <functional>

#include "understand/context.h"

namespace entente {

// The mark of the time that stands nearest to the match in its sentence, of those that fit; null where none is near.
// Of what happens on some day, a visit or a meeting: a day goes before a month or year, and an
// aside time is told of something else ("met, their third talks since those of last June").
const Mark* nearest_time(const Context& context, const Match& match, FactType type,
                         const std::function<bool(const TimeSpec&)>& fits);

// A time behind the match and a further verb, or a month, year or longer behind a comma: of something else. The day of
// what is done on a visit is one of the visit: "flew to Oslo, where he meets her today".
bool is_aside_time(const Context& context, FactType type, const Mark& time, std::uint32_t match_last);

}  // namespace entente
