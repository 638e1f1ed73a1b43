#include "stations.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "read/text.h"
#include "rules/knowledge.h"
#include "rules/matcher.h"

namespace entente::bench {

namespace {

Loaded loaded_or_die(const std::vector<std::string>& folders) {
    auto loaded = load_knowledge(folders);
    if (!loaded) {
        std::fprintf(stderr, "%s: %s\n", loaded.error().where.c_str(), loaded.error().what.c_str());
        std::exit(1);
    }
    return *loaded;
}

}  // namespace

Loaded load_or_die(const std::string& folder) { return loaded_or_die({folder}); }
Loaded load_or_die(const std::string& folder, const std::string& over) {
    return loaded_or_die({folder, over});
}

Loaded open_or_die(const std::string& folder, const std::string& cache) {
    auto opened = open_knowledge({folder}, {cache, "bench"});
    if (!opened) std::exit(1);
    return *opened;
}

std::size_t bytes_below(const std::string& folder) {
    std::size_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    return bytes;
}

std::vector<Article> articles_in(const std::string& folder) {
    std::vector<Article> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".txt") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        out.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
    }
    std::sort(out.begin(), out.end(), [](const Article& a, const Article& b) { return a.name < b.name; });
    return out;
}

std::size_t read(const std::vector<Article>& articles, const Knowledge& knowledge) {
    std::size_t zones = 0;
    for (const Article& article : articles) {
        const auto document = read_text(article.name, article.text, knowledge.cues);
        if (document) zones += document->zones.size();
    }
    return zones;
}

std::vector<Document> documents_of(const std::vector<Article>& articles, const Knowledge& knowledge) {
    std::vector<Document> documents;
    for (const Article& article : articles) {
        auto document = read_text(article.name, article.text, knowledge.cues);
        if (document) documents.push_back(std::move(*document));
    }
    return documents;
}

std::size_t tokenize(const std::vector<Document>& documents, const Knowledge& knowledge) {
    std::size_t count = 0;
    std::vector<Token> tokens;
    for (const Document& document : documents) {
        tokens.clear();
        for (const Zone& zone : document.zones) {
            entente::tokenize(document.text, zone.at, knowledge.vocabulary, knowledge.tokenizer, tokens);
        }
        count += tokens.size();
    }
    return count;
}

namespace {

void run_one(Step step, const Document& document, const Knowledge& knowledge, Marks& marks) {
    switch (step) {
        case Step::sentences:
            return mark_sentences(document, knowledge, marks);
        case Step::numbers:
            return mark_numbers(document, knowledge, marks);
        case Step::names:
            return mark_names(document, knowledge, marks);
        case Step::verbs:
            return mark_verbs(knowledge, marks);
        case Step::values: {
            MarkIndex index(marks);
            return mark_values(document, knowledge, RuleLevel::facts, marks, index);
        }
        case Step::titles:
            return mark_titles(document, knowledge, marks);
        case Step::instruments:
            return mark_instruments(document, knowledge, marks);
        case Step::holders: {
            MarkIndex index(marks);
            return mark_holders(document, knowledge, marks, index);
        }
    }
}

}  // namespace

std::vector<Marks> marks_before(Step step, const std::vector<Document>& documents,
                                const Knowledge& knowledge) {
    std::vector<Marks> out(documents.size());
    for (int before = 0; before < static_cast<int>(step); ++before) {
        for (std::size_t i = 0; i < documents.size(); ++i) {
            run_one(static_cast<Step>(before), documents[i], knowledge, out[i]);
        }
    }
    return out;
}

std::size_t run(Step step, const std::vector<Document>& documents, const Knowledge& knowledge,
                std::vector<Marks>& marks) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        run_one(step, documents[i], knowledge, marks[i]);
        count += marks[i].marks.size() + marks[i].sentences.size();
    }
    return count;
}

std::vector<Marked> marked(const std::vector<Document>& documents, const Knowledge& knowledge) {
    std::vector<Marked> out;
    out.reserve(documents.size());
    for (const Document& document : documents) out.emplace_back(mark(document, knowledge));
    return out;
}

std::size_t match_facts(const std::vector<Document>& documents, const std::vector<Marked>& marks,
                        const Knowledge& knowledge) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        count += match_level(knowledge, RuleLevel::facts, marks[i].marks, marks[i].index, documents[i].text)
                     .size();
    }
    return count;
}

std::size_t understand_all(const std::vector<Document>& documents, const Knowledge& knowledge) {
    std::size_t facts = 0;
    for (const Document& document : documents) facts += understand(document, knowledge, "").facts.size();
    return facts;
}

std::size_t facts_to_json(const std::vector<Article>& articles, const Knowledge& knowledge) {
    std::size_t bytes = 0;
    for (const Article& article : articles) {
        auto document = read_text(article.name, article.text, knowledge.cues);
        if (!document) continue;
        for (const Fact& fact : understand(std::move(*document), knowledge, "").facts)
            bytes += to_json(fact).size();
    }
    return bytes;
}

}  // namespace entente::bench
