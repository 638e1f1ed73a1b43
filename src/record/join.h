// Which facts of many documents are about the same thing. Each function takes the facts of its types in the order
// of the Holdings and gives groups; the facts decide, never the order in which documents were read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/edtf.h"
#include "entente/record.h"

namespace entente {

using Groups = std::vector<FactView>;

// Visits, meetings, participations: the same who and where, and times that go together. A range of days joins what
// it overlaps or touches. A vaguer time ("2014", "2014~") joins where exactly one fits, and stands apart else.
Groups join_by_time(const FactView& facts);

// Instruments, mechanisms, projects, anniversaries: the same parties (or none named) and titles alike.
Groups join_by_title(const FactView& facts);

// Offices: the same party and title, and names alike.
Groups join_offices(const FactView& facts);

// Standings, figures, targets, commitments, requests, positions: the same plain key.
Groups join_by_key(const FactView& facts);

// What a group says, as one entry; without its id. `evidence` is sorted by publication, document and place.
Entry merge(FactType type, FactView group);

// Helpers of the above -------------------------------------------------------------------------------

std::string joined(const std::vector<std::string>& parts);  // "RUS|VNM"
std::string folded_words(std::string_view text);     // "2nd ASEAN-Russia Summit" -> "2nd asean russia summit"
std::optional<DayRange> range_of(const Fact& fact);  // of time_of
std::optional<Day> published_on(const SourceDocument& document);  // the first day of its date
bool overlap(const DayRange& a, const DayRange& b, long slack_days = 0);
long width_of(const DayRange& days);                    // days, both ends counted
constexpr long shortest_vague = 28;                     // a month or more is no date
bool is_precise(const DayRange& days);                  // a date or a few days, not approximate
std::vector<std::string> parties_of(const Fact& fact);  // all that it names, sorted

}  // namespace entente
