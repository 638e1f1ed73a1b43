#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/edtf.h"

namespace entente {
namespace {

std::string check_time(const std::string& text) {
    return day_range(text) ? std::string{}
                           : "\"" + text + "\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD";
}

std::string check_date(const std::string& text) {
    const bool plain = text.find_first_not_of("0123456789-") == std::string::npos;
    return plain ? check_time(text) : "\"" + text + "\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD";
}

std::string check_field(const std::string& text) {
    const Result<Done> checked = check_fields({text});
    return checked ? std::string{} : checked.error().what;
}

class Grammar {
public:
    explicit Grammar(Parsed& parsed) : parsed_(parsed), options_(parsed.options) {
        app_.set_version_flag("--version", ENTENTE_VERSION);
        app_.require_subcommand(1);
        app_.footer(
            "Exit status: 0 done, 1 failed, 2 wrong usage, 3 some inputs were skipped.\n"
            "`entente COMMAND --help` says more.");
        reading_commands();
        telling_commands();
    }

    void parse(const std::vector<std::string>& args) {
        app_.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    }
    CLI::App& app() { return app_; }
    [[nodiscard]] bool knows(const std::string& command) const {
        const auto all = app_.get_subcommands([](const CLI::App*) { return true; });
        return std::any_of(all.begin(), all.end(),
                           [&](const CLI::App* sub) { return sub->get_name() == command; });
    }

private:
    CLI::App* add(const std::string& name, const std::string& help, Command command) {
        CLI::App* sub = app_.add_subcommand(name, help);
        sub->callback([this, name, command] {
            options_.command = name;
            parsed_.command = command;
        });
        sub->add_option(
               "--knowledge", options_.knowledge,
               "folder of your own lists and rules, laid over the shipped ones and over $ENTENTE_KNOWLEDGE")
            ->type_name("DIR");
        sub->add_option("--output,-o", options_.output, "write there and not to standard output")
            ->type_name("FILE");
        return sub;
    }

    void store(CLI::App* sub) {
        sub->add_option("--store", options_.store, "the record (else $ENTENTE_STORE, else entente.db)")
            ->type_name("FILE");
    }

    void inputs(CLI::App* sub, bool required) {
        CLI::Option* paths =
            sub->add_option("PATH", options_.paths, "files, and folders with all that is in them");
        if (required) paths->required();
        sub->add_option("--published", options_.published, "when documents that bear no date were published")
            ->check(check_date)
            ->type_name("DATE");
        sub->add_option(
               "--field", options_.fields,
               "of JSON and CSV, which field is what: text=NAME, title=, published=, author=, outlet=, "
               "lang=, url= (else guessed, and said)")
            ->check(check_field)
            ->type_name("ROLE=NAME")
            ->take_all();
        sub->add_option("--jobs,-j", options_.jobs, "threads; 0: as many as there are processors")
            ->check(CLI::Range(0U, 1024U))
            ->type_name("N");
    }

    void parties(CLI::App* sub) {
        sub->add_option("A", options_.a, "our side: a name or a code")->required();
        sub->add_option("B", options_.b, "the other side")->required();
    }

    void format(CLI::App* sub, const std::vector<std::string>& formats) {
        std::string list;
        for (const std::string& one : formats) list += (list.empty() ? "" : "|") + one;
        sub->add_option("--format", options_.format, list)
            ->check(CLI::IsMember(formats))
            ->type_name("FORMAT");
    }

    void as_of(CLI::App* sub) {
        sub->add_option("--as-of", options_.as_of, "only what was certainly published by then")
            ->check(check_time)
            ->type_name("DATE");
    }

    void data_format(CLI::App* sub) {
        format(sub, {"table", "json", "csv", "md"});
        sub->add_flag("--json", options_.json, "the same as --format json");
    }

    void reading_commands() {
        CLI::App* read = add("read", "reads files and folders into the record; again is harmless", run_read);
        inputs(read, false);
        store(read);
        CLI::App* watch =
            add("watch", "reads into the record what arrives in folders, until it is told to end", run_watch);
        inputs(watch, true);
        store(watch);
        watch->add_flag(
            "--look", options_.look,
            "look every two seconds (for network file systems, which do not tell of what arrives)");
        inputs(add("text", "prints documents as read: zones, title, date (JSON Lines)", run_text), true);
        inputs(add("marks", "prints names, times and quantities as marked (JSON Lines)", run_marks), true);
        inputs(add("facts", "prints the facts of documents (JSON Lines)", run_facts), true);
        checking_command();
    }

