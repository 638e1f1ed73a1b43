#include "entente/flow.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "flow/documents.h"
#include "read/carrier.h"
#include "read/printable.h"
#include "rules/knowledge.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

void walk(const fs::path& folder, std::vector<Result<std::string>>& out) {
    std::error_code failed;
    std::vector<std::string> files;
    fs::recursive_directory_iterator it(folder, failed);
    if (failed) {
        out.emplace_back(Error{ErrorCode::cannot_open, folder.string(), failed.message()});
        return;
    }
    for (; it != fs::recursive_directory_iterator(); it.increment(failed)) {
        if (failed) break;
        if (is_left_out(it->path().filename().string())) {
            if (it->is_directory(failed)) it.disable_recursion_pending();
            continue;
        }
        if (it->is_regular_file(failed)) files.push_back(it->path().string());
    }
    std::sort(files.begin(), files.end());
    for (std::string& file : files) out.emplace_back(std::move(file));
}

// What came of one document.
struct Outcome {
    Result<Reading> reading;
    FlowPlace place;
    std::string path;
    std::string note;
};

// Results in the order of the documents, at most `window` of them ahead of the one that is due. Documents are taken
// out of their files by one thread at a time and read by all.
class Ordered {
public:
    Ordered(Documents& documents, const Knowledge& knowledge, const FlowOptions& options)
        : documents_(documents), knowledge_(knowledge), options_(options) {}

    void work() {
        while (true) {
            std::unique_lock pulling(pull_mutex_);
            if (!wait_for_room()) return;
            std::optional<InputPiece> piece = documents_.next();
            const std::optional<std::size_t> number = number_of(piece.has_value());
            if (!number) return;
            pulling.unlock();
            Outcome outcome = read_one(std::move(*piece));
            const std::lock_guard lock(mutex_);
            done_.emplace(*number, std::move(outcome));
            ready_.notify_all();
        }
    }

    // The next result; nothing at the end.
    std::optional<Outcome> take() {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return done_.contains(due_) || (ended_ && due_ == next_); });
        const auto found = done_.find(due_);
        if (found == done_.end()) return std::nullopt;
        Outcome outcome = std::move(found->second);
        done_.erase(found);
        ++due_;
        room_.notify_all();
        return outcome;
    }

    // The same without threads.
    std::optional<Outcome> read_next() {
        std::optional<InputPiece> piece = documents_.next();
        if (!piece) return std::nullopt;
        return read_one(std::move(*piece));
    }

    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_all();
    }

private:
    bool wait_for_room() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return stopped_ || ended_ || next_ < due_ + window; });
        return !stopped_ && !ended_;
    }

    // Of the document that was taken; nothing, and the end, where there was none.
    std::optional<std::size_t> number_of(bool taken) {
        const std::lock_guard lock(mutex_);
        if (taken) return next_++;
        ended_ = true;
        ready_.notify_all();
        room_.notify_all();
        return std::nullopt;
    }

    [[nodiscard]] Outcome read_one(InputPiece taken) const {
        Outcome outcome{Error{}, taken.place, {}, {}};
        if (!taken.piece) {
            outcome.reading = taken.piece.error();
            return outcome;
        }
        outcome.path = printable(taken.piece->path.substr(0, taken.piece->path.rfind('#')));
        outcome.note = printable(taken.piece->note);
        Result<Document> document = read_piece(std::move(*taken.piece), knowledge_.cues);
        outcome.reading =
            document ? Result<Reading>(understand(std::move(*document), knowledge_, options_.published))
                     : Result<Reading>(document.error());
        return outcome;
    }

    static constexpr std::size_t window = 32;

    Documents& documents_;
    const Knowledge& knowledge_;
    const FlowOptions& options_;
    std::map<std::size_t, Outcome> done_;
    std::mutex pull_mutex_;  // taken before the other, where both are
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::size_t next_ = 0;
    std::size_t due_ = 0;
    bool ended_ = false;
    bool stopped_ = false;
};

// Hands results on, and says what is done.
class Delivery {
public:
    Delivery(std::size_t inputs, const FlowOptions& options, const std::function<bool(Result<Reading>)>& sink,
             const std::function<void(std::size_t, std::size_t)>& progress)
        : inputs_(inputs), options_(options), sink_(sink), progress_(progress) {}

    bool hand_on(Outcome outcome) {
        finish_up_to(outcome.place.input);
        if (options_.note && !outcome.note.empty()) options_.note(outcome.path, outcome.note);
        if (options_.place) options_.place(outcome.place);
        return sink_(std::move(outcome.reading));
    }

    void finish_up_to(std::size_t input) {
        for (; done_ < input; ++done_) {
            if (options_.finished) options_.finished(done_);
            if (progress_) progress_(done_ + 1, inputs_);
        }
    }

private:
    std::size_t inputs_;
    const FlowOptions& options_;
    const std::function<bool(Result<Reading>)>& sink_;
    const std::function<void(std::size_t, std::size_t)>& progress_;
    std::size_t done_ = 0;
};

}  // namespace

std::vector<Result<std::string>> list_inputs(const std::vector<std::string>& paths) {
    std::vector<Result<std::string>> out;
    for (const std::string& path : paths) {
        std::error_code failed;
        const fs::file_status status = fs::status(path, failed);
        if (fs::is_directory(status)) {
            walk(path, out);
        } else if (!fs::exists(status)) {
            out.emplace_back(Error{ErrorCode::cannot_open, path, "no such file or folder"});
        } else {
            out.emplace_back(path);
        }
    }
    return out;
}

Result<Done> check_fields(const std::vector<std::string>& fields) {
    const Result<FieldMap> map = parse_field_map(fields);
    if (!map) return map.error();
    return Done{};
}

void read_all(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
              const FlowOptions& options, const std::function<bool(Result<Reading>)>& sink,
              const std::function<void(std::size_t, std::size_t)>& progress) {
    const Result<FieldMap> fields = parse_field_map(options.fields);
    Documents documents(inputs, fields ? *fields : FieldMap{}, options.starts);
    Ordered ordered(documents, knowledge, options);
    Delivery delivery(inputs.size(), options, sink, progress);
    const unsigned count =
        options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.jobs;
    std::vector<std::jthread> threads;
    if (count > 1) {  // else there is no one to wait for
        for (unsigned i = 0; i < count; ++i) threads.emplace_back([&] { ordered.work(); });
    }
    while (true) {
        std::optional<Outcome> outcome = count > 1 ? ordered.take() : ordered.read_next();
        if (!outcome) break;
        if (!delivery.hand_on(std::move(*outcome))) return ordered.stop();
    }
    delivery.finish_up_to(inputs.size());
}

}  // namespace entente
