#include "read/html_tags.h"

#include <array>

namespace entente {
namespace {

struct Line {
    std::string_view name;
    std::uint32_t traits;
};

// One line for each value of Tag, in its order.
constexpr Line table[] = {
    {"", 0},
    {"", 0},
    {"a", tag_format},
    {"address", tag_block | tag_closes_p | tag_special},
    {"applet", tag_block | tag_special | tag_scope | tag_unseen},
    {"area", tag_void | tag_special},
    {"article", tag_block | tag_closes_p | tag_special},
    {"aside", tag_block | tag_closes_p | tag_special},
    {"audio", tag_unseen},
    {"b", tag_format | tag_breakout},
    {"base", tag_void | tag_special | tag_in_head},
    {"basefont", tag_void | tag_special | tag_in_head},
    {"bgsound", tag_void | tag_special | tag_in_head},
    {"big", tag_format | tag_breakout},
    {"blockquote", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"body", tag_block | tag_special | tag_breakout},
    {"br", tag_void | tag_special | tag_breakout},
    {"button", tag_block | tag_special},
    {"canvas", tag_unseen},
    {"caption", tag_block | tag_special | tag_scope | tag_table},
    {"center", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"code", tag_format | tag_breakout},
    {"col", tag_void | tag_special | tag_table},
    {"colgroup", tag_special | tag_table},
    {"datalist", tag_unseen},
    {"dd", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"desc", tag_special | tag_scope},
    {"details", tag_block | tag_closes_p | tag_special},
    {"dialog", tag_block | tag_closes_p},
    {"dir", tag_block | tag_closes_p | tag_special},
    {"div", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"dl", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"dt", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"em", tag_format | tag_breakout},
    {"embed", tag_void | tag_special | tag_breakout},
    {"fieldset", tag_block | tag_closes_p | tag_special},
    {"figcaption", tag_block | tag_closes_p | tag_special},
    {"figure", tag_block | tag_closes_p | tag_special},
    {"font", tag_format},
    {"footer", tag_block | tag_closes_p | tag_special},
    {"foreignobject", tag_special | tag_scope},
    {"form", tag_block | tag_closes_p | tag_special},
    {"frame", tag_void | tag_special},
    {"frameset", tag_special},
    {"h1", tag_block | tag_closes_p | tag_special | tag_heading | tag_breakout},
    {"h2", tag_block | tag_closes_p | tag_special | tag_heading | tag_breakout},
    {"h3", tag_block | tag_closes_p | tag_special | tag_heading | tag_breakout},
    {"h4", tag_block | tag_closes_p | tag_special | tag_heading | tag_breakout},
    {"h5", tag_block | tag_closes_p | tag_special | tag_heading | tag_breakout},
    {"h6", tag_block | tag_closes_p | tag_special | tag_heading | tag_breakout},
    {"head", tag_block | tag_special | tag_unseen | tag_breakout},
    {"header", tag_block | tag_closes_p | tag_special},
    {"hgroup", tag_block | tag_closes_p | tag_special},
    {"hr", tag_void | tag_block | tag_closes_p | tag_special | tag_breakout},
    {"html", tag_block | tag_special | tag_scope},
    {"i", tag_format | tag_breakout},
    {"iframe", tag_raw | tag_special | tag_unseen},
    {"image", tag_void},
    {"img", tag_void | tag_special | tag_breakout},
    {"input", tag_void | tag_special},
    {"keygen", tag_void | tag_special},
    {"label", 0},
    {"legend", tag_block},
    {"li", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"link", tag_void | tag_special | tag_in_head},
    {"listing", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"main", tag_block | tag_closes_p | tag_special},
    {"map", tag_unseen},
    {"marquee", tag_block | tag_special | tag_scope},
    {"math", tag_unseen},
    {"menu", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"meta", tag_void | tag_special | tag_in_head | tag_breakout},
    {"nav", tag_block | tag_closes_p | tag_special},
    {"nobr", tag_format | tag_breakout},
    {"noembed", tag_raw | tag_special | tag_unseen},
    {"noframes", tag_raw | tag_special | tag_in_head | tag_unseen},
    {"noscript", tag_raw | tag_special | tag_in_head | tag_unseen},
    {"object", tag_special | tag_scope | tag_unseen},
    {"ol", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"optgroup", tag_block | tag_unseen},
    {"option", tag_block | tag_unseen},
    {"p", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"param", tag_void | tag_special},
    {"picture", 0},
    {"plaintext", tag_block | tag_raw | tag_closes_p | tag_special},
    {"pre", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"s", tag_format | tag_breakout},
    {"script", tag_raw | tag_special | tag_in_head | tag_unseen},
    {"search", tag_block | tag_closes_p | tag_special},
    {"section", tag_block | tag_closes_p | tag_special},
    {"select", tag_special | tag_unseen},
    {"small", tag_format | tag_breakout},
    {"source", tag_void | tag_special},
    {"span", tag_breakout},
    {"strike", tag_format | tag_breakout},
    {"strong", tag_format | tag_breakout},
    {"style", tag_raw | tag_special | tag_in_head | tag_unseen},
    {"sub", tag_breakout},
    {"summary", tag_block | tag_closes_p | tag_special},
    {"sup", tag_breakout},
    {"svg", tag_unseen},
    {"table", tag_block | tag_closes_p | tag_special | tag_scope | tag_breakout},
    {"tbody", tag_block | tag_special | tag_table},
    {"td", tag_block | tag_special | tag_scope | tag_table},
    {"template", tag_special | tag_scope | tag_in_head | tag_unseen},
    {"textarea", tag_rcdata | tag_special | tag_unseen},
    {"tfoot", tag_block | tag_special | tag_table},
    {"th", tag_block | tag_special | tag_scope | tag_table},
    {"thead", tag_block | tag_special | tag_table},
    {"time", 0},
    {"title", tag_block | tag_rcdata | tag_special | tag_in_head | tag_unseen},
    {"tr", tag_block | tag_special | tag_table},
    {"track", tag_void | tag_special},
    {"tt", tag_format | tag_breakout},
    {"u", tag_format | tag_breakout},
    {"ul", tag_block | tag_closes_p | tag_special | tag_breakout},
    {"video", tag_unseen},
    {"wbr", tag_void | tag_special},
    {"xmp", tag_block | tag_raw | tag_closes_p | tag_special},
};

constexpr std::size_t tag_count = std::size(table);
static_assert(tag_count == static_cast<std::size_t>(Tag::xmp) + 1);
constexpr std::size_t slots = 512;
constexpr std::size_t longest = 13;  // letters of "foreignobject"

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

constexpr std::size_t slot_of(std::string_view name) {
    std::uint32_t hash = static_cast<std::uint32_t>(name.size());
    for (const char c : name) hash = hash * 33 + static_cast<unsigned char>(lower(c));
    return (hash ^ (hash >> 9)) % slots;
}

constexpr std::array<std::uint8_t, slots> make_slots() {
    std::array<std::uint8_t, slots> out{};
    for (std::size_t i = 2; i < tag_count; ++i) {
        std::size_t at = slot_of(table[i].name);
        while (out[at] != 0) at = (at + 1) % slots;
        out[at] = static_cast<std::uint8_t>(i);
    }
    return out;
}

constexpr std::array<std::uint8_t, slots> slot_table = make_slots();

bool same(std::string_view name, std::string_view lower_name) {
    if (name.size() != lower_name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (lower(name[i]) != lower_name[i]) return false;
    }
    return true;
}

}  // namespace

Tag tag_of(std::string_view name) {
    if (name.size() > longest) return Tag::other;
    for (std::size_t at = slot_of(name); slot_table[at] != 0; at = (at + 1) % slots) {
        if (same(name, table[slot_table[at]].name)) return static_cast<Tag>(slot_table[at]);
    }
    return Tag::other;
}

std::string_view name_of(Tag tag) { return table[static_cast<std::size_t>(tag)].name; }

std::uint32_t traits_of(Tag tag) { return table[static_cast<std::size_t>(tag)].traits; }

}  // namespace entente
