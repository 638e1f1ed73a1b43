// Marks in JSON, one object a line: what `entente marks` shows.
#include <algorithm>
#include <array>

#include "base/json.h"
#include "entente/understand.h"
#include "understand/context.h"

namespace entente {
namespace {

std::string at_field(const Context& context, std::uint32_t first, std::uint32_t last) {
    const Span at = span_of(context.marks, first, last);
    return "\"at\":[" + std::to_string(at.begin) + "," + std::to_string(at.end) + "]";
}

std::string quote_field(const Context& context, const Mark& mark) {
    std::string out = "{\"doc\":";
    append_json_string(out, context.document.name);
    return out + "," + at_field(context, mark.first, mark.last) + ",\"kind\":";
}

void field(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += ',';
    append_json_string(out, name);
    out += ':';
    append_json_string(out, value);
}

void number_field(std::string& out, std::string_view name, double value) {
    out += ',';
    append_json_string(out, name);
    out += ':';
    append_json_number(out, value);
}

std::string timex_json(const Timex& timex) {
    if (timex.value.empty()) return {};
    std::string out = ",\"timex\":{\"type\":";
    append_json_string(out, timex.type);
    field(out, "value", timex.value);
    field(out, "mod", timex.mod);
    return out + "}";
}

// The two times that tell an interval, as if each stood alone.
std::string parts_json(const Context& context, const TimeSpec& time, const TimeSpec& last, int direction) {
    if (time.ends[0].last == 0) return {};
    TimeSpec first = time;
    first.range = TimeSpec::none;
    bool inferred = false;
    const std::string begin = resolve_time(context, first, nullptr, direction, inferred);
    const TimeSpec end = end_behind(last, begin);
    std::string out = ",\"parts\":[";
    const std::array<const TimeSpec*, 2> parts{&first, &end};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += (i == 0 ? "{" : ",{") + at_field(context, time.ends[i].first, time.ends[i].last);
        out += timex_json(timex_of(context, *parts[i], nullptr, direction)) + "}";
    }
    return out + "]";
}

std::string time_json(const Context& context, const Mark& mark) {
    const TimeSpec& time = context.marks.times[mark.value];
    bool inferred = false;
    const TimeSpec* last =
        time.range == TimeSpec::none ? nullptr : &context.marks.times[static_cast<std::size_t>(time.range)];
    const int direction = direction_of(context, mark);
    std::string out;
    field(out, "edtf", resolve_time(context, time, last, direction, inferred));
    out += timex_json(timex_of(context, time, last, direction));
    return last == nullptr ? out : out + parts_json(context, time, *last, direction);
}

std::string value_json(const Context& context, const Mark& mark) {
    const Marks& marks = context.marks;
    std::string out;
    switch (mark.kind) {
        case MarkKind::time:
        case MarkKind::duration:
            return time_json(context, mark);
        case MarkKind::quantity:
        case MarkKind::number: {
            const Quantity& quantity = marks.quantities[mark.value];
            number_field(out, "value", quantity.value);
            if (quantity.range) number_field(out, "value_max", quantity.value_max);
            field(out, "unit",
                  quantity.ordinal        ? "ordinal"
                  : quantity.unit.empty() ? "count"
                                          : quantity.unit);
            field(out, "qualifier", quantity.qualifier);
            return out;
        }
        case MarkKind::party:
            field(out, "is", context.knowledge.code_of(marks.parties[mark.value]));
            return out;
        case MarkKind::place:
        case MarkKind::level:
        case MarkKind::indicator:
            field(out, "is", marks.words[mark.value]);
            return out;
        case MarkKind::instrument:
        case MarkKind::mechanism:
        case MarkKind::project:
            field(out, "is", marks.instruments[mark.value].kind);
            return out;
        case MarkKind::title:
            field(out, "is", marks.titles[mark.value].office);
            return out;
        case MarkKind::parties: {
            std::string codes;
            for (const std::string& code : marks.party_lists[mark.value].codes)
                codes += (codes.empty() ? "" : " ") + code;
            field(out, "is", codes);
            field(out, "why", marks.party_lists[mark.value].why);
            return out;
        }
        case MarkKind::person: {
            const PersonMark& person = marks.person_marks[mark.value];
            if (person.person < 0) return out;
            field(out, "is", marks.persons[static_cast<std::size_t>(person.person)].name);
            field(out, "party", marks.persons[static_cast<std::size_t>(person.person)].party);
            field(out, "why", person.why);
            return out;
        }
        default:
            return out;
    }
}

// The names of the contract: an office is a title, an org a body.
std::string_view kind_name(const Context& context, const Mark& mark) {
    switch (mark.kind) {
        case MarkKind::number:
            return "quantity";
        case MarkKind::duration:
            return "time";
        case MarkKind::title:
            return "office";
        case MarkKind::parties:
            return "party";
        case MarkKind::party:
            return context.marks.parties[mark.value].role == PartyRole::body ? "org" : "party";
        default:
            return name_of(mark.kind);
    }
}

bool is_shown(const Mark& mark) { return mark.kind != MarkKind::name && mark.kind != MarkKind::verb; }

}  // namespace

std::vector<std::string> marks_to_json(const Document& document, const Knowledge& knowledge,
                                       const std::string& given) {
    if (!knows_language(knowledge, document.lang)) return {};
    Marks marks = mark(document, knowledge);
    Context context(document, knowledge, marks);
    understand_all(context, given);
    default_person_parties(context);
    std::vector<bool> timed(marks.tokens.size());  // by a duration, which tells its number too
    for (const Mark& m : marks.marks) {
        for (std::uint32_t i = m.first; m.kind == MarkKind::duration && i < m.last; ++i) timed[i] = true;
    }
    std::vector<const Mark*> order;
    for (const Mark& m : marks.marks) {
        if (is_shown(m) && !(m.kind == MarkKind::number && timed[m.first])) order.push_back(&m);
    }
    std::stable_sort(order.begin(), order.end(), [](const Mark* a, const Mark* b) {
        return a->first != b->first ? a->first < b->first : a->last > b->last;
    });
    std::vector<std::string> out;
    for (const Mark* m : order) {
        std::string line = quote_field(context, *m);
        append_json_string(line, kind_name(context, *m));
        line += value_json(context, *m) + ",\"quote\":";
        append_json_string(line, context.text(span_of(marks, m->first, m->last)));
        out.push_back(line + "}");
    }
    for (const Mark& speech : speeches(context)) {
        std::string line = quote_field(context, speech) + "\"speech\"";
        field(line, "is", marks.persons[speech.value].name);
        line += ",\"quote\":";
        append_json_string(line, context.text(span_of(marks, speech.first, speech.last)));
        out.push_back(line + "}");
    }
    return out;
}

}  // namespace entente
