#include "rules/program.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, pattern_class_count> class_names{
    "NUMBER",  "ORDINAL", "INTEGER", "YEAR",       "DAY",      "TIME",      "MONEY",     "PERCENT",
    "AMOUNT",  "PARTY",   "COUNTRY", "BODY",       "NATION",   "SEAT",      "PLACE",     "NAME",
    "PERSON",  "PARTIES", "TITLE",   "INSTRUMENT", "LEVEL",    "INDICATOR", "VERB",      "WORD",
    "CAPITAL", "START",   "END",     "PHRASE",     "FULLNAME", "ACTION",    "MECHANISM", "PROJECT"};

constexpr std::array<std::string_view, mark_kind_count> mark_names{
    "number", "time",       "quantity", "party",     "parties", "place",    "name",      "person",
    "title",  "instrument", "level",    "indicator", "verb",    "duration", "mechanism", "project"};

}  // namespace

int pattern_class_of(std::string_view name) {
    for (std::size_t i = 0; i < class_names.size(); ++i) {
        if (class_names[i] == name) return static_cast<int>(i);
    }
    return -1;
}

std::string_view name_of(PatternClass kind) { return class_names[static_cast<std::size_t>(kind)]; }

std::string_view name_of(MarkKind kind) { return mark_names[static_cast<std::size_t>(kind)]; }

}  // namespace entente
