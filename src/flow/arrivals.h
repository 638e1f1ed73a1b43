// Files as they arrive in folders.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "entente/result.h"

namespace entente {

// Tells of files that were written and closed, or moved in, below folders; new folders below them are watched too. By
// inotify where the system lets us, else (network file systems, no watches left, or by wish) by looking every two
// seconds: there a file counts once it has not changed between two looks. One thread.
class Arrivals {
public:
    // Watches from now on. Fails with cannot_open where a folder is none. `stop` is a file descriptor that becomes readable
    // when waiting is to end.
    static Result<Arrivals> watch(std::vector<std::string> folders, bool by_looking, int stop);
    Arrivals(Arrivals&&) noexcept;
    Arrivals& operator=(Arrivals&&) noexcept;
    ~Arrivals();

    // Waits for files; their paths, sorted, each once. Empty where `stop` became readable, and only there. Files
    // that were there before watch() are not told of.
    std::vector<std::string> wait();
    [[nodiscard]] bool by_looking() const;

private:
    struct Inside;
    explicit Arrivals(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace entente
