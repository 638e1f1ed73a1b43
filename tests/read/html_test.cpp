#include "read/html.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "base/utf8.h"
#include "read/html_charset.h"
#include "read/html_entities.h"
#include "read/html_tree.h"
#include "shared.h"

namespace entente {
namespace {

// The characters of a text node: entities decoded, white space collapsed and taken off both ends.
std::string characters(const HtmlTree& tree, const HtmlNode& node) {
    const std::string_view source = tree.source(node);
    std::string decoded;
    for (std::size_t i = 0; i < source.size();) {
        const HtmlEntity entity = source[i] == '&' && !node.raw ? entity_at(source, i, false) : HtmlEntity{};
        if (entity.length == 0) {
            decoded += source[i++];
            continue;
        }
        if (entity.named.empty())
            append_utf8(decoded, entity.number);
        else
            decoded += entity.named;
        i += entity.length;
    }
    std::string out;
    for (const char c : decoded) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space)
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::string name_in(const HtmlTree& tree, const HtmlNode& node) {
    if (node.tag != Tag::other) return std::string(name_of(node.tag));
    const std::size_t at = tree.page.rfind('<', node.begin - 1) + 1;
    return std::string(tree.page.substr(at, node.begin - at));
}

// What is inside `parent`, as in html_trees.txt. Texts side by side are one.
std::string dump(const HtmlTree& tree, std::uint32_t parent) {
    std::string out;
    std::string text;
    const auto end_text = [&] {
        text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
                   text.end());
        const std::size_t begin = text.find_first_not_of(' ');
        if (begin != std::string::npos)
            out +=
                (out.empty() ? "'" : " '") + text.substr(begin, text.find_last_not_of(' ') - begin + 1) + "'";
        text.clear();
    };
    for (std::uint32_t i = parent + 1; i < tree.nodes[parent].past; i = tree.nodes[i].past) {
        const HtmlNode& node = tree.nodes[i];
        if (node.tag == Tag::text) {
            text += characters(tree, node);
            continue;
        }
        end_text();
        const bool script = i + 1 < node.past && tree.nodes[i + 1].raw;
        const std::string inner = script ? "" : dump(tree, i);
        out += (out.empty() ? "" : " ") + name_in(tree, node) + (inner.empty() ? "" : "(" + inner + ")");
    }
    end_text();
    return out;
}

std::uint32_t body_of(const HtmlTree& tree) {
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
        if (tree.nodes[i].tag == Tag::body) return i;
    }
    return 0;
}

TEST(HtmlTree, AsTheStandardSays) {
    std::ifstream in(ENTENTE_TOP "/tests/read/html_trees.txt");
    std::string page;
    std::size_t cases = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("#")) continue;
        if (!line.starts_with("=> ") && !line.starts_with("~> ")) {
            page = line;
            continue;
        }
        SCOPED_TRACE(page);
        const HtmlTree tree = parse_html(page);
        EXPECT_EQ(dump(tree, body_of(tree)), line.substr(3));
        ++cases;
    }
    EXPECT_GT(cases, 50U);
}

TEST(HtmlEntities, Attributes) {
    struct Case {
        const char* value;
        const char* want;
    };
    constexpr Case cases[] = {
        {"a&amp;b", "a&b"},
        {"?a=1&copy=2", "?a=1&copy=2"},
        {"&copy;", "©"},
        {"&copy 2", "© 2"},
        {"&#x41;&#66", "AB"},
        {"&#150;", "–"},
        {"&;", "&;"},
        {"&#;", "&#;"},
        {"&#xD800;", "\xEF\xBF\xBD"},
        {"&#99999999999;", "\xEF\xBF\xBD"},
        {"&nGt;", "≫⃒"},
        {"a\xFF", "a\xEF\xBF\xBD"},
        {"&zwnj;", "\xE2\x80\x8C"},
        {"&AElig", "Æ"},
    };
    for (const Case& c : cases) EXPECT_EQ(decode_attribute(c.value), c.want) << c.value;
}

