// Any bytes as a page: its article's zones stand in order in the text, and every place of it leads back into the bytes.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"
#include "read/html.h"
#include "read/html_charset.h"
#include "rules/knowledge.h"
#include "small_knowledge.h"

namespace {

const entente::Knowledge& shipped() {
    static const auto loaded = entente::load_knowledge(ENTENTE_TOP "/knowledge");
    if (!loaded) {
        std::fprintf(stderr, "%s: %s\n", loaded.error().where.c_str(), loaded.error().what.c_str());
        std::exit(1);
    }
    return **loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string bytes(data, data + size);
    fuzz::require(declared_charset(bytes).size() <= size + 8);
    static_cast<void>(looks_like_html(bytes));
    const auto document = read_html("2019-02-20_fuzz.html", bytes, shipped().cues);
    fuzz::require(static_cast<bool>(document));
    fuzz::require(find_bad_utf8(document->text) == std::string::npos);
    std::uint32_t end = 0;
    for (const Zone& zone : document->zones) {
        fuzz::require(end <= zone.at.begin && zone.at.begin < zone.at.end &&
                      zone.at.end <= document->text.size());
        end = zone.at.end;
    }
    std::uint32_t segment_end = 0;
    for (const Segment& segment : document->segments) {
        fuzz::require(segment_end <= segment.text && segment.text + segment.length <= document->text.size());
        fuzz::require(segment.source + segment.source_length <= size);
        if (segment.exact)
            fuzz::require(bytes.compare(segment.source, segment.length, document->text, segment.text,
                                        segment.length) == 0);
        segment_end = segment.text + segment.length;
    }
    fuzz::require(document->title.end <= document->text.size());
    fuzz::require(document->stated.empty() || document->stated.size() == 10);
    return 0;
}
