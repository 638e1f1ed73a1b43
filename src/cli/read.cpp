#include <array>
#include <filesystem>

#include "cli/command.h"

namespace entente {
namespace {

// What became of the documents of one run.
struct Tally {
    std::array<std::size_t, 3> by_outcome{};
    std::optional<Error> failed;

    // False where the record cannot be written: there is no sense in going on.
    bool count(const Result<Stored>& stored) {
        if (stored)
            ++by_outcome[static_cast<std::size_t>(*stored)];
        else
            failed = stored.error();
        return !failed;
    }
    [[nodiscard]] std::size_t of(Stored outcome) const {
        return by_outcome[static_cast<std::size_t>(outcome)];
    }
};

// Stores readings a batch at a time.
class Batches {
public:
    Batches(Record& record, std::string knowledge_hash)
        : record_(record), knowledge_hash_(std::move(knowledge_hash)) {}

    Result<Stored> store(const Reading& reading, const std::string& given) {
        constexpr std::size_t batch = 64;  // documents
        if (const Result<Done> begun = record_.begin_batch(); !begun) return begun.error();
        Result<Stored> stored = record_.store(reading, given, knowledge_hash_);
        if (stored && ++count_ % batch == 0) {
            if (const Result<Done> ended = record_.end_batch(); !ended) return ended.error();
        }
        return stored;
    }
    Result<Done> finish() { return record_.end_batch(); }

private:
    Record& record_;
    std::string knowledge_hash_;
    std::size_t count_ = 0;
};

// Documents on file that other knowledge read are read again from the text that the record keeps.
Result<Done> read_kept_again(const Record& record, const Knowledge& knowledge, Batches& batches,
                             Tally& tally) {
    const auto hashes = record.read_by_other_knowledge(hash_of(knowledge));
    if (!hashes) return hashes.error();
    for (const std::string& hash : *hashes) {
        Result<Record::Kept> kept = record.document(hash);
        if (!kept) return kept.error();
        const Reading reading = understand(std::move(kept->document), knowledge, kept->given);
        if (!tally.count(batches.store(reading, kept->given))) return *tally.failed;
    }
    return Done{};
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

Result<Done> summarise(const Invocation& call, const Record& record, const Tally& tally,
                       std::size_t skipped) {
    const auto holdings = record.holdings();
    if (!holdings) return holdings.error();
    const FactView facts = select(**holdings);
    std::size_t entries = 0;
    for (int type = 0; type < fact_type_count; ++type)
        entries += entries_of(facts, static_cast<FactType>(type)).size();
    call.out << counted(tally.of(Stored::added), "document", "documents") << " new, "
             << tally.of(Stored::unchanged) << " unchanged, " << tally.of(Stored::read_again)
             << " read again, " << skipped << " skipped\n"
             << store_path(call) << " holds "
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
    Batches batches(*record, hash_of(**knowledge));
    Tally tally;
    const std::size_t skipped = read_inputs(call, **knowledge, [&](const Reading& reading) {
        return tally.count(batches.store(reading, call.options.published));
    });
    if (tally.failed) return fail(call, *tally.failed);
    if (const Result<Done> done = read_kept_again(*record, **knowledge, batches, tally); !done)
        return fail(call, done.error());
    if (const Result<Done> done = batches.finish(); !done) return fail(call, done.error());
    if (const Result<Done> done = summarise(call, *record, tally, skipped); !done)
        return fail(call, done.error());
    return skipped > 0 ? exit_some_skipped : exit_done;
}

}  // namespace entente
