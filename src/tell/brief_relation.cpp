// The brief: level, instruments, contacts, people.
#include <algorithm>
#include <map>
#include <set>

#include "base/edtf.h"
#include "base/files.h"
#include "base/fold.h"
#include "tell/amounts.h"
#include "tell/brief.h"
#include "tell/phrases.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {
namespace {

constexpr double fresh_years = 3;  // an office seen longer ago is "not confirmed since"

bool is_coming(const Entry& entry, std::string_view today) {
    const std::string_view status = entry.said.text("status");
    if (status == "done" || status == "cancelled") return false;
    const std::optional<DayRange> days = day_range(time_of(entry.said));
    const std::optional<DayRange> now = day_range(today);
    if (!days || !now) return status == "planned" || status == "proposed";
    return days->last >= now->first && !status.empty();
}

struct Contact {
    std::vector<const Entry*> entries;  // visits that one sentence tells of stand together
    std::optional<DayRange> days;
};

// Told in the same line, of the same time and place.
bool stand_together(const Entry& a, const Entry& b) {
    if (a.type != FactType::visit || b.type != FactType::visit || a.evidence.size() != 1 ||
        b.evidence.size() != 1)
        return false;
    const HeldFact& one = *a.evidence.front();
    const HeldFact& other = *b.evidence.front();
    if (one.document != other.document || one.line != other.line) return false;
    for (const std::string_view slot : {"to", "from", "time", "kind", "place", "status", "invited_by"}) {
        if (a.said.text(slot) != b.said.text(slot)) return false;
    }
    return true;
}

std::vector<Contact> contacts(BriefMatter& matter, bool coming) {
    std::vector<Contact> out;
    for (const FactType type : {FactType::visit, FactType::meeting}) {
        for (const Entry& entry : matter.entries(type)) {
            if (is_coming(entry, matter.scene.today) != coming) continue;
            const auto same = std::find_if(out.begin(), out.end(), [&](const Contact& contact) {
                return stand_together(*contact.entries.front(), entry);
            });
            if (same != out.end()) {
                same->entries.push_back(&entry);
            } else {
                out.push_back({{&entry}, day_range(time_of(entry.said))});
            }
        }
    }
    std::stable_sort(out.begin(), out.end(), [&](const Contact& a, const Contact& b) {
        if (a.days.has_value() != b.days.has_value()) return a.days.has_value();
        if (!a.days) return false;
        return coming ? a.days->first < b.days->first : a.days->first > b.days->first;
    });
    return out;
}

BriefSection contacts_section(BriefMatter& matter, bool coming) {
    BriefSection section;
    section.ledger = "timeline";
    for (const Contact& contact : contacts(matter, coming)) {
        const Entry& first = *contact.entries.front();
        const std::string when = show_time(time_of(first.said));
        const std::string what = first.type == FactType::visit ? visit_headline(contact.entries, matter.names)
                                                               : headline(first, matter.names);
        BriefLine line =
            line_of(matter, first, (when.empty() ? "Date not given" : capitalised(when)) + ": " + what);
        for (std::size_t i = 1; i < contact.entries.size(); ++i) {
            const FactView& more = line_of(matter, *contact.entries[i], {}).evidence;
            line.evidence.insert(line.evidence.end(), more.begin(), more.end());
        }
        section.lines.push_back(std::move(line));
    }
    return section;
}

// Where an instrument stands, in the order of the brief.
enum class Standing { in_force, implementing, is_signed, under_way, over };

Standing standing_of(const Entry& entry) {
    const std::string_view stage = entry.said.text("stage");
    const std::string_view status = entry.said.text("status");
    if (stage == "suspended" || stage == "ended" || status == "cancelled") return Standing::over;
    if (status == "planned" || status == "proposed") return Standing::under_way;
    if (stage == "in_force") return Standing::in_force;
    if (stage == "implementing") return Standing::implementing;
    return stage == "signed" ? Standing::is_signed : Standing::under_way;
}

// A plan that came true is not told again.
bool is_fulfilled(const Stage& plan, const std::vector<Stage>& stages) {
    return std::any_of(stages.begin(), stages.end(), [&](const Stage& stage) {
        return stage.stage == plan.stage && stage.status != "planned" && stage.status != "proposed" &&
               stage.status != "cancelled";
    });
}

// The stages in words, oldest first; plans that came true left out.
std::vector<std::string> stages_of(const Entry& entry) {
    std::vector<std::string> out;
    for (const Stage& stage : entry.stages) {
        std::string words = words_of(stage.stage);
        const bool plan = stage.status == "planned" || stage.status == "proposed";
        if (plan && is_fulfilled(stage, entry.stages)) continue;
        if (plan) words.insert(0, words.empty() ? "to be agreed" : "to be ");
        if (stage.status == "cancelled") words += ", cancelled";
        if (words.empty()) continue;
        if (!stage.time.empty()) words += ' ' + show_time_in_brackets(stage.time);
        if (stage.hedge) words += " (hedged)";
        out.push_back(std::move(words));
    }
    return out;
}

// "Signed: Fisheries Treaty (20 May 2015)": a single stage that the label says already gives its time only.
std::string instrument_line(const Entry& entry, Standing standing, std::string_view label) {
    std::string text = std::string(label) + capitalised(std::string(entry.said.text("name")));
    const std::vector<std::string> stages = stages_of(entry);
    if (stages.size() == 1 && standing != Standing::under_way && standing != Standing::over) {
        const std::string time = show_time_in_brackets(time_of(entry.said));
        return time.empty() ? text : text + " (" + time + ")";
    }
    return stages.empty() ? text : text + ": " + joined_by(stages, "; ");
}

// One person with the offices that the side's evidence shows, the latest first.
struct Person {
    const Entry* latest = nullptr;
    std::vector<const Entry*> earlier;
    std::size_t mentions = 0;
};

bool is_former(const Entry& office) { return office.last_seen.empty() && !office.said.text("time").empty(); }

bool seen_later(const Entry& a, const Entry& b) {
    const std::optional<DayRange> day_a = day_range(a.last_seen);
    const std::optional<DayRange> day_b = day_range(b.last_seen);
    if (day_a.has_value() != day_b.has_value()) return day_a.has_value();
    return day_a && day_a->first > day_b->first;
}

// Another holds the same office in later evidence.
bool is_succeeded(const Entry& office, const std::vector<Entry>& all) {
    return std::any_of(all.begin(), all.end(), [&](const Entry& other) {
        return &other != &office && other.said.text("party") == office.said.text("party") &&
               !office.said.text("title").empty() &&
               fold(other.said.text("title")) == fold(office.said.text("title")) && seen_later(other, office);
    });
}

std::vector<Person> persons_of(const std::vector<Entry>& offices, const std::string& party) {
    std::map<std::string, Person> persons;
    for (const Entry& office : offices) {
        if (office.said.text("party") != party || is_former(office) || is_succeeded(office, offices))
            continue;
        Person& person = persons[fold(office.said.text("person"))];
        person.mentions += office.evidence.size();
        const Entry* other = &office;
        if (person.latest == nullptr || seen_later(office, *person.latest)) std::swap(person.latest, other);
        if (other != nullptr) person.earlier.push_back(other);
    }
    std::vector<Person> out;
    out.reserve(persons.size());
    for (auto& [name, person] : persons) out.push_back(std::move(person));
    return out;
}

std::set<std::string> folded_words(std::string_view text) {
    std::set<std::string> words;
    const std::string folded = fold(text);
    for (const std::string_view word : split(folded, ' ')) words.emplace(word);
    return words;
}

std::string office_of(const Fact& said) {
    const std::string title =
        capitalised(std::string(said.text("title").empty() ? "office not named" : said.text("title")));
    return said.text("body").empty() ? title : title + " (" + std::string(said.text("body")) + ")";
}

// The offices of a person, a shorter form of one that is there ("Ambassador") left out.
std::vector<std::string> offices_of(const Person& person) {
    std::vector<const Entry*> entries{person.latest};
    entries.insert(entries.end(), person.earlier.begin(), person.earlier.end());
    std::vector<std::string> offices;
    for (const Entry* entry : entries) {
        const std::set<std::string> own = folded_words(entry->said.text("title"));
        const bool shorter = std::any_of(entries.begin(), entries.end(), [&](const Entry* other) {
            const std::set<std::string> words = folded_words(office_of(other->said));
            const bool longer = words.size() > own.size() || (words.size() == own.size() && other < entry);
            return other != entry && longer &&
                   std::includes(words.begin(), words.end(), own.begin(), own.end());
        });
        if (!shorter) offices.push_back(office_of(entry->said));
    }
    return offices;
}

std::string person_line(const Person& person, std::string_view today) {
    std::string out(person.latest->said.text("person"));
    bool first_office = true;
    for (const std::string& office : offices_of(person)) {
        out += (first_office ? ", " : "; also ") + office;
        first_office = false;
    }
    const std::string first = show_time_in_brackets(date_of(person.latest->first_seen));
    const std::string last = show_time_in_brackets(date_of(person.latest->last_seen));
    const std::optional<double> age = years_ago(person.latest->last_seen, today);
    if (last.empty()) {
        out += "; date of the source unknown";
    } else if (age && *age > fresh_years) {
        out += "; last seen " + last + ", not confirmed since";
    } else {
        out += first == last ? "; seen " + last : "; seen from " + first + " to " + last;
    }
    return out;
}

}  // namespace

