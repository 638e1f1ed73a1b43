// What an entry says, in one line of plain words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/record.h"
#include "tell/party_names.h"

namespace entente {

// "Ada Okafor to Norway, official visit, Bergen, invited by Nils Berg". Without its time and evidence. Of an
// instrument, a mechanism or a project `stage` is the one to tell; null tells where it stands now.
std::string headline(const Entry& entry, const PartyNames& names, const Stage* stage = nullptr);

// The same of visits that one sentence tells of: "Okafor, Mutua and Ek to Norway, visit".
std::string visit_headline(const std::vector<const Entry*>& visits, const PartyNames& names);

// "planned; no report that it took place" and the like: what a reader must know beside the words. Empty where
// there is nothing. `today` is YYYY-MM-DD, or empty.
std::string caution(const Entry& entry, std::string_view today);

// Whether the time that is shown was concluded, and from a document whose own date is no more than concluded. A year
// that was taken from a date stamp is no doubt worth a line.
bool is_doubtfully_dated(const Entry& entry);

// "Kenya (Ada Okafor)" for ["KEN","Ada Okafor"].
std::string show_actors(const std::vector<std::string>& actors, const PartyNames& names);
std::string show_flow(const Entry& entry, const PartyNames& names);  // "Kenya to Norway"; may be empty
// What the sources say on a slot, each once: "560 million USD", "500 million USD".
std::vector<std::string> different_values(const Entry& entry, const std::string& slot);
std::string show_indicator(const Fact& fact);  // "trade", "trade growth", "rank by investment"

std::string and_list(const std::vector<std::string>& parts);      // "a, b and c"
std::string capitalised(std::string text);                        // the first letter, where it is ASCII
std::string shortened(std::string_view text, std::size_t width);  // at a space, with "..."

}  // namespace entente
