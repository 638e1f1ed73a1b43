#include "read/page_article.h"

#include <algorithm>

#include "read/page_roles.h"
#include "read/page_values.h"
#include "read/page_witness.h"

namespace entente {
namespace {

constexpr double enough = 150;  // letters of text below the headline that make it the article's beginning
constexpr double known_share = 0.5;     // of the text that an element must hold that says it is the body
constexpr double little_before = 0.05;  // of the text; comments stand behind it
constexpr double nearly_all = 0.9;
constexpr double side_share = 0.05;  // of the largest such element, for another to count beside it

struct Sum {
    double text = 0;  // of lines that are text
    double net = 0;   // less what is no text
};

class ArticleFinder {
public:
    ArticleFinder(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageText& page,
                  std::size_t title, bool lenient)
        : tree_(tree),
          elements_(elements),
          page_(page),
          title_(title),
          lenient_(lenient),
          values_(values_of(page)),
          out_(tree.nodes.size()),
          in_(tree.nodes.size()),
          holds_title_(tree.nodes.size()) {}

    ArticleLines find() {
        sum_up();
        mark_title();
        prune();
        sum_up();
        choose();
        ArticleLines lines;
        for (const PageLine& line : page_.lines) {
            lines.out.push_back(is_out(line));
            lines.inside.push_back(in_[line.block]);
        }
        lines.first = first_;
        return lines;
    }

private:
    [[nodiscard]] std::uint32_t parent(std::uint32_t node) const { return tree_.nodes[node].parent; }

    [[nodiscard]] bool is_out(const PageLine& line) const {
        if (out_[line.block]) return true;
        const std::uint32_t names = part_furniture | part_aside | part_comments | part_teaser;
        return (line.parts & names) != 0 && out_[tree_.nodes[line.first].parent];
    }

    void sum_up() {
        sums_.assign(tree_.nodes.size(), {});
        for (std::size_t i = first_; i < page_.lines.size(); ++i) {
            const PageLine& line = page_.lines[i];
            if (is_out(line)) continue;
            Sum& sum = sums_[line.block];
            sum.net += values_[i];
            sum.text += std::max(0.0, values_[i]);
        }
        before_.assign(tree_.nodes.size(), 0);
        for (std::size_t i = 1; i < sums_.size(); ++i) before_[i] = before_[i - 1] + sums_[i - 1].text;
        for (std::uint32_t i = static_cast<std::uint32_t>(sums_.size()); i-- > 1;) {
            sums_[parent(i)].net += sums_[i].net;
            sums_[parent(i)].text += sums_[i].text;
        }
    }

    // What the headline stands in is not furniture as a whole, and the article begins below it.
    void mark_title() {
        if (title_ == no_line) return;
        for (std::uint32_t i = page_.lines[title_].block; i != 0; i = parent(i)) holds_title_[i] = true;
        double below = 0;
        for (std::size_t i = title_ + 1; i < page_.lines.size(); ++i) below += std::max(0.0, values_[i]);
        if (below < enough) return;
        first_ = title_ + 1;
        sum_up();
    }

    [[nodiscard]] bool is_furniture(std::uint32_t i) const {
        const std::uint32_t own = elements_[i].own;
        const std::uint32_t bad = part_furniture | part_aside | part_comments | part_teaser;
        if ((own & bad) == 0 || (own & part_embed) != 0 || lenient_) return false;
        const double all = std::max(1.0, sums_[0].text);
        const double share = sums_[i].text / all;
        if ((own & part_comments) != 0) {  // "comments-open" may stand at the element around all of it
            const bool around = (before_[i] < all * little_before) && (share > known_share);
            return !around && (!holds_title_[i] || share < known_share);
        }
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

    // Where the headline of another article stands below this one's.
    [[nodiscard]] std::uint32_t next_article() const {
        for (std::size_t i = title_ == no_line ? page_.lines.size() : title_ + 1; i < page_.lines.size();
             ++i) {
            const PageLine& line = page_.lines[i];
            const bool headline = has(line.tag, tag_heading) && (line.parts & part_headline) != 0;
            const bool body = (line.parts & part_body) != 0;
            if ((line.tag == Tag::h1 || headline) && !body && !is_out(line)) return line.first;
        }
        return static_cast<std::uint32_t>(out_.size());
    }

    // The smallest element that says that it holds the story, and holds nearly all of what `best` does.
    [[nodiscard]] std::uint32_t narrowed(std::uint32_t best) const {
        const double least = sums_[best].text * nearly_all;
        for (std::uint32_t i = best + 1; i < tree_.nodes[best].past; ++i) {
            const bool named = (elements_[i].own & (part_story | part_body)) != 0;
            if (named && !out_[i] && sums_[i].text > 0 && sums_[i].text >= least) best = i;
        }
        return best;
    }

    // The elements that say that they hold the body, the outermost of those inside one another.
    [[nodiscard]] std::vector<std::uint32_t> known() const {
        std::vector<std::uint32_t> found;
        double most = 0;
        for (std::uint32_t i = 1; i < out_.size(); ++i) {
            if (!out_[i] && (elements_[i].own & part_body) != 0) most = std::max(most, sums_[i].text);
        }
        std::uint32_t past = 0;
        const std::uint32_t other = next_article();
        for (std::uint32_t i = 1; i < out_.size() && (i < other || found.empty()); ++i) {
            if (i < past || out_[i] || (elements_[i].own & part_body) == 0) continue;
            if (sums_[i].text < most * side_share) continue;
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
        if (chosen.empty() || text < sums_[best].text * known_share) chosen = {narrowed(best)};
        // What stands between two parts of the body is the article's too.
        for (std::uint32_t i = chosen.front(); i < tree_.nodes[chosen.back()].past; ++i) in_[i] = true;
        for (std::uint32_t i = 1; i < in_.size(); ++i) in_[i] = in_[i] || in_[parent(i)];
    }

    const HtmlTree& tree_;
    const std::vector<PageElement>& elements_;
    const PageText& page_;
    std::size_t title_;
    bool lenient_;
    std::vector<double> values_;
    std::vector<bool> out_;
    std::vector<bool> in_;
    std::vector<bool> holds_title_;
    std::vector<Sum> sums_;
    std::vector<double> before_;  // letters of text before each node
    std::size_t first_ = 0;       // line that the article may begin with
};

}  // namespace

PageArticle find_article(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageText& page,
                         std::size_t title, const std::string& witness, const ReadCues& cues, bool lenient) {
    const ArticleLines lines = ArticleFinder(tree, elements, page, title, lenient).find();
    PageArticle article;
    article.roles = roles_of(page, title, lines, cues);
    mend_by_witness(page, witness, article.roles);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        article.all += page.lines[i].width;
        if (article.roles[i] != ZoneRole::furniture && article.roles[i] != ZoneRole::headline)
            article.width += page.lines[i].width;
    }
    return article;
}

}  // namespace entente
