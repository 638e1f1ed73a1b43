#include "rules/tokenizer.h"

#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace entente {
namespace {

enum class Sort : std::uint8_t { space, letter, upper, digit, apostrophe, stop, other };

Sort sort_of(char32_t value) {
    static const std::array<Sort, 0x2100> table = [] {
        std::array<Sort, 0x2100> made{};
        for (char32_t c = 0; c < made.size(); ++c) {
            const char32_t folded = fold_code_point(c);
            Sort sort = Sort::other;
            if (folded == ' ' || (c >= 9 && c <= 13) || c == 0xFEFF)
                sort = Sort::space;
            else if (c >= '0' && c <= '9')
                sort = Sort::digit;
            else if (folded == '\'')
                sort = Sort::apostrophe;
            else if (c == '.')
                sort = Sort::stop;
            else if (is_letter(c))
                sort = is_upper(c) ? Sort::upper : Sort::letter;
            else if (c >= 0x300 && c < 0x370)
                sort = Sort::letter;
            else if (folded == 0 && c >= 0x80)
                sort = Sort::letter;  // a soft hyphen inside a word
            made[c] = sort;
        }
        return made;
    }();
    if (value < table.size()) return table[value];
    return is_letter(value) ? (is_upper(value) ? Sort::upper : Sort::letter) : Sort::other;
}

struct Cursor {
    std::string_view text;
    std::uint32_t at;
    std::uint32_t end;

    [[nodiscard]] CodePoint point(std::uint32_t offset) const {
        if (offset >= end) return {U' ', 0};
        const auto byte = static_cast<unsigned char>(text[offset]);
        if (byte < 0x80) return {byte, 1};
        return decode_utf8(text, offset);
    }
    [[nodiscard]] Sort sort(std::uint32_t offset) const { return sort_of(point(offset).value); }
};

bool is_letter_sort(Sort sort) { return sort == Sort::letter || sort == Sort::upper; }

bool at(const std::vector<bool>& table, std::uint32_t id) { return id < table.size() && table[id]; }

// A run of letters with what may stand inside a word: apostrophes before a letter, digits after letters.
struct Word {
    std::uint32_t end = 0;
    std::uint32_t letters = 0;
    std::uint32_t uppers = 0;
    bool marked = false;  // has a letter with a diacritic
    std::string folded;
};

void read_word(const Cursor& cursor, std::uint32_t from, Word& word) {
    word.folded.clear();
    word.letters = word.uppers = 0;
    word.marked = false;
    std::uint32_t offset = from;
    while (offset < cursor.end) {
        const CodePoint point = cursor.point(offset);
        const Sort sort = sort_of(point.value);
        if (sort == Sort::apostrophe) {
            const CodePoint next = cursor.point(offset + point.length);
            if (!is_letter_sort(sort_of(next.value))) break;
            const bool ending = fold_code_point(next.value) == 's' &&
                                !is_letter_sort(cursor.sort(offset + point.length + next.length));
            if (ending) break;
        } else if (sort == Sort::digit) {
            if (word.letters == 0) break;
        } else if (!is_letter_sort(sort)) {
            break;
        }
        if (is_letter_sort(sort)) ++word.letters;
        if (sort == Sort::upper) ++word.uppers;
        if (point.value < 0x80) {
            word.folded += static_cast<char>(sort == Sort::upper ? point.value | 0x20 : point.value);
        } else if (const char32_t folded = fold_code_point(point.value); folded != 0) {
            append_utf8(word.folded, folded);
            word.marked = word.marked || (folded < 0x80 && is_letter(folded));
        }
        offset += point.length;
    }
    word.end = offset;
}

// "G.S.", "U.S.", "A.": single letters with their stops. 0 where this is no such run.
std::uint32_t end_of_initials(const Cursor& cursor, std::uint32_t from) {
    std::uint32_t offset = from;
    std::uint32_t end = 0;
    unsigned count = 0;
    while (is_letter_sort(cursor.sort(offset))) {
        const std::uint32_t stop = offset + cursor.point(offset).length;
        if (cursor.sort(stop) != Sort::stop || stop >= cursor.end) break;
        end = offset = stop + 1;
        ++count;
    }
    if (count == 0) return 0;
    if (is_letter_sort(cursor.sort(offset))) {
        if (count == 1) return 0;  // "a.Word"
        const std::uint32_t last = offset + cursor.point(offset).length;
        if (!is_letter_sort(cursor.sort(last))) return last;  // "U.S" without its last stop, after another
        return 0;
    }
    return count > 1 || cursor.sort(from) == Sort::upper ? end : 0;
}

class Run {
public:
    Run(Cursor cursor, const Vocabulary* fixed, Vocabulary* open, const TokenizerTables& tables,
        std::vector<Token>& out)
        : cursor_(cursor), fixed_(fixed), open_(open), tables_(tables), out_(out) {}

    void go() {
        bool spaced = true;
        while (cursor_.at < cursor_.end) {
            const CodePoint point = cursor_.point(cursor_.at);
            const Sort sort = sort_of(point.value);
            if (sort == Sort::space) {
                cursor_.at += point.length;
                spaced = true;
                continue;
            }
            if (is_letter_sort(sort)) {
                word(spaced);
            } else if (sort == Sort::digit) {
                number(spaced);
            } else {
                punctuation(point, sort, spaced);
            }
            spaced = false;
        }
    }

private:
    std::uint32_t id_of(const std::string& folded) {
        return open_ != nullptr ? open_->add(folded) : fixed_->find(folded);
    }

