// Everything that was loaded from a folder of knowledge, ready to be used. Immutable once loaded.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/layers.h"
#include "entente/marks.h"
#include "entente/understand.h"
#include "read/cues.h"
#include "rules/leaders.h"
#include "rules/lexicon.h"
#include "rules/program.h"
#include "rules/rule.h"
#include "rules/tokenizer.h"
#include "rules/trie.h"
#include "rules/vocabulary.h"

namespace entente {

struct PartyMembership {
    std::string code;
    int since = 0;  // years; 0 and 9999 are open
    int until = 9999;

    template <class Archive>
    void fields(Archive& archive) {
        archive(code, since, until);
    }
};

struct PartyInfo {
    std::string code;      // ISO 3166-1 alpha-3, or a body's short name
    std::string kind;      // "state", "territory", "former", "bloc", "organisation", "forum"
    std::string currency;  // ISO 4217; empty where none
    std::vector<PartyMembership> members;

    [[nodiscard]] bool is_state() const { return kind == "state" || kind == "territory"; }

    template <class Archive>
    void fields(Archive& archive) {
        archive(code, kind, currency, members);
    }
};

// What a phrase of the name trie means.
struct NameEntry {
    MarkKind kind = MarkKind::party;  // party, place, title, level or indicator
    std::uint32_t party = 0;          // party
    PartyRole role = PartyRole::name;
    bool ambiguous = false;   // also a person's or another place's name
    bool capital = false;     // has to begin with a capital letter
    bool all_caps = false;    // has to be written in capitals: "US"
    std::uint8_t plural = 0;  // title: bytes at its end that make it a plural: 1 in "foreign ministers"
    std::string value;        // place: country; title: class; level and indicator: what it resolves to;
                              // person: who can be meant
    PartiesMeant parties_meant = PartiesMeant::pair;
    PersonMeant person_meant = PersonMeant::name;

    template <class Archive>
    void fields(Archive& archive) {
        archive(kind, party, role, ambiguous, capital, all_caps, plural, value, parties_meant, person_meant);
    }
};

struct InstrumentHead {
    std::string kind;
    MarkKind what = MarkKind::instrument;  // or mechanism, project
    bool plural = false;
    std::vector<std::uint32_t>
        beside;                // one of these words has to stand before it: "joint" of "statement"; none: no
    std::uint32_t behind = 0;  // a word that has to stand behind it: "intent" of "letter"; 0: none
    bool needs_name = false;   // counts only in a name ("Cooperation Plan"), or with a word of `beside`
    bool long_name = false;    // of a project: its name goes on behind "on" and "with" too

    template <class Archive>
    void fields(Archive& archive) {
        archive(kind, what, plural, beside, behind, needs_name, long_name);
    }
};

// A field of facts that a phrase tells.
struct FieldEntry {
    std::string field;
    bool capital = false;   // has to begin with a capital letter
    bool all_caps = false;  // has to be written in capitals: "IT"

    template <class Archive>
    void fields(Archive& archive) {
        archive(field, capital, all_caps);
    }
};

struct NumberWord {
    double value = 0;
    enum class Kind : std::uint8_t {
        unit,
        tens,
        multiplier,
        ordinal,
        fraction,  // "half", "thirds": the value is the part
        letter,    // "10k": a multiplier right behind figures
        capital,   // "10M": the same, as a capital only
        point,     // "three point five"
    } kind = Kind::unit;

    template <class Archive>
    void fields(Archive& archive) {
        archive(value, kind);
    }
};

struct Knowledge {
    Vocabulary vocabulary;
    TokenizerTables tokenizer;
    Lexicon lexicon;
    std::vector<PartyInfo> parties;
    std::unordered_map<std::string, std::uint32_t> party_by_code;
    Trie names;
    std::vector<NameEntry> entries;
    std::unordered_map<std::uint32_t, NumberWord> numbers;
    std::unordered_map<std::uint32_t, InstrumentHead> instrument_heads;  // by word id
    Trie instrument_phrases;  // inside the name of an agreement; payloads index the kinds
    std::vector<std::string> instrument_phrase_kinds;
    Trie field_words;  // phrases that tell the field of a fact; payloads index the entries
    std::vector<FieldEntry> field_entries;
    std::unordered_map<std::string, std::string>
        national_titles;  // folded title or honorific -> the one state that has it; with a blank behind: that begins so
    std::unordered_map<std::string, std::pair<std::string, std::string>>
        shared_names;  // folded name of two states -> the one that it usually means, the other one
    std::unordered_map<std::string, std::string> outlets;         // folded name or domain -> country
    std::unordered_map<std::uint32_t, std::string> family_names;  // word id -> order
    Leaders leaders;
    ReadCues cues;
    std::vector<std::string>
        official_words;  // folded: in the name of an outlet that is an office of its state
    WordLists lists;     // 0 separates the members of a list
    std::vector<Rule> rules;
    Programs programs;
    std::array<RuleIndex, rule_level_count> index;
    std::string hash;

    // Only while it is loaded from its sources, not kept in an image.
    std::vector<WordList> list_sources;  // by the numbers of `lists`
    std::unordered_map<std::string, std::uint32_t> literals;
    std::vector<Pattern> pattern_sources;

    [[nodiscard]] const std::string& code_of(const PartyMark& mark) const { return parties[mark.party].code; }

    template <class Archive>
    void fields(Archive& archive) {
        archive(vocabulary, tokenizer, lexicon, parties, party_by_code, names, entries, numbers,
                instrument_heads, instrument_phrases, instrument_phrase_kinds, field_words, field_entries,
                national_titles, shared_names, outlets, family_names, leaders, cues, official_words, lists,
                rules, programs, index, hash);
    }
};

// Whether there are words and rules for a language (ISO 639-1). What bears no language is read as if there were.
bool knows_language(const Knowledge& knowledge, std::string_view language);

// Adds the rules of one file to knowledge that came from its sources. What is faulty is left out and told in `errors`.
void add_rules(RuleFile file, Knowledge& knowledge, std::vector<Error>& errors);

// The parts of loading; errors are collected.
void load_tables(Knowledge& knowledge, const Layers& layers, const std::string& language,
                 std::vector<Error>& errors);
void load_rules(Knowledge& knowledge, const Layers& layers, const std::string& language, bool tables_whole,
                std::vector<Error>& errors);

}  // namespace entente
