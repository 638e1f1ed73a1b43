#include "name_maker.h"

#include <array>
#include <set>
#include <string_view>

#include "random.h"

namespace entente::bench {
namespace {

constexpr std::array<std::string_view, 24> openings{"Ba",  "Cor", "Del", "Es",  "Fal", "Gor", "Hal", "Is",
                                                    "Jor", "Kal", "Lem", "Mor", "Nar", "Ol",  "Par", "Quel",
                                                    "Ros", "Sal", "Tor", "Ul",  "Var", "Wes", "Yar", "Zan"};
constexpr std::array<std::string_view, 16> middles{"a",  "e",  "i",   "o",   "an", "en", "il", "or",
                                                   "ud", "av", "est", "ing", "ul", "am", "ir", "os"};
constexpr std::array<std::string_view, 16> endings{"ba",  "do",  "fen", "gar", "hold", "ka", "lis", "mund",
                                                   "nov", "pol", "ran", "sk",  "ton",  "va", "win", "zar"};
constexpr std::array<std::string_view, 8> states{"KEN", "NOR", "CHL", "VNM", "RUS", "AUS", "IND", "BRA"};

std::string word(Random& random) {
    std::string out(random.of(openings));
    for (std::size_t n = random.between(0, 2); n > 0; --n) out += random.of(middles);
    return out += random.of(endings);
}

}  // namespace

std::string make_places(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    std::set<std::string> names;
    while (names.size() < count) {
        std::string name = word(random);
        for (std::size_t n = random.below(3); n > 0; --n) name += " " + word(random);
        names.insert(std::move(name));
    }
    std::string out;
    for (const std::string& name : names) {
        out += name;
        out += '\t';
        out += random.of(states);
        out += '\n';
    }
    return out;
}

}  // namespace entente::bench
