// Who is who inside one document: full names, short forms by culture, pronouns, "the ambassador".
#include <algorithm>
#include <map>

#include "base/fold.h"
#include "understand/context.h"

namespace entente {
namespace {

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : fold(name)) {
        if (c == ' ' || c == '-' || c == '.') {
            if (!word.empty()) out.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

class PersonResolver {
public:
    explicit PersonResolver(Context& context) : c_(context), marks_(context.marks) {}

    void go() {
        collect_full_names();
        attach_marked();
        attach_names();
        references();
        std::erase_if(marks_.marks, [&](const Mark& mark) {
            return mark.kind == MarkKind::person && marks_.person_marks[mark.value].person < 0;
        });
    }

private:
    struct Known {
        std::vector<std::string> words;
    };

    [[nodiscard]] std::string clean(Span name) const {
        std::string out;
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

    int add(const std::string& name) {
        const int found = find(words_of(name));
        if (found >= 0) {
            Person& old = marks_.persons[static_cast<std::size_t>(found)];
            if (words_of(name).size() > words_of(old.name).size()) {
                old.name = name;
                known_[static_cast<std::size_t>(found)].words = words_of(name);
            }
            return found;
        }
        Person person;
        person.name = name;
        marks_.persons.push_back(std::move(person));
        known_.push_back({words_of(name)});
        return static_cast<int>(marks_.persons.size() - 1);
    }

    // The known person that the words can stand for: equal, or a short form of the one person whom it fits.
    [[nodiscard]] int find(const std::vector<std::string>& words) const {
        if (words.empty()) return -1;
        int found = -1;
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (known_[i].words == words) return static_cast<int>(i);
            if (!is_short_form(words, known_[i].words) && !is_short_form(known_[i].words, words)) continue;
            if (found >= 0) return -1;  // two persons fit: none is taken
            found = static_cast<int>(i);
        }
        return found;
    }

    // Last name(s) of the full form, or for family-first cultures the family name; never a middle name.
    [[nodiscard]] bool is_short_form(const std::vector<std::string>& part,
                                     const std::vector<std::string>& full) const {
        if (part.size() >= full.size() || full.size() < 2) return false;
        if (std::equal(part.rbegin(), part.rend(), full.rbegin())) return true;
        const auto family = c_.knowledge.family_names.find(c_.knowledge.vocabulary.find(full.front()));
        if (family != c_.knowledge.family_names.end() && family->second == "family_first") {
            return std::equal(part.begin(), part.end(), full.begin());
        }
        if (part.size() >= 2 && part.front() == full.front() && part.back() == full.back())
            return true;  // initials left out
        return false;
    }

    void attach_marked() {
        for (const Mark& mark : marks_.marks) {
            if (mark.kind != MarkKind::person) continue;
            PersonMark& person = marks_.person_marks[mark.value];
            if (person.name.empty()) continue;
            const std::string name = clean(person.name);
            person.person = find(words_of(name));
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
            marks_.marks.push_back({MarkKind::person, mark.first, mark.last,
                                    static_cast<std::uint32_t>(marks_.person_marks.size())});
            marks_.person_marks.push_back(person);
        }
    }

    // "he" is the last person who was named as acting; "the ambassador" the last with such a title.
    void references() {
        sort_marks(marks_);
        int last = -1;
        std::uint32_t last_at = 0;
        for (std::size_t i = 0; i < marks_.marks.size(); ++i) {
            const Mark mark = marks_.marks[i];
            if (mark.kind == MarkKind::person) {
                person_end_ = std::max(person_end_, mark.last);
                PersonMark& person = marks_.person_marks[mark.value];
                if (person.name.empty() && person.person < 0 && last >= 0 && mark.first < last_at + 160)
                    person.person = last;
                if (person.person >= 0 && !person.title.empty()) titled_[person.office].push_back(mark.value);
                if (person.person >= 0 && is_actor(mark)) {
                    last = person.person;
                    last_at = mark.last;
                }
            } else if (mark.kind == MarkKind::title && mark.first > 0) {
                title_reference(mark, last, last_at);
            }
        }
    }

    // Not "of X", "to X", "with X": a person who is likely the subject.
    [[nodiscard]] bool is_actor(const Mark& mark) const {
        if (mark.first == 0) return true;
        const std::uint64_t c = c_.knowledge.lexicon.classes(marks_.tokens[mark.first - 1].word);
        return (c & wc_preposition) == 0;
    }

    void title_reference(const Mark& mark, int& last, std::uint32_t& last_at) {
        const TitleMark& title = marks_.titles[mark.value];
        const bool definite =
            (c_.knowledge.lexicon.classes(marks_.tokens[mark.first - 1].word) & wc_determiner) != 0 ||
            (c_.knowledge.lexicon.classes(marks_.tokens[mark.first].word) & wc_determiner) != 0;
        if (!definite || title.former) return;
        if (mark.last <= person_end_) return;  // inside a person's mark
        int found = -1;
        const auto& same = titled_[title.office];
        for (std::size_t i = same.size(); i-- > 0 && found < 0 && same.size() - i < 50;) {
            const PersonMark& person = marks_.person_marks[same[i]];
            if (same_office(person, title)) found = person.person;
        }
        if (found < 0) return;
        pending_.push_back({mark.first, mark.last, found});
        last = found;
        last_at = mark.last;
    }

    [[nodiscard]] bool same_office(const PersonMark& person, const TitleMark& title) const {
        if (person.office != title.office) return false;
        const std::string a = fold(c_.text(person.title));
        const std::string b = fold(c_.text(title.title));
        if (!title.party.empty() && !person.party.empty() && title.party != person.party) return false;
        return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
    }

public:
    struct Pending {
        std::uint32_t first;
        std::uint32_t last;
        int person;
    };
    void flush() {
        for (const Pending& p : pending_) {
            PersonMark made;
            made.person = p.person;
            made.pronoun = true;
            marks_.marks.push_back(
                {MarkKind::person, p.first, p.last, static_cast<std::uint32_t>(marks_.person_marks.size())});
            marks_.person_marks.push_back(made);
        }
        pending_.clear();
    }

private:
    Context& c_;
    Marks& marks_;
    std::vector<Known> known_;
    std::map<std::string, std::vector<std::uint32_t>> titled_;  // office -> person marks so far
    std::uint32_t person_end_ = 0;                              // token after the last person mark so far
    std::vector<Pending> pending_;
};

}  // namespace

void resolve_persons(Context& context) {
    PersonResolver resolver(context);
    resolver.go();
    resolver.flush();
}

}  // namespace entente
