// The facts that were made of one document, before they are told: dates taken from one another, what is told as more
// left out, and what is told twice told once.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "understand/context.h"

namespace entente {

// A fact in its place, and the token where its match begins.
struct Drafted {
    Fact fact;
    std::uint32_t token;
};

class Tellings {
public:
    explicit Tellings(const Context& context) : c_(context) {}

    void add(Drafted drafted) { all_.push_back(std::move(drafted)); }
    [[nodiscard]] std::vector<Drafted>& all() { return all_; }
    // The facts in the order of the text, with their ids. Nothing is left here.
    std::vector<Fact> finish();

private:
    // Where to, when, and whether it is past; by the visitor.
    using VisitsBy = std::map<std::string, std::set<std::tuple<std::string, std::string, bool>>, std::less<>>;

    void join_visits();
    void join(Fact& kept, const Fact& other) const;
    void date_meetings();
    void date_visits();
    void date_by_visits();
    void date_by_publication();
    void date_by_meetings();
    [[nodiscard]] bool is_dateless(const Drafted& drafted) const;
    [[nodiscard]] const Mark* first_verb(const Drafted& drafted) const;
    [[nodiscard]] bool tells_arrival(const Drafted& drafted) const;
    [[nodiscard]] bool told_past(const Drafted& drafted) const;
    [[nodiscard]] bool leads(std::uint32_t token) const;
    [[nodiscard]] static std::string time_of_visit(const Fact& meeting, const VisitsBy& visits);
    void drop_told_as_more();
    [[nodiscard]] static std::size_t told(const Fact& fact);
    [[nodiscard]] static std::string key_of(const Fact& fact);

    const Context& c_;
    std::vector<Drafted> all_;
};

}  // namespace entente
