// The record of what was read: documents and their facts in one file, and the entries computed from them.
// An entry is a view: facts of several documents about the same visit, office, treaty or figure, with all of
// their evidence. Nothing of a fact is changed or lost in joining.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/document.h"
#include "entente/fact.h"
#include "entente/result.h"
#include "entente/understand.h"

namespace entente {

// ---------------------------------------------------------------------------------------------- on file

// A document on file, without its text.
struct SourceDocument {
    std::string hash;  // of the Reading that is on file
    std::string name;
    std::string path;  // as given when it was read; the first by byte order where it was read from several
    std::string title;
    std::string outlet;
    std::string author;
    std::string lang;
    Published published;
    std::string given;           // the date that was given from outside, else empty
    std::string knowledge_hash;  // of the knowledge that read it
};

// A fact on file. Pointers into a Holdings live as long as it does.
struct HeldFact {
    Fact fact;
    const SourceDocument* document = nullptr;
    std::uint32_t line = 0;  // 1-based line of the document's text where the fact's place begins
};

// All that is on file, in an order that does not depend on the order of reading: documents by name and hash,
// facts by document, place and id. Immutable; any thread may read it.
struct Holdings {
    std::vector<SourceDocument> documents;
    std::vector<HeldFact> facts;

    Holdings() = default;
    Holdings(const Holdings&) = delete;  // facts point to documents
    Holdings& operator=(const Holdings&) = delete;
};

using FactView = std::vector<const HeldFact*>;  // a selection, in the order of the Holdings

enum class Stored : std::uint8_t {
    added,       // a document that was not on file
    unchanged,   // the same document read with the same knowledge; nothing was written
    read_again,  // its facts were replaced: the knowledge, or the date given from outside, is another
};

// How far a file was read: for those that hold many documents, and for those that `watch` has seen.
struct InputState {
    std::string path;             // absolute
    std::int64_t size = 0;        // bytes; with the next, what tells that the file is still the same
    std::int64_t changed = 0;     // nanoseconds since 1970
    std::uint64_t number = 0;     // documents of it that were stored or skipped
    std::uint64_t resume_at = 0;  // byte behind the last of them; 0 where reading cannot begin there
    bool finished = false;        // read to its end
    std::string how;              // hash of the knowledge and the options that it was read with
};

// The store: one SQLite file. One object is used by one thread at a time; several processes may have the file
// open, one of them writing.
class Record {
public:
    enum class Access : std::uint8_t {
        read_only,   // the file must exist
        read_write,  // created where it does not exist
    };

    // Brings an older file up to the present schema (read_write) or refuses it. Fails with bad_store: no
    // database, not an Entente record, a newer schema, no permission; `where` is the path.
    static Result<Record> open(const std::string& path, Access access);

    Record(Record&&) noexcept;
    Record& operator=(Record&&) noexcept;
    ~Record();

    // Writes a reading in one transaction, so that a killed run leaves whole documents only. A document is the
    // same when its name and text are: another `given` date replaces the one on file and an empty one keeps
    // it. Another text under the same name is another document, and both are kept. `given` is what
    // `understand` was given; `knowledge_hash` is hash_of its knowledge. Fails with bad_store.
    Result<Stored> store(const Reading& reading, const std::string& given, const std::string& knowledge_hash);

    // Between the two, documents are written together in one transaction: many are stored much faster, others who
    // write wait meanwhile, and a killed run loses the whole batch (and leaves whole documents all the same). An
    // open batch is dropped with the Record.
    Result<Done> begin_batch();
    Result<Done> end_batch();

    // Keeps how far an input was read, in the transaction at hand: it never tells of documents that are not on file.
    Result<Done> keep_input(const InputState& state);
    // What is kept for a path; nothing where that is nothing.
    [[nodiscard]] Result<std::optional<InputState>> input(const std::string& path) const;

    // Hashes of the documents that other knowledge read, sorted.
    [[nodiscard]] Result<std::vector<std::string>> read_by_other_knowledge(
        const std::string& knowledge_hash) const;

    // What `understand` needs to read a document on file again; without the segments that lead to the source.
    struct Kept {
        Document document;
        std::string given;
    };
    [[nodiscard]] Result<Kept> document(const std::string& hash) const;  // not_found where it is not on file

    [[nodiscard]] Result<std::shared_ptr<const Holdings>> holdings() const;

