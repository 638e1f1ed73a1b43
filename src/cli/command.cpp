#include "cli/command.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/edtf.h"

namespace entente {
namespace {

std::string location(const Error& error) {
    return error.where.empty() ? error.what : error.where + ": " + error.what;
}

// "reading 12 of 300", on a terminal only, on one line that is wiped at the end.
class ProgressLine {
public:
    explicit ProgressLine(const Invocation& call) : err_(call.err), on_(call.around.err_is_terminal) {}
    ~ProgressLine() { wipe(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::size_t done, std::size_t all) {
        if (!on_) return;
        err_ << "\rreading " << done << " of " << all << "\x1b[K" << std::flush;
        shown_ = true;
    }
    void wipe() {
        if (shown_) err_ << "\r\x1b[K" << std::flush;
        shown_ = false;
    }

private:
    std::ostream& err_;
    bool on_;
    bool shown_ = false;
};

}  // namespace

void report(const Invocation& call, const Error& error) {
    call.err << "entente: " << location(error) << '\n';
}

int fail(const Invocation& call, const Error& error, int status) {
    report(call, error);
    return status;
}

std::vector<std::string> knowledge_folders(const Invocation& call) {
    std::error_code unknown;
    const std::string source = ENTENTE_SOURCE_KNOWLEDGE;  // where it was built, for who works on it
    std::vector<std::string> folders{call.around.shipped};
    if (folders.front().empty())
        folders.front() = std::filesystem::is_directory(source, unknown) ? source : ENTENTE_INSTALL_KNOWLEDGE;
    for (const std::string& own : {call.around.knowledge, call.options.knowledge}) {
        if (!own.empty()) folders.push_back(own);
    }
    return folders;
}

std::string store_path(const Invocation& call) {
    if (!call.options.store.empty()) return call.options.store;
    return call.around.store.empty() ? "entente.db" : call.around.store;
}

Page page_of(const Invocation& call) {
    Page page;
    const std::string& format = call.options.format;
    if (format == "json" || call.options.json)
        page.format = Format::json;
    else if (format == "csv")
        page.format = Format::csv;
    else if (format == "md")
        page.format = Format::md;
    page.width = call.around.width;
    page.colour = call.around.out_is_terminal && call.around.colour_allowed && call.options.output.empty();
    return page;
}

Result<std::shared_ptr<const Knowledge>> load_knowledge(const Invocation& call) {
    return open_knowledge(knowledge_folders(call), {call.around.cache, call.around.program});
}

FlowOptions flow_options(const Invocation& call) {
    FlowOptions options;
    options.jobs = call.options.jobs;
    options.published = call.options.published;
    options.fields = call.options.fields;
    return options;
}

std::size_t read_inputs(const Invocation& call, const std::vector<Result<std::string>>& inputs,
                        FlowOptions options, const Knowledge& knowledge,
                        const std::function<bool(const Reading&)>& handle) {
    ProgressLine progress(call);
    std::size_t skipped = 0;
    options.note = [&](const std::string& path, const std::string& what) {
        progress.wipe();
        call.err << "entente: " << path << ": " << what << '\n';
    };
    const auto sink = [&](const Result<Reading>& reading) {
        if (reading) return handle(*reading);
        progress.wipe();
        report(call, reading.error());
        ++skipped;
        return true;
    };
    read_all(inputs, knowledge, options, sink,
             [&](std::size_t done, std::size_t all) { progress.show(done, all); });
    return skipped;
}

int print_inputs(const Invocation& call,
                 const std::function<void(const Reading&, const Knowledge&, std::ostream&)>& print) {
    const auto knowledge = load_knowledge(call);
    if (!knowledge) return fail(call, knowledge.error());
    const auto inputs = list_inputs(call.options.paths);
    const std::size_t skipped =
        read_inputs(call, inputs, flow_options(call), **knowledge, [&](const Reading& reading) {
            print(reading, **knowledge, call.out);
            return call.out.good();  // nobody reads on, or the disk is full
        });
    return skipped > 0 ? exit_some_skipped : exit_done;
}

Result<Desk> open_desk(const Invocation& call, const PublishedBy& published) {
    Result<PartyNames> names = PartyNames::load(knowledge_folders(call));
    if (!names) return names.error();
    Result<Record> record = Record::open(store_path(call), Record::Access::read_only);
    if (!record) return record.error();
    const auto holdings = record->holdings();
    if (!holdings) return holdings.error();
    FactView facts = select(**holdings, published);
    std::string today = latest_publication(facts);
    const std::string& set = call.options.now.empty() ? published.day : call.options.now;
    if (const std::optional<DayRange> days = day_range(set)) today = to_string(days->last);
    return Desk{std::move(*record), *holdings, std::move(*names), std::move(facts), std::move(today)};
}

namespace {

// Those of `all` whose body is not among the others.
std::vector<Membership> without(std::vector<Membership> all, const std::vector<Membership>& others) {
    std::erase_if(all, [&](const Membership& one) {
        return std::any_of(others.begin(), others.end(),
                           [&](const Membership& other) { return other.body == one.body; });
    });
    return all;
}

}  // namespace

Scene scene_of(const Desk& desk, const Pair& pair) {
    const std::vector<Membership> a = desk.names.bodies_of(pair.a);
    const std::vector<Membership> b = desk.names.bodies_of(pair.b);
    return {desk.facts, Relation(desk.facts, pair, {without(a, b), without(b, a)}), &desk.names, desk.today};
}

Result<Pair> pair_of(const Invocation& call, const PartyNames& names) {
    const Result<std::string> a = names.code_of(call.options.a);
    if (!a) return a.error();
    const Result<std::string> b = names.code_of(call.options.b);
    if (!b) return b.error();
    if (*a == *b)
        return Error{ErrorCode::not_found, call.options.b, "is the same party as " + call.options.a};
    return Pair{*a, *b};
}

}  // namespace entente
