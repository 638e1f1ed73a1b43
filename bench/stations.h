// The stations as the benchmarks call them. Nothing else in bench/ touches the inside of the library, so that a change
// there is followed here alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "entente/document.h"
#include "entente/understand.h"
#include "mark/stations.h"
#include "rules/mark_index.h"
#include "text_maker.h"

namespace entente::bench {

using Loaded = std::shared_ptr<const Knowledge>;

// Ends the program with the message where the folder does not load: nothing could be measured.
Loaded load_or_die(const std::string& folder);
// `folder` with `over` laid over it.
Loaded load_or_die(const std::string& folder, const std::string& over);
// The same from the image in `cache`, which is made where there is none.
Loaded open_or_die(const std::string& folder, const std::string& cache);
std::size_t bytes_below(const std::string& folder);
// The .txt files of a folder, in the order of their names.
std::vector<Article> articles_in(const std::string& folder);

// Every function gives a count of what it made, so that no work can be left out and a change of it is seen.
std::size_t read(const std::vector<Article>& articles, const Knowledge& knowledge);
std::vector<Document> documents_of(const std::vector<Article>& articles, const Knowledge& knowledge);
std::size_t tokenize(const std::vector<Document>& documents, const Knowledge& knowledge);

// The steps of marking, in their order.
enum class Step : std::uint8_t { sentences, numbers, names, verbs, values, titles, instruments, holders };

// Marks as they are before `step`.
std::vector<Marks> marks_before(Step step, const std::vector<Document>& documents,
                                const Knowledge& knowledge);
std::size_t run(Step step, const std::vector<Document>& documents, const Knowledge& knowledge,
                std::vector<Marks>& marks);

// The level of facts alone, over marks that are there.
struct Marked {
    explicit Marked(Marks m) : marks(std::move(m)), index(marks) {}
    Marks marks;
    MarkIndex index;
};
std::vector<Marked> marked(const std::vector<Document>& documents, const Knowledge& knowledge);
std::size_t match_facts(const std::vector<Document>& documents, const std::vector<Marked>& marks,
                        const Knowledge& knowledge);

std::size_t understand_all(const std::vector<Document>& documents, const Knowledge& knowledge);
// Bytes to lines of JSON: what `entente facts` does, on one thread and without files.
std::size_t facts_to_json(const std::vector<Article>& articles, const Knowledge& knowledge);

}  // namespace entente::bench
