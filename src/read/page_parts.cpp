#include "read/page_parts.h"

#include <algorithm>
#include <array>

#include "read/html_tokens.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 17> part_names{
    "body", "story",  "furniture", "aside", "comments", "caption", "standfirst", "headline", "byline",
    "date", "hidden", "unseen",    "link",  "section",  "teaser",  "embed",      "changed"};

constexpr std::size_t most_words = 12;  // of one class that are looked at
constexpr std::size_t longest_run = 3;  // words of a class that one name of the table may have
constexpr std::size_t longest_attribute = 2000;
constexpr std::uint32_t small_text = 600;   // bytes: more than a byline or a date line has
constexpr std::uint32_t large_text = 2500;  // more than a caption, a headline or a summary has
constexpr std::uint32_t hash_begin = 2166136261U;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) { return is_lower(c) || is_upper_letter(c) || (c >= '0' && c <= '9'); }

std::uint32_t add_to_hash(std::uint32_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(lower(c))) * 16777619U;
}

// The names of the table by hash; made once a page.
class NameIndex {
public:
    explicit NameIndex(const std::vector<PagePartName>& names) : names_(names) {
        std::size_t size = 64;
        while (size < names.size() * 3) size *= 2;
        slots_.assign(size, 0);
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::uint32_t hash = hash_begin;
            for (const char c : names[i].text) hash = add_to_hash(hash, c);
            std::size_t at = hash & (size - 1);
            while (slots_[at] != 0) at = (at + 1) & (size - 1);
            slots_[at] = static_cast<std::uint32_t>(i + 1);
        }
    }

    // The parts of the words [first, last) of a class; `whole` says that they are all of it.
    [[nodiscard]] std::uint32_t find(std::uint32_t hash, const std::string_view* first,
                                     const std::string_view* last, bool whole) const {
        std::uint32_t parts = 0;
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at] != 0;
             at = (at + 1) & (slots_.size() - 1)) {
            const PagePartName& name = names_[slots_[at] - 1];
            if (name.whole && !whole) continue;
            if ((parts & name.part) == 0 && is(name.text, first, last)) parts |= name.part;
        }
        return parts;
    }

private:
    static bool is(std::string_view text, const std::string_view* first, const std::string_view* last) {
        for (; first != last; ++first) {
            if (!same_name(text.substr(0, first->size()), *first)) return false;
            text.remove_prefix(first->size());
            if (first + 1 == last) break;
            if (text.empty() || text.front() != '-') return false;
            text.remove_prefix(1);
        }
        return text.empty();
    }

    const std::vector<PagePartName>& names_;
    std::vector<std::uint32_t> slots_;
};

// The words of one class: "articleBody__text-2" has article, Body, text, 2.
std::size_t words_of(std::string_view name, std::array<std::string_view, most_words>& words) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < name.size() && count < most_words;) {
        if (!is_word(name[i])) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < name.size() && is_word(name[end]) &&
               !(is_upper_letter(name[end]) && is_lower(name[end - 1])))
            ++end;
        words[count++] = name.substr(i, end - i);
        i = end;
    }
    return count;
}

std::uint32_t parts_of_name(std::string_view name, const NameIndex& index) {
    std::array<std::string_view, most_words> words;
    const std::size_t count = words_of(name, words);
    std::uint32_t parts = 0;
    for (std::size_t first = 0; first < count; ++first) {
        std::uint32_t hash = hash_begin;
        for (std::size_t last = first; last < count && last < first + longest_run; ++last) {
            if (last > first) hash = add_to_hash(hash, '-');
            for (const char c : words[last]) hash = add_to_hash(hash, c);
            const bool whole = first == 0 && last + 1 == count;
            parts |= index.find(hash, &words[first], &words[last] + 1, whole);
        }
    }
    return parts;
}

std::uint32_t parts_of_names(std::string_view names, const NameIndex& index) {
    names = names.substr(0, longest_attribute);
    std::uint32_t parts = 0;
    for (std::size_t i = 0; i < names.size();) {
        std::size_t end = names.find_first_of(" \n\t\r\f", i);
        if (end == std::string_view::npos) end = names.size();
        if (end > i) parts |= parts_of_name(names.substr(i, end - i), index);
        i = end + 1;
    }
    return parts;
}

// "display: none" or "visibility:hidden" in a style.
bool hides(std::string_view style) {
    std::string plain;
    for (const char c : style.substr(0, longest_attribute)) {
        if (c != ' ' && c != '\t' && c != '\n') plain += lower(c);
    }
    return plain.find("display:none") != std::string::npos ||
           plain.find("visibility:hidden") != std::string::npos;
}

std::uint32_t part_of_tag(Tag tag) {
    if (has(tag, tag_unseen)) return part_unseen;
    switch (tag) {
        case Tag::nav:
        case Tag::footer:
        case Tag::menu:
        case Tag::button:
        case Tag::dialog:
        case Tag::label:
            return part_furniture;
        case Tag::aside:
        case Tag::form:
        case Tag::fieldset:
            return part_aside;
        case Tag::figcaption:
            return part_caption;
        case Tag::article:
        case Tag::main:
            return part_story;
        default:
            return 0;
    }
}

