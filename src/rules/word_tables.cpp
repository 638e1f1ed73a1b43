// What words are: those of the tokenizer, the lexicon with its lists and forms, numbers, heads of names, fields.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/fold.h"
#include "rules/table_reader.h"
#include "rules/tables.h"

namespace entente {
namespace {

using Fields = TableReader::Fields;

// Columns of the table of verbs.
constexpr std::array<std::uint64_t, 5> verb_forms{wc_verb_base, wc_verb_third, wc_verb_past,
                                                  wc_verb_participle, wc_verb_gerund};

// A file in knowledge/<language>/lists/, and what each word of it is: WordClass or WordRole.
struct ListOfWords {
    const char* file;
    std::uint64_t bits;
};

// Classes, of single words as they stand.
constexpr std::array<ListOfWords, 8> class_lists{{
    {"institution.txt", wc_institution},
    {"verbs_first.txt", wc_verb_first},
    {"honorifics.txt", wc_honorific},
    {"name_particles.txt", wc_particle},
    {"name_suffixes.txt", wc_suffix},
    {"adverbs.txt", wc_adverb},
    {"not_names.txt", wc_not_name},
    {"also_names.txt", wc_also_name},
}};

// Roles.
constexpr std::array<ListOfWords, 16> role_lists{{
    {"agents.txt", wr_agent},
    {"idle_verbs.txt", wr_idle},
    {"doubt_words.txt", wr_doubt},
    {"denial_words.txt", wr_denial},
    {"spoken_verbs.txt", wr_spoken},
    {"agreement_words.txt", wr_agreement},
    {"joint_words.txt", wr_joint},
    {"origin_words.txt", wr_origin},
    {"goal_words.txt", wr_goal},
    {"source_words.txt", wr_source},
    {"places_as_names.txt", wr_place_name},
    {"interviewer_words.txt", wr_interviewer},
    {"man_words.txt", wr_man},
    {"woman_words.txt", wr_woman},
    {"stay_begins.txt", wr_stay_begin},
    {"stay_ends.txt", wr_stay_end},
}};

// Classes, of words in all their forms.
constexpr std::array<ListOfWords, 3> inflected_lists{{
    {"meeting_words.txt", wc_meet},
    {"say_words.txt", wc_say},
    {"stance_words.txt", wc_stance},
}};

// In the order of NumberWord::Kind.
constexpr std::array<std::string_view, 8> number_kinds{"unit",     "tens",   "multiplier", "ordinal",
                                                       "fraction", "letter", "capital",    "point"};

class WordTables : TableReader {
public:
    explicit WordTables(const TableReader& reader) : TableReader(reader) {}

    void go() {
        tokenizer_words();
        lexicon();
        numbers();
        instruments();
        fields();
        separators();
    }

private:
    void tokenizer_words() {
        rows(language_ + "/lists/joined_prefixes.txt", 1, [&](const Fields& f, auto&) {
            k_.tokenizer.set(k_.vocabulary.add(fold(f[0])), TokenizerTables::joined_prefix);
        });
        rows(language_ + "/lists/abbreviations.txt", 1, [&](const Fields& f, auto&) {
            k_.tokenizer.set(k_.vocabulary.add(fold(f[0])), TokenizerTables::abbreviation);
        });
        rows(language_ + "/currencies.tsv", 3, [&](const Fields& f, auto&) {  // "USD34", "Rs500"
            const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
            if (f[2] != "name" && f[0].size() >= 2 && std::all_of(f[0].begin(), f[0].end(), is_letter))
                k_.tokenizer.set(k_.vocabulary.add(fold(f[0])), TokenizerTables::before_figures);
        });
    }

    void add_class(std::string_view text, std::uint64_t bits) {
        if (const std::uint32_t id = word(text); id != 0) k_.lexicon.add(id, bits);
    }

    void lexicon() {
        rows(language_ + "/functions.tsv", 2, [&](const Fields& f, auto& fail) {
            for (const std::string_view name : split(f[1], ' ')) {
                const std::uint64_t bit = word_class_of(name);
                if (bit == 0) return fail("there is no class of words '" + std::string(name) + "'", 1);
                const std::uint32_t id = word(f[0]);
                if (id == 0) return fail("expected one word, found '" + std::string(f[0]) + "'");
                k_.lexicon.add(id, bit);
                k_.cues.small_words.add(fold(f[0]));
            }
        });
        k_.cues.small_words.language = language_;
        for (const ListOfWords& list : class_lists) {
            rows(lists_folder() + list.file, 1, [&](const Fields& f, auto&) { add_class(f[0], list.bits); });
        }
        for (const ListOfWords& list : role_lists) {
            rows(lists_folder() + list.file, 1, [&](const Fields& f, auto&) {
                if (const std::uint32_t id = word(f[0]); id != 0) k_.lexicon.add_role(id, list.bits);
            });
        }
        inflection();
        for (const ListOfWords& list : inflected_lists) {
            rows(lists_folder() + list.file, 1, [&](const Fields& f, auto&) {
                add_class(f[0], list.bits);
                for (const std::string& form : k_.lexicon.forms[fold(f[0])]) add_class(form, list.bits);
            });
        }
        plain_words();
    }

    [[nodiscard]] std::string lists_folder() const { return language_ + "/lists/"; }

