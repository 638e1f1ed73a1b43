#include "rules/compile.h"

#include <algorithm>
#include <deque>
#include <map>

#include "base/spelling.h"
#include "rules/check_rule.h"
#include "rules/list_builder.h"

namespace entente {
namespace {

constexpr int no_anchor = 10000;
constexpr int common = 2000;  // words of grammar: in every second sentence

// ---- patterns ----

bool uses_class(const PatternNode& node, std::string_view name) {
    if (node.kind == PatternNode::Kind::name && node.text == name) return true;
    return std::any_of(node.parts.begin(), node.parts.end(),
                       [&](const PatternNode& part) { return uses_class(part, name); });
}

struct Unknown {  // thrown inside the compiler: a name that is neither list nor class
    std::size_t at;
    std::string what;
};

class PatternCompiler {
public:
    PatternCompiler(const RuleFiles& files, Knowledge& knowledge, const ListNames& names, ListBuilder& lists,
                    Rule& rule)
        : files_(files), knowledge_(knowledge), names_(names), lists_(lists), rule_(rule) {}

    // `slow`: where no element is an anchor, the pattern may be tried at every token.
    Pattern compile(const PatternNode& say, bool slow) {
        std::vector<const PatternNode*> top;
        flatten(say, top);
        Pattern pattern;
        std::size_t anchor = 0;
        int best = no_anchor;
        for (std::size_t i = 0; i < top.size(); ++i) {
            const int cost = anchor_cost(*top[i]);
            if (cost < best) {
                best = cost;
                anchor = i;
            }
        }
        pattern.slow = best >= no_anchor;
        if (best >= common && !slow) {
            throw Unknown{say.at,
                          "expected a word, list or class that has to be there and is not in every sentence, "
                          "found none; "
                          "add one, or the line 'slow' to have the rule tried at every word"};
        }
        needs_slow = needs_slow || best >= common;
        if (!pattern.slow) anchors(*top[anchor], pattern);
        const std::vector<const PatternNode*> before(top.begin(),
                                                     top.begin() + static_cast<std::ptrdiff_t>(anchor));
        const std::vector<const PatternNode*> after(top.begin() + static_cast<std::ptrdiff_t>(anchor),
                                                    top.end());
        for (const PatternNode* node : before) {
            for (const std::string_view name : {"PHRASE", "ACTION"}) {
                if (uses_class(*node, name))
                    throw Unknown{
                        node->at,
                        std::string(name) +
                            " stands before the rarest word of the pattern; expected it behind that word"};
            }
        }
        pattern.left = program(before, true);
        pattern.right = program(after, false);
        return pattern;
    }

    bool needs_slow = false;  // one of the patterns has no rare word

private:
    void flatten(const PatternNode& node, std::vector<const PatternNode*>& out) {
        if (node.kind ==
            PatternNode::Kind::sequence) {  // a captured group may hold the anchor: its ends stand alone
            const PatternNode* end = nullptr;
            if (!node.slot.empty()) {
                PatternNode made;
                made.kind = PatternNode::Kind::group_end;
                made.slot = node.slot;
                ends_.push_back(std::move(made));
                end = &ends_.back();
                out.push_back(end);
            }
            for (const PatternNode& part : node.parts) flatten(part, out);
            if (end != nullptr) out.push_back(end);
        } else {
            out.push_back(&node);
        }
    }

    std::int16_t slot_index(const std::string& slot) {
        if (slot.empty()) return -1;
        const int found = rule_.slot(slot);
        if (found >= 0) return static_cast<std::int16_t>(found);
        rule_.slots.push_back(slot);
        return static_cast<std::int16_t>(rule_.slots.size() - 1);
    }

    // The list that a literal or a list name stands for; -1 where the node is a class.
    int list_of(const PatternNode& node) {
        if (node.kind == PatternNode::Kind::literal) {
            auto& literals = knowledge_.literals;
            if (const auto found = literals.find(node.text); found != literals.end())
                return static_cast<int>(found->second);
            WordList list;
            list.name = node.text;
            list.literal = true;
            if (std::string what = lists_.add_item(node.text, "", list); !what.empty())
                throw Unknown{node.at, what};
            if (list.single.empty() && list.phrases.empty())
                throw Unknown{node.at, "'" + node.text + "' has no word in it"};
            knowledge_.list_sources.push_back(std::move(list));
            const auto number = static_cast<std::uint32_t>(knowledge_.list_sources.size() - 1);
            literals.emplace(node.text, number);
            return static_cast<int>(number);
        }
        if (node.kind != PatternNode::Kind::name) return -1;
        if (const auto found = names_.find(node.text); found != names_.end()) {
            return found->second;
        }
        if (pattern_class_of(node.text) >= 0) return -1;
        throw Unknown{node.at, no_such_name(node.text)};
    }

