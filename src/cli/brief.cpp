#include "cli/command.h"

namespace entente {

int run_brief(const Invocation& call) {
    const Options& options = call.options;
    // On a day, what was published after it is left out; what bears no certain date is kept, and said to be so.
    const bool strict = !options.as_of.empty();
    const Result<Desk> desk = open_desk(call, {strict ? options.as_of : options.now, !strict});
    if (!desk) return fail(call, desk.error());
    const Result<Pair> pair = pair_of(call, desk->names);
    if (!pair) return fail(call, pair.error(), exit_wrong_usage);
    const Scene scene = scene_of(*desk, *pair);
    call.out << tell_brief(scene, page_of(call));
    return exit_done;
}

}  // namespace entente
