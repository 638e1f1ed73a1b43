#include "entente/check.h"

#include <chrono>

#include "cli/check_tables.h"
#include "cli/command.h"
#include "flow/explain.h"
#include "flow/watched.h"

namespace entente {
namespace {

int run_examples(const Invocation& call) {
    const std::string only = call.options.paths.empty() ? "" : call.options.paths.front();
    const Result<CheckReport> checked = check_knowledge(knowledge_folders(call), only);
    if (!checked) return fail(call, checked.error());
    call.out << checked->text;
    return checked->failures > 0 ? exit_failed : exit_done;
}

int run_why_not(const Invocation& call, const Knowledge& knowledge) {
    const Options& options = call.options;
    const Result<std::string> told =
        explain(knowledge, {options.sentence, options.published, options.rule, options.all});
    if (!told) return fail(call, told.error(), exit_wrong_usage);
    call.out << *told;
    return exit_done;
}

std::uint64_t nanoseconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

// Reads the inputs under `watch`; gives the status for those that were skipped.
int read_under(const Invocation& call, const Knowledge& knowledge, Watch& watch,
               const std::function<void(const WatchedReading&)>& take) {
    const std::vector<Result<std::string>> inputs = list_inputs(call.options.paths);
    int status = exit_done;
    read_watched(inputs, knowledge, call.options.published, watch, [&](const Result<WatchedReading>& read) {
        if (read) return take(*read);
        report(call, read.error());
        status = exit_some_skipped;
    });
    return status;
}

int run_tally(const Invocation& call, const Knowledge& knowledge) {
    const bool cost = call.options.cost;
    Tally tally(knowledge, cost ? nanoseconds : std::function<std::uint64_t()>());
    const int status = read_under(call, knowledge, tally,
                                  [&](const WatchedReading& read) { tally.facts(read.reading.facts); });
    call.out << (cost ? tell_cost : tell_cover)(knowledge, tally, page_of(call));
    return status;
}

int run_suggest(const Invocation& call, const Knowledge& knowledge) {
    Suggester suggester(knowledge);
    const int status =
        read_under(call, knowledge, suggester, [&](const WatchedReading& read) { suggester.take(read); });
    call.out << tell_suggestions(knowledge, suggester, page_of(call));
    return status;
}

// What the options ask for and cannot go together; empty where nothing is wrong.
std::string wrong_usage(const Options& options) {
    const bool folders = options.cover || options.cost || options.suggest;
    if (folders && options.paths.empty()) return "expected files or folders to read";
    if (options.why_not && !options.paths.empty()) return "--why takes one sentence, in quotation marks";
    if (!folders && (options.json || !options.format.empty()))
        return "--format and --json go with --cover, --cost and --suggest";
    if (!folders && options.paths.size() > 1) return "expected one name or path";
    return {};
}

}  // namespace

int run_check(const Invocation& call) {
    const Options& options = call.options;
    if (const std::string wrong = wrong_usage(options); !wrong.empty())
        return fail(call, {ErrorCode::bad_input, "check", wrong}, exit_wrong_usage);
    if (!options.why_not && !options.cover && !options.cost && !options.suggest) return run_examples(call);
    const auto knowledge = load_knowledge(call);
    if (!knowledge) return fail(call, knowledge.error());
    if (options.why_not) return run_why_not(call, **knowledge);
    return options.suggest ? run_suggest(call, **knowledge) : run_tally(call, **knowledge);
}

}  // namespace entente
