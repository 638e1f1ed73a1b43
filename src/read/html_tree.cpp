#include "read/html_tree.h"

#include <algorithm>
#include <array>

#include "read/html_tokens.h"

namespace entente {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::xmp) + 1;

class TreeBuilder {
public:
    explicit TreeBuilder(std::string_view page) : tokens_(page) {
        tree_.page = page;
        tree_.nodes.reserve(page.size() / 40 + 16);
        add_node(Tag::html, 0, 0, 0);
        tree_.nodes[0].parent = 0;
        push(Tag::html, {}, 0);
    }

    HtmlTree build() {
        HtmlToken token;
        while (tokens_.next(token)) {
            if (token.kind == HtmlToken::Kind::start)
                start(token);
            else if (token.kind == HtmlToken::Kind::end)
                end(token);
            else
                text(token);
        }
        close_ranges();
        return std::move(tree_);
    }

private:
    struct Open {
        Tag tag;
        std::string_view name;  // of an element that has no tag of its own
        std::uint32_t node;
    };

    std::uint32_t add_node(Tag tag, std::uint32_t parent, std::uint32_t begin, std::uint32_t end) {
        const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
        tree_.nodes.push_back({tag, false, parent, index + 1, begin, end});
        return index;
    }

    void push(Tag tag, std::string_view name, std::uint32_t node) {
        stack_.push_back({tag, name, node});
        ++open_[static_cast<std::size_t>(tag)];
        if (tag == Tag::svg || tag == Tag::math) ++foreign_;
        tell_foreign();
    }

    void erase(std::size_t at) {
        const Tag tag = stack_[at].tag;
        --open_[static_cast<std::size_t>(tag)];
        if (tag == Tag::svg || tag == Tag::math) --foreign_;
        stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
        tell_foreign();
    }

    void pop_to(std::size_t at) {  // that one too
        while (stack_.size() > at) erase(stack_.size() - 1);
        overflow_ = 0;
    }

    void tell_foreign() { tokens_.set_foreign(in_foreign()); }

    // Inside <svg> or <math>, and not in a part of it that holds HTML again.
    [[nodiscard]] bool in_foreign() const {
        if (foreign_ == 0) return false;
        for (std::size_t i = stack_.size(); i-- > 0;) {
            const Tag tag = stack_[i].tag;
            if (tag == Tag::svg || tag == Tag::math) return true;
            if (tag == Tag::foreignobject || tag == Tag::desc || tag == Tag::title) return false;
        }
        return false;
    }

    [[nodiscard]] bool is_open(Tag tag) const { return open_[static_cast<std::size_t>(tag)] > 0; }

    // The place in the stack of the nearest open `tag`; none where a border of scope stands before it.
    [[nodiscard]] std::size_t in_scope(Tag tag, Tag border = Tag::other) const {
        if (!is_open(tag)) return none;
        for (std::size_t i = stack_.size(); i-- > 0;) {
            if (stack_[i].tag == tag) return i;
            if (has(stack_[i].tag, tag_scope) || (border != Tag::other && stack_[i].tag == border))
                return none;
        }
        return none;
    }

    [[nodiscard]] std::size_t in_table_scope(Tag tag) const {
        if (!is_open(tag)) return none;
        for (std::size_t i = stack_.size(); i-- > 0;) {
            if (stack_[i].tag == tag) return i;
            if (stack_[i].tag == Tag::table || stack_[i].tag == Tag::template_) return none;
        }
        return none;
    }

    void close_p() {
        if (const std::size_t p = in_scope(Tag::p, Tag::button); p != none) pop_to(p);
    }

    void open_body() {
        if (body_) return;
        pop_to(1);
        body_ = true;
        const std::uint32_t node = add_node(Tag::body, 0, 0, 0);
        push(Tag::body, {}, node);
    }

    void text(const HtmlToken& token) {
        const Tag at = stack_.back().tag;
        if (!body_ && (at == Tag::html || at == Tag::head)) {
            const std::string_view source = tree_.page.substr(token.begin, token.end - token.begin);
            if (source.find_first_not_of(" \n\t\r\f") == std::string_view::npos) return;
            open_body();
        }
        const std::uint32_t node = add_node(Tag::text, stack_.back().node, token.begin, token.end);
        tree_.nodes[node].raw = token.kind == HtmlToken::Kind::raw_text;
    }

