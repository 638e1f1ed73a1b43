// Reads one entry of a rule file ("say ...", "yes ...") with its continuation lines, piece by piece.
#pragma once

#include <string>
#include <string_view>

#include "base/files.h"
#include "base/utf8.h"

namespace entente {

struct SyntaxFault {  // thrown inside the parser only; an entry that fails is left out
    std::size_t at;
    std::string what;
};

class EntryReader {
public:
    EntryReader(std::string_view text, std::size_t at, std::size_t end) : text_(text), at_(at), end_(end) {}

    void skip_space() {
        while (at_ < end_) {
            if (text_[at_] == '#' && (at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n')) {
                while (at_ < end_ && text_[at_] != '\n') ++at_;
            } else if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r') {
                ++at_;
            } else {
                return;
            }
        }
    }
    bool done() {
        skip_space();
        return at_ >= end_;
    }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < end_ ? text_[at_ + ahead] : '\0';
    }
    bool take(char c) {
        skip_space();
        return take_here(c);
    }
    bool take_here(char c) {  // without skipping white space
        if (peek() != c || at_ >= end_) return false;
        ++at_;
        return true;
    }
    void expect(char c, const char* where) {
        if (!take(c)) fail(std::string("expected '") + c + "' " + where + ", found " + found());
    }
    bool take_word(std::string_view word) {
        skip_space();
        if (text_.substr(at_, end_ - at_).substr(0, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }
    std::string until(std::string_view stops) {
        std::string out;
        while (at_ < end_ && stops.find(text_[at_]) == std::string_view::npos) out += text_[at_++];
        return out;
    }
    std::string quoted() {
        skip_space();
        const std::size_t from = at_;
        if (peek() != '"') fail("expected a text in quotation marks, found " + found());
        ++at_;
        std::string out;
        while (at_ < end_ && text_[at_] != '"') {
            if (text_[at_] == '\\' && at_ + 1 < end_) {
                ++at_;
                out += text_[at_] == 'n' ? '\n' : text_[at_];
                ++at_;
            } else {
                out += text_[at_++];
            }
        }
        if (at_ >= end_) throw SyntaxFault{from, "this quotation mark is never closed"};
        ++at_;
        return out;
    }
    std::string slot_name() {  // "kind=": the name, with the sign taken; empty where there is none
        skip_space();
        std::size_t end = at_;
        while (end < end_ && is_slot_char(text_[end])) ++end;
        if (end == at_ || end >= end_ || text_[end] != '=') return {};
        if (end + 1 < end_ && text_[end + 1] == '>') return {};
        std::string name(text_.substr(at_, end - at_));
        at_ = end + 1;
        return name;
    }
    std::string rest() {
        skip_space();
        std::string out(trim(text_.substr(at_, end_ - at_)));
        at_ = end_;
        return out;
    }
    // What stands here, for a message: "'visit'", "the end of the entry".
    std::string found() {
        skip_space();
        if (at_ >= end_) return "the end of the entry";
        std::size_t end = at_;
        while (end < end_ && end - at_ < 40 &&
               std::string_view(" \t\r\n,()[]|=\"").find(text_[end]) == std::string_view::npos)
            end += decode_utf8(text_, end).length;
        if (end == at_) ++end;
        return "'" + std::string(text_.substr(at_, end - at_)) + "'";
    }
    [[noreturn]] void fail(const std::string& what) const { throw SyntaxFault{at_, what}; }

private:
    static bool is_slot_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
};

}  // namespace entente
