#!/usr/bin/env python3
"""Fill in the inflected columns of knowledge/en/inflection/{verbs,nouns}.tsv.

To add a word, write its base on a line of its own in one of the two files and run, from the root:
    python3 tools/make_inflection.py
Only the first column is read; the others are made anew by the rules and tables below, so the
same bases give the same bytes. A word with two forms in use gets two rows, the usual one first.
"""
import re
import sys
import unicodedata

# base past participle; a second entry for the same base is a second row
IRREGULAR = """
arise arose arisen;awake awoke awoken;bear bore borne;beat beat beaten;become became become;befall befell befallen;
begin began begun;bend bent bent;bet bet bet;bid bid bid;bid bade bidden;bind bound bound;bite bit bitten;bleed bled bled;
blow blew blown;break broke broken;breed bred bred;bring brought brought;broadcast broadcast broadcast;
broadcast broadcasted broadcasted;build built built;burn burned burned;burn burnt burnt;burst burst burst;buy bought bought;
cast cast cast;catch caught caught;choose chose chosen;cling clung clung;come came come;cost cost cost;creep crept crept;
cut cut cut;deal dealt dealt;dig dug dug;dive dived dived;dive dove dived;draw drew drawn;dream dreamed dreamed;
dream dreamt dreamt;drink drank drunk;drive drove driven;dwell dwelt dwelt;dwell dwelled dwelled;eat ate eaten;
fall fell fallen;feed fed fed;feel felt felt;fight fought fought;find found found;fit fitted fitted;fit fit fit;flee fled fled;
fling flung flung;fly flew flown;forbid forbade forbidden;forecast forecast forecast;forecast forecasted forecasted;
forego forewent foregone;foresee foresaw foreseen;foretell foretold foretold;forget forgot forgotten;forgive forgave forgiven;
forgo forwent forgone;forsake forsook forsaken;freeze froze frozen;get got got;get got gotten;give gave given;go went gone;
grind ground ground;grow grew grown;hang hung hung;hang hanged hanged;hear heard heard;hide hid hidden;hit hit hit;
hold held held;hurt hurt hurt;input input input;keep kept kept;kneel knelt knelt;kneel kneeled kneeled;know knew known;
lay laid laid;lead led led;lean leaned leaned;lean leant leant;leap leaped leaped;leap leapt leapt;learn learned learned;
learn learnt learnt;leave left left;lend lent lent;let let let;lie lay lain;lie lied lied;light lit lit;light lighted lighted;
lose lost lost;make made made;mean meant meant;meet met met;mislead misled misled;mistake mistook mistaken;
misunderstand misunderstood misunderstood;offset offset offset;outbid outbid outbid;outdo outdid outdone;outgrow outgrew outgrown;
output output output;outrun outran outrun;outsell outsold outsold;overcome overcame overcome;override overrode overridden;
overrun overran overrun;oversee oversaw overseen;oversleep overslept overslept;overspend overspent overspent;
overtake overtook overtaken;overthrow overthrew overthrown;partake partook partaken;pay paid paid;plead pleaded pleaded;
plead pled pled;proofread proofread proofread;prove proved proven;prove proved proved;put put put;quit quit quit;
quit quitted quitted;read read read;rebuild rebuilt rebuilt;recast recast recast;redo redid redone;redraw redrew redrawn;
remake remade remade;rend rent rent;repay repaid repaid;rerun reran rerun;resell resold resold;reset reset reset;
rethink rethought rethought;retake retook retaken;retell retold retold;rewrite rewrote rewritten;rid rid rid;ride rode ridden;
ring rang rung;rise rose risen;run ran run;saw sawed sawn;say said said;see saw seen;seek sought sought;sell sold sold;
send sent sent;set set set;sew sewed sewn;shake shook shaken;shed shed shed;shine shone shone;shoot shot shot;
show showed shown;show showed showed;shrink shrank shrunk;shrink shrunk shrunk;shut shut shut;sing sang sung;sink sank sunk;
sit sat sat;sleep slept slept;slide slid slid;slit slit slit;smell smelled smelled;smell smelt smelt;sow sowed sown;
sow sowed sowed;speak spoke spoken;speed sped sped;speed speeded speeded;spell spelled spelled;spell spelt spelt;
spend spent spent;spill spilled spilled;spill spilt spilt;spin spun spun;split split split;spoil spoiled spoiled;
spoil spoilt spoilt;spread spread spread;spring sprang sprung;stand stood stood;steal stole stolen;stick stuck stuck;
sting stung stung;strew strewed strewn;stride strode stridden;strike struck struck;strike struck stricken;
strive strove striven;strive strived strived;sublet sublet sublet;swear swore sworn;sweep swept swept;swell swelled swollen;
swell swelled swelled;swim swam swum;swing swung swung;take took taken;teach taught taught;tear tore torn;tell told told;
think thought thought;thrive thrived thrived;thrive throve thriven;throw threw thrown;thrust thrust thrust;tread trod trodden;
undercut undercut undercut;undergo underwent undergone;underlie underlay underlain;understand understood understood;
undertake undertook undertaken;underwrite underwrote underwritten;undo undid undone;unwind unwound unwound;
uphold upheld upheld;upset upset upset;wake woke woken;wear wore worn;weave wove woven;wed wedded wedded;wed wed wed;
weep wept wept;win won won;wind wound wound;withdraw withdrew withdrawn;withhold withheld withheld;
withstand withstood withstood;wring wrung wrung;write wrote written"""

