#include "rules/knowledge.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <tuple>

#include "base/hash.h"
#include "base/mapping.h"
#include "rules/compile.h"
#include "rules/image.h"
#include "rules/known_words.h"
#include "rules/overlay.h"
#include "rules/sources.h"

namespace entente {
namespace {

constexpr std::string_view language_read = "en";  // the folder of the language that there is
constexpr std::size_t most_errors = 50;           // shown at once

// The path, line and column of an error, to put errors in the order of the files.
std::tuple<std::string, long, long> place_of(const Error& error) {
    const std::size_t second = error.where.rfind(':');
    const std::size_t first =
        second == std::string::npos || second == 0 ? std::string::npos : error.where.rfind(':', second - 1);
    if (first == std::string::npos) return {error.where, 0, 0};
    return {error.where.substr(0, first), std::strtol(error.where.c_str() + first + 1, nullptr, 10),
            std::strtol(error.where.c_str() + second + 1, nullptr, 10)};
}

Error join(std::vector<Error> errors) {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const Error& a, const Error& b) { return place_of(a) < place_of(b); });
    errors.erase(
        std::unique(errors.begin(), errors.end(),  // a list that several files use is told once
                    [](const Error& a, const Error& b) { return a.where == b.where && a.what == b.what; }),
        errors.end());
    Error all{ErrorCode::bad_knowledge, errors.front().where, errors.front().what};
    for (std::size_t i = 1; i < errors.size() && i < most_errors; ++i)
        all.what += "\n" + errors[i].where + ": " + errors[i].what;
    if (errors.size() > most_errors)
        all.what += "\nand " + std::to_string(errors.size() - most_errors) + " more";
    return all;
}

}  // namespace

bool knows_language(const Knowledge& /*knowledge*/, std::string_view language) {
    return language.empty() || language == language_read;
}

void load_rules(Knowledge& knowledge, const Layers& layers, const std::string& language, bool tables_whole,
                std::vector<Error>& errors) {
    RuleFiles files(layers, language, errors);
    const std::set<std::string> names = lay_over(files, errors);
    check_strays(layers, language, files, errors);
    if (!tables_whole) return;  // every second word would be unknown
    know_words(files, layers, language, knowledge);
    for (const auto& [relative, same_path] : files.rules()) {
        if (errors.size() > 10 * most_errors) return;
        compile_rules(same_path, files, layers, language, knowledge, errors);
    }
    link_rules(files, names, knowledge, errors);
}

void add_rules(RuleFile file, Knowledge& knowledge, std::vector<Error>& errors) {
    RuleFiles files(std::move(file));
    const std::set<std::string> names = lay_over(files, errors);
    compile_rules(files.rules().begin()->second, files, Layers(), "", knowledge, errors);
    link_rules(files, names, knowledge, errors);
}

Result<std::shared_ptr<const Knowledge>> load_knowledge(const std::vector<std::string>& folders) {
    const Layers layers(folders);
    if (const std::vector<Error> faults = layers.faults(); !faults.empty()) return join(faults);
    auto knowledge = std::make_shared<Knowledge>();
    std::vector<Error> errors;
    load_tables(*knowledge, layers, std::string(language_read), errors);
    const bool whole = std::none_of(errors.begin(), errors.end(), [](const Error& error) {
        return error.code != ErrorCode::bad_knowledge;
    });
    load_rules(*knowledge, layers, std::string(language_read), whole, errors);
    if (!errors.empty()) return join(std::move(errors));
    knowledge->hash = hash_of_sources(layers.folders());
    return std::shared_ptr<const Knowledge>(std::move(knowledge));
}

Result<std::shared_ptr<const Knowledge>> load_knowledge(const std::string& folder) {
    return load_knowledge(std::vector<std::string>{folder});
}

Result<std::shared_ptr<const Knowledge>> open_knowledge(const std::vector<std::string>& folders,
                                                        const ImageCache& cache) {
    if (cache.folder.empty()) return load_knowledge(folders);
    Hash place;
    for (const std::string& folder : folders) place.add(folder);
    const std::string path = cache.folder + "/knowledge-" + place.hex() + ".image";
    const std::string key = Hash().add(hash_of_sources(folders)).add(cache.program).hex();
    if (auto mapped = map_image(path, key)) return mapped;
    auto loaded = load_knowledge(folders);
    if (!loaded) return loaded;
    std::error_code ignored;  // without a cache it is only slower
    std::filesystem::create_directories(cache.folder, ignored);
    replace_file(path, write_image(**loaded, key));
    return loaded;
}

const std::string& hash_of(const Knowledge& knowledge) { return knowledge.hash; }

}  // namespace entente
