#include "text_maker.h"

#include <array>
#include <string_view>

namespace entente::bench {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<Words, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
constexpr std::array<Words, 13> small{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::array<Words, 10> ordinals{"first", "second",  "third",  "fourth", "fifth",
                                         "sixth", "seventh", "eighth", "ninth",  "tenth"};
constexpr std::array<Words, 6> titles{"President", "Prime Minister", "President",
                                      "President", "Prime Minister", "King"};
constexpr std::array<Words, 24> fields{
    "trade",     "energy",     "defence",    "tourism",  "education",      "agriculture",
    "transport", "fisheries",  "culture",    "security", "migration",      "finance",
    "health",    "investment", "space",      "sport",    "environment",    "taxation",
    "aviation",  "science",    "technology", "mining",   "border control", "labour"};
constexpr std::array<Words, 9> treaties{"an agreement",   "a memorandum of understanding",
                                        "a treaty",       "a joint declaration",
                                        "an action plan", "a contract",
                                        "a protocol",     "a cooperation agreement",
                                        "a roadmap"};
constexpr std::array<Words, 6> kinds{"an official", "a state",     "a working",
                                     "a two-day",   "a three-day", "a brief"};
constexpr std::array<Words, 6> units{" euros", " yuan", " rupees", " dollars", " pounds", " yen"};
constexpr std::array<Words, 4> agencies{"Harbour News", "Overland News Service", "Northern Wire",
                                        "Meridian Press"};
constexpr Words vowels = "aeiou";

std::string digits(std::size_t n) { return std::to_string(n); }

// "a adj" takes its n once the word behind it is known.
void append(std::string& out, const std::string& word) {
    const bool article = out == "A " || out.ends_with(" a ") || out.ends_with(" A ") || out.ends_with("\"A ");
    if (article && !word.empty() && vowels.find(word[0]) != Words::npos) out.insert(out.size() - 1, "n");
    out += word;
}

void capitalise(std::string& text) {
    const std::size_t at = text[0] == '"' ? 1 : 0;
    if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
}

std::string upper(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace

TextMaker::TextMaker(const WordLists& lists, std::uint64_t seed)
    : lists_(lists),
      random_(seed),
      nouns_(lists.nouns.size()),
      mass_(lists.mass.size()),
      adjectives_(lists.adjectives.size()),
      adverbs_(lists.adverbs.size()),
      verbs_(lists.verbs.size()) {}

TextMaker::Side TextMaker::side() {
    return {&random_.of(lists_.countries), std::string(random_.of(titles)), random_.of(lists_.given_names),
            random_.of(lists_.family_names)};
}

std::string TextMaker::number() {
    if (random_.chance(50)) return std::string(small[random_.between(2, 12)]);
    return digits(random_.chance(70) ? random_.between(13, 99) : random_.between(100, 999));
}

std::string TextMaker::big() {
    switch (random_.below(4)) {
        case 0:
            return digits(random_.between(2, 90)) + " million";
        case 1:
            return digits(random_.between(1, 9)) + "." + digits(random_.between(1, 9)) + " million";
        default:
            return digits(random_.between(1, 900)) + "," + digits(random_.between(100, 999));
    }
}

std::string TextMaker::sum() {
    std::string amount = digits(random_.between(1, 600));
    if (random_.chance(40)) amount += "." + digits(random_.between(1, 9));
    amount += random_.chance(50) ? " million" : " billion";
    if (random_.chance(60)) return "$" + amount;
    return amount + std::string(random_.of(units));
}

std::string TextMaker::date() {
    const std::string day = digits(random_.between(1, 28));
    const std::string month(random_.of(months));
    switch (random_.below(4)) {
        case 0:
            return month + " " + day;
        case 1:
            return month + " " + day + ", " + value(Blank::year);
        default:
            return day + " " + month + " " + value(Blank::year);
    }
}

std::string TextMaker::person() {
    surname_ = random_.of(lists_.family_names);
    return random_.of(lists_.given_names) + " " + surname_;
}

std::string TextMaker::value(Blank blank) {
    switch (blank) {
        case Blank::none:
            return {};
        case Blank::country_a:
            return a_.country->name;
        case Blank::country_b:
            return b_.country->name;
        case Blank::adjective_a:
            return a_.country->adjective;
        case Blank::adjective_b:
            return b_.country->adjective;
        case Blank::capital_a:
            return a_.country->capital;
        case Blank::capital_b:
            return b_.country->capital;
        case Blank::city_a:
            return a_.country->city;
        case Blank::city_b:
            return b_.country->city;
        case Blank::title_a:
            return a_.title;
        case Blank::title_b:
            return b_.title;
        case Blank::leader_a:
            return a_.given + " " + a_.family;
        case Blank::leader_b:
            return b_.given + " " + b_.family;
        case Blank::surname_a:
            return a_.family;
        case Blank::surname_b:
            return b_.family;
        case Blank::country:
            return random_.of(lists_.countries).name;
        case Blank::city:
            return random_.chance(50) ? random_.of(lists_.countries).capital
                                      : random_.of(lists_.countries).city;
        case Blank::person:
            return person();
        case Blank::surname:
            return surname_;
        case Blank::noun:
            return lists_.nouns[nouns_.draw(random_)].one;
        case Blank::nouns:
            return lists_.nouns[nouns_.draw(random_)].many;
        case Blank::mass:
            return lists_.mass[mass_.draw(random_)];
        case Blank::adjective:
            return lists_.adjectives[adjectives_.draw(random_)];
        case Blank::adverb:
            return lists_.adverbs[adverbs_.draw(random_)];
        case Blank::verb:
            return lists_.verbs[verbs_.draw(random_)].base;
        case Blank::past:
            return lists_.verbs[verbs_.draw(random_)].past;
        case Blank::number:
            return number();
        case Blank::big:
            return big();
        case Blank::sum:
            return sum();
        case Blank::percent:
            return digits(random_.between(1, 60)) + "." + digits(random_.below(10)) +
                   (random_.chance(70) ? " percent" : "%");
        case Blank::ordinal:
            return random_.chance(60) ? std::string(random_.of(ordinals))
                                      : digits(random_.between(14, 20)) + "th";
        case Blank::year:
            return digits(random_.between(1955, 2024));
        case Blank::future:
            return digits(random_.between(2026, 2040));
        case Blank::month:
            return std::string(random_.of(months));
        case Blank::weekday:
            return std::string(random_.of(weekdays));
        case Blank::date:
            return date();
        case Blank::dayspan: {
            const std::size_t day = random_.between(1, 20);
            return digits(day) + " to " + digits(random_.between(day + 1, 27)) + " " + value(Blank::month) +
                   " " + value(Blank::year);
        }
        case Blank::field:
            return std::string(random_.of(fields));
        case Blank::treaty:
            return std::string(random_.of(treaties));
        case Blank::kind:
            return std::string(random_.of(kinds));
    }
    return {};
}

std::string TextMaker::fill(const Frame& frame) {
    std::string out;
    for (const Piece& piece : frame) {
        out += piece.words;
        append(out, value(piece.blank));
    }
    capitalise(out);
    return out;
}

Article TextMaker::next() {
    a_ = side();
    do {
        b_ = side();
    } while (b_.country == a_.country);
    surname_ = b_.family;
    Article article;
    std::string number = digits(static_cast<std::size_t>(count_++));
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, '0');
    article.name = "made-" + number + ".txt";
    const std::string day = digits(random_.between(1, 28));
    const std::string month(random_.of(months));
    std::string& text = article.text;
    text = fill(random_.of(lists_.headlines)) + "\n\nPublished " + day + " " + month + " " +
           digits(random_.between(2015, 2025)) + ", " + digits(random_.between(10, 23)) + ":" +
           digits(random_.between(10, 59)) + "\n\n" + upper(a_.country->capital) + ", " + month + " " + day +
           " (" + std::string(random_.of(agencies)) + ") - " + fill(random_.of(lists_.ties));
    const std::size_t paragraphs = random_.between(8, 24);
    const std::size_t frames = lists_.ties.size() + lists_.news.size();
    for (std::size_t p = 0; p < paragraphs; ++p) {
        text += "\n\n";
        const std::size_t sentences = random_.between(1, 4);
        for (std::size_t s = 0; s < sentences; ++s) {
            const std::size_t i = random_.below(frames);
            if (s > 0) text += ' ';
            text += fill(i < lists_.ties.size() ? lists_.ties[i] : lists_.news[i - lists_.ties.size()]);
        }
    }
    text += '\n';
    return article;
}

std::vector<Article> make_articles(const WordLists& lists, std::size_t bytes, std::uint64_t seed) {
    TextMaker maker(lists, seed);
    std::vector<Article> articles;
    for (std::size_t made = 0; made < bytes;) {
        articles.push_back(maker.next());
        made += articles.back().text.size();
    }
    return articles;
}

}  // namespace entente::bench
