// Rows of one table of knowledge, laid over one another by folders, with errors that name the file and the line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/knowledge.h"
#include "rules/table_shapes.h"

namespace entente {

class TableReader {
public:
    using Fields =
        std::vector<std::string_view>;  // columns; into the table, which lives as long as the call of `row`

    // All have to outlive it; what is wrong with a table goes to `errors`.
    TableReader(Knowledge& knowledge, const Layers& layers, const std::string& language,
                std::vector<Error>& errors)
        : k_(knowledge), layers_(layers), language_(language), errors_(errors) {}

protected:
    // Calls row(fields, fail) for each line of the table at `path` ("world/states.tsv") with at least so many columns;
    // fail(what, column) notes an error at that line. A table that is needed and in no folder is an error.
    template <class Row>
    void rows(const std::string& path, std::size_t least, Row row, bool needed = true) {
        const LayeredTable table = layers_.table(path, shape_of_table(path), errors_);
        if (table.files.empty() && needed) {
            errors_.push_back({ErrorCode::cannot_open, layers_.folders().front() + "/" + path,
                               "there is no such table; the lowest folder of knowledge has to have it"});
        }
        const std::size_t before = errors_.size();
        for (const LayeredTable::Row& line : table.rows) {
            if (errors_.size() >= before + most_faults) return;
            const Fields fields = split(line.line, '\t');
            const auto fail = [&](const std::string& what, std::size_t column = 0) {
                errors_.push_back(table.error(line, what, column));
            };
            if (fields.size() < least) {
                fail(too_few(fields, line.line, least));
                continue;
            }
            row(fields, fail);
        }
    }

    // "expected unit, tens or multiplier, found 'unti'; did you mean 'unit'?"
    static std::string no_such(std::string_view found, const std::vector<std::string>& known);
    [[nodiscard]] std::string no_code(std::string_view found) const;

    // The ids of the words of a text, which are added to the vocabulary; of the one word that it is, 0 where it is more.
    std::vector<std::uint32_t> words(std::string_view text) {
        return intern_words(text, k_.vocabulary, k_.tokenizer);
    }
    std::uint32_t word(std::string_view text) {
        const auto ids = words(text);
        return ids.size() == 1 ? ids[0] : 0;
    }

    Knowledge& k_;
    const Layers& layers_;
    const std::string& language_;

private:
    static constexpr std::size_t most_faults = 100;  // of one table; it is no such table then
    static std::string too_few(const Fields& fields, std::string_view line, std::size_t least);

    std::vector<Error>& errors_;
};

}  // namespace entente
