#include "record/sqlite.h"

#include <sqlite3.h>

#include <cstring>
#include <utility>

namespace entente {
namespace {

constexpr int busy_milliseconds = 10'000;

Error error_of(sqlite3* handle, const std::string& where) {
    const int code = handle != nullptr ? sqlite3_errcode(handle) & 0xff : SQLITE_NOMEM;
    std::string what = handle != nullptr ? sqlite3_errmsg(handle) : "out of memory";
    if (code == SQLITE_NOTADB) what = "is not an Entente record (it is no SQLite database)";
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) what = "is being written by another process; try again";
    if (code == SQLITE_CANTOPEN) {
        const int system = sqlite3_system_errno(handle);
        what =
            std::string("cannot be opened") + (system != 0 ? std::string(": ") + std::strerror(system) : "");
    }
    if (code == SQLITE_READONLY) what = "cannot be written: " + what;
    return {ErrorCode::bad_store, where, what};
}

}  // namespace

Statement::Statement(sqlite3_stmt* statement, std::string where)
    : statement_(statement), where_(std::move(where)) {}

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), where_(std::move(other.where_)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(statement_, other.statement_);
    std::swap(where_, other.where_);
    return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int position, std::string_view text) {
    // SQLite takes a null pointer for NULL, and an empty view may have one.
    sqlite3_bind_text64(statement_, position, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(int position, std::int64_t number) {
    sqlite3_bind_int64(statement_, position, number);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(statement_);
        return false;
    }
    Error error = error_of(sqlite3_db_handle(statement_), where_);
    sqlite3_reset(statement_);
    return error;
}

Result<Done> Statement::run() {
    while (true) {
        const Result<bool> row = step();
        if (!row) return row.error();
        if (!*row) return Done{};
    }
}

void Statement::reset() { sqlite3_reset(statement_); }

std::string_view Statement::text_view(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string Statement::text(int column) const { return std::string(text_view(column)); }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

Database::Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), path_(std::move(other.path_)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(path_, other.path_);
    return *this;
}

Database::~Database() { sqlite3_close_v2(handle_); }

Result<Database> Database::open(const std::string& path, bool writable, bool create) {
    const int flags = (writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                      (create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    Database database(handle, path);
    if (code != SQLITE_OK) return error_of(handle, path);
    sqlite3_busy_timeout(handle, busy_milliseconds);
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK) {
        return error();
    }
    return Statement(statement, path_);
}

Result<Done> Database::execute(const char* sql) const {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return Done{};
}

Result<std::int64_t> Database::number(std::string_view sql) const {
    Result<Statement> statement = prepare(sql);
    if (!statement) return statement.error();
    const Result<bool> row = statement->step();
    if (!row) return row.error();
    return *row ? statement->number(0) : 0;
}

Error Database::error() const { return error_of(handle_, path_); }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

Result<Transaction> Transaction::begin(const Database& database) {
    const bool inner = database.in_transaction();
    const Result<Done> begun = database.execute(inner ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
    if (!begun) return begun.error();
    return Transaction(database, inner);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)), inner_(other.inner_) {}

Transaction::~Transaction() {
    if (database_ != nullptr)
        (void)database_->execute(inner_ ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
}

Result<Done> Transaction::commit() {
    Result<Done> done = database_->execute(inner_ ? "RELEASE part" : "COMMIT");
    if (done) database_ = nullptr;
    return done;
}

}  // namespace entente
