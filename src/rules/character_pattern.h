// A pattern of characters in a word list, "/colou?r(s|ed)?/": letters, |, (), ?, *, +, ., [a-z] and \ before a sign
// that is meant as such. It is about whole words, folded, and matched against each known word once, when knowledge
// is loaded. No backtracking: all states that a word can be in are followed at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

class CharacterPattern {
public:
    // Check fault() before anything else.
    explicit CharacterPattern(std::string_view text);

    [[nodiscard]] const std::string& fault() const { return fault_; }  // "" where the pattern is in order
    [[nodiscard]] std::size_t fault_at() const { return fault_at_; }   // bytes into the text

    // True where the whole of the folded word fits.
    [[nodiscard]] bool matches(std::string_view folded) const;
    // All texts that fit, where they can be listed (no * + . and not too many); nothing where they cannot.
    [[nodiscard]] std::optional<std::vector<std::string>> texts() const;

private:
    enum class Kind : unsigned char { none, set, join, either, maybe, many };
    struct Node {
        Kind kind = Kind::none;
        std::vector<std::pair<char32_t, char32_t>> ranges;  // of set
        bool any = false;                                   // of set: every character
        int left = -1;
        int right = -1;
    };
    struct State {
        int node = -1;  // a set that has to be passed; -1: goes on freely
        int next = -1;  // -1: the end
        int other = -1;
    };
    struct Fault {
        std::size_t at;
        std::string what;
    };

    int add(Node node);
    int join(int left, int right);
    int parse_either(int depth);
    int parse_sequence(int depth);
    int parse_atom(int depth);
    int parse_class();
    int parse_character(char32_t value);
    char32_t take();
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool sees(char c) const { return !at_end() && text_[at_] == c; }
    void build();
    [[nodiscard]] bool holds(const Node& set, char32_t c) const;
    using Texts = std::vector<std::string>;
    // What the node stands for, given that of the nodes before it; false where it cannot be listed.
    bool texts_of(const Node& node, const std::vector<Texts>& of, Texts& out) const;

    std::string text_;
    std::size_t at_ = 0;
    std::vector<Node> nodes_;  // children stand before their parents
    std::vector<State> states_;
    int start_ = -1;
    std::string fault_;
    std::size_t fault_at_ = 0;
};

}  // namespace entente
