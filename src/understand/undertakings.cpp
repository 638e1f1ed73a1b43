#include "understand/undertakings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

// A field and one that it is a part of (FACTS, Field).
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> narrower{
    {{"oil_gas", "energy"},
     {"nuclear", "energy"},
     {"renewables", "energy"},
     {"digital", "science_technology"},
     {"space", "science_technology"},
     {"labour", "people"},
     {"tourism", "people"},
     {"education", "people"},
     {"defence", "security"}}};
// Fields of words that stand beside those of any other.
constexpr std::array<std::string_view, 4> weak{"other", "politics", "people", "localities"};

struct Told {
    const FieldEntry* entry = nullptr;
    std::uint32_t last = 0;
};

bool is_written_so(const FieldEntry& entry, const Token& token) {
    if (entry.all_caps) return token.all_caps;
    return !entry.capital || token.capital;
}

// The longest phrase at `first` that tells a field.
Told told_at(const Context& context, std::uint32_t first, std::uint32_t last) {
    const Knowledge& knowledge = context.knowledge;
    const auto& tokens = context.marks.tokens;
    Told best;
    if (!knowledge.field_words.begins(tokens[first].word)) return best;
    std::uint32_t node = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        node = knowledge.field_words.step(node, tokens[i].word);
        if (node == Trie::none) break;
        knowledge.field_words.payloads(node, [&](std::uint32_t payload) {
            const FieldEntry& entry = knowledge.field_entries[payload];
            if (is_written_so(entry, tokens[first])) best = {&entry, i + 1};
        });
    }
    return best;
}

void drop_broader(std::vector<std::string_view>& fields) {
    const auto has = [&](std::string_view field) {
        return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    for (const auto& [part, whole] : narrower) {
        if (has(part)) std::erase(fields, whole);
    }
    for (const std::string_view field : weak) {
        if (fields.size() > 1) std::erase(fields, field);
    }
}

}  // namespace

const SlotSpec* undertaken(FactType type) {
    if (type == FactType::position) return find_slot(type, "issue");
    return type == FactType::commitment || type == FactType::request ? find_slot(type, "action") : nullptr;
}

std::string field_of(const Context& context, std::uint32_t first, std::uint32_t last) {
    std::vector<std::string_view> fields;
    for (std::uint32_t i = first; i < last;) {
        const Told told = told_at(context, i, last);
        if (told.entry == nullptr) {
            ++i;
            continue;
        }
        if (std::find(fields.begin(), fields.end(), told.entry->field) == fields.end())
            fields.push_back(told.entry->field);
        i = told.last;
    }
    drop_broader(fields);
    return fields.empty() || fields.size() > 2 ? std::string() : std::string(fields.front());
}

bool is_continued(const Context& context, std::uint32_t first) {
    const auto& lexicon = context.knowledge.lexicon;
    const auto& tokens = context.marks.tokens;
    for (std::uint32_t i = first; i < tokens.size() && i < first + 3; ++i) {
        if (lexicon.is(tokens[i].word, wc_continuing)) return true;
        if (!lexicon.is(tokens[i].word, wc_adverb)) return false;
    }
    return false;
}

std::string other_named(const Context& context, const std::string& by, std::uint32_t first,
                        std::uint32_t last) {
    const std::vector<std::string> pair = pair_at(context, first);
    if (std::find(pair.begin(), pair.end(), by) == pair.end()) return {};
    for (const Mark& mark : marks_in(context.marks, first, last)) {
        if (mark.kind != MarkKind::party) continue;
        const std::string& code = context.knowledge.code_of(context.marks.parties[mark.value]);
        if (code != by && std::find(pair.begin(), pair.end(), code) != pair.end()) return code;
    }
    return {};
}

}  // namespace entente
