// Readings for tests, written as a person would: one line a fact, its words first.
#pragma once

#include <charconv>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "entente/record.h"

namespace entente::testing {

inline std::vector<std::string> list_of(std::string_view text) {
    std::vector<std::string> out;
    for (const std::string_view part : split(text, ',')) out.emplace_back(trim(part));
    return out;
}

// "to=NOR" as the slot's kind wants it.
inline void set_slot(Fact& fact, std::string_view slot, std::string_view text) {
    const SlotSpec* spec = find_slot(fact.type, slot);
    if (spec == nullptr) throw std::runtime_error("no slot " + std::string(slot));
    switch (spec->kind) {
        case SlotKind::number: {
            double number = 0;
            std::from_chars(text.data(), text.data() + text.size(), number);
            return fact.set(spec->name, number);
        }
        case SlotKind::flag:
            return fact.set(spec->name, true);
        case SlotKind::parties:
        case SlotKind::actors:
        case SlotKind::people:
        case SlotKind::flow:
            return fact.set(spec->name, list_of(text));
        default:
            fact.set(spec->name, std::string(text));
    }
}

// "Okafor flew to Oslo. => visit visitor=Ada Okafor; to=NOR; inferred time=2019": the words become a line of the
// text, what follows "=>" a fact there. A line without "=>" is text only.
inline Fact fact_of(std::string_view description) {
    Fact fact;
    const std::size_t space = description.find(' ');
    fact.type = fact_type_of(description.substr(0, space)).value();
    for (std::string_view part : split(description.substr(space + 1), ';')) {
        part = trim(part);
        constexpr std::string_view mark = "inferred ";
        const bool inferred = part.substr(0, mark.size()) == mark;
        if (inferred) part.remove_prefix(mark.size());
        const std::size_t equals = part.find('=');
        set_slot(fact, part.substr(0, equals), part.substr(equals + 1));
        if (inferred) fact.inferred.emplace_back(part.substr(0, equals));
    }
    fact.rule = std::string(name_of(fact.type)) + ".test";
    return fact;
}

inline Reading reading(const std::string& name, const std::string& published,
                       const std::vector<std::string>& lines) {
    Reading out;
    Document& document = out.document;
    document.name = name;
    document.path = "news/" + name;
    document.lang = "en";
    document.outlet = "The Courier";
    for (const std::string& line : lines) {
        const std::size_t arrow = line.find(" => ");
        const std::string words = line.substr(0, arrow);
        const auto begin = static_cast<std::uint32_t>(document.text.size());
        document.text += words + '\n';
        const Span at{begin, static_cast<std::uint32_t>(begin + words.size())};
        document.zones.push_back({ZoneRole::body, at});
        if (arrow == std::string::npos) continue;
        Fact fact = fact_of(std::string_view(line).substr(arrow + 4));
        fact.doc = name;
        fact.at = at;
        fact.quote = words;
        out.facts.push_back(std::move(fact));
    }
    for (Fact& fact : out.facts) {
        fact.id = Hash()
                      .add(name_of(fact.type))
                      .add(document.text)
                      .add(fact.at.begin)
                      .add(slots_to_json(fact))
                      .hex();
    }
    out.published.date = published;
    out.published.from = published.empty() ? "" : "stamp";
    out.hash = Hash().add(document.text).add(name).add("").hex();
    return out;
}

// A folder of its own for each test, gone with it.
class TempFolder {
public:
    TempFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

// Readings stored in a record of their own, and what it then holds.
inline std::shared_ptr<const Holdings> holdings_of(const std::vector<Reading>& readings) {
    const TempFolder folder;
    Result<Record> record = Record::open(folder.file("r.db"), Record::Access::read_write);
    for (const Reading& one : readings) {
        if (!record->store(one, "", "k1")) throw std::runtime_error("cannot store");
    }
    return *record->holdings();
}

// "visitor=Ada Okafor; to=NOR; time=2019 <- a.txt:1 b.txt:2": an entry without its id.
inline std::string dump(const Entry& entry) {
    std::string out;
    for (const auto& [slot, value] : entry.said.slots) {
        out += (out.empty() ? "" : "; ") + std::string(slot) + '=';
        if (const auto* text = std::get_if<std::string>(&value)) out += *text;
        if (const auto* number = std::get_if<double>(&value)) {
            std::ostringstream shown;
            shown << *number;
            out += shown.str();
        }
        if (std::holds_alternative<bool>(value)) out += "true";
        if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
            for (std::size_t i = 0; i < list->size(); ++i) out += (i > 0 ? "," : "") + (*list)[i];
        }
    }
    for (const std::string& slot : entry.said.inferred) out += " ~" + slot;
    for (const std::string& slot : entry.disagree) out += " !" + slot;
    out += " <-";
    for (const HeldFact* held : entry.evidence)
        out += ' ' + held->document->name + ':' + std::to_string(held->line);
    return out;
}

inline std::vector<std::string> dump(const std::vector<Entry>& entries) {
    std::vector<std::string> out;
    for (const Entry& entry : entries) out.push_back(dump(entry));
    return out;
}

}  // namespace entente::testing
