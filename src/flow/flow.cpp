#include "entente/flow.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "read/text.h"
#include "rules/knowledge.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

// Hidden entries, and the page that tells what a folder holds, are no articles.
bool is_left_out(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with(".") || name.starts_with("README");
}

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
        if (is_left_out(it->path())) {
            if (it->is_directory(failed)) it.disable_recursion_pending();
            continue;
        }
        if (it->is_regular_file(failed)) files.push_back(it->path().string());
    }
    std::sort(files.begin(), files.end());
    for (std::string& file : files) out.emplace_back(std::move(file));
}

// Results in the order of the inputs, at most `window` of them ahead of the one that is due.
class Ordered {
public:
    Ordered(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
            const FlowOptions& options)
        : inputs_(inputs), knowledge_(knowledge), options_(options), done_(inputs.size()) {}

    void work() {
        while (true) {
            std::size_t i = 0;
            {
                std::unique_lock lock(mutex_);
                room_.wait(lock,
                           [&] { return stopped_ || next_ >= inputs_.size() || next_ < due_ + window; });
                if (stopped_ || next_ >= inputs_.size()) return;
                i = next_++;
            }
            std::optional<Result<Reading>> result(read_one(i));
            const std::lock_guard lock(mutex_);
            done_[i] = std::move(result);
            ready_.notify_all();
        }
    }

    Result<Reading> take(std::size_t i) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return done_[i].has_value(); });
        Result<Reading> result = std::move(*done_[i]);
        done_[i].reset();
        due_ = i + 1;
        room_.notify_all();
        return result;
    }

    [[nodiscard]] Result<Reading> read_one(std::size_t i) const {
        if (!inputs_[i]) return inputs_[i].error();
        auto document = read_document(*inputs_[i], knowledge_.cues);
        if (!document) return document.error();
        return understand(std::move(*document), knowledge_, options_.published);
    }

    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_all();
    }

private:
    static constexpr std::size_t window = 32;

    const std::vector<Result<std::string>>& inputs_;
    const Knowledge& knowledge_;
    const FlowOptions& options_;
    std::vector<std::optional<Result<Reading>>> done_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::size_t next_ = 0;
    std::size_t due_ = 0;
    bool stopped_ = false;
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

void read_all(const std::vector<Result<std::string>>& inputs, const Knowledge& knowledge,
              const FlowOptions& options, const std::function<bool(Result<Reading>)>& sink,
              const std::function<void(std::size_t, std::size_t)>& progress) {
    Ordered ordered(inputs, knowledge, options);
    const unsigned machine = std::max(1U, std::thread::hardware_concurrency());
    const auto count = std::min<std::size_t>(options.jobs == 0 ? machine : options.jobs,
                                             std::max<std::size_t>(1, inputs.size()));
    if (count == 1) {  // no one to wait for
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const bool more = sink(ordered.read_one(i));
            if (progress) progress(i + 1, inputs.size());
            if (!more) return;
        }
        return;
    }
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&] { ordered.work(); });
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const bool more = sink(ordered.take(i));
        if (progress) progress(i + 1, inputs.size());
        if (!more) break;
    }
    ordered.stop();
}

}  // namespace entente
