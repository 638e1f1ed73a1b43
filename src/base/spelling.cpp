#include "base/spelling.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest = 60;  // bytes; no name is longer

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return out;
}

// Damerau's distance: two letters that changed places count once.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::vector<std::size_t> next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], last[j - 2] + 1);
        }
        last.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view word, const std::vector<std::string>& candidates) {
    if (word.empty() || word.size() > longest) return {};
    const std::string wanted = lower(word);
    std::size_t best = wanted.size() <= 3 ? 1 : wanted.size() <= 6 ? 2 : 3;
    ++best;  // at most
    std::string out;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::size_t far = distance(wanted, lower(candidate));
        if (far >= best || far >= candidate.size()) continue;
        best = far;
        out = candidate;
    }
    return out == word ? std::string() : out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string nearest = nearest_name(word, candidates);
    return nearest.empty() ? std::string() : "; did you mean '" + nearest + "'?";
}

std::string listed(const std::vector<std::string>& names, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
        out += names[i];
    }
    return out;
}

}  // namespace entente
