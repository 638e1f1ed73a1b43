// Dates as formats write them: in fields, headers and feeds.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// EDTF ("2014-11-22T10:27", "2014-11-22", "2014-11", "2014") of an ISO 8601 date with or without time, of a date of
// mail ("Sat, 22 Nov 2014 10:27:00 +0700"), of digits run together, of day.month.year, or of seconds or milliseconds
// since 1970 (as UTC). The time is the one written: its zone is left off. Empty for all else: what could be two dates
// ("03/04/2014") is none.
std::string read_stated_date(std::string_view text);

}  // namespace entente
