// From the ways of a finished walk to how far it got, for a watch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "rules/program.h"
#include "rules/watch.h"

namespace entente {

// `ways` are in the order in which they were found, the start first; each has state, at, gaps, parent and capture.
// `best` is the way that reached the end, -1 where none did.
template <class Way>
WalkTrace trace_of(const std::vector<Way>& ways, const std::vector<State>& program, std::int32_t best,
                   bool forward) {
    WalkTrace trace;
    trace.walked = true;
    trace.accepted = best >= 0;
    std::vector<std::size_t> element(ways.size());  // the way behind whose last element a way stands
    std::vector<int> count(ways.size());
    const auto further = [&](std::uint32_t a, std::uint32_t b) { return forward ? a > b : a < b; };
    std::size_t furthest = 0;
    for (std::size_t i = 1; i < ways.size(); ++i) {
        const auto parent = static_cast<std::size_t>(ways[i].parent);
        const bool matched = ways[i].capture.last > ways[i].capture.first;
        element[i] = matched ? i : element[parent];
        count[i] = count[parent] + (matched ? 1 : 0);
        if (!matched || further(ways[furthest].at, ways[i].at)) continue;
        if (ways[i].at != ways[furthest].at || count[i] > count[furthest]) furthest = i;
    }
    if (trace.accepted) furthest = static_cast<std::size_t>(best);
    trace.matched = trace.tried = ways[furthest].at;
    trace.elements = count[furthest];
    const auto look = [&](auto stands_there) {
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const Way& way = ways[i];
            const Way& behind = ways[element[i]];
            const State::Op op = program[way.state].op;
            if (!stands_there(way, behind) || (op != State::Op::list && op != State::Op::klass)) continue;
            const bool gap = way.gaps > behind.gaps;
            if (!gap && further(way.at, trace.tried)) trace.tried = way.at;
            trace.waiting.push_back({way.state, gap});
        }
    };
    if (trace.accepted) return trace;
    look([&](const Way&, const Way& behind) { return behind.at == trace.matched; });
    // A better way with another last element may have gone on in its stead.
    if (trace.waiting.empty()) look([&](const Way& way, const Way&) { return way.at == trace.matched; });
    return trace;
}

}  // namespace entente
