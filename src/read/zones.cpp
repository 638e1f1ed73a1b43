// Paragraphs of plain text and what each is to the article. Language comes in as cues; the rest is layout.
#include <algorithm>

#include "base/fold.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "read/line_cues.h"
#include "read/text.h"

namespace entente {
namespace {

constexpr std::size_t short_line = 60;  // shorter lines end paragraphs where nothing says otherwise
constexpr std::size_t long_line = 110;  // a line this long without an end to its sentence was broken
constexpr std::size_t longest_title = 220;
constexpr std::size_t longest_stamp = 70;
constexpr std::size_t article_line = 140;  // a line this long that ends a sentence is the article's own

struct Line {
    Span at;  // without white space at either end
    bool after_blank = false;
    bool ends_sentence = false;
    bool ends_open = false;  // with a comma or another sign that more follows
    bool begins_lower = false;
    bool bullet = false;
    bool caps = false;  // no lower-case letter, some letters
    std::size_t letters = 0;
    std::size_t width = 0;  // code points
    std::string folded;
    std::string_view role;  // of a cue; lives as long as the cues
};

bool is_blank(char32_t value) {
    return fold_code_point(value) == ' ' || (value >= 9 && value <= 13) || value == 0xFEFF;
}

Span trimmed(std::string_view text, Span at) {
    while (!at.empty()) {
        const CodePoint point = decode_utf8(text, at.begin);
        if (!is_blank(point.value)) break;
        at.begin += point.length;
    }
    while (!at.empty()) {
        std::uint32_t last = at.end - 1;
        while (last > at.begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        if (!is_blank(decode_utf8(text, last).value)) break;
        at.end = last;
    }
    return at;
}

void look_at_ends(std::string_view text, Line& line) {
    std::uint32_t last = line.at.end;
    char32_t value = 0;
    do {  // closing quotation marks and brackets stand behind the stop
        --last;
        while (last > line.at.begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        value = fold_code_point(decode_utf8(text, last).value);
    } while (last > line.at.begin && (value == '"' || value == '\'' || value == ')' || value == ']'));
    line.ends_sentence = value == '.' || value == '!' || value == '?' || value == 0x2026;
    line.ends_open = value == ',' || value == '-' || value == 0x2014;
    const CodePoint first = decode_utf8(text, line.at.begin);
    line.begins_lower = is_letter(first.value) && !is_upper(first.value);
    line.bullet = first.value == '-' || first.value == '*' || first.value == 0x2022 ||
                  first.value == 0x25CF || first.value == 0x25AA;
}

void count_letters(std::string_view text, Line& line) {
    const std::string_view bytes = cut(text, line.at);
    const LetterCount found = count_ascii_letters(bytes);
    std::size_t small = found.small;
    line.letters = found.small + found.capital;
    line.width = bytes.size();
    for (std::size_t i = ascii_end(bytes, 0); i < bytes.size(); i = ascii_end(bytes, i)) {
        const CodePoint point = decode_utf8(bytes, i);
        i += point.length;
        line.width -= point.length - 1;
        if (!is_letter(point.value)) continue;
        ++line.letters;
        small += is_upper(point.value) ? 0 : 1;
    }
    line.caps = small == 0 && line.letters >= 4;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    bool blank = true;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos) end = text.size();
        Line line;
        line.at = trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end + 1;
        if (line.at.empty()) {
            blank = true;
            continue;
        }
        line.after_blank = blank;
        blank = false;
        look_at_ends(text, line);
        count_letters(text, line);
        if (line.width <= longest_cue_line) line.folded = fold(cut(text, line.at));
        lines.push_back(std::move(line));
    }
    return lines;
}

bool is_article(const Line& line) { return line.ends_sentence && line.width >= article_line && !line.bullet; }

std::string_view role_by_cues(const Line& line, const ReadCues& cues) {
    return role_of({line.folded, line.width, line.ends_sentence}, cues);
}

// Roles by cues. A heading of a list of links takes what follows, up to the next line that is the article's own.
void apply_cues(std::vector<Line>& lines, const ReadCues& cues) {
    bool rest = false;
    for (Line& line : lines) {
        if (rest && is_article(line)) rest = false;
        if (const std::string_view role = role_by_cues(line, cues); !role.empty()) {
            const bool list = role == "rest" || role == "comments";
            line.role = list ? "furniture" : role;
            rest = rest || list;
        }
        if (line.letters == 0 && line.width <= 12 && line.role.empty() &&
            std::none_of(line.folded.begin(), line.folded.end(),
                         [](char c) { return c >= '0' && c <= '9'; })) {
            line.role = "furniture";
        }
        if (rest) line.role = "furniture";
    }
}

bool has_year(const std::string& folded) {
    for (std::size_t i = 0; i + 4 <= folded.size(); ++i) {
        const auto digit = [&](std::size_t k) {
            return k < folded.size() && folded[k] >= '0' && folded[k] <= '9';
        };
        if ((i == 0 || !digit(i - 1)) && (folded[i] == '1' || folded[i] == '2') && digit(i + 1) &&
            digit(i + 2) && digit(i + 3) && !digit(i + 4))
            return true;
    }
    return false;
}

// A short line around a year that is no sentence: "Update: November, 22/2014 - 10:27".
bool is_stamp(const Line& line) {
    if (line.width > longest_stamp || line.ends_sentence || !has_year(line.folded)) return false;
    std::size_t digits = 0;
    std::size_t words = 1;
    for (const char c : line.folded) {
        if (c >= '0' && c <= '9') ++digits;
        if (c == ' ') ++words;
    }
    return words <= 9 && (digits >= 5 || line.letters <= 24);
}

// How the document breaks its lines.
struct Manner {
    bool wrapped = false;        // lines of a paragraph follow one another
    bool double_spaced = false;  // lines of a paragraph are parted by blank lines
};

Manner manner_of(const std::vector<Line>& lines) {
    std::size_t close = 0;
    std::size_t close_broken = 0;
    std::size_t apart = 0;
    std::size_t apart_broken = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool broken = !lines[i - 1].ends_sentence && lines[i].begins_lower && lines[i - 1].width >= 30;
        if (lines[i].after_blank) {
            ++apart;
            if (broken) ++apart_broken;
        } else {
            ++close;
            if (broken) ++close_broken;
        }
    }
    Manner manner;
    manner.wrapped = close_broken >= 2 && close_broken * 5 >= close;
    manner.double_spaced = apart_broken >= 4 && apart_broken * 5 >= apart;
    return manner;
}

// Does line b go on with the paragraph of line a?
bool joins(const Line& a, const Line& b, Manner manner) {
    if (!a.role.empty() || !b.role.empty() || b.bullet || is_stamp(a) || is_stamp(b)) return false;
    if (a.caps != b.caps && a.letters > 8 && b.letters > 8) return false;
    if (!b.after_blank && manner.wrapped) {
        return a.width >= 40 || (b.begins_lower && !a.ends_sentence);
    }
    if (a.ends_sentence) return false;
    if (b.after_blank && manner.double_spaced) {
        return !a.caps && (b.begins_lower || a.ends_open || a.width >= 40);
    }
    if (b.begins_lower) return a.width >= 40;
    return b.after_blank && a.width >= long_line && !a.bullet && b.width >= short_line;
}

struct Paragraph {
    Span at;
    std::size_t first_line = 0;
    std::size_t last_line = 0;
    ZoneRole role = ZoneRole::body;
};

std::vector<Paragraph> paragraphs_of(const std::vector<Line>& lines) {
    const Manner manner = manner_of(lines);
    std::vector<Paragraph> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && joins(lines[i - 1], lines[i], manner)) {
            out.back().at.end = lines[i].at.end;
            out.back().last_line = i;
        } else {
            out.push_back({lines[i].at, i, i, ZoneRole::body});
        }
    }
    return out;
}

