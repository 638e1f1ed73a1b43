// Tables for machines: JSON and CSV.
#include <algorithm>

#include "base/json.h"
#include "tell/table.h"

namespace entente {
namespace {

void append_evidence_json(std::string& out, const HeldFact& held) {
    const auto field = [&](std::string_view name, std::string_view value) {
        append_json_string(out, name);
        out += ':';
        append_json_string(out, value);
        out += ',';
    };
    out += '{';
    field("doc", held.document->name);
    out += "\"line\":" + std::to_string(held.line) + ",\"at\":[" + std::to_string(held.fact.at.begin) + ',' +
           std::to_string(held.fact.at.end) + "],";
    field("published", held.document->published.date);
    field("outlet", held.document->outlet);
    field("fact", held.fact.id);
    field("rule", held.fact.rule);
    field("quote", held.fact.quote);
    out.back() = '}';
}

void append_value_json(std::string& out, const Cell& cell) {
    if (cell.kind == Cell::Kind::number) {
        out += cell.data;
    } else if (cell.kind == Cell::Kind::text) {
        append_json_string(out, cell.data);
    } else {
        out += '[';
        for (std::size_t i = 0; i < cell.items.size(); ++i) {
            if (i > 0) out += ',';
            append_json_string(out, cell.items[i]);
        }
        out += ']';
    }
}

bool is_empty(const Cell& cell) {
    return cell.kind == Cell::Kind::list ? cell.items.empty() : cell.data.empty();
}

}  // namespace

std::string table_to_json(const Table& table) {
    std::string out = "[";
    for (const Row& row : table.rows) {
        out += out.size() > 1 ? ",\n{" : "\n{";
        for (std::size_t i = 0; i < table.headings.size(); ++i) {
            if (!table.headings[i].for_machines || is_empty(row.cells[i])) continue;
            append_json_string(out, table.headings[i].name);
            out += ':';
            append_value_json(out, row.cells[i]);
            out += ',';
        }
        if (table.with_evidence) {
            out += "\"id\":";
            append_json_string(out, row.id);
            out += ",\"evidence\":[";
            for (const HeldFact* held : row.evidence) {
                append_evidence_json(out, *held);
                out += ',';
            }
            if (out.back() == ',') out.pop_back();
            out += "],";
        }
        out.back() = '}';
    }
    return out + (table.rows.empty() ? "]\n" : "\n]\n");
}

namespace {

void append_csv(std::string& out, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

std::string table_to_csv(const Table& table) {
    std::string out;
    for (const Heading& heading : table.headings) {
        if (heading.for_machines) out += std::string(heading.name) + ',';
    }
    if (table.with_evidence) out += "id,evidence,";
    out.back() = '\r';
    out += '\n';
    for (const Row& row : table.rows) {
        for (std::size_t i = 0; i < table.headings.size(); ++i) {
            if (!table.headings[i].for_machines) continue;
            const Cell& cell = row.cells[i];
            append_csv(out, cell.kind == Cell::Kind::list ? joined_by(cell.items, ";") : cell.data);
            out += ',';
        }
        if (table.with_evidence) {
            append_csv(out, row.id);
            out += ',';
            append_csv(out, joined_by(places_of(row.evidence), "; "));
            out += ',';
        }
        out.back() = '\r';
        out += '\n';
    }
    return out;
}

}  // namespace entente
