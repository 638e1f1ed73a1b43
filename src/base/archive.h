// Values to flat bytes and back. A type tells its fields once, `archive(a, b, c)` in a member `fields(archive)`, for
// both ways. Flat arrays are not copied back: they look at the bytes where these lie. Only for bytes that
// this program wrote itself: lengths are checked, what they mean is not.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/flat.h"

namespace entente {

template <class T>
inline constexpr bool is_plain_v = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ArchiveWriter {
public:
    template <class... Fields>
    void operator()(const Fields&... fields) {
        (write(fields), ...);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    void raw(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
    void align() { bytes_.resize((bytes_.size() + 15) / 16 * 16); }
    void length(std::size_t size) {
        const std::uint64_t wide = size;
        raw(&wide, sizeof wide);
    }

    void write(const std::string& text) {
        length(text.size());
        raw(text.data(), text.size());
    }
    template <class T>
    void write(const Flat<T>& table) {
        length(table.size());
        align();
        if (!table.empty()) raw(table.data(), table.size() * sizeof(T));
    }
    template <class T>
    void write(const std::vector<T>& items) {
        length(items.size());
        for (const auto& item : items) write(item);
    }
    template <class T, std::size_t n>
    void write(const std::array<T, n>& items) {
        for (const T& item : items) write(item);
    }
    template <class A, class B>
    void write(const std::pair<A, B>& pair) {
        write(pair.first);
        write(pair.second);
    }
    template <class Key, class Item>
    void write(const std::unordered_map<Key, Item>& map) {
        // in the order of the keys: the same knowledge gives the same bytes
        const std::map<Key, Item> sorted(map.begin(), map.end());
        length(sorted.size());
        for (const auto& [key, item] : sorted) (*this)(key, item);
    }
    template <class T>
    void write(const T& value) {
        if constexpr (is_plain_v<T>) {
            raw(&value, sizeof value);
        } else {
            const_cast<T&>(value).fields(*this);  // one member for both ways; writing changes nothing
        }
    }

    std::string bytes_;
};

class ArchiveReader {
public:
    // `bytes` begins at a multiple of 16 and outlives what is read from it.
    explicit ArchiveReader(std::span<const char> bytes) : bytes_(bytes) {}

    template <class... Fields>
    void operator()(Fields&... fields) {
        (read(fields), ...);
    }
    [[nodiscard]] bool ok() const { return ok_; }  // false once the bytes did not reach

private:
    bool raw(void* to, std::size_t size) {
        if (!ok_ || size > bytes_.size() - at_) return ok_ = false;
        if (size != 0) std::memcpy(to, bytes_.data() + at_, size);
        at_ += size;
        return true;
    }
    std::size_t length(std::size_t least) {  // items of `least` bytes or more each
        std::uint64_t size = 0;
        raw(&size, sizeof size);
        if (ok_ && size > (bytes_.size() - at_) / least) ok_ = false;
        return ok_ ? static_cast<std::size_t>(size) : 0;
    }

    void read(std::string& text) {
        const std::size_t size = length(1);
        if (!ok_) return;
        text.assign(bytes_.data() + at_, size);
        at_ += size;
    }
    template <class T>
    void read(Flat<T>& table) {
        const std::size_t size = length(sizeof(T));
        const std::size_t from = (at_ + 15) / 16 * 16;
        if (!ok_ || from > bytes_.size() || size > (bytes_.size() - from) / sizeof(T)) {
            ok_ = false;
            return;
        }
        // the bytes were made from such items, and are aligned for them
        table = Flat<T>::view({reinterpret_cast<const T*>(bytes_.data() + from), size});
        at_ = from + size * sizeof(T);
    }
    template <class T>
    void read(std::vector<T>& items) {
        items.resize(length(1));
        for (T& item : items) read(item);
    }
    template <class T, std::size_t n>
    void read(std::array<T, n>& items) {
        for (T& item : items) read(item);
    }
    template <class A, class B>
    void read(std::pair<A, B>& pair) {
        read(pair.first);
        read(pair.second);
    }
    template <class Key, class Item>
    void read(std::unordered_map<Key, Item>& map) {
        const std::size_t size = length(1);
        map.reserve(size);
        for (std::size_t i = 0; i < size && ok_; ++i) {
            std::pair<Key, Item> entry;
            (*this)(entry.first, entry.second);
            map.insert(std::move(entry));
        }
    }
    template <class T>
    void read(T& value) {
        if constexpr (is_plain_v<T>) {
            raw(&value, sizeof value);
        } else {
            value.fields(*this);
        }
    }

    std::span<const char> bytes_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace entente
