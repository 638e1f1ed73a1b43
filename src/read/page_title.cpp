#include "read/page_title.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace entente {
namespace {

constexpr std::uint32_t widest_title = 300;  // letters
constexpr std::uint32_t thin_title = 8;
constexpr double alike = 0.6;
constexpr double same = 0.85;

using Words = std::vector<std::string>;  // sorted, folded

Words words_of(std::string_view text) {
    const std::string folded = fold(text.substr(0, 1000));
    Words words;
    std::string word;
    for (const char c : folded + " ") {
        const bool in_word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (in_word) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

// 1 where both have the same words; a title of the head may go on with the outlet's name.
double likeness(const Words& line, const Words& title) {
    if (line.empty() || title.empty()) return 0;
    Words common;
    std::set_intersection(line.begin(), line.end(), title.begin(), title.end(), std::back_inserter(common));
    const auto shared = static_cast<double>(common.size());
    const auto size = static_cast<double>(line.size());
    const double dice = 2 * shared / (size + static_cast<double>(title.size()));
    const bool inside = shared >= 3 && shared == size && shared * 2.5 >= static_cast<double>(title.size());
    return inside ? std::max(dice, 0.95) : dice;
}

constexpr std::array<std::string_view, 8> title_signs{" | ",  " - ", " – ", " — ",
                                                      " :: ", " » ", " « ", " • "};

// "Talks end | The Daily" -> "Talks end": the longest part where the rest is short or the outlet's name.
std::string without_outlet(const std::string& title, const std::string& outlet) {
    std::string best = title;
    for (const std::string_view sign : title_signs) {
        const std::size_t at = best.rfind(sign);
        if (at == std::string::npos) continue;
        const std::string head = best.substr(0, at);
        const std::string tail = best.substr(at + sign.size());
        const bool named = !outlet.empty() && fold(tail).find(fold(outlet)) != std::string::npos;
        if (named || tail.size() * 2 <= head.size()) best = head;
    }
    return best;
}

class TitleFinder {
public:
    TitleFinder(const PageText& page, const PageFacts& facts) : page_(page), facts_(facts) {
        for (const PageValue& title : facts.titles) titles_.push_back(words_of(title.text));
    }

    PageTitle find() {
        PageTitle out;
        out.line = heading();
        if (out.line == no_line) out.line = lone_heading();
        if (out.line == no_line) out.line = any_line();
        if (out.line == no_line && !facts_.titles.empty()) {
            out.head = facts_.titles.front();
            out.head.text = without_outlet(out.head.text, facts_.outlet);
        }
        return out;
    }

private:
    [[nodiscard]] static bool is_elsewhere(const PageLine& line) {
        return (line.parts & (part_comments | part_teaser)) != 0;
    }

    [[nodiscard]] double likeness_of(const PageLine& line) const {
        const Words words = words_of(cut(page_.text, line.at));
        double best = 0;
        for (const Words& title : titles_) best = std::max(best, likeness(words, title));
        return best;
    }

    [[nodiscard]] std::size_t heading() const {
        std::size_t best = no_line;
        double best_score = 0;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const PageLine& line = page_.lines[i];
            const bool named = (line.parts & part_headline) != 0;
            const bool heading = has(line.tag, tag_heading);
            if ((!named && !heading) || line.width > widest_title || line.width < thin_title) continue;
            double score = likeness_of(line);
            if (score < alike) continue;
            if (line.tag == Tag::h1) score += 0.3;
            if (is_elsewhere(line)) score -= 0.5;
            if (line.link_width > 0) score -= 0.1;
            if (score > best_score) {
                best = i;
                best_score = score;
            }
        }
        return best;
    }

    [[nodiscard]] std::size_t lone_heading() const {
        std::size_t found = no_line;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const PageLine& line = page_.lines[i];
            if (line.tag != Tag::h1 || line.width < thin_title || line.width > widest_title) continue;
            if ((line.parts & (part_furniture | part_comments | part_teaser)) != 0) continue;
            if (line.link_width * 2 > line.width) continue;
            if (found != no_line) return no_line;
            found = i;
        }
        return found;
    }

    [[nodiscard]] std::size_t any_line() const {
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const PageLine& line = page_.lines[i];
            if (line.width < 2 * thin_title || line.width > widest_title || line.link_width > 0 ||
                line.ends_sentence)
                continue;
            if (!is_elsewhere(line) && likeness_of(line) >= same) return i;
        }
        return no_line;
    }

    const PageText& page_;
    const PageFacts& facts_;
    std::vector<Words> titles_;
};

}  // namespace

Span title_in_line(std::string_view text, Span line, const PageFacts& facts) {
    const std::string_view shown = cut(text, line);
    for (const PageValue& title : facts.titles) {
        const std::size_t at = shown.find(title.text);
        if (title.text.empty() || at == std::string_view::npos || title.text.size() * 2 < shown.size())
            continue;
        const std::uint32_t begin = line.begin + static_cast<std::uint32_t>(at);
        return {begin, begin + static_cast<std::uint32_t>(title.text.size())};
    }
    return line;
}

std::string outlet_in_title(const std::string& title, std::string_view headline) {
    constexpr std::size_t longest_name = 50;  // bytes
    const Words wanted = words_of(headline);
    for (const std::string_view sign : title_signs) {
        const std::size_t at = title.rfind(sign);
        if (at == std::string::npos) continue;
        std::string tail = title.substr(at + sign.size());
        const bool follows = likeness(words_of(title.substr(0, at)), wanted) >= alike;
        const bool apart = likeness(words_of(tail), wanted) == 0;
        if (follows && apart && !tail.empty() && tail.size() <= longest_name) return tail;
    }
    return {};
}

PageTitle find_page_title(const PageText& page, const PageFacts& facts) {
    return TitleFinder(page, facts).find();
}

}  // namespace entente
