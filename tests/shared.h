// What several tests need: the shipped knowledge, loaded once, and documents from strings.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "entente/understand.h"
#include "read/text.h"
#include "rules/knowledge.h"

namespace entente {

// The bytes of a file; a test that cannot read one fails.
inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path.string();
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline const Knowledge& shipped_knowledge() {
    static const auto knowledge = [] {
        auto loaded = load_knowledge(ENTENTE_TOP "/knowledge");
        if (!loaded) ADD_FAILURE() << loaded.error().where << ": " << loaded.error().what;
        return loaded ? *loaded : std::make_shared<const Knowledge>();
    }();
    return *knowledge;
}

inline Document document_of(const std::string& text, const std::string& name = "test.txt") {
    auto document = read_text(name, text, shipped_knowledge().cues);
    EXPECT_TRUE(document) << (document ? "" : document.error().what);
    return document ? *document : Document{};
}

inline Reading reading_of(const std::string& text, const std::string& given = "",
                          const std::string& name = "test.txt") {
    return understand(document_of(text, name), shipped_knowledge(), given);
}

}  // namespace entente
