#!/usr/bin/env bash
# Input that means harm: each must end within limits of time and memory, with exit status 0 (read) or 3 (skipped
# and named), never by a signal.
#   tests/hostile/run.sh BINARY [SECONDS [KIB]]     limits for each case; 10 s and 4 GiB of address space
# Most cases have about 1 MB, so that 10 s are plenty for work that grows with the text and too little for work
# that grows with its square. Cases of 30 MB have six times as long.
set -euo pipefail

script=$(realpath "${BASH_SOURCE[0]}")
entente=$(realpath "$1")
limit=${2-10}
seconds=$limit
kib=${3-4194304}
here=$(mktemp -d "${TMPDIR:-/tmp}/entente-hostile.XXXXXX")
trap 'rm -rf "$here"' EXIT
cd "$here"
bad=0

fail() {
    echo "FAILED: $*"
    bad=1
}

# limited COMMAND...: runs the binary under the limits; output to `out` and `err`; the exit status is the answer.
limited() {
    local status=0
    (
        ulimit -v "$kib"
        ulimit -c 0
        exec timeout --kill-after=5 "$seconds" "$entente" "$@"
    ) >out 2>err || status=$?
    return "$status"
}

# try NAME [TIMES]: `facts` on the file NAME.txt, which is then removed; TIMES the usual limit of time.
try() {
    local name=$1 began=$SECONDS status=0
    seconds=$((limit * ${2-1}))
    limited facts "$name.txt" --jobs 1 || status=$?
    case $status in
        0) echo "ok: $name: $(wc -l <out) facts, $((SECONDS - began)) s" ;;
        3)
            if grep -qF "$name.txt" err; then
                echo "ok: $name: skipped: $(head -n 1 err | cut -c 1-160)"
            else
                fail "$name: skipped, but not named on standard error"
            fi
            ;;
        124 | 137) fail "$name: not done after $seconds s" ;;
        *)
            fail "$name: exit status $status"
            head -n 3 err | cut -c 1-300
            ;;
    esac
    rm -f "$name.txt"
}

# Nothing is learnt of a binary that does not get as far as its input.
printf 'France and Spain signed a treaty on 3 May 2019.\n' >good.txt
if ! limited facts good.txt; then
    echo "FAILED: an article without harm is not read:"
    head -n 5 err
    exit 1
fi

# repeat TIMES TEXT: the text so many times on end.
repeat() { TIMES=$1 TEXT=$2 awk 'BEGIN { n = ENVIRON["TIMES"]; for (i = 0; i < n; i++) printf "%s", ENVIRON["TEXT"] }'; }

: >empty.txt
try empty

printf '\357\273\277' >only_bom.txt
try only_bom

printf 'France and Spain met in Paris.\0\0\0 On 3 May 2019 \0they signed a treaty.\n' >nul_bytes.txt
try nul_bytes

printf 'Trade between France and Spain hit \377\376 \300\200 \355\240\200 4 billion \364\220\200\200 dollars in 2019.\n' \
    >invalid_utf8.txt
try invalid_utf8

head -c 1000000 /dev/zero | tr '\0' '\200' >only_continuation_bytes.txt
try only_continuation_bytes

printf 'France and Spain met.\n' | iconv -f UTF-8 -t UTF-16 >utf16.txt
try utf16

# 50 MB are over the limit for one document, 30 MB are not.
sentence="President Emmanuel Macron visited Spain on 3 May 2019. "
repeat 960000 "$sentence" >one_line_of_50_mb.txt
try one_line_of_50_mb 6
repeat 570000 "$sentence" >one_line_of_30_mb.txt
try one_line_of_30_mb 6
repeat 570000 "$sentence"$'\n' >many_lines_of_30_mb.txt
try many_lines_of_30_mb 6

head -c 52428800 /dev/zero | tr '\0' 'a' >one_word_of_50_mb.txt
try one_word_of_50_mb 6
head -c 31457280 /dev/zero | tr '\0' 'a' >one_word_of_30_mb.txt
try one_word_of_30_mb 6

