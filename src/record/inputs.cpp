// How far files were read.
#include "entente/record.h"
#include "record/inside.h"

namespace entente {

Result<Done> Record::keep_input(const InputState& state) {
    Result<Statement> insert = inside_->database.prepare(
        "INSERT OR REPLACE INTO inputs (path, size, changed, number, resume_at, finished, how) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return insert.error();
    insert->bind(1, state.path).bind(2, state.size).bind(3, state.changed);
    insert->bind(4, static_cast<std::int64_t>(state.number))
        .bind(5, static_cast<std::int64_t>(state.resume_at));
    insert->bind(6, std::int64_t{state.finished ? 1 : 0}).bind(7, state.how);
    return insert->run();
}

Result<std::optional<InputState>> Record::input(const std::string& path) const {
    Result<Statement> row = inside_->database.prepare(
        "SELECT size, changed, number, resume_at, finished, how FROM inputs WHERE path = ?");
    if (!row) return row.error();
    row->bind(1, path);
    const Result<bool> found = row->step();
    if (!found) return found.error();
    if (!*found) return std::optional<InputState>();
    InputState state;
    state.path = path;
    state.size = row->number(0);
    state.changed = row->number(1);
    state.number = static_cast<std::uint64_t>(row->number(2));
    state.resume_at = static_cast<std::uint64_t>(row->number(3));
    state.finished = row->number(4) != 0;
    state.how = row->text(5);
    return std::optional<InputState>(std::move(state));
}

}  // namespace entente
