#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

#include "cli/command.h"
#include "cli/intake.h"
#include "flow/arrivals.h"

namespace entente {
namespace {

// SIGTERM and SIGINT as something to wait for, for as long as this lives. Threads begun meanwhile inherit it.
class EndSignal {
public:
    EndSignal() {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals, &before_);
        file_ = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    }
    ~EndSignal() {
        signalfd_siginfo taken{};
        while (read(file_, &taken, sizeof(taken)) > 0) {  // else it would come when it is no longer held back
        }
        close(file_);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    EndSignal(const EndSignal&) = delete;
    EndSignal& operator=(const EndSignal&) = delete;

    [[nodiscard]] int file() const { return file_; }
    [[nodiscard]] bool came() const {
        pollfd waiting{file_, POLLIN, 0};
        return poll(&waiting, 1, 0) > 0;
    }

private:
    int file_ = -1;
    sigset_t before_{};
};

Result<Done> take_in(const Invocation& call, Intake& intake, std::vector<Result<std::string>> inputs,
                     const EndSignal& end) {
    if (Result<Done> done = intake.read(std::move(inputs), [&] { return end.came(); }); !done) return done;
    const Tally& tally = intake.tally();
    if (tally.stored() + tally.skipped > 0) call.out << tell_tally(tally) << std::flush;
    intake.forget_tally();
    return Done{};
}

}  // namespace

int run_watch(const Invocation& call) {
    const EndSignal end;
    Result<Arrivals> arrivals = Arrivals::watch(call.options.paths, call.options.look, end.file());
    if (!arrivals) return fail(call, arrivals.error(), exit_wrong_usage);
    Result<Record> record = Record::open(store_path(call), Record::Access::read_write);
    if (!record) return fail(call, record.error());
    const auto knowledge = load_knowledge(call);
    if (!knowledge) return fail(call, knowledge.error());
    Intake intake(call, *record, **knowledge, true);
    std::vector<Result<std::string>> due = list_inputs(call.options.paths);
    call.out << "watching " << counted(call.options.paths.size(), "folder", "folders")
             << (arrivals->by_looking() ? ", by looking every two seconds\n" : "\n") << std::flush;
    while (!end.came()) {
        if (const Result<Done> done = take_in(call, intake, std::move(due), end); !done)
            return fail(call, done.error());
        if (!call.out) return exit_failed;
        due.clear();
        for (std::string& path : arrivals->wait()) due.emplace_back(std::move(path));
        if (due.empty()) break;
    }
    return exit_done;
}

}  // namespace entente