bool is_picture_label(const Line& line, const Line& title) {
    if (title.folded.size() < 12 || line.folded.size() > title.folded.size() + 24) return false;
    return line.folded.starts_with(title.folded);
}

class Roles {
public:
    Roles(Document& document, const std::vector<Line>& lines, std::vector<Paragraph>& paragraphs)
        : document_(document), lines_(lines), paragraphs_(paragraphs) {}

    void go() {
        by_cue();
        title();
        standfirst();
        others();
    }

private:
    [[nodiscard]] const Line& line(const Paragraph& p) const { return lines_[p.first_line]; }

    void by_cue() {
        for (Paragraph& p : paragraphs_) {
            const Line& l = line(p);
            if (l.role == "furniture") p.role = ZoneRole::furniture;
            if (l.role == "caption") p.role = ZoneRole::caption;
            if (is_stamp(l) && p.first_line == p.last_line && l.role.empty()) {
                document_.stamps.push_back(l.at);
                p.role = ZoneRole::furniture;
            }
        }
    }

    void title() {
        for (std::size_t i = 0; i < paragraphs_.size() && i < 6; ++i) {
            Paragraph& p = paragraphs_[i];
            if (p.role != ZoneRole::body) continue;
            const Line& l = line(p);
            if (l.ends_sentence || l.width > longest_title || l.letters < 8) return;
            if (p.first_line != p.last_line && p.at.size() > longest_title) return;
            p.role = ZoneRole::headline;
            document_.title = p.at;
            title_ = i;
            return;
        }
    }

