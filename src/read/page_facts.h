// What a page says of itself in its head: JSON-LD, <meta>, <link>, <title>, the language of <html>.
#pragma once

#include <string>
#include <vector>

#include "read/html_tree.h"

namespace entente {

// A value and where it stands in the page.
struct PageValue {
    std::string text;
    std::uint64_t at = 0;  // bytes of the page
    std::uint64_t length = 0;
};

// Empty where the page does not say. Dates are as written.
struct PageFacts {
    std::vector<PageValue> titles;  // as sharing services, JSON-LD and <title> have them, in this order
    std::string head_title;         // <title>
    std::string author;             // names parted by ", "
    std::string outlet;
    std::string section;
    std::string lang;       // as written: "en-GB"
    std::string canonical;  // address
    std::string description;
    std::vector<std::string> json_published;
    std::vector<std::string> meta_published;
    std::vector<std::string> modified;
    std::string json_body;  // the article's text as JSON-LD has it
};

PageFacts find_page_facts(const HtmlTree& tree);

// Adds what a JSON-LD script says. What does not parse is mended (line ends in strings, commas too many) or passed over.
void add_json_facts(std::string_view script, std::uint64_t at, PageFacts& facts);

}  // namespace entente
