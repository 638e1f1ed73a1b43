// Any encoding to UTF-8: byte order mark, what is declared, what is valid, and last what is likely.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/document.h"
#include "entente/result.h"

namespace entente {

struct Utf8Text {
    std::string text;     // valid UTF-8, without byte order mark; NFC only after compose()
    std::string charset;  // the charset that was taken: "UTF-8", "windows-1251", "UTF-16LE"
    std::vector<Segment>
        segments;  // the way from `text` back to the bytes, line by line where these were not UTF-8
};

// Takes the first that fits: a byte order mark; UTF-8 that is valid and not plain ASCII; `declared` (an HTTP header, a
// <meta>, a header of mail; any case; may be empty or unknown; ISO-8859-1 is taken for Windows-1252, as browsers do);
// UTF-8 with a few bad bytes; UTF-16 by its look; a guess by the letters. What a known charset has no character for
// becomes U+FFFD.
// Fails with bad_input, `where` empty: NUL bytes in what is no UTF-16, or an encoding that cannot be told.
Result<Utf8Text> to_utf8(std::string bytes, std::string_view declared);

// Makes the lines NFC that are not; `segments` still lead back to the bytes.
void compose(Utf8Text& text);

}  // namespace entente
