// A small relation for the tests of ledgers and brief: Kenya and Norway, all of it made up.
#pragma once

#include "entente/tell.h"
#include "record/readings.h"
#include "tell/party_names.h"

namespace entente::testing {

inline PartyNames made_up_names() {
    PartyNames names;
    names.add("Kenya", "KEN", "name");
    names.add("Norway", "NOR", "name");
    return names;
}

inline std::vector<Reading> made_up_news() {
    std::vector<Reading> news{
        reading(
            "courier-1.txt", "2014-10-15",
            {"Okafor to visit Norway",
             "President Ada Okafor will pay a State visit to Norway from 3 to 6 December. => visit "
             "visitor=Ada Okafor; to=NOR; from=KEN; kind=state; time=2014-12-03/2014-12-06; status=planned",
             "President Ada Okafor => office person=Ada Okafor; party=KEN; title=President",
             "Prime Minister Nils Berg => office person=Nils Berg; party=NOR; title=Prime Minister",
             "The two have been partners since 1990. => standing parties=KEN,NOR; level=partnership; "
             "time=1990",
             "Trade reached nearly 400 million dollars in 2013. => figure indicator=trade; measure=level; "
             "value=4e8; unit=USD; period=2013; parties=KEN,NOR; qualifier=nearly; speaker=Nils Berg",
             "They want 1 billion by 2020. => target indicator=trade; measure=level; value=1e9; unit=USD; "
             "due=2020; parties=KEN,NOR",
             "A fisheries treaty is to be signed this year. => instrument name=Fisheries Treaty; "
             "parties=KEN,NOR; kind=treaty; stage=signed; time=2014; status=planned; hedge=true"}),
        reading("herald-7.txt", "2019-06-20",
                {"Okafor was in Oslo in 2014. => visit visitor=Ada Okafor; to=NOR; time=2014; place=Oslo; "
                 "status=done",
                 "Prime Minister Eva Holm => office person=Eva Holm; party=NOR; title=Prime Minister",
                 "President Ada Okafor => office person=Ada Okafor; party=KEN; title=President",
                 "They became strategic partners in 2015. => standing parties=KEN,NOR; "
                 "level=strategic_partnership; time=2015",
                 "The Fisheries Treaty was signed on 20 May 2015. => instrument name=Fisheries Treaty; "
                 "parties=KEN,NOR; kind=treaty; stage=signed; time=2015-05-20",
                 "Trade was 500 million in 2018, or 560 by another count. => figure indicator=trade; "
                 "measure=level; value=5e8; unit=USD; period=2018; parties=KEN,NOR",
                 "Holm comes on 1 July. => visit visitor=Eva Holm; to=KEN; from=NOR; inferred "
                 "time=2019-07-01; status=planned",
                 "Kenya asked Norway to lift the tea quota. => request by=KEN,Ada Okafor; action=lift the "
                 "tea quota; to=NOR; field=trade",
                 "Norway pledged 100 scholarships. => commitment by=NOR; action=give 100 scholarships; "
                 "force=pledged; to=KEN; field=education",
                 "Norway supports the African Union's work. => position holder=NOR; issue=the African "
                 "Union's work; stance=supports",
                 "They will mark 30 years of partnership next year. => anniversary of=partnership; "
                 "ordinal=30; time=2020; parties=KEN,NOR; origin=1990"}),
        reading("undated.txt", "2019~",
                {"Trade stood at 560 million dollars in 2018. => figure indicator=trade; measure=level; "
                 "value=5.6e8; unit=USD; period=2018; parties=KEN,NOR"}),
    };
    news[2].published.from = "content";
    news[2].published.why = "it speaks of 2018 as past";
    return news;
}

// Ids are hashes: each run of eight or more hex digits as "########".
inline std::string without_ids(const std::string& text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of(digits, at), text.size());
        if (end >= at + 8) {
            out += "########";
            at = end;
        } else {
            out += text[at++];
        }
    }
    return out;
}

struct MadeUp {
    explicit MadeUp(std::string today = "2019-06-20") : MadeUp(made_up_news(), std::move(today)) {}
    MadeUp(const std::vector<Reading>& news, std::string today)
        : holdings(holdings_of(news)),
          names(made_up_names()),
          facts(select(*holdings)),
          scene{facts, Relation(facts, {"KEN", "NOR"}), &names, std::move(today)} {}
    MadeUp(const MadeUp&) = delete;
    MadeUp& operator=(const MadeUp&) = delete;

    std::shared_ptr<const Holdings> holdings;
    PartyNames names;
    FactView facts;
    Scene scene;
};

}  // namespace entente::testing
