// Zip archives: the files in them by the directory at the end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "read/carrier.h"

namespace entente {

// Bytes at any place: of a file on disk, or in memory.
class RandomBytes {
public:
    static Result<RandomBytes> of_file(const std::string& path);
    static RandomBytes of_memory(std::string bytes);

    // Up to `size` bytes from `at` on; less at the end.
    [[nodiscard]] Result<std::string> at(std::uint64_t at, std::uint64_t size) const;
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    std::shared_ptr<int> file_;
    std::shared_ptr<const std::string> memory_;
    std::uint64_t size_ = 0;
};

struct ZipEntry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;  // 0 stored, 8 deflate, 93 Zstandard; others are not read
    std::uint32_t crc = 0;
    std::uint64_t packed = 0;  // bytes; what the directory says
    std::uint64_t size = 0;
    std::uint64_t header = 0;  // place of the local header
};

// The directory. Fails with bad_input, `where` empty. At most `zip_entry_limit` entries.
inline constexpr std::size_t zip_entry_limit = 1U << 20;
Result<std::vector<ZipEntry>> zip_directory(const RandomBytes& bytes);

// An entry as it is unpacked. Reading fails where it is not what the directory says: another size, another checksum.
Result<std::unique_ptr<ByteSource>> open_zip_entry(const RandomBytes& bytes, const ZipEntry& entry);

// The files of an archive, each opened as what it is ("a.zip#folder/x.txt"); what a tar leaves out is left out here too. An
// Office document is one document. Archives in archives are held in memory, up to `packed_zip_limit` bytes.
inline constexpr std::uint64_t packed_zip_limit = 256U << 20;
std::unique_ptr<Carrier> read_zip(Stream stream, const FieldMap& fields);

}  // namespace entente
