#include "read/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

extern char** environ;

namespace entente {
namespace {

class Descriptor {
public:
    explicit Descriptor(int held) : held_(held) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { shut(); }
    [[nodiscard]] int get() const { return held_; }
    void shut() {
        if (held_ >= 0) close(held_);
        held_ = -1;
    }

private:
    int held_;
};

Error failed(const std::string& what) { return {ErrorCode::bad_input, {}, what}; }

bool write_all(int file, const std::string& bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t wrote = write(file, bytes.data() + at, bytes.size() - at);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        at += static_cast<std::size_t>(wrote);
    }
    return lseek(file, 0, SEEK_SET) == 0;
}

// Reads until the end, the limit of bytes, or the limit of time.
Result<std::string> read_until(int pipe, const ProcessLimits& limits) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds);
    std::string out;
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return Error{
                ErrorCode::too_large, {}, "takes longer than " + std::to_string(limits.seconds) + " seconds"};
        pollfd waiting{pipe, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR) return failed(std::strerror(errno));
        if (ready <= 0) continue;
        constexpr std::size_t portion = 1U << 16;
        const std::size_t before = out.size();
        out.resize(before + portion);
        const ssize_t got = read(pipe, out.data() + before, portion);
        out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0) return out;
        if (got < 0 && errno != EINTR) return failed(std::strerror(errno));
        if (out.size() > limits.output)
            return Error{
                ErrorCode::too_large, {}, "gives more than " + std::to_string(limits.output) + " bytes"};
    }
}

// Starts it with `file` as descriptor 3 and its output in `pipe`; 0 and `problem` where that cannot be.
pid_t start(std::vector<std::string> command, int file, int pipe, int& problem) {
    for (std::string& argument : command) {
        if (argument == "@") argument = "/dev/fd/3";
    }
    std::vector<char*> arguments;
    for (std::string& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, file, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    problem = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem == 0 ? child : 0;
}

void limit(pid_t child, const ProcessLimits& limits) {
    const rlim_t seconds = std::max(1U, limits.seconds * 2 / 3);
    const rlimit time{seconds, seconds};
    const rlimit memory{limits.memory, limits.memory};
    const rlimit no_core{0, 0};
    prlimit(child, RLIMIT_CPU, &time, nullptr);
    prlimit(child, RLIMIT_AS, &memory, nullptr);
    prlimit(child, RLIMIT_CORE, &no_core, nullptr);
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

Result<std::string> run_filter(const std::vector<std::string>& command, const std::string& input,
                               const ProcessLimits& limits) {
    Descriptor file(memfd_create("entente", MFD_CLOEXEC));
    if (file.get() < 0 || !write_all(file.get(), input)) return failed(std::strerror(errno));
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return failed(std::strerror(errno));
    Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    // A descriptor that is 3 already would be closed in the child; a copy above it is not.
    const Descriptor copy(fcntl(file.get(), F_DUPFD_CLOEXEC, 10));
    int problem = 0;
    const pid_t child = start(command, copy.get(), to.get(), problem);
    to.shut();
    if (child == 0) {
        return Error{ErrorCode::not_found,
                     {},
                     problem == ENOENT ? "needs the program " + command.front() + ", which is not installed"
                                       : command.front() + ": " + std::strerror(problem)};
    }
    limit(child, limits);
    Result<std::string> out = read_until(from.get(), limits);
    if (!out) kill(child, SIGKILL);
    from.shut();
    const int status = wait_for(child);
    if (!out) return Error{out.error().code, {}, command.front() + " " + out.error().what};
    if (!WIFEXITED(status)) return failed(command.front() + " came to a bad end on it");
    if (WEXITSTATUS(status) == 127) {
        return Error{
            ErrorCode::not_found, {}, "needs the program " + command.front() + ", which is not installed"};
    }
    if (WEXITSTATUS(status) != 0)
        return failed(command.front() + " cannot read it (exit status " +
                      std::to_string(WEXITSTATUS(status)) + ")");
    return out;
}

}  // namespace entente
