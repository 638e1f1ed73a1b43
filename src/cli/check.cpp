#include "entente/check.h"

#include "cli/command.h"

namespace entente {

int run_check(const Invocation& call) {
    const std::string only = call.options.paths.empty() ? "" : call.options.paths.front();
    const Result<CheckReport> checked = check_knowledge(knowledge_folders(call), only);
    if (!checked) return fail(call, checked.error());
    call.out << checked->text;
    return checked->failures > 0 ? exit_failed : exit_done;
}

}  // namespace entente
