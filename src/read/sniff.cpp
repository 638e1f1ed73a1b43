#include "read/sniff.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "read/mail.h"
#include "read/tar.h"
#include "read/xml.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

std::string extension_of(std::string_view name) {
    const std::size_t slash = name.find_last_of("/#");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t point = name.rfind('.');
    return point == std::string_view::npos ? "" : lower(name.substr(point + 1));
}

struct Signature {
    std::string_view bytes;
    Format format;
    std::string_view what;
};

constexpr std::array signatures{
    Signature{"\x1f\x8b"sv, Format::gzip, ""},
    Signature{"\x28\xb5\x2f\xfd"sv, Format::zstd, ""},
    Signature{"\x5d\x2a\x4d\x18"sv, Format::zstd, ""},
    Signature{"PK\x03\x04"sv, Format::zip, ""},
    Signature{"PK\x05\x06"sv, Format::zip, ""},
    Signature{"WARC/1."sv, Format::warc, ""},
    Signature{"BZh"sv, Format::other, "is packed with bzip2, which is not read"},
    Signature{"\xfd"
              "7zXZ\0"sv,
              Format::other, "is packed with xz, which is not read"},
    Signature{"7z\xbc\xaf\x27\x1c"sv, Format::other, "is a 7z archive, which is not read"},
    Signature{"Rar!\x1a\x07"sv, Format::other, "is a RAR archive, which is not read"},
    Signature{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Format::other,
              "is an Office file of the old kind (.doc, .xls, .msg), which is not read"},
    Signature{"{\\rtf"sv, Format::other, "is RTF, which is not read"},
    Signature{"\x89PNG"sv, Format::other, "is a picture"},
    Signature{"\xff\xd8\xff"sv, Format::other, "is a picture"},
    Signature{"GIF8"sv, Format::other, "is a picture"},
    Signature{"\x7f"
              "ELF"sv,
              Format::other, "is a program"},
    Signature{"SQLite format 3\0"sv, Format::other, "is a database"},
};

struct Extension {
    std::string_view name;
    Format format;
};

constexpr std::array extensions{
    Extension{"jsonl", Format::json_lines}, Extension{"ndjson", Format::json_lines},
    Extension{"csv", Format::csv},          Extension{"tsv", Format::csv},
    Extension{"tab", Format::csv},          Extension{"eml", Format::mail},
    Extension{"mbox", Format::mbox},        Extension{"mbx", Format::mbox},
    Extension{"html", Format::html},        Extension{"htm", Format::html},
    Extension{"xhtml", Format::html},       Extension{"txt", Format::text},
    Extension{"text", Format::text},        Extension{"md", Format::text},
};

std::string_view line_of(std::string_view head, std::size_t number) {
    while (number-- > 0) {
        const std::size_t end = head.find('\n');
        if (end == std::string_view::npos) return {};
        head.remove_prefix(end + 1);
    }
    return head.substr(0, head.find('\n'));
}

bool is_box(std::string_view head) { return head.starts_with("From ") && is_header_line(line_of(head, 1)); }

// Headers up to a blank line, some of them such as mail has.
bool is_mail(std::string_view head) {
    if (!is_header_line(line_of(head, 0))) return false;
    const std::size_t end = std::min(head.find("\n\n"), head.find("\n\r\n"));
    if (end == std::string_view::npos) return false;
    const std::string_view headers = head.substr(0, end);
    int known = 0;
    for (const char* name : {"from", "date", "message-id", "mime-version", "received", "return-path"})
        known += header_value(headers, name).empty() ? 0 : 1;
    return known >= 3;
}

Sniffed sniff_xml(std::string_view head) {
    const std::string root = xml_root(head);
    const std::string name = lower(root);
    if (name == "html" || name.starts_with("!doctype")) return {Format::html, {}};
    if (name == "rss" || name == "feed" || name == "rdf") return {Format::feed, {}};
    if (name == "newsitem" || name == "newsmessage" || name == "nitf" || name == "packageitem")
        return {Format::newsml, {}};
    if (head.starts_with("<?xml"))
        return {Format::other,
                "is XML of a kind that is not read (its root is <" + root.substr(0, 40) + ">)"};
    return {};
}

bool is_whole_object(std::string_view line) {
    line = trim(line);
    return line.size() > 2 && line.front() == '{' && line.back() == '}';
}

// JSON with a line break in its first object is one value.
Format json_kind(std::string_view head) {
    const std::size_t end = head.find('\n');
    const bool line = end != std::string_view::npos && is_whole_object(head.substr(0, end));
    return line ? Format::json_lines : Format::json;
}

}  // namespace

Sniffed sniff(std::string_view name, std::string_view head) {
    for (const Signature& one : signatures) {
        if (head.starts_with(one.bytes)) return {one.format, std::string(one.what)};
    }
    if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return {Format::pdf, {}};
    if (is_tar(head)) return {Format::tar, {}};
    std::string_view begin = head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
    begin = begin.substr(std::min(begin.find_first_not_of(" \t\r\n"), begin.size()));
    const std::string start = lower(begin.substr(0, 16));
    const std::string extension = extension_of(name);
    const auto known = std::find_if(extensions.begin(), extensions.end(),
                                    [&](const Extension& one) { return one.name == extension; });
    const bool is_named = known != extensions.end();
    if (start.starts_with("<!doctype html") || start.starts_with("<html")) return {Format::html, {}};
    const bool marked = start.starts_with("<?xml") || start.starts_with("<rss") ||
                        start.starts_with("<feed") || start.starts_with("<nitf") ||
                        start.starts_with("<newsitem") || start.starts_with("<rdf:rdf") ||
                        start.starts_with("<!--") || start.starts_with("<newsmessage");
    if (marked && !(is_named && known->format == Format::html)) {
        Sniffed xml = sniff_xml(begin);
        if (xml.format != Format::text) return xml;
    }
    if (is_named) return {known->format, {}};
    if (extension == "json") return {json_kind(begin), {}};
    if (is_box(begin)) return {Format::mbox, {}};
    if (is_mail(begin)) return {Format::mail, {}};
    if (start.starts_with("{\"") || start.starts_with("[{\"")) return {json_kind(begin), {}};
    return {};
}

}  // namespace entente
