// What `read` is told of a language: lines that are not the article's own. Loaded from knowledge by the caller.
#pragma once

#include <string>
#include <vector>

namespace entente {

struct FurnitureCue {
    // line: the whole line; tail: in the last words of a line that does not end as a sentence does.
    enum class How : unsigned char { line, start, end, contains, tail } how = How::line;
    std::string role;  // "furniture", "rest" (this line and what follows it) or "caption"
    std::string text;  // folded

    template <class Archive>
    void fields(Archive& archive) {
        archive(how, role, text);
    }
};

struct ReadCues {
    std::vector<FurnitureCue> furniture;

    template <class Archive>
    void fields(Archive& archive) {
        archive(furniture);
    }
};

}  // namespace entente
