// From a document to its facts, by compiled knowledge. A pure function: no clock, no files, no shared state.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/document.h"
#include "entente/fact.h"
#include "entente/result.h"

namespace entente {

struct Knowledge;  // lists and rules as loaded; immutable, shared by all threads

// Loads folders such as knowledge/ (world/ and one folder a language), each laid over those before it; the first has
// to be whole, the others hold what they add or change (doc/rules.md). All errors are joined in one Error, each
// "file:line:column: what", with the line and a caret below.
Result<std::shared_ptr<const Knowledge>> load_knowledge(const std::vector<std::string>& folders);
Result<std::shared_ptr<const Knowledge>> load_knowledge(const std::string& folder);

// Where compiled knowledge is kept between runs. It is only ever made faster by it: an image that is missing, of other
// sources, of another program or damaged is made anew; a folder that cannot be written to is left alone.
struct ImageCache {
    std::string folder;   // empty: nothing is kept
    std::string program;  // tells this program from others that compile otherwise
};

// As load_knowledge, from an image where there is one for these sources.
Result<std::shared_ptr<const Knowledge>> open_knowledge(const std::vector<std::string>& folders,
                                                        const ImageCache& cache);

// 16 hex digits over the sources of the knowledge and the version of the reader.
const std::string& hash_of(const Knowledge& knowledge);

// When the document was published, and how we know.
struct Published {
    std::string date;  // EDTF, "2014-11-22T10:27" or "2014-11-22" or "2014"; empty where unknown
    std::string from;  // Document::stated_from, "stamp", "file name", "given", "content" (inferred), or empty
    Span at;           // the stamp, or the words that it was inferred from; may be empty
    std::string why;   // one sentence for a reader, "no stamp; ..."
};

// Everything that reading gives for one document.
struct Reading {
    Document document;
    std::string hash;  // 16 hex digits over the text, the name and a date that was given from outside
    Published published;
    std::vector<Fact> facts;  // in the order of the text
    bool unread = false;      // it is in a language that the knowledge does not know: no fact was looked for
};

// `given` is a date (YYYY-MM-DD, YYYY-MM or YYYY) for a document that bears none; may be empty.
Reading understand(Document document, const Knowledge& knowledge, const std::string& given);

// One line of JSON a mark; an interval that two times tell ("from Monday to Thursday") has these in "parts". See `entente marks --help`. A person has "is" (the fullest form of the name), "party" (whom they
// act for, where it is known) and "why" where a reference was resolved; so has a reference to parties. Behind the marks
// stand lines of kind "speech": what each person says, sentence by sentence.
std::vector<std::string> marks_to_json(const Document& document, const Knowledge& knowledge,
                                       const std::string& given);

}  // namespace entente
