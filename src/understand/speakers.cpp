// Whose words the sentences are: direct and indirect speech, quotations, interviews.
#include <algorithm>

#include "understand/context.h"

namespace entente {
namespace {

class SpeakerFinder {
public:
    explicit SpeakerFinder(Context& context) : c_(context), marks_(context.marks), index_(context.marks) {}

    void go() {
        c_.speaker.assign(marks_.tokens.size(), -1);
        for (std::uint32_t s = 0; s < marks_.sentences.size(); ++s) sentence(s);
        quotations();
        interview();
    }

private:
    struct Subject {
        int person = -1;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        bool before = true;
    };

    void sentence(std::uint32_t s) {
        const Sentence& at = marks_.sentences[s];
        for (std::uint32_t i = at.first; i < at.last; ++i) {
            if (!c_.knowledge.lexicon.is(marks_.tokens[i].word, wc_say)) continue;
            const std::int32_t v = index_.verb_at(i);
            if (v < 0) continue;
            const Mark& mark = marks_.marks[static_cast<std::size_t>(v)];
            const VerbMark& verb = marks_.verbs[mark.value];
            if (verb.infinitive || verb.passive || verb.negated) continue;
            const Subject subject = subject_of(mark, at);
            if (subject.person < 0) continue;
            said_.push_back({s, subject.person});
            // "X said that ...": what follows the verb; "..., X said" and "..., said X": what stands before.
            const bool follows = subject.before && mark.last < at.last && !ends_sentence(mark.last, at);
            const std::uint32_t from = follows ? mark.last : at.first;
            const std::uint32_t to =
                follows ? at.last : std::min(subject.before ? subject.first : mark.first, at.last);
            for (std::uint32_t t = from; t < to; ++t) c_.speaker[t] = subject.person;
            return;
        }
    }

    [[nodiscard]] bool ends_sentence(std::uint32_t i, const Sentence& at) const {
        while (i < at.last && marks_.tokens[i].kind == TokenKind::punctuation) ++i;
        return i >= at.last;
    }

    [[nodiscard]] Subject subject_of(const Mark& verb, const Sentence& at) const {
        Subject best;
        for (std::uint32_t end = verb.first; end > at.first && end + 30 > verb.first; --end) {
            if (end < verb.first && finite_verb_at(end, verb)) break;
            for (std::int32_t m = index_.first_ending(end); m >= 0; m = index_.next_ending(m)) {
                const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
                if (mark.kind != MarkKind::person) continue;
                if (best.person < 0 || mark.first < best.first)
                    best = {marks_.person_marks[mark.value].person, mark.first, mark.last, true};
            }
            if (best.person >= 0 && !after_preposition(best.first)) return best;
            best = {};
        }
        for (std::uint32_t first = verb.last; first < at.last && first < verb.last + 3;
             ++first) {  // "said X"
            for (std::int32_t m = index_.first_at(first); m >= 0; m = index_.next_at(m)) {
                const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
                if (mark.kind == MarkKind::person)
                    return {marks_.person_marks[mark.value].person, mark.first, mark.last, false};
            }
        }
        return {};
    }

    [[nodiscard]] bool finite_verb_at(std::uint32_t end, const Mark& verb) const {
        for (std::int32_t m = index_.first_ending(end); m >= 0; m = index_.next_ending(m)) {
            const Mark& mark = marks_.marks[static_cast<std::size_t>(m)];
            if (mark.kind == MarkKind::verb && &mark != &verb &&
                marks_.verbs[mark.value].tense != Tense::none)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool after_preposition(std::uint32_t first) const {
        return first > 0 &&
               (c_.knowledge.lexicon.classes(marks_.tokens[first - 1].word) & wc_preposition) != 0;
    }

    // A quotation belongs to whoever is named as speaking in a sentence that touches it or the one before.
    void quotations() {
        for (const Quotation& quotation : marks_.quotations) {
            if (quotation.last - quotation.first < 5) continue;  // a term, no speech
            const int person = speaker_near(quotation);
            if (person < 0) continue;
            for (std::uint32_t t = quotation.first; t < quotation.last; ++t) c_.speaker[t] = person;
        }
    }

    [[nodiscard]] int speaker_near(const Quotation& quotation) const {
        const std::uint32_t first = sentence_of(marks_, quotation.first);
        const std::uint32_t last = sentence_of(marks_, quotation.last - 1);
        const auto from =
            std::lower_bound(said_.begin(), said_.end(), first,
                             [](const Said& said, std::uint32_t at) { return said.sentence < at; });
        if (from != said_.end() && from->sentence <= last + 1 &&
            marks_.sentences[from->sentence].zone == marks_.sentences[first].zone)
            return from->person;
        if (from != said_.begin() && std::prev(from)->sentence + 1 == first) return std::prev(from)->person;
        return -1;
    }

    // Questions and answers: what stands below the first question is the words of whoever spoke last above it.
    void interview() {
        const auto& zones = c_.document.zones;
        const auto question = std::find_if(zones.begin(), zones.end(),
                                           [](const Zone& z) { return z.role == ZoneRole::question; });
        if (question == zones.end()) return;
        const auto first = static_cast<std::uint32_t>(question - zones.begin());
        int person = -1;
        for (const Said& said : said_) {
            if (marks_.sentences[said.sentence].zone < first) person = said.person;
        }
        if (person < 0) return;
        for (const Sentence& sentence : marks_.sentences) {
            if (sentence.zone <= first || zones[sentence.zone].role != ZoneRole::body) continue;
            for (std::uint32_t t = sentence.first; t < sentence.last; ++t) c_.speaker[t] = person;
        }
    }

    struct Said {
        std::uint32_t sentence;
        int person;
    };
    Context& c_;
    Marks& marks_;
    MarkIndex index_;
    std::vector<Said> said_;
};

}  // namespace

void find_speakers(Context& context) { SpeakerFinder(context).go(); }

}  // namespace entente
