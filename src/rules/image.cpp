#include "rules/image.h"

#include <array>
#include <cstring>
#include <optional>

#include "base/archive.h"
#include "base/hash.h"
#include "base/mapping.h"

namespace entente {
namespace {

struct Header {
    std::array<char, 8> magic{'E', 'N', 'T', 'E', 'N', 'T', 'E', '\0'};
    std::uint64_t layout = 0;
    std::array<char, 16> key{};
    std::uint64_t size = 0;
    std::uint64_t hash = 0;
};
static_assert(sizeof(Header) % 16 == 0);  // what follows is aligned

// Changes with what stands in an image and with the machine's way of laying it out.
std::uint64_t layout() {
    constexpr std::uint64_t version = 2;
    return Hash()
        .add(version)
        .add(sizeof(State))
        .add(sizeof(CompiledPattern))
        .add(sizeof(AnchorEntry))
        .add(sizeof(WordLists::Entry))
        .add(sizeof(void*))
        .value();
}

// Knowledge that looks into a mapped file keeps it.
struct MappedKnowledge {
    explicit MappedKnowledge(Mapping opened) : mapping(std::move(opened)) {}
    Mapping mapping;
    Knowledge knowledge;
};

}  // namespace

std::string write_image(const Knowledge& knowledge, std::string_view key) {
    ArchiveWriter archive;
    archive(knowledge);
    Header header;
    header.layout = layout();
    std::memcpy(header.key.data(), key.data(), std::min(key.size(), header.key.size()));
    header.size = archive.bytes().size();
    header.hash = Hash().add(archive.bytes()).value();
    std::string out(sizeof header, '\0');
    std::memcpy(out.data(), &header, sizeof header);
    return out + archive.bytes();
}

std::shared_ptr<const Knowledge> map_image(const std::string& path, std::string_view key) {
    auto opened = Mapping::open(path);
    if (!opened || opened->bytes().size() < sizeof(Header)) return nullptr;
    auto made = std::make_shared<MappedKnowledge>(std::move(*opened));
    const std::span<const char> bytes = made->mapping.bytes();
    Header header;
    const Header wanted;
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::span<const char> body = bytes.subspan(sizeof header);
    if (header.magic != wanted.magic || header.layout != layout() || header.size != body.size() ||
        std::string_view(header.key.data(), header.key.size()) != key ||
        header.hash != Hash().add(std::string_view(body.data(), body.size())).value())
        return nullptr;
    ArchiveReader archive(body);
    archive(made->knowledge);
    if (!archive.ok()) return nullptr;
    const Knowledge* knowledge = &made->knowledge;
    return {std::move(made), knowledge};
}

}  // namespace entente
