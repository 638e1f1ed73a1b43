#include <algorithm>

#include "base/json.h"
#include "entente/tell.h"
#include "tell/amounts.h"
#include "tell/phrases.h"
#include "tell/table.h"
#include "tell/when.h"

namespace entente {
namespace {

// A value as JSON would write it, but for a plain string.
std::string value_text(const SlotValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) {
        std::string out;
        append_json_number(out, *number);
        const std::string shown = show_number(*number);
        return shown == out ? out : out + " (" + shown + ")";
    }
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    std::string out;
    for (const std::string& one : std::get<std::vector<std::string>>(value))
        out += (out.empty() ? "" : ", ") + one;
    return out;
}

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

// The words in their line, marked off by >> and <<, at most so many bytes of it on each side.
std::string in_context(std::string_view text, Span at) {
    constexpr std::size_t most = 240;
    if (at.end > text.size() || at.empty()) return {};
    const std::size_t line_begin = text.rfind('\n', at.begin);
    std::size_t begin = line_begin == std::string_view::npos ? 0 : line_begin + 1;
    std::size_t end = std::min(text.find('\n', at.end), text.size());
    if (at.begin - begin > most) begin = text.find(' ', at.begin - most);
    if (begin == std::string_view::npos || begin > at.begin) begin = at.begin;
    if (end - at.end > most) end = text.rfind(' ', at.end + most);
    if (end < at.end) end = at.end;
    std::string out(text.substr(begin, at.begin - begin));
    out += ">>" + std::string(text.substr(at.begin, at.size())) + "<<" +
           std::string(text.substr(at.end, end - at.end));
    return out;
}

// What facts of a type have in common when they are joined.
std::string_view shared_by(FactType type) {
    switch (type) {
        case FactType::office:
            return "the same party and title, and names alike";
        case FactType::visit:
            return "the same visitor and country, and times that go together";
        case FactType::meeting:
            return "the same people, and times that go together";
        case FactType::standing:
            return "the same parties and level";
        case FactType::instrument:
        case FactType::mechanism:
        case FactType::project:
            return "the same parties (or none named), and names alike";
        case FactType::figure:
            return "the same indicator, measure, unit, parties, direction and period";
        case FactType::target:
            return "the same indicator, measure, unit, parties and due date";
        case FactType::participation:
            return "the same party, body and role, and times that go together";
        case FactType::anniversary:
            return "the same parties and ordinal, and occasions alike";
        default:
            return "the same parties and the same words";
    }
}

class Reasons {
public:
    Reasons(const TextOf& text_of, const PartyNames& names, const Page& page)
        : text_of_(text_of), names_(names), page_(page) {}

    void entry(const Entry& entry) {
        const std::string_view bold = page_.colour ? "\x1b[1m" : "";
        const std::string_view plain = page_.colour ? "\x1b[0m" : "";
        out_ += std::string(bold) + entry.id + "  " + std::string(name_of(entry.type)) + std::string(plain) +
                "  " + headline(entry, names_) + "\n";
        slots(entry.said);
        if (!entry.stages.empty()) stages(entry);
        for (const std::string& slot : entry.disagree) item("sources differ on", slot);
        if (!entry.first_seen.empty()) item("first told", show_time(entry.first_seen));
        if (entry.last_seen != entry.first_seen) item("last told", show_time(entry.last_seen));
        const std::size_t count = entry.evidence.size();
        out_ +=
            "  rests on " + std::to_string(count) +
            (count == 1 ? " fact:\n"
                        : " facts, joined because they have " + std::string(shared_by(entry.type)) + ":\n");
        for (const HeldFact* held : entry.evidence) fact(*held);
    }

    void fact(const HeldFact& held) {
        const SourceDocument& document = *held.document;
        out_ += "\n  fact " + held.fact.id + "\n";
        item("document", place_of(held) + (document.title.empty() ? "" : ", \"" + document.title + "\""));
        if (!document.outlet.empty()) item("outlet", document.outlet);
        item("published", published(document.published));
        const std::string words = in_context(text_of_(document), held.fact.at);
        item("words", words.empty() ? held.fact.quote : words);
        item("rule", held.fact.rule);
        slots(held.fact);
    }

    std::string take() { return std::move(out_); }

private:
    static std::string published(const Published& published) {
        if (published.date.empty()) return "unknown" + (published.why.empty() ? "" : ": " + published.why);
        std::string out = show_time(published.date);
        if (!published.from.empty()) out += ", from " + published.from;
        if (!published.why.empty()) out += ": " + published.why;
        return out;
    }

