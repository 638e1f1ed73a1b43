#include "read/newsml.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "read/feed.h"
#include "read/record_piece.h"
#include "read/stated_date.h"
#include "read/xml_carrier.h"

namespace entente {
namespace {

// What is known of an item while it is read. Dates by worth: the first that is there counts.
struct Item {
    std::string id;
    std::string title;
    std::string author;
    std::string outlet;
    std::string lang;
    std::string url;
    std::array<std::string, 4> dates;  // contentCreated, firstCreated, versionCreated, issue date of NITF
    std::string text;
};
constexpr std::array<std::string_view, 4> date_names{"contentCreated", "date.issue", "firstCreated",
                                                     "versionCreated"};

bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 10> blocks{"p",  "hl1", "hl2",        "h1", "h2",
                                                      "h3", "li",  "blockquote", "tr", "div"};
    return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

class NewsMl : public XmlCarrier {
public:
    explicit NewsMl(Stream stream) : XmlCarrier(std::move(stream)) {}

private:
    std::optional<Result<Piece>> element(const std::string& name) override {
        if (name != "newsItem" && name != "nitf") return std::nullopt;
        alone_ = xml_->depth() == 0;
        const Item item = read_item();
        if (item.text.empty() || xml_->failed()) return std::nullopt;
        return piece(item);
    }

    Item read_item() {
        Item item;
        item.id = xml_->attribute("guid");
        item.lang = xml_->attribute("lang");
        const int outer = xml_->depth();
        while (true) {
            const XmlReader::Node node = xml_->next();
            if (node == XmlReader::Node::none || (node == XmlReader::Node::end && xml_->depth() <= outer))
                break;
            if (node == XmlReader::Node::start) take(xml_->name(), item);
        }
        return item;
    }

    void take(const std::string& name, Item& item) {
        const auto date = std::find(date_names.begin(), date_names.end(), name);
        if (date != date_names.end()) {
            const std::string norm = xml_->attribute("norm");
            set_once(item.dates[static_cast<std::size_t>(date - date_names.begin())],
                     norm.empty() ? xml_->rest_as_text() : norm);
        } else if (name == "headline" || name == "hl1") {
            const std::string headline = xml_->rest_as_text();
            set_once(item.title, headline);
        } else if (name == "by" || name == "byline" || name == "creator") {
            set_once(item.author, xml_->rest_as_text());
        } else if (name == "provider" || name == "doc.copyright") {
            const std::string holder = xml_->attribute("holder");
            const std::string text = xml_->rest_as_text();
            set_once(item.outlet, holder.empty() ? text : holder);
        } else if (name == "language") {
            set_once(item.lang, xml_->attribute("tag"));
        } else if (name == "inlineData") {
            set_once(item.text, xml_->rest_as_text());
        } else if (name == "body.content" || name == "body" || name == "inlineXML") {
            take_body(item);
        } else if (name == "rightsInfo" || name == "remoteContent") {
            xml_->rest_as_text();
        }
    }

    // The blocks of the text, a paragraph each. What stands in a head is taken as what it is.
    void take_body(Item& item) {
        const int outer = xml_->depth();
        std::string text;
        while (true) {
            const XmlReader::Node node = xml_->next();
            if (node == XmlReader::Node::none || (node == XmlReader::Node::end && xml_->depth() <= outer))
                break;
            if (node == XmlReader::Node::text) {
                text += xml_->text();
                continue;
            }
            const std::string name = xml_->name();
            if (node == XmlReader::Node::start && (name == "head" || name == "docdata" || name == "media")) {
                xml_->rest_as_text();
            } else if (node == XmlReader::Node::start && (name == "hl1" || name == "byline")) {
                take(name, item);
            } else if (is_block(name)) {
                text = std::string(trim(text)) + "\n\n";
            }
        }
        set_once(item.text, text);
    }

    Result<Piece> piece(const Item& item) {
        ++number_;
        std::string place;
        if (!alone_) place = "#" + (item.id.empty() ? std::to_string(number_) : item.id);
        std::string date;
        std::string from;
        for (std::size_t i = 0; i < date_names.size() && date.empty(); ++i) {
            date = read_stated_date(item.dates[i]);
            from = "element " + std::string(date_names[i]);
        }
        RecordValues values{item.text, item.title, date, item.author, item.outlet, item.lang, item.url};
        Piece made = piece_of_values(std::move(values), from);
        made.name = name_ + place;
        made.path = path_ + place;
        if (!place.empty()) made.base = place;
        return made;
    }

    std::uint64_t number_ = 0;
    bool alone_ = false;
};

}  // namespace

std::unique_ptr<Carrier> read_newsml(Stream stream) { return std::make_unique<NewsMl>(std::move(stream)); }

}  // namespace entente
