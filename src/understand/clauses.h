// Who acts in a clause: the subject of a verb group, found by the order of words and not by a parse.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/mark_index.h"
#include "understand/context.h"

namespace entente {

// Those who act. Codes are sorted; persons are in the order of the text, as indices into Marks::persons.
struct Actors {
    std::vector<std::string> codes;
    std::vector<int> persons;
    std::uint32_t first = 0;  // tokens in which they are named
    std::uint32_t last = 0;

    [[nodiscard]] bool found() const { return !codes.empty() || !persons.empty(); }
};

class Clauses {
public:
    // Both have to outlive it; `index` is of the context's marks.
    Clauses(const Context& context, const MarkIndex& index)
        : c_(context), marks_(context.marks), index_(index) {}

    // The subject of the verb at `token`, whether a verb group was marked there or not. A verb in a row with others
    // ("praised X and urged Y"), a participle behind a comma and a relative clause have that of the verb or the noun
    // that they hang on. Nobody found where the subject is no party and nobody who acts for one.
    [[nodiscard]] Actors subject(std::uint32_t token) const;

    // The first word of the clause whose passive verb covers the token: what is acted on; the token itself where no
    // passive covers it, or nothing but a pronoun stands before.
    [[nodiscard]] std::uint32_t acted_on(std::uint32_t token) const;

    // Whoever speaks the token, and his party; nobody where the outlet does.
    [[nodiscard]] Actors speaking(std::uint32_t token) const;

    // Those whom a list of marks of parties and persons from `first` on names; nobody where none begins there.
    [[nodiscard]] Actors named_at(std::uint32_t first, std::uint32_t end) const;

private:
    struct Verb {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        const VerbMark* mark = nullptr;  // null where no group was marked
    };

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const;
    [[nodiscard]] bool has(std::uint32_t i, std::uint64_t wanted) const { return (classes(i) & wanted) != 0; }
    [[nodiscard]] bool is_sign(std::uint32_t i) const;
    [[nodiscard]] bool is_comma(std::uint32_t i) const { return marks_.tokens[i].word == sign_comma; }
    [[nodiscard]] Verb verb_over(std::uint32_t token) const;
    [[nodiscard]] std::vector<Mark>::const_iterator first_verb(std::uint32_t token) const;
    [[nodiscard]] std::optional<Verb> finite_before(std::uint32_t token, std::uint32_t low) const;
    [[nodiscard]] std::uint32_t before_adverbs(const Verb& verb, const Sentence& sentence) const;
    [[nodiscard]] Actors subject_of(const Verb& verb, const Sentence& sentence, int depth) const;
    [[nodiscard]] Actors shared_subject(std::uint32_t end, const Sentence& sentence, int depth) const;
    [[nodiscard]] Actors behind_opening(const Verb& verb, const Sentence& sentence, int depth) const;
    [[nodiscard]] Actors antecedent(std::uint32_t relative, const Sentence& sentence) const;
    [[nodiscard]] Actors referred(std::uint32_t i, std::uint32_t high, const Sentence& sentence,
                                  int depth) const;
    [[nodiscard]] const Mark* next_named(const Mark& mark, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t behind_state(std::uint32_t of, std::uint32_t end,
                                             std::uint32_t otherwise) const;
    [[nodiscard]] Actors between(std::uint32_t low, std::uint32_t high, const Sentence& sentence,
                                 int depth) const;
    [[nodiscard]] Actors ending_at(std::uint32_t end, std::uint32_t low) const;
    [[nodiscard]] std::uint32_t before_aside(std::uint32_t end, std::uint32_t low) const;
    [[nodiscard]] std::uint32_t clause_begin(std::uint32_t end, std::uint32_t low) const;
    [[nodiscard]] bool is_told(std::uint32_t token, std::uint32_t low) const;
    [[nodiscard]] bool is_present_plural(std::uint32_t i, std::uint32_t low) const;
    [[nodiscard]] const Mark* actor_mark(std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] bool is_country_of_town(const Mark& mark) const;
    [[nodiscard]] std::uint32_t behind_governed(const Mark& mark, const Actors& all) const;
    [[nodiscard]] bool acts(const Mark& mark, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t behind_agent(std::uint32_t from, std::uint32_t end) const;
    void add(const Mark& mark, Actors& out) const;
    [[nodiscard]] bool parts_clauses(std::uint32_t i) const;
    [[nodiscard]] Actors sayer(std::uint32_t token, int depth, bool person) const;
    [[nodiscard]] Actors owner(std::uint32_t token, int depth) const;
    [[nodiscard]] Actors pronoun(std::uint32_t token, int depth) const;
    [[nodiscard]] Actors joint_before(std::uint32_t token, int depth) const;
    [[nodiscard]] bool is_they(const Verb& verb, const Sentence& sentence) const;
    [[nodiscard]] std::optional<Verb> first_finite(std::uint32_t low, std::uint32_t high) const;

    const Context& c_;
    const Marks& marks_;
    const MarkIndex& index_;
};

}  // namespace entente