    void checking_command() {
        CLI::App* check =
            add("check", "runs the examples of the rules; says why a rule does not match", run_check);
        check->add_option(
            "NAME", options_.paths,
            "only this rule, or the rules of this file or folder; of --cover, --cost and --suggest "
            "the documents");
        CLI::Option* why = check
                               ->add_option("--why", options_.sentence,
                                            "how far each rule gets in a sentence, and why no further")
                               ->type_name("SENTENCE");
        why->each([this](const std::string&) { options_.why_not = true; });
        check->add_option("--rule", options_.rule, "with --why: only this rule")
            ->needs(why)
            ->type_name("NAME");
        check->add_flag("--all", options_.all, "with --why: all rules that were tried, not the closest 10")
            ->needs(why);
        CLI::Option* cover = check->add_flag("--cover", options_.cover,
                                             "how often each rule matches in documents, and which never do");
        CLI::Option* cost = check->add_flag(
            "--cost", options_.cost, "how often each rule is tried in documents, and the time it takes");
        CLI::Option* suggest =
            check->add_flag("--suggest", options_.suggest,
                            "sentences of documents that a rule came close to and none matched");
        why->excludes(cover)->excludes(cost)->excludes(suggest);
        cover->excludes(cost)->excludes(suggest);
        cost->excludes(suggest);
        check
            ->add_option("--published", options_.published,
                         "when the sentence, or documents that bear no date, were published")
            ->check(check_date)
            ->type_name("DATE");
        data_format(check);
    }

    void telling_commands() {
        CLI::App* relations =
            add("relations", "the pairs on file: level, last contact, counts", run_relations);
        store(relations);
        as_of(relations);
        data_format(relations);
        for (const LedgerInfo& ledger : ledgers()) {
            CLI::App* sub = add(std::string(ledger.name), std::string(ledger.help), run_ledger);
            parties(sub);
            store(sub);
            sub->add_option("--since", options_.since, "only what is about days from then on")
                ->check(check_time)
                ->type_name("DATE");
            sub->add_option("--until", options_.until, "only what is about days up to then")
                ->check(check_time)
                ->type_name("DATE");
            as_of(sub);
            sub->add_option("--field", options_.field, "only this field (trade, defence, ...)")
                ->type_name("FIELD");
            sub->add_option("--now", options_.now,
                            "the day that counts as today (else that of the latest document)")
                ->check(check_time)
                ->type_name("DATE");
            data_format(sub);
        }
        CLI::App* brief = add("brief", "A's briefing before meeting B", run_brief);
        parties(brief);
        store(brief);
        brief->add_option("--on", options_.now, "the day of the meeting (else that of the latest document)")
            ->check(check_time)
            ->type_name("DATE");
        as_of(brief);
        format(brief, {"text", "md"});
        CLI::App* why = add("why", "what an entry or a fact rests on", run_why);
        why->add_option("ID", options_.id, "v-1a2b3c4d, or the first digits of a fact's id")->required();
        store(why);
        format(why, {"text", "json"});
        why->add_flag("--json", options_.json, "the same as --format json");
    }

    Parsed& parsed_;
    Options& options_;
    CLI::App app_{"Entente reads news about relations between countries and keeps a checkable record.",
                  "entente"};
};

}  // namespace

Parsed parse_arguments(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
    Parsed parsed;
    Grammar grammar(parsed);
    try {
        grammar.parse(args);
    } catch (const CLI::ParseError& error) {
        parsed.command = nullptr;
        if (error.get_exit_code() == 0) {
            grammar.app().exit(error, out, err);  // help and version
            return parsed;
        }
        if (!args.empty() && args[0][0] != '-' && !grammar.knows(args[0])) {
            err << "entente: " << args[0] << " is no command\nTry `entente --help`.\n";
            parsed.status = exit_wrong_usage;
            return parsed;
        }
        std::string command = args.empty() ? "" : args.front() + " ";
        if (grammar.app().get_subcommands().empty()) command.clear();
        err << "entente: " << error.what() << "\nTry `entente " << command << "--help`.\n";
        parsed.status = exit_wrong_usage;
    }
    return parsed;
}

}  // namespace entente
