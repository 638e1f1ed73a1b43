#include "read/line_cues.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/fold.h"
#include "read/triples.h"

namespace entente {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

bool begins_line(const FurnitureCue& cue) {
    const bool begins = cue.how == FurnitureCue::How::line || cue.how == FurnitureCue::How::start;
    return begins && !cue.text.empty();
}

bool matches(const FurnitureCue& cue, const CueLine& line) {
    using How = FurnitureCue::How;
    std::string_view text = line.folded;
    if (text.empty() || (begins_line(cue) && text.front() != cue.text.front())) return false;
    switch (cue.how) {
        case How::line:
            while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == ' '))
                text.remove_suffix(1);
            return text == cue.text;
        case How::start:
            return line.width <= longest_cue_line && text.starts_with(cue.text);
        case How::end:
            return line.width <= longest_cue_line && text.ends_with(cue.text);
        case How::contains:
            return line.width <= longest_cue_line && text.find(cue.text) != std::string_view::npos;
        case How::tail: {
            if (line.width > longest_cue_line || line.ends_sentence) return false;
            const std::size_t at = text.rfind(cue.text);
            if (at == std::string_view::npos || text.size() - at > 60) return false;
            const auto letter = [&](std::size_t i) {
                return i < text.size() && is_letter(static_cast<unsigned char>(text[i]));
            };
            return !(at > 0 && letter(at - 1)) && !letter(at + cue.text.size());
        }
    }
    return false;
}

// The first four bytes, fewer where there are no more.
std::uint32_t front_of(std::string_view text) {
    std::uint32_t out = 0;
    std::memcpy(&out, text.data(), std::min(text.size(), sizeof out));
    return out;
}

// The first cue of those that a line has to begin with.
std::uint32_t first_beginning(const CueLine& line, const ReadCues& cues) {
    const CueIndex& index = cues.index;
    const std::uint32_t front = front_of(line.folded);
    const auto letter = static_cast<unsigned char>(line.folded.front());
    for (const CueIndex::Begin& begin :
         index.begins.range(index.begins_from[letter], index.begins_from[letter + 1U])) {
        if ((front & begin.mask) == begin.front && matches(cues.furniture[begin.cue], line)) return begin.cue;
    }
    return none;
}

std::uint32_t first_anywhere(const CueLine& line, const ReadCues& cues) {
    if (line.width > longest_cue_line) return none;
    const Triples triples(line.folded);
    for (const CueIndex::Anywhere& inside : cues.index.anywhere) {
        if (triples.may_have(inside.triples) && matches(cues.furniture[inside.cue], line)) return inside.cue;
    }
    return none;
}

}  // namespace

void index_cues(ReadCues& cues) {
    std::array<std::vector<CueIndex::Begin>, 256> begins;
    CueIndex index;
    for (std::uint32_t i = 0; i < cues.furniture.size(); ++i) {
        const FurnitureCue& cue = cues.furniture[i];
        if (!begins_line(cue)) {
            index.anywhere.push_back({i, Triples::some_of(cue.text)});
            continue;
        }
        const std::uint32_t mask = front_of(std::string(std::min<std::size_t>(cue.text.size(), 4), '\xFF'));
        begins[static_cast<unsigned char>(cue.text.front())].push_back({i, front_of(cue.text), mask});
    }
    for (const auto& some : begins) {
        index.begins_from.push_back(static_cast<std::uint32_t>(index.begins.size()));
        index.begins.append(some.data(), some.size());
    }
    index.begins_from.push_back(static_cast<std::uint32_t>(index.begins.size()));
    cues.index = std::move(index);
}

std::string_view role_of(const CueLine& line, const ReadCues& cues) {
    if (line.folded.empty()) return {};
    if (cues.index.begins_from.empty()) return role_of_plain(line, cues);
    const std::uint32_t first = std::min(first_beginning(line, cues), first_anywhere(line, cues));
    return first == none ? std::string_view() : cues.furniture[first].role;
}

std::string_view role_of_plain(const CueLine& line, const ReadCues& cues) {
    for (const FurnitureCue& cue : cues.furniture) {
        if (matches(cue, line)) return cue.role;
    }
    return {};
}

}  // namespace entente
