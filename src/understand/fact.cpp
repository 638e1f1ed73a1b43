#include "entente/fact.h"

#include <algorithm>
#include <array>

#include "base/json.h"

namespace entente {
namespace {

using K = SlotKind;
using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, fact_type_count> type_names{
    "office", "visit",  "meeting",    "standing", "instrument", "mechanism",     "project",
    "figure", "target", "commitment", "request",  "position",   "participation", "anniversary"};

constexpr std::string_view statuses[] = {"done", "ongoing", "planned", "proposed", "cancelled"};
constexpr std::string_view visit_kinds[] = {"state", "official", "working", "private", "transit"};
constexpr std::string_view meeting_kinds[] = {"talks", "meeting", "call", "summit", "reception"};
constexpr std::string_view levels[] = {"diplomatic_relations",
                                       "partnership",
                                       "comprehensive_partnership",
                                       "strategic_partnership",
                                       "comprehensive_strategic_partnership",
                                       "alliance"};
constexpr std::string_view instrument_kinds[] = {"treaty", "declaration",     "agreement", "fta",      "mou",
                                                 "plan",   "joint_statement", "contract",  "programme"};
constexpr std::string_view instrument_stages[] = {"proposed",     "negotiating", "signed", "in_force",
                                                  "implementing", "suspended",   "ended"};
constexpr std::string_view mechanism_kinds[] = {"committee",    "dialogue", "working_group", "task_force",
                                                "consultation", "forum",    "council",       "commission"};
constexpr std::string_view mechanism_stages[] = {"proposed", "active", "ended"};
constexpr std::string_view project_kinds[] = {"joint_venture", "project", "facility", "programme"};
constexpr std::string_view project_stages[] = {"proposed", "planned",   "implementing", "operating",
                                               "stalled",  "cancelled", "completed"};
constexpr std::string_view fields[] = {
    "politics", "defence",         "security",     "trade",       "investment",
    "finance",  "energy",          "oil_gas",      "nuclear",     "renewables",
    "industry", "mining",          "transport",    "agriculture", "science_technology",
    "space",    "digital",         "education",    "culture",     "sport",
    "tourism",  "health",          "environment",  "labour",      "localities",
    "people",   "law_enforcement", "humanitarian", "media",       "other"};
constexpr std::string_view measures[] = {"level", "growth", "rank", "share", "count"};
constexpr std::string_view qualifiers[] = {"about", "nearly", "over", "at_least", "up_to", "between"};
constexpr std::string_view forces[] = {"agreed", "pledged", "offered", "intends", "urged_self"};
constexpr std::string_view stances[] = {"supports",    "opposes",   "reaffirms",
                                        "appreciates", "concerned", "neutral"};
constexpr std::string_view roles[] = {"member",      "guest",    "host",     "chair",
                                      "coordinator", "observer", "candidate"};

constexpr SlotSpec status{"status", K::choice, false, Words(statuses)};
constexpr SlotSpec hedge{"hedge", K::flag};
constexpr SlotSpec speaker{"speaker", K::person};
constexpr SlotSpec field{"field", K::choice, false, Words(fields)};
constexpr SlotSpec parties{"parties", K::parties};

constexpr SlotSpec office_slots[] = {{"person", K::person, true},
                                     {"party", K::party, true},
                                     {"title", K::text},
                                     {"body", K::text},
                                     {"time", K::time},
                                     hedge,
                                     speaker};
constexpr SlotSpec visit_slots[] = {{"visitor", K::actor, true},
                                    {"to", K::party, true},
                                    {"time", K::time, true},
                                    {"from", K::party},
                                    {"kind", K::choice, false, Words(visit_kinds), true},
                                    {"place", K::text},
                                    {"invited_by", K::person},
                                    status,
                                    hedge,
                                    speaker};
constexpr SlotSpec meeting_slots[] = {{"participants", K::people, true},
                                      {"time", K::time, true},
                                      parties,
                                      {"kind", K::choice, false, Words(meeting_kinds)},
                                      {"place", K::text},
                                      status,
                                      hedge,
                                      speaker};
constexpr SlotSpec standing_slots[] = {{"parties", K::parties, true},
                                       {"level", K::choice, true, Words(levels), true},
                                       {"time", K::time},
                                       hedge,
                                       speaker};
constexpr SlotSpec instrument_slots[] = {{"name", K::text, true},
                                         parties,
                                         {"kind", K::choice, false, Words(instrument_kinds)},
                                         {"stage", K::choice, false, Words(instrument_stages)},
                                         {"time", K::time},
                                         status,
                                         hedge,
                                         speaker};
constexpr SlotSpec mechanism_slots[] = {{"name", K::text, true},
                                        parties,
                                        {"kind", K::choice, false, Words(mechanism_kinds)},
                                        {"stage", K::choice, false, Words(mechanism_stages)},
                                        {"time", K::time},
                                        status,
                                        hedge,
                                        speaker};
constexpr SlotSpec project_slots[] = {{"name", K::text, true},
                                      parties,
                                      {"kind", K::choice, false, Words(project_kinds)},
                                      field,
                                      {"stage", K::choice, false, Words(project_stages)},
                                      {"time", K::time},
                                      status,
                                      hedge,
                                      speaker};
constexpr SlotSpec figure_slots[] = {{"indicator", K::text, true},
                                     {"measure", K::choice, true, Words(measures)},
                                     {"value", K::number, true},
                                     {"value_max", K::number},
                                     {"unit", K::text, true},
                                     {"period", K::time, true},
                                     parties,
                                     {"direction", K::flow},
                                     {"qualifier", K::choice, false, Words(qualifiers)},
                                     {"base", K::time},
                                     {"out_of", K::number},
                                     hedge,
                                     speaker};
constexpr SlotSpec target_slots[] = {{"indicator", K::text, true},
                                     {"measure", K::choice, true, Words(measures)},
                                     {"value", K::number, true},
                                     {"value_max", K::number},
                                     {"unit", K::text, true},
                                     {"due", K::time, true},
                                     parties,
                                     {"direction", K::flow},
                                     {"qualifier", K::choice, false, Words(qualifiers)},
                                     {"base", K::time},
                                     hedge,
                                     speaker};
constexpr SlotSpec commitment_slots[] = {{"by", K::actors, true},
                                         {"action", K::text, true},
                                         field,
                                         {"due", K::time},
                                         {"time", K::time},
                                         {"force", K::choice, false, Words(forces)},
                                         {"to", K::actors},
                                         status,
                                         hedge,
                                         speaker};
constexpr SlotSpec request_slots[] = {{"by", K::actors, true},
                                      {"action", K::text, true},
                                      {"to", K::actors},
                                      field,
                                      {"time", K::time},
                                      status,
                                      hedge,
                                      speaker};
constexpr SlotSpec position_slots[] = {{"holder", K::actors, true},
                                       {"issue", K::text, true},
                                       {"stance", K::choice, true, Words(stances)},
                                       {"time", K::time},
                                       hedge,
                                       speaker};
constexpr SlotSpec participation_slots[] = {{"party", K::party, true},
                                            {"body", K::text, true},
                                            {"time", K::time, true},
                                            {"role", K::choice, false, Words(roles)},
                                            status,
                                            hedge,
                                            speaker};
constexpr SlotSpec anniversary_slots[] = {{"of", K::text, true},
                                          {"ordinal", K::number, true},
                                          {"time", K::time},
                                          parties,
                                          {"origin", K::time},
                                          status,
                                          hedge,
                                          speaker};

constexpr std::array<std::span<const SlotSpec>, fact_type_count> all_slots{
    office_slots,    visit_slots,    meeting_slots,       standing_slots,   instrument_slots,
    mechanism_slots, project_slots,  figure_slots,        target_slots,     commitment_slots,
    request_slots,   position_slots, participation_slots, anniversary_slots};

void append_value(std::string& out, const SlotValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return append_json_string(out, *text);
    if (const auto* number = std::get_if<double>(&value)) return append_json_number(out, *number);
    if (const auto* flag = std::get_if<bool>(&value)) {
        out += *flag ? "true" : "false";
        return;
    }
    out += '[';
    bool first = true;
    for (const std::string& item : std::get<std::vector<std::string>>(value)) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, item);
    }
    out += ']';
}

