#include "read/line_cues.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

using How = FurnitureCue::How;

ReadCues cues_of(std::vector<FurnitureCue> furniture) {
    ReadCues cues;
    cues.furniture = std::move(furniture);
    index_cues(cues);
    return cues;
}

TEST(LineCues, TheFirstCueOfTheListSpeaks) {
    const ReadCues cues = cues_of({{How::contains, "caption", "(file)"},
                                   {How::start, "furniture", "see "},
                                   {How::line, "rest", "see also"},
                                   {How::line, "comments", "ab"},
                                   {How::end, "caption", "/harbour press"},
                                   {How::tail, "caption", "photo"},
                                   {How::contains, "furniture", ">>"}});
    struct Case {
        std::string line;
        std::string_view role;
    };
    const std::vector<Case> table{
        {"see also:", "furniture"},  // "see " stands before it in the list
        {"see", ""},
        {"see (file)", "caption"},
        {"ab", "comments"},
        {"ab.", "comments"},
        {"abc", ""},
        {"a boat in bergen /harbour press", "caption"},
        {"a boat in bergen, photo by kari holm", "caption"},
        {"photographs of boats", ""},
        {"next >> boats", "furniture"},
        {">", ""},
        {"", ""},
    };
    for (const Case& one : table) {
        SCOPED_TRACE(one.line);
        const CueLine line{one.line, one.line.size(), false};
        EXPECT_EQ(role_of(line, cues), one.role);
        EXPECT_EQ(role_of_plain(line, cues), one.role);
    }
}

TEST(LineCues, OfALongLineNoCueSaysAnything) {
    const ReadCues cues =
        cues_of({{How::contains, "furniture", "read more"}, {How::start, "furniture", "a"}});
    const std::string text = std::string(longest_cue_line, 'a') + " read more";
    const CueLine line{text, text.size(), false};
    EXPECT_EQ(role_of(line, cues), "");
    EXPECT_EQ(role_of_plain(line, cues), "");
}

TEST(LineCues, WithoutAnIndexEachCueIsAsked) {
    ReadCues cues;
    cues.furniture = {{How::start, "furniture", "read "}};
    EXPECT_EQ(role_of({"read more", 9, false}, cues), "furniture");
}

// Every line made of a few parts, held against cues of all kinds of such parts.
TEST(LineCues, TheIndexAgreesWithTheSlowWay) {
    const std::vector<std::string> parts{"a", "ab",    "abc",       " ",
                                         ":", "photo", "read more", "\xC3\xA9t\xC3\xA9"};
    std::vector<FurnitureCue> furniture;
    for (const How how : {How::tail, How::end, How::line, How::contains, How::start}) {
        for (const std::string& one : parts)
            furniture.push_back({how, "r" + std::to_string(furniture.size()), one});
    }
    for (std::size_t from = 0; from < furniture.size(); from += 3) {  // fewer and fewer cues
        const ReadCues cues =
            cues_of({furniture.begin() + static_cast<std::ptrdiff_t>(from), furniture.end()});
        for (const std::string& one : parts) {
            for (const std::string& two : parts) {
                for (const bool ends : {false, true}) {
                    const std::string text = one + two;
                    SCOPED_TRACE(text);
                    const CueLine line{text, text.size(), ends};
                    EXPECT_EQ(role_of(line, cues), role_of_plain(line, cues));
                }
            }
        }
    }
}

}  // namespace
}  // namespace entente
