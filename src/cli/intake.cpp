#include "cli/intake.h"

#include <sys/stat.h>

#include <filesystem>

#include "base/hash.h"

namespace entente {
namespace {

constexpr std::size_t batch = 64;  // documents

std::string absolute(const std::string& path) {
    std::error_code failed;
    const auto full = std::filesystem::absolute(path, failed);
    return failed ? path : full.lexically_normal().string();
}

std::string how_read(const Invocation& call, const Knowledge& knowledge) {
    Hash hash;
    hash.add(hash_of(knowledge)).add(call.options.published);
    for (const std::string& field : call.options.fields) hash.add(field);
    return hash.hex();
}

}  // namespace

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string tell_tally(const Tally& tally) {
    std::string out = counted(tally.of(Stored::added), "document", "documents") + " new, " +
                      std::to_string(tally.of(Stored::unchanged)) + " unchanged, " +
                      std::to_string(tally.of(Stored::read_again)) + " read again, " +
                      std::to_string(tally.skipped) + " skipped\n";
    std::string languages;
    std::size_t count = 0;
    for (const auto& [language, documents] : tally.unread) {
        languages += (languages.empty() ? "" : ", ") + language + " " + std::to_string(documents);
        count += documents;
    }
    if (count > 0) {
        out += counted(count, "document is", "documents are") +
               " on file and unread, in languages that Entente does not know yet: " + languages + "\n";
    }
    return out;
}

Intake::Intake(const Invocation& call, Record& record, const Knowledge& knowledge, bool every_input)
    : call_(call),
      record_(record),
      knowledge_(knowledge),
      every_input_(every_input),
      how_(how_read(call, knowledge)) {}

// What the file is now; nothing of how far it was read.
std::optional<InputState> Intake::state_of(const std::string& path) const {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) return std::nullopt;
    InputState state;
    state.path = absolute(path);
    state.size = info.st_size;
    state.changed = std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
    state.how = how_;
    return state;
}

// Takes out what was read already, and finds where to begin in what was begun.
Result<Done> Intake::begin(std::vector<Result<std::string>>& inputs, FlowOptions& options) {
    std::vector<Result<std::string>> due;
    states_.clear();
    for (Result<std::string>& input : inputs) {
        std::optional<InputState> now = input ? state_of(*input) : std::nullopt;
        FlowPlace start;
        if (now) {
            const auto kept = record_.input(now->path);
            if (!kept) return kept.error();
            const bool same = kept->has_value() && (*kept)->size == now->size &&
                              (*kept)->changed == now->changed && (*kept)->how == how_;
            if (same && (*kept)->finished && every_input_) continue;
            if (same && !(*kept)->finished) {
                now->number = start.number = (*kept)->number;
                now->resume_at = start.resume_at = (*kept)->resume_at;
            }
        }
        due.push_back(std::move(input));
        states_.push_back(now.value_or(InputState{}));
        options.starts.push_back(start);
    }
    inputs = std::move(due);
    return Done{};
}

Result<Done> Intake::read(std::vector<Result<std::string>> inputs, const std::function<bool()>& stopped) {
    FlowOptions options = flow_options(call_);
    failed_.reset();
    if (const Result<Done> begun = begin(inputs, options); !begun) return begun.error();
    place_ = {};
    options.place = [&](const FlowPlace& place) { place_ = place; };
    options.finished = [&](std::size_t input) { finished(input); };
    tally_.skipped += read_inputs(call_, inputs, options, knowledge_, [&](const Reading& reading) {
        if (failed_) return false;
        if (const Result<Done> done = store(reading, call_.options.published); !done) failed_ = done.error();
        return !failed_ && !(stopped && stopped());
    });
    if (failed_) return *failed_;
    return finish();
}

Result<Done> Intake::store(const Reading& reading, const std::string& given) {
    if (Result<Done> begun = record_.begin_batch(); !begun) return begun;
    const Result<Stored> stored = record_.store(reading, given, hash_of(knowledge_));
    if (!stored) return stored.error();
    ++tally_.by_outcome[static_cast<std::size_t>(*stored)];
    if (reading.unread) ++tally_.unread[reading.document.lang];
    if (++in_batch_ % batch != 0) return Done{};
    return finish();
}

// With the documents of a batch goes how far their file was read.
Result<Done> Intake::finish() {
    if (Result<Done> kept = keep_place(); !kept) return kept;
    return record_.end_batch();
}

Result<Done> Intake::keep_place() {
    if (place_.input >= states_.size() || place_.number < 2) return Done{};
    InputState& state = states_[place_.input];
    if (state.path.empty() || state.finished || state.number >= place_.number) return Done{};
    state.number = place_.number;
    state.resume_at = place_.resume_at;
    if (Result<Done> begun = record_.begin_batch(); !begun) return begun;
    return record_.keep_input(state);
}

void Intake::finished(std::size_t input) {
    InputState& state = states_[input];
    state.finished = true;
    const bool many = place_.input == input && place_.number > 1;
    if (state.path.empty() || failed_ || !(many || every_input_)) return;
    Result<Done> done = record_.begin_batch();
    if (done) done = record_.keep_input(state);
    if (!done) failed_ = done.error();
}

}  // namespace entente