void append_slots(std::string& out, const Fact& fact, bool comma) {
    for (const auto& [name, value] : fact.slots) {
        if (comma) out += ',';
        comma = true;
        append_json_string(out, name);
        out += ':';
        append_value(out, value);
    }
}

}  // namespace

std::string_view name_of(FactType type) { return type_names[static_cast<std::size_t>(type)]; }

std::optional<FactType> fact_type_of(std::string_view name) {
    for (std::size_t i = 0; i < type_names.size(); ++i) {
        if (type_names[i] == name) return static_cast<FactType>(i);
    }
    return std::nullopt;
}

std::span<const SlotSpec> slots_of(FactType type) { return all_slots[static_cast<std::size_t>(type)]; }

const SlotSpec* find_slot(FactType type, std::string_view slot) {
    for (const SlotSpec& spec : slots_of(type)) {
        if (spec.name == slot) return &spec;
    }
    return nullptr;
}

const SlotValue* Fact::find(std::string_view slot) const {
    for (const auto& [name, value] : slots) {
        if (name == slot) return &value;
    }
    return nullptr;
}

std::string_view Fact::text(std::string_view slot) const {
    const SlotValue* value = find(slot);
    const auto* held = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return held == nullptr ? std::string_view() : std::string_view(*held);
}

std::optional<double> Fact::number(std::string_view slot) const {
    const SlotValue* value = find(slot);
    const auto* held = value == nullptr ? nullptr : std::get_if<double>(value);
    return held == nullptr ? std::nullopt : std::optional<double>(*held);
}

