#include "flow/watched.h"

#include "flow/documents.h"
#include "rules/knowledge.h"
#include "understand/context.h"

namespace entente {

void read_watched(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
                  const std::string& published, Watch& watch,
                  const std::function<void(const Result<WatchedReading>&)>& sink) {
    Documents documents(inputs, FieldMap{}, {});
    while (std::optional<InputPiece> taken = documents.next()) {
        if (!taken->piece) {
            sink(taken->piece.error());
            continue;
        }
        Result<Document> document = read_piece(std::move(*taken->piece), knowledge.cues);
        if (!document) {
            sink(document.error());
            continue;
        }
        WatchedReading out;
        out.reading = understand(std::move(*document), knowledge, published, out.marks, &watch);
        sink(out);
    }
}

}  // namespace entente
