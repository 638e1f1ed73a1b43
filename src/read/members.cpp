#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <optional>

#include "read/inflate.h"

namespace entente {
namespace {

constexpr std::size_t input_step = 1U << 20;
// Of one member that is unpacked whole, and of what it is unpacked from.
constexpr std::size_t most_out_at_once = 16U << 20;
constexpr std::size_t most_in_at_once = 4U << 20;
constexpr std::size_t output_step = 1U << 18;
constexpr std::string_view gzip_signature = "\x1f\x8b\x08";
constexpr std::string_view zstd_signature = "\x28\xb5\x2f\xfd";
constexpr std::string_view dictionary_signature = "\x5d\x2a\x4d\x18";

Error broken(const char* what, std::uint64_t at) {
    return {ErrorCode::bad_input, {}, std::string(what) + " at byte " + std::to_string(at)};
}

Error bomb(std::uint64_t at) {
    return {ErrorCode::too_large,
            {},
            "grows to more than " + std::to_string(largest_growth) + " times its size at byte " +
                std::to_string(at) + ": it is left there"};
}

// The packed side: bytes of the source from a place on, as many as are asked for, and where they are.
class Packed {
public:
    Packed(std::unique_ptr<ByteSource> source, std::uint64_t first)
        : source_(std::move(source)), first_(first) {}

    // True where at least `size` bytes are there now.
    Result<bool> need(std::size_t size) {
        while (bytes_.size() - at_ < size && !ended_) {
            if (at_ >= input_step) {
                bytes_.erase(0, at_);
                first_ += at_;
                at_ = 0;
            }
            const std::size_t before = bytes_.size();
            bytes_.resize(before + input_step);
            const Result<std::size_t> got = source_->read(bytes_.data() + before, input_step);
            bytes_.resize(before + (got ? *got : 0));
            if (!got) return got.error();
            ended_ = *got == 0;
        }
        return bytes_.size() - at_ >= size;
    }
    [[nodiscard]] std::string_view now() const { return std::string_view(bytes_).substr(at_); }
    void skip(std::size_t size) { at_ += size; }
    [[nodiscard]] std::uint64_t place() const { return first_ + at_; }
    [[nodiscard]] bool ended() const { return ended_; }

private:
    std::unique_ptr<ByteSource> source_;
    std::uint64_t first_;
    std::string bytes_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

// What gzip and Zstandard share: members one after the other, each beginning with a signature.
class Unpacked : public ByteSource {
public:
    Unpacked(std::unique_ptr<ByteSource> packed, std::uint64_t first, std::string_view signature)
        : in_(std::move(packed), first), began_(first), signature_(signature) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        while (at_ == out_.size()) {
            if (failed_) return *failed_;
            out_.clear();
            at_ = 0;
            const Result<bool> more = step();
            if (!more) failed_ = more.error();
            if (more && !*more) return std::size_t{0};
            if (more && given_ + out_.size() > free_growth &&
                given_ + out_.size() > (in_.place() - began_ + 1) * largest_growth)
                failed_ = bomb(in_.place());
        }
        const std::size_t count = std::min(size, out_.size() - at_);
        std::memcpy(to, out_.data() + at_, count);
        at_ += count;
        given_ += count;
        return count;
    }

    std::optional<std::uint64_t> place_of(std::uint64_t out) override {
        while (!starts_.empty() && starts_.front().out < out) starts_.pop_front();
        if (starts_.empty() || starts_.front().out != out) return std::nullopt;
        return starts_.front().place;
    }

    bool resync() override {
        if (failed_ && failed_->code == ErrorCode::too_large) return false;
        failed_.reset();
        out_.clear();
        at_ = 0;
        abandon();
        if (in_.place() == member_) in_.skip(std::min<std::size_t>(1, in_.now().size()));
        while (true) {
            const Result<bool> there = in_.need(signature_.size());
            if (!there || !*there) return false;
            const std::size_t at = in_.now().find(signature_);
            if (at != std::string_view::npos) {
                in_.skip(at);
                return true;
            }
            in_.skip(in_.now().size() - (signature_.size() - 1));
        }
    }

protected:
    // Puts more into out_. False at the end. A step may give nothing and be asked again.
    virtual Result<bool> step() = 0;
    // Forgets a member that was begun.
    virtual void abandon() = 0;