# stressed on the last syllable (or as if): the consonant doubles
DOUBLE = set("""abet abhor acquit admit allot annul appal compel concur confer control defer deter dispel distil enrol equip
excel expel extol fulfil handicap impel incur infer input instil inter kidnap offset omit patrol permit prefer program output
propel rebel rebut recur refer regret remit repel reset submit transfer transmit transship underpin emit commit occur outbid embed outstrip overlap
outrun overrun rerun begin forget forbid upset undercut sublet readmit recommit unplug worship re-equip""".split())
# doubled in Britain, not in America (or both everywhere): British row, then American row
BOTH = set("""benefit bias cancel channel counsel dial duel equal focus fuel label level marshal model pedal quarrel
refuel relabel remodel rival shovel signal total travel tunnel unravel initial""".split())
K = ("traffic", "panic", "mimic", "picnic")

PLURALS = """man men;woman women;child children;grandchild grandchildren;person people;person persons;foot feet;tooth teeth;
memorandum memoranda;memorandum memorandums;symposium symposia;symposium symposiums;consortium consortia;consortium consortiums;
referendum referendums;referendum referenda;curriculum curricula;curriculum curriculums;forum forums;forum fora;
medium media;datum data;addendum addenda;bacterium bacteria;stratum strata;quorum quorums;stadium stadiums;
crisis crises;analysis analyses;basis bases;thesis theses;hypothesis hypotheses;axis axes;oasis oases;emphasis emphases;
diagnosis diagnoses;criterion criteria;phenomenon phenomena;index indices;index indexes;appendix appendices;
matrix matrices;nucleus nuclei;half halves;life lives;leaf leaves;shelf shelves;knife knives;wife wives;thief thieves;
calf calves;loaf loaves;self selves;hero heroes;potato potatoes;tomato tomatoes;veto vetoes;embargo embargoes;mango mangoes;
cargo cargoes;cargo cargos;torpedo torpedoes;echo echoes;series series;species species;aircraft aircraft;spacecraft spacecraft;
watercraft watercraft;headquarters headquarters;means means;sheep sheep;fish fish;salmon salmon;shrimp shrimp;shrimp shrimps;
crossroads crossroads;barracks barracks;livestock livestock;offspring offspring;corps corps;rendezvous rendezvous;
yuan yuan;renminbi renminbi;won won;dong dong;yen yen;baht baht;ringgit ringgit;rand rand;kip kip;kwacha kwacha;
quiz quizzes;monarch monarchs;catfish catfish;stimulus stimuli;chargé d'affaires chargés d'affaires;charge d'affaires charges d'affaires;commander-in-chief commanders-in-chief;
attorney general attorneys general;consul general consuls general;secretary general secretaries general;
secretary-general secretaries-general;governor-general governors-general;director general directors general;
director-general directors-general;editor-in-chief editors-in-chief;coup d'état coups d'état;coup d'etat coups d'etat;
head of state heads of state;head of government heads of government;member of parliament members of parliament;
memorandum of understanding memoranda of understanding;memorandum of understanding memorandums of understanding;
letter of intent letters of intent;minister of state ministers of state;foreign direct investment foreign direct investments;
vice president vice presidents;bureau bureaus;bureau bureaux;plateau plateaus;plateau plateaux;gas gases;louse lice;mouse mice;
passer-by passers-by;runner-up runners-up;point of view points of view;right-of-way rights-of-way;money monies"""


def third(base):
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", base) else "s")


def stems(base):
    """The stems before -ed and -ing, the usual one first."""
    last = base.rsplit("-", 1)[-1]
    if base.endswith(K):
        return [base + "k"]
    if last in BOTH:
        usual = last in ("benefit", "bias", "focus")
        return [base, base + base[-1]] if usual else [base + base[-1], base]
    one = re.fullmatch(r"(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]", last)
    return [base + base[-1]] if one or base in DOUBLE or last in DOUBLE else [base]


def verb_rows(base, irregular):
    rows = []
    if base in irregular:
        stem = stems(base)[0]
        return [(base, third(base), past, part, gerund(base, stem)) for past, part in irregular[base]]
    for stem in stems(base):
        past = base + "d" if base.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", stem) + "ed"
        rows.append((base, third(base), past, past, gerund(base, stem)))
    return rows


def gerund(base, stem):
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and base not in ("singe", "age") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return stem + "ing"


def noun_rows(base, plurals):
    if base in plurals:
        return [(base, p) for p in plurals[base]]
    if re.search(r"(?<!hu)man$", base):
        return [(base, base[:-2] + "en")]
    return [(base, re.sub(r"oes$", "os", third(base)))]


def table(text, split):
    found = {}
    for entry in text.replace("\n", "").split(";"):
        key, *rest = split(entry)
        found.setdefault(key, []).append(tuple(rest) if len(rest) > 1 else rest[0])
    return found


def halves(entry):  # "head of state heads of state": as many words on either side
    words = entry.split(" ")
    return " ".join(words[:len(words) // 2]), " ".join(words[len(words) // 2:])


def rewrite(path, header, rows_of):
    with open(path, encoding="utf-8") as f:
        bases = {unicodedata.normalize("NFC", l.split("\t")[0].strip()) for l in f if l[0] not in "#\n"}
    with open(path, "w", encoding="utf-8") as f:
        f.write(header)
        for base in sorted(bases):
            f.writelines("\t".join(row) + "\n" for row in rows_of(base))


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "knowledge/en/inflection"
    verbs, nouns = table(IRREGULAR, str.split), table(PLURALS, halves)
    made = "# Made by tools/make_inflection.py from the first column; write a base, run it, never edit the rest.\n"
    rewrite(f"{folder}/verbs.tsv", made + "# base\tthird\tpast\tparticiple\tgerund\n", lambda b: verb_rows(b, verbs))
    rewrite(f"{folder}/nouns.tsv", made + "# singular\tplural\n", lambda b: noun_rows(b, nouns))


if __name__ == "__main__":
    main()
