// The headline of a page: the line that shows it, or what the page's head says.
#pragma once

#include <string>
#include <string_view>

#include "read/page_article.h"
#include "read/page_facts.h"
#include "read/page_lines.h"

namespace entente {

struct PageTitle {
    std::size_t line = no_line;  // of the page; no_line where no line shows the headline
    PageValue head;  // then what the page's head says, without the outlet's name; empty where it does not
};

PageTitle find_page_title(const PageText& page, const PageFacts& facts);

// The part of the line `text` that is the headline, where the page's head has it without what stands around it; else all.
Span title_in_line(std::string_view text, Span line, const PageFacts& facts);

// What <title> has beside the headline: "Talks end | The Daily" has "The Daily". Empty where that is nothing, or too long
// to be a name.
std::string outlet_in_title(const std::string& title, std::string_view headline);

}  // namespace entente
