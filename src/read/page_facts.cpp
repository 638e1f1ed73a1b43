#include "read/page_facts.h"

#include <algorithm>
#include <array>

#include "read/html_entities.h"
#include "read/html_tokens.h"
#include "read/page_parts.h"

namespace entente {
namespace {

enum class What : unsigned char {
    title,
    author,
    outlet,
    section,
    lang,
    address,
    description,
    published,
    modified
};

struct MetaName {
    std::string_view name;  // of <meta name, property, itemprop or http-equiv>, lower case
    What what;
};

// The better known stand first where two say the same.
constexpr std::array meta_names{
    MetaName{"og:title", What::title},
    MetaName{"twitter:title", What::title},
    MetaName{"dc.title", What::title},
    MetaName{"citation_title", What::title},
    MetaName{"author", What::author},
    MetaName{"article:author", What::author},
    MetaName{"article:author_name", What::author},
    MetaName{"og:article:author", What::author},
    MetaName{"parsely-author", What::author},
    MetaName{"sailthru.author", What::author},
    MetaName{"byl", What::author},
    MetaName{"dc.creator", What::author},
    MetaName{"dcterms.creator", What::author},
    MetaName{"citation_author", What::author},
    MetaName{"og:site_name", What::outlet},
    MetaName{"application-name", What::outlet},
    MetaName{"apple-mobile-web-app-title", What::outlet},
    MetaName{"publisher", What::outlet},
    MetaName{"dc.publisher", What::outlet},
    MetaName{"dcterms.publisher", What::outlet},
    MetaName{"article:section", What::section},
    MetaName{"parsely-section", What::section},
    MetaName{"section", What::section},
    MetaName{"content-language", What::lang},
    MetaName{"language", What::lang},
    MetaName{"dc.language", What::lang},
    MetaName{"og:locale", What::lang},
    MetaName{"og:url", What::address},
    MetaName{"og:description", What::description},
    MetaName{"description", What::description},
    MetaName{"article:published_time", What::published},
    MetaName{"og:article:published_time", What::published},
    MetaName{"og:published_time", What::published},
    MetaName{"article:published", What::published},
    MetaName{"article.published", What::published},
    MetaName{"datepublished", What::published},
    MetaName{"rnews:datepublished", What::published},
    MetaName{"parsely-pub-date", What::published},
    MetaName{"sailthru.date", What::published},
    MetaName{"cxenseparse:recs:publishtime", What::published},
    MetaName{"cxenseparse:publishtime", What::published},
    MetaName{"originalpublicationdate", What::published},
    MetaName{"article_date_original", What::published},
    MetaName{"article_origdate", What::published},
    MetaName{"published_time", What::published},
    MetaName{"publish_date", What::published},
    MetaName{"publish-date", What::published},
    MetaName{"publishdate", What::published},
    MetaName{"published_at", What::published},
    MetaName{"publication_date", What::published},
    MetaName{"publication-date", What::published},
    MetaName{"publicationdate", What::published},
    MetaName{"published_date", What::published},
    MetaName{"pubdate", What::published},
    MetaName{"pub_date", What::published},
    MetaName{"displaydate", What::published},
    MetaName{"release_date", What::published},
    MetaName{"ptime", What::published},
    MetaName{"dc.date.issued", What::published},
    MetaName{"dcterms.issued", What::published},
    MetaName{"dc.date.created", What::published},
    MetaName{"dcterms.created", What::published},
    MetaName{"dcterms.date", What::published},
    MetaName{"dc.date", What::published},
    MetaName{"citation_publication_date", What::published},
    MetaName{"citation_date", What::published},
    MetaName{"date", What::published},
    MetaName{"datecreated", What::published},
    MetaName{"article:modified_time", What::modified},
    MetaName{"og:article:modified_time", What::modified},
    MetaName{"og:updated_time", What::modified},
    MetaName{"article:modified", What::modified},
    MetaName{"datemodified", What::modified},
    MetaName{"dcterms.modified", What::modified},
    MetaName{"last-modified", What::modified},
    MetaName{"lastmod", What::modified},
    MetaName{"last_updated_date", What::modified},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \n\t\r\f");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \n\t\r\f") - begin + 1);
}