    struct Counts {
        std::size_t documents = 0;
        std::size_t facts = 0;
    };
    [[nodiscard]] Result<Counts> counts() const;

private:
    struct Inside;
    class Writer;
    explicit Record(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

// -------------------------------------------------------------------------------------------- selecting

// Which facts, by the publication of their documents.
struct PublishedBy {
    std::string day;              // EDTF; empty: all
    bool keep_uncertain = false;  // keep documents that bear no date, or one that may be before or after
};
FactView select(const Holdings& holdings, const PublishedBy& published = {});

// ---------------------------------------------------------------------------------------------- entries

// A stage in the life of an instrument, a mechanism or a project.
struct Stage {
    std::string stage;   // "signed"; a fact without one has its status
    std::string time;    // EDTF; may be empty
    std::string status;  // "planned" where the stage is still to come
    bool hedge = false;  // every source doubts it
    FactView evidence;
};

// What the record holds on one visit, office, treaty, figure, ...
struct Entry {
    FactType type = FactType::office;
    // "v-1a2b3c4d": a letter for the type and the beginning of the id of its earliest published fact, as long as
    // it takes to be unique. Every other fact of it leads here too (find_by_id), so an id stays good when
    // earlier evidence comes to light.
    std::string id;
    Fact said;  // slots as joined; `inferred` are the slots whose value nobody states outright
    std::vector<std::string> parties;   // all that it concerns, sorted
    FactView evidence;                  // by publication (undated last), document, place
    std::vector<Stage> stages;          // oldest first; instruments, mechanisms and projects only
    std::vector<std::string> disagree;  // slots on which the sources differ beyond their hedges
    std::string first_seen;  // publication of the earliest and the latest evidence, EDTF; may be empty.
    std::string last_seen;   // Of an office: evidence that the holder was then in office.
};

// The entries of a type, sorted by time (undated last), then by their earliest evidence. A pure function: the same facts give the
// same entries whatever the order of reading. `facts` should hold all types: offices tell where a visitor is from.
std::vector<Entry> entries_of(const FactView& facts, FactType type);

// When: the time, period or due of a fact or of an entry as joined, EDTF; empty where there is none.
std::string_view time_of(const Fact& fact);
// The days that an entry is about, as EDTF: its time; of instruments and the like the whole of their stages; else
// the time of its publications. Empty where all of that is unknown.
std::string days_of(const Entry& entry);

// Of the standings of one relation the present one: the latest dated, else the latest told. Null where none is.
const Entry* present_standing(const std::vector<Entry>& standings);

// Whether a name in a list of actors is a state's or a body's code ("VNM", "ASEAN") and not a person's name.
bool is_party(std::string_view name);

// Two parties; `a` is our side.
struct Pair {
    std::string a;
    std::string b;
};

// A body that a party belongs to, and when: "EAEU", "2015/..".
struct Membership {
    std::string body;
    std::string time;  // EDTF
};

// The bodies that the one party belongs to and the other does not: what such a body and the other agree or set up
// together is of the relation too.
struct Bodies {
    std::vector<Membership> a;
    std::vector<Membership> b;
};

// Whether an entry belongs to the relation of the two: both are among its parties. An office or a
// participation belongs to it when it is of either. What one of them undertakes, asks or holds, naming no third
// party, belongs when its document speaks of the two more than of any other pair.
class Relation {
public:
    Relation(const FactView& facts, Pair pair, Bodies bodies = {});
    [[nodiscard]] bool holds(const Entry& entry) const;
    [[nodiscard]] const Pair& pair() const { return pair_; }

private:
    [[nodiscard]] bool holds_through_a_body(const Entry& entry) const;

    Pair pair_;
    Bodies bodies_;
    // Sorted: the documents that speak of these two more than of others.
    std::vector<const SourceDocument*> about_;
};

// The pairs on file, most facts first.
struct PairOnFile {
    Pair pair;          // sorted
    std::string level;  // of the latest standing; may be empty
    std::string level_since;
    std::string last_contact;  // EDTF of the latest visit or meeting that took place; may be empty
    std::size_t facts = 0;
    std::size_t documents = 0;
};
std::vector<PairOnFile> pairs_on_file(const FactView& facts);

// What an id leads to: an id of an entry or a fact, or a prefix of one of at least 4 digits.
struct Found {
    std::vector<Entry> entries;  // the entries that hold the facts
    FactView facts;  // set where a fact's id was given; the same fact may stand in several documents
};
// Fails with not_found: no such id, or several (then `what` names some).
Result<Found> find_by_id(const FactView& facts, std::string_view id);

}  // namespace entente
