#include "entente/document.h"

#include <algorithm>
#include <array>

namespace entente {

std::string_view name_of(ZoneRole role) {
    static constexpr std::array<std::string_view, 7> names{"headline", "standfirst", "body",     "caption",
                                                           "question", "subhead",    "furniture"};
    return names[static_cast<std::size_t>(role)];
}

std::string Document::body() const {
    std::string out;
    for (const Zone& zone : zones) {
        if (zone.role == ZoneRole::furniture) continue;
        if (page && (zone.role == ZoneRole::headline || zone.role == ZoneRole::caption)) continue;
        if (!out.empty()) out += '\n';
        out += cut(text, zone.at);
    }
    return out;
}

std::uint64_t source_offset(const std::vector<Segment>& segments, std::uint64_t offset) {
    const auto after =
        std::upper_bound(segments.begin(), segments.end(), offset,
                         [](std::uint64_t at, const Segment& segment) { return at < segment.text; });
    if (after == segments.begin()) return offset;
    const Segment& segment = *std::prev(after);
    if (!segment.exact) return segment.source;
    return segment.source + std::min<std::uint64_t>(offset - segment.text, segment.length);
}

}  // namespace entente
