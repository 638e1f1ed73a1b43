#include <algorithm>
#include <charconv>

#include "base/spelling.h"
#include "rules/builders.h"
#include "rules/parse_pattern.h"
#include "rules/syntax.h"

namespace entente {
namespace {

// ---- expressions ----

Expression parse_expression(EntryReader& in, int depth) {
    if (depth > max_depth)
        in.fail("calls stand more than " + std::to_string(max_depth) + " deep in one another");
    in.skip_space();
    Expression out;
    out.at = in.at();
    if (in.peek() == '"') {
        out.kind = Expression::Kind::text;
        out.text = in.quoted();
        return out;
    }
    out.text = in.until(" \t\r\n,()=\"");
    if (out.text.empty())
        in.fail("expected a value: a word, a number, a text or a call; found " + in.found());
    const char* end = out.text.data() + out.text.size();
    const auto read = std::from_chars(out.text.data(), end, out.number);
    if (read.ec == std::errc() && read.ptr == end) {
        out.kind = Expression::Kind::number;
    } else if (in.take_here('(')) {
        out.kind = Expression::Kind::call;
        out.builder = builder_index(out.text);
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
        if (assignment.slot.empty()) in.fail("expected 'slot = value', found " + in.found());
        in.expect('=', "after the slot");
        assignment.value = parse_expression(in, 0);
        const auto twice = std::find_if(
            out.begin(), out.end(), [&](const Assignment& other) { return other.slot == assignment.slot; });
        if (twice != out.end()) {
            throw SyntaxFault{assignment.at, "'" + assignment.slot +
                                                 "' is set twice; expected one value, either(a, b) for the "
                                                 "first that is there"};
        }
        out.push_back(std::move(assignment));
        in.take(',');
    } while (!in.done());
}

// ---- examples ----

ExpectedFact parse_expected(EntryReader& in) {
    ExpectedFact fact;
    in.skip_space();
    fact.at = in.at();
    fact.type = in.until(" \t\r\n=");
    if (fact.type.empty()) in.fail("expected a type behind '=>', such as 'visit'; found " + in.found());
    while (!in.done() && !(in.peek() == '=' && in.peek(1) == '>')) {
        const std::size_t at = in.at();
        const std::string slot = in.slot_name();
        if (slot.empty()) {
            throw SyntaxFault{at, "expected 'slot=value' or '=>', found " + in.found() +
                                      "; a value of several words stands in quotation marks"};
        }
        std::string value = in.peek() == '"' ? in.quoted() : in.until(" \t\r\n");
        if (value.empty()) in.fail("expected a value directly behind '" + slot + "=', found " + in.found());
        fact.slots.emplace_back(slot, std::move(value));
        fact.slots_at.push_back(at);
    }
    return fact;
}

Example parse_example(EntryReader& in, Example::Kind kind) {
    Example out;
    out.kind = kind;
    in.skip_space();
    out.at = in.at();
    out.sentence = in.quoted();
    if (out.sentence.find("=>") != std::string::npos && !in.done()) {
        throw SyntaxFault{out.at, "the sentence goes on behind '=>'; expected a quotation mark at its end"};
    }
    while (in.take_word("=>")) out.expected.push_back(parse_expected(in));
    if (!in.done()) in.fail("expected '=>' or the end of the example, found " + in.found());
    if (kind == Example::Kind::no && !out.expected.empty()) {
        throw SyntaxFault{out.at, "a 'no' example gives nothing; leave '=>' out, or make it a 'yes'"};
    }
    if (kind != Example::Kind::no && out.expected.empty()) {
        in.fail("expected '=> type slot=value ...' after the sentence, found " + in.found());
    }
    return out;
}

// ---- word lists ----

// "/US\$|USD/": up to the next slash that has no backslash before it.
std::string parse_characters(EntryReader& in) {
    const std::size_t from = in.at();
    in.take_here('/');
    std::string out;
    while (true) {
        const char c = in.peek();
        if (c == '\0' || c == '\n')
            throw SyntaxFault{from, "this '/' is never closed; expected a '/' behind the character pattern"};
        in.take_here(c);
        if (c == '/') return out;
        if (c == '\\' && in.peek() != '\0' && in.peek() != '\n') {
            if (in.peek() != '/') out += c;
            out += in.peek();
            in.take_here(in.peek());
        } else {
            out += c;
        }
    }
}

WordItem parse_item_of_list(EntryReader& in) {
    WordItem item;
    item.at = in.at();
    if (in.take('@')) {
        item.file = true;
        item.text = in.until(" \t\r\n,");
        if (item.text.empty())
            in.fail("expected a file behind '@', such as @lists/cities.txt; found " + in.found());
        return item;
    }
    if (in.peek() == '/') {
        item.pattern = true;
        item.text = parse_characters(in);
    } else {
        item.text = in.peek() == '"' ? in.quoted() : std::string(trim(in.until(",:\n#\"")));
    }
    if (in.take(':')) {
        in.skip_space();
        item.value = std::string(trim(in.until(",\n#")));
        if (item.value.empty()) in.fail("expected a value behind ':', found " + in.found());
    }
    if (item.pattern) return item;
    if (is_upper_name(item.text)) item.list = true;
    // the star stands behind the word that is inflected: "take* place"
    if (item.text.find('*') != std::string::npos) item.inflected = true;
    if (item.text.empty()) in.fail("expected a word, found " + in.found());
    return item;
}

void parse_words(EntryReader& in, RuleFile& file) {
    WordsSource words;
    in.skip_space();
    words.at = in.at();
    words.name = in.until(" \t\r\n=");
    const std::string name = words.name;
    try {
        if (!is_upper_name(words.name)) {
            throw SyntaxFault{words.at,
                              words.name.empty()
                                  ? "expected the name of the list in CAPITALS, found " + in.found()
                                  : "the name of a word list is in CAPITALS, found '" + words.name + "'"};
        }
        in.expect('=', "after the name of the list");
        do {
            in.skip_space();
            if (in.done()) break;
            words.items.push_back(parse_item_of_list(in));
        } while (in.take(','));
        if (!in.done()) in.fail("expected ',' between the words of a list, found " + in.found());
        if (words.items.empty()) in.fail("expected the words of the list, found " + in.found());
    } catch (const SyntaxFault&) {
        file.broken_words.push_back(name);
        for (char& c : file.broken_words.back()) c = static_cast<char>(c >= 'a' && c <= 'z' ? c & ~0x20 : c);
        throw;
    }
    file.words.push_back(std::move(words));
}

// ---- files ----

void parse_names(EntryReader& in, std::vector<Named>& out) {
    do {
        in.skip_space();
        Named named{"", in.at()};
        named.name = in.until(" \t\r\n,");
        if (named.name.empty()) in.fail("expected a name, found " + in.found());
        out.push_back(std::move(named));
    } while (in.take(','));
    if (!in.done()) in.fail("expected ',' between names, found " + in.found());
}

// "off visit.paid, visit.by" or "off WELCOME = receive*, greet*".
void parse_off(EntryReader& in, RuleFile& file) {
    EntryReader ahead = in;
    WordsSource words;
    ahead.skip_space();
    words.at = ahead.at();
    words.name = ahead.until(" \t\r\n=,");
    if (!ahead.take('=')) return parse_names(in, file.offs);
    do {
        ahead.skip_space();
        words.items.push_back(parse_item_of_list(ahead));
    } while (ahead.take(','));
    if (!ahead.done())
        ahead.fail("expected ',' between the words that the list loses, found " + ahead.found());
    file.off_words.push_back(std::move(words));
}

constexpr std::size_t most_faults = 100;  // of one file; it is no rule file then

struct Line {
    std::size_t begin;
    std::size_t end;
};

const std::vector<std::string> rule_keys{"say",  "set", "unless", "beats", "why",
                                         "date", "yes", "no",     "gap",   "slow"};
const std::vector<std::string> top_keys{"use", "words", "rule", "off"};

std::string_view first_word(std::string_view line) {
    line = trim(line);
    return line.substr(0, line.find_first_of(" \t"));
}

bool is_key(std::string_view word) {
    return std::find(rule_keys.begin(), rule_keys.end(), word) != rule_keys.end();
}

void parse_rule_entry(RuleSource& rule, std::string_view key, std::size_t at, EntryReader& in) {
    if (key == "say") {
        rule.says.push_back(parse_pattern(in));
    } else if (key == "set") {
        parse_sets(in, rule.sets);
    } else if (key == "unless") {
        parse_names(in, rule.unless);
    } else if (key == "beats") {
        parse_names(in, rule.beats);
    } else if (key == "why") {
        rule.why += (rule.why.empty() ? "" : "\n") + in.rest();
    } else if (key == "date") {
        in.skip_space();
        if (!rule.date.empty()) throw SyntaxFault{at, "a rule has one 'date'; this is the second"};
        rule.date_at = in.at();
        rule.date = in.rest();
        if (rule.date.empty()) in.fail("expected a day, such as 2019-02-20, or none; found " + in.found());
    } else if (key == "slow") {
        if (!in.done()) in.fail("'slow' stands alone on its line, found " + in.found());
        rule.slow = true;
        rule.slow_at = at;
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
        throw SyntaxFault{rule.at,
                          rule.name.empty()
                              ? "expected the name of the rule, such as visit.paid; found " + in.found()
                              : "a rule is named topic.name, such as visit.paid; found '" + rule.name + "'"};
    }
    if (!in.take_word("->")) in.fail("expected '-> type' after the name of the rule, found " + in.found());
    in.skip_space();
    rule.type_at = in.at();
    rule.type = in.rest();
    if (rule.type.empty())
        in.fail("expected the type of fact or mark that the rule gives, found " + in.found());
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
        const std::size_t before = errors_.size();
        while (i < lines_.size() && errors_.size() < before + most_faults) {
            const std::string_view line = view(lines_[i]);
            if (trim(line).empty() || trim(line)[0] == '#') {
                ++i;
                continue;
            }
            std::size_t next = i + 1;
            while (next < lines_.size() && is_inside(view(lines_[next]))) ++next;
            entry(i, next);
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
        } catch (const SyntaxFault& fault) {
            fail(fault.at, fault.what);
        }
    }