    // Document, head and body. True where the tag is dealt with.
    bool start_outer(const HtmlToken& token) {
        switch (token.tag) {
            case Tag::html:
                take_attributes(0, token);
                return true;
            case Tag::head:
                if (!body_ && !is_open(Tag::head)) {
                    const std::uint32_t node = add_node(Tag::head, 0, token.begin, token.end);
                    push(Tag::head, {}, node);
                }
                return true;
            case Tag::body:
                open_body();
                if (stack_.size() > 1) take_attributes(stack_[1].node, token);
                return true;
            case Tag::frame:
            case Tag::frameset:
                return true;
            default:
                break;
        }
        const bool in_template = is_open(Tag::template_);
        if (!body_ && !in_template && !has(token.tag, tag_in_head)) open_body();
        return has(token.tag, tag_table) && !is_open(Tag::table) && !in_template;
    }

    void take_attributes(std::uint32_t node, const HtmlToken& token) {
        HtmlNode& target = tree_.nodes[node];
        if (target.begin != target.end) return;  // the first tag counts
        target.begin = token.begin;
        target.end = token.end;
    }

    void start(const HtmlToken& token) {
        if (in_foreign()) {
            if (!has(token.tag, tag_breakout)) return add(token, token.self_closing);
            while (in_foreign()) pop_to(stack_.size() - 1);
        }
        if (start_outer(token)) return;
        if (has(token.tag, tag_closes_p)) close_p();
        close_implied(token.tag);
        if (token.tag == Tag::form && is_open(Tag::form) && !is_open(Tag::template_)) return;
        add(token, has(token.tag, tag_void) || (token.self_closing && is_foreign_root(token.tag)));
    }

    static bool is_foreign_root(Tag tag) { return tag == Tag::svg || tag == Tag::math; }

    void add(const HtmlToken& token, bool empty) {
        if (tree_.nodes.size() >= most_nodes) return;
        const bool deep = stack_.size() >= deepest_element;
        const Tag tag = token.tag == Tag::image && !in_foreign() ? Tag::img : token.tag;
        const std::uint32_t node = add_node(tag, stack_.back().node, token.begin, token.end);
        if (empty) return;
        if (deep)
            ++overflow_;
        else
            push(tag, tag == Tag::other ? token.name : std::string_view(), node);
    }

    // What the start of `tag` ends.
    void close_implied(Tag tag) {
        switch (tag) {
            case Tag::li:
                return close_item(Tag::li, Tag::li);
            case Tag::dd:
            case Tag::dt:
                return close_item(Tag::dd, Tag::dt);
            case Tag::option:
            case Tag::optgroup:
                if (stack_.back().tag == Tag::option) pop_to(stack_.size() - 1);
                if (tag == Tag::optgroup && stack_.back().tag == Tag::optgroup) pop_to(stack_.size() - 1);
                return;
            case Tag::a:
                if (in_scope(Tag::a) != none) end_format(Tag::a);
                return;
            case Tag::nobr:
                if (in_scope(Tag::nobr) != none) end_format(Tag::nobr);
                return;
            case Tag::button:
                if (const std::size_t at = in_scope(Tag::button); at != none) pop_to(at);
                return;
            case Tag::input:
            case Tag::textarea:
            case Tag::select:
                if (const std::size_t at = in_scope(Tag::select); at != none) pop_to(at);
                return;
            default:
                if (has(tag, tag_heading) && has(stack_.back().tag, tag_heading)) pop_to(stack_.size() - 1);
                if (has(tag, tag_table) || tag == Tag::table) close_cells(tag);
        }
    }

    void close_item(Tag one, Tag other) {
        if (is_open(one) || is_open(other)) {
            for (std::size_t i = stack_.size(); i-- > 0;) {
                const Tag tag = stack_[i].tag;
                if (tag == one || tag == other) {
                    pop_to(i);
                    break;
                }
                const bool passable = tag == Tag::address || tag == Tag::div || tag == Tag::p;
                if (has(tag, tag_special) && !passable) break;
            }
        }
        close_p();
    }

