#include "cli/run.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/arguments.h"

namespace entente {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value == nullptr ? "" : value;
}

// Where programs keep what they can make again (the XDG base directories); empty where there is no such place.
std::string cache_folder() {
    const std::string base = environment("XDG_CACHE_HOME");
    if (!base.empty() && base.front() == '/') return base + "/entente";
    const std::string home = environment("HOME");
    return home.empty() ? "" : home + "/.cache/entente";
}

// Another build may compile the same knowledge otherwise.
std::string program_stamp() {
    struct stat info {};
    if (stat("/proc/self/exe", &info) != 0) return ENTENTE_VERSION;
    return std::to_string(info.st_size) + "-" + std::to_string(info.st_mtim.tv_sec) + "." +
           std::to_string(info.st_mtim.tv_nsec);
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
    const char* reason =
        errno != 0 ? std::strerror(errno) : "the output failed";  // NOLINT(concurrency-mt-unsafe)
    err << "entente: " << where << ": cannot write: " << reason << '\n';
    return exit_failed;
}

int run_command(const Parsed& parsed, std::ostream& out, const std::string& where, std::ostream& err,
                const Surroundings& around) {
    errno = 0;
    const int status = parsed.command(Invocation{parsed.options, out, err, around});
    if (out) errno = 0;  // whatever happened on the way did not touch the output
    out.flush();
    return out ? status : failed_output(err, where);
}

// What was in the file stays unless the command succeeds: it is written beside it and then put in its place. What is
// no regular file (a pipe, a terminal) is written as it is.
int run_into_file(const Parsed& parsed, std::ostream& err, const Surroundings& around) {
    namespace fs = std::filesystem;
    const std::string& path = parsed.options.output;
    std::error_code failed;
    const fs::file_status there = fs::status(path, failed);
    const bool direct = fs::exists(there) && !fs::is_regular_file(there);
    const std::string target = direct ? path : path + ".part";
    errno = 0;
    std::ofstream file(target, std::ios::binary | std::ios::trunc);
    if (!file) return failed_output(err, path);
    const int status = run_command(parsed, file, path, err, around);
    file.close();
    if (direct) return status;
    const bool good = status == exit_done || status == exit_some_skipped;
    errno = 0;
    if (good && std::rename(target.c_str(), path.c_str()) != 0) return failed_output(err, path);
    if (!good) fs::remove(target, failed);
    return status;
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
    around.cache = cache_folder();
    around.program = program_stamp();
    return around;
}

int run(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
        const Surroundings& around) {
    const Parsed parsed = parse_arguments(args, out, err);
    if (parsed.command == nullptr) return parsed.status;
    if (parsed.options.output.empty()) return run_command(parsed, out, "standard output", err, around);
    return run_into_file(parsed, err, around);
}

}  // namespace entente
