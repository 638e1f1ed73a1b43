#include "rules/captures.h"

#include <algorithm>
#include <charconv>

#include "rules/program.h"

namespace entente {
namespace {

unsigned kinds_of(PatternClass kind) {
    switch (kind) {
        case PatternClass::number:
        case PatternClass::money:
        case PatternClass::percent:
        case PatternClass::amount:
            return vk_text | vk_number | vk_quantity;
        case PatternClass::ordinal:
        case PatternClass::integer:
        case PatternClass::year:
        case PatternClass::day:
            return vk_text | vk_number;
        case PatternClass::time:
            return vk_text | vk_time;
        case PatternClass::party:
        case PatternClass::country:
        case PatternClass::body:
        case PatternClass::nation:
        case PatternClass::seat:
        case PatternClass::place:
        case PatternClass::parties:
            return vk_text | vk_party;
        case PatternClass::person:
            return vk_text | vk_party | vk_person;
        case PatternClass::verb:
            return vk_text | vk_verb;
        case PatternClass::start:
        case PatternClass::end:
            return 0;
        default:
            return vk_text;
    }
}

unsigned kinds_of_words(const std::optional<std::vector<std::string>>& values) {
    const bool number = !values || std::any_of(values->begin(), values->end(), is_number);
    return vk_text | vk_verb | (number ? vk_number : 0U);
}

}  // namespace

bool is_number(const std::string& text) {
    std::string plain = text;
    std::erase(plain, ',');
    double value = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return !plain.empty() && read.ec == std::errc() && read.ptr == plain.data() + plain.size();
}

CapturesOfRule::CapturesOfRule(const RuleSource& source, const std::vector<ListSource>& lists) {
    for (const ListSource& list : lists) learn(list);
    for (const PatternNode& say : source.says) walk(say);
}

void CapturesOfRule::learn(const ListSource& source) {  // those that it includes are known already
    Held held;
    held.what = "the list " + source.name;
    held.values.emplace();
    if (source.broken) held.values.reset();
    for (const ListSource::Item& part : source.items) {
        if (!held.values) break;
        const WordItem& item = *part.item;
        if (!item.value.empty()) {
            held.values->push_back(item.value);
        } else if (item.list) {
            const auto other = known_.find(item.text);
            if (other == known_.end() || !other->second.values)
                held.values.reset();
            else
                held.values->insert(held.values->end(), other->second.values->begin(),
                                    other->second.values->end());
        } else if (item.file || item.pattern || item.inflected) {
            held.values.reset();
        } else {
            held.values->push_back(item.text);
        }
    }
    if (held.values) {
        std::sort(held.values->begin(), held.values->end());
        held.values->erase(std::unique(held.values->begin(), held.values->end()), held.values->end());
    }
    held.kinds = kinds_of_words(held.values);
    known_[source.name] = std::move(held);
}

Held CapturesOfRule::leaf(const PatternNode& node) const {
    Held held;
    held.at = node.at;
    if (node.kind == PatternNode::Kind::name) {
        if (const auto list = known_.find(node.text); list != known_.end()) {
            held = list->second;
        } else if (const int kind = pattern_class_of(node.text); kind >= 0) {
            held.kinds = kinds_of(static_cast<PatternClass>(kind));
            held.what = node.text;
        } else {
            held.kinds = vk_all;  // told already
        }
    } else if (node.kind == PatternNode::Kind::literal) {
        if (node.text.find('*') == std::string::npos) held.values = {node.text};
        held.kinds = kinds_of_words(held.values);
        held.what = "the word '" + node.text + "'";
    } else {
        held.kinds = vk_text | vk_number;
        held.what = "a group of words";
    }
    held.at = node.at;
    return held;
}

void CapturesOfRule::walk(const PatternNode& node) {
    if (node.kind == PatternNode::Kind::name) {
        if (const auto list = known_.find(node.text); list != known_.end()) used_[node.text] = list->second;
    }
    if (!node.slot.empty()) slots_[node.slot].push_back(leaf(node));
    for (const PatternNode& part : node.parts) walk(part);
}

const std::vector<Held>& CapturesOfRule::slot(const std::string& name) const {
    static const std::vector<Held> none;
    const auto found = slots_.find(name);
    return found == slots_.end() ? none : found->second;
}

const Held* CapturesOfRule::list(const std::string& name) const {
    const auto found = used_.find(name);
    return found == used_.end() ? nullptr : &found->second;
}

std::vector<std::string> CapturesOfRule::slots() const {
    std::vector<std::string> out;
    for (const auto& [name, held] : slots_) out.push_back(name);
    return out;
}

std::vector<std::string> CapturesOfRule::lists() const {
    std::vector<std::string> out;
    for (const auto& [name, held] : used_) out.push_back(name);
    return out;
}

}  // namespace entente
