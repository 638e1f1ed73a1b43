#include "read/fields.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::array<std::string_view, field_role_count> roles{"text",   "title", "published", "author",
                                                               "outlet", "lang",  "url"};

// Names of fields in exports of news, the best first. They are names in formats, not words of a language that is read.
constexpr std::array<std::array<std::string_view, 16>, field_role_count> usual{{
    {"text", "articlebody", "maintext", "fulltext", "body", "content", "contenthtml", "bodytext",
     "articletext", "contenttext", "textcontent", "html", "bodyhtml", "rawcontent", "article", "story"},
    {"title", "headline", "name", "articletitle", "subject", "heading"},
    {"published", "datepublished", "publishedat", "publishedon", "publisheddate", "publicationdate",
     "datepublish", "publishdate", "pubdate", "published_time", "date", "articledate", "datetime",
     "timestamp", "created", "createdat"},
    {"author", "authors", "byline", "creator", "writer"},
    {"outlet", "publisher", "sitename", "publication", "source", "sourcename", "newspaper", "medium", "site",
     "sourcedomain", "domain"},
    {"lang", "language", "inlanguage", "languagecode"},
    {"url", "link", "permalink", "canonicalurl", "sourceurl", "uri", "webpage", "articleurl", "href"},
}};

// "datePublished", "date_published", "Date published": one name.
std::string plain(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '_' || c == '-' || c == ' ' || c == '.') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return out;
}

std::string best_name(std::size_t role, std::span<const std::string> fields) {
    for (const std::string_view name : usual[role]) {
        if (name.empty()) break;
        const std::string wanted = plain(name);
        for (const std::string& field : fields) {
            if (plain(field) == wanted) return field;
        }
    }
    return {};
}

}  // namespace

std::string_view name_of(FieldRole role) { return roles[static_cast<std::size_t>(role)]; }

Result<FieldMap> parse_field_map(std::span<const std::string> assignments) {
    FieldMap map;
    for (const std::string& one : assignments) {
        const std::size_t at = one.find('=');
        const std::string role = one.substr(0, at);
        const auto found = std::find(roles.begin(), roles.end(), role);
        if (at == std::string::npos || at + 1 == one.size() || found == roles.end()) {
            return Error{
                ErrorCode::bad_input, "--field",
                "\"" + one +
                    "\" maps nothing; expected ROLE=NAME, ROLE one of text, title, published, author, "
                    "outlet, lang, url"};
        }
        map.names[static_cast<std::size_t>(found - roles.begin())] = one.substr(at + 1);
    }
    return map;
}

FieldMap guess_fields(const FieldMap& given, std::span<const std::string> fields) {
    FieldMap map = given;
    for (std::size_t role = 0; role < field_role_count; ++role) {
        if (map.names[role].empty()) map.names[role] = best_name(role, fields);
    }
    return map;
}

std::string tell_guess(const FieldMap& given, const FieldMap& guessed) {
    std::string out;
    for (std::size_t role = 0; role < field_role_count; ++role) {
        if (!given.names[role].empty() || guessed.names[role].empty()) continue;
        out += out.empty() ? "takes " : ", ";
        out += std::string(roles[role]) + " from \"" + guessed.names[role] + "\"";
    }
    return out.empty() ? out : out + " (--field says otherwise)";
}

}  // namespace entente
