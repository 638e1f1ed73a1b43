#include "tell/brief.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/edtf.h"
#include "tell/phrases.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {

const std::vector<Entry>& BriefMatter::entries(FactType type) {
    for (const auto& [known, list] : cache_) {
        if (known == type) return *list;
    }
    std::vector<Entry> list = entries_of(scene.facts, type);
    std::erase_if(list, [&](const Entry& entry) { return !scene.relation.holds(entry); });
    cache_.emplace_back(type, std::make_unique<const std::vector<Entry>>(std::move(list)));
    return *cache_.back().second;
}

void keep_first(BriefSection& section, std::size_t most) {
    if (section.lines.size() <= most) return;
    section.more = section.lines.size() - most;
    section.lines.resize(most);
}

BriefLine line_of(BriefMatter& matter, const Entry& entry, std::string text) {
    matter.shown.push_back(&entry);
    const std::string beside = caution(entry, matter.scene.today);
    if (!beside.empty()) text += " [" + beside + "]";
    return {std::move(text), entry.evidence};
}

std::optional<double> years_ago(std::string_view edtf, std::string_view today) {
    const std::optional<DayRange> days = day_range(edtf);
    const std::optional<DayRange> now = day_range(today);
    if (!days || !now) return std::nullopt;
    constexpr double days_in_year = 365.25;
    return static_cast<double>(to_number(now->first) - to_number(days->last)) / days_in_year;
}

namespace {

// The places that lines lead to, numbered as they come up. Facts of one place share a number.
class Footnotes {
public:
    // "[1][4]" for at most `most` places: the earliest and then the latest.
    std::string marks(const FactView& evidence) {
        constexpr std::size_t most = 3;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            const bool kept = evidence.size() <= most || i == 0 || i + most > evidence.size();
            if (!kept) continue;
            const std::size_t number = number_of(*evidence[i]);
            if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
        }
        std::string out;
        for (const std::size_t number : numbers) out += '[' + std::to_string(number) + ']';
        return out;
    }

    [[nodiscard]] std::vector<std::string> lines() const {
        constexpr std::size_t quoted = 110;
        constexpr std::size_t id_digits = 8;
        std::vector<std::string> out;
        for (const FactView& facts : notes_) {
            const HeldFact& held = *facts.front();
            const SourceDocument& document = *held.document;
            std::string line = document.name + " line " + std::to_string(held.line);
            if (!document.outlet.empty()) line += ", " + document.outlet;
            const std::string day = show_time(date_of(document.published.date));
            line += ", " + (day.empty() ? "undated" : day);
            line += ": \"" + shortened(held.fact.quote, quoted) + "\" (why";
            for (const HeldFact* fact : facts) line += ' ' + fact->fact.id.substr(0, id_digits);
            out.push_back(line + ")");
        }
        return out;
    }

private:
    std::size_t number_of(const HeldFact& held) {
        const auto key = std::make_tuple(held.document, held.fact.at.begin, held.fact.at.end);
        const auto [at, is_new] = numbers_.emplace(key, notes_.size() + 1);
        if (is_new) notes_.emplace_back();
        FactView& facts = notes_[at->second - 1];
        if (std::find(facts.begin(), facts.end(), &held) == facts.end()) facts.push_back(&held);
        return at->second;
    }

    std::map<std::tuple<const SourceDocument*, std::uint32_t, std::uint32_t>, std::size_t> numbers_;
    std::vector<FactView> notes_;
};

std::vector<BriefSection> sections_of(BriefMatter& matter) {
    std::vector<BriefSection> sections;
    sections.push_back(level_section(matter));
    sections.push_back(instruments_section(matter));
    sections.push_back(past_contacts_section(matter));
    sections.push_back(coming_contacts_section(matter));
    sections.push_back(people_section(matter, true));
    sections.push_back(people_section(matter, false));
    sections.push_back(figures_section(matter));
    sections.push_back(targets_section(matter));
    sections.push_back(anniversaries_section(matter));
    sections.push_back(open_section(matter, false));
    sections.push_back(open_section(matter, true));
    sections.push_back(both_section(matter));
    sections.push_back(positions_section(matter, false));
    sections.push_back(positions_section(matter, true));
    sections.push_back(doubts_section(matter));
    std::erase_if(sections,
                  [](const BriefSection& section) { return section.lines.empty() && section.empty.empty(); });
    return sections;
}