    // The forms of verbs and nouns, and spellings that share them.
    void inflection() {
        rows(language_ + "/inflection/verbs.tsv", 5, [&](const Fields& f, auto&) {
            auto& all = k_.lexicon.forms[fold(f[0])];
            k_.lexicon.is_verb[fold(f[0])] = true;
            for (std::size_t i = 0; i < 5; ++i) {
                add_class(f[i], verb_forms[i]);
                add_form(all, f[i]);
            }
        });
        std::vector<std::pair<std::string, std::string>> spellings;
        rows(
            language_ + "/inflection/spellings.tsv", 2,
            [&](const Fields& f, auto&) { spellings.emplace_back(fold(f[0]), fold(f[1])); }, false);
        rows(language_ + "/inflection/nouns.tsv", 2, [&](const Fields& f, auto&) {
            auto& all = k_.lexicon.forms[fold(f[0])];
            for (const std::string_view form : f) add_form(all, form);
            add_class(f[0], wc_noun);
            add_class(f[1], wc_noun | wc_plural);
        });
        for (const auto& [spelling, base] :
             spellings) {  // "emphasize*" takes the forms of "emphasise" too, and back
            const std::vector<std::string> a = k_.lexicon.forms[spelling];
            const std::vector<std::string> b = k_.lexicon.forms[base];
            for (const std::string& form : a) add_form(k_.lexicon.forms[base], form);
            for (const std::string& form : b) add_form(k_.lexicon.forms[spelling], form);
            if (k_.lexicon.is_verb.contains(base)) k_.lexicon.is_verb[spelling] = true;
            if (k_.lexicon.is_verb.contains(spelling)) k_.lexicon.is_verb[base] = true;
        }
    }

    // Words of grammar are written without diacritics: "Tô" is not "to".
    void plain_words() {
        for (std::uint32_t id = 1; id < k_.vocabulary.size(); ++id) {
            if (k_.lexicon.is(id, wc_closed)) k_.tokenizer.set(id, TokenizerTables::plain_only);
        }
    }

    static void add_form(std::vector<std::string>& all, std::string_view form) {
        const std::string folded = fold(form);
        if (!folded.empty() && std::find(all.begin(), all.end(), folded) == all.end()) all.push_back(folded);
    }

    void numbers() {
        rows(language_ + "/numbers.tsv", 3, [&](const Fields& f, auto& fail) {
            NumberWord number;
            const auto read = std::from_chars(f[1].data(), f[1].data() + f[1].size(), number.value);
            if (read.ec != std::errc())
                return fail("expected a number in digits, found '" + std::string(f[1]) + "'", 1);
            if (f[2] == "multiple") return;  // "doubled": for rules
            const auto kind = std::find(number_kinds.begin(), number_kinds.end(), f[2]);
            if (kind == number_kinds.end()) {
                std::vector<std::string> known(number_kinds.begin(), number_kinds.end());
                known.emplace_back("multiple");
                return fail(no_such(f[2], known), 2);
            }
            number.kind = static_cast<NumberWord::Kind>(kind - number_kinds.begin());
            if (const std::uint32_t id = word(f[0]); id != 0) {
                k_.numbers.emplace(id, number);
                if (number.kind < NumberWord::Kind::letter) k_.lexicon.add(id, wc_number);
            }
        });
    }

    void instruments() {
        heads("instruments.tsv", MarkKind::instrument);
        heads("mechanisms.tsv", MarkKind::mechanism);
        heads("projects.tsv", MarkKind::project);
        rows(language_ + "/instrument_phrases.tsv", 2, [&](const Fields& f, auto&) {
            k_.instrument_phrases.add(words(f[0]),
                                      static_cast<std::uint32_t>(k_.instrument_phrase_kinds.size()));
            k_.instrument_phrase_kinds.emplace_back(f[1]);
        });
    }

    // Heads of names that grow: of instruments, mechanisms and projects.
    void heads(const std::string& file, MarkKind what) {
        rows(language_ + "/" + file, 2, [&](const Fields& f, auto&) {
            InstrumentHead head;
            head.what = what;
            head.kind = f[1];
            for (std::size_t i = 2; i < f.size(); ++i) {
                head.plural = head.plural || f[i] == "plural";
                if (f[i].starts_with("beside=")) {
                    for (const std::string_view one : split(f[i].substr(7), '|'))
                        head.beside.push_back(word(one));
                }
                if (f[i].starts_with("behind=")) head.behind = word(f[i].substr(7));
                head.needs_name = head.needs_name || f[i] == "named";
                head.long_name = head.long_name || f[i] == "long";
            }
            if (const std::uint32_t id = word(f[0]); id != 0) {
                k_.instrument_heads.emplace(id, std::move(head));
                k_.lexicon.add(id, wc_instrument);
            }
        });
    }

    void fields() {
        rows(language_ + "/fields.tsv", 2, [&](const Fields& f, auto& fail) {
            const SlotSpec* spec = find_slot(FactType::commitment, "field");
            if (std::find(spec->choices.begin(), spec->choices.end(), f[1]) == spec->choices.end())
                return fail("there is no field '" + std::string(f[1]) + "'", 1);
            FieldEntry entry;
            entry.field = f[1];
            const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
            const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
            entry.capital = upper(f[0][0]);
            entry.all_caps = entry.capital && std::none_of(f[0].begin(), f[0].end(), lower);
            k_.field_words.add(words(f[0]), static_cast<std::uint32_t>(k_.field_entries.size()));
            k_.field_entries.push_back(std::move(entry));
        });
    }

    // List 0: what stands between the members of a list.
    void separators() {
        WordList list;
        list.name = ",";
        const std::uint32_t comma = k_.vocabulary.add(",");
        list.add({comma}, "");
        for (std::uint32_t id = 1; id < k_.vocabulary.size(); ++id) {
            if (!k_.lexicon.is(id, wc_conjunction)) continue;
            list.add({id}, "");
            list.add({comma, id}, "");
        }
        k_.list_sources.insert(k_.list_sources.begin(), std::move(list));
    }
};

}  // namespace

void load_words(const TableReader& reader) { WordTables(reader).go(); }

}  // namespace entente
