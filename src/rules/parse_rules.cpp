#include <algorithm>
#include <charconv>

#include "base/files.h"
#include "rules/syntax.h"

namespace entente {
namespace {

bool is_upper_name(std::string_view text) {
    bool letter = false;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            letter = true;
        else if (c != '_' && !(c >= '0' && c <= '9'))
            return false;
    }
    return letter && text.size() >= 2 && text[0] >= 'A' && text[0] <= 'Z';
}

bool is_slot_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

struct Failure {  // thrown inside the parser only; an entry that fails is left out
    std::size_t at;
    std::string what;
};

// Reads one entry ("say ...", "yes ...") with its continuation lines: text[at, end).
class EntryReader {
public:
    EntryReader(std::string_view text, std::size_t at, std::size_t end) : text_(text), at_(at), end_(end) {}

    void skip_space() {
        while (at_ < end_) {
            if (text_[at_] == '#' && (at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n')) {
                while (at_ < end_ && text_[at_] != '\n') ++at_;
            } else if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r') {
                ++at_;
            } else {
                return;
            }
        }
    }
    bool done() {
        skip_space();
        return at_ >= end_;
    }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < end_ ? text_[at_ + ahead] : '\0';
    }
    bool take(char c) {
        skip_space();
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    bool take_here(char c) {  // without skipping white space
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    void expect(char c, const char* where) {
        if (!take(c)) throw Failure{at_, std::string("expected '") + c + "' " + where};
    }
    bool take_word(std::string_view word) {
        skip_space();
        if (text_.substr(at_, end_ - at_).substr(0, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }
    std::string until(std::string_view stops) {
        std::string out;
        while (at_ < end_ && stops.find(text_[at_]) == std::string_view::npos) out += text_[at_++];
        return out;
    }
    std::string quoted() {
        skip_space();
        const std::size_t from = at_;
        if (peek() != '"') throw Failure{at_, "expected a text in quotation marks"};
        ++at_;
        std::string out;
        while (at_ < end_ && text_[at_] != '"') {
            if (text_[at_] == '\\' && at_ + 1 < end_) {
                ++at_;
                out += text_[at_] == 'n' ? '\n' : text_[at_];
                ++at_;
            } else {
                out += text_[at_++];
            }
        }
        if (at_ >= end_) throw Failure{from, "this quotation mark is never closed"};
        ++at_;
        return out;
    }
    std::string slot_name() {  // "kind=": the name, with the sign taken; empty where there is none
        skip_space();
        std::size_t end = at_;
        while (end < end_ && is_slot_char(text_[end])) ++end;
        if (end == at_ || end >= end_ || text_[end] != '=') return {};
        std::string name(text_.substr(at_, end - at_));
        at_ = end + 1;
        return name;
    }
    std::string rest() {
        skip_space();
        std::string out(trim(text_.substr(at_, end_ - at_)));
        at_ = end_;
        return out;
    }

private:
    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
};

// ---- patterns ----

constexpr int max_depth = 40;

PatternNode parse_sequence(EntryReader& in, char closer, int depth);

PatternNode parse_atom(EntryReader& in, int depth) {
    in.skip_space();
    PatternNode node;
    node.at = in.at();
    if (in.take('(')) {
        node = parse_sequence(in, ')', depth + 1);
        in.expect(')', "to close the group");
        return node;
    }
    if (in.take('~')) {
        node.kind = PatternNode::Kind::skip;
        return node;
    }
    if (in.peek() == '.' && in.peek(1) == '.') {
        in.take('.');
        in.take('.');
        node.kind = PatternNode::Kind::gap;
        node.limit = 10;
        if (in.peek() >= '0' && in.peek() <= '9') {
            const std::string number = in.until(" \t\r\n|()[]");
            const auto read = std::from_chars(number.data(), number.data() + number.size(), node.limit);
            if (read.ec != std::errc() || read.ptr != number.data() + number.size() || node.limit < 1 ||
                node.limit > 40) {
                throw Failure{node.at, "a gap is '..' or '..N' with N from 1 to 40"};
            }
        }
        return node;
    }
    if (in.peek() == '"') {
        node.text = in.quoted();
    } else {
        node.text = in.until(" \t\r\n|()[]?+~\"=");
    }
    if (node.text.empty()) throw Failure{node.at, "expected a word, a class, '(', '[', '~' or '..'"};
    node.kind = is_upper_name(node.text) ? PatternNode::Kind::name : PatternNode::Kind::literal;
    return node;
}

void wrap(PatternNode& node, PatternNode::Kind kind) {
    PatternNode outer;
    outer.kind = kind;
    outer.at = node.at;
    outer.parts.push_back(std::move(node));
    node = std::move(outer);
}

// A capture of alternatives or of a list is one of each member; of a group it is all of its words.
void give_slot(PatternNode& node, const std::string& slot) {
    using Kind = PatternNode::Kind;
    const bool simple = std::all_of(node.parts.begin(), node.parts.end(), [](const PatternNode& part) {
        return part.kind == Kind::literal || part.kind == Kind::name || part.kind == Kind::list;
    });
    if (node.kind == Kind::list || (node.kind == Kind::alternatives && simple)) {
        for (PatternNode& part : node.parts) give_slot(part, slot);
        return;
    }
    if (!node.slot.empty()) throw Failure{node.at, "two slots for one element"};
    node.slot = slot;
}

PatternNode parse_member(EntryReader& in, int depth) {  // an atom, or X+
    PatternNode node = parse_atom(in, depth);
    if (in.take_here('+')) wrap(node, PatternNode::Kind::list);
    return node;
}

PatternNode parse_item(EntryReader& in, int depth) {
    if (depth > max_depth) throw Failure{in.at(), "groups stand too deep in one another"};
    in.skip_space();
    const std::size_t at = in.at();
    const std::string slot = in.slot_name();
    PatternNode node = parse_member(in, depth);
    if (in.peek() == '|') {
        PatternNode alternatives;
        alternatives.kind = PatternNode::Kind::alternatives;
        alternatives.at = at;
        alternatives.parts.push_back(std::move(node));
        while (in.take_here('|')) alternatives.parts.push_back(parse_member(in, depth));
        node = std::move(alternatives);
    }
    node.at = at;
    if (!slot.empty()) give_slot(node, slot);
    if (in.take_here('?')) wrap(node, PatternNode::Kind::optional);
    return node;
}

PatternNode parse_sequence(EntryReader& in, char closer, int depth) {
    PatternNode sequence;
    in.skip_space();
    sequence.at = in.at();
    while (!in.done() && in.peek() != closer) {
        if (in.peek() == '[') {
            PatternNode bracket;
            bracket.kind = PatternNode::Kind::bracket;
            bracket.at = in.at();
            in.take('[');
            bracket.parts.push_back(parse_sequence(in, ']', depth + 1));
            in.expect(']', "to close the optional part");
            sequence.parts.push_back(std::move(bracket));
        } else if (in.peek() == ')' || in.peek() == ']') {
            throw Failure{in.at(), std::string("'") + in.peek() + "' closes nothing"};
        } else {
            sequence.parts.push_back(parse_item(in, depth));
        }
    }
    if (sequence.parts.empty()) throw Failure{sequence.at, "expected at least one element"};
    return sequence;
}

// ---- expressions ----

Expression parse_expression(EntryReader& in, int depth) {
    if (depth > max_depth) throw Failure{in.at(), "calls stand too deep in one another"};
    in.skip_space();
    Expression out;
    out.at = in.at();
    if (in.peek() == '"') {
        out.kind = Expression::Kind::text;
        out.text = in.quoted();
        return out;
    }
    out.text = in.until(" \t\r\n,()=");
    if (out.text.empty()) throw Failure{out.at, "expected a value: a word, a number, a text or a call"};
    const char* end = out.text.data() + out.text.size();
    const auto read = std::from_chars(out.text.data(), end, out.number);
    if (read.ec == std::errc() && read.ptr == end) {
        out.kind = Expression::Kind::number;
    } else if (in.take_here('(')) {
        out.kind = Expression::Kind::call;
        if (!in.take(')')) {
            do {
                out.arguments.push_back(parse_expression(in, depth + 1));
            } while (in.take(','));
            in.expect(')', "to close the call");
        }
    }
    return out;
}

void parse_sets(EntryReader& in, std::vector<Assignment>& out) {
    do {
        in.skip_space();
        Assignment assignment;
        assignment.at = in.at();
        assignment.slot = in.until(" \t\r\n=,");
        if (assignment.slot.empty()) throw Failure{assignment.at, "expected 'slot = value'"};
        in.expect('=', "after the slot");
        assignment.value = parse_expression(in, 0);
        out.push_back(std::move(assignment));
        in.take(',');
    } while (!in.done());
}

// ---- examples ----

Example parse_example(EntryReader& in, Example::Kind kind) {
    Example out;
    out.kind = kind;
    in.skip_space();
    out.at = in.at();
    out.sentence = in.quoted();
    while (in.take_word("=>")) {
        ExpectedFact fact;
        in.skip_space();
        fact.type = in.until(" \t\r\n");
        while (!in.done() && !(in.peek() == '=' && in.peek(1) == '>')) {
            const std::size_t at = in.at();
            const std::string slot = in.slot_name();
            if (slot.empty()) throw Failure{at, "expected 'slot=value' or '=>'"};
            std::string value = in.peek() == '"' ? in.quoted() : in.until(" \t\r\n");
            fact.slots.emplace_back(slot, std::move(value));
        }
        out.expected.push_back(std::move(fact));
    }
    if (!in.done()) throw Failure{in.at(), "expected '=>' or the end of the example"};
    if (kind == Example::Kind::no && !out.expected.empty())
        throw Failure{out.at, "a 'no' example gives nothing"};
    if (kind != Example::Kind::no && out.expected.empty()) {
        throw Failure{out.at, "expected '=> type slot=value ...' after the sentence"};
    }
    return out;
}

// ---- files ----

void parse_words(EntryReader& in, RuleFile& file) {
    WordsSource words;
    in.skip_space();
    words.at = in.at();
    words.name = in.until(" \t\r\n=");
    if (!is_upper_name(words.name)) throw Failure{words.at, "the name of a word list is in CAPITALS"};
    in.expect('=', "after the name of the list");
    do {
        in.skip_space();
        if (in.done()) break;
        WordItem item;
        item.at = in.at();
        if (in.take('@')) {
            item.file = true;
            item.text = in.until(" \t\r\n,");
        } else {
            item.text = in.peek() == '"' ? in.quoted() : std::string(trim(in.until(",:\n#")));
            if (in.take(':')) item.value = std::string(trim(in.until(",\n#")));
            if (is_upper_name(item.text)) item.list = true;
            // the star stands behind the word that is inflected: "take* place"
            if (item.text.find('*') != std::string::npos) item.inflected = true;
        }
        if (item.text.empty()) throw Failure{item.at, "expected a word"};
        words.items.push_back(std::move(item));
    } while (in.take(','));
    if (!in.done()) throw Failure{in.at(), "expected ',' between the words of a list"};
    file.words.push_back(std::move(words));
}

struct Line {
    std::size_t begin;
    std::size_t end;
};

constexpr std::string_view rule_keys[] = {"say", "set", "unless", "beats", "why", "date", "yes", "no", "gap"};

std::string_view first_word(std::string_view line) {
    line = trim(line);
    return line.substr(0, line.find_first_of(" \t"));
}

void parse_names(EntryReader& in, std::vector<Named>& out) {
    do {
        in.skip_space();
        Named named{"", in.at()};
        named.name = in.until(" \t\r\n,");
        if (named.name.empty()) throw Failure{named.at, "expected a name"};
        out.push_back(std::move(named));
    } while (in.take(','));
    if (!in.done()) throw Failure{in.at(), "expected ',' between names"};
}

void parse_rule_entry(RuleSource& rule, std::string_view key, EntryReader& in) {
    if (key == "say") {
        rule.says.push_back(parse_sequence(in, '\0', 0));
    } else if (key == "set") {
        parse_sets(in, rule.sets);
    } else if (key == "unless") {
        parse_names(in, rule.unless);
    } else if (key == "beats") {
        parse_names(in, rule.beats);
    } else if (key == "why") {
        rule.why = in.rest();
    } else if (key == "date") {
        rule.date = in.rest();
    } else if (key == "yes") {
        rule.examples.push_back(parse_example(in, Example::Kind::yes));
    } else if (key == "no") {
        rule.examples.push_back(parse_example(in, Example::Kind::no));
    } else {
        rule.examples.push_back(parse_example(in, Example::Kind::gap));
    }
}

void parse_rule_head(EntryReader& in, RuleSource& rule) {
    in.skip_space();
    rule.at = in.at();
    rule.name = in.until(" \t\r\n");
    if (rule.name.find('.') == std::string::npos) {
        throw Failure{rule.at, "a rule is named topic.name, such as visit.paid"};
    }
    if (!in.take_word("->")) throw Failure{in.at(), "expected '-> type' after the name of the rule"};
    in.skip_space();
    rule.type = in.rest();
    if (rule.type.empty()) throw Failure{in.at(), "expected the type of fact or mark that the rule gives"};
}

class FileParser {
public:
    FileParser(RuleFile& file, std::vector<Error>& errors) : file_(file), errors_(errors) {
        const std::string_view text = file_.text;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = text.find('\n', at);
            if (end == std::string_view::npos) end = text.size();
            lines_.push_back({at, end});
            at = end + 1;
        }
    }

    void go() {
        std::size_t i = 0;
        while (i < lines_.size()) {
            const std::string_view line = view(lines_[i]);
            if (trim(line).empty() || trim(line)[0] == '#') {
                ++i;
                continue;
            }
            if (line[0] == ' ' || line[0] == '\t') {
                fail(lines_[i].begin, "expected 'use', 'words' or 'rule' at the beginning of a line");
                ++i;
                continue;
            }
            const std::string_view key = first_word(line);
            std::size_t next = i + 1;
            while (next < lines_.size() && is_inside(view(lines_[next]))) ++next;
            if (key == "rule") {
                rule(i, next);
            } else if (key == "use" || key == "words") {
                EntryReader in(file_.text, lines_[i].begin + key.size(), lines_[next - 1].end);
                guarded([&] { key == "use" ? parse_names(in, file_.uses) : parse_words(in, file_); });
            } else {
                fail(lines_[i].begin, "expected 'use', 'words' or 'rule', found '" + std::string(key) + "'");
            }
            i = next;
        }
    }

private:
    [[nodiscard]] std::string_view view(Line line) const {
        return std::string_view(file_.text).substr(line.begin, line.end - line.begin);
    }
    static bool is_inside(std::string_view line) {
        return trim(line).empty() || line[0] == ' ' || line[0] == '\t' || line[0] == '#';
    }
    void fail(std::size_t at, const std::string& what) {
        errors_.push_back(error_at(file_.path, file_.text, at, what));
        failed_ = true;
    }
    template <class Action>
    void guarded(Action action) {
        try {
            action();
        } catch (const Failure& failure) {
            fail(failure.at, failure.what);
        }
    }

    void rule(std::size_t first, std::size_t next) {
        failed_ = false;
        RuleSource rule;
        EntryReader head(file_.text, lines_[first].begin + 4, lines_[first].end);
        guarded([&] { parse_rule_head(head, rule); });
        std::size_t i = first + 1;
        while (i < next) {
            const std::string_view line = view(lines_[i]);
            if (trim(line).empty() || trim(line)[0] == '#') {
                ++i;
                continue;
            }
            const std::string_view key = first_word(line);
            if (std::find(std::begin(rule_keys), std::end(rule_keys), key) == std::end(rule_keys)) {
                fail(lines_[i].begin + line.find_first_not_of(" \t"),
                     "expected say, set, unless, beats, why, date, yes, no or gap, found '" +
                         std::string(key) + "'");
                ++i;
                continue;
            }
            std::size_t last = i + 1;
            while (last < next && !begins_entry(view(lines_[last]))) ++last;
            const std::size_t begin = lines_[i].begin + line.find_first_not_of(" \t") + key.size();
            EntryReader in(file_.text, begin, lines_[last - 1].end);
            guarded([&] { parse_rule_entry(rule, key, in); });
            i = last;
        }
        check_whole(rule);
        if (!failed_) file_.rules.push_back(std::move(rule));
    }

    static bool begins_entry(std::string_view line) {
        const std::string_view key = first_word(line);
        return std::find(std::begin(rule_keys), std::end(rule_keys), key) != std::end(rule_keys);
    }

    void check_whole(const RuleSource& rule) {
        if (failed_) return;
        const auto has = [&](Example::Kind kind) {
            return std::any_of(rule.examples.begin(), rule.examples.end(),
                               [&](const Example& example) { return example.kind == kind; });
        };
        if (rule.says.empty()) fail(rule.at, "rule " + rule.name + " has no 'say'");
        if (!has(Example::Kind::yes)) fail(rule.at, "rule " + rule.name + " has no 'yes' example");
        if (!has(Example::Kind::no)) fail(rule.at, "rule " + rule.name + " has no 'no' example");
    }

    RuleFile& file_;
    std::vector<Error>& errors_;
    std::vector<Line> lines_;
    bool failed_ = false;
};

}  // namespace

Error error_at(const std::string& path, std::string_view text, std::size_t offset, const std::string& what) {
    offset = std::min(offset, text.size());
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    std::string caret;
    for (std::size_t i = begin; i < offset; ++i) caret += text[i] == '\t' ? '\t' : ' ';
    return {ErrorCode::bad_knowledge,
            path + ":" + std::to_string(line) + ":" + std::to_string(offset - begin + 1),
            what + "\n" + std::string(text.substr(begin, end - begin)) + "\n" + caret + "^"};
}

RuleFile parse_rules(std::string path, std::string text, std::vector<Error>& errors) {
    RuleFile file;
    file.path = std::move(path);
    file.text = std::move(text);
    FileParser(file, errors).go();
    return file;
}

}  // namespace entente