TEST(HtmlCharset, Declared) {
    struct Case {
        std::string page;
        std::string want;
    };
    const Case cases[] = {
        {"\xEF\xBB\xBF<html>", "utf-8"},
        {"<meta charset=koi8-r>", "koi8-r"},
        {"<head><META CHARSET=' Windows-1251 '>", "Windows-1251"},
        {"<meta http-equiv=Content-Type content='text/html; charset=\"gb2312\"'>", "gb2312"},
        {"<meta content=\"text/html;charset=big5; x\" http-equiv=\"content-type\">", "big5"},
        {"<!-- <meta charset=utf-7> --><meta charset=utf-8>", "utf-8"},
        {"<script>'<meta charset=x>'</script>", ""},
        {"<meta name=charset content=x>", ""},
        {std::string(5000, ' ') + "<meta charset=utf-8>", ""},
        {"", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(declared_charset(c.page), c.want) << c.page;
}

TEST(ReadHtml, TellsPagesFromText) {
    for (const char* page : {"<!DOCTYPE html>x", " \n<html>", "<!-- a --><head>",
                             "<?xml version='1.0'?><html>", "<p>x", "\xEF\xBB\xBF<!doctype HTML>"})
        EXPECT_TRUE(looks_like_html(page)) << page;
    for (const char* text :
         {"", "Talks <p>", "<!-- -->\nTalks in Oslo", "1 < 2", "<rss><channel>", "<<<", "{\"a\":1}"})
        EXPECT_FALSE(looks_like_html(text)) << text;
}

Document page_of(const std::string& bytes) {
    auto document = read_html("page.html", bytes, shipped_knowledge().cues);
    EXPECT_TRUE(document);
    return document ? *document : Document{};
}

TEST(ReadHtml, SegmentsLeadBackToTheSource) {
    const std::string page =
        "<html><body><h1>A  pact</h1><p>Kari Holm &amp; Ada\n Okafor\xC2\xAD met in Tra\xCC\x82n\xFF "
        "<b>on</b> Monday.</p></body>";
    const Document document = page_of(page);
    EXPECT_EQ(document.text, "A pact\nKari Holm & Ada Okafor met in Trân\xEF\xBF\xBD on Monday.\n");
    for (const char* word : {"A pact", "pact", "Kari"}) {
        const auto at = static_cast<std::uint32_t>(document.text.find(word));
        EXPECT_EQ(page[document.source_offset(at)], word[0]) << word;
    }
    const Document plain = page_of("<p>Kari Holm &amp; Ada\n Okafor met <b>on</b> Monday.</p>");
    for (const char* word : {"Holm", "& Ada", "Ada", "Okafor", "on", "Monday"}) {
        const auto at = static_cast<std::uint32_t>(plain.text.find(word));
        const std::string source = "<p>Kari Holm &amp; Ada\n Okafor met <b>on</b> Monday.</p>";
        EXPECT_EQ(plain.source_offset(at), source.find(word[0] == '&' ? "&amp;" : word)) << word;
    }
}

TEST(ReadHtml, LinesOfLists) {
    const Document document = page_of(
        "<pre>a\n  "
        "b</pre><ul><li>c<li>d<p>e</ul><table><tr><td>f<td><p>g</p></table>h<br>i&nbsp;<div>&nbsp;</div>j");
    EXPECT_EQ(document.text, "a\nb\nc\nd\ne\nf | g\nh\ni\nj\n");
}

// Time and memory are in proportion to the page, whatever stands in it.
TEST(ReadHtml, HostilePages) {
    const auto many = [](const std::string& part, std::size_t bytes) {
        std::string out;
        while (out.size() < bytes) out += part;
        return out;
    };
    constexpr std::size_t size = 2U << 20;
    const std::string pages[] = {
        many("<div>", size),
        many("<b>", size),
        many("<p><b><i>", size),
        many("<table><tr><td>", size),
        many("<a href=x>", size),
        many("<ul><li>", size),
        many("</div>", size),
        many("<", size),
        many("</", size),
        many("<!--", size),
        many("<!", size),
        many("&", size),
        many("&#", size),
        many("&notin", size),
        many("<svg><math>", size),
        many("<svg></p>", size),
        many("<script><!--<script>", size),
        many("<select><option>", size),
        many("<title>", size),
        many("<x-a>", size),
        many("</x-a><x-b>", size),
        many("<p>a<p class=share>b", size),
        many("<button><p>", size),
        many("<form><div></form>", size),
        "<div " + many("a=b ", size) + ">x</div>",
        "<div " + many("a='", size),
        "<div class='" + many("share-x ", size) + "'>x</div>",
        "<script type=application/ld+json>" + many("{\"@graph\":[", size),
        "<script type=application/ld+json>[" + many("{\"@type\":\"Article\"},", size) + "{}]</script>",
        many(std::string("a\0<p\0>", 6), size),
        many("<td><td>", size) + many("<table>", size),
        many("<tr><td>a<table>", size),
    };
    for (const std::string& page : pages) {
        SCOPED_TRACE(page.substr(0, 60));
        const auto begin = std::chrono::steady_clock::now();
        const Document document = page_of(page);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        EXPECT_LT(took.count(), 5.0);
    }
}

TEST(ReadHtml, CutOffAnywhere) {
    const std::string page =
        "<!DOCTYPE html><html lang=en><head><title>A &amp; b</title><script "
        "type='application/ld+json'>{\"@type\":\"Article\"}"
        "</script></head><body><div class='article-body'><p>One &eacute; two<!-- x "
        "--><table><tr><td>a</table></div></html>";
    for (std::size_t end = 0; end <= page.size(); ++end) {
        const Document document = page_of(page.substr(0, end));
        std::uint32_t last = 0;
        for (const Zone& zone : document.zones) {
            EXPECT_LE(last, zone.at.begin);
            EXPECT_LE(zone.at.begin, zone.at.end);
            last = zone.at.end;
        }
        EXPECT_LE(last, document.text.size());
    }
}

}  // namespace
}  // namespace entente
