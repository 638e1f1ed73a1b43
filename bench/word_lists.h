// The words and sentence frames that made texts are built from, as read from bench/words/.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "random.h"

namespace entente::bench {

struct Noun {
    std::string one;
    std::string many;
};

struct Verb {
    std::string base;
    std::string past;
};

struct Country {
    std::string name;
    std::string adjective;
    std::string capital;
    std::string city;
};

// What may stand in a frame between braces.
enum class Blank : std::uint8_t {
    none,  // the end of the frame
    country_a,
    country_b,
    adjective_a,
    adjective_b,
    capital_a,
    capital_b,
    city_a,
    city_b,
    title_a,
    title_b,
    leader_a,
    leader_b,
    surname_a,
    surname_b,
    country,
    city,
    person,
    surname,
    noun,
    nouns,
    mass,
    adjective,
    adverb,
    verb,
    past,
    number,
    big,
    sum,
    percent,
    ordinal,
    year,
    future,
    month,
    weekday,
    date,
    dayspan,
    field,
    treaty,
    kind,
};

// Words as they are, then a blank.
struct Piece {
    std::string words;
    Blank blank = Blank::none;
};
using Frame = std::vector<Piece>;

struct WordLists {
    std::vector<Noun> nouns;
    std::vector<std::string> mass;
    std::vector<std::string> adjectives;
    std::vector<std::string> adverbs;
    std::vector<Verb> verbs;
    std::vector<std::string> given_names;
    std::vector<std::string> family_names;
    std::vector<Country> countries;
    std::vector<Frame> headlines;
    std::vector<Frame> ties;
    std::vector<Frame> news;
};

// Throws std::runtime_error where a file is missing or a frame has an unknown blank: then the tree is broken.
WordLists read_word_lists(const std::string& folder);

}  // namespace entente::bench
