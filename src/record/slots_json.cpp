#include "record/slots_json.h"

#include <simdjson.h>

#include "base/json.h"

namespace entente {

struct SlotsReader::Inside {
    simdjson::dom::parser parser;
};

SlotsReader::SlotsReader() : inside_(new Inside) {}

SlotsReader::~SlotsReader() { delete inside_; }

namespace {

using simdjson::dom::element;

Error broken(std::string_view what) { return {ErrorCode::bad_store, {}, "holds " + std::string(what)}; }

std::vector<std::string> strings_of(element list) {
    std::vector<std::string> out;
    simdjson::dom::array items;
    if (list.get(items) != simdjson::SUCCESS) return out;
    for (const element item : items) {
        std::string_view text;
        if (item.get(text) == simdjson::SUCCESS) out.emplace_back(text);
    }
    return out;
}

// The value as the slot's kind wants it; nothing is set where the JSON is of another kind.
void set_slot(Fact& fact, const SlotSpec& spec, element value) {
    switch (spec.kind) {
        case SlotKind::number: {
            double number = 0;
            if (value.get(number) == simdjson::SUCCESS) fact.set(spec.name, number);
            return;
        }
        case SlotKind::flag: {
            bool flag = false;
            if (value.get(flag) == simdjson::SUCCESS && flag) fact.set(spec.name, true);
            return;
        }
        case SlotKind::parties:
        case SlotKind::actors:
        case SlotKind::people:
        case SlotKind::flow:
            if (value.is_array()) fact.set(spec.name, strings_of(value));
            return;
        default: {
            std::string_view text;
            if (value.get(text) == simdjson::SUCCESS) fact.set(spec.name, std::string(text));
        }
    }
}

}  // namespace

Result<Done> SlotsReader::slots(std::string_view json, Fact& fact) {
    element root;
    if (inside_->parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS)
        return broken("slots that are no JSON");
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return broken("slots that are no JSON object");
    for (const auto field : object) {
        if (const SlotSpec* spec = find_slot(fact.type, field.key); spec != nullptr)
            set_slot(fact, *spec, field.value);
    }
    return Done{};
}

Result<std::vector<std::string>> SlotsReader::strings(std::string_view json) {
    if (json == "[]") return std::vector<std::string>{};
    element root;
    if (inside_->parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS)
        return broken("a list that is no JSON");
    return strings_of(root);
}

std::string strings_to_json(const std::vector<std::string>& strings) {
    std::string out = "[";
    for (const std::string& text : strings) {
        if (out.size() > 1) out += ',';
        append_json_string(out, text);
    }
    return out + "]";
}

}  // namespace entente
