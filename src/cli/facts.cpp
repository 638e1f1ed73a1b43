#include "cli/command.h"

namespace entente {

int run_facts(const Invocation& call) {
    return print_inputs(call, [](const Reading& reading, const Knowledge&, std::ostream& out) {
        for (const Fact& fact : reading.facts) out << to_json(fact) << '\n';
    });
}

}  // namespace entente
