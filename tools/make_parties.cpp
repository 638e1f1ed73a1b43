// Prints knowledge/en/parties.generated.tsv: the English names that ICU (CLDR) has for every state and territory.
//     g++ -std=c++20 tools/make_parties.cpp -o make_parties -licui18n -licuuc
//     ./make_parties > knowledge/en/parties.generated.tsv
// Another language: ./make_parties vi > knowledge/vi/parties.generated.tsv
// Data: Unicode CLDR by way of ICU, licence Unicode-3.0.
#include <unicode/localpointer.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <set>
#include <string>
#include <string_view>

namespace {

// CLDR's own regions that are no states: Diego Garcia, Ceuta and Melilla, Canary Islands, Ascension, Clipperton, Tristan
constexpr std::array<std::string_view, 6> not_iso{"DG", "EA", "IC", "AC", "CP", "TA"};

std::string name_of(const char* locale, const char* alpha2, UDisplayContext length) {
    std::array contexts{UDISPCTX_STANDARD_NAMES, UDISPCTX_CAPITALIZATION_NONE, length};
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalULocaleDisplayNamesPointer names(
        uldn_openForContext(locale, contexts.data(), static_cast<int32_t>(contexts.size()), &status));
    std::array<char16_t, 256> text{};
    const int32_t size =
        uldn_regionDisplayName(names.getAlias(), alpha2, text.data(), static_cast<int32_t>(text.size()), &status);
    std::string utf8;
    if (U_SUCCESS(status)) icu::UnicodeString(text.data(), size).toUTF8String(utf8);
    return utf8;
}

// "St. Lucia" is also written "Saint Lucia" and "St Lucia"; "&" is also written "and".
void add(std::set<std::string>& rows, std::string form, const std::string& code) {
    if (const auto bracket = form.find(" ("); bracket != std::string::npos) form.resize(bracket);
    if (form.empty() || !rows.insert(form + '\t' + code + "\tname").second) return;
    const auto swap = [&](std::string_view from, std::string_view to) {
        if (const auto where = form.find(from); where != std::string::npos) {
            add(rows, std::string(form).replace(where, from.size(), to), code);
        }
    };
    swap(" & ", " and ");
    swap("St. ", "Saint ");
    swap("St. ", "St ");
    swap("’", "'");
}

}  // namespace

int main(int argc, char** argv) {
    const char* const locale = argc > 1 ? argv[1] : "en";
    std::set<std::string> rows;
    for (const char* const* alpha2 = uloc_getISOCountries(); *alpha2 != nullptr; ++alpha2) {
        if (std::find(not_iso.begin(), not_iso.end(), *alpha2) != not_iso.end()) continue;
        std::string code = uloc_getISO3Country(("und_" + std::string(*alpha2)).c_str());
        if (code == "XKK") code = "XKX";  // ICU's own code for Kosovo
        if (code.empty()) continue;
        add(rows, name_of(locale, *alpha2, UDISPCTX_LENGTH_FULL), code);
        add(rows, name_of(locale, *alpha2, UDISPCTX_LENGTH_SHORT), code);
    }
    std::cout << "# Made by tools/make_parties.cpp from ICU " U_ICU_VERSION " (CLDR), locale " << locale
              << ", licence Unicode-3.0; don't edit.\n# form\tcode\trole\n";
    for (const std::string& row : rows) std::cout << row << '\n';
}
