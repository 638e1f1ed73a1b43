#include "read/language.h"

#include <cstdio>  // the header of cld2 needs it and does not say so
// then:
#include <cld2/public/compact_lang_det.h>

#include <algorithm>

namespace entente {

std::string language_of(std::string_view text) {
    constexpr std::size_t looked_at = 2048;
    constexpr int least = 60;         // bytes of text that counted
    constexpr int most_percent = 80;  // of the text that the language has to have
    std::size_t end = std::min(text.size(), looked_at);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    CLD2::Language found[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percent[3] = {0, 0, 0};
    int bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(text.data(), static_cast<int>(end), true, found, percent, &bytes, &reliable);
    if (!reliable || bytes < least || percent[0] < most_percent || found[0] == CLD2::UNKNOWN_LANGUAGE)
        return {};
    const std::string code = CLD2::LanguageCode(found[0]);
    if (code == "iw") return "he";
    if (code == "un" || code.starts_with("xx")) return {};
    return code.substr(0, code.find('-'));
}

}  // namespace entente