BriefSection level_section(BriefMatter& matter) {
    BriefSection section{"Level of the relation", {}, "No level of the relation on file.", 0, "standing"};
    const std::vector<Entry>& entries = matter.entries(FactType::standing);
    const Entry* present = present_standing(entries);
    std::vector<const Entry*> steps;
    steps.reserve(entries.size());
    for (const Entry& entry : entries) steps.push_back(&entry);
    std::stable_sort(steps.begin(), steps.end(), [&](const Entry* a, const Entry* b) {
        if ((a == present) != (b == present)) return a == present;
        const std::optional<DayRange> day_a = day_range(time_of(a->said));
        const std::optional<DayRange> day_b = day_range(time_of(b->said));
        if (day_a.has_value() != day_b.has_value()) return day_a.has_value();
        return day_a && day_a->first > day_b->first;
    });
    for (const Entry* step : steps) {
        const std::string since = show_time(time_of(step->said));
        std::string text = headline(*step, matter.names);
        text += since.empty() ? (step == present ? "" : ", no year given") : " since " + since;
        if (step != present) text.insert(0, since.empty() ? "Also named: " : "Earlier: ");
        section.lines.push_back(line_of(matter, *step, std::move(text)));
    }
    return section;
}

BriefSection instruments_section(BriefMatter& matter) {
    BriefSection section{"Treaties and agreements", {}, "No treaty or agreement on file.", 0, "instruments"};
    static constexpr std::pair<Standing, const char*> groups[] = {
        {Standing::in_force, "In force: "},
        {Standing::implementing, "Being carried out: "},
        {Standing::is_signed, "Signed: "},
        {Standing::under_way, "Under way: "},
        {Standing::over, "Over: "}};
    std::vector<const Entry*> latest_first;
    for (const Entry& entry : matter.entries(FactType::instrument)) latest_first.push_back(&entry);
    const auto since = [](const Entry* entry) {
        const std::optional<DayRange> days = day_range(time_of(entry->said));
        return days ? std::optional(days->first) : std::nullopt;
    };
    std::stable_sort(latest_first.begin(), latest_first.end(),
                     [&](const Entry* a, const Entry* b) { return since(a) > since(b); });
    for (const auto& [standing, label] : groups) {
        for (const Entry* entry : latest_first) {
            if (standing_of(*entry) != standing) continue;
            section.lines.push_back(line_of(matter, *entry, instrument_line(*entry, standing, label)));
        }
    }
    keep_first(section, 8);
    return section;
}

