// Who is who inside one document: full names, short forms by culture, pronouns, "the ambassador".
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/fold.h"
#include "understand/context.h"

namespace entente {
namespace {

constexpr std::size_t most_forms = 8;  // full names that are kept for one word

class PersonResolver {
public:
    explicit PersonResolver(Context& context) : c_(context), marks_(context.marks) {}

    void go() {
        collect_full_names();
        collect_short_names();
        add_leaders();
        attach_marked();
        if (known_.empty()) return;  // the others look for somebody who is known
        attach_names();
        attach_places();
        attach_verbs();
    }

private:
    struct Known {
        std::vector<std::string> words;
    };

    // The words of a name by which it is compared, without "Jr.".
    [[nodiscard]] std::vector<std::string> words_of(std::string_view name) const {
        std::vector<std::string> words = words_of_name(name);
        while (words.size() > 1 && is_suffix(words.back())) words.pop_back();
        return words;
    }
    [[nodiscard]] bool is_suffix(const std::string& word) const {
        const auto is = [&](const std::string& form) {
            const std::uint32_t id = c_.knowledge.vocabulary.find(form);
            return id != 0 && c_.knowledge.lexicon.is(id, wc_suffix);
        };
        return is(word) || is(word + ".");
    }

    [[nodiscard]] std::string clean(Span name) const {
        std::string out;
        if (is_clean(c_.text(name))) return std::string(c_.text(name));
        for (const char ch : c_.text(name)) out += ch == '\n' || ch == '\r' ? ' ' : ch;
        std::string spaced;  // no-break and doubled blanks are one blank
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (static_cast<unsigned char>(out[i]) == 0xC2 && i + 1 < out.size() &&
                static_cast<unsigned char>(out[i + 1]) == 0xA0) {
                if (!spaced.empty() && spaced.back() != ' ') spaced += ' ';
                ++i;
            } else if (out[i] != ' ' || (!spaced.empty() && spaced.back() != ' ')) {
                spaced += out[i];
            }
        }
        return spaced;
    }

    // No line ends, single blanks inside, no letter that is not ASCII: nothing to be done for most names.
    static bool is_clean(std::string_view name) {
        char before = ' ';
        for (const char ch : name) {
            if (ch == '\n' || ch == '\r' || (ch & 0x80) != 0 || (ch == ' ' && before == ' ')) return false;
            before = ch;
        }
        return true;
    }

