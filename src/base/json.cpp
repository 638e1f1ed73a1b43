#include "base/json.h"

#include <charconv>
#include <cmath>

namespace entente {

void append_json_string(std::string& out, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
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
                if (byte < 0x20) {
                    out += "\\u00";
                    out += hex[byte >> 4];
                    out += hex[byte & 15];
                } else {
                    out += c;
                }
            }
        }
    }
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
