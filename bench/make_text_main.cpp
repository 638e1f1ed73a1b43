// entente_make_text MB SEED            made articles on standard output, as one text
// entente_make_text MB SEED FOLDER     one file an article
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "text_maker.h"

int main(int argc, char** argv) {
    using namespace entente::bench;
    const double megabytes = argc > 1 ? std::strtod(argv[1], nullptr) : 0;
    if (argc < 3 || argc > 4 || !(megabytes > 0) || megabytes > 4096) {
        std::cerr << "usage: entente_make_text MB SEED [FOLDER]\n";
        return 2;
    }
    const WordLists lists = read_word_lists(ENTENTE_TOP "/bench/words");
    TextMaker maker(lists, std::strtoull(argv[2], nullptr, 10));
    const std::string folder = argc == 4 ? argv[3] : "";
    if (!folder.empty()) std::filesystem::create_directories(folder);
    const auto bytes = static_cast<std::size_t>(megabytes * 1e6);
    for (std::size_t made = 0; made < bytes;) {
        const Article article = maker.next();
        made += article.text.size();
        if (folder.empty()) {
            std::cout << article.text << '\n';
        } else {
            std::ofstream(folder + "/" + article.name) << article.text;
        }
    }
    return std::cout.flush() ? 0 : 1;
}
