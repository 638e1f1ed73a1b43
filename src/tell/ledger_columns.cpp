#include "tell/ledger_columns.h"

#include <array>
#include <cmath>

#include "tell/amounts.h"
#include "tell/cells.h"
#include "tell/phrases.h"
#include "tell/progress.h"

namespace entente {
namespace {

// A heading for people and machines, for people alone, for machines alone.
constexpr Heading both(std::string_view name, std::string_view title) { return {name, title, true, true}; }
constexpr Heading people_only(std::string_view title) { return {"", title, true, false}; }
constexpr Heading data(std::string_view name) { return {name, "", false, true}; }

Progress progress(const Line& line, const Context& context) {
    return progress_of(line.entry, context.figures, context.scene.today);
}

Cell latest_actual(const Line& line, std::string_view, const Context& context) {
    const Progress now = progress(line, context);
    if (now.actual == nullptr) return text_cell("");
    std::string shown = show_quantity(now.actual->said) + " (" + std::to_string(now.actual_year);
    if (const std::string_view speaker = now.actual->said.text("speaker"); !speaker.empty())
        shown += ", " + std::string(speaker);
    Cell cell = number_cell(shown + ")", now.actual_value);
    return cell;
}

Cell actual_year(const Line& line, std::string_view, const Context& context) {
    const Progress now = progress(line, context);
    return now.actual == nullptr ? text_cell("") : number_cell("", now.actual_year);
}

Cell actual_id(const Line& line, std::string_view, const Context& context) {
    const Progress now = progress(line, context);
    return text_cell(now.actual == nullptr ? "" : now.actual->id);
}

Cell gap(const Line& line, std::string_view, const Context& context) {
    const Progress now = progress(line, context);
    if (now.actual == nullptr) return text_cell("");
    const std::string unit(line.entry.said.text("unit"));
    std::string shown = now.gap <= 0 ? "none" : show_number(now.gap) + (unit == "count" ? "" : " " + unit);
    shown += " (at " + show_percent(now.share) + ")";
    return number_cell(shown, now.gap);
}

Cell share(const Line& line, std::string_view, const Context& context) {
    const Progress now = progress(line, context);
    return now.actual == nullptr ? text_cell("") : number_cell("", std::round(now.share * 10) / 10);
}

Cell needed(const Line& line, std::string_view, const Context& context) {
    const Progress now = progress(line, context);
    if (!now.needed) return text_cell("");
    return number_cell("+" + show_percent(*now.needed) + " a year", std::round(*now.needed * 10) / 10);
}

Cell verdict(const Line& line, std::string_view, const Context& context) {
    return text_cell(progress(line, context).verdict);
}

Cell indicator(const Line& line, std::string_view slot, const Context&) {
    return text_cell(capitalised(show_indicator(line.entry.said)), line.entry.said.text(slot));
}

Cell anniversary_words(const Line& line, std::string_view slot, const Context&) {
    const auto count = line.entry.said.number(slot);
    return count ? number_cell(ordinal(std::lround(*count)), *count) : text_cell("");
}

}  // namespace

std::span<const Column> timeline_columns() {
    static constexpr std::array list{
        Column{both("time", "When"), "", stage_time},   Column{both("type", "Kind"), "", type_of},
        Column{both("what", "What"), "", headline_of},  Column{data("start"), "", start_of_time},
        Column{data("end"), "", end_of_time},           Column{data("precision"), "", precision_of_time},
        Column{data("status"), "status", text_of_slot}, Column{data("parties"), "parties", list_of_slot},
    };
    return list;
}

std::span<const Column> visit_columns() {
    static constexpr std::array list{
        Column{both("visitor", "Visitor"), "visitor", person_of_slot},
        Column{both("from", "From"), "from", party_of_slot},
        Column{both("to", "To"), "to", party_of_slot},
        Column{both("time", "When"), "time", time_of_slot},
        Column{data("start"), "", start_of_time},
        Column{data("end"), "", end_of_time},
        Column{data("precision"), "", precision_of_time},
        Column{both("kind", "Level"), "kind", words_of_slot},
        Column{both("place", "Place"), "place", text_of_slot},
        Column{both("invited_by", "Invited by"), "invited_by", person_of_slot},
        Column{both("status", "Status"), "status", status_words},
        Column{data("inferred"), "", inferred_of},
        Column{data("disagree"), "", disagree_of},
    };
    return list;
}

std::span<const Column> meeting_columns() {
    static constexpr std::array list{
        Column{both("participants", "Who"), "participants", list_of_slot},
        Column{both("time", "When"), "time", time_of_slot},
        Column{data("start"), "", start_of_time},
        Column{data("end"), "", end_of_time},
        Column{data("precision"), "", precision_of_time},
        Column{both("kind", "Kind"), "kind", words_of_slot},
        Column{both("place", "Place"), "place", text_of_slot},
        Column{both("status", "Status"), "status", status_words},
        Column{data("parties"), "parties", list_of_slot},
        Column{data("inferred"), "", inferred_of},
    };
    return list;
}

std::span<const Column> people_columns() {
    static constexpr std::array list{
        Column{both("person", "Person"), "person", text_of_slot},
        Column{both("party", "Of"), "party", party_of_slot},
        Column{both("title", "Office"), "title", text_of_slot},
        Column{both("body", "Body"), "body", text_of_slot},
        Column{both("time", "When"), "time", time_of_slot},
        Column{both("first_seen", "First seen"), "", first_seen},
        Column{both("last_seen", "Last seen"), "", last_seen},
    };
    return list;
}

std::span<const Column> standing_columns() {
    static constexpr std::array list{
        Column{both("level", "Level"), "level", words_of_slot},
        Column{both("time", "Since"), "time", time_of_slot},
        Column{data("parties"), "parties", list_of_slot},
        Column{both("first_seen", "First told"), "", first_seen},
        Column{both("last_seen", "Last told"), "", last_seen},
        Column{both("notes", "Notes"), "", notes_of},
        Column{data("inferred"), "", inferred_of},
        Column{data("disagree"), "", disagree_of},
    };
    return list;
}

std::span<const Column> staged_columns() {
    static constexpr std::array list{
        Column{both("name", "Name"), "name", text_of_slot},
        Column{both("kind", "Kind"), "kind", words_of_slot},
        Column{both("stage", "Stands at"), "stage", stage_words},
        Column{both("time", "Since"), "time", time_of_slot},
        Column{both("history", "History"), "", history_of},
        Column{both("parties", "Parties"), "parties", list_of_slot},
        Column{data("status"), "status", text_of_slot},
        Column{data("inferred"), "", inferred_of},
    };
    return list;
}

std::span<const Column> project_columns() {
    static constexpr std::array list{
        Column{both("name", "Name"), "name", text_of_slot},
        Column{both("kind", "Kind"), "kind", words_of_slot},
        Column{both("field", "Field"), "field", words_of_slot},
        Column{both("stage", "Stands at"), "stage", stage_words},
        Column{both("history", "History"), "", history_of},
        Column{data("parties"), "parties", list_of_slot},
        Column{both("last_seen", "Last told"), "", last_seen},
        Column{both("notes", "Notes"), "", notes_of},
    };
    return list;
}

std::span<const Column> figure_columns() {
    static constexpr std::array list{
        Column{both("indicator", "Figure"), "indicator", indicator},
        Column{data("measure"), "measure", text_of_slot},
        Column{people_only("Value"), "", quantity_of},
        Column{data("value"), "value", number_of_slot},
        Column{data("value_max"), "value_max", number_of_slot},
        Column{data("qualifier"), "qualifier", text_of_slot},
        Column{data("unit"), "unit", text_of_slot},
        Column{data("values"), "value", values_of},
        Column{both("time", "Period"), "period", time_of_slot},
        Column{data("base"), "base", text_of_slot},
        Column{both("direction", "Direction"), "direction", flow_of_slot},
        Column{data("parties"), "parties", list_of_slot},
        Column{data("out_of"), "out_of", number_of_slot},
        Column{both("speaker", "Speaker"), "speaker", text_of_slot},
        Column{both("notes", "Notes"), "", notes_of},
        Column{data("inferred"), "", inferred_of},
        Column{data("disagree"), "", disagree_of},
    };
    return list;
}

std::span<const Column> target_columns() {
    static constexpr std::array list{
        Column{both("indicator", "Target"), "indicator", indicator},
        Column{people_only("Goal"), "", quantity_of},
        Column{data("measure"), "measure", text_of_slot},
        Column{data("value"), "value", number_of_slot},
        Column{data("value_max"), "value_max", number_of_slot},
        Column{data("qualifier"), "qualifier", text_of_slot},
        Column{data("unit"), "unit", text_of_slot},
        Column{both("time", "Due"), "due", time_of_slot},
        Column{both("actual", "Latest actual"), "", latest_actual},
        Column{data("actual_year"), "", actual_year},
        Column{data("actual_id"), "", actual_id},
        Column{both("gap", "Gap"), "", gap},
        Column{data("percent_reached"), "", share},
        Column{both("needed_growth", "Needed"), "", needed},
        Column{both("verdict", "Verdict"), "", verdict},
        Column{data("parties"), "parties", list_of_slot},
        Column{data("speaker"), "speaker", text_of_slot},
        Column{data("disagree"), "", disagree_of},
    };
    return list;
}

std::span<const Column> commitment_columns() {
    static constexpr std::array list{
        Column{both("by", "Who"), "by", actors_of_slot},
        Column{both("to", "To whom"), "to", list_of_slot},
        Column{both("action", "What"), "action", text_of_slot},
        Column{both("field", "Field"), "field", words_of_slot},
        Column{both("force", "Force"), "force", words_of_slot},
        Column{both("due", "Due"), "due", time_of_slot},
        Column{data("time"), "time", text_of_slot},
        Column{both("status", "Status"), "status", words_of_slot},
        Column{both("said", "Said"), "", said_on},
        Column{both("notes", "Notes"), "", notes_of},
    };
    return list;
}

std::span<const Column> request_columns() {
    static constexpr std::array list{
        Column{both("by", "Who"), "by", actors_of_slot},
        Column{both("to", "Asks"), "to", list_of_slot},
        Column{both("action", "For what"), "action", text_of_slot},
        Column{both("field", "Field"), "field", words_of_slot},
        Column{both("status", "Status"), "status", words_of_slot},
        Column{both("said", "Said"), "", said_on},
        Column{both("notes", "Notes"), "", notes_of},
    };
    return list;
}

std::span<const Column> position_columns() {
    static constexpr std::array list{
        Column{both("holder", "Who"), "holder", actors_of_slot},
        Column{both("stance", "Stance"), "stance", words_of_slot},
        Column{both("issue", "On what"), "issue", text_of_slot},
        Column{both("said", "Said"), "", said_on},
        Column{both("notes", "Notes"), "", notes_of},
    };
    return list;
}

std::span<const Column> participation_columns() {
    static constexpr std::array list{
        Column{both("party", "Party"), "party", party_of_slot},
        Column{both("body", "In"), "body", party_of_slot},
        Column{both("role", "As"), "role", words_of_slot},
        Column{both("time", "When"), "time", time_of_slot},
        Column{both("last_seen", "Last told"), "", last_seen},
    };
    return list;
}

std::span<const Column> anniversary_columns() {
    static constexpr std::array list{
        Column{both("ordinal", "Years"), "ordinal", anniversary_words},
        Column{both("of", "Of"), "of", text_of_slot},
        Column{both("time", "When"), "time", time_of_slot},
        Column{both("origin", "Counted from"), "origin", time_of_slot},
        Column{data("parties"), "parties", list_of_slot},
        Column{data("inferred"), "", inferred_of},
    };
    return list;
}

std::span<const Column> conflict_columns() {
    static constexpr std::array list{
        Column{both("type", "Kind"), "", type_of},
        Column{both("what", "What"), "", subject_of},
        Column{both("time", "When"), "", stage_time},
        Column{both("disagree", "Differ on"), "", disagree_of},
        Column{both("values", "Values"), "", differing_values},
        Column{data("parties"), "parties", list_of_slot},
    };
    return list;
}

}  // namespace entente
