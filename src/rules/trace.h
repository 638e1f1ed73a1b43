// From the ways of a finished walk to how far it got, for a watch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rules/program.h"
#include "rules/watch.h"

namespace entente {

// By way: the way behind whose last element it stands, and how many elements matched up to there.
struct Elements {
    std::vector<std::size_t> last;
    std::vector<int> count;
};

template <class Way>
Elements elements_of(const std::vector<Way>& ways) {
    Elements out{std::vector<std::size_t>(ways.size()), std::vector<int>(ways.size())};
    for (std::size_t i = 1; i < ways.size(); ++i) {
        const auto parent = static_cast<std::size_t>(ways[i].parent);
        const bool matched = ways[i].capture.last > ways[i].capture.first;
        out.last[i] = matched ? i : out.last[parent];
        out.count[i] = out.count[parent] + (matched ? 1 : 0);
    }
    return out;
}

// `ways` are in the order in which they were found, the start first; each has state, at, gaps, parent and capture.
// `best` is the way that reached the end, -1 where none did.
template <class Way>
WalkTrace trace_of(const std::vector<Way>& ways, std::span<const State> program, std::int32_t best,
                   bool forward) {
    const Elements elements = elements_of(ways);
    const auto further = [&](std::uint32_t a, std::uint32_t b) { return forward ? a > b : a < b; };
    std::size_t furthest = 0;
    for (std::size_t i = 1; i < ways.size(); ++i) {
        const bool same = ways[i].at == ways[furthest].at && elements.count[i] > elements.count[furthest];
        if (elements.last[i] == i && (same || further(ways[i].at, ways[furthest].at))) furthest = i;
    }
    if (best >= 0) furthest = static_cast<std::size_t>(best);
    WalkTrace trace;
    trace.walked = true;
    trace.accepted = best >= 0;
    trace.matched = trace.tried = ways[furthest].at;
    trace.elements = elements.count[furthest];
    if (trace.accepted) return trace;
    const auto look = [&](auto stands_there) {
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const Way& way = ways[i];
            const Way& behind = ways[elements.last[i]];
            const State::Op op = program[way.state].op;
            if (!stands_there(way, behind) || (op != State::Op::list && op != State::Op::klass)) continue;
            const bool gap = way.gaps > behind.gaps;
            if (!gap && further(way.at, trace.tried)) trace.tried = way.at;
            trace.waiting.push_back({way.state, gap});
        }
    };
    look([&](const Way&, const Way& behind) { return behind.at == trace.matched; });
    // A better way with another last element may have gone on in its stead.
    if (trace.waiting.empty()) look([&](const Way& way, const Way&) { return way.at == trace.matched; });
    return trace;
}

}  // namespace entente