    [[nodiscard]] std::string no_such_name(const std::string& name) const {
        std::vector<std::string> known;
        for (const auto& [list, index] : names_) known.push_back(list);
        std::string advice = files_.advice(name, known);
        for (int i = 0; i < pattern_class_count; ++i)
            known.emplace_back(name_of(static_cast<PatternClass>(i)));
        if (advice.empty() || advice.find("did you mean") != std::string::npos)
            advice = did_you_mean(name, known);
        return "expected a word list of this file or a class, found '" + name + "'" + advice;
    }

    int anchor_cost(const PatternNode& node) {
        using Kind = PatternNode::Kind;
        switch (node.kind) {
            case Kind::list:
                return anchor_cost(node.parts[0]);
            case Kind::alternatives: {
                int worst = 0;
                int sum = 0;
                for (const PatternNode& part : node.parts) {
                    const int cost = anchor_cost(part);
                    worst = std::max(worst, cost);
                    sum += cost;
                }
                return worst >= no_anchor ? no_anchor : std::min(sum, no_anchor - 1);
            }
            case Kind::literal:
            case Kind::name: {
                const int list = list_of(node);
                return list >= 0 ? list_cost(knowledge_.list_sources[static_cast<std::size_t>(list)])
                                 : class_cost(static_cast<PatternClass>(pattern_class_of(node.text)));
            }
            default:
                return no_anchor;
        }
    }

    int list_cost(const WordList& list) const {
        int cost = 0;
        const auto weigh = [&](std::uint32_t word) {
            const bool grammar = knowledge_.lexicon.is(word, wc_determiner | wc_preposition | wc_conjunction |
                                                                 wc_pronoun | wc_be | wc_have | wc_do |
                                                                 wc_future | wc_infinitive | wc_relative);
            const std::string_view text = knowledge_.vocabulary.text(word);
            const bool letters =
                !text.empty() && (static_cast<unsigned char>(text[0]) >= 0x80 ||
                                  (text[0] >= 'a' && text[0] <= 'z') || (text[0] >= '0' && text[0] <= '9'));
            cost += grammar || !letters ? common : 1;
        };
        for (const auto& [word, value] : list.single) weigh(word);
        for (const auto& [word, phrases] : list.starts) weigh(word);
        return std::min(cost, no_anchor - 1);
    }

    static int class_cost(PatternClass kind) {
        switch (kind) {
            case PatternClass::level:
                return 50;
            case PatternClass::indicator:
            case PatternClass::money:
            case PatternClass::percent:
                return 60;
            case PatternClass::instrument:
            case PatternClass::mechanism:
            case PatternClass::project:
                return 80;
            case PatternClass::ordinal:
                return 90;
            case PatternClass::title:
                return 100;
            case PatternClass::amount:
            case PatternClass::parties:
                return 150;
            case PatternClass::time:
            case PatternClass::place:
            case PatternClass::seat:
                return 250;
            case PatternClass::person:
            case PatternClass::body:
                return 300;
            case PatternClass::party:
            case PatternClass::country:
            case PatternClass::nation:
                return 400;
            case PatternClass::year:
                return 450;
            case PatternClass::number:
            case PatternClass::integer:
            case PatternClass::day:
                return 500;
            case PatternClass::name:
            case PatternClass::fullname:
                return 600;
            case PatternClass::verb:
                return 3000;
            default:
                return no_anchor;
        }
    }

    void anchors(const PatternNode& node, Pattern& pattern) {
        if (node.kind == PatternNode::Kind::list || node.kind == PatternNode::Kind::alternatives) {
            for (const PatternNode& part : node.parts) anchors(part, pattern);
            return;
        }
        const int list = list_of(node);
        if (list < 0) {
            pattern.anchor_classes.push_back(static_cast<PatternClass>(pattern_class_of(node.text)));
            return;
        }
        for (const auto& [word, value] : knowledge_.list_sources[static_cast<std::size_t>(list)].single)
            pattern.anchor_words.push_back(word);
        for (const auto& [word, phrases] : knowledge_.list_sources[static_cast<std::size_t>(list)].starts)
            pattern.anchor_words.push_back(word);
        std::sort(pattern.anchor_words.begin(), pattern.anchor_words.end());
        pattern.anchor_words.erase(std::unique(pattern.anchor_words.begin(), pattern.anchor_words.end()),
                                   pattern.anchor_words.end());
    }

