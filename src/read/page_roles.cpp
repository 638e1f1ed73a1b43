#include "read/page_roles.h"

#include <algorithm>

#include "read/page_values.h"
#include "read/text.h"

namespace entente {
namespace {

constexpr std::uint32_t wide_paragraph = 100;  // letters
constexpr std::uint32_t small_paragraph = 40;
constexpr std::uint32_t small_link = 25;
constexpr std::uint32_t one_word = 12;     // a line below this that is no heading, row or item says nothing
constexpr std::uint32_t before_body = 30;  // the same before the first paragraph, where bylines stand
constexpr std::uint32_t widest_credit = 90;
constexpr std::size_t below_title = 12;  // lines in which the summary stands
constexpr std::uint32_t widest_summary = 500;

class RoleFinder {
public:
    RoleFinder(const PageText& page, std::size_t title, const ArticleLines& article, const ReadCues& cues)
        : page_(page),
          title_(title),
          article_(article),
          cues_(cues),
          roles_(page.lines.size(), ZoneRole::furniture) {}

    std::vector<ZoneRole> find() {
        begins_with_strays_ = begins_with_strays();
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            if (i == title_)
                roles_[i] = ZoneRole::headline;
            else if (i >= article_.first && article_.inside[i] && !article_.out[i])
                roles_[i] = role_of(i);
        }
        find_summary();
        take_off_end();
        find_questions();
        return std::move(roles_);
    }

private:
    [[nodiscard]] std::string_view text_of(std::size_t i) const { return cut(page_.text, page_.lines[i].at); }

    // Is there a paragraph within the article's first lines? Bylines and the like stand before it.
    [[nodiscard]] bool begins_with_strays() const {
        std::size_t seen = 0;
        for (std::size_t i = article_.first; i < page_.lines.size() && seen < below_title; ++i) {
            if (!article_.inside[i] || article_.out[i]) continue;
            if (page_.lines[i].width >= wide_paragraph) return true;
            ++seen;
        }
        return false;
    }

    // "https://example.org/a b", "kari@example.org", "example.org/kari"
    [[nodiscard]] static bool is_address(std::string_view text) {
        if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
            return true;
        return text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos &&
               text.find_first_of("@/") != std::string_view::npos;
    }

    // Names parted by strokes: "Kari Holm/Norsk Foto", "Nairobi Bureau | Updated: 3 May 2019".
    [[nodiscard]] static bool is_credit(const PageLine& line, std::string_view text) {
        if (line.width > widest_credit || line.ends_sentence || line.row || line.in_list) return false;
        const bool slash = text.find('/') != std::string_view::npos;
        if (slash && text.find_first_of("0123456789") != std::string_view::npos) return false;
        if (text.find(" | ") == std::string_view::npos && !slash) return false;
        std::size_t small = 0;
        bool begins = true;
        for (const char c : text) {
            if (begins && c >= 'a' && c <= 'z') ++small;
            begins = c == ' ' || c == '/';
        }
        return small <= 1;
    }

    [[nodiscard]] ZoneRole role_of(std::size_t i) {
        const PageLine& line = page_.lines[i];
        const std::string cue = line.width < 300 ? role_by_cue(text_of(i), cues_) : std::string();
        if (rest_ && !is_link_line(line) && (line.in_list || line.width >= small_link)) rest_ = false;
        if (cue == "rest" || cue == "comments") rest_ = true;
        const bool heading = has(line.tag, tag_heading) || line.strong_width == line.width;
        if (cue == "comments" && heading && seen_body_) over_ = true;
        if (over_) return ZoneRole::furniture;
        if (rest_ || cue == "furniture") return ZoneRole::furniture;
        if ((line.parts & part_caption) != 0 || cue == "caption") return ZoneRole::caption;
        const bool small = line.width < wide_paragraph;
        if (small && (line.parts & (part_byline | part_date)) != 0) return ZoneRole::furniture;
        if (line.width == 0 || is_address(text_of(i)) || is_credit(line, text_of(i)))
            return ZoneRole::furniture;
        if (is_link_line(line) && !line.ends_sentence && !line.in_quote) return ZoneRole::furniture;
        if (has(line.tag, tag_heading))
            return !seen_body_ && line.width >= small_paragraph ? ZoneRole::standfirst : ZoneRole::subhead;
        const bool stray = line.width < (begins_with_strays_ && !seen_body_ ? before_body : one_word) &&
                           !line.ends_sentence && !line.in_list && !line.row && line.strong_width == 0 &&
                           line.tag != Tag::pre;
        if (stray) return ZoneRole::furniture;
        if ((line.parts & part_standfirst) != 0 && !seen_body_) return ZoneRole::standfirst;
        seen_body_ = seen_body_ || line.width >= wide_paragraph || line.ends_sentence;
        return ZoneRole::body;
    }

    // A summary stands between the headline and the body, often outside the body's element.
    void find_summary() {
        if (title_ >= roles_.size()) return;
        for (std::size_t i = title_ + 1; i < roles_.size() && i <= title_ + below_title; ++i) {
            const PageLine& line = page_.lines[i];
            if (article_.inside[i] && (roles_[i] == ZoneRole::body || roles_[i] == ZoneRole::subhead)) return;
            if (roles_[i] != ZoneRole::furniture || article_.out[i] || is_link_line(line)) continue;
            const bool named = (line.parts & part_standfirst) != 0 && line.width >= small_paragraph;
            const bool summary = line.ends_sentence && line.width >= small_paragraph + small_paragraph / 2;
            const bool other = (line.parts & (part_byline | part_date | part_caption)) != 0;
            const bool point = line.in_list && line.width >= small_link;
            if ((!named && !summary && !point) || other || line.width > widest_summary || line.link_width > 0)
                continue;
            if (!role_by_cue(text_of(i), cues_).empty()) continue;
            if (point) {
                roles_[i] = ZoneRole::body;
                continue;
            }
            roles_[i] = ZoneRole::standfirst;
            return;
        }
    }

    // Headings and strays behind the last paragraph belong to what follows the article.
    void take_off_end() {
        for (std::size_t i = roles_.size(); i-- > 0;) {
            if (roles_[i] == ZoneRole::furniture || roles_[i] == ZoneRole::caption) continue;
            const PageLine& line = page_.lines[i];
            if (roles_[i] != ZoneRole::subhead) return;
            if (line.ends_sentence && line.width >= small_paragraph) return;
            roles_[i] = ZoneRole::furniture;
        }
    }

    // Two questions or more that stand alone make an interview.
    void find_questions() {
        const auto asks = [&](std::size_t i) {
            const bool text = roles_[i] == ZoneRole::body || roles_[i] == ZoneRole::subhead;
            return text && page_.lines[i].at.size() > 20 && text_of(i).ends_with('?');
        };
        std::vector<std::size_t> questions;
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            if (asks(i)) questions.push_back(i);
        }
        if (questions.size() < 2) return;
        for (const std::size_t i : questions) roles_[i] = ZoneRole::question;
    }

    const PageText& page_;
    std::size_t title_;
    const ArticleLines& article_;
    const ReadCues& cues_;
    std::vector<ZoneRole> roles_;
    bool over_ = false;  // readers' comments have begun
    bool rest_ = false;  // in a list of links to other articles
    bool begins_with_strays_ = false;
    bool seen_body_ = false;  // a paragraph of the body went before
};

}  // namespace

std::vector<ZoneRole> roles_of(const PageText& page, std::size_t title, const ArticleLines& article,
                               const ReadCues& cues) {
    return RoleFinder(page, title, article, cues).find();
}

}  // namespace entente
