#include "read/html_charset.h"

#include "read/html_tokens.h"

namespace entente {
namespace {

constexpr std::size_t looked_at = 4096;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// The name in "text/html; charset=koi8-r".
std::string_view in_content_type(std::string_view content) {
    constexpr std::string_view key = "charset";
    for (std::size_t i = 0; i + key.size() < content.size(); ++i) {
        if (!same_name(content.substr(i, key.size()), key)) continue;
        std::string_view rest = trimmed(content.substr(i + key.size()));
        if (rest.empty() || rest.front() != '=') continue;
        rest = trimmed(rest.substr(1));
        if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
            const std::size_t close = rest.find(rest.front(), 1);
            return close == std::string_view::npos ? std::string_view() : trimmed(rest.substr(1, close - 1));
        }
        std::size_t end = 0;
        while (end < rest.size() && !is_space(rest[end]) && rest[end] != ';') ++end;
        return rest.substr(0, end);
    }
    return {};
}

}  // namespace

std::string_view declared_charset(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
    if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
    if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
    HtmlTokenizer tokens(bytes.substr(0, looked_at));
    HtmlToken token;
    while (tokens.next(token)) {
        if (token.kind != HtmlToken::Kind::start || token.tag != Tag::meta) continue;
        HtmlAttributes attributes(bytes.substr(token.begin, token.end - token.begin));
        std::string_view name;
        std::string_view value;
        std::string_view content;
        bool content_type = false;
        while (attributes.next(name, value)) {
            if (same_name(name, "charset") && !trimmed(value).empty()) return trimmed(value);
            if (same_name(name, "content")) content = value;
            if (same_name(name, "http-equiv")) content_type = same_name(trimmed(value), "content-type");
        }
        if (!content_type) continue;
        if (const std::string_view found = in_content_type(content); !found.empty()) return found;
    }
    return {};
}

}  // namespace entente
