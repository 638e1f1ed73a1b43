#include "tell/table.h"

#include <algorithm>

#include "base/json.h"
#include "base/utf8.h"

namespace entente {
namespace {

// What is shown: the columns for people, then evidence (where it is a column) and id. [0] is the heading.
using Lines = std::vector<std::vector<std::string>>;

std::string shown_evidence(const FactView& evidence, std::size_t most, std::string_view between) {
    std::vector<std::string> places = places_of(evidence);
    const std::size_t more = places.size() > most ? places.size() - most : 0;
    if (more > 0) {
        places.resize(most);
        places.push_back("+" + std::to_string(more));
    }
    return joined_by(places, between);
}

// The columns for people that say something in some row.
std::vector<std::size_t> shown_columns(const Table& table) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        const bool says_something = std::any_of(table.rows.begin(), table.rows.end(),
                                                [&](const Row& row) { return !row.cells[i].shown.empty(); });
        if (table.headings[i].for_people && says_something) columns.push_back(i);
    }
    return columns;
}

Lines lines_of(const Table& table, bool evidence_column) {
    constexpr std::size_t most_places = 3;
    Lines lines(1);
    const std::vector<std::size_t> columns = shown_columns(table);
    for (const std::size_t i : columns) lines[0].emplace_back(table.headings[i].title);
    if (evidence_column) lines[0].emplace_back("Evidence");
    if (table.with_evidence) lines[0].emplace_back("Id");
    for (const Row& row : table.rows) {
        std::vector<std::string>& line = lines.emplace_back();
        for (const std::size_t i : columns) line.push_back(row.cells[i].shown);
        if (evidence_column) line.push_back(shown_evidence(row.evidence, most_places, " "));
        if (table.with_evidence) line.push_back(row.id);
    }
    return lines;
}

std::string to_md(const Table& table) {
    std::string out = "## " + escaped_md(table.title) + "\n\n";
    if (table.rows.empty()) return out + table.empty + "\n";
    const Lines lines = lines_of(table, table.with_evidence);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += '|';
        for (const std::string& cell : lines[i]) out += ' ' + escaped_md(cell) + " |";
        out += '\n';
        if (i > 0) continue;
        out += '|';
        for (std::size_t column = 0; column < lines[0].size(); ++column) out += " --- |";
        out += '\n';
    }
    return out;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return longest;
}

constexpr std::size_t gap = 2;  // between columns

std::size_t total_of(const std::vector<std::size_t>& widths) {
    std::size_t sum = gap * (widths.size() - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
}

std::vector<std::size_t> natural_widths(const Lines& lines) {
    std::vector<std::size_t> widths(lines[0].size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], display_width(line[i]));
    }
    return widths;
}

// What a column needs so that no word of up to `word` columns is cut. An id is never cut: it is there to be copied.
std::vector<std::size_t> least_widths(const Lines& lines, const std::vector<std::size_t>& natural,
                                      std::size_t word) {
    std::vector<std::size_t> least(natural.size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            least[i] = std::max(least[i], std::min(longest_word(line[i]), word));
    }
    least.back() = natural.back();
    return least;
}

// Each column as wide as its longest cell; where that is too much, the widest are made narrower until it fits,
// cutting no word where that can be avoided.
std::vector<std::size_t> fit_columns(const Lines& lines, std::size_t width) {
    std::vector<std::size_t> widths = natural_widths(lines);
    std::vector<std::size_t> least;
    for (const std::size_t word : {24U, 16U, 12U, 8U, 4U}) {
        least = least_widths(lines, widths, word);
        if (total_of(least) <= width) break;
    }
    while (total_of(widths) > width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > least[i] && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
        }
        if (widest == widths.size()) break;
        --widths[widest];
    }
    return widths;
}

void append_line(std::string& out, const std::vector<std::string>& cells,
                 const std::vector<std::size_t>& widths) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        wrapped.push_back(wrap(cells[i], widths[i]));
        height = std::max(height, wrapped.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string line;
        std::size_t column = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (y < wrapped[i].size() && !wrapped[i][y].empty()) {
                line.append(column - display_width(line), ' ');
                line += wrapped[i][y];
            }
            column += widths[i] + gap;
        }
        out += line + '\n';
    }
}