    void emit(std::uint32_t end, std::uint32_t id, TokenKind kind, bool spaced) {
        Token token;
        token.begin = cursor_.at;
        token.end = end;
        token.word = id;
        token.kind = kind;
        token.spaced = spaced;
        out_.push_back(token);
        cursor_.at = end;
    }

    void word(bool spaced) {
        const std::uint32_t from = cursor_.at;
        if (const std::uint32_t end = end_of_initials(cursor_, from); end != 0) {
            word_.folded = fold(cursor_.text.substr(from, end - from));
            if (word_.folded.back() != '.') word_.folded += '.';
            const std::uint32_t id = id_of(word_.folded);
            emit(end, id, TokenKind::word, spaced);
            out_.back().capital = true;
            out_.back().initial = true;
            return;
        }
        read_word(cursor_, from, word_);
        std::uint32_t id = id_of(word_.folded);
        std::uint32_t end = word_.end;
        if (word_.marked && id != 0 && at(tables_.plain_only, id)) id = 0;
        const std::uint32_t uppers = word_.uppers;
        const std::uint32_t letters = word_.letters;
        if (id != 0 && at(tables_.joined_prefix, id) && fold_code_point(cursor_.point(end).value) == '-') {
            const std::uint32_t next = end + cursor_.point(end).length;
            if (is_letter_sort(cursor_.sort(next))) {
                const std::string prefix = word_.folded;
                read_word(cursor_, next, word_);
                const std::string joined = prefix + word_.folded;
                end = word_.end;
                id = id_of(joined);
            }
        }
        if (id != 0 && at(tables_.abbreviation, id) && cursor_.sort(end) == Sort::stop && end < cursor_.end)
            ++end;
        emit(end, id, TokenKind::word, spaced);
        out_.back().capital = sort_of(cursor_.point(from).value) == Sort::upper;
        out_.back().all_caps = uppers >= 2 && uppers == letters;
    }

    void number(bool spaced) {
        std::uint32_t end = cursor_.at;
        const auto digit = [&](std::uint32_t offset) {
            return cursor_.sort(offset) == Sort::digit && offset < cursor_.end;
        };
        if (is_dotted_date(cursor_.at)) dotted_ = 3;  // its three numbers stand alone
        const bool date = dotted_ > 0;
        if (date) --dotted_;
        while (true) {
            while (digit(end)) ++end;
            if (date) break;
            const char c = end < cursor_.end ? cursor_.text[end] : ' ';
            if ((c != '.' && c != ',') || !digit(end + 1)) break;
            ++end;
        }
        word_.folded.assign(cursor_.text.substr(cursor_.at, end - cursor_.at));
        const std::uint32_t id = id_of(word_.folded);
        emit(end, id, TokenKind::number, spaced);
    }

    // "22.11.2014": three numbers and not one.
    [[nodiscard]] bool is_dotted_date(std::uint32_t from) const {
        const auto run = [&](std::uint32_t& at) {
            std::uint32_t n = 0;
            while (at < cursor_.end && cursor_.sort(at) == Sort::digit) ++at, ++n;
            return n;
        };
        std::uint32_t at = from;
        const std::uint32_t first = run(at);
        if (first == 0 || first > 2 || at >= cursor_.end || cursor_.text[at] != '.') return false;
        const std::uint32_t second = run(++at);
        if (second == 0 || second > 2 || at >= cursor_.end || cursor_.text[at] != '.') return false;
        const std::uint32_t third = run(++at);
        return third == 4 || third == 2;
    }

    void punctuation(CodePoint point, Sort sort, bool spaced) {
        word_.folded.clear();
        std::uint32_t end = cursor_.at + point.length;
        if (sort == Sort::apostrophe && fold_code_point(cursor_.point(end).value) == 's' &&
            !is_letter_sort(cursor_.sort(end + 1)) && (!spaced || out_.empty())) {
            word_.folded = "'s";
            ++end;
        } else if (const char32_t folded = fold_code_point(point.value); folded != 0) {
            append_utf8(word_.folded, folded);
        }
        const std::uint32_t id = id_of(word_.folded);
        emit(end, id, TokenKind::punctuation, spaced);
    }

    Cursor cursor_;
    const Vocabulary* fixed_;
    Vocabulary* open_;
    const TokenizerTables& tables_;
    std::vector<Token>& out_;
    Word word_;
    int dotted_ = 0;
};

}  // namespace

void tokenize(std::string_view text, Span at, const Vocabulary& vocabulary, const TokenizerTables& tables,
              std::vector<Token>& out) {
    Run({text, at.begin, at.end}, &vocabulary, nullptr, tables, out).go();
}

std::vector<std::uint32_t> intern_words(std::string_view text, Vocabulary& vocabulary,
                                        const TokenizerTables& tables) {
    std::vector<Token> tokens;
    Run({text, 0, static_cast<std::uint32_t>(text.size())}, nullptr, &vocabulary, tables, tokens).go();
    std::vector<std::uint32_t> ids;
    ids.reserve(tokens.size());
    for (const Token& token : tokens) ids.push_back(token.word);
    return ids;
}

}  // namespace entente
