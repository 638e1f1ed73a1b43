#include "rules/knowledge.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/hash.h"
#include "rules/compile.h"

namespace entente {
namespace {

constexpr std::uint64_t rules_limit = 16U << 20;
// Changes whenever the same knowledge would read the same text otherwise.
constexpr std::string_view reader_version = "1";

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
    knowledge->hash = Hash().add(reader_version).add(sources).hex();
    return std::shared_ptr<const Knowledge>(std::move(knowledge));
}

const std::string& hash_of(const Knowledge& knowledge) { return knowledge.hash; }

}  // namespace entente
