// The brief: what is open on each side, positions, doubts.
#include <algorithm>
#include <set>

#include "base/edtf.h"
#include "tell/amounts.h"
#include "tell/brief.h"
#include "tell/phrases.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {
namespace {

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_open(const Entry& entry) {
    const std::string_view status = entry.said.text("status");
    return status != "done" && status != "cancelled";
}

// The latest told first.
std::vector<const Entry*> latest_first(const std::vector<Entry>& entries) {
    std::vector<const Entry*> out;
    out.reserve(entries.size());
    for (const Entry& entry : entries) out.push_back(&entry);
    const auto told = [](const Entry* entry) {
        const std::optional<DayRange> days = day_range(entry->last_seen);
        return days ? std::optional(days->first) : std::nullopt;
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const Entry* a, const Entry* b) { return told(a) > told(b); });
    return out;
}

// A long undertaking is cut: the ledger and the sources have all of it.
std::string short_headline(BriefMatter& matter, const Entry& entry) {
    constexpr std::size_t most = 150;
    return shortened(headline(entry, matter.names), most);
}

std::string told_on(const Entry& entry) {
    const std::string day = show_time_in_brackets(date_of(entry.last_seen));
    return day.empty() ? "" : " (" + day + ")";
}

}  // namespace

BriefSection open_section(BriefMatter& matter, bool ours) {
    const std::string& side = ours ? matter.ours : matter.theirs;
    const std::string& other = ours ? matter.theirs : matter.ours;
    BriefSection section{
        "Open on " + std::string(ours ? "our" : "their") + " side: " + matter.names.name_of(side),
        {},
        "",
        0,
        "commitments"};
    for (const Entry* entry : latest_first(matter.entries(FactType::request))) {
        const bool asked = has(entry->said.list("by"), other) && has(entry->said.list("to"), side);
        if (!asked || has(entry->said.list("by"), side) || !is_open(*entry)) continue;
        section.lines.push_back(line_of(
            matter, *entry, short_headline(matter, *entry) + told_on(*entry) + ", no answer on file"));
    }
    for (const Entry* entry : latest_first(matter.entries(FactType::commitment))) {
        const bool own = has(entry->said.list("by"), side) && !has(entry->said.list("by"), other);
        if (!own || !is_open(*entry)) continue;
        section.lines.push_back(line_of(matter, *entry, short_headline(matter, *entry) + told_on(*entry)));
    }
    keep_first(section, 4);
    return section;
}

BriefSection both_section(BriefMatter& matter) {
    BriefSection section{"Agreed or intended by both", {}, "", 0, "commitments"};
    for (const Entry* entry : latest_first(matter.entries(FactType::commitment))) {
        const auto& by = entry->said.list("by");
        if (!has(by, matter.ours) || !has(by, matter.theirs) || !is_open(*entry)) continue;
        section.lines.push_back(line_of(matter, *entry, short_headline(matter, *entry) + told_on(*entry)));
    }
    keep_first(section, 4);
    return section;
}

BriefSection positions_section(BriefMatter& matter, bool ours) {
    const std::string& side = ours ? matter.ours : matter.theirs;
    BriefSection section{
        ours ? "Our positions on file" : "Positions to expect from " + matter.names.name_of(side),
        {},
        "",
        0,
        "positions"};
    for (const Entry* entry : latest_first(matter.entries(FactType::position))) {
        if (!has(entry->said.list("holder"), side)) continue;
        section.lines.push_back(line_of(matter, *entry, short_headline(matter, *entry) + told_on(*entry)));
    }
    keep_first(section, ours ? 2 : 4);
    return section;
}

namespace {

// "Sources differ on the value of trade (2018): 560 million USD / 500 million USD".
std::string difference(const Entry& entry, const std::string& slot, const PartyNames& names) {
    const std::string list = joined_by(different_values(entry, slot), " / ");
    const std::string period = show_time_in_brackets(time_of(entry.said));
    const bool number = slot == "value";
    const std::string of = number ? show_indicator(entry.said) + (period.empty() ? "" : " (" + period + ")")
                                  : headline(entry, names);
    return "Sources differ on the " + words_of(slot) + " of " + of + ": " + list;
}

void add_entry_doubts(const BriefMatter& matter, BriefSection& section) {
    std::set<std::string> said;
    for (const Entry* entry : matter.shown) {
        for (const std::string& slot : entry->disagree) {
            if (said.insert(entry->id + slot).second) {
                section.lines.push_back({difference(*entry, slot, matter.names), entry->evidence});
            }
        }
    }
    for (const Entry* entry : matter.shown) {
        if (!is_doubtfully_dated(*entry) || !said.insert(entry->id).second) continue;
        section.lines.push_back({"Inferred, not read: " + show_time(time_of(entry->said)) + " for " +
                                     headline(*entry, matter.names),
                                 entry->evidence});
    }
}

void add_document_doubts(const BriefMatter& matter, BriefSection& section) {
    std::set<const SourceDocument*> documents;  // by place in the Holdings: by name
    for (const Entry* entry : matter.shown) {
        for (const HeldFact* held : entry->evidence) documents.insert(held->document);
    }
    for (const SourceDocument* document : documents) {
        const Published& published = document->published;
        const std::string why = published.why.empty() ? "" : ": " + published.why;
        if (published.date.empty()) {
            section.lines.push_back({document->name + " bears no date" + why, {}});
        } else if (published.from == "content") {
            section.lines.push_back(
                {document->name + " is dated " + show_time(published.date) + " by what it says" + why, {}});
        }
    }
}

}  // namespace

BriefSection doubts_section(BriefMatter& matter) {
    BriefSection section{
        "Doubts",
        {},
        "None: every date was read or follows from a stated date of publication, and no sources differ.",
        0,
        ""};
    add_entry_doubts(matter, section);
    add_document_doubts(matter, section);
    keep_first(section, 8);
    return section;
}

}  // namespace entente
