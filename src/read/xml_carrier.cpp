#include "read/xml_carrier.h"

#include "base/files.h"

namespace entente {

void set_once(std::string& value, const std::string& text) {
    if (value.empty()) value = std::string(trim(text));
}

std::optional<Result<Piece>> XmlCarrier::next() {
    if (ended_) return std::nullopt;
    if (!xml_) {
        Result<std::string> bytes = read_rest(*source_, xml_limit);
        source_.reset();
        if (!bytes) return end_with(bytes.error());
        xml_ = std::make_unique<XmlReader>(std::move(*bytes));
    }
    while (true) {
        const XmlReader::Node node = xml_->next();
        if (node == XmlReader::Node::none) break;
        if (node != XmlReader::Node::start) continue;
        std::optional<Result<Piece>> made = element(xml_->name());
        if (xml_->failed()) break;
        if (made) return made;
    }
    if (xml_->failed()) return end_with(xml_->error());
    ended_ = true;
    return std::nullopt;
}

std::optional<Result<Piece>> XmlCarrier::end_with(const Error& error) {
    ended_ = true;
    return Result<Piece>(error_in(path_, error));
}

}  // namespace entente
