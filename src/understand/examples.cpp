#include "understand/examples.h"

#include "base/json.h"
#include "understand/context.h"

namespace entente {
namespace {

std::string number_text(double value) {
    std::string out;
    append_json_number(out, value);
    return out;
}

class ExampleRun {
public:
    ExampleRun(Context& context, const Rule& rule) : c_(context), marks_(context.marks), rule_(rule) {}

    std::vector<ExpectedFact> go() {
        std::vector<ExpectedFact> out;
        for (const Mark& mark : marks_.marks) {
            if (!made_by_rule(mark)) continue;
            if (mark.kind == MarkKind::time || mark.kind == MarkKind::duration)
                out.push_back(time(mark));
            else if (mark.kind == MarkKind::quantity)
                out.push_back(quantity(mark));
            else
                out.push_back(holder(mark));
        }
        return out;
    }

private:
    [[nodiscard]] bool made_by_rule(const Mark& mark) const {
        const bool kind = rule_.type == "time"
                              ? mark.kind == MarkKind::time || mark.kind == MarkKind::duration
                          : rule_.type == "quantity" ? mark.kind == MarkKind::quantity
                                                     : mark.kind == MarkKind::person;
        return kind && mark.rule != 0 && &c_.knowledge.rules[mark.rule - 1] == &rule_;
    }

    ExpectedFact time(const Mark& mark) const {
        const TimeSpec& spec = marks_.times[mark.value];
        bool inferred = false;
        const TimeSpec* last =
            spec.range == TimeSpec::none ? nullptr : &marks_.times[static_cast<std::size_t>(spec.range)];
        const int direction = direction_of(c_, mark);
        ExpectedFact out{"time", {}};
        if (spec.kind == TimeSpec::Kind::lasting)
            out.slots.emplace_back("timex", timex_of(c_, spec, last, direction).value);
        else
            out.slots.emplace_back("edtf", resolve_time(c_, spec, last, direction, inferred));
        if (spec.deadline) out.slots.emplace_back("deadline", "true");
        return out;
    }

    ExpectedFact quantity(const Mark& mark) const {
        const Quantity& q = marks_.quantities[mark.value];
        ExpectedFact out{"quantity", {{"value", number_text(q.value)}}};
        if (q.range) out.slots.emplace_back("value_max", number_text(q.value_max));
        if (!q.unit.empty()) out.slots.emplace_back("unit", q.unit);
        if (!q.qualifier.empty()) out.slots.emplace_back("qualifier", q.qualifier);
        return out;
    }

    ExpectedFact holder(const Mark& mark) const {
        const PersonMark& person = marks_.person_marks[mark.value];
        ExpectedFact out{"holder", {{"name", std::string(c_.text(person.name))}}};
        const auto add = [&](const std::string& slot, const std::string& value) {
            if (!value.empty()) out.slots.emplace_back(slot, value);
        };
        add("title", std::string(c_.text(person.title)));
        add("body", std::string(c_.text(person.body)));
        add("party", person.party);
        add("to", std::string(c_.text(person.accredited)));
        if (person.former) add("former", "true");
        return out;
    }

    Context& c_;
    const Marks& marks_;
    const Rule& rule_;
};

}  // namespace

std::vector<ExpectedFact> marks_of_rule(const Document& document, const Knowledge& knowledge,
                                        const std::string& date, const Rule& rule) {
    Marks marks = mark(document, knowledge, rule.level);
    Context context(document, knowledge, marks);
    prepare(context);
    order_numeric_dates(context);
    find_published(context, date);
    anchor_times(context);
    return ExampleRun(context, rule).go();
}

}  // namespace entente
