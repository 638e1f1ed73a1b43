// Errors as values. Bad input gives an Error; exceptions are for our own bugs.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace entente {

enum class ErrorCode {
    cannot_open,    // no such file, no permission
    bad_input,      // the bytes are not what they should be
    too_large,      // over a stated limit
    bad_knowledge,  // a list or a rule does not load
    bad_store,      // the record cannot be opened, read or written
    not_found,      // an id or a name that is not on file
};

struct Error {
    ErrorCode code = ErrorCode::bad_input;
    std::string where;  // what the reader can open: "visits.rules:12:5", "news/a.txt"
    std::string what;   // one sentence: found and expected
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor): return value;
    Result(Error error) : held_(std::move(error)) {}  // NOLINT(google-explicit-constructor): return error;

    explicit operator bool() const { return held_.index() == 0; }
    T& operator*() { return std::get<0>(held_); }
    const T& operator*() const { return std::get<0>(held_); }
    T* operator->() { return &std::get<0>(held_); }
    const T* operator->() const { return &std::get<0>(held_); }
    [[nodiscard]] const Error& error() const { return std::get<1>(held_); }

private:
    std::variant<T, Error> held_;
};

struct Done {};  // Result<Done>: nothing to return but success

}  // namespace entente
