#include "read/transfer.h"

#include <array>

#include "base/files.h"
#include "read/inflate.h"
#include "read/mail.h"

namespace entente {
namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

int sixty_four(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

std::string from_base64(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() / 4 * 3);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        if (c == '=') break;
        const int value = sixty_four(c);
        if (value < 0) continue;
        held = held << 6U | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(held >> bits & 0xFFU);
        }
    }
    return out;
}

std::string from_quoted(std::string_view bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '=') {
            out += bytes[i];
            continue;
        }
        if (i + 1 < bytes.size() && bytes[i + 1] == '\n') {
            ++i;
        } else if (i + 2 < bytes.size() && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
            i += 2;
        } else if (i + 2 < bytes.size() && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
            out += static_cast<char>(hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
            i += 2;
        } else {
            out += '=';
        }
    }
    return out;
}

// A line "1a2b" or "1a2b;name=value": the size of a chunk. -1 where it is none.
std::int64_t chunk_size(std::string_view line) {
    std::int64_t size = 0;
    std::size_t digits = 0;
    while (digits < line.size() && hex(line[digits]) >= 0 && digits < 12)
        size = size * 16 + hex(line[digits++]);
    if (digits == 0) return -1;
    const std::string_view rest = trim(line.substr(digits));
    return rest.empty() || rest.front() == ';' ? size : -1;
}

// Empty where the bytes are no chunks; what breaks off in a chunk is kept as far as it goes.
std::string from_chunks(std::string_view body) {
    std::string out;
    std::size_t at = 0;
    while (at < body.size()) {
        const std::size_t end = body.find('\n', at);
        if (end == std::string_view::npos) return {};
        const std::int64_t size = chunk_size(body.substr(at, end - at));
        if (size < 0) return {};
        if (size == 0) return out;
        out += body.substr(end + 1, static_cast<std::size_t>(size));
        at = end + 1 + static_cast<std::size_t>(size);
        if (at < body.size() && body[at] == '\r') ++at;
        if (at < body.size() && body[at] == '\n') ++at;
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(trim(text));
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

Result<std::string> unpacked(std::string body, const std::string& coding, std::uint64_t limit) {
    if (coding.find("gzip") != std::string::npos)
        return body.starts_with("\x1f\x8b") ? unpack(body, Packing::gzip, limit)
                                            : Result<std::string>(std::move(body));
    if (coding == "zstd") {
        return body.starts_with("\x28\xb5\x2f\xfd") ? unpack(body, Packing::zstd, limit)
                                                    : Result<std::string>(std::move(body));
    }
    if (coding == "deflate") {  // by the book with the frame of zlib, by custom without
        if (lower(std::string_view(body).substr(0, 64)).starts_with("<")) return body;
        Result<std::string> framed = unpack(body, Packing::zlib, limit);
        if (framed || framed.error().code == ErrorCode::too_large) return framed;
        return unpack(body, Packing::deflate, limit);
    }
    if (coding == "br" && !lower(std::string_view(body).substr(0, 64)).starts_with("<"))
        return Error{ErrorCode::bad_input, {}, "is packed with brotli, which is not read"};
    return body;
}

}  // namespace

std::string decode_transfer(std::string_view bytes, std::string_view encoding) {
    if (encoding == "base64") return from_base64(bytes);
    if (encoding == "quoted-printable") return from_quoted(bytes);
    return std::string(bytes);
}

Result<std::string> decode_http_body(std::string body, std::string_view headers, std::uint64_t limit) {
    if (lower(header_value(headers, "transfer-encoding")).find("chunked") != std::string::npos) {
        std::string whole = from_chunks(body);
        if (!whole.empty()) body = std::move(whole);
    }
    const std::string coding = lower(header_value(headers, "content-encoding"));
    if (coding.empty() || coding == "identity") return body;
    return unpacked(std::move(body), coding, limit);
}

}  // namespace entente
