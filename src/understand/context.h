// What understanding knows of one document beyond its marks: when it was published, who is meant, who speaks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/edtf.h"
#include "entente/understand.h"
#include "mark/stations.h"
#include "rules/knowledge.h"
#include "rules/matcher.h"

namespace entente {

// Of Context::speaker, where no person of the document speaks.
inline constexpr int nobody = -1;       // the outlet
inline constexpr int interviewer = -2;  // whoever asks

struct Context {
    Context(const Document& d, const Knowledge& k, Marks& m) : document(d), knowledge(k), marks(m) {}

    const Document& document;
    const Knowledge& knowledge;
    Marks& marks;
    Published published;
    std::optional<Day>
        today;               // day of publication; the middle of what is known where only a year or month is
    bool year_only = false;  // `today` is right as to the year alone
    std::string outlet_country;  // code; empty where unknown
    bool official = false;       // the outlet is an office of that country: its dollars are its own
    std::vector<Mark> verbs;     // copies of the marks of verb groups, in the order of the text
    std::vector<Mark> pairs;     // of the marks of explicit pairs of parties
    std::vector<std::string>
        main_pair;  // the two parties that the document is about, sorted; empty where unclear
    std::vector<std::string> joint;  // who signed, sorted, where the document is a joint text; else empty
    std::string text_hash;           // of Document::text; part of the ids of facts
    std::vector<int> speaker;        // by token: index into marks.persons, or one of the two below 0
    Watch* watch = nullptr;          // null: nobody asks what becomes of matches

    [[nodiscard]] std::string_view text(Span at) const { return cut(document.text, at); }
    [[nodiscard]] std::string_view word(std::uint32_t token) const {
        return knowledge.vocabulary.text(marks.tokens[token].word);
    }
};

// Finds the country of the outlet, and lists the verb groups.
void prepare(Context& context);
// All that is known of a document before facts are looked for. `given` is as in entente/understand.h.
void understand_all(Context& context, const std::string& given);
void sort_marks(Marks& marks);  // by their first token

// The sentence of a token; the text must have one.
std::uint32_t sentence_of(const Marks& marks, std::uint32_t token);

// The verb group that the token is a part of; null where it is part of none.
const Mark* verb_covering(const Context& context, std::uint32_t token);

// The marks that begin in tokens [first, last). Marks must be sorted.
std::span<const Mark> marks_in(const Marks& marks, std::uint32_t first, std::uint32_t last);

// Chooses the date of publication: what is stated, a stamp, the file name, `given`, else what the content makes certain.
void find_published(Context& context, const std::string& given);
// The same without a look at the text; false where nothing outside of it tells.
bool find_published_outside(Context& context, const std::string& given);

// Gives every person mark its person; finds short forms, pronouns and "the ambassador".
void resolve_persons(Context& context);
// Gives those who are named as somebody's counterpart that one's title. Needs the persons.
void title_counterparts(Context& context);
void refer_to_persons(Context& context);  // the part of it that resolves pronouns and offices

// Decides which state a name of two means, and drops capitals that are only places. Marks must be sorted.
void find_senses(Context& context);
// Marks lists and pairs of parties, finds the main pair and who signed a joint text.
void resolve_parties(Context& context);
void find_signatories(Context& context);
// Gives "the two sides", "they", "the country", "we" and "his counterpart" whom they mean; drops those that mean nobody
// for sure. Needs the speakers.
void resolve_references(Context& context);
// The pair that tokens around `token` are about; empty where there is none.
std::vector<std::string> pair_at(const Context& context, std::uint32_t token);

// Gives persons their state by title, as leaders who are known, and by whom they meet; then, as a last ground, by the
// outlet's country.
void infer_person_parties(Context& context);
// A full name of one who leads a state or body in the year of publication.
bool is_leader_now(const Context& context, std::string_view name);
void infer_leader_parties(Context& context);  // the part of it that knows leaders
// True where the known leaders of the state, in the year of publication, leave nobody else the office: it is somebody
// else's all the year, or the state has others alone ("King" of a republic). False where nothing is known.
bool is_led_otherwise(const Context& context, const std::string& code, std::string_view office);
void default_person_parties(Context& context);

void find_speakers(Context& context);
// Transcripts and interviews, over what `find_speakers` found: zones with who speaks in them, in reading order.
void find_turns(Context& context, const std::vector<std::pair<std::uint32_t, int>>& said);
// What each person says, in reading order: runs of tokens of one sentence. `value` is the index into Marks::persons,
// `kind` means nothing.
std::vector<Mark> speeches(const Context& context);

// EDTF of a time in the light of the publication date and the tense around it. Empty where the words give no
// ground. `inferred` is set where a part was concluded.
std::string resolve_time(const Context& context, const TimeSpec& spec, const TimeSpec* last, int direction,
                         bool& inferred);
// The last part of an interval, in the year of its first part (EDTF) or the next; a weekday is the next one behind it.
TimeSpec end_behind(TimeSpec last, const std::string& first);
// A time of TIMEX3, as the guidelines of TimeML have it. Type and value are empty where the words give no ground; a day
// that hangs on another time, and finds none, is "XXXX-XX-XX".
struct Timex {
    std::string type;
    std::string value;
    std::string mod = {};  // "APPROX", "MORE_THAN", "START", ...; mostly empty
};
Timex timex_of(const Context& context, const TimeSpec& spec, const TimeSpec* last, int direction);

// Reads dates in figures in the order of the document.
void order_numeric_dates(Context& context);
// Gives "a day later" and "the following year" their day, counted from the time that stands before them.
void anchor_times(Context& context);

// -1 where the verbs around the token speak of the past, 1 of the future, 0 where they do not say. `of_day`: of a day or
// month, which an event told in the present ("arrives on Thursday") puts into the future.
// What begins at token `behind` is no verb of which the time were the subject: "November exports".
int direction_at(const Context& context, std::uint32_t token, bool of_day = false, std::uint32_t behind = 0);
inline int direction_of(const Context& context, const Mark& time) {
    return direction_at(context, time.first, true, time.last);
}

std::vector<Fact> make_facts(Context& context);

// `understand` under a watch; the marks as they are at the end go to `marks`.
Reading understand(Document document, const Knowledge& knowledge, const std::string& given, Marks& marks,
                   Watch* watch);

}  // namespace entente