    // ---- automata; built from the end, each piece knowing what follows it ----

    std::vector<State> program(const std::vector<const PatternNode*>& nodes, bool reversed) {
        states_.clear();
        states_.emplace_back();  // the start, filled below
        const std::uint32_t accept = add({});
        bits_ = 0;
        const std::uint32_t entry = sequence(nodes, accept, reversed);
        states_[0].op = State::Op::split;
        states_[0].next = entry;
        states_[0].other = entry;
        return states_;
    }

    std::uint32_t add(State state) {
        states_.push_back(state);
        return static_cast<std::uint32_t>(states_.size() - 1);
    }

    std::uint32_t split(std::uint32_t next, std::uint32_t other) {
        State state;
        state.op = State::Op::split;
        state.next = next;
        state.other = other;
        return add(state);
    }

    std::uint32_t sequence(std::vector<const PatternNode*> nodes, std::uint32_t next, bool reversed) {
        if (reversed) std::reverse(nodes.begin(), nodes.end());
        std::size_t i = nodes.size();
        while (i > 0) {
            if (nodes[i - 1]->kind != PatternNode::Kind::bracket) {
                next = build(*nodes[--i], next, reversed);
                continue;
            }
            std::size_t from = i;
            while (from > 0 && nodes[from - 1]->kind == PatternNode::Kind::bracket) --from;
            next = any_order(nodes, from, i, next, reversed);
            i = from;
        }
        return next;
    }

    std::uint32_t any_order(const std::vector<const PatternNode*>& nodes, std::size_t from, std::size_t to,
                            std::uint32_t next, bool reversed) {
        const auto count = static_cast<std::uint32_t>(to - from);
        const auto loop = static_cast<std::uint32_t>(states_.size());
        for (std::uint32_t k = 0; k < count; ++k) split(0, k + 1 == count ? next : loop + k + 1);
        for (std::uint32_t k = 0; k < count; ++k) {
            if (bits_ >= 16) throw Unknown{nodes[from]->at, "more than 16 optional parts in one pattern"};
            State use;
            use.op = State::Op::use;
            use.arg = 1U << bits_++;
            use.next = build(nodes[from + k]->parts[0], loop, reversed);
            states_[loop + k].next = add(use);
        }
        return loop;
    }

    std::uint32_t build(const PatternNode& node, std::uint32_t next, bool reversed) {
        using Kind = PatternNode::Kind;
        switch (node.kind) {
            case Kind::literal:
            case Kind::name:
                return leaf(node, slot_index(node.slot), next);
            case Kind::optional:
                return split(build(node.parts[0], next, reversed), next);
            case Kind::bracket:
                return any_order({&node}, 0, 1, next, reversed);
            case Kind::gap: {
                std::uint32_t entry = next;
                for (int i = 0; i < node.limit; ++i) entry = split(next, step(State::Op::any, entry));
                return entry;
            }
            case Kind::skip: {
                std::uint32_t entry = next;
                for (int i = 0; i < 4; ++i) entry = split(next, step(State::Op::skip, entry));
                return entry;
            }
            case Kind::list:
                return list(node, next, reversed);
            case Kind::alternatives:
                return alternatives(node, next, reversed);
            case Kind::group_end:
                return group_end(node, next);
            case Kind::sequence:
                break;
        }
        std::vector<const PatternNode*> parts;
        for (const PatternNode& part : node.parts) parts.push_back(&part);
        if (node.slot.empty()) return sequence(parts, next, reversed);
        return captured(node, next, [&](std::uint32_t after) { return sequence(parts, after, reversed); });
    }

    template <class Body>
    std::uint32_t captured(const PatternNode& node, std::uint32_t next, Body body) {
        return group_end(node, body(group_end(node, next)));
    }

    std::uint32_t group_end(const PatternNode& node, std::uint32_t next) {
        State state;
        state.op = State::Op::group_end;
        state.slot = slot_index(node.slot);
        state.next = next;
        return add(state);
    }

    std::uint32_t step(State::Op op, std::uint32_t next) {
        State state;
        state.op = op;
        state.next = next;
        return add(state);
    }

