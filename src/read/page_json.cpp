// JSON-LD of a page: what its article says of itself.
#include <simdjson.h>

#include <algorithm>
#include <map>

#include "read/html_entities.h"
#include "read/page_facts.h"

namespace entente {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t most_objects = 20'000;

std::string string_of(const object& from, std::string_view key) {
    std::string_view value;
    if (from[key].get_string().get(value) != simdjson::SUCCESS) return {};
    return decode_attribute(value);
}

// The types of an object: a name or a list of names.
std::vector<std::string_view> types_of(const object& from) {
    std::vector<std::string_view> types;
    element type;
    if (from["@type"].get(type) != simdjson::SUCCESS) return types;
    std::string_view name;
    array names;
    if (type.get_string().get(name) == simdjson::SUCCESS) types.push_back(name);
    if (type.get_array().get(names) == simdjson::SUCCESS) {
        for (const element one : names) {
            if (one.get_string().get(name) == simdjson::SUCCESS) types.push_back(name);
        }
    }
    return types;
}

bool is_article(const object& from) {
    const auto types = types_of(from);
    return std::any_of(types.begin(), types.end(), [](std::string_view type) {
        return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
               type == "Review" || type == "SpecialAnnouncement" || type == "PressRelease";
    });
}

bool is_page(const object& from) {
    const auto types = types_of(from);
    return std::any_of(types.begin(), types.end(),
                       [](std::string_view type) { return type.ends_with("WebPage"); });
}

class JsonFacts {
public:
    JsonFacts(std::uint64_t at, std::uint64_t length, PageFacts& facts)
        : at_(at), length_(length), facts_(facts) {}

    void read(element root) {
        std::vector<element> due{root};
        std::vector<object> articles;
        std::vector<object> pages;
        for (std::size_t seen = 0; !due.empty() && seen < most_objects; ++seen) {
            const element at = due.back();
            due.pop_back();
            look(at, due, articles, pages);
        }
        if (!articles.empty()) return article(articles.front());
        for (const object& page : pages) dates(page);
    }

private:
    // Objects at the top and in "@graph"; names by "@id" of every object there.
    void look(element at, std::vector<element>& due, std::vector<object>& articles,
              std::vector<object>& pages) {
        array list;
        if (at.get_array().get(list) == simdjson::SUCCESS) {
            std::vector<element> items;
            for (const element item : list) items.push_back(item);
            due.insert(due.end(), items.rbegin(), items.rend());
            return;
        }
        object here;
        if (at.get_object().get(here) != simdjson::SUCCESS) return;
        if (const std::string id = string_of(here, "@id"); !id.empty()) {
            if (const std::string name = string_of(here, "name"); !name.empty()) names_[id] = name;
        }
        if (is_article(here))
            articles.push_back(here);
        else if (is_page(here))
            pages.push_back(here);
        for (const std::string_view key : {"@graph", "mainEntity"}) {
            element inner;
            if (here[key].get(inner) == simdjson::SUCCESS) due.push_back(inner);
        }
    }

    void article(const object& from) {
        for (const std::string_view key : {"headline", "name"}) {
            if (const std::string title = string_of(from, key); !title.empty()) {
                facts_.titles.push_back({title, at_, length_});
                break;
            }
        }
        dates(from);
        if (facts_.author.empty()) facts_.author = names_in(from, "author");
        if (facts_.author.empty()) facts_.author = names_in(from, "creator");
        if (facts_.outlet.empty()) facts_.outlet = names_in(from, "publisher");
        if (facts_.section.empty()) facts_.section = names_in(from, "articleSection");
        if (facts_.lang.empty()) facts_.lang = string_of(from, "inLanguage");
        if (facts_.description.empty()) facts_.description = string_of(from, "description");
        if (facts_.json_body.empty()) facts_.json_body = string_of(from, "articleBody");
    }

    void dates(const object& from) {
        if (std::string date = string_of(from, "datePublished"); !date.empty())
            facts_.json_published.push_back(std::move(date));
        if (std::string date = string_of(from, "dateCreated"); !date.empty())
            facts_.json_published.push_back(std::move(date));
        if (std::string date = string_of(from, "dateModified"); !date.empty())
            facts_.modified.push_back(std::move(date));
    }

    // A name, an object that has one, or a list of these.
    std::string names_in(const object& from, std::string_view key) {
        element value;
        if (from[key].get(value) != simdjson::SUCCESS) return {};
        array list;
        if (value.get_array().get(list) != simdjson::SUCCESS) return name_of(value);
        std::string names;
        for (const element one : list) {
            const std::string name = name_of(one);
            if (name.empty() || names.find(name) != std::string::npos) continue;
            names += (names.empty() ? "" : ", ") + name;
        }
        return names;
    }

    std::string name_of(element value) {
        std::string_view text;
        if (value.get_string().get(text) == simdjson::SUCCESS) return decode_attribute(text);
        object inner;
        if (value.get_object().get(inner) != simdjson::SUCCESS) return {};
        for (const std::string_view key : {"name", "alternateName", "legalName"}) {
            if (std::string name = string_of(inner, key); !name.empty()) return name;
        }
        const auto known = names_.find(string_of(inner, "@id"));
        return known == names_.end() ? std::string() : known->second;
    }

    std::uint64_t at_;
    std::uint64_t length_;
    PageFacts& facts_;
    std::map<std::string, std::string> names_;  // by "@id"
};

// Mends what writers of JSON-LD get wrong.
std::string mended(std::string_view script) {
    const std::size_t begin = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    std::string out;
    bool quoted = false;
    for (std::size_t i = begin; i <= end; ++i) {
        const char c = script[i];
        if (quoted && c == '\\' && i < end) {
            out += c;
            out += script[++i];
            continue;
        }
        if (c == '"') quoted = !quoted;
        if ((c == '}' || c == ']') && !quoted) {
            const std::size_t last = out.find_last_not_of(" \n\t\r");
            if (last != std::string::npos && out[last] == ',') out.resize(last);
        }
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out;
}

// The values of `key` in a script that is no JSON.
void scrape(std::string_view script, std::string_view key, std::vector<std::string>& out) {
    const std::string quoted = '"' + std::string(key) + '"';
    const std::size_t at = script.find(quoted);
    if (at == std::string_view::npos) return;
    std::size_t begin = script.find_first_not_of(" \n\t\r:", at + quoted.size());
    if (begin == std::string_view::npos || script[begin] != '"') return;
    const std::size_t end = script.find('"', ++begin);
    if (end != std::string_view::npos && end - begin < 64)
        out.emplace_back(script.substr(begin, end - begin));
}

}  // namespace

void add_json_facts(std::string_view script, std::uint64_t at, PageFacts& facts) {
    thread_local simdjson::dom::parser parser;
    element root;
    JsonFacts reader(at, script.size(), facts);
    if (parser.parse(simdjson::padded_string(script)).get(root) == simdjson::SUCCESS)
        return reader.read(root);
    if (parser.parse(simdjson::padded_string(mended(script))).get(root) == simdjson::SUCCESS)
        return reader.read(root);
    scrape(script, "datePublished", facts.json_published);
    scrape(script, "dateModified", facts.modified);
}

}  // namespace entente
