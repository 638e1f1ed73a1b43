#include "read/html_tokens.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::string_view npos_text;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

// "</script" or "<script" at `at`, followed by what ends a name.
bool has_tag(std::string_view page, std::size_t at, std::string_view before, std::string_view name) {
    const std::size_t size = before.size() + name.size();
    if (at + size > page.size() || page.substr(at, before.size()) != before) return false;
    if (!same_name(page.substr(at + before.size(), name.size()), name)) return false;
    return at + size < page.size() && ends_name(page[at + size]);
}

// Where the script that begins at `at` ends: at "</script", unless that stands in "<!-- <script> ... -->".
std::size_t script_end(std::string_view page, std::size_t at) {
    bool escaped = false;
    bool twice = false;
    for (std::size_t i = at; (i = page.find_first_of("<-", i)) != std::string_view::npos; ++i) {
        if (page[i] == '-') {
            if (escaped && page.compare(i, 3, "-->") == 0) escaped = twice = false;
            continue;
        }
        if (!escaped && page.compare(i, 4, "<!--") == 0) {
            escaped = true;
            ++i;  // "<!-->" ends what it begins
            continue;
        }
        if (has_tag(page, i, "</", "script")) {
            if (!twice) return i;
            twice = false;
        } else if (escaped && has_tag(page, i, "<", "script")) {
            twice = true;
        }
    }
    return page.size();
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool HtmlTokenizer::next(HtmlToken& token) {
    while (at_ < page_.size()) {
        if (!raw_name_.empty()) {
            if (raw(token)) return true;
            continue;
        }
        if (page_[at_] != '<') return text(token);
        if (markup(token)) return true;
    }
    return false;
}

bool HtmlTokenizer::text(HtmlToken& token) {
    std::size_t end = page_.find('<', at_ + 1);
    while (end != std::string_view::npos) {  // "a < b" is text
        const char c = end + 1 < page_.size() ? page_[end + 1] : ' ';
        if (is_letter(c) || c == '/' || c == '!' || c == '?') break;
        end = page_.find('<', end + 1);
    }
    if (end == std::string_view::npos) end = page_.size();
    token = {HtmlToken::Kind::text, Tag::text, false, offset(at_), offset(at_), offset(end), npos_text};
    at_ = end;
    return true;
}

std::size_t HtmlTokenizer::raw_end() const {
    if (same_name(raw_name_, "script")) return script_end(page_, at_);
    if (same_name(raw_name_, "plaintext")) return page_.size();
    for (std::size_t i = at_; (i = page_.find('<', i)) != std::string_view::npos; ++i) {
        if (has_tag(page_, i, "</", raw_name_)) return i;
    }
    return page_.size();
}

bool HtmlTokenizer::raw(HtmlToken& token) {
    const std::size_t end = raw_end();
    raw_name_ = {};
    if (end == at_) return false;
    const auto kind = raw_entities_ ? HtmlToken::Kind::text : HtmlToken::Kind::raw_text;
    token = {kind, Tag::text, false, offset(at_), offset(at_), offset(end), npos_text};
    at_ = end;
    return true;
}

bool HtmlTokenizer::skip_comment() {
    if (page_.compare(at_, 4, "<!--") == 0) {
        std::size_t i = at_ + 4;
        if (page_.compare(i, 1, ">") == 0 || page_.compare(i, 2, "->") == 0) {
            at_ = page_.find('>', i) + 1;
            return true;
        }
        for (; (i = page_.find("--", i)) != std::string_view::npos; ++i) {
            const std::size_t past = i + 2;
            if (page_.compare(past, 1, ">") == 0 || page_.compare(past, 2, "!>") == 0) {
                at_ = page_.find('>', past) + 1;
                return true;
            }
        }
        at_ = page_.size();
        return true;
    }
    const std::size_t end = page_.find('>', at_);
    at_ = end == std::string_view::npos ? page_.size() : end + 1;
    return true;
}

bool HtmlTokenizer::markup(HtmlToken& token) {
    const char c = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
    if (is_letter(c)) return tag(token);
    if (c == '/') {
        const char d = at_ + 2 < page_.size() ? page_[at_ + 2] : ' ';
        if (is_letter(d)) return tag(token);
        if (at_ + 2 >= page_.size()) return text(token);
        return !skip_comment();
    }
    if (foreign_ && page_.compare(at_, 9, "<![CDATA[") == 0) {
        const std::size_t begin = at_ + 9;
        const std::size_t close = page_.find("]]>", begin);
        const std::size_t end = std::min(close, page_.size());
        token = {
            HtmlToken::Kind::raw_text, Tag::text, false, offset(at_), offset(begin), offset(end), npos_text};
        at_ = close == std::string_view::npos ? page_.size() : close + 3;
        return true;
    }
    if (c == '!' || c == '?') return !skip_comment();
    return text(token);
}

bool HtmlTokenizer::tag(HtmlToken& token) {
    const bool end_tag = page_[at_ + 1] == '/';
    const std::size_t name_at = at_ + (end_tag ? 2 : 1);
    std::size_t name_end = name_at;
    while (name_end < page_.size() && !ends_name(page_[name_end])) ++name_end;
    const std::string_view name = page_.substr(name_at, name_end - name_at);
    HtmlAttributes attributes(page_.substr(name_end));
    std::string_view skipped;
    while (attributes.next(skipped, skipped)) {
    }
    const std::size_t close = name_end + attributes.position();
    const std::size_t begin = at_;
    at_ = std::min(close + 1, page_.size());
    if (close >= page_.size()) return false;  // cut off
    const Tag known = tag_of(name);
    token = {end_tag ? HtmlToken::Kind::end : HtmlToken::Kind::start,
             known,
             attributes.ends_with_slash(),
             offset(begin),
             offset(name_end),
             offset(close),
             name};
    if (!end_tag && !foreign_ && has(known, tag_raw | tag_rcdata)) {
        raw_name_ = name;
        raw_entities_ = has(known, tag_rcdata);
    }
    return true;
}

bool HtmlAttributes::next(std::string_view& name, std::string_view& value_out) {
    while (at_ < range_.size() && (is_space(range_[at_]) || range_[at_] == '/')) {
        slash_ = range_[at_] == '/';
        ++at_;
    }
    if (at_ >= range_.size() || range_[at_] == '>') {
        slash_ = at_ > 0 && at_ <= range_.size() && range_[at_ - 1] == '/' && slash_;
        return false;
    }
    slash_ = false;
    const std::size_t begin = at_;
    ++at_;  // a name may begin with '='
    while (at_ < range_.size() && !ends_name(range_[at_]) && range_[at_] != '=') ++at_;
    const std::size_t end = at_;
    while (at_ < range_.size() && is_space(range_[at_])) ++at_;
    value_out = {};
    if (at_ < range_.size() && range_[at_] == '=') {
        ++at_;
        value_out = value();
    }
    name = range_.substr(begin, end - begin);
    return true;
}

std::string_view HtmlAttributes::value() {
    while (at_ < range_.size() && is_space(range_[at_])) ++at_;
    if (at_ >= range_.size() || range_[at_] == '>') return {};
    const char quote = range_[at_];
    if (quote == '"' || quote == '\'') {
        const std::size_t begin = ++at_;
        const std::size_t end = std::min(range_.find(quote, begin), range_.size());
        at_ = std::min(end + 1, range_.size());
        return range_.substr(begin, end - begin);
    }
    const std::size_t begin = at_;
    while (at_ < range_.size() && !is_space(range_[at_]) && range_[at_] != '>') ++at_;
    return range_.substr(begin, at_ - begin);
}

}  // namespace entente
