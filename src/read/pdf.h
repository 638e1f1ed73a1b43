// PDF, by pdftotext as a program of its own (poppler-utils).
#pragma once

#include <string>
#include <string_view>

#include "entente/result.h"

namespace entente {

// The text of all pages: running heads and feet and page numbers left out, words joined that were divided at the end of
// a line, paragraphs a line each where lines were wrapped. Pages without text are named in the Error where no page has any
// ("scanned"), and in `note` where some have none. Fails as run_filter does, `where` empty.
struct PdfText {
    std::string text;
    std::string note;  // may be empty
};
Result<PdfText> read_pdf(const std::string& bytes);

// The same of what pdftotext gives: pages parted by form feeds.
PdfText join_pages(std::string_view text);

}  // namespace entente
