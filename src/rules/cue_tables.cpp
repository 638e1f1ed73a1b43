// What reading goes by before any word is known: furniture, parts of pages, months, bylines.
#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "read/line_cues.h"
#include "read/page_parts.h"
#include "rules/table_reader.h"
#include "rules/tables.h"

namespace entente {
namespace {

using Fields = TableReader::Fields;

class CueTables : TableReader {
public:
    explicit CueTables(const TableReader& reader) : TableReader(reader) {}

    void go() {
        furniture();
        page_parts();
        months();
        byline_words();
    }

private:
    // Pages are read in any language; other tables of a language come with its rules.
    void furniture() {
        furniture_of(language_);
        for (const std::string& file : layers_.list("", ".tsv")) {
            const std::string folder = file.substr(0, file.find('/'));
            if (file == folder + "/furniture.tsv" && folder != language_) furniture_of(folder);
        }
        index_cues(k_.cues);
    }

    void furniture_of(const std::string& language) {
        const auto row = [&](const Fields& f, auto& fail) {
            FurnitureCue cue;
            using How = FurnitureCue::How;
            if (f[1] == "line")
                cue.how = How::line;
            else if (f[1] == "start")
                cue.how = How::start;
            else if (f[1] == "end")
                cue.how = How::end;
            else if (f[1] == "contains")
                cue.how = How::contains;
            else if (f[1] == "tail")
                cue.how = How::tail;
            else
                return fail(no_such(f[1], {"line", "start", "end", "tail", "contains"}), 1);
            cue.role = f[0];
            cue.text = fold(f[2]);
            k_.cues.furniture.push_back(std::move(cue));
        };
        rows(language + "/furniture.tsv", 3, row, language == language_);
    }

    void page_parts() {
        rows("world/page_parts.tsv", 3, [&](const Fields& f, auto& fail) {
            PagePartName name;
            name.part = page_part_of(f[0]);
            if (name.part == 0) return fail("no such part of a page", 0);
            if (f[1] != "word" && f[1] != "whole") return fail(no_such(f[1], {"word", "whole"}), 1);
            name.whole = f[1] == "whole";
            name.text = f[2];
            k_.cues.page_parts.push_back(std::move(name));
        });
    }

    void months() {
        rows("world/months.tsv", 2, [&](const Fields& f, auto& fail) {
            int month = 0;
            const auto end = f[1].data() + f[1].size();
            if (std::from_chars(f[1].data(), end, month).ptr != end || month < 1 || month > 12)
                return fail("expected the number of a month, 1 to 12", 1);
            k_.cues.months.emplace_back(fold(f[0]), month);
        });
        std::sort(k_.cues.months.begin(), k_.cues.months.end());
    }

    void byline_words() {
        std::vector<std::string>& words = k_.cues.byline_words;
        rows("world/byline_words.tsv", 1, [&](const Fields& f, auto&) { words.push_back(fold(f[0])); });
        std::stable_sort(words.begin(), words.end(),
                         [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    }
};

}  // namespace

void load_cues(const TableReader& reader) { CueTables(reader).go(); }

}  // namespace entente
