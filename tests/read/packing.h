// Archives made in memory, sound and unsound, and what carriers make of them in a printed form.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "read/carrier.h"
#include "shared.h"

namespace entente::testing {

inline std::string deflated(const std::string& bytes, int window_bits) {
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

inline std::string gzip(const std::string& bytes) { return deflated(bytes, 15 + 16); }

inline std::string zstd(const std::string& bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
}

inline std::string little(std::uint64_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
}

struct Packed {
    std::string name;
    std::string bytes;
    std::int64_t lie = 0;  // added to the size that is said
};

inline std::string zip(const std::vector<Packed>& files) {
    std::string out;
    std::string directory;
    for (const Packed& file : files) {
        const std::string packed = deflated(file.bytes, -15);
        const auto crc =
            crc32(0, reinterpret_cast<const Bytef*>(file.bytes.data()), static_cast<uInt>(file.bytes.size()));
        const auto size = static_cast<std::uint64_t>(static_cast<std::int64_t>(file.bytes.size()) + file.lie);
        const std::string middle = little(8, 2) + little(0, 4) + little(crc, 4) + little(packed.size(), 4) +
                                   little(size, 4) + little(file.name.size(), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) + middle + little(0, 2) +
                     little(0, 2) + little(0, 2) + little(0, 4) + little(out.size(), 4) + file.name;
        out += "PK\x03\x04" + little(20, 2) + little(0, 2) + middle + file.name + packed;
    }
    const std::string end = "PK\x05\x06" + little(0, 4) + little(files.size(), 2) + little(files.size(), 2) +
                            little(directory.size(), 4) + little(out.size(), 4) + little(0, 2);
    return out + directory + end;
}

inline std::string octal(std::uint64_t value, int digits) {
    std::string out(static_cast<std::size_t>(digits), '0');
    for (std::size_t i = out.size(); i-- > 0; value /= 8) out[i] = static_cast<char>('0' + value % 8);
    return out;
}

inline std::string tar(const std::vector<Packed>& files, char type = '0') {
    std::string out;
    for (const Packed& file : files) {
        std::string header = file.name.substr(0, 100);
        header.resize(100, '\0');
        header += octal(0644, 7) + '\0' + octal(0, 7) + '\0' + octal(0, 7) + '\0';
        header +=
            octal(static_cast<std::uint64_t>(static_cast<std::int64_t>(file.bytes.size()) + file.lie), 11) +
            '\0';
        header += octal(0, 11) + '\0' + "        " + type;
        header.resize(257, '\0');
        header += "ustar";
        header += '\0';
        header += "00";
        header.resize(512, '\0');
        unsigned sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        header.replace(148, 8, octal(sum, 6) + '\0' + ' ');
        out += header + file.bytes;
        out.resize((out.size() + 511) / 512 * 512, '\0');
    }
    return out + std::string(1024, '\0');
}

// Each document as "name|form|title|date|text" and each error as "! where: what", a line each; line ends in texts as "~".
inline std::string yield(const std::string& name, const std::string& bytes, const FieldMap& fields = {}) {
    std::string out;
    const auto carrier =
        open_stream({name, "in/" + name, std::make_unique<MemorySource>(bytes), {}, 0, 0}, fields);
    while (std::optional<Result<Piece>> piece = carrier->next()) {
        if (!*piece) {
            out += "! " + piece->error().where + ": " + piece->error().what + "\n";
            continue;
        }
        static constexpr const char* forms[] = {"text", "html", "pdf", "docx", "mail"};
        std::string text = (**piece).bytes;
        for (char& c : text) c = c == '\n' || c == '\r' ? '~' : c;
        if (!(**piece).note.empty()) out += "? " + (**piece).note + "\n";
        out += (**piece).name + "|" + forms[static_cast<int>((**piece).form)] + "|" + (**piece).stated.title +
               "|" + (**piece).stated.date + "|" + text + "\n";
    }
    return out;
}

}  // namespace entente::testing
