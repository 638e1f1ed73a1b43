#include "flow/watched.h"

#include "read/text.h"
#include "rules/knowledge.h"
#include "understand/context.h"

namespace entente {

void read_watched(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
                  const std::string& published, Watch& watch,
                  const std::function<void(const Result<WatchedReading>&)>& sink) {
    for (const Result<std::string>& input : inputs) {
        auto document = input ? read_document(*input, knowledge.cues) : Result<Document>(input.error());
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
