#include "tell/cells.h"

#include <algorithm>

#include "base/edtf.h"
#include "base/json.h"
#include "tell/amounts.h"
#include "tell/phrases.h"
#include "tell/when.h"

namespace entente {
namespace {

const PartyNames& names_of(const Context& context) { return *context.scene.names; }

std::string_view text(const Line& line, std::string_view slot) { return line.entry.said.text(slot); }

bool has(const std::vector<std::string>& list, std::string_view slot) {
    return std::find(list.begin(), list.end(), slot) != list.end();
}

std::string marked(const Line& line, std::string_view slot, std::string shown) {
    if (!shown.empty() && has(line.entry.said.inferred, slot)) shown += " (inferred)";
    return shown;
}

std::string_view main_time(const Line& line) {
    return line.stage != nullptr ? std::string_view(line.stage->time) : time_of(line.entry.said);
}

std::string_view precision(std::string_view edtf) {
    const std::optional<DayRange> days = day_range(edtf);
    if (!days) return edtf.empty() ? "" : "unknown";
    if (days->approximate) return "approximate";
    const std::string_view first = edtf.substr(0, edtf.find('/'));
    if (edtf.substr(0, 2) == ".." || edtf.size() < 4 || edtf.substr(edtf.size() - 2) == "..") return "open";
    if (first.size() >= 10) return "day";
    if (first.size() == 7) return "month";
    return first[3] == 'X' ? "decade" : "year";
}

std::string name_or_party(std::string_view who, const Context& context) {
    return is_party(who) ? names_of(context).name_of(who) : std::string(who);
}

}  // namespace

Cell text_of_slot(const Line& line, std::string_view slot, const Context&) {
    return text_cell(marked(line, slot, std::string(text(line, slot))), text(line, slot));
}

Cell words_of_slot(const Line& line, std::string_view slot, const Context&) {
    return text_cell(words_of(text(line, slot)), text(line, slot));
}

Cell party_of_slot(const Line& line, std::string_view slot, const Context& context) {
    const std::string_view code = text(line, slot);
    return text_cell(code.empty() ? std::string{} : marked(line, slot, names_of(context).name_of(code)),
                     code);
}

Cell person_of_slot(const Line& line, std::string_view slot, const Context& context) {
    const std::string_view who = text(line, slot);
    return text_cell(who.empty() ? std::string{} : name_or_party(who, context), who);
}

Cell list_of_slot(const Line& line, std::string_view slot, const Context& context) {
    std::string shown;
    const std::vector<std::string>& list = line.entry.said.list(slot);
    for (const std::string& one : list) shown += (shown.empty() ? "" : ", ") + name_or_party(one, context);
    return list_cell(shown, list);
}

Cell actors_of_slot(const Line& line, std::string_view slot, const Context& context) {
    const std::vector<std::string>& list = line.entry.said.list(slot);
    return list_cell(show_actors(list, names_of(context)), list);
}

Cell number_of_slot(const Line& line, std::string_view slot, const Context&) {
    const std::optional<double> number = line.entry.said.number(slot);
    return number ? number_cell(show_number(*number), *number) : text_cell("");
}

Cell time_of_slot(const Line& line, std::string_view slot, const Context&) {
    const std::string_view edtf = text(line, slot);
    return text_cell(marked(line, slot, show_time(edtf)), edtf);
}

Cell flow_of_slot(const Line& line, std::string_view slot, const Context& context) {
    return list_cell(show_flow(line.entry, names_of(context)), line.entry.said.list(slot));
}

Cell start_of_time(const Line& line, std::string_view, const Context&) {
    const std::optional<DayRange> days = day_range(main_time(line));
    return text_cell(days && days->first.year > 0 ? to_string(days->first) : "");
}

Cell end_of_time(const Line& line, std::string_view, const Context&) {
    const std::optional<DayRange> days = day_range(main_time(line));
    return text_cell(days && days->last.year < 9999 ? to_string(days->last) : "");
}

Cell precision_of_time(const Line& line, std::string_view, const Context&) {
    return text_cell(precision(main_time(line)));
}

Cell stage_time(const Line& line, std::string_view, const Context&) {
    const std::string_view edtf = main_time(line);
    const bool inferred = has(line.entry.said.inferred, "time") || has(line.entry.said.inferred, "period") ||
                          has(line.entry.said.inferred, "due");
    std::string shown = show_time(edtf);
    if (inferred && !shown.empty() && edtf == time_of(line.entry.said)) shown += " (inferred)";
    return text_cell(std::move(shown), edtf);
}

Cell stage_words(const Line& line, std::string_view slot, const Context&) {
    const std::string_view status = text(line, "status");
    std::string shown = words_of(text(line, slot));
    if (status == "planned" || status == "proposed")
        shown = shown.empty() ? std::string(status) : "to be " + shown;
    if (status == "cancelled") shown += shown.empty() ? "cancelled" : ", cancelled";
    return text_cell(shown, text(line, slot));
}

Cell history_of(const Line& line, std::string_view, const Context&) {
    std::string shown;
    std::vector<std::string> items;
    for (const Stage& stage : line.entry.stages) {
        std::string words = words_of(stage.stage);
        if (stage.status == "planned" || stage.status == "proposed")
            words += (words.empty() ? "" : " ") + ("(" + stage.status + ")");
        if (words.empty()) words = stage.status.empty() ? "mentioned" : stage.status;
        if (!stage.time.empty()) words += ' ' + show_time(stage.time);
        if (stage.hedge) words += " (hedged)";
        shown += (shown.empty() ? "" : "; ") + words;
        items.push_back(stage.stage + (stage.status.empty() ? "" : "/" + stage.status) +
                        (stage.time.empty() ? "" : "@" + stage.time));
    }
    return list_cell(shown, std::move(items));
}

Cell status_words(const Line& line, std::string_view slot, const Context& context) {
    const std::string_view status = text(line, slot);
    std::string shown(status);
    if (status == "planned" || status == "proposed") {
        const std::optional<DayRange> days = day_range(main_time(line));
        const std::optional<DayRange> now = day_range(context.scene.today);
        if (days && now && days->last < now->first) shown += ", no report that it took place";
    }
    return text_cell(shown, status);
}

Cell headline_of(const Line& line, std::string_view, const Context& context) {
    std::string shown = headline(line.entry, names_of(context), line.stage);
    std::string beside = line.stage == nullptr ? caution(line.entry, context.scene.today) : "";
    if (line.stage != nullptr && line.stage->hedge) beside = "hedged";
    if (!beside.empty()) shown += " [" + beside + "]";
    return text_cell(shown);
}

Cell type_of(const Line& line, std::string_view, const Context&) {
    return text_cell(name_of(line.entry.type));
}

Cell quantity_of(const Line& line, std::string_view, const Context&) {
    if (!has(line.entry.disagree, "value")) return text_cell(show_quantity(line.entry.said));
    return text_cell(joined_by(different_values(line.entry, "value"), " / "));
}

Cell values_of(const Line& line, std::string_view slot, const Context&) {
    std::vector<std::string> items;
    for (const HeldFact* held : line.entry.evidence) {
        const std::optional<double> number = held->fact.number(slot);
        if (!number) continue;
        std::string item(held->fact.text("qualifier"));
        if (!item.empty()) item += ' ';
        append_json_number(item, *number);
        if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
    }
    return list_cell("", std::move(items));
}

Cell notes_of(const Line& line, std::string_view, const Context& context) {
    return text_cell(caution(line.entry, context.scene.today));
}

Cell inferred_of(const Line& line, std::string_view, const Context&) {
    return list_cell("", line.entry.said.inferred);
}

Cell disagree_of(const Line& line, std::string_view, const Context&) {
    std::string shown;
    for (const std::string& slot : line.entry.disagree) shown += (shown.empty() ? "" : ", ") + words_of(slot);
    return list_cell(shown, line.entry.disagree);
}

Cell subject_of(const Line& line, std::string_view, const Context& context) {
    const bool number = line.entry.type == FactType::figure || line.entry.type == FactType::target;
    if (!number) return text_cell(headline(line.entry, names_of(context)));
    const std::string flow = show_flow(line.entry, names_of(context));
    return text_cell(capitalised(show_indicator(line.entry.said)) + (flow.empty() ? "" : " (" + flow + ")"));
}

Cell differing_values(const Line& line, std::string_view, const Context&) {
    std::vector<std::string> values;
    for (const std::string& slot : line.entry.disagree) {
        for (std::string& value : different_values(line.entry, slot)) values.push_back(std::move(value));
    }
    return list_cell(joined_by(values, " / "), values);
}

Cell first_seen(const Line& line, std::string_view, const Context&) {
    return text_cell(show_time(date_of(line.entry.first_seen)), line.entry.first_seen);
}

Cell last_seen(const Line& line, std::string_view, const Context&) {
    return text_cell(show_time(date_of(line.entry.last_seen)), line.entry.last_seen);
}

Cell said_on(const Line& line, std::string_view slot, const Context& context) {
    return first_seen(line, slot, context);
}

}  // namespace entente
