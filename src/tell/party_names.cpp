#include "tell/party_names.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <set>

#include "base/fold.h"
#include "base/layers.h"

namespace entente {
namespace {

// "Viet-Nam" and "vietnam" are "vietnam"; "the Netherlands" is "netherlands".
std::string plain(std::string_view name) {
    std::string out;
    std::string folded = fold(name);
    constexpr std::string_view article = "the ";
    if (folded.compare(0, article.size(), article) == 0) folded.erase(0, article.size());
    for (const char c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

// Levenshtein's distance; names are short.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

// The languages that any layer has, English first.
std::vector<std::string> languages(const Layers& layers) {
    std::set<std::string> found;
    for (const std::string& folder : layers.folders()) {
        std::error_code failed;
        for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
            std::error_code unknown;
            if (entry.is_directory(unknown)) found.insert(entry.path().filename().string());
        }
    }
    found.erase("world");
    std::vector<std::string> out;
    if (found.erase("en") > 0) out.emplace_back("en");
    out.insert(out.end(), found.begin(), found.end());
    return out;
}

using AddRow = std::function<void(const std::vector<std::string_view>&)>;

// Rows of at least `columns` cells; a list that is not there has none. `many`: a name may have several lines.
Result<Done> load_list(const Layers& layers, const std::string& path, std::size_t columns, bool many,
                       const AddRow& add) {
    std::vector<Error> errors;
    const LayeredTable table = layers.table(path, {0, many}, errors);
    if (!errors.empty()) return errors.front();
    for (const LayeredTable::Row& row : table.rows) {
        std::vector<std::string_view> cells = split(row.line, '\t');
        for (std::string_view& cell : cells) cell = trim(cell);
        if (cells.size() < columns || cells[1].empty()) {
            return table.error(row,
                               "has too few cells; expected " + std::to_string(columns) + " parted by tabs");
        }
        add(cells);
    }
    return Done{};
}

}  // namespace

Result<PartyNames> PartyNames::load(const std::string& folder) {
    return load(std::vector<std::string>{folder});
}

Result<PartyNames> PartyNames::load(const std::vector<std::string>& folders) {
    const Layers layers(folders);
    if (const std::vector<Error> faults = layers.faults(); !faults.empty()) return faults.front();
    PartyNames names;
    const auto add_form = [&](const std::vector<std::string_view>& cells) {
        names.add(cells[0], cells[1], cells.size() > 2 ? cells[2] : "");
    };
    const auto add_former = [&](const std::vector<std::string_view>& cells) {
        constexpr std::size_t successor = 4;
        if (cells[successor] != "-") names.add_successor(cells[0], cells[successor]);
    };
    const Result<Done> former = load_list(layers, "world/states.tsv", 5, false, add_former);
    if (!former) return former.error();
    const auto add_body = [&](const std::vector<std::string_view>& cells) {
        names.add_members(cells[0], cells[2]);
    };
    const Result<Done> members = load_list(layers, "world/bodies.tsv", 3, false, add_body);
    if (!members) return members.error();
    for (const std::string& language : languages(layers)) {
        // The generated list first: its names are the usual ones, of the other list they are all there are.
        for (const std::string_view list : {"parties.generated.tsv", "parties.tsv", "bodies.tsv"}) {
            const bool many = list != "bodies.tsv";
            const Result<Done> done =
                load_list(layers, language + "/" + std::string(list), 2, many, add_form);
            if (!done) return done.error();
        }
    }
    return names;
}

void PartyNames::add(std::string_view form, std::string_view code, std::string_view role) {
    const auto successor = successors_.find(code);
    const std::string_view present =
        successor == successors_.end() ? code : std::string_view(successor->second);
    for (const std::string_view known : {form, code}) {
        std::vector<std::string>& codes = codes_[plain(known)];
        if (std::find(codes.begin(), codes.end(), present) == codes.end()) codes.emplace_back(present);
    }
    if (role == "name" && present == code) names_.emplace(code, form);
}

std::vector<Membership> PartyNames::bodies_of(std::string_view code) const {
    const auto found = bodies_.find(code);
    return found == bodies_.end() ? std::vector<Membership>{} : found->second;
}

void PartyNames::add_members(std::string_view body, std::string_view members) {
    for (const std::string_view member : split(members, ',')) {
        const std::size_t colon = member.find(':');
        if (colon == std::string_view::npos) continue;  // "-": too many, or not surely known
        bodies_[std::string(trim(member.substr(0, colon)))].push_back(
            {std::string(body), std::string(trim(member.substr(colon + 1)))});
    }
}

void PartyNames::add_successor(std::string_view code, std::string_view successor) {
    successors_.emplace(code, successor);
}

Result<std::string> PartyNames::code_of(std::string_view name) const {
    const std::string wanted = plain(name);
    if (const auto found = codes_.find(wanted); found != codes_.end()) {
        if (found->second.size() == 1) return found->second.front();
        std::string what = "is a name of several parties:";
        for (const std::string& code : found->second) what += ' ' + code + " (" + name_of(code) + ")";
        return Error{ErrorCode::not_found, std::string(name), what};
    }
    constexpr std::size_t code_length = 3;
    const bool looks_like_a_code =
        name.size() == code_length && plain(name).size() == code_length &&
        std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (looks_like_a_code && codes_.empty()) return std::string(name);  // no lists at all
    std::set<std::pair<std::size_t, std::string>> near;
    for (const auto& [form, codes] : codes_) {
        const std::size_t steps = distance(wanted, form);
        if (steps <= std::max<std::size_t>(1, wanted.size() / 3)) near.emplace(steps, name_of(codes.front()));
    }
    std::string what = "is no state or body that Entente knows";
    std::set<std::string> named;
    constexpr std::size_t suggestions = 3;
    for (const auto& [steps, form] : near) {
        if (named.size() == suggestions) break;
        if (named.insert(form).second) what += (named.size() == 1 ? "; did you mean " : ", ") + form;
    }
    return Error{ErrorCode::not_found, std::string(name), near.empty() ? what : what + "?"};
}

std::string PartyNames::name_of(std::string_view code) const {
    if (const auto found = names_.find(code); found != names_.end()) return found->second;
    return std::string(code);
}

}  // namespace entente