std::uint32_t part_of_role(std::string_view role) {
    if (same_name(role, "main") || same_name(role, "article")) return part_story;
    for (const std::string_view out : {"navigation", "banner", "contentinfo", "search", "menu", "menubar",
                                       "dialog", "alertdialog", "toolbar", "tablist", "button"}) {
        if (same_name(role, out)) return part_furniture;
    }
    return same_name(role, "complementary") || same_name(role, "form") ? part_aside : 0U;
}

std::uint32_t part_of_property(std::string_view names) {
    if (names.find("articleBody") != std::string_view::npos ||
        names.find("reviewBody") != std::string_view::npos)
        return part_body;
    if (names == "text") return part_body;
    if (names.find("headline") != std::string_view::npos) return part_headline;
    if (names == "description" || names == "alternativeHeadline") return part_standfirst;
    if (names == "caption") return part_caption;
    if (names == "author" || names == "editor") return part_byline;
    if (names == "articleSection") return part_section;
    if (names.find("datePublished") != std::string_view::npos ||
        names.find("dateModified") != std::string_view::npos)
        return part_date;
    if (names == "comment" || names == "commentText") return part_comments;
    return 0;
}

// The name of an element that HTML does not know: "amp-ad".
std::string_view own_name(const HtmlTree& tree, const HtmlNode& node) {
    constexpr std::uint32_t longest_name = 40;
    const std::string_view before = tree.page.substr(0, node.begin);
    const std::size_t at = before.rfind('<');
    return at == std::string_view::npos || node.begin - at > longest_name ? std::string_view()
                                                                          : before.substr(at + 1);
}

std::uint32_t parts_of_attribute(Tag tag, std::string_view name, std::string_view value,
                                 const NameIndex& index) {
    const auto is = [&](std::string_view known) { return same_name(name, known); };
    switch (lower(name.front())) {
        case 'c':
            return is("class") ? parts_of_names(value, index) : 0U;
        case 'i':
            if (is("itemprop")) return part_of_property(value);
            return is("id") ? parts_of_names(value, index) : 0U;
        case 'd':
            return is("data-component") || is("data-testid") ? parts_of_names(value, index) : 0U;
        case 'r':
            if (is("role")) return part_of_role(value);
            return is("rel") && value == "author" ? part_byline : 0U;
        case 's':
            return is("style") && hides(value) ? part_hidden : 0U;
        case 'h':
            if (is("hidden")) return part_hidden;
            return is("href") && tag == Tag::a ? part_link : 0U;
        default:
            return 0;
    }
}

std::uint32_t parts_of_element(const HtmlTree& tree, const HtmlNode& node, const NameIndex& index) {
    std::uint32_t parts = part_of_tag(node.tag);
    if ((parts & part_unseen) != 0) return parts;
    if (node.tag == Tag::other) parts |= parts_of_name(own_name(tree, node), index);
    HtmlAttributes attributes(tree.source(node));
    std::string_view name;
    std::string_view value;
    while (attributes.next(name, value)) parts |= parts_of_attribute(node.tag, name, value, index);
    return parts;
}

// Bytes of text before each node, and after the last.
std::vector<std::uint32_t> text_before(const HtmlTree& tree) {
    std::vector<std::uint32_t> before(tree.nodes.size() + 1);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const HtmlNode& node = tree.nodes[i];
        const bool text = node.tag == Tag::text && !node.raw;
        before[i + 1] = before[i] + (text ? node.end - node.begin : 0);
    }
    return before;
}

// A byline or a caption that holds a whole article is none.
std::uint32_t without_too_large(std::uint32_t parts, std::uint32_t bytes) {
    if (bytes > small_text) parts &= ~(part_byline | part_date | part_section);
    if (bytes > large_text) parts &= ~(part_caption | part_standfirst | part_headline);
    return parts;
}

}  // namespace

std::uint32_t page_part_of(std::string_view name) {
    const auto at = std::find(part_names.begin(), part_names.end(), name);
    return at == part_names.end() ? 0U : 1U << (at - part_names.begin());
}

std::string_view attribute_of(const HtmlTree& tree, std::uint32_t node, std::string_view name) {
    HtmlAttributes attributes(tree.source(tree.nodes[node]));
    std::string_view found;
    std::string_view value;
    while (attributes.next(found, value)) {
        if (same_name(found, name)) return value;
    }
    return {};
}

std::vector<PageElement> find_page_parts(const HtmlTree& tree, const ReadCues& cues) {
    const NameIndex index(cues.page_parts);
    const std::vector<std::uint32_t> before = text_before(tree);
    std::vector<PageElement> out(tree.nodes.size());
    for (std::uint32_t i = 0; i < out.size(); ++i) {
        const HtmlNode& node = tree.nodes[i];
        const PageElement& parent = out[node.parent];
        PageElement& element = out[i];
        if (i == 0) continue;
        element.block = parent.block;
        element.all = parent.all;
        if (node.tag == Tag::text) continue;
        if (has(node.tag, tag_block)) element.block = i;
        if ((parent.all & part_unseen) != 0) continue;
        element.own = parts_of_element(tree, node, index);
        if (node.tag == Tag::body) element.own = 0;
        element.own = without_too_large(element.own, before[node.past] - before[i]);
        element.all |= element.own;
    }
    return out;
}

}  // namespace entente
