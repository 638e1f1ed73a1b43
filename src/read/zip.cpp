#include "read/zip.h"

#include <algorithm>

#include "read/docx.h"
#include "read/inflate.h"
#include "read/text.h"

namespace entente {
namespace {

class Zip : public Carrier {
public:
    Zip(Stream stream, const FieldMap& fields) : stream_(std::move(stream)), fields_(fields) {}

    std::optional<Result<Piece>> next() override {
        if (!opened_) {
            opened_ = true;
            if (auto failed = open()) {
                entries_.clear();
                return Result<Piece>(error_in(stream_.path, *failed));
            }
            if (has_entry("word/document.xml")) return office_document();
            if (has_entry("[Content_Types].xml")) {
                entries_.clear();
                return Result<Piece>(Error{ErrorCode::bad_input, stream_.path,
                                           "is an Office file of a kind that is not read"});
            }
        }
        while (true) {
            if (member_) {
                if (auto piece = member_->next()) return piece;
                member_.reset();
            }
            if (at_ == entries_.size()) return std::nullopt;
            const ZipEntry& entry = entries_[at_++];
            if (entry.name.empty() || entry.name.back() == '/' || is_left_out(entry.name)) continue;
            if (auto failed = open_entry(entry)) return Result<Piece>(*failed);
        }
    }

private:
    std::optional<Error> open() {
        if (!stream_.file.empty()) {
            Result<RandomBytes> bytes = RandomBytes::of_file(stream_.file);
            if (!bytes) return bytes.error();
            bytes_ = std::move(*bytes);
        } else {
            Result<std::string> bytes = read_rest(*stream_.source, packed_zip_limit);
            if (!bytes) return bytes.error();
            bytes_ = RandomBytes::of_memory(std::move(*bytes));
        }
        stream_.source.reset();
        Result<std::vector<ZipEntry>> entries = zip_directory(bytes_);
        if (!entries) return entries.error();
        entries_ = std::move(*entries);
        return std::nullopt;
    }

    [[nodiscard]] bool has_entry(std::string_view name) const {
        return std::any_of(entries_.begin(), entries_.end(),
                           [&](const ZipEntry& one) { return one.name == name; });
    }

    std::optional<Result<Piece>> office_document() {
        entries_.clear();
        constexpr std::uint64_t largest = document_limit;
        Result<std::string> whole = bytes_.size() > largest
                                        ? Result<std::string>(Error{ErrorCode::too_large,
                                                                    {},
                                                                    "has more than the limit of " +
                                                                        std::to_string(largest) + " bytes"})
                                        : bytes_.at(0, bytes_.size());
        if (!whole) return Result<Piece>(error_in(stream_.path, whole.error()));
        Piece piece;
        piece.name = stream_.name;
        piece.path = stream_.path;
        piece.form = PieceForm::docx;
        piece.bytes = std::move(*whole);
        return Result<Piece>(std::move(piece));
    }

    // Entries that lie over one another would give the same bytes many times: all together may grow no more than
    // one may.
    std::optional<Error> open_entry(const ZipEntry& entry) {
        const std::string place = "#" + entry.name;
        promised_ += std::min<std::uint64_t>(entry.size, 1ULL << 40);
        if (promised_ > free_growth && promised_ / largest_growth > bytes_.size()) {
            at_ = entries_.size();
            return Error{ErrorCode::too_large, stream_.path + place,
                         "the archive grows to more than " + std::to_string(largest_growth) +
                             " times its size: it is left here"};
        }
        Result<std::unique_ptr<ByteSource>> source = open_zip_entry(bytes_, entry);
        if (!source) return error_in(stream_.path + place, source.error());
        member_ = open_stream(
            {stream_.name + place, stream_.path + place, std::move(*source), {}, 0, stream_.depth + 1},
            fields_);
        return std::nullopt;
    }

    Stream stream_;
    const FieldMap fields_;
    RandomBytes bytes_;
    std::vector<ZipEntry> entries_;
    std::size_t at_ = 0;
    std::uint64_t promised_ = 0;
    std::unique_ptr<Carrier> member_;
    bool opened_ = false;
};

}  // namespace

std::unique_ptr<Carrier> read_zip(Stream stream, const FieldMap& fields) {
    return std::make_unique<Zip>(std::move(stream), fields);
}

}  // namespace entente