const std::vector<std::string>& Fact::list(std::string_view slot) const {
    static const std::vector<std::string> none;
    const SlotValue* value = find(slot);
    const auto* held = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
    return held == nullptr ? none : *held;
}

void Fact::set(std::string_view slot, SlotValue value) {
    const auto specs = slots_of(type);
    const SlotSpec* spec = find_slot(type, slot);
    if (spec == nullptr) return;
    const auto order = [&](std::string_view name) {
        return std::find_if(specs.begin(), specs.end(), [&](const SlotSpec& s) { return s.name == name; }) -
               specs.begin();
    };
    auto place = slots.begin();
    while (place != slots.end() && order(place->first) < order(slot)) ++place;
    if (place != slots.end() && place->first == slot) {
        place->second = std::move(value);
    } else {
        slots.emplace(place, spec->name, std::move(value));
    }
}

std::string to_json(const Fact& fact) {
    std::string out = "{\"type\":";
    append_json_string(out, name_of(fact.type));
    out += ",\"doc\":";
    append_json_string(out, fact.doc);
    out += ",\"at\":[" + std::to_string(fact.at.begin) + "," + std::to_string(fact.at.end) + "]";
    append_slots(out, fact, true);
    out += ",\"id\":";
    append_json_string(out, fact.id);
    out += ",\"rule\":";
    append_json_string(out, fact.rule);
    if (!fact.inferred.empty()) {
        out += ",\"inferred\":";
        append_value(out, fact.inferred);
    }
    out += ",\"quote\":";
    append_json_string(out, fact.quote);
    out += '}';
    return out;
}

std::string slots_to_json(const Fact& fact) {
    std::string out = "{";
    append_slots(out, fact, false);
    out += '}';
    return out;
}

}  // namespace entente
