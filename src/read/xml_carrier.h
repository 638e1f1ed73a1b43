// What carriers in XML have in common: read whole, up to a limit, and gone through element by element.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "read/carrier.h"
#include "read/xml.h"

namespace entente {

// Bytes of one file of XML.
inline constexpr std::uint64_t xml_limit = 64U << 20;

class XmlCarrier : public Carrier {
public:
    std::optional<Result<Piece>> next() final;

protected:
    explicit XmlCarrier(Stream stream)
        : name_(std::move(stream.name)), path_(std::move(stream.path)), source_(std::move(stream.source)) {}

    // Called where an element begins. The document that it is, with the reader behind it; nothing where it is none.
    virtual std::optional<Result<Piece>> element(const std::string& name) = 0;

    std::string name_;
    std::string path_;
    std::unique_ptr<XmlReader> xml_;  // there while element() is called

private:
    std::optional<Result<Piece>> end_with(const Error& error);

    std::unique_ptr<ByteSource> source_;
    bool ended_ = false;
};

// The first text that is told counts.
void set_once(std::string& value, const std::string& text);

}  // namespace entente
