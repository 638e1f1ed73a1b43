// Times of visits and meetings that name none: of the visit that brings two sides together, of the meetings of a visitor,
// of other meetings of those days; last, of the day of publication, for what news tells first.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "understand/tellings.h"

namespace entente {

// All days of two times that tell days, else the narrower one; the other where one is missing. EDTF.
std::string better_time(std::string_view a, std::string_view b);
long days_of(const DayRange& range);

class Datings {
public:
    // Both have to outlive it; the facts are in the order of the text.
    Datings(const Context& context, std::vector<Drafted>& all);

    // Gives a time to facts that have none where the text has ground for it; what is so dated is marked as inferred.
    void go();

private:
    // Where to, when, and whether it is past; by the visitor.
    using VisitsBy = std::map<std::string, std::set<std::tuple<std::string, std::string, bool>>, std::less<>>;

    void by_visits();
    void by_publication();
    void by_meetings();
    void visits_by_meetings();
    static void set_time(Fact& fact, const std::string& time);
    [[nodiscard]] bool is_recent(const Fact& fact) const;
    [[nodiscard]] bool is_dateless(const Drafted& drafted) const;
    [[nodiscard]] const VerbMark* first_verb(const Drafted& drafted) const;
    [[nodiscard]] bool leads(std::uint32_t token) const;
    [[nodiscard]] static std::string time_of_visit(const Fact& meeting, const VisitsBy& visits);

    const Context& c_;
    std::vector<Drafted>& all_;
    std::uint32_t lead_end_ = 0;  // the sentence behind those in which news tells what has just happened
};

}  // namespace entente
