#include "record/schema.h"

#include <array>
#include <string>

namespace entente {
namespace {

constexpr std::int64_t application_id = 0x456e7465;  // "Ente"

// migrations[n] leads from version n to n + 1. Never edit one that was released: add another.
constexpr std::array migrations{
    R"sql(
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,         -- over name, text and given date
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    title_begin INTEGER NOT NULL,      -- bytes of text, like every place below
    title_end INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    author TEXT NOT NULL,
    lang TEXT NOT NULL,                -- ISO 639-1
    published TEXT NOT NULL,           -- EDTF; empty where unknown, like every text below
    published_from TEXT NOT NULL,      -- stamp, file name, given, content
    published_why TEXT NOT NULL,
    published_begin INTEGER NOT NULL,
    published_end INTEGER NOT NULL,
    given TEXT NOT NULL,               -- the date that was given from outside
    name_date TEXT NOT NULL,           -- the date in the file name
    zones TEXT NOT NULL,               -- "role begin end", one a line
    stamps TEXT NOT NULL,              -- "begin end", one a line
    knowledge_hash TEXT NOT NULL       -- of the knowledge that made the facts
) STRICT;
CREATE INDEX documents_by_name ON documents (name);
CREATE TABLE texts (                   -- apart, so that documents are listed without reading them
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE facts (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,                  -- 16 hex digits; the same text in two documents gives the same ids
    type TEXT NOT NULL,
    at_begin INTEGER NOT NULL,
    at_end INTEGER NOT NULL,
    line INTEGER NOT NULL,             -- 1-based, of at_begin
    rule TEXT NOT NULL,
    quote TEXT NOT NULL,
    inferred TEXT NOT NULL,            -- JSON list of slots
    slots TEXT NOT NULL,               -- JSON object
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE documents ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN stated TEXT NOT NULL DEFAULT '';  -- EDTF, by the carrier or the page
ALTER TABLE documents ADD COLUMN stated_from TEXT NOT NULL DEFAULT '';
CREATE TABLE inputs (                  -- files that were read, or begun
    path TEXT PRIMARY KEY,             -- absolute
    size INTEGER NOT NULL,             -- bytes; with the next, what tells that the file is the same
    changed INTEGER NOT NULL,          -- nanoseconds since 1970
    number INTEGER NOT NULL,           -- documents of it that are on file or were skipped
    resume_at INTEGER NOT NULL,        -- byte behind the last of them; 0 where one cannot begin there
    finished INTEGER NOT NULL,         -- 1: read to its end
    how TEXT NOT NULL                  -- hash of the knowledge and the options that it was read with
) STRICT, WITHOUT ROWID;
)sql",
};
constexpr std::int64_t schema_version = static_cast<std::int64_t>(migrations.size());

Error refuse(const Database& database, std::string what) {
    return {ErrorCode::bad_store, database.path(), std::move(what)};
}

Result<Done> migrate(const Database& database) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    // Another process may have been faster: look again under the lock.
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version) return version.error();
    for (auto next = static_cast<std::size_t>(*version); next < migrations.size(); ++next) {
        if (const Result<Done> done = database.execute(migrations[next]); !done) return done.error();
    }
    const std::string marks = "PRAGMA application_id = " + std::to_string(application_id) +
                              "; PRAGMA user_version = " + std::to_string(schema_version);
    if (const Result<Done> done = database.execute(marks.c_str()); !done) return done.error();
    return transaction->commit();
}

}  // namespace

Result<Done> prepare_schema(const Database& database, bool writable) {
    const Result<std::int64_t> tables = database.number("SELECT count(*) FROM sqlite_master");
    if (!tables) return tables.error();
    const Result<std::int64_t> application = database.number("PRAGMA application_id");
    if (!application) return application.error();
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version) return version.error();

    const bool blank = *tables == 0 && *application == 0 && *version == 0;
    if (blank && !writable) return refuse(database, "is empty and holds no record");
    if (!blank && *application != application_id) {
        return refuse(database, "is not an Entente record (it is a database of something else)");
    }
    if (*version > schema_version) {
        return refuse(database, "has record schema " + std::to_string(*version) +
                                    ", and this Entente reads up to " + std::to_string(schema_version) +
                                    ": it was written by a newer one");
    }
    if (*version == schema_version) return Done{};
    if (!writable) {
        return refuse(database,
                      "has record schema " + std::to_string(*version) + " and is opened for reading only: " +
                          "run `entente read` once to bring it up to " + std::to_string(schema_version));
    }
    return migrate(database);
}

}  // namespace entente
