// The facts that were made of one document, before they are told: dates taken from one another, what is told as more
// left out, and what is told twice told once.
#pragma once

#include <string>
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
    void join(FactType type);
    static void add_to(Fact& kept, const Fact& other);
    void drop_told_as_more();
    [[nodiscard]] static std::size_t told(const Fact& fact);
    [[nodiscard]] static std::string key_of(const Fact& fact);

    const Context& c_;
    std::vector<Drafted> all_;
};

}  // namespace entente
