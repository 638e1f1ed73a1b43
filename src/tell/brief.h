// The brief as sections and lines, before it is laid out. Each line knows what it rests on.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/tell.h"
#include "tell/party_names.h"

namespace entente {

struct BriefLine {
    std::string text;
    FactView evidence;
};

struct BriefSection {
    std::string heading;
    std::vector<BriefLine> lines;
    std::string empty;     // the one line that is said where there are none; empty: the section is left out
    std::size_t more = 0;  // lines that the page has no room for
    std::string_view ledger;  // where they are
};

// The relation's entries, each type computed once.
class BriefMatter {
public:
    explicit BriefMatter(const Scene& told)
        : scene(told), names(*told.names), ours(told.relation.pair().a), theirs(told.relation.pair().b) {}

    const std::vector<Entry>& entries(FactType type);

    const Scene& scene;
    const PartyNames& names;
    const std::string& ours;  // codes
    const std::string& theirs;
    std::vector<const Entry*> shown;  // entries that made a line, for the doubts

private:
    std::vector<std::pair<FactType, std::unique_ptr<const std::vector<Entry>>>> cache_;
};

// The sections in their order, each in the file that is named.
BriefSection level_section(BriefMatter& matter);  // brief_relation.cpp
BriefSection instruments_section(BriefMatter& matter);
BriefSection past_contacts_section(BriefMatter& matter);
BriefSection coming_contacts_section(BriefMatter& matter);
BriefSection people_section(BriefMatter& matter, bool ours);
BriefSection figures_section(BriefMatter& matter);  // brief_numbers.cpp
BriefSection targets_section(BriefMatter& matter);
BriefSection anniversaries_section(BriefMatter& matter);
BriefSection open_section(BriefMatter& matter, bool ours);  // brief_open.cpp
BriefSection both_section(BriefMatter& matter);
BriefSection positions_section(BriefMatter& matter, bool ours);
BriefSection doubts_section(BriefMatter& matter);

// Keeps the first `most` lines and counts the others.
void keep_first(BriefSection& section, std::size_t most);
// "words [date inferred]" with the entry's evidence; the entry is marked as shown.
BriefLine line_of(BriefMatter& matter, const Entry& entry, std::string text);
// Years from the day to today; nothing where either is unknown.
std::optional<double> years_ago(std::string_view edtf, std::string_view today);

}  // namespace entente
