#include "read/html.h"

#include <filesystem>

#include "read/html_tokens.h"
#include "read/html_tree.h"
#include "read/page_article.h"
#include "read/page_author.h"
#include "read/page_facts.h"
#include "read/page_lines.h"
#include "read/page_parts.h"
#include "read/page_published.h"
#include "read/page_title.h"
#include "read/text.h"

namespace entente {
namespace {

constexpr std::size_t sniffed = 2048;
constexpr std::size_t little = 100;  // letters; an article with fewer is looked for once more

// One way to read a page: its lines, headline and article.
struct Attempt {
    PageText page;
    PageTitle title;
    PageArticle article;
};

Attempt attempt(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageFacts& facts,
                const ReadCues& cues, bool lenient) {
    Attempt made;
    made.page = read_page_lines(tree, elements, lenient);
    made.title = find_page_title(made.page, facts);
    made.article = find_article(tree, elements, made.page, made.title.line, facts.json_body, cues, lenient);
    return made;
}

Attempt best_attempt(const HtmlTree& tree, const std::vector<PageElement>& elements, const PageFacts& facts,
                     const ReadCues& cues) {
    Attempt strict = attempt(tree, elements, facts, cues, false);
    if (strict.article.width >= little) return strict;
    Attempt lenient = attempt(tree, elements, facts, cues, true);
    return lenient.article.width > 3 * strict.article.width + little ? std::move(lenient) : std::move(strict);
}

std::string language_of(std::string_view tag) {
    std::string lang;
    for (const char c : tag) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        if (small < 'a' || small > 'z') break;
        lang += small;
    }
    return lang.size() == 2 ? lang : std::string();
}

void take_lines(Attempt& made, const PageFacts& facts, Document& document) {
    for (std::size_t i = 0; i < made.page.lines.size(); ++i)
        document.zones.push_back({made.article.roles[i], made.page.lines[i].at});
    if (made.title.line != no_line) {
        document.title = title_in_line(made.page.text, made.page.lines[made.title.line].at, facts);
    } else if (!made.title.head.text.empty()) {
        const auto begin = static_cast<std::uint32_t>(made.page.text.size());
        append_line(made.page, made.title.head.text, made.title.head.at, made.title.head.length);
        document.title = {begin, static_cast<std::uint32_t>(made.page.text.size() - 1)};
        document.zones.push_back({ZoneRole::headline, document.title});
    }
    document.text = std::move(made.page.text);
    document.segments = std::move(made.page.segments);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes = bytes.substr(0, sniffed);
    HtmlTokenizer tokens(bytes);
    HtmlToken token;
    if (bytes.substr(0, 64).find("<!") != std::string_view::npos) {
        const std::size_t at = bytes.find_first_not_of(" \n\t\r\f");
        if (at < bytes.size() && same_name(bytes.substr(at, 14), "<!doctype html")) return true;
    }
    while (tokens.next(token)) {
        if (token.kind == HtmlToken::Kind::start) return token.tag != Tag::other;
        const std::string_view text = bytes.substr(token.begin, token.end - token.begin);
        if (token.kind != HtmlToken::Kind::text ||
            text.find_first_not_of(" \n\t\r\f") != std::string_view::npos)
            return false;
    }
    return false;
}

Result<Document> read_html(std::string path, const std::string& bytes, const ReadCues& cues) {
    Document document;
    document.name = std::filesystem::path(path).filename().string();
    document.path = std::move(path);
    document.name_date = date_in_name(document.name);
    document.page = true;
    if (bytes.size() > document_limit) {
        return Error{ErrorCode::too_large, document.path,
                     "is a page of more than " + std::to_string(document_limit) + " bytes"};
    }
    const HtmlTree tree = parse_html(bytes);
    const std::vector<PageElement> elements = find_page_parts(tree, cues);
    const PageFacts facts = find_page_facts(tree);
    Attempt made = best_attempt(tree, elements, facts, cues);
    document.lang = language_of(facts.lang);
    if (facts.outlet.find("://") == std::string::npos) document.outlet = facts.outlet;
    document.section = facts.section;
    document.address = facts.canonical;
    find_page_published({tree, elements, made.page, made.title.line, made.article.roles, facts}, cues,
                        document);
    document.author = find_page_author(made.page, made.title.line, facts, cues);
    take_lines(made, facts, document);
    if (document.outlet.empty())
        document.outlet = outlet_in_title(facts.head_title, cut(document.text, document.title));
    return document;
}

}  // namespace entente
