// What `read` is told of a language: lines that are not the article's own. Loaded from knowledge by the caller.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/flat.h"
#include "read/small_words.h"

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

// Where to look for the cue that a line meets. Made by index_cues of read/line_cues.h; empty until then.
struct CueIndex {
    struct Begin {  // of a cue that a line has to begin with
        std::uint32_t cue = 0;
        std::uint32_t front = 0;  // its first bytes, at most four
        std::uint32_t mask = 0;   // which of the four they are
    };
    struct Anywhere {
        std::uint32_t cue = 0;
        std::array<std::uint32_t, 3> triples{};  // runs of three bytes in it, hashed
    };
    Flat<std::uint32_t> begins_from;  // first byte -> the first of its cues; one more than there are bytes
    Flat<Begin> begins;
    Flat<Anywhere> anywhere;

    template <class Archive>
    void fields(Archive& archive) {
        archive(begins_from, begins, anywhere);
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
    CueIndex index;                         // of `furniture`
    SmallWords small_words;                 // of the language that is read

    template <class Archive>
    void fields(Archive& archive) {
        archive(furniture, page_parts, months, byline_words, index, small_words);
    }
};

}  // namespace entente