    void entry(std::size_t first, std::size_t next) {
        const std::string_view line = view(lines_[first]);
        const std::string key(first_word(line));
        const std::size_t at = lines_[first].begin;
        if (line[0] == ' ' || line[0] == '\t') {
            return fail(at + line.find_first_not_of(" \t"),
                        "expected use, words, rule or off at the beginning of a line, found a line that is "
                        "indented and goes on with nothing");
        }
        EntryReader in(file_.text, at + key.size(), lines_[next - 1].end);
        if (key == "rule") return rule(first, next);
        if (key == "use") return guarded([&] { parse_names(in, file_.uses); });
        if (key == "words") return guarded([&] { parse_words(in, file_); });
        if (key == "off") return guarded([&] { parse_off(in, file_); });
        if (is_key(key)) {
            return fail(
                at, "'" + key +
                        "' belongs to a rule; expected blanks before it, below 'rule topic.name -> type'");
        }
        fail(at, "expected use, words, rule or off, found '" + key + "'" + did_you_mean(key, top_keys));
    }

    void rule(std::size_t first, std::size_t next) {
        failed_ = false;
        seen_.clear();
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
            const std::size_t at = lines_[i].begin + line.find_first_not_of(" \t");
            std::size_t last = i + 1;
            if (!is_key(key)) {
                fail(at, "expected " + listed(rule_keys, "or") + ", found '" +
                             std::string(key.substr(0, 40)) + "'" + did_you_mean(key, rule_keys));
                seen_.push_back(nearest_name(key, rule_keys));  // what it was meant to be is not missing too
                while (last < next && indent(lines_[last]) > indent(lines_[i])) ++last;
                i = last;
                continue;
            }
            seen_.emplace_back(key);
            while (last < next && goes_on(lines_[i], lines_[last])) ++last;
            EntryReader in(file_.text, at + key.size(), lines_[last - 1].end);
            guarded([&] { parse_rule_entry(rule, key, at, in); });
            i = last;
        }
        check_whole(rule);
        if (failed_)
            file_.broken_rules.push_back(rule.name);
        else
            file_.rules.push_back(std::move(rule));
    }

