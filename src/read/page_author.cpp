#include "read/page_author.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/page_article.h"

namespace entente {
namespace {

constexpr std::uint32_t widest_name = 60;  // letters
constexpr std::size_t below_title = 10;    // lines that are looked at
constexpr std::size_t above_title = 4;

bool is_blank_or_mark(char c) { return c == ' ' || c == ':' || c == ',' || c == '-' || c == '|'; }

// Bytes of `text` that fold to `words` and end with a word; 0 where it does not begin so.
std::size_t length_of(std::string_view text, const std::string& words) {
    std::string folded;
    std::size_t i = 0;
    while (i < text.size() && folded.size() < words.size()) {
        const CodePoint point = decode_utf8(text, i);
        fold_into(folded, text.substr(i, point.length));
        i += point.length;
    }
    const bool ends = i < text.size() && (text[i] == ' ' || words.back() == ':');
    return folded == words && ends ? i : 0;
}

bool has_month(std::string_view text, const ReadCues& cues) {
    const std::string folded = fold(text) + ' ';
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t end = folded.find_first_of(" ,.", i);
        const std::string word = folded.substr(i, end - i);
        const auto at =
            std::lower_bound(cues.months.begin(), cues.months.end(), word,
                             [](const auto& month, const std::string& name) { return month.first < name; });
        if (!word.empty() && at != cues.months.end() && at->first == word) return true;
        i = end + 1;
    }
    return false;
}

struct Name {
    std::string text;
    bool introduced = false;  // a byline word stood before it
};

Name name_in(std::string_view text, const ReadCues& cues) {
    Name name;
    for (const std::string& words : cues.byline_words) {
        const std::size_t length = length_of(text, words);
        if (length == 0) continue;
        text.remove_prefix(length);
        name.introduced = true;
        break;
    }
    while (!text.empty() && is_blank_or_mark(text.front())) text.remove_prefix(1);
    static constexpr std::array<std::string_view, 7> ends{" | ", " • ", " · ", " - ", " – ", " — ", ";"};
    for (const std::string_view end : ends) text = text.substr(0, text.find(end));
    if (const std::size_t digit = text.find_first_of("0123456789"); digit != std::string_view::npos) {
        text = text.substr(0, digit);
        if (has_month(text, cues)) text = {};  // "3 May", "Monday, May 3"
    }
    while (!text.empty() && is_blank_or_mark(text.back())) text.remove_suffix(1);
    name.text = text;
    return name;
}

bool is_name(std::string_view text) {
    const CodePoint first = decode_utf8(text, 0);
    const auto blanks = std::count(text.begin(), text.end(), ' ');
    return text.size() >= 3 && is_letter(first.value) && (is_upper(first.value) || first.value >= 0x2E80) &&
           blanks < 10;
}

}  // namespace

std::string find_page_author(const PageText& page, std::size_t title, const PageFacts& facts,
                             const ReadCues& cues) {
    if (!facts.author.empty()) {
        const Name name = name_in(facts.author, cues);
        return name.introduced ? name.text : facts.author;
    }
    const std::size_t middle = title < page.lines.size() ? title : 0;
    const std::size_t from = middle > above_title ? middle - above_title : 0;
    const std::size_t to = std::min(page.lines.size(), middle + below_title);
    for (std::size_t i = from; i < to; ++i) {
        const PageLine& line = page.lines[i];
        if (i == title || line.width > widest_name || (line.parts & (part_comments | part_teaser)) != 0)
            continue;
        const Name name = name_in(cut(page.text, line.at), cues);
        const bool named =
            (line.parts & part_byline) != 0 || (name.introduced && i > middle && !line.ends_sentence);
        if (named && is_name(name.text)) return name.text;
    }
    return {};
}

}  // namespace entente