    void standfirst() {
        std::size_t i = title_ == none ? 0 : title_ + 1;
        while (i < paragraphs_.size() && paragraphs_[i].role == ZoneRole::furniture) ++i;
        if (i + 1 < paragraphs_.size() && paragraphs_[i].role == ZoneRole::body &&
            line(paragraphs_[i]).ends_sentence && paragraphs_[i].at.size() >= 60 &&
            paragraphs_[i].at.size() <= 400) {
            paragraphs_[i].role = ZoneRole::standfirst;
        }
    }

    void others() {
        std::size_t questions = 0;
        for (const Paragraph& p : paragraphs_) {
            if (p.role == ZoneRole::body && is_question(p)) ++questions;
        }
        const Line* title_line = title_ == none ? nullptr : &line(paragraphs_[title_]);
        bool after_label = false;
        for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
            Paragraph& p = paragraphs_[i];
            if (p.role != ZoneRole::body) continue;
            const Line& l = line(p);
            const bool label = title_line != nullptr && i != title_ && p.first_line == p.last_line &&
                               is_picture_label(l, *title_line);
            if (label)
                p.role = ZoneRole::furniture;
            else if (questions >= 2 && is_question(p))
                p.role = ZoneRole::question;
            else if (!l.ends_sentence && p.first_line == p.last_line && l.width < 90 && l.letters > 2 &&
                     !l.bullet && !l.ends_open) {
                p.role = after_label ? ZoneRole::caption : ZoneRole::subhead;
            }
            after_label = label;
        }
    }

    [[nodiscard]] bool is_question(const Paragraph& p) const {
        return p.at.size() > 20 && document_.text[p.at.end - 1] == '?';
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    Document& document_;
    const std::vector<Line>& lines_;
    std::vector<Paragraph>& paragraphs_;
    std::size_t title_ = none;
};

}  // namespace

std::string role_by_cue(std::string_view line, const ReadCues& cues) {
    const std::vector<Line> lines = lines_of(line);
    return lines.empty() ? std::string() : std::string(role_by_cues(lines.front(), cues));
}

void find_zones(Document& document, const ReadCues& cues) {
    std::vector<Line> lines = lines_of(document.text);
    apply_cues(lines, cues);
    std::vector<Paragraph> paragraphs = paragraphs_of(lines);
    Roles(document, lines, paragraphs).go();
    document.zones.clear();
    for (const Paragraph& p : paragraphs) document.zones.push_back({p.role, p.at});
}

}  // namespace entente
