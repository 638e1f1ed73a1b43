// What a Record holds: the connection, and the statements that every document needs, prepared once.
#pragma once

#include <optional>

#include "entente/record.h"
#include "record/sqlite.h"

namespace entente {

struct Record::Inside {
    Database database;
    bool in_batch = false;
    std::optional<Statement> find_document;
    std::optional<Statement> insert_document;
    std::optional<Statement> insert_text;
    std::optional<Statement> insert_fact;

    // The statement in `place`, prepared where it is not yet.
    Result<Statement*> prepared(std::optional<Statement>& place, std::string_view sql) const {
        if (!place) {
            Result<Statement> statement = database.prepare(sql);
            if (!statement) return statement.error();
            place = std::move(*statement);
        }
        return &*place;
    }
};

}  // namespace entente
