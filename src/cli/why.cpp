#include "cli/command.h"

namespace entente {

int run_why(const Invocation& call) {
    const Result<Desk> desk = open_desk(call, {});
    if (!desk) return fail(call, desk.error());
    const Result<Found> found = find_by_id(desk->facts, call.options.id);
    if (!found) return fail(call, found.error());
    const TextOf text_of = [&](const SourceDocument& document) {
        Result<Record::Kept> kept = desk->record.document(document.hash);
        return kept ? std::move(kept->document.text) : std::string{};
    };
    call.out << tell_why(*found, text_of, desk->names, page_of(call));
    return exit_done;
}

}  // namespace entente
