// What the commands share: options as parsed, streams, and the ways to knowledge, record and inputs.
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/run.h"
#include "entente/flow.h"
#include "entente/record.h"
#include "entente/result.h"
#include "entente/tell.h"
#include "entente/understand.h"
#include "tell/party_names.h"

namespace entente {

enum ExitStatus : int { exit_done = 0, exit_failed = 1, exit_wrong_usage = 2, exit_some_skipped = 3 };

struct Options {
    std::string command;
    std::vector<std::string> paths;  // of files and folders; of `check` also the name of a rule
    std::string a;                   // parties as typed
    std::string b;
    std::string id;  // of `why`
    std::string store;
    std::string knowledge;
    std::string output;
    std::string format;
    std::string published;
    std::string since;
    std::string until;
    std::string as_of;
    std::string field;
    std::vector<std::string> fields;  // of the commands that read: ROLE=NAME
    std::string now;                  // --now, or --on of the brief
    std::string sentence;             // of `check --why`
    std::string rule;
    unsigned jobs = 0;
    bool json = false;
    bool why_not = false;  // of `check`: what is asked for
    bool all = false;
    bool cover = false;
    bool cost = false;
    bool suggest = false;
    bool look = false;  // of `watch`
};

struct Invocation {
    const Options& options;
    std::ostream& out;
    std::ostream& err;
    const Surroundings& around;
};

int run_read(const Invocation& call);
int run_watch(const Invocation& call);
int run_text(const Invocation& call);
int run_marks(const Invocation& call);
int run_facts(const Invocation& call);
int run_check(const Invocation& call);
int run_relations(const Invocation& call);
int run_ledger(const Invocation& call);
int run_brief(const Invocation& call);
int run_why(const Invocation& call);

// Shared steps -----------------------------------------------------------------------------------------

// "entente: where: what" on the error stream.
void report(const Invocation& call, const Error& error);
// Reports and gives the status for it.
int fail(const Invocation& call, const Error& error, int status = exit_failed);

// The shipped knowledge, then what is laid over it: the folder of the environment, then that of --knowledge.
std::vector<std::string> knowledge_folders(const Invocation& call);
std::string store_path(const Invocation& call);
Page page_of(const Invocation& call);

Result<std::shared_ptr<const Knowledge>> load_knowledge(const Invocation& call);

// What --jobs, --published and --field say.
FlowOptions flow_options(const Invocation& call);

// Reads every document of the inputs and hands it on in their order; `handle` returns false to stop. What cannot be read is
// reported, and so is what was guessed; gives the number of what was skipped.
std::size_t read_inputs(const Invocation& call, const std::vector<Result<std::string>>& inputs,
                        FlowOptions options, const Knowledge& knowledge,
                        const std::function<bool(const Reading&)>& handle);

// The whole of `text`, `marks` and `facts`: prints what `print` makes of each reading.
int print_inputs(const Invocation& call,
                 const std::function<void(const Reading&, const Knowledge&, std::ostream&)>& print);

// What telling commands stand on: the record, the names, and the facts that --as-of lets through.
struct Desk {
    Record record;
    std::shared_ptr<const Holdings> holdings;
    PartyNames names;
    FactView facts;
    std::string today;
};
Result<Desk> open_desk(const Invocation& call, const PublishedBy& published);
// The relation of the command's parties, with the bodies that stand for one of them.
Scene scene_of(const Desk& desk, const Pair& pair);
// The parties of the command as codes. Fails where one is unknown, or both are the same.
Result<Pair> pair_of(const Invocation& call, const PartyNames& names);

}  // namespace entente
