#include <filesystem>

#include "cli/command.h"
#include "cli/intake.h"

namespace entente {
namespace {

// Documents on file that other knowledge read are read again from the text that the record keeps.
Result<Done> read_kept_again(const Record& record, const Knowledge& knowledge, Intake& intake) {
    const auto hashes = record.read_by_other_knowledge(hash_of(knowledge));
    if (!hashes) return hashes.error();
    for (const std::string& hash : *hashes) {
        Result<Record::Kept> kept = record.document(hash);
        if (!kept) return kept.error();
        const Reading reading = understand(std::move(kept->document), knowledge, kept->given);
        if (Result<Done> done = intake.store(reading, kept->given); !done) return done;
    }
    return Done{};
}

Result<Done> summarise(const Invocation& call, const Record& record, const Tally& tally) {
    const auto holdings = record.holdings();
    if (!holdings) return holdings.error();
    const FactView facts = select(**holdings);
    std::size_t entries = 0;
    for (int type = 0; type < fact_type_count; ++type)
        entries += entries_of(facts, static_cast<FactType>(type)).size();
    call.out << tell_tally(tally) << store_path(call) << " holds "
             << counted((*holdings)->documents.size(), "document", "documents") << ", "
             << counted(facts.size(), "fact", "facts") << ", " << counted(entries, "entry", "entries")
             << '\n';
    return Done{};
}

}  // namespace

int run_read(const Invocation& call) {
    std::error_code unknown;
    if (call.options.paths.empty() && !std::filesystem::exists(store_path(call), unknown)) {
        const Error nothing{ErrorCode::not_found, store_path(call),
                            "there is no record to read again; expected files or folders"};
        return fail(call, nothing, exit_wrong_usage);
    }
    Result<Record> record = Record::open(store_path(call), Record::Access::read_write);
    if (!record) return fail(call, record.error());
    const auto knowledge = load_knowledge(call);
    if (!knowledge) return fail(call, knowledge.error());
    Intake intake(call, *record, **knowledge, false);
    if (const Result<Done> done = intake.read(list_inputs(call.options.paths)); !done)
        return fail(call, done.error());
    if (const Result<Done> done = read_kept_again(*record, **knowledge, intake); !done)
        return fail(call, done.error());
    if (const Result<Done> done = intake.finish(); !done) return fail(call, done.error());
    if (const Result<Done> done = summarise(call, *record, intake.tally()); !done)
        return fail(call, done.error());
    return intake.tally().skipped > 0 ? exit_some_skipped : exit_done;
}

}  // namespace entente