void append_evidence(std::string& out, const FactView& evidence, std::size_t width) {
    constexpr std::size_t most_places = 6;
    std::string indent = "    from ";
    for (const std::string& line : wrap(shown_evidence(evidence, most_places, ", "), width - indent.size())) {
        out += indent + line + '\n';
        indent.assign(indent.size(), ' ');
    }
}

std::string to_text(const Table& table, const Page& page) {
    const std::string_view bold = page.colour ? "\x1b[1m" : "";
    const std::string_view plain = page.colour ? "\x1b[0m" : "";
    std::string out = std::string(bold) + table.title + std::string(plain) + "\n\n";
    if (table.rows.empty()) return out + table.empty + "\n";
    const std::size_t width = static_cast<std::size_t>(std::max(page.width, 20));
    // Evidence is a column where all fits on one line a row, and else a line of its own below the row.
    Lines lines = lines_of(table, table.with_evidence);
    const bool fits = total_of(natural_widths(lines)) <= width;
    if (!fits) lines = lines_of(table, false);
    const std::vector<std::size_t> widths = fit_columns(lines, width);
    out += bold;
    append_line(out, lines[0], widths);
    out += plain;
    std::vector<std::string> rules;
    rules.reserve(widths.size());
    for (const std::size_t column : widths) rules.emplace_back(column, '-');
    append_line(out, rules, widths);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        append_line(out, lines[i], widths);
        if (!fits && table.with_evidence) append_evidence(out, table.rows[i - 1].evidence, width);
    }
    return out;
}

}  // namespace

std::string joined_by(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

std::string one_line(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
        if (!control) {
            out += text.substr(at, point.length);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
        at += point.length;
    }
    return out;
}

std::string escaped_md(std::string_view text) {
    std::string out;
    for (const char c : one_line(text)) {
        if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<') out += '\\';
        out += c;
    }
    return out;
}

Cell text_cell(std::string_view both) { return text_cell(both, both); }

Cell text_cell(std::string_view shown, std::string_view data) {
    return {one_line(shown), std::string(data), Cell::Kind::text, {}};
}

Cell number_cell(std::string shown, double value) {
    Cell cell{std::move(shown), {}, Cell::Kind::number, {}};
    append_json_number(cell.data, value);
    return cell;
}

Cell list_cell(std::string_view shown, std::vector<std::string> items) {
    return {one_line(shown), {}, Cell::Kind::list, std::move(items)};
}

std::string render(const Table& table, const Page& page) {
    switch (page.format) {
        case Format::json:
            return table_to_json(table);
        case Format::csv:
            return table_to_csv(table);
        case Format::md:
            return to_md(table);
        default:
            return to_text(table, page);
    }
}

std::string place_of(const HeldFact& held) { return held.document->name + ":" + std::to_string(held.line); }

std::vector<std::string> places_of(const FactView& evidence) {
    std::vector<std::string> places;
    for (const HeldFact* held : evidence) {
        std::string place = place_of(*held);
        if (std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(std::move(place));
    }
    return places;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        at += point.length;
        const bool combining = point.value >= 0x300 && point.value <= 0x36f;
        const bool wide = (point.value >= 0x1100 && point.value <= 0x115f) ||
                          (point.value >= 0x2e80 && point.value <= 0xa4cf) ||
                          (point.value >= 0xac00 && point.value <= 0xd7a3) ||
                          (point.value >= 0xf900 && point.value <= 0xfaff) ||
                          (point.value >= 0xff00 && point.value <= 0xff60);
        width += combining ? 0 : wide ? 2 : 1;
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    const std::string clean = one_line(text);
    text = clean;
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    const auto new_line = [&] {
        lines.emplace_back();
        used = 0;
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::size_t long_word = display_width(word);
        if (used > 0 && used + 1 + long_word > width) new_line();
        while (long_word > width) {  // cut: by code points
            std::size_t at = 0;
            while (at < word.size() &&
                   display_width(word.substr(0, at + decode_utf8(word, at).length)) <= width) {
                at += decode_utf8(word, at).length;
            }
            if (at == 0) at = decode_utf8(word, 0).length;  // a wide letter in a narrow column
            lines.back() += word.substr(0, at);
            word.remove_prefix(std::min(at, word.size()));
            long_word = display_width(word);
            new_line();
        }
        if (word.empty()) continue;
        if (used > 0) lines.back() += ' ';
        used += long_word + (used > 0 ? 1 : 0);
        lines.back() += word;
    }
    if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
    return lines;
}

}  // namespace entente