    [[nodiscard]] std::size_t indent(Line line) const {
        return std::min(view(line).find_first_not_of(" \t"), line.end - line.begin);
    }

    // Deeper lines go on with the entry, but for those that begin with a key word.
    [[nodiscard]] bool goes_on(Line entry, Line line) const {
        const std::string_view text = trim(view(line));
        if (text.empty() || text[0] == '#') return true;
        return indent(line) > indent(entry) && !is_key(first_word(text));
    }

    void check_whole(const RuleSource& rule) {
        if (rule.name.empty()) return;
        const auto has = [&](std::string_view key) {
            return std::find(seen_.begin(), seen_.end(), key) != seen_.end();
        };
        const std::string name = "rule " + rule.name + " has no ";
        if (!has("say")) fail(rule.at, name + "'say'; expected a line with the words that it is about");
        if (!has("yes"))
            fail(rule.at, name + "'yes' example; expected a sentence in which it speaks, and what it gives");
        if (!has("no"))
            fail(rule.at,
                 name + "'no' example; expected a sentence that is close and in which it stays silent");
    }

    RuleFile& file_;
    std::vector<Error>& errors_;
    std::vector<Line> lines_;
    std::vector<std::string> seen_;  // key words of the rule, also of entries that failed
    bool failed_ = false;
};

}  // namespace

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

RuleFile parse_rules(std::string path, std::string text, std::vector<Error>& errors) {
    RuleFile file;
    file.path = std::move(path);
    file.text = std::move(text);
    FileParser(file, errors).go();
    return file;
}

}  // namespace entente
