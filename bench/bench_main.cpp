// entente_bench [--benchmark_filter=... and the other flags of Google Benchmark]
// How fast each station is, in bytes of text a second, and how the level of facts fares with many rules. The
// environment may give the size of the text in MB (ENTENTE_BENCH_MB, 2 if it does not), or a folder whose .txt files are
// taken in its place (ENTENTE_BENCH_TEXT).
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "name_maker.h"
#include "rule_maker.h"
#include "stations.h"

namespace entente::bench {
namespace {

constexpr std::uint64_t seed = 1;

struct Setting {
    WordLists lists = read_word_lists(ENTENTE_TOP "/bench/words");
    std::vector<Article> articles;
    std::size_t bytes = 0;
    Loaded knowledge = load_or_die(ENTENTE_TOP "/knowledge");
    std::vector<Document> documents;

    Setting() {
        const char* given = std::getenv("ENTENTE_BENCH_MB");
        const double megabytes = given == nullptr ? 2 : std::atof(given);
        const char* folder = std::getenv("ENTENTE_BENCH_TEXT");
        articles = folder != nullptr ? articles_in(folder)
                                     : make_articles(lists, static_cast<std::size_t>(megabytes * 1e6), seed);
        for (const Article& article : articles) bytes += article.text.size();
        documents = documents_of(articles, *knowledge);
    }
};

const Setting& setting() {
    static const Setting made;
    return made;
}

void count(benchmark::State& state, std::size_t made, std::size_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
    state.counters["made"] = static_cast<double>(made);
}

void bench_read(benchmark::State& state) {
    const Setting& s = setting();
    std::size_t made = 0;
    for (auto _ : state) made = read(s.articles, *s.knowledge);
    count(state, made, s.bytes);
}

void bench_tokenize(benchmark::State& state) {
    const Setting& s = setting();
    std::size_t made = 0;
    for (auto _ : state) made = tokenize(s.documents, *s.knowledge);
    count(state, made, s.bytes);
}

// One step of marking. Each round has fresh marks, copied while the clock stands.
void bench_step_with(benchmark::State& state, Step step, const Knowledge& knowledge) {
    const Setting& s = setting();
    const std::vector<Marks> before = marks_before(step, s.documents, knowledge);
    std::size_t made = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto marks = std::make_unique<std::vector<Marks>>(before);
        state.ResumeTiming();
        made = run(step, s.documents, knowledge, *marks);
        state.PauseTiming();
        marks.reset();
        state.ResumeTiming();
    }
    count(state, made, s.bytes);
}

void bench_step(benchmark::State& state, Step step) { bench_step_with(state, step, *setting().knowledge); }

// Names, with so many places more in the lists.
void bench_many_names(benchmark::State& state, std::size_t names) {
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("entente_bench_names_" + std::to_string(::getpid())))
            .string();
    std::filesystem::create_directories(folder + "/en");
    std::ofstream(folder + "/en/places.tsv") << make_places(names, seed);
    const Loaded knowledge = load_or_die(ENTENTE_TOP "/knowledge", folder);
    std::filesystem::remove_all(folder);
    bench_step_with(state, Step::names, *knowledge);
}

// Numbers, times and amounts of documents that have their tokens: the two steps that find them, names and verbs given.
void bench_amounts(benchmark::State& state) {
    const Setting& s = setting();
    const std::vector<Marks> bare = marks_before(Step::numbers, s.documents, *s.knowledge);
    const std::vector<Marks> named = marks_before(Step::values, s.documents, *s.knowledge);
    std::size_t made = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto numbers = std::make_unique<std::vector<Marks>>(bare);
        auto values = std::make_unique<std::vector<Marks>>(named);
        state.ResumeTiming();
        made = run(Step::numbers, s.documents, *s.knowledge, *numbers) +
               run(Step::values, s.documents, *s.knowledge, *values);
        state.PauseTiming();
        numbers.reset();
        values.reset();
        state.ResumeTiming();
    }
    count(state, made, s.bytes);
}

void bench_facts(benchmark::State& state) {
    const Setting& s = setting();
    const std::vector<Marked> marks = marked(s.documents, *s.knowledge);
    std::size_t made = 0;
    for (auto _ : state) made = match_facts(s.documents, marks, *s.knowledge);
    count(state, made, s.bytes);
}

void bench_understand(benchmark::State& state) {
    const Setting& s = setting();
    std::size_t made = 0;
    for (auto _ : state) made = understand_all(s.documents, *s.knowledge);
    count(state, made, s.bytes);
}

