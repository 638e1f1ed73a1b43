#include "entente/record.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/files.h"
#include "record/inside.h"
#include "record/schema.h"

namespace entente {

Record::Record(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

namespace {

std::uint32_t number_of(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<Span> spans_of(std::string_view text) {
    std::vector<Span> spans;
    for (const std::string_view line : split(text, '\n')) {
        const std::vector<std::string_view> parts = split(line, ' ');
        if (parts.size() == 2) spans.push_back({number_of(parts[0]), number_of(parts[1])});
    }
    return spans;
}

ZoneRole role_of(std::string_view name) {
    for (int role = 0; role <= static_cast<int>(ZoneRole::furniture); ++role) {
        if (name_of(static_cast<ZoneRole>(role)) == name) return static_cast<ZoneRole>(role);
    }
    return ZoneRole::body;
}

std::vector<Zone> zones_of(std::string_view text) {
    std::vector<Zone> zones;
    for (const std::string_view line : split(text, '\n')) {
        const std::vector<std::string_view> parts = split(line, ' ');
        if (parts.size() == 3)
            zones.push_back({role_of(parts[0]), {number_of(parts[1]), number_of(parts[2])}});
    }
    return zones;
}

Result<Done> set_up(const Database& database, bool writable) {
    if (Result<Done> done = prepare_schema(database, writable); !done) return done;
    if (!writable) return Done{};
    // Of a power failure the file survives whole; the last documents may have to be read once more.
    return database.execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
}

}  // namespace

Result<Record> Record::open(const std::string& path, Access access) {
    const bool writable = access == Access::read_write;
    struct stat info {};
    if (!writable && stat(path.c_str(), &info) != 0) {
        return Error{ErrorCode::bad_store, path, "there is no record here; `entente read` makes one"};
    }
    Result<Database> database = Database::open(path, writable, writable);
    if (!database) return database.error();
    if (const Result<Done> done = set_up(*database, writable); !done) return done.error();
    return Record(std::make_unique<Inside>(Inside{std::move(*database), false, {}, {}, {}, {}}));
}

Result<std::vector<std::string>> Record::read_by_other_knowledge(const std::string& knowledge_hash) const {
    Result<Statement> rows =
        inside_->database.prepare("SELECT hash FROM documents WHERE knowledge_hash <> ? ORDER BY hash");
    if (!rows) return rows.error();
    rows->bind(1, knowledge_hash);
    std::vector<std::string> hashes;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return hashes;
        hashes.push_back(rows->text(0));
    }
}

Result<Record::Kept> Record::document(const std::string& hash) const {
    Result<Statement> row = inside_->database.prepare(
        "SELECT name, path, text, zones, title_begin, title_end, outlet, author, lang, stamps, name_date, "
        "given, address, stated, stated_from "
        "FROM documents JOIN texts ON texts.document = documents.id WHERE hash = ?");
    if (!row) return row.error();
    row->bind(1, hash);
    const Result<bool> found = row->step();
    if (!found) return found.error();
    if (!*found) return Error{ErrorCode::not_found, hash, "is no document on file"};
    Kept kept;
    Document& document = kept.document;
    document.name = row->text(0);
    document.path = row->text(1);
    document.text = row->text(2);
    document.zones = zones_of(row->text_view(3));
    document.title = {static_cast<std::uint32_t>(row->number(4)), static_cast<std::uint32_t>(row->number(5))};
    document.outlet = row->text(6);
    document.author = row->text(7);
    document.lang = row->text(8);
    document.stamps = spans_of(row->text_view(9));
    document.name_date = row->text(10);
    kept.given = row->text(11);
    document.address = row->text(12);
    document.stated = row->text(13);
    document.stated_from = row->text(14);
    document.page = std::find(page_date_sources.begin(), page_date_sources.end(), document.stated_from) !=
                    page_date_sources.end();
    return kept;
}

Result<Record::Counts> Record::counts() const {
    const Result<std::int64_t> documents = inside_->database.number("SELECT count(*) FROM documents");
    if (!documents) return documents.error();
    const Result<std::int64_t> facts = inside_->database.number("SELECT count(*) FROM facts");
    if (!facts) return facts.error();
    return Counts{static_cast<std::size_t>(*documents), static_cast<std::size_t>(*facts)};
}

}  // namespace entente
