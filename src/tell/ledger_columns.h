// The columns of the ledgers: one table a ledger.
#pragma once

#include <span>
#include <vector>

#include "tell/table.h"

namespace entente {

// What one line of a ledger is about: an entry, or one stage of its life.
struct Line {
    const Entry& entry;
    const Stage* stage = nullptr;
};

struct Context {
    const Scene& scene;
    std::vector<Entry> figures;  // of the relation; for targets
};

struct Column {
    Heading heading;
    std::string_view slot;  // what `make` shows; may be empty
    Cell (*make)(const Line& line, std::string_view slot, const Context& context);
};

std::span<const Column> timeline_columns();
std::span<const Column> visit_columns();
std::span<const Column> meeting_columns();
std::span<const Column> people_columns();
std::span<const Column> standing_columns();
std::span<const Column> staged_columns();
std::span<const Column> project_columns();
std::span<const Column> figure_columns();
std::span<const Column> target_columns();
std::span<const Column> commitment_columns();
std::span<const Column> request_columns();
std::span<const Column> position_columns();
std::span<const Column> participation_columns();
std::span<const Column> anniversary_columns();
std::span<const Column> conflict_columns();

std::vector<Entry> entries_of_relation(const Scene& scene, FactType type);

}  // namespace entente
