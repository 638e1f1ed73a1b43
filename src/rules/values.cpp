// Values: what an expression of `set` gives, and what a value can be taken for.
#include <algorithm>
#include <array>
#include <charconv>

#include "rules/builders.h"
#include "rules/rule.h"
#include "rules/value_builders.h"

namespace entente {
namespace {

std::optional<double> parse_number(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c != ',') plain += c;
    }
    double value = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (plain.empty() || read.ec != std::errc() || read.ptr != plain.data() + plain.size())
        return std::nullopt;
    return value;
}

bool is_there(const Value& value, const ValueContext& context) {
    if (std::holds_alternative<std::monostate>(value)) return false;
    return !as_text(value, context).empty() || as_number(value, context) || as_time(value, context);
}

// The words, where they begin with a capital, or where they do not.
Value with_case(const Value& value, bool capital, const ValueContext& context) {
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return {};
    return context.marks.tokens[captures->front().first].capital == capital ? value : Value();
}

Value first_of(const Arguments& a, const ValueContext& context) {
    for (const Value& value : a) {
        if (is_there(value, context)) return value;
    }
    return {};
}

Value tense_of(const Arguments& a, const ValueContext& context) {
    for (const Value& value : a) {
        const auto* captures = std::get_if<std::vector<Capture>>(&value);
        if (captures == nullptr) continue;
        for (const Capture& capture : *captures) {
            if (capture.mark < 0) continue;
            const Mark& mark = context.marks.marks[static_cast<std::size_t>(capture.mark)];
            if (mark.kind == MarkKind::verb) return status_of(context.marks.verbs[mark.value]);
        }
    }
    return {};
}

constexpr std::array<NamedBuilder, 8> general_builders{{
    {"clause",
     [](const Arguments& a, const ValueContext&) { return a[0]; }},  // widened where slots are filled
    {"either", first_of},
    {"by_tense", tense_of},
    {"given", [](const Arguments& a, const ValueContext& c) { return is_there(a[1], c) ? a[0] : Value(); }},
    {"capital", [](const Arguments& a, const ValueContext& c) { return with_case(a[0], true, c); }},
    {"small", [](const Arguments& a, const ValueContext& c) { return with_case(a[0], false, c); }},
    {"text",
     [](const Arguments& a, const ValueContext& c) -> Value {
         std::string text = as_text(a[0], c);
         return text.empty() ? Value() : Value(std::move(text));
     }},
    {"all",
     [](const Arguments& a, const ValueContext&) -> Value {
         std::vector<Capture> out;
         for (const Value& value : a) {
             if (const auto* captures = std::get_if<std::vector<Capture>>(&value))
                 out.insert(out.end(), captures->begin(), captures->end());
         }
         if (out.empty()) return {};
         return out;
     }},
}};

// In the order of `builder_specs`.
std::array<Builder, builder_specs.size()> collect_builders() {
    std::array<Builder, builder_specs.size()> out{};
    for (const std::span<const NamedBuilder> some :
         {time_builders(), quantity_builders(), std::span<const NamedBuilder>(general_builders)}) {
        for (const NamedBuilder& one : some)
            out[static_cast<std::size_t>(builder_index(one.name))] = one.make;
    }
    return out;
}

bool is_capitals(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9'); });
}

const Mark* mark_of(const Capture& capture, const ValueContext& context) {
    return capture.mark < 0 ? nullptr : &context.marks.marks[static_cast<std::size_t>(capture.mark)];
}

}  // namespace

std::string text_of(const Capture& capture, const ValueContext& context) {
    if (capture.last <= capture.first) return {};
    const std::uint32_t begin = context.marks.tokens[capture.first].begin;
    return std::string(context.text.substr(begin, context.marks.tokens[capture.last - 1].end - begin));
}

