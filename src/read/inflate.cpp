#include "read/inflate.h"

#include <zlib.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t input_step = 1U << 20;
constexpr std::size_t output_step = 1U << 18;

Error broken(const char* what, std::uint64_t at) {
    return {ErrorCode::bad_input, {}, std::string(what) + " at byte " + std::to_string(at)};
}

class Deflate : public ByteSource {
public:
    explicit Deflate(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)), in_(input_step, '\0') {
        z_.next_in = nullptr;
        ready_ = inflateInit2(&z_, -15) == Z_OK;
    }
    ~Deflate() override {
        if (ready_) inflateEnd(&z_);
    }
    Deflate(const Deflate&) = delete;
    Deflate& operator=(const Deflate&) = delete;

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (!ready_) return broken("cannot be unpacked", taken_);
        z_.next_out = reinterpret_cast<Bytef*>(to);
        z_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, input_step));
        const uInt room = z_.avail_out;
        while (!done_ && z_.avail_out == room) {
            if (z_.avail_in == 0) {
                const Result<std::size_t> got = packed_->read(in_.data(), in_.size());
                if (!got) return got.error();
                if (*got == 0) return broken("breaks off in packed data", taken_);
                z_.next_in = reinterpret_cast<Bytef*>(in_.data());
                z_.avail_in = static_cast<uInt>(*got);
                taken_ += *got;
            }
            const int result = inflate(&z_, Z_NO_FLUSH);
            done_ = result == Z_STREAM_END;
            if (!done_ && result != Z_OK) return broken("holds broken packed data", taken_ - z_.avail_in);
        }
        given_ += room - z_.avail_out;
        if (given_ > free_growth && given_ > (taken_ + 1) * largest_growth) {
            return Error{ErrorCode::too_large,
                         {},
                         "grows to more than " + std::to_string(largest_growth) + " times its size"};
        }
        return static_cast<std::size_t>(room - z_.avail_out);
    }

private:
    std::unique_ptr<ByteSource> packed_;
    std::string in_;
    z_stream z_{};
    bool ready_ = false;
    bool done_ = false;
    std::uint64_t taken_ = 0;
    std::uint64_t given_ = 0;
};

Error over(std::uint64_t limit) {
    return {
        ErrorCode::too_large, {}, "unpacks to more than the limit of " + std::to_string(limit) + " bytes"};
}

Result<std::string> unpack_zlib(std::string_view packed, int window_bits, std::uint64_t limit) {
    z_stream z{};
    if (inflateInit2(&z, window_bits) != Z_OK) return broken("cannot be unpacked", 0);
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> held(&z, &inflateEnd);
    std::string out;
    std::size_t fed = 0;
    while (true) {
        const std::size_t given = std::min(packed.size() - fed, input_step);
        z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + fed));
        z.avail_in = static_cast<uInt>(given);
        const std::size_t before = out.size();
        out.resize(before + output_step);
        z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        z.avail_out = static_cast<uInt>(output_step);
        const int result = inflate(&z, Z_NO_FLUSH);
        out.resize(out.size() - z.avail_out);
        fed += given - z.avail_in;
        if (out.size() > limit) return over(limit);
        if (result == Z_STREAM_END) return out;
        if (result != Z_OK)
            return broken(fed == packed.size() ? "breaks off" : "holds broken packed data", fed);
    }
}

}  // namespace

std::unique_ptr<ByteSource> unpack_deflate(std::unique_ptr<ByteSource> packed) {
    return std::make_unique<Deflate>(std::move(packed));
}

Result<std::string> unpack(std::string_view packed, Packing packing, std::uint64_t limit) {
    switch (packing) {
        case Packing::gzip:
            return unpack_zlib(packed, 15 + 16, limit);
        case Packing::zlib:
            return unpack_zlib(packed, 15, limit);
        case Packing::deflate:
            return unpack_zlib(packed, -15, limit);
        case Packing::zstd:
            break;
    }
    const auto source = unpack_zstd(std::make_unique<MemorySource>(std::string(packed)));
    return read_rest(*source, limit);
}

}  // namespace entente
