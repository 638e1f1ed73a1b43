#include "base/layers.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "base/fold.h"
#include "base/spelling.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t table_limit = 64U << 20;
constexpr std::string_view off = "off\t";

std::string key_of(std::string_view line, std::size_t column) {
    const auto fields = split(line, '\t');
    return column < fields.size() ? fold(trim(fields[column])) : std::string();
}

bool same_folder(const std::string& a, const std::string& b) {
    std::error_code none;
    return a == b || fs::equivalent(a, b, none);
}

class TableMaker {
public:
    TableMaker(LayeredTable& table, const std::string& relative, TableShape shape, std::vector<Error>& errors)
        : table_(table), relative_(relative), shape_(shape), errors_(errors) {}

    void add(std::size_t file, bool lowest) {
        std::vector<LayeredTable::Row> own;
        std::vector<LayeredTable::Row> outs;
        const std::string_view text = table_.files[file].text;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::string_view line = text.substr(at, end - at);
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (!trim(line).empty() && line[0] != '#')
                (!lowest && line.starts_with(off) ? outs : own).push_back({file, at, line});
            at = end + 1;
        }
        if (!lowest) take_out(own, outs);
        table_.rows.insert(table_.rows.end(), own.begin(), own.end());
    }

private:
    void take_out(const std::vector<LayeredTable::Row>& own, const std::vector<LayeredTable::Row>& outs) {
        std::unordered_set<std::string> gone;
        std::unordered_map<std::string, const LayeredTable::Row*> unused;
        for (const LayeredTable::Row& row : outs) {
            const std::string key = fold(trim(row.line.substr(off.size())));
            gone.insert(key);
            unused[key] = &row;
        }
        if (!shape_.many) {
            for (const LayeredTable::Row& row : own) gone.insert(key_of(row.line, shape_.key));
        }
        if (gone.empty()) return;
        std::vector<std::string> keys;
        std::erase_if(table_.rows, [&](const LayeredTable::Row& row) {
            const std::string key = key_of(row.line, shape_.key);
            if (!unused.empty()) keys.push_back(key);
            unused.erase(key);
            return gone.contains(key);
        });
        for (const LayeredTable::Row& row : outs) {
            const std::string key = fold(trim(row.line.substr(off.size())));
            if (!unused.contains(key)) continue;
            keys.insert(keys.end(), gone.begin(), gone.end());
            std::erase(keys, key);
            errors_.push_back(table_.error(row,
                                           "expected a line of " + relative_ +
                                               " to take out, found no line for '" + key + "'" +
                                               did_you_mean(key, keys),
                                           1));
        }
    }

    LayeredTable& table_;
    const std::string& relative_;
    TableShape shape_;
    std::vector<Error>& errors_;
};

}  // namespace

Error LayeredTable::error(const Row& row, const std::string& what, std::size_t column) const {
    std::size_t at = row.at;
    for (std::size_t i = 0; i < row.line.size() && column > 0; ++i) {
        if (row.line[i] == '\t' && --column == 0) at = row.at + i + 1;
    }
    if (column > 0) at = row.at + row.line.size();  // the line has no such column
    return error_at(files[row.file].path, files[row.file].text, at, what);
}

Layers::Layers(const std::vector<std::string>& folders) {
    for (std::size_t i = 0; i < folders.size(); ++i) {
        bool higher = false;
        for (std::size_t j = i + 1; j < folders.size() && !higher; ++j)
            higher = same_folder(folders[i], folders[j]);
        if (!higher) folders_.push_back(folders[i]);
    }
    // The shipped folder given as one's own: it stays the lowest.
    if (folders.size() > 1 && !folders_.empty() && same_folder(folders_.back(), folders.front()))
        std::rotate(folders_.begin(), folders_.end() - 1, folders_.end());
}

std::vector<Error> Layers::faults() const {
    std::vector<Error> out;
    for (const std::string& folder : folders_) {
        std::error_code none;
        if (fs::is_directory(folder, none)) continue;
        const bool file = fs::exists(folder, none);
        out.push_back({ErrorCode::bad_knowledge, folder,
                       file ? "is a file; expected a folder of knowledge" : "there is no such folder"});
    }
    return out;
}

std::vector<Layers::Found> Layers::find(const std::string& relative) const {
    std::vector<Found> out;
    for (std::size_t i = 0; i < folders_.size(); ++i) {
        std::string path = (fs::path(folders_[i]) / relative).string();
        std::error_code none;
        if (fs::exists(path, none)) out.push_back({std::move(path), i});
    }
    return out;
}

std::vector<std::string> Layers::list(const std::string& under, std::string_view extension) const {
    std::vector<std::string> out;
    for (const std::string& folder : folders_) {
        std::error_code none;
        const fs::path top = fs::path(folder) / under;
        for (fs::recursive_directory_iterator it(top, none), end; !none && it != end; it.increment(none)) {
            if (it->path().extension() == extension)
                out.push_back(it->path().lexically_relative(folder).generic_string());
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

LayeredTable Layers::table(const std::string& relative, TableShape shape, std::vector<Error>& errors) const {
    LayeredTable out;
    const std::vector<Found> found = find(relative);
    std::vector<bool> lowest;
    for (const Found& file : found) {
        auto text = read_file(file.path, table_limit);
        if (!text) {
            errors.push_back(text.error());
            continue;
        }
        out.files.push_back({file.path, std::move(*text)});
        lowest.push_back(file.layer == 0);
    }
    TableMaker maker(out, relative, shape, errors);
    for (std::size_t i = 0; i < out.files.size(); ++i) maker.add(i, lowest[i]);
    return out;
}

}  // namespace entente