Value evaluate(const Expression& expression, const ValueContext& context) {
    switch (expression.kind) {
        case Expression::Kind::number:
            return expression.number;
        case Expression::Kind::text:
            return expression.text;
        case Expression::Kind::call: {
            static const auto builders = collect_builders();
            const auto at = static_cast<std::size_t>(expression.builder);
            const BuilderSpec& spec = builder_specs[at];
            Arguments arguments;
            for (const Expression& argument : expression.arguments)
                arguments.push_back(evaluate(argument, context));
            while (arguments.size() < spec.most && spec.most <= 3) arguments.emplace_back();
            return builders[at](arguments, context);
        }
        case Expression::Kind::word:
            break;
    }
    std::vector<Capture> taken;
    const int slot = context.rule.slot(expression.text);
    if (slot >= 0) {
        for (const Capture& capture : context.match.captures) {
            if (capture.slot == slot) taken.push_back(capture);
        }
        if (taken.empty()) return {};
        return taken;
    }
    if (is_capitals(expression.text)) {  // a word list: where it matched
        for (const Capture& capture : context.match.captures) {
            if (capture.list >= 0 &&
                context.lists.name(static_cast<std::uint32_t>(capture.list)) == expression.text)
                taken.push_back(capture);
        }
        if (taken.empty()) return {};
        return taken;
    }
    if (expression.text == "none") return {};
    return expression.text;
}

std::optional<double> as_number(const Value& value, const ValueContext& context) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* quantity = std::get_if<Quantity>(&value)) return quantity->value;
    if (const auto* text = std::get_if<std::string>(&value)) return parse_number(*text);
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return std::nullopt;
    const Capture& capture = captures->front();
    if (const Mark* mark = mark_of(capture, context);
        mark != nullptr && (mark->kind == MarkKind::number || mark->kind == MarkKind::quantity)) {
        return context.marks.quantities[mark->value].value;
    }
    if (capture.list >= 0 && capture.value != 0) {
        return parse_number(context.lists.value(static_cast<std::uint32_t>(capture.list), capture.value));
    }
    return parse_number(text_of(capture, context));
}

std::optional<Quantity> as_quantity(const Value& value, const ValueContext& context) {
    if (const auto* quantity = std::get_if<Quantity>(&value)) return *quantity;
    if (const auto* captures = std::get_if<std::vector<Capture>>(&value);
        captures != nullptr && !captures->empty()) {
        const Mark* mark = mark_of(captures->front(), context);
        if (mark != nullptr && (mark->kind == MarkKind::number || mark->kind == MarkKind::quantity)) {
            return context.marks.quantities[mark->value];
        }
    }
    const auto number = as_number(value, context);
    if (!number) return std::nullopt;
    Quantity out;
    out.value = *number;
    return out;
}

std::optional<TimeValue> as_time(const Value& value, const ValueContext& context) {
    if (const auto* time = std::get_if<TimeValue>(&value)) return *time;
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return std::nullopt;
    const Mark* mark = mark_of(captures->front(), context);
    if (mark == nullptr || mark->kind != MarkKind::time) return std::nullopt;
    TimeValue out;
    out.spec = context.marks.times[mark->value];
    if (out.spec.range != TimeSpec::none)
        out.last = context.marks.times[static_cast<std::size_t>(out.spec.range)];
    return out;
}

std::string as_text(const Value& value, const ValueContext& context) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* captures = std::get_if<std::vector<Capture>>(&value);
    if (captures == nullptr || captures->empty()) return {};
    const Capture& capture = captures->front();
    if (capture.list >= 0 && capture.value != 0)
        return std::string(context.lists.value(static_cast<std::uint32_t>(capture.list), capture.value));
    if (const Mark* mark = mark_of(capture, context); mark != nullptr) {
        if (mark->kind == MarkKind::level || mark->kind == MarkKind::indicator)
            return context.marks.words[mark->value];
    }
    return text_of(capture, context);
}

bool is_currency(std::string_view unit) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return unit == "*" || (unit.size() == 3 && std::all_of(unit.begin(), unit.end(), capital));
}

std::string status_of(const VerbMark& verb) {
    if (verb.continued) return "ongoing";
    if (verb.proposed) return "proposed";
    if (verb.expected || verb.infinitive || verb.conditional || verb.obliged || verb.tense == Tense::future)
        return "planned";
    if (verb.progressive && verb.tense == Tense::present) return "ongoing";
    return "done";
}

}  // namespace entente
