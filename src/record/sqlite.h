// SQLite behind two small owners. Every call that can fail gives a Result with the file as `where`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "entente/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace entente {

// A prepared statement. Positions count from 1 when binding and from 0 when reading, as SQLite's do.
class Statement {
public:
    Statement(sqlite3_stmt* statement, std::string where);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int position, std::string_view text);  // the text must live until step() is done
    Statement& bind(int position, std::int64_t number);

    // True where a row is ready; false at the end, when the statement may be bound and stepped again.
    Result<bool> step();
    Result<Done> run();  // steps to the end, rows passed over
    void reset();        // after a row, where the others are not wanted

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string_view text_view(int column) const;  // until the next step
    [[nodiscard]] std::int64_t number(int column) const;

private:
    sqlite3_stmt* statement_ = nullptr;
    std::string where_;
};

class Database {
public:
    // Opens the file; creates it only where `create`.
    static Result<Database> open(const std::string& path, bool writable, bool create);
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    Result<Statement> prepare(std::string_view sql) const;
    Result<Done> execute(const char* sql) const;  // several statements, no values, no rows
    Result<std::int64_t> number(
        std::string_view sql) const;    // the first column of the first row; 0 where none
    [[nodiscard]] Error error() const;  // what went wrong last
    [[nodiscard]] std::int64_t last_row() const;
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    Database(sqlite3* handle, std::string path);
    sqlite3* handle_ = nullptr;
    std::string path_;
};

// Rolls back unless committed. Takes the write lock at once, so that a second writer waits here and not midway.
// Inside another transaction it is a part of it that is taken back alone.
class Transaction {
public:
    static Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<Done> commit();

private:
    Transaction(const Database& database, bool inner) : database_(&database), inner_(inner) {}
    const Database* database_;
    bool inner_;
};

}  // namespace entente
