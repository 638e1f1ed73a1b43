#include "read/page_lines.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/html_entities.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_cell = 400;  // bytes of source; longer ones are paragraphs of a layout

enum Around : std::uint8_t {  // what a node stands in
    around_list = 1U << 0,
    around_quote = 1U << 1,
    around_strong = 1U << 2,
    around_pre = 1U << 3,
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

// Soft hyphens, spaces without width, marks of writing direction, byte order marks, control characters.
bool is_dropped(char32_t value) {
    return value == 0xAD || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
           value == 0x2060 || value == 0xFEFF || value < 0x20 || (value >= 0x7F && value < 0xA0);
}

bool is_wide(char32_t value) { return value >= 0x2E80 && value < 0xE000; }

bool ends_sentence(char32_t value) {
    return value == '.' || value == '!' || value == '?' || value == ':' || value == ';' || value == 0x2026 ||
           value == 0x3002 || value == 0xFF01 || value == 0xFF1F || value == 0x0964 || value == 0x061F;
}

bool is_closing(char32_t value) {
    return value == '"' || value == '\'' || value == ')' || value == ']' || value == 0x2019 ||
           value == 0x201D || value == 0xBB || value == 0x300D || value == 0xFF09 || value == 0x201C ||
           value == 0xA0;
}

// Which rows of tables are lines: rows of several short cells, none of which holds more than one paragraph.
std::vector<bool> find_rows(const HtmlTree& tree) {
    const auto& nodes = tree.nodes;
    std::vector<bool> rows(nodes.size());
    std::vector<std::uint32_t> cell(nodes.size());  // the cell that a node stands in; 0: none
    std::vector<std::uint8_t> blocks(nodes.size());
    std::vector<std::uint16_t> cells(nodes.size());
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        const Tag tag = nodes[i].tag;
        cell[i] = cell[nodes[i].parent];
        if (tag == Tag::tr) rows[i] = true;
        if (tag == Tag::td || tag == Tag::th) {
            const std::uint32_t row = nodes[i].parent;
            if (cell[i] != 0) rows[nodes[cell[i]].parent] = false;  // a table in a cell
            cell[i] = i;
            if (nodes[row].tag != Tag::tr) continue;
            cells[row] = static_cast<std::uint16_t>(std::min<int>(cells[row] + 1, 1000));
            const std::uint32_t last = nodes[i].past - 1;
            if (nodes[last].end - nodes[i].end > longest_cell) rows[row] = false;
        } else if (cell[i] != 0 && has(tag, tag_block)) {
            if (++blocks[cell[i]] > 1) {
                rows[nodes[cell[i]].parent] = false;
                blocks[cell[i]] = 1;
            }
        }
    }
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        if (cells[i] < 2) rows[i] = false;
    }
    return rows;
}

class LineReader {
public:
    LineReader(const HtmlTree& tree, const std::vector<PageElement>& elements, bool keep_hidden)
        : tree_(tree), elements_(elements), keep_hidden_(keep_hidden), rows_(find_rows(tree)) {
        around_.resize(tree.nodes.size());
        row_of_.resize(tree.nodes.size());
        out_.text.reserve(tree.page.size() / 8);
    }

    PageText read() {
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) node(i);
        finish();
        return std::move(out_);
    }

