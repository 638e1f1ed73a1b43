#include "cli/run.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "cli/arguments.h"

namespace entente {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value == nullptr ? "" : value;
}

int terminal_width() {
    constexpr int narrowest = 40;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrowest) return size.ws_col;
    const std::string columns = environment("COLUMNS");
    int width = 0;
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
    return width >= narrowest ? width : Surroundings{}.width;
}

// Says why a stream failed, where the system says so.
int failed_output(std::ostream& err, const std::string& where) {
    const char* reason = errno != 0 ? std::strerror(errno) : "the output failed";  // NOLINT(concurrency-mt-unsafe)
    err << "entente: " << where << ": cannot write: " << reason << '\n';
    return exit_failed;
}

}  // namespace

Surroundings surroundings_of_process() {
    Surroundings around;
    around.out_is_terminal = isatty(STDOUT_FILENO) == 1;
    around.err_is_terminal = isatty(STDERR_FILENO) == 1;
    around.colour_allowed = environment("NO_COLOR").empty();
    around.width = terminal_width();
    around.store = environment("ENTENTE_STORE");
    around.knowledge = environment("ENTENTE_KNOWLEDGE");
    return around;
}

int run(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, const Surroundings& around) {
    const Parsed parsed = parse_arguments(args, out, err);
    if (parsed.command == nullptr) return parsed.status;
    std::ofstream file;
    const std::string& path = parsed.options.output;
    errno = 0;
    if (!path.empty()) {
        file.open(path, std::ios::binary | std::ios::trunc);
        if (!file) return failed_output(err, path);
    }
    std::ostream& target = path.empty() ? out : file;
    const int status = parsed.command(Invocation{parsed.options, target, err, around});
    const bool failed_before = !target;
    if (!failed_before) errno = 0;
    target.flush();
    if (!target) return failed_output(err, path.empty() ? "standard output" : path);
    return status;
}

}  // namespace entente
