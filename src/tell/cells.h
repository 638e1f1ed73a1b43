// How one cell of a ledger is made from an entry. Each has the form that Column::make asks for.
#pragma once

#include "tell/ledger_columns.h"

namespace entente {

Cell text_of_slot(const Line& line, std::string_view slot, const Context& context);
Cell words_of_slot(const Line& line, std::string_view slot,
                   const Context& context);  // snake_case with spaces
Cell party_of_slot(const Line& line, std::string_view slot, const Context& context);
Cell person_of_slot(const Line& line, std::string_view slot,
                    const Context& context);                                         // a person, else a party
Cell list_of_slot(const Line& line, std::string_view slot, const Context& context);  // parties, persons
Cell actors_of_slot(const Line& line, std::string_view slot,
                    const Context& context);  // "Kenya (Ada Okafor)"
Cell number_of_slot(const Line& line, std::string_view slot, const Context& context);
Cell time_of_slot(const Line& line, std::string_view slot, const Context& context);  // marked where inferred
Cell flow_of_slot(const Line& line, std::string_view slot, const Context& context);

Cell start_of_time(const Line& line, std::string_view slot, const Context& context);  // YYYY-MM-DD
Cell end_of_time(const Line& line, std::string_view slot, const Context& context);
Cell precision_of_time(const Line& line, std::string_view slot,
                       const Context& context);  // day, month, year, ..., approximate

Cell stage_time(const Line& line, std::string_view slot,
                const Context& context);  // of the stage, or of the entry
Cell stage_words(const Line& line, std::string_view slot, const Context& context);  // "to be signed"
Cell history_of(const Line& line, std::string_view slot,
                const Context& context);  // "signed 1987; in force 1989"
Cell status_words(const Line& line, std::string_view slot,
                  const Context& context);  // status as a reader must take it
Cell headline_of(const Line& line, std::string_view slot, const Context& context);
Cell type_of(const Line& line, std::string_view slot, const Context& context);
Cell quantity_of(const Line& line, std::string_view slot,
                 const Context& context);  // value, or values side by side
Cell notes_of(const Line& line, std::string_view slot,
              const Context& context);  // inferred, hedged, differing
Cell inferred_of(const Line& line, std::string_view slot, const Context& context);
Cell disagree_of(const Line& line, std::string_view slot, const Context& context);
Cell subject_of(const Line& line, std::string_view slot, const Context& context);  // what, without the value
Cell differing_values(const Line& line, std::string_view slot, const Context& context);
Cell first_seen(const Line& line, std::string_view slot, const Context& context);
Cell last_seen(const Line& line, std::string_view slot, const Context& context);
Cell said_on(const Line& line, std::string_view slot, const Context& context);  // first publication
Cell values_of(const Line& line, std::string_view slot,
               const Context& context);  // all that sources say, for machines

}  // namespace entente
