#include "read/docx.h"

#include <algorithm>

#include "base/files.h"
#include "read/text.h"
#include "read/xml.h"
#include "read/zip.h"

namespace entente {
namespace {

Result<std::string> part_of(const RandomBytes& bytes, const std::vector<ZipEntry>& entries,
                            std::string_view name) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const ZipEntry& entry) { return entry.name == name; });
    if (found == entries.end()) return std::string();
    const auto failed = [&](const Error& error) {
        return Error{error.code, {}, "its part " + std::string(name) + " " + error.what};
    };
    const auto source = open_zip_entry(bytes, *found);
    if (!source) return failed(source.error());
    Result<std::string> text = read_rest(**source, document_limit);
    if (!text) return failed(text.error());
    return text;
}

// w:t is text, w:tab and w:br are blanks, w:p ends a paragraph; w:delText was deleted, w:instrText is a command.
Result<std::string> text_of(std::string part) {
    XmlReader xml(std::move(part));
    std::string out;
    std::string paragraph;
    bool inside = false;
    while (true) {
        const XmlReader::Node node = xml.next();
        if (node == XmlReader::Node::none) break;
        if (node == XmlReader::Node::text) {
            if (inside) paragraph += xml.text();
            continue;
        }
        const std::string name = xml.name();
        const bool start = node == XmlReader::Node::start;
        if (name == "t") {
            inside = start;
        } else if (start && (name == "tab" || name == "br" || name == "cr")) {
            paragraph += ' ';
        } else if (start && name == "noBreakHyphen") {
            paragraph += '-';
        } else if (!start && name == "p") {
            if (const std::string_view line = trim(paragraph); !line.empty())
                out += std::string(line) + "\n\n";
            paragraph.clear();
        }
    }
    if (xml.failed()) return xml.error();
    return out;
}

void take_properties(std::string part, Stated& stated) {
    XmlReader xml(std::move(part));
    while (true) {
        const XmlReader::Node node = xml.next();
        if (node == XmlReader::Node::none) return;
        if (node != XmlReader::Node::start) continue;
        const std::string name = xml.name();
        if (name == "title") stated.title = trim(xml.rest_as_text());
        if (name == "creator") stated.author = trim(xml.rest_as_text());
    }
}

}  // namespace

Result<OfficeText> read_docx(std::string bytes) {
    const RandomBytes held = RandomBytes::of_memory(std::move(bytes));
    const Result<std::vector<ZipEntry>> entries = zip_directory(held);
    if (!entries) return entries.error();
    Result<std::string> document = part_of(held, *entries, "word/document.xml");
    if (!document) return document.error();
    Result<std::string> text = text_of(std::move(*document));
    if (!text) return text.error();
    OfficeText out;
    out.text = std::move(*text);
    // The properties are a help and no more: where they are broken the text is good all the same.
    if (Result<std::string> properties = part_of(held, *entries, "docProps/core.xml");
        properties && !properties->empty())
        take_properties(std::move(*properties), out.stated);
    return out;
}

}  // namespace entente
