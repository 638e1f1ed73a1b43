// Who and what is known by name: states, bodies and their names, places, offices, levels and indicators, words that
// refer to somebody, outlets, leaders.
#include <algorithm>
#include <charconv>
#include <map>

#include "base/fold.h"
#include "rules/table_reader.h"
#include "rules/tables.h"

namespace entente {
namespace {

using Fields = TableReader::Fields;

class NameTables : TableReader {
public:
    explicit NameTables(const TableReader& reader) : TableReader(reader) {}

    void go() {
        states();
        bodies();
        party_names();
        places();
        titles();
        phrases("levels.tsv", MarkKind::level);
        phrases("diplomatic_levels.tsv", MarkKind::level);
        phrases("indicators.tsv", MarkKind::indicator);
        outlets();
        official_words();
        national_words();
        references();
        family_names();
        leaders();
    }

private:
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
};

}  // namespace

void load_names(const TableReader& reader) { NameTables(reader).go(); }

}  // namespace entente
