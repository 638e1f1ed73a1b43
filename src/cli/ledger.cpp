#include "cli/command.h"

namespace entente {

int run_ledger(const Invocation& call) {
    const Options& options = call.options;
    const Result<Desk> desk = open_desk(call, {options.as_of, false});
    if (!desk) return fail(call, desk.error());
    const Result<Pair> pair = pair_of(call, desk->names);
    if (!pair) return fail(call, pair.error(), exit_wrong_usage);
    const Scene scene = scene_of(*desk, *pair);
    const Result<std::string> told =
        tell_ledger(options.command, scene, {options.since, options.until, options.field}, page_of(call));
    if (!told) return fail(call, told.error());
    call.out << *told;
    return exit_done;
}

}  // namespace entente
