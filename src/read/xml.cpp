#include "read/xml.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <climits>

namespace entente {

struct XmlReader::Inside {
    std::string bytes;
    xmlTextReaderPtr reader = nullptr;
    bool end_due = false;  // of an element that was empty
    bool failed = false;
    int line = 0;
    std::string message;

    static void on_error(void* self, xmlErrorPtr error) {
        auto& inside = *static_cast<Inside*>(self);
        if (inside.failed || error == nullptr || error->level < XML_ERR_FATAL) return;
        inside.line = error->line;
        inside.message = error->message == nullptr ? "" : error->message;
        while (!inside.message.empty() && (inside.message.back() == '\n' || inside.message.back() == ' '))
            inside.message.pop_back();
    }
};

namespace {

std::string taken(xmlChar* text) {
    if (text == nullptr) return {};
    std::string out(reinterpret_cast<const char*>(text));
    xmlFree(text);
    return out;
}

std::string seen(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

// The parser compares each attribute of a tag with all others: a tag without end would keep it busy for as long.
// Of the first tag that is too long its line; 0 where there is none.
int line_of_long_tag(std::string_view bytes) {
    constexpr std::size_t longest = 16U << 10;
    std::size_t at = 0;
    while ((at = bytes.find('<', at)) != std::string_view::npos) {
        const std::string_view rest = bytes.substr(at);
        const std::string_view closes = rest.starts_with("<!--")        ? "-->"
                                        : rest.starts_with("<![CDATA[") ? "]]>"
                                                                        : ">";
        const std::size_t end = bytes.find(closes, at);
        const bool tag = closes.size() == 1;
        if (tag && std::min(end, bytes.size()) - at > longest)
            return static_cast<int>(std::min<std::ptrdiff_t>(
                INT_MAX,
                1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n')));
        if (end == std::string_view::npos) return 0;
        at = end + closes.size();
    }
    return 0;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

XmlReader::XmlReader(std::string bytes) : inside_(std::make_unique<Inside>()) {
    static const bool ready = (xmlInitParser(), true);  // once, before threads meet in it
    (void)ready;
    std::size_t blank = 0;
    while (blank < bytes.size() && is_blank(bytes[blank])) ++blank;
    bytes.erase(0, blank);
    inside_->bytes = std::move(bytes);
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
    const auto size = static_cast<int>(std::min<std::size_t>(inside_->bytes.size(), INT_MAX));
    inside_->reader = xmlReaderForMemory(inside_->bytes.data(), size, nullptr, nullptr, options);
    if (const int line = line_of_long_tag(inside_->bytes); line > 0) {
        inside_->line = line;
        inside_->message = "a tag of more than 16 KiB";
        inside_->failed = true;
    }
    if (inside_->reader == nullptr) {
        inside_->failed = true;
        return;
    }
    xmlTextReaderSetStructuredErrorHandler(inside_->reader, &Inside::on_error, inside_.get());
}

XmlReader::~XmlReader() {
    if (inside_->reader != nullptr) xmlFreeTextReader(inside_->reader);
}

XmlReader::Node XmlReader::next() {
    Inside& in = *inside_;
    if (in.failed) return Node::none;
    if (in.end_due) {
        in.end_due = false;
        return Node::end;
    }
    while (true) {
        const int more = xmlTextReaderRead(in.reader);
        if (more != 1) {
            in.failed = more < 0;
            return Node::none;
        }
        switch (xmlTextReaderNodeType(in.reader)) {
            case XML_READER_TYPE_ELEMENT:
                in.end_due = xmlTextReaderIsEmptyElement(in.reader) == 1;
                return Node::start;
            case XML_READER_TYPE_END_ELEMENT:
                return Node::end;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                return Node::text;
            default:
                break;
        }
    }
}

std::string XmlReader::name() const { return seen(xmlTextReaderConstLocalName(inside_->reader)); }
std::string XmlReader::prefix() const { return seen(xmlTextReaderConstPrefix(inside_->reader)); }
std::string XmlReader::text() const { return seen(xmlTextReaderConstValue(inside_->reader)); }
int XmlReader::depth() const { return xmlTextReaderDepth(inside_->reader); }
bool XmlReader::failed() const { return inside_->failed; }

std::string XmlReader::attribute(const char* name) const {
    std::string found;
    for (int more = xmlTextReaderMoveToFirstAttribute(inside_->reader); more == 1;
         more = xmlTextReaderMoveToNextAttribute(inside_->reader)) {
        if (seen(xmlTextReaderConstLocalName(inside_->reader)) == name)
            found = seen(xmlTextReaderConstValue(inside_->reader));
    }
    xmlTextReaderMoveToElement(inside_->reader);
    return found;
}

std::string XmlReader::rest_as_text() {
    if (inside_->end_due) {
        inside_->end_due = false;
        return {};
    }
    const int outer = depth();
    std::string out;
    while (true) {
        const Node node = next();
        if (node == Node::none || (node == Node::end && depth() <= outer)) return out;
        if (node == Node::text) out += text();
        const bool paragraph = name() == "p" && node != Node::text;
        if (paragraph && !out.empty() && !out.ends_with("\n\n")) out += "\n\n";
    }
}

std::string XmlReader::rest_as_markup() {
    if (inside_->end_due) {
        inside_->end_due = false;
        return {};
    }
    std::string out = taken(xmlTextReaderReadInnerXml(inside_->reader));
    const int outer = depth();
    while (true) {
        const Node node = next();
        if (node == Node::none || (node == Node::end && depth() <= outer)) return out;
    }
}

Error XmlReader::error() const {
    return {ErrorCode::bad_input,
            {},
            "is broken XML in line " + std::to_string(inside_->line) +
                (inside_->message.empty() ? "" : ": " + inside_->message)};
}

std::string xml_root(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    std::size_t at = 0;
    while (true) {
        while (at < head.size() && is_blank(head[at])) ++at;
        if (at >= head.size() || head[at] != '<') return {};
        std::string_view closes = ">";
        if (head.substr(at).starts_with("<?"))
            closes = "?>";
        else if (head.substr(at).starts_with("<!--"))
            closes = "-->";
        else if (!head.substr(at).starts_with("<!"))
            break;
        std::size_t end = head.find(closes, at);
        const std::size_t subset = head.find('[', at);  // <!DOCTYPE rss [<!ENTITY ...>]>
        if (closes == ">" && subset < end) {
            closes = "]>";
            end = head.find(closes, subset);
        }
        if (end == std::string_view::npos) return {};
        at = end + closes.size();
    }
    const std::string_view name = head.substr(at + 1, head.find_first_of(" \t\r\n/>", at + 1) - at - 1);
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

}  // namespace entente
