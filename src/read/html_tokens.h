// The tags and texts of an HTML page in reading order, as the HTML standard cuts them. Nothing is copied: every token is
// ranges of the page's bytes. Never fails: every input has its tokens. Linear in the size of the page.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/html_tags.h"

namespace entente {

struct HtmlToken {
    enum class Kind : std::uint8_t {
        start,
        end,
        text,      // characters with entities
        raw_text,  // characters of <script>, <style> and the like: no entities
    };
    Kind kind = Kind::text;
    Tag tag = Tag::other;       // of start and end
    bool self_closing = false;  // "<br/>"
    std::uint32_t at = 0;       // where the token begins
    std::uint32_t begin = 0;  // of a text: its characters; of a start tag: its attributes, for HtmlAttributes
    std::uint32_t end = 0;
    std::string_view name;  // of start and end, as written
};

// Comments, doctypes and tags cut off by the end of the page are no tokens. The page must be below 4 GiB and outlive
// the tokenizer.
class HtmlTokenizer {
public:
    explicit HtmlTokenizer(std::string_view page) : page_(page) {}

    // False at the end of the page; `token` is then unchanged.
    bool next(HtmlToken& token);
    // Inside <svg> and <math> the start tags of raw text are ordinary and "<![CDATA[" is text.
    void set_foreign(bool foreign) { foreign_ = foreign; }

private:
    bool text(HtmlToken& token);
    bool raw(HtmlToken& token);
    bool markup(HtmlToken& token);
    bool tag(HtmlToken& token);
    bool skip_comment();
    [[nodiscard]] std::size_t raw_end() const;

    std::string_view page_;
    std::size_t at_ = 0;
    std::string_view raw_name_;  // of the element whose raw text comes next; empty where none does
    bool raw_entities_ = false;
    bool foreign_ = false;
};

// The attributes of one start tag, in order. Values are as written, without quotes, entities not decoded.
class HtmlAttributes {
public:
    explicit HtmlAttributes(std::string_view range) : range_(range) {}
    // False after the last one.
    bool next(std::string_view& name, std::string_view& value);
    // Where the attributes end in the range: at '>' or at its end.
    [[nodiscard]] std::size_t position() const { return at_; }
    [[nodiscard]] bool ends_with_slash() const { return slash_; }

private:
    std::string_view value();

    std::string_view range_;
    std::size_t at_ = 0;
    bool slash_ = false;
};

// Are these the same, case of ASCII letters aside?
bool same_name(std::string_view a, std::string_view b);

}  // namespace entente
