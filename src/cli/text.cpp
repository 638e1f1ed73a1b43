#include "base/json.h"
#include "cli/command.h"

namespace entente {
namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
    append_json_string(out, name);
    out += ':';
    append_json_string(out, value);
    out += ',';
}

std::string to_json(const Reading& reading) {
    const Document& document = reading.document;
    std::string out = "{";
    append_field(out, "doc", document.name);
    append_field(out, "title", cut(document.text, document.title));
    append_field(out, "published", reading.published.date);
    append_field(out, "published_from", reading.published.from);
    append_field(out, "outlet", document.outlet);
    append_field(out, "author", document.author);
    append_field(out, "lang", document.lang);
    append_field(out, "address", document.address);
    out += reading.unread ? "\"unread\":true," : "";
    out += "\"zones\":[";
    for (const Zone& zone : document.zones) {
        if (out.back() != '[') out += ',';
        out += "{\"role\":";
        append_json_string(out, name_of(zone.role));
        out += ",\"at\":[" + std::to_string(zone.at.begin) + ',' + std::to_string(zone.at.end) + "]}";
    }
    out += "],";
    append_field(out, "text", document.text);
    append_field(out, "body", document.body());
    out.back() = '}';
    return out;
}

}  // namespace

int run_text(const Invocation& call) {
    return print_inputs(call, [](const Reading& reading, const Knowledge&, std::ostream& out) {
        out << to_json(reading) << '\n';
    });
}

}  // namespace entente