    // Where a part of a table begins, the parts that cannot hold it end.
    void close_cells(Tag tag) {
        if (tag == Tag::table) {
            const Tag at = stack_.back().tag;
            const bool between =
                at == Tag::table || at == Tag::tbody || at == Tag::thead || at == Tag::tfoot || at == Tag::tr;
            if (between) end_in_table(Tag::table);
            return;
        }
        for (const Tag part : {Tag::td, Tag::th, Tag::caption, Tag::colgroup}) {
            if (part == Tag::colgroup && tag == Tag::col) continue;
            end_in_table(part);
        }
        if (tag == Tag::td || tag == Tag::th) return;
        end_in_table(Tag::tr);
        if (tag == Tag::tr) return;
        for (const Tag part : {Tag::tbody, Tag::thead, Tag::tfoot}) end_in_table(part);
    }

    void end_in_table(Tag tag) {
        if (const std::size_t at = in_table_scope(tag); at != none) pop_to(at);
    }

    void end(const HtmlToken& token) {
        if (overflow_ > 0) {
            --overflow_;
            return;
        }
        const Tag tag = token.tag;
        if (tag == Tag::html || tag == Tag::body) return;
        if (tag == Tag::head) {
            if (stack_.back().tag == Tag::head) pop_to(stack_.size() - 1);
            return;
        }
        if (tag == Tag::br) {
            open_body();
            add_node(Tag::br, stack_.back().node, token.end, token.end);
            return;
        }
        if (tag == Tag::p && in_scope(Tag::p, Tag::button) == none) {  // "</p>" alone is an empty paragraph
            open_body();
            add_node(Tag::p, stack_.back().node, token.end, token.end);
            return;
        }
        if (has(tag, tag_format)) return end_format(tag);
        if (has(tag, tag_table) || tag == Tag::table) return end_in_table(tag);
        if (has(tag, tag_heading)) return end_heading();
        if (has(tag, tag_block) || tag == Tag::object || tag == Tag::template_) {
            const Tag border = tag == Tag::p ? Tag::button : Tag::other;
            if (const std::size_t at = in_scope(tag, border); at != none) pop_to(at);
            return;
        }
        end_other(token);
    }

    void end_heading() {
        for (std::size_t i = stack_.size(); i-- > 0;) {
            if (has(stack_[i].tag, tag_heading)) return pop_to(i);
            if (has(stack_[i].tag, tag_scope)) return;
        }
    }

    // Ends a format element; blocks that were opened in it stay open.
    void end_format(Tag tag) {
        if (!is_open(tag)) return;
        for (std::size_t i = stack_.size(); i-- > 0;) {
            if (stack_[i].tag == tag) {
                const bool crosses =
                    std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(i) + 1, stack_.end(),
                                [](const Open& open) { return has(open.tag, tag_special); });
                if (crosses)
                    erase(i);
                else
                    pop_to(i);
                return;
            }
            if (has(stack_[i].tag, tag_scope)) return;
        }
    }

    void end_other(const HtmlToken& token) {
        if (!is_open(token.tag)) return;
        const bool foreign = in_foreign();
        for (std::size_t i = stack_.size(); i-- > 0;) {
            const Open& open = stack_[i];
            if (open.tag == token.tag && (token.tag != Tag::other || same_name(open.name, token.name)))
                return pop_to(i);
            if (!foreign && has(open.tag, tag_special)) return;
        }
    }

    // An element ends where the last node inside it ends.
    void close_ranges() {
        auto& nodes = tree_.nodes;
        for (std::size_t i = nodes.size(); i-- > 1;) {
            HtmlNode& parent = nodes[nodes[i].parent];
            parent.past = std::max(parent.past, nodes[i].past);
        }
    }

    HtmlTokenizer tokens_;
    HtmlTree tree_;
    std::vector<Open> stack_;
    std::array<std::uint32_t, tag_count> open_{};
    std::size_t foreign_ = 0;   // open <svg> and <math>
    std::size_t overflow_ = 0;  // elements open beyond the deepest
    bool body_ = false;
};

}  // namespace

HtmlTree parse_html(std::string_view page) { return TreeBuilder(page).build(); }

}  // namespace entente
