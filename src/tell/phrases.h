// What an entry says, in one line of plain words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/record.h"
#include "tell/party_names.h"

namespace entente {

// "Nguyen Phu Trong to Russia, official visit, Sochi, invited by Vladimir Putin". Without its time and evidence. Of an
// instrument, a mechanism or a project `stage` is the one to tell; null tells where it stands now.
std::string headline(const Entry& entry, const PartyNames& names, const Stage* stage = nullptr);

// The same of visits that one sentence tells of: "Trong, Chinh and Lam to Russia, visit".
std::string visit_headline(const std::vector<const Entry*>& visits, const PartyNames& names);

// "planned; no report that it took place" and the like: what a reader must know beside the words. Empty where
// there is nothing. `today` is YYYY-MM-DD, or empty.
std::string caution(const Entry& entry, std::string_view today);

// "Viet Nam (Pham Minh Chinh)" for ["VNM","Pham Minh Chinh"].
std::string show_actors(const std::vector<std::string>& actors, const PartyNames& names);
std::string show_parties(const std::vector<std::string>& parties,
                         const PartyNames& names);                   // "Russia, Viet Nam"
std::string show_flow(const Entry& entry, const PartyNames& names);  // "Russia to Viet Nam"; may be empty
// What the sources say on a slot, each once: "560 million USD", "500 million USD".
std::vector<std::string> different_values(const Entry& entry, const std::string& slot);
std::string show_indicator(const Fact& fact);  // "trade", "trade growth", "rank by investment"

std::string and_list(const std::vector<std::string>& parts);      // "a, b and c"
std::string capitalised(std::string text);                        // the first letter, where it is ASCII
std::string shortened(std::string_view text, std::size_t width);  // at a space, with "..."

}  // namespace entente