private:
    void node(std::uint32_t i) {
        const HtmlNode& node = tree_.nodes[i];
        around_[i] = around_[node.parent];
        row_of_[i] = rows_[i] ? i : row_of_[node.parent];
        const std::uint32_t hiding = part_unseen | (keep_hidden_ ? 0U : part_hidden);
        if ((elements_[i].all & hiding) != 0) return;
        if (node.tag == Tag::text) {
            if (!node.raw) text(i);
            return;
        }
        if (node.tag == Tag::br || node.tag == Tag::hr) return finish();
        note_around(i);
        if (row_of_[i] == 0 || rows_[i]) {
            if (has(node.tag, tag_block)) finish();
        } else if ((node.tag == Tag::td || node.tag == Tag::th) && open_ && row_ == row_of_[i]) {
            cell_due_ = true;
        }
    }

    void note_around(std::uint32_t i) {
        const Tag tag = tree_.nodes[i].tag;
        if (tag == Tag::li) around_[i] |= around_list;
        if (tag == Tag::blockquote) around_[i] |= around_quote;
        if (tag == Tag::b || tag == Tag::strong) around_[i] |= around_strong;
        if (tag == Tag::pre) around_[i] |= around_pre;
    }

    void text(std::uint32_t i) {
        const std::uint32_t block = row_of_[i] != 0 ? row_of_[i] : elements_[i].block;
        if (open_ && (block != line_.block)) finish();
        if (!open_) {
            line_ = PageLine{};
            line_.at.begin = static_cast<std::uint32_t>(out_.text.size());
            line_.first = i;
            line_.block = block;
            line_.tag = tree_.nodes[block].tag;
            line_.row = row_of_[i] != 0;
            line_.parts = ~0U;
            open_ = true;
            row_ = row_of_[i];
            space_due_ = false;
            cell_due_ = false;
            first_segment_ = out_.segments.size();
        }
        characters(i);
    }

    void characters(std::uint32_t i) {
        const HtmlNode& node = tree_.nodes[i];
        const std::string_view page = tree_.page;
        const bool pre = (around_[i] & around_pre) != 0;
        inside_ = elements_[i].all;
        around_now_ = around_[i];
        for (std::size_t at = node.begin; at < node.end;) {
            const char c = page[at];
            if (is_space(c)) {
                if (pre && c == '\n') {
                    finish_and_go_on(i);
                } else {
                    space_due_ = true;
                }
                ++at;
            } else if (c == '&') {
                at += entity(page.substr(0, node.end), at);
            } else if (static_cast<unsigned char>(c) < 0x80) {
                if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                    append(page.substr(at, 1), at, 1, static_cast<unsigned char>(c));
                ++at;
            } else {
                at += beyond_ascii(page.substr(0, node.end), at);
            }
        }
    }

    // A line end inside <pre>.
    void finish_and_go_on(std::uint32_t i) {
        finish();
        const std::uint32_t inside = inside_;
        line_ = PageLine{};
        line_.at.begin = static_cast<std::uint32_t>(out_.text.size());
        line_.first = i;
        line_.block = elements_[i].block;
        line_.tag = Tag::pre;
        line_.parts = ~0U;
        open_ = true;
        row_ = 0;
        space_due_ = cell_due_ = false;
        first_segment_ = out_.segments.size();
        inside_ = inside;
    }

    std::size_t beyond_ascii(std::string_view page, std::size_t at) {
        const CodePoint point = decode_utf8(page, at);
        if (point.length == 1) {
            append("\xEF\xBF\xBD", at, 1, point.value);
        } else if (!is_dropped(point.value)) {
            append(page.substr(at, point.length), at, point.length, point.value);
        }
        return point.length;
    }

    std::size_t entity(std::string_view page, std::size_t at) {
        const HtmlEntity entity = entity_at(page, at, false);
        if (entity.length == 0) {
            append("&", at, 1, '&');
            return 1;
        }
        if (!entity.named.empty()) {
            const char32_t value = decode_utf8(entity.named, 0).value;
            if (value < 0x80 && is_space(static_cast<char>(value)))
                space_due_ = true;
            else if (!is_dropped(value))
                append(entity.named, at, entity.length, value);
            return entity.length;
        }
        if (entity.number < 0x80 && is_space(static_cast<char>(entity.number))) {
            space_due_ = true;
        } else if (!is_dropped(entity.number)) {
            std::string made;
            append_utf8(made, entity.number);
            append(made, at, entity.length, entity.number);
        }
        return entity.length;
    }

    void append(std::string_view made, std::size_t source, std::size_t source_length, char32_t value) {
        const bool empty = out_.text.size() == line_.at.begin;
        if (empty && value == 0xA0) return;
        if (cell_due_ && !empty)
            synthetic(" | ", source);
        else if (space_due_ && !empty)
            synthetic(" ", source);
        space_due_ = cell_due_ = false;
        segment(made, source, source_length);
        out_.text += made;
        line_.parts &= inside_;
        const bool counts = value >= 0x80 ? value != 0xA0 && is_letter(value)
                                          : is_letter(value) || (value >= '0' && value <= '9');
        if (counts) count(is_wide(value) ? 2 : 1);
        if (!is_closing(value)) last_ = value;
    }

    void count(std::uint32_t width) {
        line_.width += width;
        if ((inside_ & part_link) != 0) line_.link_width += width;
        if ((around_now_ & around_strong) != 0) line_.strong_width += width;
        line_.in_list = line_.in_list || (around_now_ & around_list) != 0;
        line_.in_quote = line_.in_quote || (around_now_ & around_quote) != 0;
    }

    void synthetic(std::string_view made, std::size_t source) {
        // A blank that was one blank in the source goes on with the run.
        if (made.size() == 1 && !out_.segments.empty()) {
            Segment& run = out_.segments.back();
            if (run.exact && run.source + run.length + 1 == source &&
                run.text + run.length == out_.text.size()) {
                ++run.length;
                ++run.source_length;
                out_.text += made;
                return;
            }
        }
        out_.segments.push_back({static_cast<std::uint32_t>(out_.text.size()),
                                 static_cast<std::uint32_t>(made.size()), source, 0, false});
        out_.text += made;
    }

    void segment(std::string_view made, std::size_t source, std::size_t source_length) {
        const auto text = static_cast<std::uint32_t>(out_.text.size());
        const auto length = static_cast<std::uint32_t>(made.size());
        const bool exact = tree_.page.compare(source, source_length, made) == 0;
        if (exact && out_.segments.size() > first_segment_) {
            Segment& run = out_.segments.back();
            if (run.exact && run.source + run.length == source && run.text + run.length == text) {
                run.length += length;
                run.source_length += source_length;
                return;
            }
        }
        out_.segments.push_back({text, length, source, source_length, exact});
    }

    void finish() {
        if (!open_) return;
        open_ = false;
        std::string& text = out_.text;
        std::uint32_t end = static_cast<std::uint32_t>(text.size());
        while (end >= line_.at.begin + 2 && text[end - 1] == '\xA0' && text[end - 2] == '\xC2') end -= 2;
        if (end == line_.at.begin) {
            text.resize(line_.at.begin);
            out_.segments.resize(first_segment_);
            return;
        }
        text.resize(end);
        while (out_.segments.size() > first_segment_ && out_.segments.back().text >= end)
            out_.segments.pop_back();
        if (Segment& run = out_.segments.back(); run.text + run.length > end) {
            run.length = end - run.text;
            if (run.exact) run.source_length = run.length;
        }
        compose();
        line_.at.end = static_cast<std::uint32_t>(text.size());
        line_.ends_sentence = ends_sentence(last_);
        text += '\n';
        out_.lines.push_back(line_);
    }

    // Makes the line NFC where it is not; it is then one run that is not exact.
    void compose() {
        const std::string_view line = std::string_view(out_.text).substr(line_.at.begin);
        if (std::all_of(line.begin(), line.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0xC8; }))
            return;  // below U+0200 nothing composes
        if (is_nfc(line)) return;
        const std::string made = to_nfc(std::string(line));
        const Segment first = out_.segments[first_segment_];
        const Segment last = out_.segments.back();
        out_.segments.resize(first_segment_);
        out_.segments.push_back({line_.at.begin, static_cast<std::uint32_t>(made.size()), first.source,
                                 last.source + last.source_length - first.source, false});
        out_.text.resize(line_.at.begin);
        out_.text += made;
    }

    const HtmlTree& tree_;
    const std::vector<PageElement>& elements_;
    bool keep_hidden_;
    std::vector<bool> rows_;
    std::vector<std::uint8_t> around_;
    std::vector<std::uint32_t> row_of_;  // the row that is a line and that a node stands in; 0: none
    PageText out_;
    PageLine line_;
    bool open_ = false;
    bool space_due_ = false;
    bool cell_due_ = false;
    std::uint32_t row_ = 0;
    std::uint32_t inside_ = 0;
    std::uint8_t around_now_ = 0;
    std::size_t first_segment_ = 0;
    char32_t last_ = 0;
};

}  // namespace

PageText read_page_lines(const HtmlTree& tree, const std::vector<PageElement>& elements, bool keep_hidden) {
    return LineReader(tree, elements, keep_hidden).read();
}

void append_line(PageText& page, const std::string& line, std::uint64_t source, std::uint64_t source_length) {
    const auto begin = static_cast<std::uint32_t>(page.text.size());
    page.text += line;
    page.segments.push_back({begin, static_cast<std::uint32_t>(line.size()), source, source_length, false});
    page.text += '\n';
}

}  // namespace entente
