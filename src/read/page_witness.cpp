#include "read/page_witness.h"

#include <algorithm>
#include <unordered_set>

#include "base/fold.h"

namespace entente {
namespace {

constexpr std::size_t run = 4;           // words that are compared at a time
constexpr std::uint32_t shortest = 200;  // letters of a text that is trusted
constexpr std::uint32_t paragraph = 60;  // letters of a line that is taken in
constexpr double same = 0.6;             // share of a line's runs that make it known
constexpr double most = 0.7;             // share of the article that must be known

// Hashes of every run of four words; of a shorter text one of all its words.
std::vector<std::uint64_t> runs_of(std::string_view text) {
    const std::string folded = fold(text);
    std::vector<std::uint64_t> words;
    constexpr std::uint64_t begin = 1469598103934665603U;
    std::uint64_t hash = begin;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        const char c = i < folded.size() ? folded[i] : ' ';
        const bool in_word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (in_word) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        } else if (hash != begin) {
            words.push_back(hash);
            hash = begin;
        }
    }
    std::vector<std::uint64_t> runs;
    for (std::size_t i = 0; i + run <= std::max(words.size(), run) && i < words.size(); ++i) {
        std::uint64_t all = begin;
        for (std::size_t k = i; k < std::min(words.size(), i + run); ++k)
            all = (all ^ words[k]) * 1099511628211U;
        runs.push_back(all);
    }
    return runs;
}

// "<p>Text</p>" -> " Text ": some write tags into their JSON-LD.
std::string without_tags(const std::string& body) {
    std::string out;
    bool tag = false;
    for (const char c : body) {
        if (c == '<') tag = true;
        out += tag ? ' ' : c;
        if (c == '>') tag = false;
    }
    return out;
}

std::uint32_t letters_of(const std::string& text) {
    std::uint32_t letters = 0;
    for (const char c : text)
        letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 && c != ' ' ? 1U : 0U;
    return letters;
}

bool is_text(ZoneRole role) {
    return role == ZoneRole::body || role == ZoneRole::subhead || role == ZoneRole::question;
}

}  // namespace

void mend_by_witness(const PageText& page, const std::string& body, std::vector<ZoneRole>& roles) {
    const std::string plain = without_tags(body);
    const std::uint32_t letters = letters_of(plain);
    if (letters < shortest) return;
    const std::vector<std::uint64_t> known_runs = runs_of(plain);
    const std::unordered_set<std::uint64_t> known(known_runs.begin(), known_runs.end());
    std::vector<bool> has(page.lines.size());
    double covered = 0;
    double found = 0;
    std::size_t first = page.lines.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const std::vector<std::uint64_t> runs = runs_of(cut(page.text, page.lines[i].at));
        const auto hits =
            std::count_if(runs.begin(), runs.end(), [&](std::uint64_t one) { return known.contains(one); });
        has[i] = !runs.empty() && static_cast<double>(hits) >= same * static_cast<double>(runs.size());
        if (is_text(roles[i])) found += page.lines[i].width;
        if (!has[i] || page.lines[i].width < paragraph) continue;
        covered += page.lines[i].width;
        first = std::min(first, i);
        last = i;
    }
    if (covered < most * letters || covered < most * found) return;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (i > last && is_text(roles[i]) && !has[i]) roles[i] = ZoneRole::furniture;
        const bool inside = i >= first && i <= last && has[i] && page.lines[i].width >= paragraph;
        if (inside && roles[i] == ZoneRole::furniture) roles[i] = ZoneRole::body;
    }
}

}  // namespace entente
