#include "flow/notation.h"

#include <algorithm>
#include <cstdlib>

#include "base/json.h"
#include "read/text.h"

namespace entente {
namespace {

constexpr std::string_view default_date = "2020-06-15";

std::string value_text(const SlotValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    std::string out;
    if (const auto* number = std::get_if<double>(&value)) {
        append_json_number(out, *number);
        return out;
    }
    for (const std::string& item : std::get<std::vector<std::string>>(value))
        out += (out.empty() ? "" : ",") + item;
    return out;
}

// "4e9" and "4000000000" are one.
std::string plain(const std::string& value) {
    if (value.empty() || value.find_first_not_of("0123456789.e+-") != std::string::npos ||
        value.find('-', 1) != std::string::npos)
        return value;
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    if (*end != '\0' || value.find('e') == std::string::npos) return value;
    std::string out;
    append_json_number(out, number);
    return out;
}

}  // namespace

std::string line_of(std::string_view type, std::vector<std::pair<std::string, std::string>> slots) {
    std::string out(type);
    std::sort(slots.begin(), slots.end());
    for (const auto& [slot, value] : slots) {
        const std::string text = plain(value);
        out += " " + slot + "=" + (text.find(' ') == std::string::npos ? text : "\"" + text + "\"");
    }
    return out;
}

std::string line_of(const Fact& fact) {
    std::vector<std::pair<std::string, std::string>> slots;
    for (const auto& [slot, value] : fact.slots) slots.emplace_back(std::string(slot), value_text(value));
    return line_of(name_of(fact.type), std::move(slots));
}

Result<Document> document_of_example(const std::string& sentence) {
    auto document = read_text("example", sentence, ReadCues{});
    if (!document) return document;
    for (Zone& zone : document->zones) zone.role = ZoneRole::body;
    document->title = {};
    document->stamps.clear();
    return document;
}

std::string date_of_examples(const Rule& rule) {
    if (rule.date.empty()) return std::string(default_date);
    return rule.date == "none" ? std::string() : rule.date;
}

}  // namespace entente
