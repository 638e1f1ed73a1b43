#include "base/json.h"

#include <charconv>
#include <cmath>

namespace entente {

void append_json_string(std::string& out, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0;  // bytes from here on need no escape
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                out += "\\u00";
                out += hex[byte >> 4];
                out += hex[byte & 15];
            }
        }
    }
    out += text.substr(plain);
    out += '"';
}

void append_json_number(std::string& out, double value) {
    char buffer[40];
    std::to_chars_result end{};
    if (std::floor(value) == value && std::fabs(value) < 1e15) {
        end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(value));
    } else {
        end = std::to_chars(buffer, buffer + sizeof buffer, value);
    }
    out.append(buffer, end.ptr);
}

}  // namespace entente