BriefSection past_contacts_section(BriefMatter& matter) {
    BriefSection section = contacts_section(matter, false);
    section.heading = "Last contacts";
    section.empty = "No visit or meeting on file.";
    keep_first(section, 6);
    return section;
}

BriefSection coming_contacts_section(BriefMatter& matter) {
    BriefSection section = contacts_section(matter, true);
    section.heading = "Now and to come";
    keep_first(section, 4);
    return section;
}

BriefSection people_section(BriefMatter& matter, bool ours) {
    const std::string& party = ours ? matter.ours : matter.theirs;
    BriefSection section{
        "Who is who: " + matter.names.name_of(party), {}, "No office holder on file.", 0, "people"};
    std::vector<Person> persons = persons_of(matter.entries(FactType::office), party);
    std::stable_sort(persons.begin(), persons.end(), [&](const Person& a, const Person& b) {
        const auto stale = [&](const Person& person) {
            const std::optional<double> age = years_ago(person.latest->last_seen, matter.scene.today);
            return !age || *age > fresh_years;
        };
        if (stale(a) != stale(b)) return stale(b);
        if (stale(a)) return seen_later(*a.latest, *b.latest);
        return a.mentions > b.mentions;
    });
    for (const Person& person : persons) {
        section.lines.push_back(line_of(matter, *person.latest, person_line(person, matter.scene.today)));
    }
    keep_first(section, 6);
    return section;
}

}  // namespace entente
