#include "entente/understand.h"

#include <algorithm>

#include "base/fold.h"
#include "base/hash.h"
#include "understand/context.h"
#include "understand/dateline.h"

namespace entente {
namespace {

// The country of an outlet named in the text between tokens [first, last): the longest name of the table.
std::string outlet_in(const Context& context, std::string_view text) {
    const std::string folded = fold(text);
    std::string country;
    std::size_t longest = 0;
    std::size_t at = 0;
    while (at < folded.size()) {  // every run of whole words, at most five
        std::size_t end = at;
        for (int words = 0; words < 5 && end < folded.size(); ++words) {
            end = folded.find_first_of(" /(),", end + 1);
            if (end == std::string::npos) end = folded.size();
            const auto found = context.knowledge.outlets.find(folded.substr(at, end - at));
            if (found != context.knowledge.outlets.end() && end - at > longest) {
                longest = end - at;
                country = found->second;
            }
        }
        at = folded.find_first_of(" /(),", at);
        if (at != std::string::npos) at = folded.find_first_not_of(" /(),", at);
        if (at == std::string::npos) break;
    }
    return country;
}

// "www.example.org" of "https://www.example.org/a", without the www.
std::string host_of(std::string_view address) {
    const std::size_t at = address.find("://");
    if (at == std::string_view::npos) return {};
    std::string_view host = address.substr(at + 3);
    host = host.substr(0, host.find_first_of("/:?#"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string(host);
}

constexpr std::size_t longest_signature = 48;  // bytes, the dash in it

// An outlet signs in brackets or behind a dash, at the beginning or at the end of the article; or the file is named
// after it.
void find_outlet(Context& context) {
    const Document& document = context.document;
    std::string name;
    const std::string file = document.name.substr(0, document.name.find('#'));
    for (const char c : file.substr(0, file.rfind('.'))) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter)
            name += c;
        else if (!name.empty() && name.back() != ' ')
            name += ' ';
    }
    // What a carrier's documents are named after tells of places in it; the carrier's own name, and what is stated, tell
    // of the outlet.
    name = host_of(document.address) + " " + document.outlet + " " + name;
    context.outlet_country = outlet_in(context, name);
    const std::string folded = fold(name);
    context.official =
        std::any_of(context.knowledge.official_words.begin(), context.knowledge.official_words.end(),
                    [&](const std::string& word) { return folded.find(word) != std::string::npos; });
    std::vector<const Zone*> article;
    for (const Zone& zone : document.zones) {
        if (zone.role != ZoneRole::furniture && zone.role != ZoneRole::headline) article.push_back(&zone);
    }
    for (std::size_t i = 0; i < article.size() && context.outlet_country.empty(); ++i) {
        const std::string_view text = context.text(article[i]->at);
        if (i < 2 && text.starts_with("(") && text.find(')') < 60) {
            context.outlet_country = outlet_in(context, text.substr(1, text.find(')') - 1));
        }
        const std::string_view tail = text.substr(text.size() - std::min(text.size(), longest_signature));
        const std::size_t dash =
            std::max(tail.rfind("\xE2\x80\x94") + 1, tail.rfind("--") + 1);  // em dash; 0: none
        if (dash != 0 && context.outlet_country.empty())
            context.outlet_country = outlet_in(context, tail.substr(dash + 1));
    }
}

}  // namespace

void understand_all(Context& context, const std::string& given) {
    prepare(context);
    order_numeric_dates(context);
    find_published(context, given);
    anchor_times(context);
    find_senses(context);
    resolve_persons(context);
    resolve_parties(context);
    infer_person_parties(context);
    find_signatories(context);
    find_speakers(context);
    resolve_references(context);
}

std::uint32_t sentence_of(const Marks& marks, std::uint32_t token) {
    const auto after = std::upper_bound(marks.sentences.begin(), marks.sentences.end(), token,
                                        [](std::uint32_t at, const Sentence& s) { return at < s.first; });
    return after == marks.sentences.begin() ? 0
                                            : static_cast<std::uint32_t>(after - marks.sentences.begin() - 1);
}

const Mark* verb_covering(const Context& context, std::uint32_t token) {
    const auto after = std::upper_bound(context.verbs.begin(), context.verbs.end(), token,
                                        [](std::uint32_t at, const Mark& mark) { return at < mark.first; });
    return after == context.verbs.begin() || std::prev(after)->last <= token ? nullptr : &*std::prev(after);
}

std::span<const Mark> marks_in(const Marks& marks, std::uint32_t first, std::uint32_t last) {
    const auto before = [](const Mark& mark, std::uint32_t at) { return mark.first < at; };
    const auto from = std::lower_bound(marks.marks.begin(), marks.marks.end(), first, before);
    return {from, std::lower_bound(from, marks.marks.end(), last, before)};
}

void prepare(Context& context) {
    find_outlet(context);
    // Marks are sorted here once; later steps append, and sort again where they need it.
    sort_marks(context.marks);
    if (context.outlet_country.empty()) context.outlet_country = dateline_country(context);
    for (const Mark& mark : context.marks.marks) {
        if (mark.kind == MarkKind::verb) context.verbs.push_back(mark);
    }
}

// By counting: marks are many, and every place is known.
void sort_marks(Marks& marks) {
    const auto before = [](const Mark& a, const Mark& b) { return a.first < b.first; };
    if (std::is_sorted(marks.marks.begin(), marks.marks.end(), before)) return;
    std::vector<std::uint32_t> place(marks.tokens.size() + 2);
    for (const Mark& mark : marks.marks) ++place[mark.first + 1];
    for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
    std::vector<Mark> sorted(marks.marks.size());
    for (const Mark& mark : marks.marks) sorted[place[mark.first]++] = mark;
    marks.marks = std::move(sorted);
}

Reading understand(Document document, const Knowledge& knowledge, const std::string& given) {
    Marks marks;
    return understand(std::move(document), knowledge, given, marks, nullptr);
}

Reading understand(Document document, const Knowledge& knowledge, const std::string& given, Marks& marks,
                   Watch* watch) {
    Reading reading;
    reading.unread = !knows_language(knowledge, document.lang);
    if (!reading.unread) marks = mark(document, knowledge, RuleLevel::facts, watch);
    Context context(document, knowledge, marks);
    context.watch = watch;
    if (reading.unread) {
        find_published_outside(context, given);
    } else {
        understand_all(context, given);
        context.text_hash = Hash().add(document.text).hex();
        reading.facts = make_facts(context);
    }
    reading.published = context.published;
    reading.hash = Hash().add(document.text).add(document.name).add(given).hex();
    reading.document = std::move(document);
    return reading;
}

}  // namespace entente
