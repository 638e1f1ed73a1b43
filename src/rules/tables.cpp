// Loading of the tables: one small function a file. Formats stand in the head of each file under knowledge/.
#include <algorithm>
#include <charconv>
#include <map>

#include "base/fold.h"
#include "base/spelling.h"
#include "read/line_cues.h"
#include "read/page_parts.h"
#include "rules/knowledge.h"
#include "rules/table_shapes.h"

namespace entente {
namespace {

constexpr std::size_t most_faults = 100;  // of one table; it is no such table then

using Fields = std::vector<std::string_view>;

// Columns of the table of verbs.
constexpr std::array<std::uint64_t, 5> verb_forms{wc_verb_base, wc_verb_third, wc_verb_past,
                                                  wc_verb_participle, wc_verb_gerund};

class TableLoader {
public:
    TableLoader(Knowledge& knowledge, const Layers& layers, std::string language, std::vector<Error>& errors)
        : k_(knowledge), layers_(layers), language_(std::move(language)), errors_(errors) {}

    void go() {
        tokenizer_words();
        states();
        bodies();
        lexicon();
        party_names();
        places();
        titles();
        phrases("levels.tsv", MarkKind::level);
        phrases("diplomatic_levels.tsv", MarkKind::level);
        phrases("indicators.tsv", MarkKind::indicator);
        numbers();
        instruments();
        fields();
        outlets();
        official_words();
        national_words();
        references();
        family_names();
        leaders();
        furniture();
        page_parts();
        months();
        byline_words();
        separators();
    }

private:
    template <class Row>
    void rows(const std::string& path, std::size_t least, Row row, bool needed = true) {
        const LayeredTable table = layers_.table(path, shape_of_table(path), errors_);
        if (table.files.empty() && needed) {
            errors_.push_back({ErrorCode::cannot_open, layers_.folders().front() + "/" + path,
                               "there is no such table; the lowest folder of knowledge has to have it"});
        }
        const std::size_t before = errors_.size();
        for (const LayeredTable::Row& line : table.rows) {
            if (errors_.size() >= before + most_faults) return;
            const Fields fields = split(line.line, '\t');
            const auto fail = [&](const std::string& what, std::size_t column = 0) {
                errors_.push_back(table.error(line, what, column));
            };
            if (fields.size() < least) {
                fail("expected " + std::to_string(least) + " columns parted by tabs, found " +
                     (fields.size() == 1 && trim(line.line).find(' ') != std::string_view::npos
                          ? "one; blanks do not part columns"
                          : std::to_string(fields.size())));
                continue;
            }
            row(fields, fail);
        }
    }

    // "expected unit, tens or multiplier, found 'unti'; did you mean 'unit'?"
    static std::string no_such(std::string_view found, const std::vector<std::string>& known) {
        return "expected " + listed(known, "or") + ", found '" + std::string(found) + "'" +
               did_you_mean(found, known);
    }
    std::string no_code(std::string_view found) const {
        std::vector<std::string> known;
        for (const PartyInfo& party : k_.parties) known.push_back(party.code);
        std::string what =
            "expected a code of world/states.tsv or world/bodies.tsv, found '" + std::string(found) + "'";
        if (found.size() > 3)
            what += did_you_mean(found, known);  // codes of three letters are all near one another
        return what;
    }

    std::vector<std::uint32_t> words(std::string_view text) {
        return intern_words(text, k_.vocabulary, k_.tokenizer);
    }
    std::uint32_t word(std::string_view text) {
        const auto ids = words(text);
        return ids.size() == 1 ? ids[0] : 0;
    }

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

    // ---- parties ----

    void add_party(PartyInfo info) {
        const auto [at, fresh] =
            k_.party_by_code.emplace(info.code, static_cast<std::uint32_t>(k_.parties.size()));
        if (fresh) k_.parties.push_back(std::move(info));
    }

    void states() {
        std::vector<std::pair<std::string, std::string>> successors;
        rows("world/states.tsv", 5, [&](const Fields& f, auto&) {
            if (f[2] == "former" && f[4] != "-") {
                successors.emplace_back(f[0], f[4]);
                return;
            }
            PartyInfo info;
            info.code = f[0];
            info.kind = f[2];
            info.currency = f[3] == "-" ? "" : std::string(f[3]);
            add_party(std::move(info));
        });
        for (const auto& [former, successor] : successors) {  // the Soviet Union is RUS
            const auto found = k_.party_by_code.find(successor);
            if (found != k_.party_by_code.end()) k_.party_by_code.emplace(former, found->second);
        }
    }