    void member_begins() {
        member_ = in_.place();
        constexpr std::size_t most = 1U << 16;  // starts that nobody asks for
        if (starts_.size() >= most) starts_.pop_front();
        starts_.push_back({given_, member_});
    }

    Packed in_;
    std::string out_;
    std::uint64_t member_ = 0;

private:
    struct Start {
        std::uint64_t out;
        std::uint64_t place;
    };

    std::size_t at_ = 0;
    std::uint64_t began_;
    std::uint64_t given_ = 0;
    std::string signature_;
    std::deque<Start> starts_;
    std::optional<Error> failed_;
};

class Gzip : public Unpacked {
public:
    Gzip(std::unique_ptr<ByteSource> packed, std::uint64_t first)
        : Unpacked(std::move(packed), first, gzip_signature),
          whole_(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor) {}
    ~Gzip() override { end_stream(); }

protected:
    Result<bool> step() override {
        if (streaming_) return stream_on();
        const Result<bool> there = in_.need(18);  // the least that a member has
        if (!there) return there.error();
        if (in_.now().empty()) return false;
        member_begins();
        if (!in_.now().starts_with("\x1f\x8b")) {
            // What stands behind the last member is padding, by custom of zeros.
            if (in_.now().find_first_not_of('\0') == std::string_view::npos) return false;
            return broken("is no gzip", in_.place());
        }
        if (!*there) return broken("breaks off in a gzip member", in_.place());
        if (!large_) {
            const Result<bool> done = at_once();
            if (!done) return done.error();
            if (*done) return true;
        }
        z_ = {};
        if (inflateInit2(&z_, 15 + 16) != Z_OK) return broken("cannot be unpacked", in_.place());
        streaming_ = true;
        return stream_on();
    }

    void abandon() override {
        end_stream();
        large_ = false;
    }

private:
    void end_stream() {
        if (streaming_) inflateEnd(&z_);
        streaming_ = false;
    }

    // A member of usual size, in one go. False where it is larger, or broken: then the other way says where.
    Result<bool> at_once() {
        std::size_t window = std::min(in_.now().size(), input_step);
        while (true) {
            if (out_.size() < output_step) out_.resize(std::max(room_, output_step));
            std::size_t used = 0;
            std::size_t made = 0;
            const libdeflate_result result = libdeflate_gzip_decompress_ex(
                whole_.get(), in_.now().data(), window, out_.data(), out_.size(), &used, &made);
            if (result == LIBDEFLATE_SUCCESS) {
                room_ = std::max(room_, made);
                out_.resize(made);
                in_.skip(used);
                return true;
            }
            if (result == LIBDEFLATE_INSUFFICIENT_SPACE && out_.size() < most_out_at_once) {
                out_.resize(out_.size() * 4);
                room_ = out_.size();
                continue;
            }
            const bool more_in = window < in_.now().size() || !in_.ended();
            if (result == LIBDEFLATE_BAD_DATA && more_in && window < most_in_at_once) {
                window *= 4;
                if (const Result<bool> got = in_.need(window); !got) return got.error();
                window = std::min(in_.now().size(), window);
                continue;
            }
            out_.clear();
            large_ = result == LIBDEFLATE_INSUFFICIENT_SPACE || window >= most_in_at_once;
            return false;
        }
    }

