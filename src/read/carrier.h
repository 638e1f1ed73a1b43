// Files that hold documents: one, or many, or other files that do. Opens them by what is in them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/result.h"
#include "read/byte_source.h"
#include "read/fields.h"
#include "read/piece.h"

namespace entente {

// Yields documents one by one, in their order in the file. One thread at a time.
class Carrier {
public:
    Carrier() = default;
    Carrier(const Carrier&) = delete;
    Carrier& operator=(const Carrier&) = delete;
    virtual ~Carrier() = default;

    // The next document; an Error for one that was skipped or for what cannot be read (more may follow); nothing at
    // the end. Errors name the file and the place.
    virtual std::optional<Result<Piece>> next() = 0;
};

// A file, or what is packed in one.
struct Stream {
    std::string name;  // as in Piece
    std::string path;
    std::unique_ptr<ByteSource> source;
    std::string file;         // on disk, where the source is that file and nothing else; else empty
    std::uint64_t begin = 0;  // where in the file the source begins
    unsigned depth = 0;       // how deep it was packed
};

// Files in files in files: no deeper.
inline constexpr unsigned deepest_packing = 6;

// Of a file, from `begin` on, which is 0 or a Piece::resume_at of the same file. What cannot be opened gives an Error.
std::unique_ptr<Carrier> open_file(const std::string& path, const FieldMap& fields, std::uint64_t begin = 0);

// Of a stream, whatever is in it. Nothing of interest in it gives no piece.
std::unique_ptr<Carrier> open_stream(Stream stream, const FieldMap& fields);

// Hidden files, and pages that tell what a folder holds, are no articles: by the last part of `path`.
bool is_left_out(std::string_view path);

// An Error that is about `path`: its `where` begins with it.
Error error_in(const std::string& path, Error error);

}  // namespace entente
