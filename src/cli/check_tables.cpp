#include "cli/check_tables.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "tell/table.h"

namespace entente {
namespace {

constexpr std::size_t most_groups = 30;

// "visits.rules:4" for people, the whole path for machines.
Cell place_cell(const Rule& rule) {
    const std::string place = place_of(rule);
    return text_cell(place.substr(place.rfind('/') + 1), place);
}

Cell count_cell(std::uint64_t count) {
    return number_cell(std::to_string(count), static_cast<double>(count));
}

bool for_people(const Page& page) { return page.format == Format::table || page.format == Format::md; }

Table table_of(std::string title, std::string empty, std::vector<Heading> headings) {
    return {.title = std::move(title),
            .empty = std::move(empty),
            .headings = std::move(headings),
            .rows = {},
            .with_evidence = false};
}

// Facts are made by rules of that level alone.
Cell facts_cell(RuleLevel level, std::uint64_t facts) {
    return level == RuleLevel::facts ? count_cell(facts) : text_cell("");
}

struct LevelTotal {
    std::uint64_t rules = 0;
    std::uint64_t hit = 0;
    std::uint64_t matches = 0;
    std::uint64_t facts = 0;
};

std::string tell_totals(const Knowledge& knowledge, const Tally& tally, const Page& page) {
    std::array<LevelTotal, rule_level_count> totals;
    for (const RuleCount& count : tally.by_matches()) {
        LevelTotal& total = totals[static_cast<std::size_t>(knowledge.rules[count.rule].level)];
        ++total.rules;
        total.hit += count.matches > 0 ? 1 : 0;
        total.matches += count.matches;
        total.facts += count.facts;
    }
    Table table = table_of("Totals", "",
                           {{"level", "Level"},
                            {"rules", "Rules"},
                            {"hit", "Of them hit"},
                            {"matches", "Matches"},
                            {"facts", "Facts"}});
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const auto level = static_cast<RuleLevel>(i);
        table.rows.push_back(
            {{text_cell(name_of(level)), count_cell(totals[i].rules), count_cell(totals[i].hit),
              count_cell(totals[i].matches), facts_cell(level, totals[i].facts)},
             {},
             {}});
    }
    std::string out = render(table, page);
    if (tally.other_facts() > 0)
        out +=
            fmt::format("\n{} more facts are offices, told by the titles of persons.\n", tally.other_facts());
    return out;
}

}  // namespace

std::string tell_cover(const Knowledge& knowledge, const Tally& tally, const Page& page) {
    Table hit = table_of(
        "Rules by matches", "No rule was hit.",
        {{"rule", "Rule"}, {"level", "Level"}, {"matches", "Matches"}, {"facts", "Facts"}, {"at", "At"}});
    Table never = table_of("Rules never hit", "Every rule was hit.",
                           {{"rule", "Rule"}, {"level", "Level"}, {"at", "At"}});
    for (const RuleCount& count : tally.by_matches()) {
        const Rule& rule = knowledge.rules[count.rule];
        const Cell name = text_cell(rule.name);
        const Cell level = text_cell(name_of(rule.level));
        if (count.matches == 0 && for_people(page))
            never.rows.push_back({{name, level, place_cell(rule)}, {}, {}});
        else
            hit.rows.push_back({{name, level, count_cell(count.matches), facts_cell(rule.level, count.facts),
                                 place_cell(rule)},
                                {},
                                {}});
    }
    if (!for_people(page)) return render(hit, page);
    return render(hit, page) + '\n' + render(never, page) + '\n' + tell_totals(knowledge, tally, page);
}

std::string tell_cost(const Knowledge& knowledge, const Tally& tally, const Page& page) {
    Table table = table_of("Rules by time", "No rule was tried.",
                           {{"rule", "Rule"},
                            {"level", "Level"},
                            {"tried", "Tried"},
                            {"walks", "Walks"},
                            {"nanoseconds", "Time"},
                            {"percent", "Share"},
                            {"matches", "Matches"},
                            {"at", "At"}});
    const std::vector<RuleCount> counts = tally.by_time();
    RuleCount all;
    for (const RuleCount& count : counts) {
        all.tried += count.tried;
        all.walks += count.walks;
        all.nanoseconds += count.nanoseconds;
        all.matches += count.matches;
    }
    const auto cells = [&](Cell name, Cell level, const RuleCount& count, Cell place) {
        const auto time = static_cast<double>(count.nanoseconds);
        const double share = all.nanoseconds == 0 ? 0 : time / static_cast<double>(all.nanoseconds);
        const double percent = std::round(share * 1e4) / 1e2;
        table.rows.push_back(
            {{std::move(name), std::move(level), count_cell(count.tried), count_cell(count.walks),
              number_cell(fmt::format("{:.3f} ms", time / 1e6), time),
              number_cell(fmt::format("{:.1f}%", percent), percent), count_cell(count.matches),
              std::move(place)},
             {},
             {}});
    };
    for (const RuleCount& count : counts) {
        const Rule& rule = knowledge.rules[count.rule];
        cells(text_cell(rule.name), text_cell(name_of(rule.level)), count, place_cell(rule));
    }
    if (for_people(page) && !counts.empty()) cells(text_cell("all rules"), text_cell(""), all, text_cell(""));
    return render(table, page);
}

namespace {

// On a terminal a block a group: tables have no room for sentences.
std::string suggestion_blocks(const Knowledge& knowledge, const std::vector<Suggestion>& groups,
                              const Page& page) {
    std::string out;
    const auto lines = [&](const std::string& text, std::size_t indent) {
        const std::size_t room = static_cast<std::size_t>(page.width) - indent;
        for (const std::string& line : wrap(text, room)) out += std::string(indent, ' ') + line + '\n';
    };
    for (const Suggestion& one : groups) {
        out += '\n';
        lines(fmt::format("{} {}: {}, begun at {}", one.sentences,
                          one.sentences == 1 ? "sentence" : "sentences", knowledge.rules[one.rule].name,
                          one.anchor),
              0);
        lines("expected " + one.expected, 2);
        lines(fmt::format("{}:{}: \"{}\"", one.document, one.line, one_line(one.example)), 2);
    }
    return out;
}

}  // namespace

std::string tell_suggestions(const Knowledge& knowledge, const Suggester& suggester, const Page& page) {
    const std::vector<Suggestion> groups = suggester.groups(most_groups);
    Table table =
        table_of("Sentences that a rule came close to and none matched", "There is no such sentence.",
                 {{"sentences", "Sentences"},
                  {"rule", "Closest rule"},
                  {"anchor", "Begun at"},
                  {"expected", "Expected"},
                  {"example", "For example"},
                  {"doc", "", false},
                  {"line", "", false},
                  {"", "In", true, false}});
    if (page.format == Format::table && !groups.empty())
        return table.title + '\n' + suggestion_blocks(knowledge, groups, page);
    for (const Suggestion& one : groups) {
        const std::string place = one.document + ":" + std::to_string(one.line);
        table.rows.push_back(
            {{count_cell(one.sentences), text_cell(knowledge.rules[one.rule].name), text_cell(one.anchor),
              text_cell(one.expected), text_cell(one_line(one.example)), text_cell(one.document),
              count_cell(one.line), text_cell(place)},
             {},
             {}});
    }
    return render(table, page);
}

}  // namespace entente
