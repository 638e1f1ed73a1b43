#include "tell/phrases.h"

#include <algorithm>
#include <cmath>

#include "base/edtf.h"
#include "tell/amounts.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {
namespace {

std::string name_or_party(std::string_view text, const PartyNames& names) {
    return is_party(text) ? names.name_of(text) : std::string(text);
}

std::string named(const std::vector<std::string>& list, const PartyNames& names) {
    std::vector<std::string> shown;
    shown.reserve(list.size());
    for (const std::string& one : list) shown.push_back(name_or_party(one, names));
    return and_list(shown);
}

std::string with(std::string_view before, std::string_view text, std::string_view after = "") {
    std::string out;
    if (!text.empty()) out.append(before).append(text).append(after);
    return out;
}

std::string meeting_line(const Fact& said, const PartyNames& names) {
    const std::string kind = words_of(said.text("kind"));
    return capitalised(kind.empty() ? "meeting" : kind) + ": " + named(said.list("participants"), names) +
           with(", ", said.text("place"));
}

std::string figure_line(const Entry& entry, const PartyNames& names) {
    return capitalised(show_indicator(entry.said)) + with(" (", show_flow(entry, names), ")") + ": " +
           show_quantity(entry.said);
}

std::string target_line(const Entry& entry) {
    const Fact& said = entry.said;
    return "Target: " + show_indicator(said) + " of " + show_quantity(said) +
           with(" by ", show_time(said.text("due")));
}

std::string commitment_line(const Fact& said, const PartyNames& names) {
    struct Verb {
        std::string_view force;
        std::string_view words;
    };
    static constexpr Verb verbs[] = {{"agreed", "agreed"},
                                     {"pledged", "pledged"},
                                     {"offered", "offered"},
                                     {"intends", "intended"},
                                     {"urged_self", "called for"}};
    std::string_view verb = "undertaken";
    for (const Verb& one : verbs) {
        if (one.force == said.text("force")) verb = one.words;
    }
    return show_actors(said.list("by"), names) + ": " + std::string(said.text("action")) + " (" +
           std::string(verb) + with(", to ", named(said.list("to"), names)) +
           with(", due ", show_time(said.text("due"))) + ")";
}

// How many act: persons who speak for their party do not count.
bool are_many(const std::vector<std::string>& actors) {
    const auto parties =
        std::count_if(actors.begin(), actors.end(), [](const std::string& one) { return is_party(one); });
    return parties > 1 || (parties == 0 && actors.size() > 1);
}

std::string request_line(const Fact& said, const PartyNames& names) {
    const std::vector<std::string>& to = said.list("to");
    const std::string asked = to.size() == 2 && !said.list("by").empty() &&
                                      (to[0] == said.list("by")[0] || to[1] == said.list("by")[0])
                                  ? "both sides"
                                  : named(to, names);
    return show_actors(said.list("by"), names) + (are_many(said.list("by")) ? " ask" : " asks") +
           with(" ", asked) + ": " + std::string(said.text("action"));
}

std::string position_line(const Fact& said, const PartyNames& names) {
    struct Verb {
        std::string_view stance;
        std::string_view one;
        std::string_view many;
    };
    static constexpr Verb verbs[] = {{"supports", "supports", "support"},
                                     {"opposes", "opposes", "oppose"},
                                     {"reaffirms", "reaffirms", "reaffirm"},
                                     {"appreciates", "appreciates", "appreciate"},
                                     {"concerned", "is concerned about", "are concerned about"},
                                     {"neutral", "is neutral on", "are neutral on"}};
    const bool many = are_many(said.list("holder"));
    std::string verb = "on";
    for (const Verb& one : verbs) {
        if (one.stance == said.text("stance")) verb = many ? one.many : one.one;
    }
    return show_actors(said.list("holder"), names) + ' ' + verb + ": " + std::string(said.text("issue"));
}

std::string office_line(const Fact& said, const PartyNames& names) {
    return std::string(said.text("person")) + with(", ", std::string(said.text("title"))) +
           with(" (", names.name_of(said.text("party")), ")");
}

std::string anniversary_line(const Fact& said) {
    const auto count = said.number("ordinal");
    return (count ? ordinal(std::lround(*count)) + ' ' : std::string()) + "anniversary of " +
           std::string(said.text("of"));
}

std::string participation_line(const Fact& said, const PartyNames& names) {
    const std::string role = words_of(said.text("role"));
    const std::string body = names.name_of(said.text("body"));
    return names.name_of(said.text("party")) + (role.empty() ? " took part in " : ", " + role + " of ") +
           body;
}

std::string staged_line(const Entry& entry, const Stage* stage) {
    const std::string name = capitalised(std::string(entry.said.text("name")));
    const std::string_view step =
        stage != nullptr ? std::string_view(stage->stage) : entry.said.text("stage");
    const std::string_view status =
        stage != nullptr ? std::string_view(stage->status) : entry.said.text("status");
    std::string words = words_of(step);
    if (status == "planned" || status == "proposed")
        words = words.empty() ? std::string(status) : "to be " + words;
    if (status == "cancelled") words += words.empty() ? "cancelled" : ", cancelled";
    return name + with(": ", words);
}

bool is_inferred(const Entry& entry, std::string_view slot) {
    const auto& inferred = entry.said.inferred;
    return std::find(inferred.begin(), inferred.end(), slot) != inferred.end();
}

void add_part(std::string& out, std::string_view part) {
    if (!out.empty()) out += "; ";
    out += part;
}

bool is_over(std::string_view time, std::string_view today) {
    const std::optional<DayRange> days = day_range(time);
    const std::optional<DayRange> now = day_range(today);
    return days && now && days->last < now->first;
}

}  // namespace

