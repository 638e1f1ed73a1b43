// Any bytes as an article, its times and amounts found with the shipped knowledge: every mark lies in one sentence,
// every value is a finite number or a date that can be read again, and the second time gives the same.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/edtf.h"
#include "entente/understand.h"
#include "mark/stations.h"
#include "read/text.h"
#include "require.h"
#include "shipped_knowledge.h"
#include "understand/context.h"

namespace {

using namespace entente;

Marks values_of(const Document& document) {
    Marks marks;
    mark_sentences(document, fuzz::shipped(), marks);
    mark_numbers(document, fuzz::shipped(), marks);
    mark_verbs(fuzz::shipped(), marks);
    MarkIndex index(marks);
    mark_values(document, fuzz::shipped(), RuleLevel::combined, marks, index);
    return marks;
}

void check_quantity(const Quantity& quantity) {
    fuzz::require(std::isfinite(quantity.value) && std::isfinite(quantity.value_max));
    fuzz::require(!quantity.range || quantity.value_max > quantity.value);
}

void check_time(const Context& context, const Mark& mark) {
    const Marks& marks = context.marks;
    fuzz::require(mark.value < marks.times.size());
    const TimeSpec& spec = marks.times[mark.value];
    fuzz::require(spec.range < static_cast<int>(marks.times.size()));
    const TimeSpec* last =
        spec.range == TimeSpec::none ? nullptr : &marks.times[static_cast<std::size_t>(spec.range)];
    for (const int direction : {-1, 0, 1}) {
        bool inferred = false;
        const std::string edtf = resolve_time(context, spec, last, direction, inferred);
        const bool partly = edtf.find('X') != std::string::npos;
        fuzz::require(edtf.empty() || partly || day_range(edtf).has_value());
        const Timex timex = timex_of(context, spec, last, direction);
        fuzz::require(timex.type.empty() == timex.value.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = read_text("fuzz.txt", std::string(data, data + size), fuzz::shipped().cues);
    if (!document) return 0;
    Marks marks = values_of(*document);
    Context context(*document, fuzz::shipped(), marks);
    context.today = Day{2019, 2, 20};
    for (const Mark& mark : marks.marks) {
        fuzz::require(mark.first < mark.last && mark.last <= marks.tokens.size());
        const Sentence& sentence = marks.sentences[sentence_of(marks, mark.first)];
        fuzz::require(mark.last <= sentence.last);
        if (mark.kind == MarkKind::number || mark.kind == MarkKind::quantity)
            check_quantity(marks.quantities[mark.value]);
        if (mark.kind == MarkKind::time || mark.kind == MarkKind::duration) check_time(context, mark);
    }
    const Marks again = values_of(*document);
    fuzz::require(again.marks.size() == marks.marks.size());
    for (std::size_t i = 0; i < marks.marks.size(); ++i) {
        const Mark& one = marks.marks[i];
        const Mark& other = again.marks[i];
        fuzz::require(one.kind == other.kind && one.first == other.first && one.last == other.last &&
                      one.rule == other.rule);
    }
    return 0;
}
