// The cases of a .trap file: texts, and what must and must not be read from them. doc/traps.md says how they are written.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "entente/fact.h"
#include "rules/entry_reader.h"

namespace entente::testing {

struct TrapLine {  // "gap !=> visit to=NOR"
    int number = 0;
    std::string words;
    bool gap = false;     // it is not so yet
    bool absent = false;  // nothing like it may be there
    std::string type;     // a type of fact, "entry." and a type, "published", or "fact" for any type
    std::vector<std::pair<std::string, std::string>> slots;
};

struct Trap {
    std::string date;                          // of publication, where the text bears none; may be empty
    std::vector<std::string> articles = {""};  // what is read, one after the other, into one record
    std::vector<TrapLine> lines;
};

// Whether there is such a type, and whether it has such a slot: a misspelt "!=>" would hold for ever.
inline bool is_known(const TrapLine& line, const std::string& slot) {
    if (line.type == "published") return slot.empty() || slot == "date" || slot == "from";
    if (line.type == "fact") return slot.empty();
    const bool entry = line.type.starts_with("entry.");
    const auto type = fact_type_of(entry ? line.type.substr(6) : line.type);
    if (!type) return false;
    return slot.empty() || find_slot(*type, slot) != nullptr ||
           (entry && (slot == "evidence" || slot == "disagree"));
}

// Throws SyntaxFault.
inline TrapLine trap_line(std::string_view words, int number) {
    TrapLine line{number, std::string(words), false, false, "", {}};
    EntryReader in(words, 0, words.size());
    line.gap = in.take_word("gap ");
    line.absent = in.take_word("!");
    if (!in.take_word("=>")) in.fail("expected '=>'");
    in.skip_space();
    line.type = in.until(" ");
    if (!is_known(line, "")) in.fail("no such type: '" + line.type + "'");
    while (!in.done()) {
        const std::string slot = in.slot_name();
        if (slot.empty() || !is_known(line, slot)) in.fail("expected slot=value, found '" + slot + "'");
        line.slots.emplace_back(slot, in.peek() == '"' ? in.quoted() : in.until(" "));
    }
    return line;
}

// All cases of a file, in its order. Lines that cannot be read are failures of the test.
inline std::vector<Trap> traps_of(const std::string& text, const std::string& file) {
    std::vector<Trap> out;
    int number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (line.starts_with("trap ")) out.emplace_back();
        if (line.starts_with("trap ") || out.empty())
            continue;  // above the first case: what the file is about
        Trap& trap = out.back();
        try {
            if (line.starts_with("=>") || line.starts_with("!=>") || line.starts_with("gap "))
                trap.lines.push_back(trap_line(line, number));
            else if (line == "----")
                trap.articles.emplace_back();
            else if (trap.articles.back().empty() && line.starts_with("date "))
                trap.date = line.substr(5);
            else if (trap.lines.empty())
                trap.articles.back() += std::string(line) + "\n";
            else if (!line.empty())
                ADD_FAILURE_AT(file.c_str(), number) << "text below what is expected of it";
        } catch (const SyntaxFault& fault) {
            ADD_FAILURE_AT(file.c_str(), number) << fault.what;
        }
    }
    return out;
}

}  // namespace entente::testing
