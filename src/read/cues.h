// What `read` is told of a language: lines that are not the article's own. Loaded from knowledge by the caller.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente {

struct FurnitureCue {
    // line: the whole line; tail: in the last words of a line that does not end as a sentence does.
    enum class How : unsigned char { line, start, end, contains, tail } how = How::line;
    std::string role;  // "furniture", "rest" and "comments" (this line and what follows it), "caption"
    std::string text;  // folded

    template <class Archive>
    void fields(Archive& archive) {
        archive(how, role, text);
    }
};

// A word of the class or id of an element, and what such an element is to a page; see read/page_parts.h.
struct PagePartName {
    std::uint32_t part = 0;  // one bit
    bool whole = false;      // all of a class or id, not words of it
    std::string text;        // lower case, its words parted by '-'

    template <class Archive>
    void fields(Archive& archive) {
        archive(part, whole, text);
    }
};

struct ReadCues {
    std::vector<FurnitureCue> furniture;
    std::vector<PagePartName> page_parts;
    std::vector<std::pair<std::string, int>>
        months;                             // folded name of a month in any language, 1 to 12; sorted
    std::vector<std::string> byline_words;  // folded words before an author's name, the longest first

    template <class Archive>
    void fields(Archive& archive) {
        archive(furniture, page_parts, months, byline_words);
    }
};

}  // namespace entente
