// Any bytes as an article, read and understood with the shipped knowledge: refused with an error, or every fact lies
// in the text and quotes it.
#include <cstddef>
#include <cstdint>

#include "entente/understand.h"
#include "read/text.h"
#include "require.h"
#include "shipped_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const auto document =
        read_text("2019-02-20_fuzz.txt", std::string(data, data + size), fuzz::shipped().cues);
    if (!document) return 0;
    std::uint32_t end = 0;
    for (const Zone& zone : document->zones) {
        fuzz::require(end <= zone.at.begin && zone.at.begin <= zone.at.end &&
                      zone.at.end <= document->text.size());
        end = zone.at.end;
    }
    const Reading reading = understand(*document, fuzz::shipped(), "");
    for (const Fact& fact : reading.facts) {
        fuzz::require(fact.at.begin < fact.at.end && fact.at.end <= document->text.size());
        fuzz::require(fact.quote == cut(document->text, fact.at));
        fuzz::require(!to_json(fact).empty());
        fuzz::require(reading.document.source_offset(fact.at.begin) <= size);
    }
    return 0;
}
