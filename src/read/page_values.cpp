#include "read/page_values.h"

#include <algorithm>

namespace entente {
namespace {

// Widths are letters and digits.
constexpr std::uint32_t wide_paragraph = 100;  // is text even without the end of a sentence
constexpr std::uint32_t small_paragraph = 25;  // is text with the end of a sentence
constexpr double mostly = 0.6;                 // share of a line in links that makes it a link
constexpr double stray = 4;                    // what a short line takes from the text around it
constexpr double widest_penalty = 60;
constexpr std::uint32_t headline_link = 18;   // links this wide may lead to another article
constexpr std::uint32_t widest_teaser = 320;  // text between two such links
constexpr std::size_t shortest_list = 3;      // teasers

double value_alone(const PageLine& line) {
    const double width = line.width;
    if (line.width == 0) return 0;
    if (is_link_line(line)) return -std::min(width, widest_penalty);
    const double own = width - line.link_width;
    if (line.width >= wide_paragraph) return own;
    if (line.ends_sentence && line.width >= small_paragraph) return own;
    if (has(line.tag, tag_heading) || line.row || line.ends_sentence) return 0;
    if (line.in_list) return 0;
    return -std::min(stray, width);
}

bool leads_elsewhere(const PageLine& line) { return is_link_line(line) && line.width >= headline_link; }

}  // namespace

bool is_link_line(const PageLine& line) {
    return line.link_width > 0 && line.link_width > mostly * static_cast<double>(line.width);
}

std::vector<double> values_of(const PageText& page) {
    std::vector<double> values;
    values.reserve(page.lines.size());
    for (const PageLine& line : page.lines) values.push_back(value_alone(line));
    std::vector<std::size_t> links;  // each followed by little text: together a list of teasers
    const auto end_list = [&] {
        for (const std::size_t link : links.size() >= shortest_list ? links : std::vector<std::size_t>()) {
            for (std::size_t i = link + 1; i < page.lines.size() && !leads_elsewhere(page.lines[i]); ++i)
                values[i] = std::min(values[i], 0.0);
        }
        links.clear();
    };
    for (std::size_t i = 0; i < page.lines.size();) {
        if (!leads_elsewhere(page.lines[i])) {
            ++i;
            continue;
        }
        std::uint32_t text = 0;
        std::size_t next = i + 1;
        while (next < page.lines.size() && !leads_elsewhere(page.lines[next]))
            text += page.lines[next++].width;
        if (text > widest_teaser) end_list();
        if (text > 0 && text <= widest_teaser) links.push_back(i);
        i = next;
    }
    end_list();
    return values;
}

}  // namespace entente
