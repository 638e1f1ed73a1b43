#include "read/record_piece.h"

#include <algorithm>

#include "base/files.h"
#include "base/utf8.h"
#include "read/stated_date.h"

namespace entente {
namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

// A value on one line: titles and names are told in lists.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

}  // namespace

bool has_markup(std::string_view text) {
    constexpr std::size_t looked_at = 1U << 16;
    const std::string head = lower(trim(text).substr(0, looked_at));
    if (head.starts_with("<!doctype html") || head.starts_with("<html")) return true;
    for (const std::string_view tag :
         {"</p>", "<br>", "<br/>", "<br />", "</div>", "</h1>", "</h2>", "</li>"}) {
        if (head.find(tag) != std::string::npos) return true;
    }
    return head.size() > 2 && head[0] == '<' && is_name_start(head[1]) &&
           head.find("</") != std::string::npos;
}

std::string language_code(std::string_view text) {
    text = trim(text);
    const std::string code = lower(text.substr(0, text.find_first_of("-_")));
    const bool letters = std::all_of(code.begin(), code.end(), is_name_start);
    if (!letters || code.size() < 2 || code.size() > 3) return {};
    return code;
}

std::string under_title(const std::string& title, std::string text) {
    if (title.empty() || trim(text).starts_with(title)) return text;
    return title + "\n\n" + text;
}

std::string page_under_title(const std::string& title, std::string html) {
    const std::string head = lower(std::string_view(html).substr(0, 4096));
    if (head.find("<html") != std::string::npos || head.find("<body") != std::string::npos) return html;
    const std::string name = escaped(title);
    const std::string headline = title.empty() ? "" : "<h1>" + name + "</h1>\n";
    return "<html><head><title>" + name + "</title></head><body><article>\n" + headline + std::move(html) +
           "\n</article></body></html>\n";
}

Piece piece_of_values(RecordValues values, std::string date_from) {
    const auto value = [&](FieldRole role) -> std::string& { return values[static_cast<std::size_t>(role)]; };
    Piece piece;
    piece.charset = "utf-8";
    piece.stated.title = one_line(value(FieldRole::title));
    piece.stated.author = one_line(value(FieldRole::author));
    piece.stated.outlet = one_line(value(FieldRole::outlet));
    piece.stated.url = one_line(value(FieldRole::url));
    piece.stated.lang = language_code(value(FieldRole::lang));
    piece.stated.date = read_stated_date(value(FieldRole::published));
    if (!piece.stated.date.empty()) piece.stated.date_from = std::move(date_from);
    std::string& text = value(FieldRole::text);
    if (has_markup(text)) {
        piece.form = PieceForm::html;
        piece.bytes = page_under_title(piece.stated.title, std::move(text));
    } else {
        piece.form = PieceForm::text;
        piece.bytes = under_title(piece.stated.title, std::move(text));
    }
    return piece;
}

}  // namespace entente
