// Reading all that is on file into memory.
#include "entente/record.h"
#include "record/inside.h"
#include "record/slots_json.h"

namespace entente {
namespace {

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
    document.published.at = {static_cast<std::uint32_t>(row.number(11)),
                             static_cast<std::uint32_t>(row.number(12))};
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

Result<Done> load_facts(const Database& database, std::int64_t id, const SourceDocument& document,
                        Statement& rows, SlotsReader& reader, Holdings& holdings) {
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
        held.fact.at = {static_cast<std::uint32_t>(rows.number(2)),
                        static_cast<std::uint32_t>(rows.number(3))};
        held.fact.rule = rows.text(5);
        held.fact.quote = rows.text(6);
        const auto refuse = [&](const Error& error) {
            return Error{error.code, database.path(), error.what};
        };
        Result<std::vector<std::string>> inferred = reader.strings(rows.text_view(7));
        if (!inferred) return refuse(inferred.error());
        held.fact.inferred = std::move(*inferred);
        if (const Result<Done> done = reader.slots(rows.text_view(8), held.fact); !done)
            return refuse(done.error());
        holdings.facts.push_back(std::move(held));
    }
}

}  // namespace

Result<std::shared_ptr<const Holdings>> Record::holdings() const {
    const auto holdings = std::make_shared<Holdings>();
    std::vector<std::int64_t> ids;
    // One read transaction, so that documents and facts are of one moment.
    const Database& database = inside_->database;
    const bool own = !database.in_transaction();
    if (const Result<Done> done = database.execute(own ? "BEGIN" : ""); !done) return done.error();
    const auto load = [&]() -> Result<Done> {
        if (Result<Done> done = load_documents(database, *holdings, ids); !done) return done;
        Result<Statement> rows = database.prepare(
            "SELECT id, type, at_begin, at_end, line, rule, quote, inferred, slots FROM facts WHERE document "
            "= ? "
            "ORDER BY at_begin, at_end, id");
        if (!rows) return rows.error();
        SlotsReader reader;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            Result<Done> done =
                load_facts(database, ids[i], holdings->documents[i], *rows, reader, *holdings);
            if (!done) return done;
        }
        return Done{};
    };
    const Result<Done> loaded = load();
    if (own) (void)database.execute("COMMIT");
    if (!loaded) return loaded.error();
    return std::shared_ptr<const Holdings>(holdings);
}

}  // namespace entente
