#include "rules/knowledge.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/hash.h"
#include "base/mapping.h"
#include "rules/compile.h"
#include "rules/image.h"
#include "rules/list_builder.h"
#include "rules/sources.h"

namespace entente {
namespace {

constexpr std::uint64_t rules_limit = 16U << 20;

std::vector<std::string> rule_files(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none)) {
        if (entry.path().extension() == ".rules") paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

Error join(const std::vector<Error>& errors) {
    Error all{ErrorCode::bad_knowledge, errors.front().where, errors.front().what};
    for (std::size_t i = 1; i < errors.size(); ++i)
        all.what += "\n" + errors[i].where + ": " + errors[i].what;
    return all;
}

}  // namespace

void load_rules(Knowledge& knowledge, const std::string& folder, std::vector<Error>& errors,
                std::string& sources) {
    std::vector<RuleFile> files;
    for (const std::string& path : rule_files(folder)) {
        auto text = read_file(path, rules_limit);
        if (!text) {
            errors.push_back(text.error());
            continue;
        }
        sources += *text;
        files.push_back(parse_rules(path, std::move(*text), errors));
    }
    for (const RuleFile& file : files) compile_rules(file, folder, knowledge, errors, sources);
    link_rules(files, knowledge, errors);
}

Result<std::shared_ptr<const Knowledge>> load_knowledge(const std::string& folder) {
    auto knowledge = std::make_shared<Knowledge>();
    knowledge->folder = folder;
    std::vector<Error> errors;
    std::string sources;
    load_tables(*knowledge, folder, "en", errors, sources);
    if (errors.empty()) load_rules(*knowledge, folder + "/en", errors, sources);
    if (!errors.empty()) return join(errors);
    knowledge->hash = hash_of_sources({folder});
    return std::shared_ptr<const Knowledge>(std::move(knowledge));
}

Result<std::shared_ptr<const Knowledge>> open_knowledge(const std::string& folder, const ImageCache& cache) {
    if (cache.folder.empty()) return load_knowledge(folder);
    const std::string path = cache.folder + "/knowledge-" + Hash().add(folder).hex() + ".image";
    const std::string key = Hash().add(hash_of_sources({folder})).add(cache.program).hex();
    if (auto mapped = map_image(path, key)) return mapped;
    auto loaded = load_knowledge(folder);
    if (!loaded) return loaded;
    std::error_code ignored;  // without a cache it is only slower
    std::filesystem::create_directories(cache.folder, ignored);
    replace_file(path, write_image(**loaded, key));
    return loaded;
}

const std::string& hash_of(const Knowledge& knowledge) { return knowledge.hash; }

}  // namespace entente
