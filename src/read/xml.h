// XML read from the front to the back: no network, no entities but the five, no more depth than libxml2 allows (256).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "entente/result.h"

namespace entente {

class XmlReader {
public:
    // `bytes` in any encoding that they declare.
    explicit XmlReader(std::string bytes);
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    ~XmlReader();

    enum class Node { start, end, text, none };
    // The next node; none at the end and behind an error. An element that is <so/> gives start and end.
    Node next();

    [[nodiscard]] std::string name() const;    // of start and end, without prefix: "encoded"
    [[nodiscard]] std::string prefix() const;  // as written: "content"
    [[nodiscard]] std::string text() const;    // of text
    [[nodiscard]] std::string attribute(const char* name) const;  // empty where there is none; any prefix
    [[nodiscard]] int depth() const;                              // 0: the root

    // At a start: everything up to its end, which is then the current node.
    std::string rest_as_text();    // the text in it, paragraphs (elements named p) parted by blank lines
    std::string rest_as_markup();  // the XML in it

    [[nodiscard]] bool failed() const;
    // "is broken XML in line 12: ..."; `where` empty.
    [[nodiscard]] Error error() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// The name of the root element without its prefix, by the first bytes of a file; empty where these are no XML.
std::string xml_root(std::string_view head);

}  // namespace entente
