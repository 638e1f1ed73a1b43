// How many HTML pages a second are read on one thread: entente_bench_pages FOLDER, with pages of any origin in it. Prints
// one line of JSON a step, the best of five passes; the pages are in memory. Times are those of the processor.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "read/html.h"
#include "read/html_tree.h"
#include "rules/knowledge.h"

namespace {

std::vector<std::string> pages_of(const char* folder) {
    std::vector<std::string> pages;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return pages;
}

void measure(const char* step, const std::vector<std::string>& pages,
             const std::function<std::size_t(const std::string&)>& read) {
    double best = 1e9;
    std::size_t bytes = 0;
    std::size_t made = 0;
    for (int pass = 0; pass < 5; ++pass) {
        bytes = made = 0;
        const std::clock_t begin = std::clock();
        for (const std::string& page : pages) {
            bytes += page.size();
            made += read(page);
        }
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::printf(
        "{\"step\":\"%s\",\"pages\":%zu,\"pages_per_second\":%.0f,\"megabytes_per_second\":%.0f,\"made\":%zu}"
        "\n",
        step, pages.size(), static_cast<double>(pages.size()) / best, static_cast<double>(bytes) / best / 1e6,
        made);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "entente_bench_pages FOLDER\n");
        return 2;
    }
    const auto knowledge = entente::load_knowledge(ENTENTE_TOP "/knowledge");
    if (!knowledge) return 1;
    const std::vector<std::string> pages = pages_of(arguments[1]);
    measure("tree", pages, [](const std::string& page) { return entente::parse_html(page).nodes.size(); });
    measure("article", pages, [&](const std::string& page) {
        const auto document = entente::read_html("page.html", page, (*knowledge)->cues);
        return document ? document->body().size() : 0;
    });
    return 0;
}
