#include "flow/documents.h"

#include <utility>

#include "read/printable.h"

namespace entente {
namespace {

// Messages name what stands in files, and go to a terminal.
Error told(const Error& error) { return {error.code, printable(error.where), printable(error.what)}; }

}  // namespace

Documents::Documents(const std::vector<Result<std::string>>& inputs, FieldMap fields,
                     std::vector<FlowPlace> starts)
    : inputs_(inputs), fields_(std::move(fields)), starts_(std::move(starts)) {}

// Where the file can be begun in the middle, its documents are counted on; else those before the start are passed over.
void Documents::open() {
    const FlowPlace start = at_.input < starts_.size() ? starts_[at_.input] : FlowPlace{};
    const bool inside = start.resume_at > 0;
    at_.number = inside ? start.number : 0;
    passed_over_ = inside ? 0 : start.number;
    carrier_ = open_file(*inputs_[at_.input], fields_, start.resume_at);
    opened_ = true;
}

std::optional<InputPiece> Documents::next() {
    while (at_.input < inputs_.size()) {
        const Result<std::string>& input = inputs_[at_.input];
        if (!input) {
            const FlowPlace place = at_;
            ++at_.input;
            return InputPiece{place, input.error()};
        }
        if (!opened_) open();
        std::optional<Result<Piece>> piece = carrier_->next();
        if (!piece) {
            carrier_.reset();
            opened_ = false;
            at_ = {at_.input + 1, 0, 0};
            continue;
        }
        ++at_.number;
        if (at_.number <= passed_over_) continue;
        at_.resume_at = *piece ? (*piece)->resume_at : 0;
        if (!*piece) return InputPiece{at_, told(error_in(*input, piece->error()))};
        return InputPiece{at_, std::move(*piece)};
    }
    return std::nullopt;
}

}  // namespace entente
