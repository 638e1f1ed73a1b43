// Traps of reading: every case of tests/traps/*.trap, reported by file and line.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "entente/record.h"
#include "flow/notation.h"
#include "shared.h"
#include "traps/trap_file.h"

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

struct Item {  // something that was read, in the words of TrapLine
    std::string type;
    std::vector<std::pair<std::string, std::string>> slots;
};

Item item_of(const std::string& type, const Fact& fact) {
    Item item{type, {}};
    for (const auto& [slot, value] : fact.slots) {
        Fact one;
        one.type = fact.type;
        one.slots.emplace_back(slot, value);
        const std::string line = line_of(one);
        item.slots.emplace_back(slot, line.substr(line.find('=') + 1));
    }
    return item;
}

void add_entries(const std::vector<Reading>& readings, std::vector<Item>& out) {
    const fs::path store =
        fs::temp_directory_path() / ("entente_traps_" + std::to_string(::getpid()) + ".db");
    fs::remove(store);
    auto record = Record::open(store.string(), Record::Access::read_write);
    ASSERT_TRUE(record && record->begin_batch());
    for (const Reading& reading : readings)
        EXPECT_TRUE(record->store(reading, "", hash_of(shipped_knowledge())));
    ASSERT_TRUE(record->end_batch());
    const auto holdings = record->holdings();
    for (int type = 0; type < fact_type_count; ++type) {
        for (const Entry& entry : entries_of(select(**holdings), static_cast<FactType>(type))) {
            out.push_back(item_of("entry." + std::string(name_of(entry.type)), entry.said));
            out.back().slots.emplace_back("evidence", std::to_string(entry.evidence.size()));
            for (const std::string& slot : entry.disagree) out.back().slots.emplace_back("disagree", slot);
        }
    }
    fs::remove(store);
}

std::vector<Item> items_of(const Trap& trap) {
    std::vector<Item> out;
    std::vector<Reading> readings;
    for (const std::string& article : trap.articles) {
        const std::string name = std::to_string(readings.size()) + ".txt";
        const Reading& reading = readings.emplace_back(reading_of(article, trap.date, name));
        out.push_back({"published", {{"date", reading.published.date}, {"from", reading.published.from}}});
        for (const Fact& fact : reading.facts) out.push_back(item_of(std::string(name_of(fact.type)), fact));
    }
    const auto of_entries = [](const TrapLine& line) { return line.type.starts_with("entry."); };
    if (std::any_of(trap.lines.begin(), trap.lines.end(), of_entries)) add_entries(readings, out);
    return out;
}

// "-" is a slot that is not there; a star at the end stands for whatever follows.
bool agrees(const Item& item, const std::string& slot, const std::string& wanted) {
    const auto found = std::find_if(item.slots.begin(), item.slots.end(),
                                    [&](const auto& one) { return one.first == slot; });
    if (found == item.slots.end() || wanted == "-") return found == item.slots.end() && wanted == "-";
    if (wanted.ends_with('*')) {
        const std::string_view value(found->second);
        return value.substr(value.starts_with('"')).starts_with(wanted.substr(0, wanted.size() - 1));
    }
    const std::string line = line_of("x", {{slot, wanted}});
    return found->second == line.substr(line.find('=') + 1);
}

bool holds(const std::vector<Item>& items, const TrapLine& line) {
    const bool found = std::any_of(items.begin(), items.end(), [&](const Item& item) {
        const bool any = line.type == "fact" && fact_type_of(item.type);
        return (any || item.type == line.type) &&
               std::all_of(line.slots.begin(), line.slots.end(),
                           [&](const auto& slot) { return agrees(item, slot.first, slot.second); });
    });
    return found != line.absent;
}

std::string printed(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
        out += "  got   " + item.type;
        for (const auto& [slot, value] : item.slots) out.append(" ").append(slot).append("=").append(value);
        out += "\n";
    }
    return out;
}

void run(const Trap& trap, const std::string& file) {
    const std::vector<Item> items = items_of(trap);
    for (const TrapLine& line : trap.lines) {
        if (holds(items, line) != line.gap) continue;
        ADD_FAILURE_AT(file.c_str(), line.number)
            << (line.gap ? "works now: take 'gap' away" : "is not so") << "\n  " << line.words << "\n"
            << printed(items);
    }
}

TEST(Traps, AreReadAsTheyShouldBe) {
    int seen = 0;
    for (const auto& entry : fs::directory_iterator(ENTENTE_TOP "/tests/traps")) {
        if (entry.path().extension() != ".trap") continue;
        const std::string file = entry.path().string();
        const auto text = read_file(file, 1 << 20);
        ASSERT_TRUE(text);
        for (const Trap& trap : traps_of(*text, file)) {
            EXPECT_FALSE(trap.lines.empty()) << file << ": a case that expects nothing";
            run(trap, file);
            ++seen;
        }
    }
    EXPECT_GE(seen, 100);
}

}  // namespace
}  // namespace entente::testing
