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
    std::size_t last_link = page.lines.size();  // none yet
    std::size_t teasers = 0;                    // short runs of text between links, in a row
    std::uint32_t between = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (!leads_elsewhere(page.lines[i])) {
            between += page.lines[i].width;
            if (between > widest_teaser) teasers = 0;
            continue;
        }
        const bool teaser = last_link < i && between > 0 && between <= widest_teaser;
        teasers = teaser ? teasers + 1 : teasers;
        if (teaser && teasers >= 2) {
            for (std::size_t k = last_link + 1; k < i; ++k) values[k] = std::min(values[k], 0.0);
        }
        last_link = i;
        between = 0;
    }
    return values;
}

}  // namespace entente
