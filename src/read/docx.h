// Word documents (Office Open XML).
#pragma once

#include <string>

#include "entente/document.h"
#include "entente/result.h"

namespace entente {

struct OfficeText {
    std::string
        text;  // UTF-8, a paragraph a line with a blank line between; deleted words of tracked changes are left out
    Stated stated;  // title and author, as far as the file says
};

// Fails with bad_input, `where` empty.
Result<OfficeText> read_docx(std::string bytes);

}  // namespace entente
