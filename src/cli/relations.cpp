#include "cli/command.h"

namespace entente {

int run_relations(const Invocation& call) {
    const Result<Desk> desk = open_desk(call, {call.options.as_of, false});
    if (!desk) return fail(call, desk.error());
    call.out << tell_relations(desk->facts, desk->names, page_of(call));
    return exit_done;
}

}  // namespace entente