    Result<bool> stream_on() {
        const Result<bool> there = in_.need(1);
        if (!there) return there.error();
        if (!*there) return broken("breaks off in a gzip member", in_.place());
        out_.resize(output_step);
        const std::size_t given = std::min<std::size_t>(in_.now().size(), input_step);
        z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in_.now().data()));
        z_.avail_in = static_cast<uInt>(given);
        z_.next_out = reinterpret_cast<Bytef*>(out_.data());
        z_.avail_out = static_cast<uInt>(out_.size());
        const int result = inflate(&z_, Z_NO_FLUSH);
        out_.resize(out_.size() - z_.avail_out);
        in_.skip(given - z_.avail_in);
        if (result == Z_STREAM_END) {
            end_stream();
            return true;
        }
        if (result == Z_OK || (result == Z_BUF_ERROR && z_.avail_in == 0)) return true;
        out_.clear();
        return broken("holds broken gzip data", in_.place());
    }

    std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> whole_;
    std::size_t room_ = output_step;
    bool large_ = false;  // members are: no use in trying again
    bool streaming_ = false;
    z_stream z_{};
};

class Zstd : public Unpacked {
public:
    Zstd(std::unique_ptr<ByteSource> packed, std::uint64_t first)
        : Unpacked(std::move(packed), first, zstd_signature),
          stream_(ZSTD_createDStream(), &ZSTD_freeDStream) {
        ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, 27);  // 128 MiB, what `zstd --long` makes
    }

protected:
    Result<bool> step() override {
        const Result<bool> there = in_.need(1);
        if (!there) return there.error();
        if (!*there) {
            if (inside_) return broken("breaks off in a Zstandard frame", in_.place());
            return false;
        }
        if (!begun_) {
            begun_ = true;
            if (const Result<bool> taken = take_dictionary(); !taken) return taken.error();
        }
        if (!inside_) member_begins();
        out_.resize(output_step);
        const std::string_view now = in_.now().substr(0, input_step);
        ZSTD_inBuffer in{now.data(), now.size(), 0};
        ZSTD_outBuffer out{out_.data(), out_.size(), 0};
        const std::size_t left = ZSTD_decompressStream(stream_.get(), &out, &in);
        out_.resize(ZSTD_isError(left) != 0 ? 0 : out.pos);
        if (ZSTD_isError(left) != 0) return broken("holds broken Zstandard data", in_.place());
        in_.skip(in.pos);
        inside_ = left != 0;
        return true;
    }

    // Behind a dictionary no other place is one to begin at.
    std::optional<std::uint64_t> place_of(std::uint64_t out) override {
        return has_dictionary_ ? std::nullopt : Unpacked::place_of(out);
    }

    void abandon() override {
        inside_ = false;
        ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only);
    }

private:
    // Of a web archive the first frame may hold the dictionary of all others, itself packed or not.
    Result<bool> take_dictionary() {
        constexpr std::size_t most = 8U << 20;
        const Result<bool> there = in_.need(8);
        if (!there) return there.error();
        if (!in_.now().starts_with(dictionary_signature)) return false;
        if (!*there) return broken("breaks off in its dictionary", in_.place());
        std::size_t size = 0;
        for (std::size_t i = 8; i-- > 4;) size = size << 8U | static_cast<unsigned char>(in_.now()[i]);
        if (size > most) return broken("has too large a dictionary", in_.place());
        const Result<bool> whole = in_.need(8 + size);
        if (!whole) return whole.error();
        if (!*whole) return broken("breaks off in its dictionary", in_.place());
        std::string dictionary(in_.now().substr(8, size));
        if (dictionary.starts_with(zstd_signature)) {
            Result<std::string> unpacked = unpack(dictionary, Packing::zstd, most);
            if (!unpacked) return unpacked.error();
            dictionary = std::move(*unpacked);
        }
        in_.skip(8 + size);
        has_dictionary_ =
            ZSTD_isError(ZSTD_DCtx_loadDictionary(stream_.get(), dictionary.data(), dictionary.size())) == 0;
        return has_dictionary_;
    }

    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream_;
    bool begun_ = false;
    bool inside_ = false;
    bool has_dictionary_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::uint64_t first) {
    return std::make_unique<Gzip>(std::move(packed), first);
}

std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::uint64_t first) {
    return std::make_unique<Zstd>(std::move(packed), first);
}

}  // namespace entente