std::string plain(std::string_view value) {
    const std::string decoded = decode_attribute(trimmed(value));
    std::string out;
    for (const char c : decoded) {
        const bool space = static_cast<unsigned char>(c) <= ' ';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("www.");
}

class FactFinder {
public:
    explicit FactFinder(const HtmlTree& tree) : tree_(tree) {}

    PageFacts find() {
        for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) look(i);
        take_ranked();
        PageFacts json;
        for (const std::uint32_t script : scripts_) {
            const HtmlNode& node = tree_.nodes[script];
            add_json_facts(tree_.source(node), node.begin, json);
        }
        merge(std::move(json));
        facts_.head_title = title_.text;
        if (!title_.text.empty()) facts_.titles.push_back(title_);
        return std::move(facts_);
    }

private:
    struct Found {
        std::size_t rank;
        std::string text;
        std::uint32_t node;
    };

    void look(std::uint32_t i) {
        const HtmlNode& node = tree_.nodes[i];
        switch (node.tag) {
            case Tag::html:
                facts_.lang = plain(attribute_of(tree_, i, "lang"));
                break;
            case Tag::meta:
                meta(i);
                break;
            case Tag::link:
                if (same_name(attribute_of(tree_, i, "rel"), "canonical"))
                    facts_.canonical = plain(attribute_of(tree_, i, "href"));
                break;
            case Tag::title:
                if (title_.text.empty() && i + 1 < node.past) {
                    const HtmlNode& text = tree_.nodes[i + 1];
                    title_ = {plain(tree_.source(text)), text.begin, text.end - text.begin};
                }
                break;
            case Tag::script:
                if (i + 1 < node.past && is_json(attribute_of(tree_, i, "type"))) scripts_.push_back(i + 1);
                break;
            default:
                break;
        }
    }

    static bool is_json(std::string_view type) {
        return same_name(trimmed(type).substr(0, 19), "application/ld+json");
    }

    void meta(std::uint32_t i) {
        HtmlAttributes attributes(tree_.source(tree_.nodes[i]));
        std::string_view attribute;
        std::string_view value;
        std::array<std::string_view, 4> names;
        std::size_t count = 0;
        std::string_view content;
        while (attributes.next(attribute, value)) {
            if (same_name(attribute, "content"))
                content = value;
            else if (count < names.size() &&
                     (same_name(attribute, "name") || same_name(attribute, "property") ||
                      same_name(attribute, "itemprop") || same_name(attribute, "http-equiv")))
                names[count++] = trimmed(value);
        }
        if (trimmed(content).empty()) return;
        for (std::size_t k = 0; k < count; ++k) {
            if (names[k].empty()) continue;
            const auto known = std::find_if(meta_names.begin(), meta_names.end(), [&](const MetaName& meta) {
                return meta.name.front() == lower(names[k].front()) && same_name(meta.name, names[k]);
            });
            if (known == meta_names.end()) continue;
            found_.push_back({static_cast<std::size_t>(known - meta_names.begin()), plain(content), i});
            return;
        }
    }

    void take_ranked() {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Found& a, const Found& b) { return a.rank < b.rank; });
        for (Found& found : found_) take(meta_names[found.rank].what, found);
    }

    static void fill(std::string& place, const std::string& text) {
        if (place.empty()) place = text;
    }

    void take(What what, const Found& found) {
        const HtmlNode& node = tree_.nodes[found.node];
        switch (what) {
            case What::title:
                facts_.titles.push_back({found.text, node.begin, node.end - node.begin});
                break;
            case What::author:
                if (!is_address(found.text)) fill(facts_.author, found.text);
                break;
            case What::outlet:
                fill(facts_.outlet, found.text);
                break;
            case What::section:
                fill(facts_.section, found.text);
                break;
            case What::lang:
                fill(facts_.lang, found.text);
                break;
            case What::address:
                fill(facts_.canonical, found.text);
                break;
            case What::description:
                fill(facts_.description, found.text);
                break;
            case What::published:
                facts_.meta_published.push_back(found.text);
                break;
            case What::modified:
                facts_.modified.push_back(found.text);
                break;
        }
    }

    // JSON-LD is the better witness for author and dates, <meta> for the outlet's name.
    void merge(PageFacts json) {
        if (!json.author.empty() && !is_address(json.author)) facts_.author = json.author;
        fill(facts_.outlet, json.outlet);
        fill(facts_.section, json.section);
        fill(facts_.lang, json.lang);
        fill(facts_.description, json.description);
        facts_.titles.insert(facts_.titles.end(), json.titles.begin(), json.titles.end());
        facts_.json_published = std::move(json.json_published);
        facts_.json_body = std::move(json.json_body);
        facts_.modified.insert(facts_.modified.begin(), json.modified.begin(), json.modified.end());
    }

    const HtmlTree& tree_;
    PageFacts facts_;
    PageValue title_;
    std::vector<Found> found_;
    std::vector<std::uint32_t> scripts_;
};

}  // namespace

PageFacts find_page_facts(const HtmlTree& tree) { return FactFinder(tree).find(); }

}  // namespace entente