    void bodies() {
        rows("world/bodies.tsv", 3, [&](const Fields& f, auto& fail) {
            PartyInfo info;
            info.code = f[0];
            info.kind = f[1];
            if (f[2] != "-") {
                for (const std::string_view member : split(f[2], ',')) {
                    const std::size_t colon = member.find(':');
                    PartyMembership m;
                    m.code = std::string(trim(member.substr(0, colon)));
                    if (colon != std::string_view::npos) years(member.substr(colon + 1), m);
                    if (!k_.party_by_code.contains(m.code)) fail(no_code(m.code), 2);
                    info.members.push_back(std::move(m));
                }
            }
            add_party(std::move(info));
        });
    }

    static void years(std::string_view text, PartyMembership& m) {
        const std::size_t slash = text.find('/');
        std::from_chars(text.data(), text.data() + std::min(slash, text.size()), m.since);
        if (slash != std::string_view::npos && text.substr(slash + 1) != "..") {
            std::from_chars(text.data() + slash + 1, text.data() + text.size(), m.until);
        }
    }

    void add_name(std::string_view form, NameEntry entry) {
        const auto ids = words(form);
        if (ids.empty()) return;
        k_.names.add(ids, static_cast<std::uint32_t>(k_.entries.size()));
        k_.entries.push_back(std::move(entry));
    }

    static bool is_caps(std::string_view form) {
        return std::all_of(form.begin(), form.end(), [](char c) {
            return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '+' || (c >= '0' && c <= '9');
        });
    }

