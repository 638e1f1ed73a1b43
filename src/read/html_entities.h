// Characters written by name or number: "&amp;", "&eacute", "&#8217;", "&#x2019;".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

struct HtmlEntity {
    char32_t number = 0;     // of "&#8217;"; 0 where it is a name
    std::string_view named;  // UTF-8 of "&amp;", one or two characters; of the program's own memory
    std::size_t length = 0;  // bytes of the page that it stands for; 0 where there is no entity
};

// The entity at text[at], which is '&'. In an attribute a name without its semicolon is none where a letter, a digit or
// '=' follows. Numbers are corrected as the HTML standard says (windows-1252 for 128 to 159, U+FFFD for what is none).
HtmlEntity entity_at(std::string_view text, std::size_t at, bool in_attribute);

// The value of an attribute with its entities decoded. Bytes that are no UTF-8 become U+FFFD.
std::string decode_attribute(std::string_view value);

}  // namespace entente
