// Writing readings: whole documents or nothing.
#include <algorithm>

#include "entente/record.h"
#include "record/inside.h"
#include "record/slots_json.h"

namespace entente {
namespace {

std::string spans_to_text(const std::vector<Span>& spans) {
    std::string out;
    for (const Span at : spans) out += std::to_string(at.begin) + ' ' + std::to_string(at.end) + '\n';
    return out;
}

std::string zones_to_text(const std::vector<Zone>& zones) {
    std::string out;
    for (const Zone& zone : zones) {
        out += std::string(name_of(zone.role)) + ' ' + std::to_string(zone.at.begin) + ' ' +
               std::to_string(zone.at.end) + '\n';
    }
    return out;
}

// What is on file under the name and text of a reading.
struct OnFile {
    std::int64_t id = 0;  // 0: nothing
    std::string path;
    std::string given;
    std::string knowledge_hash;
};

OnFile on_file(const Statement& row) { return {row.number(0), row.text(1), row.text(2), row.text(3)}; }

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
        line_ +=
            static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(seen_),
                                                  text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        seen_ = end;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t seen_ = 0;
    std::uint32_t line_ = 1;
};

void bind_document(Statement& statement, const Reading& reading, const std::string& title,
                   const std::string& zones, const std::string& stamps) {
    const Document& document = reading.document;
    const Published& published = reading.published;
    statement.bind(1, reading.hash).bind(2, document.name).bind(4, title);
    statement.bind(5, document.title.begin).bind(6, document.title.end);
    statement.bind(7, document.outlet).bind(8, document.author).bind(9, document.lang);
    statement.bind(10, published.date).bind(11, published.from).bind(12, published.why);
    statement.bind(13, published.at.begin).bind(14, published.at.end);
    statement.bind(16, document.name_date).bind(17, zones).bind(18, stamps);
    statement.bind(20, document.address).bind(21, document.stated).bind(22, document.stated_from);
}

Result<Done> change(const Database& database, const char* sql, std::int64_t id,
                    const std::string* text = nullptr) {
    Result<Statement> statement = database.prepare(sql);
    if (!statement) return statement.error();
    statement->bind(1, id);
    if (text != nullptr) statement->bind(2, *text);
    return statement->run();
}

}  // namespace

// The steps of store(), on the statements that the record keeps prepared.
class Record::Writer {
public:
    explicit Writer(Inside& inside) : inside_(inside) {}

    Result<OnFile> find(const Document& document) {
        const Result<Statement*> query =
            inside_.prepared(inside_.find_document,
                             "SELECT id, path, given, knowledge_hash FROM documents JOIN texts ON "
                             "texts.document = documents.id "
                             "WHERE name = ? AND text = ?");
        if (!query) return query.error();
        Statement& statement = **query;
        statement.bind(1, document.name).bind(2, document.text);
        const Result<bool> row = statement.step();
        if (!row) return row.error();
        const OnFile found = *row ? on_file(statement) : OnFile{};
        statement.reset();
        return found;
    }

    Result<Done> document(const Reading& reading, const std::string& path, const std::string& given,
                          const std::string& knowledge_hash) {
        const Result<Statement*> insert = inside_.prepared(
            inside_.insert_document,
            "INSERT INTO documents (hash, name, path, title, title_begin, title_end, outlet, author, lang, "
            "published, "
            "published_from, published_why, published_begin, published_end, given, name_date, zones, stamps, "
            "knowledge_hash, address, stated, stated_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?, ?, "
            "?, ?, ?, ?, ?)");
        if (!insert) return insert.error();
        const std::string title(cut(reading.document.text, reading.document.title));
        const std::string zones = zones_to_text(reading.document.zones);
        const std::string stamps = spans_to_text(reading.document.stamps);
        bind_document(**insert, reading, title, zones, stamps);
        (*insert)->bind(3, path).bind(15, given).bind(19, knowledge_hash);
        if (Result<Done> done = (*insert)->run(); !done) return done;
        const std::int64_t id = inside_.database.last_row();
        if (Result<Done> done = text(id, reading.document.text); !done) return done;
        return facts(id, reading);
    }

private:
    Result<Done> text(std::int64_t id, const std::string& text) {
        const Result<Statement*> insert =
            inside_.prepared(inside_.insert_text, "INSERT INTO texts (document, text) VALUES (?, ?)");
        if (!insert) return insert.error();
        return (*insert)->bind(1, id).bind(2, text).run();
    }

    Result<Done> facts(std::int64_t document, const Reading& reading) {
        const Result<Statement*> insert =
            inside_.prepared(inside_.insert_fact,
                             "INSERT OR IGNORE INTO facts (document, id, type, at_begin, at_end, line, rule, "
                             "quote, inferred, slots) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert) return insert.error();
        Statement& statement = **insert;
        LineCounter lines(reading.document.text);
        for (const Fact& fact : reading.facts) {
            const std::string inferred = strings_to_json(fact.inferred);
            const std::string slots = slots_to_json(fact);
            statement.bind(1, document).bind(2, fact.id).bind(3, name_of(fact.type));
            statement.bind(4, fact.at.begin).bind(5, fact.at.end).bind(6, lines.line_of(fact.at.begin));
            statement.bind(7, fact.rule).bind(8, fact.quote).bind(9, inferred).bind(10, slots);
            if (Result<Done> done = statement.run(); !done) return done;
        }
        return Done{};
    }

    Inside& inside_;
};

Result<Stored> Record::store(const Reading& reading, const std::string& given,
                             const std::string& knowledge_hash) {
    const Database& database = inside_->database;
    Writer writer(*inside_);
    const Result<OnFile> before = writer.find(reading.document);
    if (!before) return before.error();
    const bool known = before->id != 0;
    const std::string& path = reading.document.path;
    const bool other_date = known && !given.empty() && given != before->given;
    const bool dateless =
        known && given.empty() && !before->given.empty();  // read again without its given date
    const bool other_knowledge = known && before->knowledge_hash != knowledge_hash && !dateless;
    if (known && !other_date && !other_knowledge) {
        if (path >= before->path) return Stored::unchanged;
        const Result<Done> done =
            change(database, "UPDATE documents SET path = ?2 WHERE id = ?1", before->id, &path);
        if (!done) return done.error();
        return Stored::unchanged;
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    if (known) {
        const Result<Done> done = change(database, "DELETE FROM documents WHERE id = ?1", before->id);
        if (!done) return done.error();
    }
    const std::string& first_path = known ? std::min(path, before->path) : path;
    if (const Result<Done> done = writer.document(reading, first_path, given, knowledge_hash); !done)
        return done.error();
    if (const Result<Done> done = transaction->commit(); !done) return done.error();
    return known ? Stored::read_again : Stored::added;
}

Result<Done> Record::begin_batch() {
    if (inside_->in_batch) return Done{};
    Result<Done> begun = inside_->database.execute("BEGIN IMMEDIATE");
    inside_->in_batch = static_cast<bool>(begun);
    return begun;
}

Result<Done> Record::end_batch() {
    if (!inside_->in_batch) return Done{};
    inside_->in_batch = false;
    return inside_->database.execute("COMMIT");
}

}  // namespace entente
