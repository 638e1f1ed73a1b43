#include "read/page_published.h"

#include <algorithm>

#include "base/fold.h"
#include "read/html_entities.h"
#include "read/page_article.h"
#include "read/page_dates.h"

namespace entente {
namespace {

constexpr std::uint32_t widest_stamp = 120;  // letters of a line that may be a date line
constexpr std::size_t near_title = 14;       // lines below the headline that are looked at

constexpr std::uint32_t elsewhere = part_comments | part_teaser | part_unseen;

// "en-US" writes the month first; of plain "en" it is not known.
PageDates::Order order_of(std::string_view lang) {
    const std::string folded = fold(lang);
    if (folded.starts_with("en-us") || folded.starts_with("en_us") || folded.starts_with("en-ph"))
        return PageDates::Order::month_first;
    return folded.empty() || folded == "en" ? PageDates::Order::unknown : PageDates::Order::day_first;
}

class PublishedFinder {
public:
    PublishedFinder(const PageSoFar& so_far, const ReadCues& cues)
        : tree_(so_far.tree),
          elements_(so_far.elements),
          page_(so_far.page),
          title_(so_far.title),
          roles_(so_far.roles),
          facts_(so_far.facts),
          dates_(cues) {
        dates_.set_order(order());
    }

    void find(Document& document) {
        document.modified = first_of(facts_.modified);
        const auto use = [&](std::string day, const char* from) {
            if (day.empty() || !document.stated.empty()) return;
            document.stated = std::move(day);
            document.stated_from = from;
        };
        use(first_of(facts_.json_published), "json-ld");
        if (document.stated.empty()) use(first_of(facts_.meta_published), "meta");
        if (document.stated.empty()) use(by_property(), "meta");
        if (document.stated.empty()) use(dates_.day_in_address(facts_.canonical), "address");
        if (document.stated.empty()) use(by_time(), "time");
        if (document.stated.empty()) use(by_line(), "date line");
        if (document.stated.empty()) use(document.modified, "modified");
    }

private:
    // By the language, else by a date on the page that can be read in one way only.
    [[nodiscard]] PageDates::Order order() const {
        const PageDates::Order by_language = order_of(facts_.lang);
        if (by_language != PageDates::Order::unknown) return by_language;
        for (const PageLine& line : page_.lines) {
            if (line.width > widest_stamp) continue;
            const PageDates::Order order = PageDates::order_in(cut(page_.text, line.at));
            if (order != PageDates::Order::unknown) return order;
        }
        return PageDates::Order::unknown;
    }

    [[nodiscard]] std::string first_of(const std::vector<std::string>& values) const {
        for (const std::string& value : values) {
            if (std::string day = dates_.day_in(value); !day.empty()) return day;
        }
        return {};
    }

    [[nodiscard]] std::uint32_t title_node() const {
        return title_ == no_line ? 0 : page_.lines[title_].block;
    }

    // The text inside an element.
    [[nodiscard]] std::string text_in(std::uint32_t node) const {
        std::string text;
        for (std::uint32_t i = node + 1; i < tree_.nodes[node].past && text.size() < 200; ++i) {
            if (tree_.nodes[i].tag == Tag::text && !tree_.nodes[i].raw)
                text += decode_attribute(tree_.source(tree_.nodes[i]).substr(0, 200)) + " ";
        }
        return text;
    }

    [[nodiscard]] std::string day_of_element(std::uint32_t node) const {
        for (const std::string_view name : {"datetime", "content", "data-datetime", "title"}) {
            const std::string_view value = attribute_of(tree_, node, name);
            if (value.empty()) continue;
            if (std::string day = dates_.day_in(decode_attribute(value)); !day.empty()) return day;
        }
        return dates_.day_in(text_in(node));
    }

    // <... itemprop="datePublished">
    [[nodiscard]] std::string by_property() const {
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            if ((elements_[i].own & part_date) == 0 || (elements_[i].all & elsewhere) != 0) continue;
            for (const std::string_view name : {"itemprop", "property"}) {
                if (attribute_of(tree_, i, name).find("datePublished") == std::string_view::npos) continue;
                if (std::string day = day_of_element(i); !day.empty()) return day;
            }
        }
        return {};
    }

    // The first <time> below the headline, else above it, else one that says that it is of a change.
    [[nodiscard]] std::string by_time() const {
        std::string above;
        std::string changed;
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            const std::uint32_t all = elements_[i].all;
            if (tree_.nodes[i].tag != Tag::time || (all & (elsewhere | part_furniture | part_aside)) != 0)
                continue;
            std::string day = day_of_element(i);
            if (day.empty()) continue;
            if ((all & part_changed) != 0)
                changed = std::move(day);
            else if (i > title_node())
                return day;
            else
                above = std::move(day);
        }
        return above.empty() ? changed : above;
    }

    // The date of a line; of a line with several the earliest, for the others are of changes.
    [[nodiscard]] std::string day_of_line(const PageLine& line) const {
        if (line.width > widest_stamp) return {};
        const std::vector<std::string> days = dates_.days_in(cut(page_.text, line.at));
        return days.empty() ? std::string() : *std::min_element(days.begin(), days.end());
    }

    // The first date among the lines [from, to).
    [[nodiscard]] std::string day_among(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < std::min(to, page_.lines.size()); ++i) {
            if ((page_.lines[i].parts & elsewhere) != 0) continue;
            if (std::string day = day_of_line(page_.lines[i]); !day.empty()) return day;
        }
        return {};
    }

    // Below the headline, above it, below the article, then wherever an element says that it holds a date.
    [[nodiscard]] std::string by_line() const {
        const std::size_t below = title_ == no_line ? 0 : title_ + 1;
        if (std::string day = day_among(below, below + near_title); !day.empty()) return day;
        if (std::string day = day_among(below - std::min(below, near_title / 2), below); !day.empty())
            return day;
        std::size_t end = roles_.size();
        while (end > 0 && (roles_[end - 1] == ZoneRole::furniture || roles_[end - 1] == ZoneRole::headline))
            --end;
        if (end > 0) {
            if (std::string day = day_among(end - 1, end + near_title / 2); !day.empty()) return day;
        }
        for (const PageLine& line : page_.lines) {
            if ((line.parts & part_date) == 0 || (line.parts & (elsewhere | part_aside)) != 0) continue;
            if (std::string day = day_of_line(line); !day.empty()) return day;
        }
        return {};
    }

    const HtmlTree& tree_;
    const std::vector<PageElement>& elements_;
    const PageText& page_;
    std::size_t title_;
    const std::vector<ZoneRole>& roles_;
    const PageFacts& facts_;
    PageDates dates_;
};

}  // namespace

void find_page_published(const PageSoFar& so_far, const ReadCues& cues, Document& document) {
    PublishedFinder(so_far, cues).find(document);
}

}  // namespace entente