std::string and_list(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
        out += parts[i];
    }
    return out;
}

std::string visit_headline(const std::vector<const Entry*>& visits, const PartyNames& names) {
    const Fact& said = visits.front()->said;
    std::vector<std::string> visitors;
    visitors.reserve(visits.size());
    for (const Entry* visit : visits) visitors.push_back(name_or_party(visit->said.text("visitor"), names));
    const std::string kind = words_of(said.text("kind"));
    return and_list(visitors) + " to " + names.name_of(said.text("to")) + ", " +
           (kind.empty() ? "visit" : kind + " visit") + with(", ", said.text("place")) +
           with(", invited by ", name_or_party(said.text("invited_by"), names));
}

std::string headline(const Entry& entry, const PartyNames& names, const Stage* stage) {
    const Fact& said = entry.said;
    switch (entry.type) {
        case FactType::office:
            return office_line(said, names);
        case FactType::visit:
            return visit_headline({&entry}, names);
        case FactType::meeting:
            return meeting_line(said, names);
        case FactType::standing:
            return capitalised(words_of(said.text("level")));
        case FactType::instrument:
        case FactType::mechanism:
        case FactType::project:
            return staged_line(entry, stage);
        case FactType::figure:
            return figure_line(entry, names);
        case FactType::target:
            return target_line(entry);
        case FactType::commitment:
            return commitment_line(said, names);
        case FactType::request:
            return request_line(said, names);
        case FactType::position:
            return position_line(said, names);
        case FactType::participation:
            return participation_line(said, names);
        case FactType::anniversary:
            return anniversary_line(said);
    }
    return {};
}

std::string caution(const Entry& entry, std::string_view today) {
    std::string out;
    const Fact& said = entry.said;
    const std::string_view status = said.text("status");
    const bool event = entry.type == FactType::visit || entry.type == FactType::meeting;
    if (event && status != "done") {
        const bool over = is_over(said.text("time"), today);
        if (status == "planned" || status == "proposed") {
            add_part(out,
                     over ? std::string(status) + ", no report that it took place" : std::string(status));
        } else if (status == "cancelled") {
            add_part(out, status);
        }
    }
    if (is_doubtfully_dated(entry)) add_part(out, "date inferred");
    if (said.find("hedge") != nullptr) add_part(out, "hedged");
    for (const std::string& slot : entry.disagree) {
        add_part(out, slot == "value" ? "sources differ" : "sources differ on " + words_of(slot));
    }
    return out;
}

bool is_doubtfully_dated(const Entry& entry) {
    if (!is_inferred(entry, "time") && !is_inferred(entry, "period") && !is_inferred(entry, "due"))
        return false;
    return std::none_of(entry.evidence.begin(), entry.evidence.end(), [&](const HeldFact* held) {
        const std::string& from = held->document->published.from;
        return time_of(held->fact) == time_of(entry.said) && !from.empty() && from != "content";
    });
}

std::string show_actors(const std::vector<std::string>& actors, const PartyNames& names) {
    std::vector<std::string> parties;
    std::vector<std::string> persons;
    for (const std::string& actor : actors) {
        if (is_party(actor))
            parties.push_back(names.name_of(actor));
        else
            persons.push_back(actor);
    }
    if (parties.empty()) return and_list(persons);
    return and_list(parties) + with(" (", and_list(persons), ")");
}

std::string show_flow(const Entry& entry, const PartyNames& names) {
    const std::vector<std::string>& flow = entry.said.list("direction");
    return flow.size() == 2 ? names.name_of(flow[0]) + " to " + names.name_of(flow[1]) : std::string{};
}

std::vector<std::string> different_values(const Entry& entry, const std::string& slot) {
    std::vector<std::string> values;
    for (const HeldFact* held : entry.evidence) {
        std::string value = words_of(held->fact.text(slot));
        if (slot == "value") value = show_quantity(held->fact);
        if (slot == "time") value = show_time(held->fact.text(slot));
        const bool known = std::find(values.begin(), values.end(), value) != values.end();
        if (!value.empty() && !known) values.push_back(std::move(value));
    }
    return values;
}

std::string show_indicator(const Fact& fact) {
    std::string indicator = words_of(fact.text("indicator"));
    const std::string_view measure = fact.text("measure");
    if (measure == "growth") return indicator + " growth";
    if (measure == "rank") return "rank by " + indicator;
    if (measure == "share") return indicator + " share";
    return indicator;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string shortened(std::string_view text, std::size_t width) {
    const std::vector<std::string> lines = wrap(text, width);
    return lines.size() == 1 ? lines[0] : lines[0] + " ...";
}

}  // namespace entente