void bench_json(benchmark::State& state) {
    const Setting& s = setting();
    std::size_t made = 0;
    for (auto _ : state) made = facts_to_json(s.articles, *s.knowledge);
    count(state, made, s.bytes);
}

// From the sources; the bytes are those of the folder.
void bench_load(benchmark::State& state) {
    const std::string folder = ENTENTE_TOP "/knowledge";
    const std::size_t bytes = bytes_below(folder);
    for (auto _ : state) benchmark::DoNotOptimize(load_or_die(folder));
    count(state, 1, bytes);
}

// The same text under another set of rules for facts. The one that was made last is kept for the next repetition.
struct Ruled {
    Loaded knowledge;
    std::vector<Marked> marks;
};

const Ruled& ruled(Anchors anchors, std::size_t rules) {
    static Ruled made;
    static std::size_t made_rules = 0;
    static Anchors made_anchors = Anchors::spread;
    if (made_rules == rules && made_anchors == anchors) return made;
    const Setting& s = setting();
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("entente_bench_" + std::to_string(::getpid()))).string();
    lay_knowledge(ENTENTE_TOP "/knowledge", folder, make_rules(TextWords(s.articles), rules, anchors, seed));
    made.knowledge = load_or_die(folder);
    std::filesystem::remove_all(folder);
    made.marks = marked(s.documents, *made.knowledge);
    made_rules = rules;
    made_anchors = anchors;
    return made;
}

void bench_rules(benchmark::State& state, Anchors anchors, std::size_t rules) {
    const Setting& s = setting();
    const Ruled& r = ruled(anchors, rules);
    std::size_t made = 0;
    for (auto _ : state) made = match_facts(s.documents, r.marks, *r.knowledge);
    count(state, made, s.bytes);
}

// The whole way from bytes to JSON under those rules.
void bench_json_rules(benchmark::State& state, std::size_t rules) {
    const Setting& s = setting();
    const Ruled& r = ruled(Anchors::spread, rules);
    std::size_t made = 0;
    for (auto _ : state) made = facts_to_json(s.articles, *r.knowledge);
    count(state, made, s.bytes);
}

// Knowledge from its image; the bytes are those of the sources.
void bench_open(benchmark::State& state) {
    const std::string folder = ENTENTE_TOP "/knowledge";
    const std::string cache =
        (std::filesystem::temp_directory_path() / ("entente_bench_image_" + std::to_string(::getpid())))
            .string();
    open_or_die(folder, cache);
    const std::size_t bytes = bytes_below(folder);
    for (auto _ : state) benchmark::DoNotOptimize(open_or_die(folder, cache));
    std::filesystem::remove_all(cache);
    count(state, 1, bytes);
}

void register_all() {
    const auto add = [](const std::string& name, auto run) {
        return benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMillisecond);
    };
    add("read", bench_read);
    add("tokens", bench_tokenize);
    add("sentences", [](benchmark::State& state) { bench_step(state, Step::sentences); });
    add("numbers", [](benchmark::State& state) { bench_step(state, Step::numbers); });
    add("names", [](benchmark::State& state) { bench_step(state, Step::names); });
    add("names_100000", [](benchmark::State& state) { bench_many_names(state, 100000); });
    add("verbs", [](benchmark::State& state) { bench_step(state, Step::verbs); });
    add("values", [](benchmark::State& state) { bench_step(state, Step::values); });
    add("times_and_amounts", bench_amounts);
    add("titles", [](benchmark::State& state) { bench_step(state, Step::titles); });
    add("instruments", [](benchmark::State& state) { bench_step(state, Step::instruments); });
    add("holders", [](benchmark::State& state) { bench_step(state, Step::holders); });
    add("facts", bench_facts);
    add("understand", bench_understand);
    add("bytes_to_json", bench_json);
    add("load", bench_load);
    add("open", bench_open);
    for (const Anchors anchors : {Anchors::spread, Anchors::crowded}) {
        for (const std::size_t rules : {10, 100, 1000, 10000}) {
            const std::string name = anchors == Anchors::spread ? "rules_spread/" : "rules_crowded/";
            add(name + std::to_string(rules),
                [=](benchmark::State& state) { bench_rules(state, anchors, rules); });
            if (anchors == Anchors::spread && rules >= 100)
                add("json_spread/" + std::to_string(rules),
                    [=](benchmark::State& state) { bench_json_rules(state, rules); });
        }
    }
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    entente::bench::register_all();
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
