#include "record/stages.h"

#include <algorithm>
#include <array>

#include "record/join.h"

namespace entente {
namespace {

// Later stages follow earlier ones. Those of `turns` can come at any point of a life.
constexpr std::array ladder{"proposed", "negotiating",  "planned",   "signed",   "in_force",
                            "active",   "implementing", "operating", "completed"};
constexpr std::array turns{"suspended", "stalled", "cancelled", "ended"};

template <std::size_t N>
std::size_t place_in(const std::array<const char*, N>& list, std::string_view stage) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), stage) - list.begin());
}

bool is_turn(std::string_view stage) { return place_in(turns, stage) < turns.size(); }

// Still to come, or only wished for.
bool is_ahead(const Stage& stage) {
    return stage.status == "planned" || stage.status == "proposed" || stage.status == "cancelled";
}

std::string_view stage_of(const Fact& fact) { return fact.text("stage"); }

bool belongs(const Stage& stage, const Fact& fact) {
    if (stage.stage != stage_of(fact)) return false;
    if (is_ahead(stage) != (fact.text("status") == "planned" || fact.text("status") == "proposed" ||
                            fact.text("status") == "cancelled")) {
        return false;
    }
    const std::optional<DayRange> known = day_range(stage.time);
    const std::optional<DayRange> own = range_of(fact);
    return !known || !own || overlap(*known, *own, known->approximate || own->approximate ? 92 : 0);
}

void add(std::vector<Stage>& stages, const HeldFact* held) {
    const Fact& fact = held->fact;
    const bool hedge = fact.find("hedge") != nullptr;
    for (Stage& stage : stages) {
        if (!belongs(stage, fact)) continue;
        stage.evidence.push_back(held);
        stage.hedge = stage.hedge && hedge;
        const std::optional<DayRange> known = day_range(stage.time);
        const std::optional<DayRange> own = range_of(fact);
        if (own && (!known || width_of(*own) < width_of(*known))) stage.time = fact.text("time");
        return;
    }
    stages.push_back({std::string(stage_of(fact)),
                      std::string(fact.text("time")),
                      std::string(fact.text("status")),
                      hedge,
                      {held}});
}

// When the stage was: its time, else when it was first told.
Day day_of(const Stage& stage) {
    if (const std::optional<DayRange> days = day_range(stage.time)) return days->first;
    return published_on(*stage.evidence.front()->document).value_or(Day{9999, 12, 31});
}

Day last_told(const Stage& stage) {
    Day last{};
    for (const HeldFact* held : stage.evidence)
        last = std::max(last, published_on(*held->document).value_or(Day{}));
    return last;
}

// The furthest stage that was reached; a turn for the worse where nothing later speaks of another.
const Stage* present(const std::vector<Stage>& stages) {
    const Stage* furthest = nullptr;
    for (const Stage& stage : stages) {
        if (is_ahead(stage) || is_turn(stage.stage)) continue;
        if (furthest == nullptr || place_in(ladder, stage.stage) % (ladder.size() + 1) >=
                                       place_in(ladder, furthest->stage) % (ladder.size() + 1)) {
            furthest = &stage;
        }
    }
    Day told{};
    for (const Stage& stage : stages) told = std::max(told, is_turn(stage.stage) ? Day{} : last_told(stage));
    for (const Stage& stage : stages) {
        if (!is_ahead(stage) && is_turn(stage.stage) && last_told(stage) >= told) furthest = &stage;
    }
    return furthest != nullptr ? furthest : &stages.back();
}

}  // namespace

void set_stages(Entry& entry) {
    const bool staged = entry.type == FactType::instrument || entry.type == FactType::mechanism ||
                        entry.type == FactType::project;
    if (!staged) return;
    FactView dated_first = entry.evidence;  // so that an undated mention finds the stage that it repeats
    std::stable_sort(dated_first.begin(), dated_first.end(), [](const HeldFact* a, const HeldFact* b) {
        return range_of(a->fact).has_value() && !range_of(b->fact).has_value();
    });
    for (const HeldFact* held : dated_first) add(entry.stages, held);
    std::stable_sort(entry.stages.begin(), entry.stages.end(), [](const Stage& a, const Stage& b) {
        if (day_of(a) != day_of(b)) return day_of(a) < day_of(b);
        return place_in(ladder, a.stage) < place_in(ladder, b.stage);
    });
    const Stage* now = present(entry.stages);
    const auto set_or_leave_out = [&](std::string_view slot, const std::string& value) {
        std::erase_if(entry.said.slots, [&](const auto& pair) { return pair.first == slot; });
        if (!value.empty()) entry.said.set(slot, value);
    };
    set_or_leave_out("stage", now->stage);
    set_or_leave_out("status", now->status);
    if (find_slot(entry.type, "time") != nullptr) set_or_leave_out("time", now->time);
}

}  // namespace entente
