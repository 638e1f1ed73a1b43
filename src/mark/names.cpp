// Phrases of the lists: parties, places, titles, levels, indicators.
#include <array>

#include "mark/stations.h"

namespace entente {
namespace {

class NameMarker {
public:
    NameMarker(const Knowledge& knowledge, Marks& marks) : k_(knowledge), marks_(marks) {}

    void sentence(const Sentence& sentence) {
        taken_.fill(sentence.first);
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (k_.names.begins(marks_.tokens[i].word)) at(i, sentence.last);
        }
    }

private:
    struct Found {
        std::uint32_t last = 0;
        std::uint32_t entry = Trie::none;
    };

    [[nodiscard]] bool allowed(const NameEntry& entry, std::uint32_t first, std::uint32_t last) const {
        const Token& token = marks_.tokens[first];
        if (entry.all_caps)
            return token.all_caps || token.initial ||
                   (last - first == 1 && token.capital && token.end - token.begin == 1);
        return !entry.capital || token.capital;
    }

    // The longest phrase of each kind from token i; a phrase may have several entries of one kind (name and capital).
    void at(std::uint32_t i, std::uint32_t end) {
        std::array<Found, mark_kind_count> best{};
        std::uint32_t node = 0;
        for (std::uint32_t last = i; last < end;) {
            node = k_.names.step(node, marks_.tokens[last].word);
            if (node == Trie::none) break;
            ++last;
            k_.names.payloads(node, [&](std::uint32_t payload) {
                const NameEntry& entry = k_.entries[payload];
                if (!allowed(entry, i, last)) return;
                Found& found = best[static_cast<std::size_t>(entry.kind)];
                if (last > found.last || entry.role < k_.entries[found.entry].role) found = {last, payload};
            });
        }
        for (const Found& found : best) {
            if (found.entry == Trie::none) continue;
            const NameEntry& entry = k_.entries[found.entry];
            std::uint32_t& taken = taken_[static_cast<std::size_t>(entry.kind)];
            if (i < taken) continue;
            taken = found.last;
            emit(entry, i, found.last);
        }
    }

    void emit(const NameEntry& entry, std::uint32_t first, std::uint32_t last) {
        Mark mark{entry.kind, first, last, 0};
        if (entry.kind == MarkKind::party) {
            mark.value = static_cast<std::uint32_t>(marks_.parties.size());
            marks_.parties.push_back({entry.party, entry.role});
        } else if (entry.kind == MarkKind::parties) {
            mark.value = static_cast<std::uint32_t>(marks_.party_lists.size());
            PartiesMark parties;
            parties.reference = true;
            parties.means = entry.parties_meant;
            marks_.party_lists.push_back(std::move(parties));
        } else if (entry.kind == MarkKind::person) {
            mark.value = static_cast<std::uint32_t>(marks_.person_marks.size());
            PersonMark person;
            person.pronoun = true;
            person.means = entry.person_meant;
            person.among = entry.value;
            marks_.person_marks.push_back(std::move(person));
        } else if (entry.kind == MarkKind::title) {
            mark.value = static_cast<std::uint32_t>(marks_.titles.size());
            TitleMark title;
            title.title = span_of(marks_, first, last);
            title.office = entry.value;
            title.plural = entry.plural;
            title.title.end -= entry.plural;
            marks_.titles.push_back(std::move(title));
        } else {
            mark.value = static_cast<std::uint32_t>(marks_.words.size());
            marks_.words.push_back(entry.value);
        }
        marks_.marks.push_back(mark);
    }

    const Knowledge& k_;
    Marks& marks_;
    std::array<std::uint32_t, mark_kind_count> taken_{};
};

}  // namespace

void mark_names(const Document& /*document*/, const Knowledge& knowledge, Marks& marks) {
    NameMarker marker(knowledge, marks);
    for (const Sentence& sentence : marks.sentences) marker.sentence(sentence);
}

}  // namespace entente
