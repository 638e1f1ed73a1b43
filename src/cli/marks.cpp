#include "cli/command.h"

namespace entente {

int run_marks(const Invocation& call) {
    const std::string& given = call.options.published;
    return print_inputs(call, [&](const Reading& reading, const Knowledge& knowledge, std::ostream& out) {
        for (const std::string& line : marks_to_json(reading.document, knowledge, given)) out << line << '\n';
    });
}

}  // namespace entente
