// The brief: figures, targets against actuals, anniversaries.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/edtf.h"
#include "tell/amounts.h"
#include "tell/brief.h"
#include "tell/phrases.h"
#include "tell/progress.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {
namespace {

// The last day that a figure is about; when it was told where it has no period.
std::optional<Day> day_of(const Entry& figure) {
    const std::string_view period = figure.said.text("period");
    const std::optional<DayRange> days =
        day_range(period.empty() ? std::string_view(figure.last_seen) : period);
    return days ? std::optional(days->last) : std::nullopt;
}

std::string value_with_period(const Entry& figure) {
    std::string out = figure.disagree.empty() ? show_quantity(figure.said)
                                              : joined_by(different_values(figure, "value"), " or ");
    const std::string period = show_time_in_brackets(figure.said.text("period"));
    if (!period.empty()) return out + " (" + period + ")";
    const std::string told = show_time_in_brackets(date_of(figure.last_seen));
    return told.empty() ? out : out + " (told " + told + ")";
}

std::string series_of(const Entry& figure) {
    const Fact& said = figure.said;
    std::string key(said.text("indicator"));
    for (const std::string_view slot : {"measure", "unit"}) key += '|' + std::string(said.text(slot));
    for (const std::string& party : said.list("direction")) key += '|' + party;
    for (const std::string& party : said.list("parties")) key += '|' + party;
    return key;
}

// What is counted from a day: years in a round number are commemorated.
struct Origin {
    const Entry* entry;
    std::string what;
    std::string time;
};

std::vector<Origin> origins(BriefMatter& matter) {
    std::vector<Origin> out;
    for (const Entry& entry : matter.entries(FactType::standing)) {
        if (!time_of(entry.said).empty())
            out.push_back({&entry, headline(entry, matter.names), std::string(time_of(entry.said))});
    }
    for (const Entry& entry : matter.entries(FactType::instrument)) {
        for (const Stage& stage : entry.stages) {
            if (stage.stage != "signed" || stage.time.empty() || stage.status == "planned") continue;
            out.push_back({&entry, capitalised(std::string(entry.said.text("name"))), stage.time});
        }
    }
    return out;
}

struct Celebration {
    Day day;
    BriefLine line;
};

// Whether the record itself tells of this anniversary.
bool is_told(BriefMatter& matter, int years, int year) {
    const auto& entries = matter.entries(FactType::anniversary);
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
        const std::optional<DayRange> days = day_range(time_of(entry.said));
        const bool then = !days || (days->first.year <= year && year <= days->last.year);
        return entry.said.number("ordinal") == years && then;
    });
}

void add_computed(BriefMatter& matter, const Origin& origin, const DayRange& window,
                  std::vector<Celebration>& out) {
    constexpr int round = 5;
    const std::optional<DayRange> start = day_range(origin.time);
    if (!start || start->first.year != start->last.year) return;
    for (int year = window.first.year; year <= window.last.year; ++year) {
        const int years = year - start->first.year;
        if (years <= 0 || years % round != 0 || is_told(matter, years, year)) continue;
        const std::string when =
            std::to_string(year) + (start->first == start->last ? origin.time.substr(4, 6) : "");
        const std::optional<DayRange> days = day_range(when);
        if (!days || days->last < window.first || days->first > window.last) continue;
        out.push_back({days->first, line_of(matter, *origin.entry,
                                            capitalised(show_time(when)) + ": " + std::to_string(years) +
                                                " years since: " + origin.what + " (computed from " +
                                                show_time_in_brackets(origin.time) + ")")});
    }
}

}  // namespace

BriefSection figures_section(BriefMatter& matter) {
    BriefSection section{"Figures", {}, "No figure on file.", 0, "figures"};
    std::map<std::string, std::vector<const Entry*>> series;
    for (const Entry& entry : matter.entries(FactType::figure)) series[series_of(entry)].push_back(&entry);
    std::vector<std::vector<const Entry*>> sorted;
    for (auto& [key, entries] : series) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry* a, const Entry* b) { return day_of(*a) > day_of(*b); });
        sorted.push_back(entries);
    }
    // What is told of most often is what matters.
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const std::vector<const Entry*>& entries : sorted) {
        constexpr std::size_t earlier_ones = 2;
        const Entry& latest = *entries.front();
        const std::string flow = show_flow(latest, matter.names);
        std::string text = capitalised(show_indicator(latest.said)) +
                           (flow.empty() ? "" : " (" + flow + ")") + ": " + value_with_period(latest);
        BriefLine line = line_of(matter, latest, {});
        for (std::size_t i = 1; i < std::min(entries.size(), earlier_ones + 1); ++i) {
            text += (i == 1 ? "; before: " : ", ") + value_with_period(*entries[i]);
            const BriefLine more = line_of(matter, *entries[i], {});
            line.evidence.insert(line.evidence.end(), more.evidence.begin(), more.evidence.end());
        }
        line.text = text + line.text;
        section.lines.push_back(std::move(line));
    }
    keep_first(section, 6);
    return section;
}

BriefSection targets_section(BriefMatter& matter) {
    BriefSection section{"Targets against actuals", {}, "No target on file.", 0, "targets"};
    const std::vector<Entry>& figures = matter.entries(FactType::figure);
    const std::vector<Entry>& targets = matter.entries(FactType::target);
    for (auto target = targets.rbegin(); target != targets.rend(); ++target) {
        const Progress progress = progress_of(*target, figures, matter.scene.today);
        const std::string due = show_time(target->said.text("due"));
        std::string text = capitalised(show_indicator(target->said)) + " of " + show_quantity(target->said) +
                           (due.empty() ? "" : " by " + due) + ": ";
        BriefLine line = line_of(matter, *target, {});
        if (progress.actual != nullptr) {
            text += "stands at " + show_quantity(progress.actual->said) + " (" +
                    std::to_string(progress.actual_year) + "), " + show_percent(progress.share) + " of it; ";
            if (progress.gap > 0) {
                const std::string_view unit = target->said.text("unit");
                text += "gap " + show_number(progress.gap) +
                        (unit == "count" ? "" : " " + std::string(unit)) + "; ";
            }
            line.evidence.insert(line.evidence.end(), progress.actual->evidence.begin(),
                                 progress.actual->evidence.end());
        }
        line.text = text + progress.verdict + line.text;
        section.lines.push_back(std::move(line));
    }
    keep_first(section, 5);
    return section;
}

BriefSection anniversaries_section(BriefMatter& matter) {
    BriefSection section{"Anniversaries", {}, "", 0, "anniversaries"};
    const std::optional<DayRange> today = day_range(matter.scene.today);
    if (!today) return section;
    const DayRange window{add_months(today->first, -12), add_months(today->first, 24), false};
    std::vector<Celebration> all;
    for (const Entry& entry : matter.entries(FactType::anniversary)) {
        const std::string_view time = time_of(entry.said);
        const std::optional<DayRange> days = day_range(time);
        if (!days || days->last < window.first || days->first > window.last) continue;
        all.push_back(
            {days->first,
             line_of(matter, entry, capitalised(show_time(time)) + ": " + headline(entry, matter.names))});
    }
    for (const Origin& origin : origins(matter)) add_computed(matter, origin, window, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Celebration& a, const Celebration& b) { return a.day < b.day; });
    for (Celebration& one : all) section.lines.push_back(std::move(one.line));
    keep_first(section, 6);
    return section;
}

}  // namespace entente
