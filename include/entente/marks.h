// Marks: what stands where in a document, as said and not yet resolved. Made by `mark`, completed by `understand`
// once it is known when the text was published and who is meant. Token ranges are half-open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/document.h"

namespace entente {

enum class TokenKind : std::uint8_t { word, number, punctuation };

struct Token {
    std::uint32_t begin = 0;  // bytes of Document::text
    std::uint32_t end = 0;
    std::uint32_t word =
        0;  // id in the vocabulary of the knowledge; 0 for a word that no list and no rule has
    TokenKind kind = TokenKind::word;
    bool capital = false;   // begins with a capital letter
    bool all_caps = false;  // two letters or more, all of them capital
    bool initial = false;   // "G." or "A." before a name
    bool spaced = true;     // white space before it
};

struct Sentence {
    std::uint32_t first = 0;  // tokens
    std::uint32_t last = 0;
    std::uint32_t zone = 0;  // index into Document::zones
};

struct Quotation {
    std::uint32_t first = 0;  // tokens, without the quotation marks
    std::uint32_t last = 0;
};

enum class MarkKind : std::uint8_t {
    number,      // "7", "three and a half million", "18th"
    time,        // "last November 13th"
    quantity,    // money, percentages, amounts with a unit
    party,       // a state or a body by name, adjective, people, capital or seat
    parties,     // several of them that act as one: "the two sides", "Russia and Viet Nam"
    place,       // a city
    name,        // a run of capitalised words that no list knows
    person,      // somebody, with title and office where they stand beside the name
    title,       // "Deputy Prime Minister and Foreign Minister", without the name
    instrument,  // noun phrase of something agreed in writing
    level,       // "comprehensive strategic partnership"
    indicator,   // what a figure counts: "two-way trade"
    verb,        // verb group: "is expected to be signed"
    duration,  // how long, how often or at what hour, without a place in the calendar: "three years"; of `times`
    mechanism,  // a standing body or regular meeting: "Joint Committee on Trade"; of `instruments`
    project,    // a named undertaking: "the Bergen refinery project"; of `instruments`
};
inline constexpr int mark_kind_count = 16;
std::string_view name_of(MarkKind kind);
// Of Marks::instruments: an instrument, mechanism or project.
constexpr bool is_named_thing(MarkKind kind) {
    return kind == MarkKind::instrument || kind == MarkKind::mechanism || kind == MarkKind::project;
}

struct Mark {
    MarkKind kind = MarkKind::name;
    std::uint32_t first = 0;  // tokens
    std::uint32_t last = 0;
    std::uint32_t value = 0;  // index into the list of its kind in Marks
    std::uint32_t rule = 0;   // 1 + index of the rule that made it; 0 where none did
};

// A number as written. `value_max` is above `value` only in a range. Money has an ISO 4217 unit; "*" is a bare "$".
struct Quantity {
    double value = 0;
    double value_max = 0;
    bool range = false;
    bool ordinal = false;   // "18th", "second"
    double scale = 1;       // the multiplier that was written: 1e6 in "300 million"
    std::string unit;       // "USD", "percent", "" for a bare number
    std::string qualifier;  // "about", "nearly", "over", "at_least", "up_to", "between" or empty
};

struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

// A time as said. Fields that the words do not give are `none`.
struct TimeSpec {
    static constexpr int none = -1;
    enum class Kind : std::uint8_t { calendar, relative, weekday, window, lasting };
    enum class Unit : std::uint8_t { day, week, month, year, decade, century, quarter };
    enum class Order : std::uint8_t { none, day_first, month_first, either };
    enum class Feast : std::uint8_t { none, easter, lunar, nth };  // days that move with the year
    Kind kind = Kind::calendar;
    int year = none;   // full year; for decades the first year
    int month = none;  // 1 to 12, or an EDTF code 21 to 41 (season, quarter, half)
    int day = none;
    int hour = none;
    int minute = none;
    int weekday = none;      // 0 is Monday; with a relative week the day in it, 7 for its end
    int offset = 0;          // relative: units from the anchor; window: how many units back (< 0) or ahead
    Unit unit = Unit::day;   // relative, window
    Unit grain = Unit::day;  // calendar: decade and century stand for their whole span
    int direction = 0;       // weekday, month or day without a year: -1 "last", 1 "next", 0 unsaid
    int leaning = 0;         // where it has no year or week: on which side it lies whatever the tense says
    bool approximate = false;
    bool open_begin = false;    // "until 2020"
    bool open_end = false;      // "since 2012"
    bool deadline = false;      // "by 2020", "by the end of 2020"
    bool anchored = false;      // relative: "a day later" counts from the time that the passage hangs on
    Order order = Order::none;  // of a date in figures
    bool hung = false;          // was `anchored`, and found its anchor
    bool fiscal = false;        // of a fiscal year
    Feast feast =
        Feast::none;  // calendar: `month` and `day` are about; offset: days from it, or which of the weekdays
    int week =
        none;  // of its month (1 to 5, 5 the last) or year, or 0: the week of that day; with a weekday and a
               // relative month which of these days in it
    int then = 0;  // counted on from the day, once it is known: "two days after Christmas"
    Unit then_unit = Unit::day;
    std::string mod;     // of TIMEX3: "APPROX", "MORE_THAN", "START", ...; empty where nothing is said
    std::string part;    // of the day, as TIMEX3 has it: "NI"
    std::string timex;   // lasting: type and value of TIMEX3, "DURATION P3Y"
    int range = none;    // index into Marks::times of the last part of an interval
    TokenRange ends[2];  // of an interval that is told by two times: where each stands; else empty
};

enum class PartyRole : std::uint8_t { name, adjective, people, capital, seat, body };

struct PartyMark {
    std::uint32_t party = 0;  // index into the knowledge's parties
    PartyRole role = PartyRole::name;
};

// What a reference to parties can mean.
enum class PartiesMeant : std::uint8_t {
    pair,     // "the two sides": states or bodies
    states,   // "both countries"
    leaders,  // "the two presidents": those who act for them
    them,     // "they": who acted together just before
    country,  // "the country": the state that acted just before
    bloc,     // "the bloc": the body named last
};

struct PartiesMark {
    std::vector<std::string> codes;  // sorted; empty until resolved ("the two sides")
    bool reference = false;          // "the two sides", "both leaders"
    PartiesMeant means = PartiesMeant::pair;
    std::string_view why;  // on what ground a reference was resolved; empty for a list
};

// How the words of a person's mark mean somebody.
enum class PersonMeant : std::uint8_t {
    name,     // by the name
    pronoun,  // "he": who acted last
    office,   // "the diplomat": who was last named with such an office
    other,    // "his counterpart": the one on the other side
    speaker,  // "I", "we": whoever speaks
};

// Somebody who is named in a document.
struct Person {
    std::string name;   // fullest form in the document, as written
    std::string party;  // code, empty where unknown
};

struct PersonMark {
    int person = -1;     // index into Marks::persons; -1 until resolved
    Span name;           // the name alone, bytes; empty for "the ambassador", "he"
    Span title;          // bytes, empty where none
    Span body;           // bytes: "Communist Party of Viet Nam", empty where none
    std::string party;   // code where the words beside the name say it
    Span accredited;     // ambassadors: where to
    std::string office;  // class of the title: "head_of_state", "diplomat"
    bool former = false;
    bool like = false;     // "her counterpart Kari Holm": has the office of whose counterpart it is
    bool pronoun = false;  // "he", "the diplomat": found by reference
    PersonMeant means = PersonMeant::name;
    std::string
        among;  // of a reference: the classes of office that fit, or "man" or "woman"; parted by commas
    std::string_view why;  // on what ground `person` was found, for a reader
};

struct TitleMark {
    Span title;
    Span body;
    std::string party;
    Span accredited;
    std::string office;
    bool former = false;
    std::uint32_t plural =
        0;  // "foreign ministers": bytes behind `title` that make it a plural; 0 for a singular
};

struct InstrumentMark {
    Span name;
    std::string kind;       // "treaty", "fta", ...
    bool proper = false;    // written as a name, in capitals
    bool definite = false;  // "the agreement"
    bool plural = false;    // "agreements"
    bool bare = false;      // nothing behind the head says what it is about
};

enum class Tense : std::uint8_t { none, past, present, future };

struct VerbMark {
    std::uint32_t head = 0;  // token
    Tense tense = Tense::none;
    bool perfect = false;
    bool progressive = false;
    bool passive = false;
    bool negated = false;
    bool infinitive = false;   // "to sign" without a finite verb in the group
    bool gerund = false;       // "signing"
    bool conditional = false;  // "would", "could", "might", "may"
    bool obliged = false;      // "should", "must"
    bool doubtful = false;     // "could", "might", "may"
    bool expected = false;     // "is expected to", "is likely to"
    bool proposed = false;     // "is ready to", "offered to", "plans to consider"
    bool continued = false;    // "will continue to"
};

struct Marks {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Quotation> quotations;
    std::vector<Mark> marks;

    std::vector<Quantity> quantities;  // of number and quantity marks
    std::vector<TimeSpec> times;
    std::vector<PartyMark> parties;
    std::vector<PartiesMark> party_lists;
    std::vector<PersonMark> person_marks;
    std::vector<TitleMark> titles;
    std::vector<InstrumentMark> instruments;
    std::vector<std::string> words;  // levels, indicators and places: what they resolve to
    std::vector<VerbMark> verbs;
    std::vector<Person> persons;
};

}  // namespace entente