    std::uint32_t leaf(const PatternNode& node, std::int16_t slot, std::uint32_t next) {
        const int list = list_of(node);
        State state;
        state.op = list >= 0 ? State::Op::list : State::Op::klass;
        state.arg = static_cast<std::uint32_t>(list >= 0 ? list : pattern_class_of(node.text));
        state.slot = slot;
        state.next = next;
        if (list >= 0) state.only = only_word(knowledge_.list_sources[static_cast<std::size_t>(list)]);
        return add(state);
    }

    static std::uint32_t only_word(const WordList& list) {
        const bool one = list.single.size() == 1 && list.phrases.empty() && !list.verbal;
        return one && list.single.begin()->second == 0 ? list.single.begin()->first : 0;
    }

    std::uint32_t list(const PatternNode& node, std::uint32_t next, bool reversed) {
        State separator;  // list 0: commas and conjunctions
        separator.op = State::Op::list;
        const std::uint32_t between = add(separator);
        const std::uint32_t after = split(between, next);
        states_[between].next = build(node.parts[0], after, reversed);
        return states_[between].next;
    }

    std::uint32_t alternatives(const PatternNode& node, std::uint32_t next, bool reversed) {
        const bool leaves = std::all_of(node.parts.begin(), node.parts.end(), [](const PatternNode& part) {
            return part.kind == PatternNode::Kind::literal || part.kind == PatternNode::Kind::name;
        });
        const auto choose = [&](std::uint32_t after) {
            std::uint32_t entry = 0;
            for (std::size_t i = node.parts.size(); i-- > 0;) {
                const PatternNode& part = node.parts[i];
                const std::uint32_t one =
                    leaves ? leaf(part, slot_index(part.slot), after) : build(part, after, reversed);
                entry = i + 1 == node.parts.size() ? one : split(one, entry);
            }
            return entry;
        };
        if (leaves || node.slot.empty()) return choose(next);
        return captured(node, next, choose);
    }

    const RuleFiles& files_;
    Knowledge& knowledge_;
    const ListNames& names_;
    ListBuilder& lists_;
    Rule& rule_;
    std::deque<PatternNode> ends_;  // made by flatten; patterns point at them
    std::vector<State> states_;
    unsigned bits_ = 0;
};

bool uses_values(const RuleSource& source) {
    static constexpr std::string_view classes[] = {"TIME", "MONEY", "PERCENT", "AMOUNT"};
    return std::any_of(source.says.begin(), source.says.end(), [](const PatternNode& say) {
        return std::any_of(std::begin(classes), std::end(classes),
                           [&](auto name) { return uses_class(say, name); });
    });
}

class RuleCompiler {
public:
    RuleCompiler(const RuleFile& file, const RuleFiles& files, const std::vector<ListSource>& sources,
                 Knowledge& knowledge, const ListNames& names, ListBuilder& lists, std::vector<Error>& errors)
        : file_(file),
          files_(files),
          sources_(sources),
          knowledge_(knowledge),
          names_(names),
          lists_(lists),
          errors_(errors) {}

    void compile(const RuleSource& source) {
        Rule rule;
        rule.name = source.name;
        rule.type = source.type;
        rule.sets = source.sets;
        rule.why = source.why;
        rule.date = source.date;
        rule.examples = source.examples;
        rule.file = file_.path;
        rule.line = line_of(source.at);
        for (const Named& name : source.unless) rule.unless.push_back(name.name);
        const std::size_t before = errors_.size();
        const bool typed = set_level(source, rule);
        PatternCompiler compiler(files_, knowledge_, names_, lists_, rule);
        std::vector<Pattern> patterns;
        bool slow = false;
        for (const PatternNode& say : source.says) {
            try {
                patterns.push_back(compiler.compile(say, source.slow));
                slow = slow || compiler.needs_slow;
            } catch (const Unknown& unknown) {
                fail(unknown.at, unknown.what);
            }
        }
        if (typed) {
            if (source.slow && !slow && errors_.size() == before)
                fail(source.slow_at,
                     "the rule has a word to begin from; leave 'slow' out, it would gain nothing");
            check_rule(
                source, rule,
                {file_, sources_,
                 [&](std::string_view code) { return knowledge_.party_by_code.contains(std::string(code)); }},
                errors_);
        }
        if (errors_.size() != before) return;
        for (Pattern& pattern : patterns) {
            pattern.rule = static_cast<std::uint32_t>(knowledge_.rules.size());
            knowledge_.pattern_sources.push_back(std::move(pattern));
        }
        knowledge_.rules.push_back(std::move(rule));
    }

private:
    void fail(std::size_t at, const std::string& what) {
        errors_.push_back(error_at(file_.path, file_.text, at, what));
    }

