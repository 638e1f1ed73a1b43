#include "entente/record.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/files.h"
#include "record/schema.h"
#include "record/slots_json.h"
#include "record/sqlite.h"

namespace entente {

struct Record::Inside {
    Database database;
};

Record::Record(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

namespace {

std::string spans_to_text(const std::vector<Span>& spans) {
    std::string out;
    for (const Span at : spans) out += std::to_string(at.begin) + ' ' + std::to_string(at.end) + '\n';
    return out;
}

std::string zones_to_text(const std::vector<Zone>& zones) {
    std::string out;
    for (const Zone& zone : zones) {
        out += std::string(name_of(zone.role)) + ' ' + std::to_string(zone.at.begin) + ' ' + std::to_string(zone.at.end) + '\n';
    }
    return out;
}

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
        if (parts.size() == 3) zones.push_back({role_of(parts[0]), {number_of(parts[1]), number_of(parts[2])}});
    }
    return zones;
}

// What is on file under the name and text of a reading.
struct OnFile {
    std::int64_t id = 0;  // 0: nothing
    std::string path;
    std::string given;
    std::string knowledge_hash;
};

Result<OnFile> find_on_file(const Database& database, const Document& document) {
    Result<Statement> query =
        database.prepare("SELECT id, path, given, knowledge_hash FROM documents WHERE name = ? AND text = ?");
    if (!query) return query.error();
    query->bind(1, document.name).bind(2, document.text);
    const Result<bool> row = query->step();
    if (!row) return row.error();
    if (!*row) return OnFile{};
    return OnFile{query->number(0), query->text(1), query->text(2), query->text(3)};
}

Result<Done> remove_document(const Database& database, std::int64_t id) {
    Result<Statement> statement = database.prepare("DELETE FROM documents WHERE id = ?");
    if (!statement) return statement.error();
    return statement->bind(1, id).run();
}

Result<Done> insert_document(const Database& database, const Reading& reading, const std::string& path,
                             const std::string& given, const std::string& knowledge_hash) {
    Result<Statement> statement = database.prepare(
        "INSERT INTO documents (hash, name, path, title, title_begin, title_end, outlet, author, lang, published, "
        "published_from, published_why, published_begin, published_end, given, name_date, zones, stamps, text, "
        "knowledge_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement) return statement.error();
    const Document& document = reading.document;
    const std::string title(cut(document.text, document.title));
    const std::string zones = zones_to_text(document.zones);
    const std::string stamps = spans_to_text(document.stamps);
    const Published& published = reading.published;
    statement->bind(1, reading.hash).bind(2, document.name).bind(3, path).bind(4, title);
    statement->bind(5, document.title.begin).bind(6, document.title.end);
    statement->bind(7, document.outlet).bind(8, document.author).bind(9, document.lang);
    statement->bind(10, published.date).bind(11, published.from).bind(12, published.why);
    statement->bind(13, published.at.begin).bind(14, published.at.end);
    statement->bind(15, given).bind(16, document.name_date).bind(17, zones).bind(18, stamps);
    statement->bind(19, document.text).bind(20, knowledge_hash);
    return statement->run();
}

// Lines counted onwards from the last place asked for: facts come in the order of the text.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : text_(text) {}
    std::uint32_t line_of(std::uint32_t at) {
        const std::size_t end = std::min<std::size_t>(at, text_.size());
        if (end < seen_) {
            seen_ = 0;
            line_ = 1;
        }
        line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(seen_),
                                                       text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        seen_ = end;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t seen_ = 0;
    std::uint32_t line_ = 1;
};

Result<Done> insert_facts(const Database& database, std::int64_t document, const Reading& reading) {
    Result<Statement> statement = database.prepare(
        "INSERT OR IGNORE INTO facts (document, id, type, at_begin, at_end, line, rule, quote, inferred, slots) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement) return statement.error();
    LineCounter lines(reading.document.text);
    for (const Fact& fact : reading.facts) {
        const std::string inferred = strings_to_json(fact.inferred);
        const std::string slots = slots_to_json(fact);
        statement->bind(1, document).bind(2, fact.id).bind(3, name_of(fact.type));
        statement->bind(4, fact.at.begin).bind(5, fact.at.end).bind(6, lines.line_of(fact.at.begin));
        statement->bind(7, fact.rule).bind(8, fact.quote).bind(9, inferred).bind(10, slots);
        if (const Result<Done> done = statement->run(); !done) return done;
    }
    return Done{};
}

Result<Done> set_path(const Database& database, std::int64_t id, const std::string& path) {
    Result<Statement> statement = database.prepare("UPDATE documents SET path = ? WHERE id = ?");
    if (!statement) return statement.error();
    return statement->bind(1, path).bind(2, id).run();
}

Result<Done> set_up(const Database& database, bool writable) {
    if (const Result<Done> done = prepare_schema(database, writable); !done) return done;
    if (!writable) return Done{};
    return database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
}

SourceDocument source_document(const Statement& row) {
    SourceDocument document;
    document.hash = row.text(1);
    document.name = row.text(2);
    document.path = row.text(3);
    document.title = row.text(4);
    document.outlet = row.text(5);
    document.author = row.text(6);
    document.lang = row.text(7);
    document.published.date = row.text(8);
    document.published.from = row.text(9);
    document.published.why = row.text(10);
    document.published.at = {static_cast<std::uint32_t>(row.number(11)), static_cast<std::uint32_t>(row.number(12))};
    document.given = row.text(13);
    document.knowledge_hash = row.text(14);
    return document;
}

Result<Done> load_documents(const Database& database, Holdings& holdings, std::vector<std::int64_t>& ids) {
    Result<Statement> rows = database.prepare(
        "SELECT id, hash, name, path, title, outlet, author, lang, published, published_from, published_why, "
        "published_begin, published_end, given, knowledge_hash FROM documents ORDER BY name, hash");
    if (!rows) return rows.error();
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return Done{};
        ids.push_back(rows->number(0));
        holdings.documents.push_back(source_document(*rows));
    }
}

Result<Done> load_facts(const Database& database, std::int64_t id, const SourceDocument& document, Statement& rows,
                        SlotsReader& reader, Holdings& holdings) {
    rows.bind(1, id);
    while (true) {
        const Result<bool> row = rows.step();
        if (!row) return row.error();
        if (!*row) return Done{};
        const std::optional<FactType> type = fact_type_of(rows.text_view(1));
        if (!type) continue;  // written by a version that knew more types
        HeldFact held;
        held.document = &document;
        held.line = static_cast<std::uint32_t>(rows.number(4));
        held.fact.type = *type;
        held.fact.doc = document.name;
        held.fact.id = rows.text(0);
        held.fact.at = {static_cast<std::uint32_t>(rows.number(2)), static_cast<std::uint32_t>(rows.number(3))};
        held.fact.rule = rows.text(5);
        held.fact.quote = rows.text(6);
        const auto refuse = [&](Error error) { return Error{error.code, database.path(), error.what}; };
        Result<std::vector<std::string>> inferred = reader.strings(rows.text_view(7));
        if (!inferred) return refuse(inferred.error());
        held.fact.inferred = std::move(*inferred);
        if (const Result<Done> done = reader.slots(rows.text_view(8), held.fact); !done) return refuse(done.error());
        holdings.facts.push_back(std::move(held));
    }
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
    return Record(std::make_unique<Inside>(Inside{std::move(*database)}));
}

Result<Stored> Record::store(const Reading& reading, const std::string& given, const std::string& knowledge_hash) {
    const Database& database = inside_->database;
    Result<OnFile> before = find_on_file(database, reading.document);
    if (!before) return before.error();
    const bool known = before->id != 0;
    const std::string& path = reading.document.path;
    const bool other_date = known && !given.empty() && given != before->given;
    const bool dateless = known && given.empty() && !before->given.empty();  // read again without its given date
    const bool other_knowledge = known && before->knowledge_hash != knowledge_hash && !dateless;
    if (known && !other_date && !other_knowledge) {
        if (path >= before->path) return Stored::unchanged;
        if (const Result<Done> done = set_path(database, before->id, path); !done) return done.error();
        return Stored::unchanged;
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    if (known) {
        if (const Result<Done> done = remove_document(database, before->id); !done) return done.error();
    }
    const std::string& first_path = known ? std::min(path, before->path) : path;
    if (const Result<Done> done = insert_document(database, reading, first_path, given, knowledge_hash); !done) {
        return done.error();
    }
    if (const Result<Done> done = insert_facts(database, database.last_row(), reading); !done) return done.error();
    if (const Result<Done> done = transaction->commit(); !done) return done.error();
    return known ? Stored::read_again : Stored::added;
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
        "SELECT name, path, text, zones, title_begin, title_end, outlet, author, lang, stamps, name_date, given "
        "FROM documents WHERE hash = ?");
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
    return kept;
}

Result<std::shared_ptr<const Holdings>> Record::holdings() const {
    const auto holdings = std::make_shared<Holdings>();
    std::vector<std::int64_t> ids;
    // One read transaction, so that documents and facts are of one moment.
    const Database& database = inside_->database;
    if (const Result<Done> done = database.execute("BEGIN"); !done) return done.error();
    const auto load = [&]() -> Result<Done> {
        if (const Result<Done> done = load_documents(database, *holdings, ids); !done) return done;
        Result<Statement> rows = database.prepare(
            "SELECT id, type, at_begin, at_end, line, rule, quote, inferred, slots FROM facts WHERE document = ? "
            "ORDER BY at_begin, at_end, id");
        if (!rows) return rows.error();
        SlotsReader reader;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Result<Done> done = load_facts(database, ids[i], holdings->documents[i], *rows, reader, *holdings);
            if (!done) return done;
        }
        return Done{};
    };
    const Result<Done> loaded = load();
    (void)database.execute("COMMIT");
    if (!loaded) return loaded.error();
    return std::shared_ptr<const Holdings>(holdings);
}

Result<Record::Counts> Record::counts() const {
    const Result<std::int64_t> documents = inside_->database.number("SELECT count(*) FROM documents");
    if (!documents) return documents.error();
    const Result<std::int64_t> facts = inside_->database.number("SELECT count(*) FROM facts");
    if (!facts) return facts.error();
    return Counts{static_cast<std::size_t>(*documents), static_cast<std::size_t>(*facts)};
}

}  // namespace entente
