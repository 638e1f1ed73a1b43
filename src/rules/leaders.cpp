#include "rules/leaders.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/fold.h"
#include "base/hash.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> offices{
    "head_of_state", "head_of_government", "deputy_head", "minister", "party", "royal", "body_head"};

std::uint64_t form_of(std::span<const std::string> words) {
    Hash hash;
    for (const std::string& word : words) hash.add(word);
    return hash.value();
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : fold(name)) {
        if (c == ' ' || c == '-' || c == '.') {
            if (!word.empty()) out.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

bool Leaders::add(std::string_view name, Order order, std::uint32_t party, std::string_view office, int since,
                  int until) {
    const auto* known = std::find(offices.begin(), offices.end(), office);
    if (known == offices.end()) return false;
    const std::vector<std::string> words = words_of_name(name);
    Leader leader;
    leader.party = party;
    leader.since = static_cast<std::int16_t>(since);
    leader.until = static_cast<std::int16_t>(until);
    leader.office = static_cast<std::uint8_t>(known - offices.begin());
    const auto under = [&](std::span<const std::string> form, bool full) {
        leader.form = form_of(form);
        leader.full = full;
        made_.push_back(leader);
    };
    const std::span<const std::string> all = words;
    under(all, words.size() > 1);
    if (order == Order::family_first) {
        if (words.size() > 1) under(all.first(1), false);
        return true;
    }
    for (std::size_t i = 1; i < words.size(); ++i) under(all.subspan(i), false);
    if (words.size() > 2) {  // middle names and initials left out
        const std::array<std::string, 2> outer{words.front(), words.back()};
        under(outer, true);
    }
    return true;
}

void Leaders::finish() {
    const auto key = [](const Leader& one) {
        return std::tuple(one.form, one.party, one.office, one.since, one.until, !one.full);
    };
    std::sort(made_.begin(), made_.end(), [&](const Leader& a, const Leader& b) { return key(a) < key(b); });
    rows_.append(made_.data(), made_.size());
    made_.clear();
}

std::span<const Leader> Leaders::find(const std::vector<std::string>& words) const {
    if (words.empty()) return {};
    const std::uint64_t form = form_of(words);
    const Leader* first =
        std::lower_bound(rows_.begin(), rows_.end(), form,
                         [](const Leader& one, std::uint64_t wanted) { return one.form < wanted; });
    const Leader* last = first;
    while (last != rows_.end() && last->form == form) ++last;
    return {first, last};
}

std::string_view Leaders::office_of(const Leader& leader) { return offices[leader.office]; }

}  // namespace entente
