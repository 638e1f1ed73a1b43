// What a file is, by its first bytes and, where these leave it open, by its name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

enum class Format : std::uint8_t {
    text,
    html,
    pdf,
    mail,
    mbox,
    json,
    json_lines,
    csv,
    feed,
    newsml,
    warc,
    gzip,
    zstd,
    tar,
    zip,
    other,  // known, and not read
};

struct Sniffed {
    Format format = Format::text;
    std::string what;  // of `other`: "is packed with bzip2"
};

// `head`: the first bytes of the file, 64 KiB where there are as many. What is packed or binary is known by its
// signature whatever its name; text is what its name says (.jsonl, .csv, .eml, ...), and where the name says nothing, what it
// looks like. A .txt is text unless it begins as a page, a feed or a web archive.
Sniffed sniff(std::string_view name, std::string_view head);

}  // namespace entente