    // "G20": one letter and figures, which is no word of capitals.
    static bool is_numbered(std::string_view form) {
        return form.size() > 1 &&
               std::all_of(form.begin() + 1, form.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    void party_names() {
        const auto row = [&](const Fields& f, auto& fail) {
            const auto found = k_.party_by_code.find(std::string(f[1]));
            if (found == k_.party_by_code.end()) return fail(no_code(f[1]), 1);
            NameEntry entry;
            entry.party = found->second;
            entry.capital = true;
            entry.all_caps = is_caps(f[0]) && f[0].size() <= 6 && !is_numbered(f[0]);
            const std::string_view role = f.size() > 2 ? f[2] : "body";
            if (role == "name" || role == "variant")
                entry.role = PartyRole::name;
            else if (role == "adjective")
                entry.role = PartyRole::adjective;
            else if (role == "people")
                entry.role = PartyRole::people;
            else if (role == "capital")
                entry.role = PartyRole::capital;
            else if (role == "seat")
                entry.role = PartyRole::seat;
            else if (role == "body")
                entry.role = PartyRole::body;
            else
                return fail(
                    no_such(role, {"name", "variant", "adjective", "people", "capital", "seat", "body"}), 2);
            entry.ambiguous = f.size() > 3 && f[3] == "ambiguous";
            if (entry.role == PartyRole::capital) {
                NameEntry place = entry;
                place.kind = MarkKind::place;
                place.value = k_.parties[entry.party].code;
                add_name(f[0], std::move(place));
            }
            add_name(f[0], std::move(entry));
        };
        rows(language_ + "/parties.tsv", 3, row);
        rows(language_ + "/parties.generated.tsv", 3, row);
        rows(language_ + "/bodies.tsv", 2, row);
    }

    void places() {
        rows(language_ + "/places.tsv", 2, [&](const Fields& f, auto&) {
            NameEntry entry;
            entry.kind = MarkKind::place;
            entry.capital = true;
            entry.value = f[1];
            add_name(f[0], std::move(entry));
        });
    }

    void titles() {
        rows(language_ + "/offices.tsv", 2, [&](const Fields& f, auto&) {
            NameEntry entry;
            entry.kind = MarkKind::title;
            entry.value = f[1];
            add_name(f[0], entry);
            if (const std::string several = plural_of(f[0]); !several.empty()) {
                entry.plural = static_cast<std::uint8_t>(several.size() - f[0].size());
                add_name(several, std::move(entry));
            }
        });
    }

    // "foreign ministers" of "foreign minister", where the plural only adds to the last word; else empty.
    std::string plural_of(std::string_view form) {
        const std::size_t from = form.rfind(' ') + 1;
        const std::string last = fold(form.substr(from));
        const auto forms = k_.lexicon.forms.find(last);
        if (forms == k_.lexicon.forms.end()) return {};
        for (const std::string& one : forms->second) {
            if (one.size() > last.size() && one.starts_with(last) && k_.lexicon.is(word(one), wc_plural))
                return std::string(form) + one.substr(last.size());
        }
        return {};
    }

    void phrases(const std::string& file, MarkKind kind) {
        rows(language_ + "/" + file, 2, [&](const Fields& f, auto&) {
            NameEntry entry;
            entry.kind = kind;
            entry.value = f[1];
            add_name(f[0], std::move(entry));
        });
    }

    // "the two sides", "he": what refers to somebody named elsewhere.
    void references() {
        static const std::map<std::string, PartiesMeant, std::less<>> of_parties = {
            {"pair", PartiesMeant::pair},       {"states", PartiesMeant::states},
            {"leaders", PartiesMeant::leaders}, {"they", PartiesMeant::them},
            {"country", PartiesMeant::country}, {"bloc", PartiesMeant::bloc}};
        static const std::map<std::string, PersonMeant, std::less<>> of_persons = {
            {"pronoun", PersonMeant::pronoun},
            {"office", PersonMeant::office},
            {"other", PersonMeant::other},
            {"speaker", PersonMeant::speaker}};
        rows(language_ + "/references.tsv", 2, [&](const Fields& f, auto& fail) {
            NameEntry entry;
            const auto parties = of_parties.find(f[1]);
            const auto person = of_persons.find(f[1]);
            if (parties != of_parties.end()) {
                entry.kind = MarkKind::parties;
                entry.parties_meant = parties->second;
            } else if (person != of_persons.end()) {
                entry.kind = MarkKind::person;
                entry.person_meant = person->second;
                if (f.size() > 2) entry.value = f[2];
            } else {
                return fail(no_such(f[1], {"pair", "states", "leaders", "they", "country", "bloc", "pronoun",
                                           "office", "other", "speaker"}),
                            1);
            }
            entry.all_caps = f[0].size() == 1;  // "I"
            add_name(f[0], std::move(entry));
        });
    }

    // ---- words ----

    void add_class(std::string_view text, std::uint64_t bits) {
        const auto ids = words(text);
        if (ids.size() == 1) k_.lexicon.add(ids[0], bits);
    }

    void role_list(const std::string& file, std::uint64_t roles) {
        rows(language_ + "/lists/" + file, 1, [&](const Fields& f, auto&) {
            const auto ids = words(f[0]);
            if (ids.size() == 1) k_.lexicon.add_role(ids[0], roles);
        });
    }

    void class_list(const std::string& file, std::uint64_t bits) {
        rows(language_ + "/lists/" + file, 1, [&](const Fields& f, auto&) { add_class(f[0], bits); });
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
        class_list("institution.txt", wc_institution);
        role_list("agents.txt", wr_agent);
        role_list("idle_verbs.txt", wr_idle);
        role_list("doubt_words.txt", wr_doubt);
        role_list("denial_words.txt", wr_denial);
        role_list("spoken_verbs.txt", wr_spoken);
        role_list("agreement_words.txt", wr_agreement);
        role_list("joint_words.txt", wr_joint);
        role_list("origin_words.txt", wr_origin);
        role_list("goal_words.txt", wr_goal);
        class_list("verbs_first.txt", wc_verb_first);
        class_list("honorifics.txt", wc_honorific);
        class_list("name_particles.txt", wc_particle);
        class_list("name_suffixes.txt", wc_suffix);
        class_list("adverbs.txt", wc_adverb);
        class_list("not_names.txt", wc_not_name);
        class_list("also_names.txt", wc_also_name);
        inflected_class("meeting_words.txt", wc_meet);
        inflected_class("say_words.txt", wc_say);
        inflected_class("stance_words.txt", wc_stance);
        role_list("source_words.txt", wr_source);
        role_list("places_as_names.txt", wr_place_name);
        role_list("interviewer_words.txt", wr_interviewer);
        role_list("man_words.txt", wr_man);
        role_list("woman_words.txt", wr_woman);
        role_list("stay_begins.txt", wr_stay_begin);
        role_list("stay_ends.txt", wr_stay_end);
        rows(language_ + "/inflection/verbs.tsv", 5, [&](const Fields& f, auto&) {
            auto& all = k_.lexicon.forms[fold(f[0])];
            k_.lexicon.is_verb[fold(f[0])] = true;
            for (std::size_t i = 0; i < 5; ++i) {
                add_class(f[i], verb_forms[i]);
                add_form(all, f[i]);
            }
        });
        rows(
            language_ + "/inflection/spellings.tsv", 2,
            [&](const Fields& f, auto&) { spellings_.emplace_back(fold(f[0]), fold(f[1])); }, false);
        rows(language_ + "/inflection/nouns.tsv", 2, [&](const Fields& f, auto&) {
            auto& all = k_.lexicon.forms[fold(f[0])];
            for (const std::string_view form : f) add_form(all, form);
            add_class(f[0], wc_noun);
            add_class(f[1], wc_noun | wc_plural);
        });
        for (const auto& [spelling, base] :
             spellings_) {  // "emphasize*" takes the forms of "emphasise" too, and back
            const std::vector<std::string> a = k_.lexicon.forms[spelling];
            const std::vector<std::string> b = k_.lexicon.forms[base];
            for (const std::string& form : a) add_form(k_.lexicon.forms[base], form);
            for (const std::string& form : b) add_form(k_.lexicon.forms[spelling], form);
            if (k_.lexicon.is_verb.contains(base)) k_.lexicon.is_verb[spelling] = true;
            if (k_.lexicon.is_verb.contains(spelling)) k_.lexicon.is_verb[base] = true;
        }
        inflected_classes();
        plain_words();
    }

    // A list whose words count in all their forms.
    void inflected_class(const std::string& file, std::uint64_t bits) { pending_.emplace_back(file, bits); }
    void inflected_classes() {
        for (const auto& [file, bits] : pending_) {
            rows(language_ + "/lists/" + file, 1, [&, bits = bits](const Fields& f, auto&) {
                add_class(f[0], bits);
                for (const std::string& form : k_.lexicon.forms[fold(f[0])]) add_class(form, bits);
            });
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
            using Kind = NumberWord::Kind;
            if (f[2] == "unit")
                number.kind = Kind::unit;
            else if (f[2] == "tens")
                number.kind = Kind::tens;
            else if (f[2] == "multiplier")
                number.kind = Kind::multiplier;
            else if (f[2] == "ordinal")
                number.kind = Kind::ordinal;
            else if (f[2] == "fraction")
                number.kind = Kind::fraction;
            else if (f[2] == "letter")
                number.kind = Kind::letter;
            else if (f[2] == "capital")
                number.kind = Kind::capital;
            else if (f[2] == "point")
                number.kind = Kind::point;
            else if (f[2] == "multiple")
                return;  // "doubled": for rules
            else
                return fail(no_such(f[2], {"unit", "tens", "multiplier", "ordinal", "fraction", "letter",
                                           "capital", "point", "multiple"}),
                            2);
            if (const std::uint32_t id = word(f[0]); id != 0) {
                k_.numbers.emplace(id, number);
                if (number.kind < Kind::letter) k_.lexicon.add(id, wc_number);
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

    void outlets() {
        rows("world/outlets.tsv", 2,
             [&](const Fields& f, auto&) { k_.outlets.emplace(fold(f[0]), std::string(f[1])); });
    }

    void national_words() {
        rows(language_ + "/shared_names.tsv", 3, [&](const Fields& f, auto& fail) {
            for (const std::size_t column : {1U, 2U}) {
                if (!k_.party_by_code.contains(std::string(f[column])))
                    return fail(no_code(f[column]), column);
            }
            k_.shared_names.emplace(fold(f[0]), std::pair(std::string(f[1]), std::string(f[2])));
        });
        rows(language_ + "/national_titles.tsv", 2, [&](const Fields& f, auto& fail) {
            if (!k_.party_by_code.contains(std::string(f[1]))) return fail(no_code(f[1]), 1);
            const bool begins = f.size() > 2 && f[2] == "begins";
            k_.national_titles.emplace(fold(f[0]) + (begins ? " " : ""), std::string(f[1]));
        });
    }

    void official_words() {
        rows(language_ + "/lists/official_outlets.txt", 1,
             [&](const Fields& f, auto&) { k_.official_words.push_back(fold(f[0])); });
    }

    void family_names() {
        rows("world/name_cultures.tsv", 3, [&](const Fields& f, auto&) {
            if (const std::uint32_t id = word(f[2]); id != 0) k_.family_names.emplace(id, std::string(f[1]));
        });
    }

    void leaders() {
        rows("world/leaders.tsv", 5, [&](const Fields& f, auto& fail) {
            const auto party = k_.party_by_code.find(std::string(f[1]));
            if (party == k_.party_by_code.end()) return fail(no_code(f[1]), 1);
            PartyMembership term;
            years(std::string(f[3]) + "/" + std::string(f[4]), term);
            if (term.since == 0) return fail("expected a year, found '" + std::string(f[3]) + "'", 3);
            const std::vector<std::string> words = words_of_name(f[0]);
            const auto order = words.empty() ? k_.family_names.end()
                                             : k_.family_names.find(k_.vocabulary.find(words.front()));
            const bool family_first = order != k_.family_names.end() && order->second == "family_first";
            if (!k_.leaders.add(f[0],
                                family_first ? Leaders::Order::family_first : Leaders::Order::given_first,
                                party->second, f[2], term.since, term.until))
                fail("no class of leaders '" + std::string(f[2]) + "'", 2);
        });
        k_.leaders.finish();
    }

    // Pages are read in any language; other tables of a language come with its rules.
    void furniture() {
        furniture_of(language_);
        for (const std::string& file : layers_.list("", ".tsv")) {
            const std::string folder = file.substr(0, file.find('/'));
            if (file == folder + "/furniture.tsv" && folder != language_) furniture_of(folder);
        }
        index_cues(k_.cues);
    }

    void furniture_of(const std::string& language) {
        const auto row = [&](const Fields& f, auto& fail) {
            FurnitureCue cue;
            using How = FurnitureCue::How;
            if (f[1] == "line")
                cue.how = How::line;
            else if (f[1] == "start")
                cue.how = How::start;
            else if (f[1] == "end")
                cue.how = How::end;
            else if (f[1] == "contains")
                cue.how = How::contains;
            else if (f[1] == "tail")
                cue.how = How::tail;
            else
                return fail(no_such(f[1], {"line", "start", "end", "tail", "contains"}), 1);
            cue.role = f[0];
            cue.text = fold(f[2]);
            k_.cues.furniture.push_back(std::move(cue));
        };
        rows(language + "/furniture.tsv", 3, row, language == language_);
    }

    void page_parts() {
        rows("world/page_parts.tsv", 3, [&](const Fields& f, auto& fail) {
            PagePartName name;
            name.part = page_part_of(f[0]);
            if (name.part == 0) return fail("no such part of a page", 0);
            if (f[1] != "word" && f[1] != "whole") return fail(no_such(f[1], {"word", "whole"}), 1);
            name.whole = f[1] == "whole";
            name.text = f[2];
            k_.cues.page_parts.push_back(std::move(name));
        });
    }

    void months() {
        rows("world/months.tsv", 2, [&](const Fields& f, auto& fail) {
            int month = 0;
            const auto end = f[1].data() + f[1].size();
            if (std::from_chars(f[1].data(), end, month).ptr != end || month < 1 || month > 12)
                return fail("expected the number of a month, 1 to 12", 1);
            k_.cues.months.emplace_back(fold(f[0]), month);
        });
        std::sort(k_.cues.months.begin(), k_.cues.months.end());
    }

    void byline_words() {
        std::vector<std::string>& words = k_.cues.byline_words;
        rows("world/byline_words.tsv", 1, [&](const Fields& f, auto&) { words.push_back(fold(f[0])); });
        std::stable_sort(words.begin(), words.end(),
                         [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
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

    std::vector<std::pair<std::string, std::string>> spellings_;
    std::vector<std::pair<std::string, std::uint64_t>> pending_;
    Knowledge& k_;
    const Layers& layers_;
    std::string language_;
    std::vector<Error>& errors_;
};

}  // namespace

void load_tables(Knowledge& knowledge, const Layers& layers, const std::string& language,
                 std::vector<Error>& errors) {
    TableLoader(knowledge, layers, language, errors).go();
}

}  // namespace entente