    bool set_level(const RuleSource& source, Rule& rule) {
        if (source.type == "time" || source.type == "quantity") {
            rule.level = uses_values(source) ? RuleLevel::combined : RuleLevel::values;
        } else if (source.type == "holder") {
            rule.level = RuleLevel::holders;
        } else if (const auto type = fact_type_of(source.type)) {
            rule.level = RuleLevel::facts;
            rule.fact = *type;
        } else {
            fail(source.type_at, no_such_type(source.type));
            return false;
        }
        return true;
    }

    const RuleFile& file_;
    const RuleFiles& files_;
    // Rules come in the order of the file, so that its lines are counted once.
    std::uint32_t line_of(std::size_t at) {
        if (at < counted_) counted_ = 0, line_ = 1;
        const auto from = file_.text.begin() + static_cast<std::ptrdiff_t>(counted_);
        const auto to = file_.text.begin() + static_cast<std::ptrdiff_t>(at);
        line_ += static_cast<std::uint32_t>(std::count(from, to, '\n'));
        counted_ = at;
        return line_;
    }

    std::size_t counted_ = 0;  // bytes
    std::uint32_t line_ = 1;
    const std::vector<ListSource>& sources_;
    Knowledge& knowledge_;
    const ListNames& names_;
    ListBuilder& lists_;
    std::vector<Error>& errors_;
};

// Turns the names in `beats` into rules.
void link_beats(const RuleFiles& files, const std::set<std::string>& names, Knowledge& knowledge,
                std::vector<Error>& errors) {
    std::map<std::string, std::uint32_t> by_name;
    for (std::size_t i = 0; i < knowledge.rules.size(); ++i)
        by_name[knowledge.rules[i].name] = static_cast<std::uint32_t>(i);
    const std::vector<std::string> known(names.begin(), names.end());
    const auto fault = [&](const Rule* self, const Named& beaten, const Rule* other) -> std::string {
        if (!names.contains(beaten.name))
            return "expected a rule to beat, found no rule '" + beaten.name + "'" +
                   did_you_mean(beaten.name, known);
        if (self == nullptr || other == nullptr || self->level == other->level) return {};
        return beaten.name + " gives a " + other->type +
               " and is of another level; expected a rule of the same level to beat";
    };
    const auto find = [&](const std::string& name) {  // null for one that is switched off, or faulty
        const auto found = by_name.find(name);
        return found == by_name.end() ? nullptr : &knowledge.rules[found->second];
    };
    const auto link = [&](const RuleFile& file, const RuleSource& rule) {
        Rule* self = find(rule.name);
        for (const Named& beaten : rule.beats) {
            const Rule* other = find(beaten.name);
            if (const std::string what = fault(self, beaten, other); !what.empty())
                errors.push_back(error_at(file.path, file.text, beaten.at, what));
            else if (self != nullptr && other != nullptr)
                self->beats.push_back(by_name[beaten.name]);
        }
    };
    for (const auto& [relative, layers] : files.rules()) {
        for (const RuleFile& file : layers) {
            for (const RuleSource& rule : file.rules) link(file, rule);
        }
    }
}

}  // namespace

int Rule::slot(std::string_view wanted) const {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i] == wanted) return static_cast<int>(i);
    }
    return -1;
}

void compile_rules(const std::vector<RuleFile>& layers_of_file, const RuleFiles& files, const Layers& layers,
                   const std::string& folder, Knowledge& knowledge, std::vector<Error>& errors) {
    ListBuilder lists(layers, folder, knowledge, errors);
    ListNames names;
    const std::vector<ListSource> list_sources = files.lists_of(layers_of_file, errors);
    for (const ListSource& source : list_sources) lists.define(source, names);
    for (const RuleFile& file : layers_of_file) {
        RuleCompiler compiler(file, files, list_sources, knowledge, names, lists, errors);
        for (const RuleSource& rule : file.rules) compiler.compile(rule);
    }
}

void link_rules(const RuleFiles& files, const std::set<std::string>& names, Knowledge& knowledge,
                std::vector<Error>& errors) {
    link_beats(files, names, knowledge, errors);
    index_rules(knowledge);
}

}  // namespace entente
