// The documents of many files, one after the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/flow.h"
#include "read/carrier.h"

namespace entente {

struct InputPiece {
    FlowPlace place;
    Result<Piece> piece;
};

// One thread at a time. What it is given has to outlive it.
class Documents {
public:
    Documents(const std::vector<Result<std::string>>& inputs, FieldMap fields, std::vector<FlowPlace> starts);

    // The next document, or the error in its place; nothing at the end. An input that holds nothing gives nothing.
    std::optional<InputPiece> next();

private:
    void open();

    const std::vector<Result<std::string>>& inputs_;
    FieldMap fields_;
    std::vector<FlowPlace> starts_;
    std::unique_ptr<Carrier> carrier_;
    FlowPlace at_;
    std::uint64_t passed_over_ = 0;  // documents of the file at hand that are not asked for
    bool opened_ = false;
};

}  // namespace entente
