// Reading inputs into the record: in batches, and so that a run that was stopped can be gone on with.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace entente {

// What became of the documents.
struct Tally {
    std::array<std::size_t, 3> by_outcome{};
    std::map<std::string, std::size_t> unread;  // by language
    std::size_t skipped = 0;

    [[nodiscard]] std::size_t of(Stored outcome) const {
        return by_outcome[static_cast<std::size_t>(outcome)];
    }
    [[nodiscard]] std::size_t stored() const { return by_outcome[0] + by_outcome[1] + by_outcome[2]; }
};

// "3 documents new, 0 unchanged, 0 read again, 1 skipped", and a line on those in languages that are not read.
std::string tell_tally(const Tally& tally);
std::string counted(std::size_t count, const char* one, const char* many);

class Intake {
public:
    // `every_input`: keeps for each file that it was read, and passes over those that were and have not changed; else
    // only a file that holds many documents and was begun is gone on with.
    Intake(const Invocation& call, Record& record, const Knowledge& knowledge, bool every_input);

    // Fails where the record cannot be written; what cannot be read is reported and counted. Goes no further when `stopped`
    // (may be empty) says so; what was done is then on file.
    Result<Done> read(std::vector<Result<std::string>> inputs, const std::function<bool()>& stopped = {});
    Result<Done> store(const Reading& reading, const std::string& given);
    Result<Done> finish();  // the batch at hand

    [[nodiscard]] const Tally& tally() const { return tally_; }
    void forget_tally() { tally_ = {}; }

private:
    [[nodiscard]] std::optional<InputState> state_of(const std::string& path) const;
    Result<Done> begin(std::vector<Result<std::string>>& inputs, FlowOptions& options);
    Result<Done> keep_place();
    void finished(std::size_t input);

    const Invocation& call_;
    Record& record_;
    const Knowledge& knowledge_;
    bool every_input_;
    std::string how_;
    Tally tally_;
    std::size_t in_batch_ = 0;
    std::vector<InputState> states_;  // of the inputs at hand
    FlowPlace place_;
    std::optional<Error> failed_;
};

}  // namespace entente
