// Folders of knowledge laid one over the other: the shipped one below, a user's own above it. A file of an upper
// folder adds its lines to the file of the same path in the folders below; where a table gives a key one meaning,
// the upper line takes the place of the lower. "off<TAB>key" in an upper folder takes a line out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "entente/result.h"

namespace entente {

// What a line of a table is about, and whether several lines may be about the same: then an upper layer only adds.
struct TableShape {
    std::size_t key = 0;  // column
    bool many = false;
};

// A table as its layers leave it.
struct LayeredTable {
    struct File {
        std::string path;
        std::string text;
    };
    struct Row {
        std::size_t file = 0;   // index into files
        std::size_t at = 0;     // byte offset of the line in the file
        std::string_view line;  // without its end; into the file's text
    };
    std::vector<File> files;  // lowest layer first; those layers that have the file
    std::vector<Row> rows;    // no comments and no blank lines

    LayeredTable() = default;
    LayeredTable(LayeredTable&&) = default;
    LayeredTable& operator=(LayeredTable&&) = default;
    LayeredTable(const LayeredTable&) = delete;  // rows point into files
    LayeredTable& operator=(const LayeredTable&) = delete;
    ~LayeredTable() = default;

    // An error that shows the row, with a caret at its column (parted by tabs).
    [[nodiscard]] Error error(const Row& row, const std::string& what, std::size_t column = 0) const;
};

class Layers {
public:
    Layers() = default;
    // The lowest folder first. A folder that stands there twice counts once, where it stands highest.
    explicit Layers(const std::vector<std::string>& folders);

    [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }
    // What is wrong with the folders themselves: those that are not there.
    [[nodiscard]] std::vector<Error> faults() const;
    // "en/visits.rules" in every layer that has it, lowest first; `layer` is an index into folders().
    struct Found {
        std::string path;
        std::size_t layer = 0;
    };
    [[nodiscard]] std::vector<Found> find(const std::string& relative) const;
    // All files below `under` ("en") that end in `extension` (".rules"), as paths relative to their layer; sorted,
    // each once.
    [[nodiscard]] std::vector<std::string> list(const std::string& under, std::string_view extension) const;
    // The table; no files where no layer has it. What cannot be read or taken out is told in `errors`.
    [[nodiscard]] LayeredTable table(const std::string& relative, TableShape shape,
                                     std::vector<Error>& errors) const;

private:
    std::vector<std::string> folders_;
};

}  // namespace entente
