// A piece made of named values: of a line of JSON, a row of CSV, an entry of a feed, a newswire item.
#pragma once

#include <array>
#include <string>

#include "read/fields.h"
#include "read/piece.h"

namespace entente {

using RecordValues = std::array<std::string, field_role_count>;  // by FieldRole; UTF-8

// `date_from` tells a reader where the date is from, where it is one. A value that is no date, no language or no text is
// left off. Markup in the text makes the piece a page; a title that the text does not begin with is put before it.
Piece piece_of_values(RecordValues values, std::string date_from);

// Whether a text has the tags of HTML in it.
bool has_markup(std::string_view text);

// "en-US" -> "en"; empty where it is no code of two or three letters.
std::string language_code(std::string_view text);

// `text` behind its title as a headline of its own, unless it begins with it.
std::string under_title(const std::string& title, std::string text);

// The same for a piece of HTML that may be no whole page.
std::string page_under_title(const std::string& title, std::string html);

}  // namespace entente