    void item(std::string_view label, const std::string& value) {
        constexpr std::size_t indent = 16;
        std::string line = "    " + std::string(label);
        line.append(line.size() < indent ? indent - line.size() : 1, ' ');
        const std::size_t width = static_cast<std::size_t>(std::max(page_.width, 60)) - indent;
        for (const std::string& part : wrap(value, width)) {
            out_ += line + part + '\n';
            line.assign(indent, ' ');
        }
    }

    void slots(const Fact& fact) {
        for (const auto& [slot, value] : fact.slots) {
            std::string text = value_text(value);
            const SlotSpec* spec = find_slot(fact.type, slot);
            if (spec != nullptr && spec->kind == SlotKind::time && show_time(text) != text)
                text += " (" + show_time(text) + ")";
            if (has(fact.inferred, slot)) text += "  <- inferred, not read";
            item(slot, text);
        }
    }

    void stages(const Entry& entry) {
        for (const Stage& stage : entry.stages) {
            std::string text = words_of(stage.stage);
            if (!stage.status.empty()) text += (text.empty() ? "" : ", ") + stage.status;
            if (!stage.time.empty()) text += ", " + show_time(stage.time);
            for (const std::string& place : places_of(stage.evidence)) text += "  " + place;
            item("history", text);
        }
    }

    const TextOf& text_of_;
    const PartyNames& names_;
    const Page& page_;
    std::string out_;
};

void append_slots(std::string& out, const Fact& fact) {
    out += "\"slots\":" + slots_to_json(fact) + ",\"inferred\":[";
    for (std::size_t i = 0; i < fact.inferred.size(); ++i) {
        if (i > 0) out += ',';
        append_json_string(out, fact.inferred[i]);
    }
    out += ']';
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    append_json_string(out, name);
    out += ':';
    append_json_string(out, value);
    out += ',';
}

void append_fact(std::string& out, const HeldFact& held, const TextOf& text_of) {
    const SourceDocument& document = *held.document;
    out += '{';
    append_field(out, "fact", held.fact.id);
    append_field(out, "doc", document.name);
    append_field(out, "title", document.title);
    append_field(out, "outlet", document.outlet);
    append_field(out, "published", document.published.date);
    append_field(out, "published_from", document.published.from);
    append_field(out, "published_why", document.published.why);
    out += "\"line\":" + std::to_string(held.line) + ",\"at\":[" + std::to_string(held.fact.at.begin) + ',' +
           std::to_string(held.fact.at.end) + "],";
    append_field(out, "quote", held.fact.quote);
    append_field(out, "context", in_context(text_of(document), held.fact.at));
    append_field(out, "rule", held.fact.rule);
    append_slots(out, held.fact);
    out += '}';
}

std::string why_json(const Found& found, const TextOf& text_of) {
    std::string out;
    for (const Entry& entry : found.entries) {
        out += out.empty() ? "[\n{" : ",\n{";
        append_field(out, "id", entry.id);
        append_field(out, "type", name_of(entry.type));
        append_slots(out, entry.said);
        out += ",\"disagree\":[";
        for (const std::string& slot : entry.disagree) {
            append_json_string(out, slot);
            out += ',';
        }
        if (out.back() == ',') out.pop_back();
        out += "],\"evidence\":[";
        for (const HeldFact* held : entry.evidence) {
            append_fact(out, *held, text_of);
            out += ',';
        }
        out.back() = ']';
        out += '}';
    }
    return out + "\n]\n";
}

}  // namespace

std::string tell_why(const Found& found, const TextOf& text_of, const PartyNames& names, const Page& page) {
    if (page.format == Format::json) return why_json(found, text_of);
    Reasons reasons(text_of, names, page);
    if (found.facts.empty()) {
        for (const Entry& entry : found.entries) reasons.entry(entry);
        return reasons.take();
    }
    std::string out;
    for (const HeldFact* held : found.facts) reasons.fact(*held);
    for (const Entry& entry : found.entries) {
        if (entry.evidence.size() == found.facts.size()) {
            out = "Alone in its entry " + entry.id + ": " + headline(entry, names) + "\n";
        } else {
            out = "Part of " + entry.id + ": " + headline(entry, names) + " (`entente why " + entry.id +
                  "` shows the other sources)\n";
        }
    }
    return out + reasons.take();
}

}  // namespace entente
