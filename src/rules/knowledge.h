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
};

struct PartyInfo {
    std::string code;      // ISO 3166-1 alpha-3, or a body's short name
    std::string kind;      // "state", "territory", "former", "bloc", "organisation", "forum"
    std::string currency;  // ISO 4217; empty where none
    std::vector<PartyMembership> members;

    [[nodiscard]] bool is_state() const { return kind == "state" || kind == "territory"; }
};

// What a phrase of the name trie means.
struct NameEntry {
    MarkKind kind = MarkKind::party;  // party, place, title, level or indicator
    std::uint32_t party = 0;          // party
    PartyRole role = PartyRole::name;
    bool ambiguous = false;  // also a person's or another place's name
    bool capital = false;    // has to begin with a capital letter
    bool all_caps = false;   // has to be written in capitals: "US"
    std::string value;       // place: country; title: class; level and indicator: what it resolves to
};

struct InstrumentHead {
    std::string kind;
    bool plural = false;
    std::uint32_t beside = 0;  // a word that has to stand before it: "joint" of "statement"; 0: none
    bool needs_name = false;   // counts only in a name: "Cooperation Plan", not "plan"
};

struct NumberWord {
    double value = 0;
    enum class Kind : std::uint8_t { unit, tens, multiplier, ordinal } kind = Kind::unit;
};

struct RuleIndex {
    std::vector<std::vector<std::uint32_t>> by_word;  // word id -> patterns anchored on it
    std::array<std::vector<std::uint32_t>, pattern_class_count> by_class;
    std::vector<std::uint32_t> everywhere;          // patterns without an anchor
    std::array<bool, mark_kind_count> uses_kind{};  // a pattern is anchored on marks of the kind
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
    std::unordered_map<std::string, std::string>
        national_titles;  // folded title or honorific -> the one state that has it
    std::unordered_map<std::string, std::string> outlets;         // folded name or domain -> country
    std::unordered_map<std::uint32_t, std::string> family_names;  // word id -> order
    ReadCues cues;
    std::vector<std::string>
        official_words;           // folded: in the name of an outlet that is an office of its state
    std::vector<WordList> lists;  // 0 separates the members of a list
    std::vector<Rule> rules;
    std::vector<Pattern> patterns;
    std::array<RuleIndex, rule_level_count> index;
    std::string hash;

    [[nodiscard]] const std::string& code_of(const PartyMark& mark) const { return parties[mark.party].code; }
};

// The parts of loading; errors are collected.
void load_tables(Knowledge& knowledge, const Layers& layers, const std::string& language,
                 std::vector<Error>& errors, std::string& sources);
void load_rules(Knowledge& knowledge, const Layers& layers, const std::string& language, bool tables_whole,
                std::vector<Error>& errors, std::string& sources);

}  // namespace entente
