// The tables of knowledge by what they tell of, each in a file of its own. Each takes the reader by which it reads, notes
// what is wrong there, and loads what is left. Words come first, for names are made of them.
#pragma once

#include "rules/table_reader.h"

namespace entente {

void load_words(
    const TableReader& reader);  // what words are: tokenizer, lexicon, numbers, heads of names, fields
void load_names(
    const TableReader& reader);  // who and what is known by name: parties, places, offices, leaders
void load_cues(
    const TableReader& reader);  // what reading goes by: furniture, parts of pages, months, bylines

}  // namespace entente
