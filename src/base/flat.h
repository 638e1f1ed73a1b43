// An array that is either being filled or looked at in place in a mapped file. Its items are plain bytes.
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente {

template <class T>
class Flat {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Flat() = default;
    explicit Flat(std::size_t size) : own_(size) { refresh(); }
    Flat(const Flat& other) : own_(other.own_), data_(other.data_), size_(other.size_) { keep(other); }
    Flat(Flat&& other) noexcept : own_(std::move(other.own_)), data_(other.data_), size_(other.size_) {
        other.drop();
    }
    Flat& operator=(Flat other) noexcept {
        own_.swap(other.own_);
        data_ = other.data_;
        size_ = other.size_;
        other.drop();
        return *this;
    }
    ~Flat() = default;

    // `memory` has to outlive the table.
    static Flat view(std::span<const T> memory) {
        Flat out;
        out.data_ = memory.data();
        out.size_ = memory.size();
        return out;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const T* data() const { return data_; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    [[nodiscard]] const T* begin() const { return data_; }
    [[nodiscard]] const T* end() const { return data_ + size_; }
    [[nodiscard]] std::span<const T> range(std::size_t first, std::size_t last) const {
        return {data_ + first, data_ + last};
    }

    // Only while it is being filled.
    void push_back(const T& item) {
        own_.push_back(item);
        refresh();
    }
    void append(const T* items, std::size_t count) {
        own_.insert(own_.end(), items, items + count);
        refresh();
    }
    void resize(std::size_t size) {
        own_.resize(size);
        refresh();
    }
    T& edit(std::size_t i) { return own_[i]; }

private:
    void refresh() {
        data_ = own_.data();
        size_ = own_.size();
    }
    void keep(const Flat& other) {
        if (!other.own_.empty()) data_ = own_.data();
    }
    void drop() {
        own_.clear();
        data_ = nullptr;
        size_ = 0;
    }

    std::vector<T> own_;
    const T* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace entente
