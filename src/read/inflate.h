// What is packed with gzip, zlib, deflate or Zstandard, unpacked as it is read, with a limit against bombs.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "entente/result.h"
#include "read/byte_source.h"

namespace entente {

// Bytes that one packed byte may grow to, once more than 64 MiB have come out of it: text grows less than twenty times, and
// a file that grows two hundred times is meant to fill a disk.
inline constexpr std::uint64_t largest_growth = 200;
inline constexpr std::uint64_t free_growth = 64U << 20;

// gzip: its members one after the other. Each member is a place to begin again; `first` is the place of the first
// byte of `packed` in the file. Members of a few megabytes are unpacked whole (libdeflate), larger ones as they come.
// Reading fails with bad_input ("... at byte N") and too_large; resync() goes on at the next member.
std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::uint64_t first = 0);

// Zstandard: its frames one after the other, with the same promises.
std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::uint64_t first = 0);

// Bare deflate, as in zip archives: one stream, what stands behind it is not read.
std::unique_ptr<ByteSource> unpack_deflate(std::unique_ptr<ByteSource> packed);

enum class Packing { gzip, zlib, deflate, zstd };
// The whole of `packed` at once; bytes behind it are left alone. Fails with bad_input, and with too_large past `limit` bytes.
Result<std::string> unpack(std::string_view packed, Packing packing, std::uint64_t limit);

}  // namespace entente
