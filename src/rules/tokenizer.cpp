#include "rules/tokenizer.h"

#include <array>
#include <bit>
#include <cstring>

#include "base/fold.h"
#include "base/letters.h"
#include "base/utf8.h"

namespace entente {
namespace {

enum class Sort : std::uint8_t { space, letter, upper, digit, apostrophe, stop, other };

constexpr Sort ascii_sort(unsigned c) {
    if (c == ' ' || (c >= 9 && c <= 13)) return Sort::space;
    if (c >= '0' && c <= '9') return Sort::digit;
    if (c == '\'') return Sort::apostrophe;
    if (c == '.') return Sort::stop;
    if (c >= 'A' && c <= 'Z') return Sort::upper;
    return c >= 'a' && c <= 'z' ? Sort::letter : Sort::other;
}

// Known when compiled: the common case.
constexpr std::array<Sort, 128> ascii_sorts = [] {
    std::array<Sort, 128> made{};
    for (unsigned c = 0; c < 128; ++c) made[c] = ascii_sort(c);
    return made;
}();

Sort look_up_sort(char32_t value) {
    const char32_t folded = fold_code_point(value);
    if (folded == ' ' || value == 0xFEFF) return Sort::space;
    if (folded == '\'') return Sort::apostrophe;
    if (is_letter(value)) return is_upper(value) ? Sort::upper : Sort::letter;
    if (value >= 0x300 && value < 0x370) return Sort::letter;
    return folded == 0 ? Sort::letter : Sort::other;  // a soft hyphen inside a word
}

Sort sort_beyond_ascii(char32_t value) {
    static const std::vector<Sort> table = [] {
        std::vector<Sort> made(0x2100);
        for (char32_t c = 128; c < made.size(); ++c) made[c] = look_up_sort(c);
        return made;
    }();
    return value < table.size() ? table[value] : look_up_sort(value);
}

inline Sort sort_of(char32_t value) { return value < 128 ? ascii_sorts[value] : sort_beyond_ascii(value); }

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

constexpr std::uint32_t longest_plain = 48;  // bytes of a word that is read the fast way

// A run of letters with what may stand inside a word: apostrophes before a letter, digits after letters.
struct Word {
    std::uint32_t end = 0;
    std::uint32_t letters = 0;
    std::uint32_t uppers = 0;
    bool marked = false;  // has a letter with a diacritic
    std::string folded;
};

// Does an apostrophe before `next` stand inside a word? A possessive ending is no part of it.
bool is_inside(const Cursor& cursor, std::uint32_t next) {
    const CodePoint point = cursor.point(next);
    if (!is_letter_sort(sort_of(point.value))) return false;
    return fold_code_point(point.value) != 's' || is_letter_sort(cursor.sort(next + point.length));
}

void read_word(const Cursor& cursor, std::uint32_t from, Word& word) {
    word.folded.clear();
    word.letters = word.uppers = 0;
    word.marked = false;
    std::uint32_t offset = from;
    while (offset < cursor.end) {
        const CodePoint point = cursor.point(offset);
        const Sort sort = sort_of(point.value);
        if (sort == Sort::apostrophe) {
            if (!is_inside(cursor, offset + point.length)) break;
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
        const std::uint32_t last = offset + cursor.point(offset).length;
        if (is_letter_sort(cursor.sort(last))) return 0;  // "a.Word"
        const bool capitals = cursor.sort(from) == Sort::upper && cursor.sort(offset) == Sort::upper;
        return count > 1 || capitals ? last : 0;  // "U.S" without its last stop
    }
    return count > 1 || cursor.sort(from) == Sort::upper ? end : 0;
}

class Run {
public:
    Run(Cursor cursor, const Vocabulary* fixed, Vocabulary* open, const TokenizerTables& tables,
        std::vector<Token>& out)
        : cursor_(cursor),
          fixed_(fixed),
          open_(open),
          tables_(tables),
          out_(out),
          letters_(cursor.text.substr(0, cursor.end)) {}

    // `fast`: words of plain letters are read sixty-four bytes at a time.
    void go(bool fast) {
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
                if (!fast || point.value >= 0x80 || !plain_word(spaced)) word(spaced);
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

    Token& emit(std::uint32_t end, std::uint32_t id, TokenKind kind, bool spaced) {
        Token& token = out_.emplace_back();  // filled where it lies: a copy would wait for its single bytes
        token.begin = cursor_.at;
        token.end = end;
        token.word = id;
        token.kind = kind;
        token.spaced = spaced;
        cursor_.at = end;
        return token;
    }

    // A word of ASCII letters with nothing behind it that could belong to it; else it is left to `word`.
    bool plain_word(bool spaced) {
        const std::uint32_t from = cursor_.at;
        const LetterRuns::Run run = letters_.from(from);
        const auto end = static_cast<std::uint32_t>(run.end);
        const std::uint32_t length = end - from;
        const char next = end < cursor_.end ? cursor_.text[end] : ' ';
        if (length > longest_plain || next == '\'' || (next >= '0' && next <= '9') || (next & 0x80) != 0 ||
            (length == 1 && next == '.'))
            return false;
        const std::uint32_t id = plain_id(from, length);
        if (tables_.is(id, TokenizerTables::abbreviation | TokenizerTables::joined_prefix)) return false;
        const bool capital = cursor_.text[from] <= 'Z';
        Token& token = emit(end, id, TokenKind::word, spaced);
        token.capital = capital;
        token.all_caps = run.capitals && length >= 2;
        return true;
    }

    [[nodiscard]] std::uint32_t plain_id(std::uint32_t from, std::uint32_t length) const {
        constexpr std::uint64_t lower = 0x2020202020202020ULL;
        const char* bytes = cursor_.text.data() + from;
        if (length <= 8) {
            WordKey key{0, length};
            if (from + 8 <= cursor_.text.size())
                std::memcpy(&key.key, bytes, 8);
            else
                std::memcpy(&key.key, bytes, length);
            key.key = (key.key | lower) & ~0ULL >> (64 - 8 * length);
            if constexpr (std::endian::native == std::endian::little) return fixed_->find(key, bytes);
        }
        char folded[longest_plain];
        for (std::uint32_t i = 0; i < length; ++i) folded[i] = static_cast<char>(bytes[i] | 0x20);
        return fixed_->find({folded, length});
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
        if (word_.letters < word_.end - from) part_from_figures(from);
        std::uint32_t id = id_of(word_.folded);
        std::uint32_t end = word_.end;
        if (word_.marked && id != 0 && tables_.is(id, TokenizerTables::plain_only)) id = 0;
        const std::uint32_t uppers = word_.uppers;
        const std::uint32_t letters = word_.letters;
        if (id != 0 && tables_.is(id, TokenizerTables::joined_prefix) &&
            fold_code_point(cursor_.point(end).value) == '-') {
            const std::uint32_t next = end + cursor_.point(end).length;
            if (is_letter_sort(cursor_.sort(next))) {
                const std::string prefix = word_.folded;
                read_word(cursor_, next, word_);
                const std::string joined = prefix + word_.folded;
                end = word_.end;
                id = id_of(joined);
            }
        }
        if (id != 0 && tables_.is(id, TokenizerTables::abbreviation) && cursor_.sort(end) == Sort::stop &&
            end < cursor_.end)
            ++end;
        emit(end, id, TokenKind::word, spaced);
        out_.back().capital = sort_of(cursor_.point(from).value) == Sort::upper;
        out_.back().all_caps = uppers >= 2 && uppers == letters;
    }

    // "USD34" is two words where the table says so of the first.
    void part_from_figures(std::uint32_t from) {
        std::uint32_t end = from;
        while (end < word_.end && is_letter_sort(cursor_.sort(end)) && cursor_.point(end).length == 1) ++end;
        if (end == from || end >= word_.end || cursor_.sort(end) != Sort::digit ||
            cursor_.sort(from) != Sort::upper)
            return;
        const std::string letters = fold(cursor_.text.substr(from, end - from));
        const std::uint32_t id = open_ != nullptr ? open_->find(letters) : fixed_->find(letters);
        if (id == 0 || !tables_.is(id, TokenizerTables::before_figures)) return;
        word_.folded = letters;
        word_.uppers = 0;
        for (std::uint32_t i = from; i < end; ++i) word_.uppers += cursor_.sort(i) == Sort::upper;
        word_.letters = end - from;
        word_.end = end;
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
        emit(end, id_of_figures(end), TokenKind::number, spaced);
    }

    // Of what stands up to `end`: figures and signs between them, or one sign; of ASCII, and so their own folded form.
    std::uint32_t id_of_figures(std::uint32_t end) {
        const std::uint32_t length = end - cursor_.at;
        if (fixed_ != nullptr && length > 0 && length <= 8) return plain_id(cursor_.at, length);
        word_.folded.assign(cursor_.text.substr(cursor_.at, length));
        return id_of(word_.folded);
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
        // With the bit that tells small letters from capitals, which all but some signs have, a sign stands for itself.
        if (point.value < 0x80 && (point.value & 0x20) != 0 && sort != Sort::apostrophe) {
            emit(cursor_.at + 1, id_of_figures(cursor_.at + 1), TokenKind::punctuation, spaced);
            return;
        }
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
    LetterRuns letters_;
    int dotted_ = 0;
};

}  // namespace

void tokenize(std::string_view text, Span at, const Vocabulary& vocabulary, const TokenizerTables& tables,
              std::vector<Token>& out) {
    Run({text, at.begin, at.end}, &vocabulary, nullptr, tables, out).go(true);
}

void tokenize_plain(std::string_view text, Span at, const Vocabulary& vocabulary,
                    const TokenizerTables& tables, std::vector<Token>& out) {
    Run({text, at.begin, at.end}, &vocabulary, nullptr, tables, out).go(false);
}

std::vector<std::uint32_t> intern_words(std::string_view text, Vocabulary& vocabulary,
                                        const TokenizerTables& tables) {
    std::vector<Token> tokens;
    Run({text, 0, static_cast<std::uint32_t>(text.size())}, nullptr, &vocabulary, tables, tokens).go(false);
    std::vector<std::uint32_t> ids;
    ids.reserve(tokens.size());
    for (const Token& token : tokens) ids.push_back(token.word);
    return ids;
}

}  // namespace entente