class Layout {
public:
    explicit Layout(const Page& page) : md_(page.format == Format::md), page_(page) {}

    void title(std::string_view text) { out_ += md_ ? "# " + std::string(text) + "\n" : bold(text) + "\n"; }
    void heading(std::string_view text) {
        out_ += md_ ? "\n## " + std::string(text) + "\n\n" : "\n" + bold(text) + "\n";
    }
    void paragraph(std::string_view text) { wrapped("", "", text); }
    void item(const std::string& text) { wrapped("- ", "  ", text); }
    void note(std::size_t number, const std::string& text) {
        const std::string mark = '[' + std::to_string(number) + "] ";
        if (md_) {
            wrapped("- ", "  ", mark + text);
        } else {
            wrapped(mark, std::string(mark.size(), ' '), text);
        }
    }
    std::string take() { return std::move(out_); }

private:
    [[nodiscard]] std::string bold(std::string_view text) const {
        return page_.colour ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
    }
    void wrapped(std::string_view first, std::string_view next, std::string_view text) {
        if (md_) {  // a paragraph is a line: whoever shows it breaks it
            out_ += std::string(first) + escaped_md(text) + '\n';
            return;
        }
        const std::size_t width = static_cast<std::size_t>(std::max(page_.width, 40)) - first.size();
        bool begun = false;
        for (const std::string& line : wrap(text, width)) {
            out_ += std::string(begun ? next : first) + line + '\n';
            begun = true;
        }
    }

    bool md_;
    const Page& page_;
    std::string out_;
};

// What the brief stands on: the day, and the documents behind its lines.
std::string basis(const BriefMatter& matter) {
    std::set<const SourceDocument*> documents;
    for (const Entry* entry : matter.shown) {
        for (const HeldFact* held : entry->evidence) documents.insert(held->document);
    }
    const std::string& today = matter.scene.today;
    std::string out = "As of " + (today.empty() ? "an unknown day" : show_time(today));
    if (today == latest_publication(matter.scene.facts)) out += " (the day of the latest document on file)";
    const std::size_t count = documents.size();
    return out + ". Rests on " + std::to_string(count) + (count == 1 ? " document." : " documents.");
}

}  // namespace

std::string latest_publication(const FactView& facts) {
    std::optional<Day> latest;
    for (const HeldFact* held : facts) {
        const std::optional<DayRange> days = day_range(held->document->published.date);
        if (days && (!latest || days->first > *latest))
            latest = days->first;  // of a year, its first day: surely reached
    }
    return latest ? to_string(*latest) : std::string{};
}

std::string tell_brief(const Scene& scene, const Page& page) {
    BriefMatter matter(scene);
    const std::vector<BriefSection> sections = sections_of(matter);
    Footnotes footnotes;
    Layout layout(page);
    layout.title("Brief for " + matter.names.name_of(matter.ours) + " before meeting " +
                 matter.names.name_of(matter.theirs));
    layout.paragraph(basis(matter));
    layout.heading("Objective");
    layout.paragraph("(for the desk to fill in)");
    for (const BriefSection& section : sections) {
        layout.heading(section.heading);
        if (section.lines.empty()) layout.paragraph(section.empty);
        for (const BriefLine& line : section.lines) {
            const std::string marks = footnotes.marks(line.evidence);
            layout.item(line.text + (marks.empty() ? "" : " " + marks));
        }
        if (section.more > 0) {
            const std::string where = section.ledger.empty() ? ""
                                                             : ": entente " + std::string(section.ledger) +
                                                                   " " + matter.ours + " " + matter.theirs;
            layout.item("and " + std::to_string(section.more) + " more" + where);
        }
    }
    layout.heading("Sources");
    std::size_t number = 0;
    for (const std::string& line : footnotes.lines()) layout.note(++number, line);
    if (number == 0) layout.paragraph("None: there is nothing on file about the two.");
    return layout.take();
}

}  // namespace entente
