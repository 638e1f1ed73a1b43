#include "read/feed.h"

#include "base/files.h"
#include "read/record_piece.h"
#include "read/xml_carrier.h"

namespace entente {
namespace {

struct FeedEntry {
    std::string title;
    std::string link;
    std::string published;
    std::string date_from;
    std::string author;
    std::string lang;
    std::string content;
    std::string summary;
};

class Feed : public XmlCarrier {
public:
    explicit Feed(Stream stream) : XmlCarrier(std::move(stream)) {}

private:
    std::optional<Result<Piece>> element(const std::string& name) override {
        if (name == "item" || name == "entry") return piece(read_entry());
        of_feed(name);
        return std::nullopt;
    }

    // What is told of the feed as a whole, before its entries.
    void of_feed(const std::string& name) {
        set_once(lang_, xml_->attribute("lang"));
        const bool of_channel = xml_->depth() <= 2;
        if (name == "title" && of_channel)
            set_once(outlet_, xml_->rest_as_text());
        else if (name == "language" && of_channel)
            set_once(lang_, xml_->rest_as_text());
        else if (name == "image" || name == "author" || name == "textInput")
            xml_->rest_as_text();
    }

    FeedEntry read_entry() {
        FeedEntry entry;
        const int outer = xml_->depth();
        while (true) {
            const XmlReader::Node node = xml_->next();
            if (node == XmlReader::Node::none || (node == XmlReader::Node::end && xml_->depth() <= outer))
                break;
            if (node == XmlReader::Node::start) take(xml_->name(), entry);
        }
        return entry;
    }

    void take(const std::string& name, FeedEntry& entry) {
        const std::string prefix = xml_->prefix();
        const bool plain = prefix.empty() || prefix == "atom";
        if (name == "title" && plain) {
            set_once(entry.title, xml_->rest_as_text());
        } else if (name == "link" && plain) {
            take_link(entry);
        } else if (name == "guid" && entry.link.empty() && xml_->attribute("isPermaLink") != "false") {
            const std::string id = xml_->rest_as_text();
            if (id.starts_with("http")) set_once(entry.link, id);
        } else if (name == "pubDate" || name == "published" || name == "issued" ||
                   (name == "date" && prefix == "dc")) {
            entry.published = xml_->rest_as_text();
            entry.date_from = "feed element " + name;
        } else if (name == "updated" && entry.published.empty()) {
            entry.published = xml_->rest_as_text();
            entry.date_from = "feed element updated";
        } else if (name == "creator" || (name == "author" && plain)) {
            take_author(entry);
        } else if (name == "encoded" || (name == "content" && plain)) {
            set_once(entry.content, body());
        } else if ((name == "description" || name == "summary") && plain) {
            set_once(entry.summary, body());
        } else if (name == "language") {
            set_once(entry.lang, xml_->rest_as_text());
        } else {
            xml_->rest_as_text();
        }
    }

    // Of the element at hand: XHTML as it stands, all else as the text that it is.
    std::string body() {
        return xml_->attribute("type") == "xhtml" ? xml_->rest_as_markup() : xml_->rest_as_text();
    }

    void take_link(FeedEntry& entry) {
        const std::string href = xml_->attribute("href");
        const std::string rel = xml_->attribute("rel");
        const std::string inner = xml_->rest_as_text();
        if (href.empty())
            set_once(entry.link, inner);
        else if (rel.empty() || rel == "alternate")
            set_once(entry.link, href);
    }

    // <author>name</author>, or <author><name/><email/></author>
    void take_author(FeedEntry& entry) {
        const int outer = xml_->depth();
        std::string all;
        std::string name;
        while (true) {
            const XmlReader::Node node = xml_->next();
            if (node == XmlReader::Node::none || (node == XmlReader::Node::end && xml_->depth() <= outer))
                break;
            if (node == XmlReader::Node::start && xml_->name() == "name")
                name = xml_->rest_as_text();
            else if (node == XmlReader::Node::start)
                xml_->rest_as_text();
            else if (node == XmlReader::Node::text)
                all += xml_->text();
        }
        const std::string& author = name.empty() ? all : name;
        if (!trim(author).empty())
            entry.author += (entry.author.empty() ? "" : ", ") + std::string(trim(author));
    }

    Result<Piece> piece(const FeedEntry& entry) {
        ++number_;
        const std::string place = "#" + (entry.link.empty() ? std::to_string(number_) : entry.link);
        const std::string& text = entry.content.empty() ? entry.summary : entry.content;
        if (text.empty()) return Error{ErrorCode::bad_input, path_ + place, "is an entry without text"};
        RecordValues values{text,         entry.title, entry.published,
                            entry.author, outlet_,     entry.lang.empty() ? lang_ : entry.lang,
                            entry.link};
        Piece made = piece_of_values(std::move(values), entry.date_from);
        made.name = name_ + place;
        made.path = path_ + place;
        made.base = place;
        return made;
    }

    std::string outlet_;
    std::string lang_;
    std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<Carrier> read_feed(Stream stream) { return std::make_unique<Feed>(std::move(stream)); }

}  // namespace entente
