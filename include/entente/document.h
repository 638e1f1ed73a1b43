// A document as read: one text, its zones, and the way back to the source's bytes. Made by `read`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Half-open byte range [begin, end) of `Document::text`.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return end <= begin; }
    [[nodiscard]] bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
    [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend bool operator==(const Span&, const Span&) = default;
};

inline std::string_view cut(std::string_view text, Span at) { return text.substr(at.begin, at.size()); }

// What a paragraph is to the article. `furniture` is everything that is not the article's own: menus, link
// lists, credits, prompts, date lines.
enum class ZoneRole : std::uint8_t { headline, standfirst, body, caption, question, subhead, furniture };

std::string_view name_of(ZoneRole role);

// One paragraph. A paragraph may run over several lines, and over a blank line where the source broke a
// sentence there. Zones stand in reading order, do not overlap, and cover all that is not white space.
struct Zone {
    ZoneRole role = ZoneRole::body;
    Span at;
};

// text[text, text + length) came from the source's bytes beginning at `source`. Within a segment both run in
// step where `exact` is true; else the segment as a whole stands for `source_length` bytes.
struct Segment {
    std::uint32_t text = 0;
    std::uint32_t length = 0;
    std::uint64_t source = 0;
    std::uint64_t source_length = 0;
    bool exact = true;
};

// Where byte `offset` of a text came from, by its segments in order; nearest before where it was altered.
std::uint64_t source_offset(const std::vector<Segment>& segments, std::uint64_t offset);

// Where a page states its day of publication, the best first. "modified": it states the day of its last change only.
inline constexpr std::array<std::string_view, 6> page_date_sources{"json-ld", "meta",      "address",
                                                                   "time",    "date line", "modified"};

// What is told about a document from outside its text: by the carrier that it came in, or by the head of its page.
// UTF-8; empty where nothing is.
struct Stated {
    std::string title;
    std::string author;
    std::string outlet;
    std::string lang;       // ISO 639-1, "en"
    std::string url;        // where it was published
    std::string date;       // EDTF, when it was published: "2014-11-22T10:27" or "2014-11-22" or "2014"
    std::string date_from;  // what says so, for a reader: "field published", "mail header Date"
};

struct Document {
    std::string
        name;  // file name without folders, and the place in it; stands in every fact as `doc` (doc/formats.md)
    std::string path;  // as given, for messages
    std::string text;  // UTF-8, NFC; all of it, furniture too; clean plain text is the input byte for byte
    std::vector<Zone> zones;
    std::vector<Segment> segments;
    Span title;          // empty where the document has none
    std::string outlet;  // as the document names it; empty where it does not
    std::string author;
    std::string lang;          // ISO 639-1; empty where unknown
    std::vector<Span> stamps;  // lines that look like date stamps, unread, in reading order
    std::string name_date;     // "2014-11-22" where the file name bears a date, else empty
    std::string section;       // of the outlet, as the page names it
    std::string address;       // as Stated::url, or the page's own where it says so
    std::string stated;        // as Stated::date; goes before the stamps of the text
    std::string stated_from;   // as Stated::date_from; of a page one of `page_date_sources`
    std::string modified;      // the day of the last change, likewise

    bool page = false;  // read from HTML: the roles of zones are by its markup

    // The article's text, paragraphs parted by a line end: `text` without furniture; of a page also without the
    // headline and the captions, which have zones of their own.
    [[nodiscard]] std::string body() const;
    // The offset in the source that `offset` (bytes of `text`) came from; nearest before where it was altered.
    [[nodiscard]] std::uint64_t source_offset(std::uint32_t offset) const {
        return entente::source_offset(segments, offset);
    }
};

}  // namespace entente
