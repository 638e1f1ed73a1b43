#include "read/page_article.h"

#include <algorithm>

namespace entente {
namespace {

// Widths are letters and digits.
constexpr std::uint32_t wide_paragraph = 100;  // is text even without the end of a sentence
constexpr std::uint32_t small_paragraph = 30;  // is text with the end of a sentence
constexpr double mostly = 0.6;                 // share of a line in links that makes it a link
constexpr double strays = 8;                   // what a short line takes from the text around it
constexpr double widest_penalty = 60;

double value_of(const PageLine& line) {
    const double width = line.width;
    if (line.width == 0) return 0;
    if (line.link_width > mostly * width) return -std::min(width, widest_penalty);
    if (line.row) return 0;
    const double own = width - line.link_width;
    if (line.width >= wide_paragraph) return own;
    if (line.ends_sentence && line.width >= small_paragraph) return own;
    if (has(line.tag, tag_heading)) return 0;
    if (line.ends_sentence) return 0;
    return -std::min(strays, width);
}

struct Sum {
    double text = 0;  // of lines that are text
    double net = 0;   // less what is no text
};

class ArticleFinder {
public:
    ArticleFinder(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageText& page,
                  std::size_t title, bool lenient)
        : tree_(tree), elements_(elements), page_(page), title_(title), lenient_(lenient) {}

    PageArticle find() {
        out_.assign(tree_.nodes.size(), false);
        in_.assign(tree_.nodes.size(), false);
        sum_up();
        mark_heading();
        prune();
        sum_up();
        choose();
        roles();
        return std::move(article_);
    }

private:
    [[nodiscard]] std::uint32_t parent(std::uint32_t node) const { return tree_.nodes[node].parent; }

    [[nodiscard]] bool is_out(const PageLine& line) const {
        if (out_[line.block]) return true;
        const std::uint32_t names = part_furniture | part_aside | part_comments | part_teaser;
        return (line.parts & names) != 0 && out_[line.first];
    }

    void sum_up() {
        sums_.assign(tree_.nodes.size(), {});
        for (const PageLine& line : page_.lines) {
            if (is_out(line)) continue;
            const double value = value_of(line);
            Sum& sum = sums_[line.block];
            sum.net += value;
            if (value > 0) sum.text += value;
        }
        for (std::uint32_t i = static_cast<std::uint32_t>(sums_.size()); i-- > 1;) {
            sums_[parent(i)].net += sums_[i].net;
            sums_[parent(i)].text += sums_[i].text;
        }
    }

    // What the headline stands in is not furniture as a whole.
    void mark_heading() {
        holds_title_.assign(tree_.nodes.size(), false);
        if (title_ == no_line) return;
        for (std::uint32_t i = page_.lines[title_].block;; i = parent(i)) {
            holds_title_[i] = true;
            if (i == 0) return;
        }
    }

    [[nodiscard]] bool is_furniture(std::uint32_t i) const {
        const std::uint32_t own = elements_[i].own;
        const std::uint32_t bad = part_furniture | part_aside | part_comments | part_teaser;
        if ((own & bad) == 0 || lenient_) return false;
        const double share = sums_[i].text / std::max(1.0, sums_[0].text);
        if ((own & part_comments) != 0) return !holds_title_[i] || share < 0.5;
        if (holds_title_[i]) return false;
        if ((own & part_furniture) != 0) return share < ((own & (part_body | part_story)) != 0 ? 0.3 : 0.6);
        return share < 0.3;
    }

    void prune() {
        for (std::uint32_t i = 1; i < out_.size(); ++i) out_[i] = out_[parent(i)] || is_furniture(i);
    }

    [[nodiscard]] std::uint32_t best_by_sum() const {
        std::uint32_t best = 0;
        for (std::uint32_t i = 1; i < sums_.size(); ++i) {
            if (sums_[i].net >= sums_[best].net) best = i;
        }
        return best;
    }

    // The elements that say that they hold the body, the outermost of those inside one another.
    [[nodiscard]] std::vector<std::uint32_t> known() const {
        std::vector<std::uint32_t> found;
        double most = 0;
        for (std::uint32_t i = 1; i < out_.size(); ++i) {
            if (out_[i] || (elements_[i].own & part_body) == 0) continue;
            most = std::max(most, sums_[i].text);
        }
        std::uint32_t past = 0;
        for (std::uint32_t i = 1; i < out_.size(); ++i) {
            if (i < past || out_[i] || (elements_[i].own & part_body) == 0) continue;
            if (sums_[i].text < most * 0.2) continue;
            found.push_back(i);
            past = tree_.nodes[i].past;
        }
        return found;
    }

    void choose() {
        const std::uint32_t best = best_by_sum();
        std::vector<std::uint32_t> chosen = known();
        double text = 0;
        for (const std::uint32_t i : chosen) text += sums_[i].text;
        if (chosen.empty() || text < sums_[best].text * 0.5) chosen = {best};
        for (const std::uint32_t i : chosen) in_[i] = true;
        for (std::uint32_t i = 1; i < in_.size(); ++i) in_[i] = in_[i] || in_[parent(i)];
    }

    [[nodiscard]] ZoneRole role_of(const PageLine& line) const {
        if (is_out(line) || !in_[line.block]) return ZoneRole::furniture;
        if ((line.parts & part_caption) != 0) return ZoneRole::caption;
        if ((line.parts & (part_byline | part_date)) != 0 && line.width < wide_paragraph)
            return ZoneRole::furniture;
        if (line.link_width > mostly * line.width && !line.ends_sentence) return ZoneRole::furniture;
        if (has(line.tag, tag_heading)) return ZoneRole::subhead;
        if ((line.parts & part_standfirst) != 0) return ZoneRole::standfirst;
        return ZoneRole::body;
    }

    void roles() {
        article_.roles.assign(page_.lines.size(), ZoneRole::furniture);
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const PageLine& line = page_.lines[i];
            article_.all += line.width;
            if (i == title_) {
                article_.roles[i] = ZoneRole::headline;
                continue;
            }
            article_.roles[i] = role_of(line);
            if (article_.roles[i] != ZoneRole::furniture) article_.width += line.width;
        }
    }

    const HtmlTree& tree_;
    const std::vector<PageElement>& elements_;
    const PageText& page_;
    std::size_t title_;
    bool lenient_;
    std::vector<bool> out_;
    std::vector<bool> in_;
    std::vector<bool> holds_title_;
    std::vector<Sum> sums_;
    PageArticle article_;
};

}  // namespace

PageArticle find_article(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageText& page,
                         std::size_t title, bool lenient) {
    return ArticleFinder(tree, elements, page, title, lenient).find();
}

}  // namespace entente
