// Times as people read them.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// "2009-05-12/2009-05-17" -> "12 to 17 May 2009", "2014~" -> "2014 (approx.)", "2018-01/2018-06" -> "first half
// of 2018", "199X" -> "the 1990s", "../2016" -> "until 2016". What it cannot read is given back as it is.
std::string show_time(std::string_view edtf);
// The same where it stands in brackets already: "2014, approx.".
std::string show_time_in_brackets(std::string_view edtf);
// Of a date with a time of day, the date alone.
std::string_view date_of(std::string_view edtf);

}  // namespace entente