    // Names of two words and more beside a title make persons; the longest form of each is kept.
    void collect_full_names() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            const PersonMark& person = marks_.person_marks[mark.value];
            if (person.name.empty()) continue;
            const std::string name = clean(person.name);
            if (words_of(name).size() >= 2) add(name);
        }
    }

    // Who has a title with a short form alone may be named in full without one: by the first full form that fits.
    void collect_short_names() {
        std::optional<FullNames> full;
        std::set<std::string> tried;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person || marks_.person_marks[mark.value].name.empty()) continue;
            if (marks_.person_marks[mark.value].title.empty()) continue;
            const std::vector<std::string> words = words_of(clean(marks_.person_marks[mark.value].name));
            if (words.size() != 1 || !tried.insert(words.front()).second || find(words) >= 0) continue;
            if (!full) full = full_names();
            const std::vector<std::string>& runs = (*full)[words.front()];
            const auto fits = std::find_if(runs.begin(), runs.end(), [&](const std::string& run) {
                return is_short_form(words, words_of(run));
            });
            if (fits != runs.end()) add(*fits);
        }
    }

    using FullNames = std::unordered_map<std::string, std::vector<std::string>>;

    // The runs of names by each of their words; a few are enough.
    [[nodiscard]] FullNames full_names() const {
        FullNames full;
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::name || mark.last - mark.first < 2) continue;
            const std::string run = clean(span_of(marks_, mark.first, mark.last));
            const std::vector<std::string> words = words_of(run);
            for (const std::string& word : words) {
                std::vector<std::string>& runs = full[word];
                if (words.size() <= 4 && runs.size() < most_forms) runs.push_back(run);
            }
        }
        return full;
    }

    int add(const std::string& name) {
        const int found = find(words_of(name));
        if (found >= 0) {
            Person& old = marks_.persons[static_cast<std::size_t>(found)];
            if (words_of(name).size() > words_of(old.name).size()) {
                old.name = name;
                known_[static_cast<std::size_t>(found)].words = words_of(name);
                remember(found, words_of(name));
            }
            return found;
        }
        Person person;
        person.name = name;
        marks_.persons.push_back(std::move(person));
        known_.push_back({words_of(name)});
        remember(static_cast<int>(known_.size() - 1), known_.back().words);
        return static_cast<int>(marks_.persons.size() - 1);
    }

    // The known person that the words can stand for: equal, or a short form of the one person whom it fits.
    [[nodiscard]] int find(const std::vector<std::string>& words) const {
        if (words.empty()) return -1;
        if (const auto same = exact_.find(joined(words)); same != exact_.end()) return same->second;
        int found = -1;
        for (const int i : candidates(words)) {
            const std::vector<std::string>& known = known_[static_cast<std::size_t>(i)].words;
            if (is_glued(words, known)) return i;
            if (i == found || (!is_short_form(words, known) && !is_short_form(known, words))) continue;
            if (found >= 0) return -1;  // two persons fit: none is taken
            found = i;
        }
        return found;
    }

    // Persons that one of the ways to shorten a name can lead to.
    [[nodiscard]] std::vector<int> candidates(const std::vector<std::string>& words) const {
        std::vector<int> out;
        const auto take = [&](const Index& index, const std::string& word) {
            const auto found = index.find(word);
            if (found != index.end()) out.insert(out.end(), found->second.begin(), found->second.end());
        };
        take(by_last_, words.back());
        if (words.size() == 1) take(by_second_last_, words.back());
        if (words.size() > 2) take(by_last_, words[words.size() - 2]);
        take(by_first_family_, words.front());
        for (std::size_t size = 4; words.size() > 1 && size < words.back().size(); ++size)
            take(by_last_, words.back().substr(0, size));  // a lost blank
        return out;
    }

    static std::string joined(const std::vector<std::string>& words) {
        std::string out;
        for (const std::string& word : words) out += word + ' ';
        return out;
    }

    void remember(int person, const std::vector<std::string>& words) {
        if (words.empty()) return;
        exact_.emplace(joined(words), person);
        by_last_[words.back()].push_back(person);
        std::vector<int>& first = by_first_[words.front()];
        if (std::find(first.begin(), first.end(), person) == first.end() && first.size() < most_forms)
            first.push_back(person);
        if (words.size() > 2) by_second_last_[words[words.size() - 2]].push_back(person);
        if (order_of(words.front()) == "family_first") by_first_family_[words.front()].push_back(person);
    }

    // "Dr Ada" for Ada Okafor, where one alone is so called: many go by the given name. From then on the name alone does.
    int by_given_name(const std::vector<std::string>& words) {
        const auto found = words.size() == 1 ? by_first_.find(words.front()) : by_first_.end();
        if (found == by_first_.end() || found->second.size() != 1) return -1;
        exact_.emplace(joined(words), found->second.front());
        return found->second.front();
    }

    [[nodiscard]] std::string_view order_of(const std::string& word) const {
        const auto found = c_.knowledge.family_names.find(c_.knowledge.vocabulary.find(word));
        return found == c_.knowledge.family_names.end() ? std::string_view() : found->second;
    }

    // "Ada Okaforsaid": a blank was lost between a known name and a small word or a verb.
    [[nodiscard]] bool is_glued(const std::vector<std::string>& words,
                                const std::vector<std::string>& full) const {
        if (words.size() != full.size() || words.size() < 2 || full.back().size() < 4) return false;
        if (!std::equal(words.begin(), words.end() - 1, full.begin()) ||
            !words.back().starts_with(full.back()))
            return false;
        const std::uint32_t id = c_.knowledge.vocabulary.find(words.back().substr(full.back().size()));
        return id != 0 && c_.knowledge.lexicon.is(id, wc_preposition | wc_any_verb | wc_conjunction);
    }

    // Last name(s) of the full form, or for family-first cultures the family name; never a middle name.
    [[nodiscard]] bool is_short_form(const std::vector<std::string>& part,
                                     const std::vector<std::string>& full) const {
        if (part.size() == full.size() && part.size() >= 2 && part.back() == full.back() &&
            initials(part, full))
            return true;  // "A. Okafor"
        if (part.size() >= full.size() || full.size() < 2) return false;
        if (std::equal(part.rbegin(), part.rend(), full.rbegin())) return true;
        if (order_of(full.front()) == "family_first")
            return std::equal(part.begin(), part.end(), full.begin());
        if (full.size() > 2 && part.size() == 1 && part.front() == full[full.size() - 2]) {
            return order_of(part.front()) == "two_surnames";  // the first of two surnames is the short form
        }
        if (part.size() >= 2 && part.front() == full.front() && part.back() == full.back())
            return true;  // initials left out
        return false;
    }

    // All words of `part` but the last are the first letters of those of `full`, or the same.
    static bool initials(const std::vector<std::string>& part, const std::vector<std::string>& full) {
        for (std::size_t i = 0; i + 1 < part.size(); ++i) {
            if (part[i] != full[i] && (part[i].size() != 1 || !full[i].starts_with(part[i]))) return false;
        }
        return true;
    }

    // Leaders who are named in full in the years of their terms are persons, though no title stands beside them.
    void add_leaders() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::name || mark.last - mark.first < 2) continue;
            const bool opens = marks_.sentences[sentence_of(marks_, mark.first)].first == mark.first;
            for (std::uint32_t first = mark.first; first + 2 <= mark.last; ++first) {
                const std::string name = clean(span_of(marks_, first, mark.last));
                if (is_leader_now(c_, name)) add(name);
                if (!opens || first > mark.first) break;  // "Today Ada Okafor met ..."
            }
        }
    }

    void attach_marked() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            PersonMark& person = marks_.person_marks[mark.value];
            if (person.name.empty()) continue;
            const std::string name = clean(person.name);
            person.person = find(words_of(name));
            const bool bare =
                person.title.empty() || person.title.begin > person.name.begin;  // "Ada, who is ..."
            if (person.person < 0 && bare) person.person = by_given_name(words_of(name));
            if (person.person < 0 && !person.title.empty()) person.person = add(name);
            if (person.person < 0) continue;
            Person& known = marks_.persons[static_cast<std::size_t>(person.person)];
            if (known.party.empty() && !person.party.empty() && !person.former) known.party = person.party;
        }
    }

    // Bare names that are a known person, in full or short.
    void attach_names() {
        std::vector<bool> covered(marks_.tokens.size());
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            for (std::uint32_t i = mark.first; i < mark.last; ++i) covered[i] = true;
        }
        const std::size_t count = marks_.marks.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Mark mark = marks_.marks[i];
            if (mark.kind != MarkKind::name || covered[mark.first]) continue;
            PersonMark person;
            person.name = span_of(marks_, mark.first, mark.last);
            person.person = find(words_of(clean(person.name)));
            if (person.person < 0) continue;
            const std::uint32_t first = with_particles(mark.first, person.person);
            person.name = span_of(marks_, first, mark.last);
            marks_.marks.push_back(
                {MarkKind::person, first, mark.last, static_cast<std::uint32_t>(marks_.person_marks.size())});
            marks_.person_marks.push_back(person);
        }
    }

    // "van der Meer" begins with small letters, where the full name has these words.
    [[nodiscard]] std::uint32_t with_particles(std::uint32_t first, int person) const {
        const std::vector<std::string>& words = known_[static_cast<std::size_t>(person)].words;
        std::uint32_t from = first;
        for (std::uint32_t i = first; i > 0;) {
            --i;
            if (marks_.tokens[i].word == sign_hyphen && !marks_.tokens[i].spaced) continue;
            const std::string word = fold(c_.text(span_of(marks_, i, i + 1)));
            if (!c_.knowledge.lexicon.is(marks_.tokens[i].word, wc_particle) ||
                std::find(words.begin(), words.end(), word) == words.end())
                break;
            from = i;
        }
        return from;
    }

    // "Hung said", "King left": a word with another use is no name at the beginning of a sentence, unless somebody is so
    // called.
    void attach_verbs() {
        std::vector<bool> covered(marks_.tokens.size() + 1);
        std::vector<bool> acting(marks_.tokens.size() + 1);
        for (const Mark& mark : marks_.marks) {
            if (mark.kind == MarkKind::person || mark.kind == MarkKind::name || mark.kind == MarkKind::party)
                std::fill(covered.begin() + mark.first, covered.begin() + mark.last, true);
            if (mark.kind == MarkKind::verb) acting[mark.first] = true;
        }
        for (const Sentence& sentence : marks_.sentences) {
            const std::uint32_t i = sentence.first;
            if (i + 1 >= sentence.last || covered[i] || !marks_.tokens[i].capital || !acting[i + 1]) continue;
            PersonMark made;
            made.name = span_of(marks_, i, i + 1);
            made.person = find(words_of(clean(made.name)));
            if (made.person < 0) continue;
            marks_.marks.push_back(
                {MarkKind::person, i, i + 1, static_cast<std::uint32_t>(marks_.person_marks.size())});
            marks_.person_marks.push_back(std::move(made));
        }
    }

    // "Jordan said" is the Ada Jordan named before, unless the text speaks of the state as well.
    void attach_places() {
        for (Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::party || mark.last != mark.first + 1) continue;
            if (!c_.knowledge.lexicon.plays(marks_.tokens[mark.first].word, wr_place_name)) continue;
            const int person = find(words_of(clean(span_of(marks_, mark.first, mark.last))));
            if (person < 0) continue;
            const std::uint32_t party = marks_.parties[mark.value].party;
            const auto [spoken, fresh] = spoken_of_.emplace(party, false);
            if (fresh) spoken->second = is_spoken_of(mark);
            if (spoken->second) continue;
            PersonMark made;
            made.name = span_of(marks_, mark.first, mark.last);
            made.person = person;
            mark.kind = MarkKind::person;
            mark.value = static_cast<std::uint32_t>(marks_.person_marks.size());
            marks_.person_marks.push_back(std::move(made));
        }
    }

    // The state of the mark is named by another word too, or stands behind a preposition.
    [[nodiscard]] bool is_spoken_of(const Mark& place) const {
        const std::uint32_t party = marks_.parties[place.value].party;
        return std::any_of(marks_.marks.begin(), marks_.marks.end(), [&](const Mark& mark) {
            if (mark.kind != MarkKind::party || marks_.parties[mark.value].party != party) return false;
            if (marks_.tokens[mark.first].word != marks_.tokens[place.first].word) return true;
            if (mark.first == 0) return false;
            const std::uint64_t before = c_.knowledge.lexicon.classes(marks_.tokens[mark.first - 1].word);
            return (before & wc_preposition) != 0 || ((before & wc_any_verb) != 0 && (before & wc_say) == 0);
        });
    }

    Context& c_;
    Marks& marks_;
    using Index = std::unordered_map<std::string, std::vector<int>>;  // word of a name -> persons
    std::vector<Known> known_;
    std::unordered_map<std::string, int> exact_;  // all words of a name -> person
    Index by_first_;
    Index by_last_;
    Index by_second_last_;
    Index by_first_family_;                    // first words that are family names
    std::map<std::uint32_t, bool> spoken_of_;  // parties whose name somebody has
};

}  // namespace

void resolve_persons(Context& context) {
    PersonResolver(context).go();
    refer_to_persons(context);
    title_counterparts(context);
}

}  // namespace entente