repeat 100000 "(" >open_round_brackets.txt
try open_round_brackets
repeat 100000 "[" >open_square_brackets.txt
try open_square_brackets
repeat 100000 '“' >open_quotes.txt
try open_quotes
repeat 100001 '"' >straight_quotes.txt
try straight_quotes

{
    repeat 100000 "France, "
    echo "and Spain signed a treaty in Paris on 3 May 2019."
} >list_of_countries.txt
try list_of_countries

{
    printf 'President Macron will pay an official visit to '
    repeat 100000 "very very "
    echo "Spain."
} >gap_of_adverbs.txt
try gap_of_adverbs

repeat 100000 "visit " >anchor_words.txt
try anchor_words
repeat 100000 "3 May 2019 to " >ranges_of_dates.txt
try ranges_of_dates
repeat 100000 "99 billion " >numbers.txt
try numbers
repeat 1000000 "9" >one_long_number.txt
try one_long_number
repeat 100000 "the President of " >nested_titles.txt
try nested_titles
repeat 100000 $'\n\n' >only_line_ends.txt
try only_line_ends
repeat 100000 $'\r' >only_carriage_returns.txt
try only_carriage_returns
repeat 200000 $'\302\240' >only_no_break_spaces.txt
try only_no_break_spaces
repeat 100000 $'a\314\201\314\202\314\203' >stacked_accents.txt
try stacked_accents
{
    printf 'a'
    repeat 200000 $'\314\201'
} >one_letter_200000_accents.txt
try one_letter_200000_accents
repeat 50000 $'Updated: 3 May 2019 - 10:27\n' >stamps.txt
try stamps
repeat 50000 $'- Read also: France and Spain sign a treaty\n' >furniture.txt
try furniture

{
    printf 'Kenya and Norway met in Oslo. '
    repeat 60000 "They praised the fair. "
} >they_without_end.txt
try they_without_end
{
    printf 'Kenya, '
    repeat 50000 "supporting the fair of Norway, "
} >participles_of_one_sentence.txt
try participles_of_one_sentence
{
    repeat 20000 "Ada Okafor visited Oslo on 3 May 2019. "
    repeat 20000 "Ada Okafor met Kari Holm. "
} >visits_and_meetings.txt
try visits_and_meetings

seconds=$limit

# A bad file never stops a folder: the good ones are read, the bad one is named, and the status says so.
mkdir folder
for name in a c e; do
    printf 'PARIS, 3 May 2019 - President Emmanuel Macron paid an official visit to Spain on 2 May 2019.\n' \
        >"folder/$name.txt"
done
head -c 4096 /bin/ls >folder/b.txt
ln -s nowhere folder/d.txt
status=0
limited read folder no_such_file.txt --store folder.db || status=$?
if ((status == 3)); then echo "ok: folder with bad files: exit status 3"; else fail "folder: exit status $status, expected 3"; fi
for name in b.txt no_such_file.txt; do
    if grep -qF "$name" err; then echo "ok: folder: $name is named"; else fail "folder: $name is not named"; fi
done
for name in a.txt c.txt e.txt; do
    if grep -qF "folder/$name" err; then fail "folder: $name is good, but is named as skipped"; fi
done
status=0
limited relations --store folder.db || status=$?
if ((status == 0)) && grep -q 'FRA\|France' out; then
    echo "ok: folder: the good files are on file"
else
    fail "folder: the good files are not on file (exit status $status)"
fi

# Output that nobody takes, and a place where nothing can be written, are no crashes.
status=0
limited read good.txt --store no/such/folder/x.db || status=$?
if ((status == 1)); then echo "ok: store in no folder"; else fail "store in no folder: exit status $status, expected 1"; fi
head -c 100000 /dev/urandom >noise.db
status=0
limited read good.txt --store noise.db || status=$?
if ((status == 1)); then echo "ok: store of noise"; else fail "store of noise: exit status $status, expected 1"; fi

# Carriers: archives, exports, feeds, mail.
python3 "$(dirname "$script")/carriers.py" "$entente" || bad=1

exit "$bad"
