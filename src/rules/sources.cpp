#include "rules/sources.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/files.h"
#include "base/hash.h"
#include "rules/knowledge.h"

namespace entente {
namespace {

// Changes whenever the same knowledge would read the same text otherwise.
constexpr std::string_view reader_version = "3";

bool is_source(const std::filesystem::path& path) {
    constexpr std::array<std::string_view, 4> endings{".tsv", ".txt", ".words", ".rules"};
    return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

}  // namespace

std::string hash_of_sources(const std::vector<std::string>& folders) {
    Hash hash;
    hash.add(reader_version);
    for (const std::string& folder : folders) {
        std::vector<std::string> names;
        std::error_code none;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none)) {
            if (is_source(entry.path())) names.push_back(entry.path().lexically_relative(folder).string());
        }
        std::sort(names.begin(), names.end());
        hash.add(names.size());
        for (const std::string& name : names) {
            const auto bytes = read_file(folder + "/" + name, knowledge_file_limit);
            hash.add(name).add(bytes ? std::string_view(*bytes) : std::string_view());
        }
    }
    return hash.hex();
}

}  // namespace entente
