// Any bytes as a carrier of one format (ENTENTE_FUZZ_NAME is the name that the file has): each document that comes out
// is refused with an error that names the file, or read. One binary a format; PDF, which is another program's work, is
// looked at without that program.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "read/carrier.h"
#include "read/pdf.h"
#include "read/piece.h"
#include "require.h"

namespace entente {
namespace {

void check(const Document& document) {
    fuzz::require(find_bad_utf8(document.text) == std::string::npos);
    fuzz::require(find_bad_utf8(document.name) == std::string::npos);
    std::uint32_t end = 0;
    for (const Zone& zone : document.zones) {
        fuzz::require(end <= zone.at.begin && zone.at.begin <= zone.at.end &&
                      zone.at.end <= document.text.size());
        end = zone.at.end;
    }
}

}  // namespace
}  // namespace entente

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    constexpr int most = 2000;  // documents of one input: more say nothing new
    const std::string bytes(data, data + size);
    const std::string name = ENTENTE_FUZZ_NAME;
    if (name == "a.pdf") {
        const PdfText text = join_pages(bytes);
        fuzz::require(text.text.size() <= 2 * bytes.size() + 2);
        return 0;
    }
    const auto carrier =
        open_stream({name, "in/" + name, std::make_unique<MemorySource>(bytes), {}, 0, 0}, FieldMap{});
    for (int i = 0; i < most; ++i) {
        std::optional<Result<Piece>> piece = carrier->next();
        if (!piece) break;
        if (!*piece) {
            fuzz::require((*piece).error().where.starts_with("in/") && !(*piece).error().what.empty());
            continue;
        }
        if ((**piece).form == PieceForm::pdf) continue;
        const Result<Document> document = read_piece(std::move(**piece), ReadCues{});
        if (document)
            check(*document);
        else
            fuzz::require(!document.error().where.empty() && !document.error().what.empty());
    }
    return 0;
}
