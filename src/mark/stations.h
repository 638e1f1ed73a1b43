// The steps of marking, in their order. Each adds to `Marks`; none resolves anything.
#pragma once

#include "entente/marks.h"
#include "rules/knowledge.h"
#include "rules/mark_index.h"
#include "rules/watch.h"

namespace entente {

void mark_sentences(const Document& document, const Knowledge& knowledge,
                    Marks& marks);  // tokens, quotations too
void mark_numbers(const Document& document, const Knowledge& knowledge, Marks& marks);
void mark_names(const Document& document, const Knowledge& knowledge, Marks& marks);  // the trie
void mark_titles(const Document& document, const Knowledge& knowledge,
                 Marks& marks);  // grows titles, then name runs
// The end of `mark_titles`: joins two offices of one person, drops what lies in a longer title. `titles` are the marks, in
// the order of the text.
void choose_titles(const Knowledge& knowledge, Marks& marks, const std::vector<std::uint32_t>& titles);
void mark_name_runs(const Knowledge& knowledge, Marks& marks);  // needs titles
void mark_verbs(const Knowledge& knowledge, Marks& marks);
void mark_instruments(const Document& document, const Knowledge& knowledge, Marks& marks);
void mark_values(const Document& document, const Knowledge& knowledge, RuleLevel through, Marks& marks,
                 MarkIndex& index, Watch* watch = nullptr);
void mark_holders(const Document& document, const Knowledge& knowledge, Marks& marks, MarkIndex& index,
                  Watch* watch = nullptr);

// All of them; rules of levels above `through` are left out.
Marks mark(const Document& document, const Knowledge& knowledge, RuleLevel through = RuleLevel::facts,
           Watch* watch = nullptr);

// The bytes of tokens [first, last).
Span span_of(const Marks& marks, std::uint32_t first, std::uint32_t last);

}  // namespace entente
