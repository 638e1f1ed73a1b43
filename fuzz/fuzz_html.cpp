// Any bytes as a page: its article's zones stand in order in the text, and every place of it leads back into the bytes.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "read/html.h"
#include "read/html_charset.h"
#include "require.h"
#include "shipped_knowledge.h"

namespace {

// The same bytes, but for a blank that was another white space in the page.
bool in_step(const std::string& bytes, const std::string& text, const entente::Segment& segment) {
    for (std::uint32_t i = 0; i < segment.length; ++i) {
        const char made = text[segment.text + i];
        const char source = bytes[segment.source + i];
        const bool space =
            source == '\n' || source == '\t' || source == '\r' || source == '\f' || source == '\v';
        if (made != source && !(made == ' ' && space)) return false;
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string bytes(data, data + size);
    fuzz::require(declared_charset(bytes).size() <= size + 8);
    static_cast<void>(looks_like_html(bytes));
    const auto document = read_html("2019-02-20_fuzz.html", bytes, fuzz::shipped().cues);
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
        if (segment.exact) fuzz::require(in_step(bytes, document->text, segment));
        segment_end = segment.text + segment.length;
    }
    fuzz::require(document->title.end <= document->text.size());
    fuzz::require(document->stated.empty() || document->stated.size() == 10);
    return 0;
}
