#include "read/printable.h"

#include "base/utf8.h"

namespace entente {

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
        append_utf8(out, control ? 0xFFFD : point.value);
        at += point.length;
    }
    return out;
}

}  // namespace entente
