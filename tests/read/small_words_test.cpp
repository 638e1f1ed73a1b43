#include "read/small_words.h"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

SmallWords english() {
    SmallWords words;
    words.language = "en";
    for (const char* word : {"the", "of", "and", "to", "in", "a", "is", "was", "that", "for", "on", "with",
                             "by", "it", "as", "at", "her"})
        words.add(word);
    return words;
}

const std::string visit =
    "The minister of fisheries was in Bergen on Monday to look at the harbour and to speak with the owners "
    "of the "
    "boats. Ada Okafor said that the port is open to ships of all states, and that it is for the two "
    "countries to "
    "agree on a fee. The talks go on in Nairobi in the spring, as was agreed by the two ministers at the end "
    "of her "
    "visit to the town. A list of the boats is kept by the port, and it is open to all. ";
const std::string other =
    "Ministeren for fiskeri var mandag i Bergen, hvor hun saa paa havnen og talte med bådenes ejere. Ada "
    "Okafor sagde, "
    "at havnen er aaben for skibe fra alle stater, og at de to lande selv maa enes om en afgift. Samtalerne "
    "fortsaetter "
    "til foraaret i Nairobi, som de to ministre aftalte ved slutningen af besoeget. Havnen holder en liste "
    "over "
    "baadene, og enhver kan se den. ";

TEST(SmallWords, FillTextsOfTheirLanguage) {
    const SmallWords words = english();
    EXPECT_TRUE(words.fill(visit));
    EXPECT_TRUE(words.fill(visit + visit + visit));
    EXPECT_FALSE(words.fill(other));
    EXPECT_FALSE(words.fill(visit + visit + other + other));  // from the beginning to the end
    EXPECT_FALSE(words.fill(other + visit + visit));
}

TEST(SmallWords, SayNothingOfWhatIsShortOrForeignToThem) {
    const SmallWords words = english();
    EXPECT_FALSE(words.fill("The talks of the two were in the town."));
    EXPECT_FALSE(words.fill(""));
    EXPECT_FALSE(words.fill(std::string(400, 'a')));
    std::string letters = visit;  // half of the bytes are of another script
    for (int i = 0; i < 200; ++i) letters += "\xD0\xB4";
    EXPECT_FALSE(words.fill(letters));
    EXPECT_FALSE(SmallWords().fill(visit));
}

TEST(SmallWords, KeepShortWordsOfAsciiAlone) {
    SmallWords words;
    words.add("");
    words.add("notwithstanding");
    words.add("\xC3\xA0");
    EXPECT_FALSE(words.fill(visit));
}

}  // namespace
}  // namespace entente
