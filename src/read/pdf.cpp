#include "read/pdf.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/files.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "read/process.h"

namespace entente {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t edge =
    3;  // lines at the top and the bottom of a page among which running heads are looked for

// A line with its numbers alike: "Page 3 of 12" is one line on all pages.
std::string shape_of(std::string_view line) {
    std::string out;
    for (const char c : trim(line)) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !out.empty() && out.back() == '0') continue;
        out += digit ? '0' : c;
    }
    return out;
}

std::vector<Lines> pages_of(std::string_view text) {
    std::vector<Lines> pages;
    for (const std::string_view page : split(text, '\f')) {
        Lines lines = split(page, '\n');
        while (!lines.empty() && trim(lines.back()).empty()) lines.pop_back();
        while (!lines.empty() && trim(lines.front()).empty()) lines.erase(lines.begin());
        pages.push_back(std::move(lines));
    }
    if (!pages.empty() && pages.back().empty()) pages.pop_back();  // behind the last form feed
    return pages;
}

// Lines with text among the first or last of a page; places in it.
std::vector<std::size_t> edge_lines(const Lines& lines) {
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!trim(lines[i]).empty()) filled.push_back(i);
    }
    if (filled.size() <= 2 * edge) return filled;
    filled.erase(filled.begin() + edge, filled.end() - edge);
    return filled;
}

// Shapes that stand at the edge of more than half of the pages, two at least.
std::map<std::string, std::size_t> running_lines(const std::vector<Lines>& pages) {
    std::map<std::string, std::size_t> counts;
    for (const Lines& page : pages) {
        std::vector<std::string> shapes;
        for (const std::size_t i : edge_lines(page)) shapes.push_back(shape_of(page[i]));
        std::sort(shapes.begin(), shapes.end());
        shapes.erase(std::unique(shapes.begin(), shapes.end()), shapes.end());
        for (const std::string& shape : shapes) ++counts[shape];
    }
    std::erase_if(counts, [&](const auto& one) { return one.second < 2 || one.second * 2 <= pages.size(); });
    return counts;
}

bool ends_divided(std::string_view text) {
    if (text.ends_with("\xC2\xAD")) return true;  // a soft hyphen
    if (!text.ends_with("-") || text.size() < 2) return false;
    std::size_t at = text.size() - 2;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return is_letter(decode_utf8(text, at).value);
}

bool begins_small(std::string_view line) {
    if (line.empty()) return false;
    const char32_t first = decode_utf8(line, 0).value;
    return is_letter(first) && !is_upper(first);
}

// Adds a line to a paragraph: words that were divided are joined.
void add_line(std::string& paragraph, std::string_view line) {
    if (paragraph.empty()) {
        paragraph = line;
    } else if (ends_divided(paragraph) && begins_small(line)) {
        paragraph.erase(paragraph.size() - (paragraph.ends_with("\xC2\xAD") ? 2 : 1));
        paragraph += line;
    } else {
        paragraph += ' ';
        paragraph += line;
    }
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view mark : {".", "!", "?", ":", ".\"", ".\xE2\x80\x9D", ")"}) {
        if (text.ends_with(mark)) return true;
    }
    return false;
}

using Running = std::map<std::string, std::size_t>;

// Paragraphs as they are put together from lines, over the ends of pages too.
class Paragraphs {
public:
    void add_page(const Lines& page, const Running& running) {
        std::vector<bool> left_out(page.size());
        for (const std::size_t i : edge_lines(page)) {
            const std::string shape = shape_of(page[i]);
            left_out[i] = running.contains(shape) || shape == "0";
        }
        for (std::size_t i = 0; i < page.size(); ++i) {
            const std::string_view line = trim(page[i]);
            if (left_out[i]) continue;
            if (!line.empty())
                add_line(paragraph_, line);
            else if (ends_sentence(paragraph_) || paragraph_.size() < shortest_broken)
                flush();
        }
        if (ends_sentence(paragraph_)) flush();
    }
    std::string take() {
        flush();
        return std::move(text_);
    }

private:
    // A paragraph that runs on over a blank line, as at the end of a page, is no shorter than a line, in bytes.
    static constexpr std::size_t shortest_broken = 60;

    void flush() {
        if (!paragraph_.empty()) text_ += paragraph_ + "\n\n";
        paragraph_.clear();
    }

    std::string text_;
    std::string paragraph_;
};

// "2 of 9 pages hold no text ...", or nothing.
std::string tell_empty(const std::vector<Lines>& pages) {
    constexpr std::size_t named = 5;
    std::size_t empty = 0;
    std::string numbers;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].empty() && ++empty <= named) numbers += (empty == 1 ? "" : ", ") + std::to_string(i + 1);
    }
    if (empty == 0 || empty == pages.size()) return {};
    return std::to_string(empty) + " of " + std::to_string(pages.size()) +
           " pages hold no text and may be scanned: page " + numbers + (empty > named ? ", ..." : "");
}

}  // namespace

PdfText join_pages(std::string_view text) {
    const std::vector<Lines> pages = pages_of(text);
    const Running running = running_lines(pages);
    Paragraphs paragraphs;
    for (const Lines& page : pages) paragraphs.add_page(page, running);
    return {paragraphs.take(), tell_empty(pages)};
}

Result<PdfText> read_pdf(const std::string& bytes) {
    const Result<std::string> pages =
        run_filter({"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "@", "-"}, bytes, ProcessLimits{});
    if (!pages) return pages.error();
    PdfText text = join_pages(*pages);
    if (trim(text.text).empty()) {
        const auto count = std::max<std::ptrdiff_t>(1, std::count(pages->begin(), pages->end(), '\f'));
        return Error{ErrorCode::bad_input,
                     {},
                     "is a PDF without text on any of its " + std::to_string(count) +
                         " pages: they are scanned, and Entente reads no pictures"};
    }
    return text;
}

}  // namespace entente
