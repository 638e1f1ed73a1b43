#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/edtf.h"
#include "base/fold.h"
#include "entente/tell.h"
#include "tell/ledger_columns.h"
#include "tell/phrases.h"
#include "tell/progress.h"

namespace entente {
namespace {

struct Ledger {
    LedgerInfo info;
    std::string_view title;  // "Visits"
    std::vector<FactType> types;
    std::span<const Column> columns;
};

const std::array<Ledger, 16>& all_ledgers() {
    using enum FactType;
    static const std::array<Ledger, 16> list{{
        {{"timeline", "everything dated, in order"},
         "Timeline",
         {visit, meeting, standing, instrument, mechanism, project, commitment, participation, anniversary,
          figure, target},
         timeline_columns()},
        {{"visits", "who went where, when, at which level"}, "Visits", {visit}, visit_columns()},
        {{"meetings", "who met whom"}, "Meetings", {meeting}, meeting_columns()},
        {{"people", "who holds and held which office, first and last seen"},
         "People",
         {office},
         people_columns()},
        {{"standing", "the formal level of the relation and since when"},
         "Standing",
         {standing},
         standing_columns()},
        {{"instruments", "treaties, agreements, declarations and their stages"},
         "Instruments",
         {instrument},
         staged_columns()},
        {{"mechanisms", "committees, dialogues, working groups"},
         "Mechanisms",
         {mechanism},
         staged_columns()},
        {{"projects", "joint ventures and other undertakings"}, "Projects", {project}, project_columns()},
        {{"figures", "reported numbers, differing ones side by side"}, "Figures", {figure}, figure_columns()},
        {{"targets", "targets against the latest actual figures"}, "Targets", {target}, target_columns()},
        {{"commitments", "who undertook what"}, "Commitments", {commitment}, commitment_columns()},
        {{"requests", "who asked whom for what"}, "Requests", {request}, request_columns()},
        {{"positions", "where each side stands on what"}, "Positions", {position}, position_columns()},
        {{"participation", "parts in organisations and meetings of many"},
         "Participation",
         {participation},
         participation_columns()},
        {{"conflicts", "where sources differ, values side by side"},
         "Conflicts",
         {visit, standing, anniversary, figure, target},
         conflict_columns()},
        {{"anniversaries", "what is commemorated, and when"},
         "Anniversaries",
         {anniversary},
         anniversary_columns()},
    }};
    return list;
}

bool passes(const Entry& entry, const Filter& filter) {
    if (!filter.field.empty() && fold(entry.said.text("field")) != fold(filter.field)) return false;
    if (filter.since.empty() && filter.until.empty()) return true;
    const std::optional<DayRange> days = day_range(days_of(entry));
    if (!days) return false;
    const std::optional<DayRange> since = day_range(filter.since);
    const std::optional<DayRange> until = day_range(filter.until);
    return (!since || days->last >= since->first) && (!until || days->first <= until->last);
}

// A target rests on who set it and on the figure that it is compared with.
FactView evidence_with_actual(const Entry& target, const Context& context) {
    FactView evidence = target.evidence;
    const Progress progress = progress_of(target, context.figures, context.scene.today);
    if (progress.actual != nullptr) {
        evidence.insert(evidence.end(), progress.actual->evidence.begin(), progress.actual->evidence.end());
    }
    return evidence;
}

void add_rows(Table& table, const Ledger& ledger, const Entry& entry, const Context& context) {
    const auto add = [&](const Line& line, const FactView& evidence) {
        Row row;
        for (const Column& column : ledger.columns)
            row.cells.push_back(column.make(line, column.slot, context));
        row.id = entry.id;
        row.evidence = evidence;
        table.rows.push_back(std::move(row));
    };
    if (ledger.info.name == "conflicts" && entry.disagree.empty()) return;
    if (ledger.info.name == "targets") return add({entry, nullptr}, evidence_with_actual(entry, context));
    if (ledger.info.name != "timeline") return add({entry, nullptr}, entry.evidence);
    if (entry.stages.empty()) {
        if (day_range(time_of(entry.said))) add({entry, nullptr}, entry.evidence);
        return;
    }
    for (const Stage& stage : entry.stages) {
        if (day_range(stage.time)) add({entry, &stage}, stage.evidence);
    }
}

// The order of a ledger: its time, as the first machine column that is one has it.
void sort_by_time(Table& table) {
    std::size_t column = 0;
    while (column < table.headings.size() && table.headings[column].name != "time") ++column;
    if (column == table.headings.size()) return;
    const auto key = [&](const Row& row) {
        const std::optional<DayRange> days = day_range(row.cells[column].data);
        return std::make_tuple(!days.has_value(), days ? days->first : Day{}, days ? days->last : Day{});
    };
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [&](const Row& a, const Row& b) { return key(a) < key(b); });
}

std::string title_of(const Ledger& ledger, const Scene& scene) {
    const Pair& pair = scene.relation.pair();
    return std::string(ledger.title) + ": " + scene.names->name_of(pair.a) + " and " +
           scene.names->name_of(pair.b);
}

}  // namespace

std::span<const LedgerInfo> ledgers() {
    static const std::vector<LedgerInfo> infos = [] {
        std::vector<LedgerInfo> list;
        for (const Ledger& ledger : all_ledgers()) list.push_back(ledger.info);
        return list;
    }();
    return infos;
}

std::vector<Entry> entries_of_relation(const Scene& scene, FactType type) {
    std::vector<Entry> entries = entries_of(scene.facts, type);
    std::erase_if(entries, [&](const Entry& entry) { return !scene.relation.holds(entry); });
    return entries;
}

Result<std::string> tell_ledger(std::string_view ledger, const Scene& scene, const Filter& filter,
                                const Page& page) {
    const auto& list = all_ledgers();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Ledger& one) { return one.info.name == ledger; });
    if (found == list.end()) return Error{ErrorCode::not_found, std::string(ledger), "is no ledger"};
    Table table;
    table.title = title_of(*found, scene);
    table.empty = "Nothing on file.";
    for (const Column& column : found->columns) table.headings.push_back(column.heading);
    Context context{scene, {}};
    if (found->info.name == "targets") context.figures = entries_of_relation(scene, FactType::figure);
    for (const FactType type : found->types) {
        for (const Entry& entry : entries_of_relation(scene, type)) {
            if (passes(entry, filter)) add_rows(table, *found, entry, context);
        }
    }
    sort_by_time(table);
    return render(table, page);
}

}  // namespace entente
