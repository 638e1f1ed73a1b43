// What a draft tells beside its rule: where a number flows, what kind of thing a name names, and whether it names one.
#include <algorithm>

#include "understand/drafts.h"
#include "understand/flows.h"
#include "understand/undertakings.h"

namespace entente {

// From whom to whom the figure flows, by the words of its indicator, else by those of the match.
void Drafts::direct(Draft& draft) const {
    const Values* indicator = find(draft, "indicator");
    const Values* parties = find(draft, "parties");
    if (indicator == nullptr || parties == nullptr || find(draft, "direction") != nullptr) return;
    std::uint32_t first = draft.match->first;
    std::uint32_t last = first + 1;
    for (const Capture& capture : draft.match->captures) {
        if (capture.slot >= 0 && draft.rule->slots[static_cast<std::size_t>(capture.slot)] == "indicator") {
            first = capture.first;
            last = capture.last;
        }
    }
    const auto inside = marks_in(marks_, draft.match->first, draft.match->last);
    const auto people = std::find_if(inside.begin(), inside.end(), [&](const Mark& mark) {
        return mark.kind == MarkKind::party && marks_.parties[mark.value].role == PartyRole::people;
    });
    if (people != inside.end()) first = last = people->last;  // "300 Norwegians work in Kenya"
    const std::vector<std::string> flow = flow_of(c_, std::get<std::string>(indicator->front()), first, last,
                                                  std::get<std::vector<std::string>>(parties->front()));
    if (!flow.empty()) put(draft, "direction", flow);
}

// The kind that the head of the name tells, where it is one of this type of fact; and a project's field.
void Drafts::kind_of_thing(Draft& draft) const {
    const SlotSpec* spec = find_slot(draft.rule->fact, "kind");
    Values kinds;  // of a list each has its own
    std::size_t names = 0;
    for (const Capture& capture : draft.match->captures) {
        const Mark* mark = slots_.mark_of(capture);
        const bool named = mark != nullptr && is_named_thing(mark->kind);
        const bool words = !named && capture.slot >= 0 &&
                           draft.rule->slots[static_cast<std::size_t>(capture.slot)] == "name";
        if ((named || words) && draft.rule->fact == FactType::project) {
            if (const std::string field = field_of(c_, capture.first, capture.last); !field.empty())
                put(draft, "field", field);
        }
        if (!named || InstrumentNames::is_bare(tidy(c_.text(instruments_.resolve(*mark).name)))) continue;
        ++names;
        const std::string& kind = instruments_.resolve(*mark).kind;
        if (std::find(spec->choices.begin(), spec->choices.end(), kind) != spec->choices.end())
            kinds.emplace_back(kind);
    }
    if (kinds.empty() || find(draft, "kind") != nullptr) return;
    if (kinds.size() != names) return;  // which is whose, emit could not tell
    draft.slots.emplace_back(spec, std::move(kinds));
}

// "agreement" alone names nothing.
bool Drafts::names_something(Draft& draft) const {
    if (const Values* who = find(draft, "participants"); who != nullptr)
        return std::get<std::vector<std::string>>(who->front()).size() >= 2;
    Values* name = find(draft, "name");
    if (names_thing(draft.rule->fact) && name != nullptr &&
        name->size() > 1)  // of a list those that have one
        std::erase_if(
            *name, [](const SlotValue& one) { return InstrumentNames::is_bare(std::get<std::string>(one)); });
    if (name != nullptr && name->empty()) return false;
    if (!names_thing(draft.rule->fact) || name == nullptr) return true;
    if (draft.rule->fact == FactType::mechanism && find(draft, "kind") == nullptr) return false;
    const std::string& text = std::get<std::string>(name->front());
    const InstrumentMark* made = slots_.instrument_of(*draft.match);
    if (find(draft, "parties") ==
        nullptr) {  // a proper name may do; what is built needs a side that does something to it
        if (made == nullptr || !made->proper || draft.rule->fact == FactType::mechanism) return false;
        const bool built = draft.rule->fact == FactType::project;
        if (built && (find(draft, "stage") == nullptr || !names_side(c_, *draft.match, {}))) return false;
    }
    return !InstrumentNames::is_bare(text);
}

}  // namespace entente
