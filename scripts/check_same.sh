#!/usr/bin/env bash
# Same input, same output, byte for byte: whatever the number of threads, the order of the input and the run.
#   scripts/check_same.sh BINARY
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

entente=$(realpath "$1")
cd "$top"
work=build/same
rm -rf "$work"
mkdir -p "$work"
unset ENTENTE_STORE ENTENTE_KNOWLEDGE
pair=(India "United Arab Emirates")
bad=0

# same WHAT FILE FILE: the files hold the same bytes.
same() {
    if cmp "$2" "$3"; then
        echo "same: $1"
    else
        echo "NOT the same: $1"
        diff "$2" "$3" | head -n 10 || true
        bad=1
    fi
}

# holds WHAT FILE: the file is not empty, or there would be nothing to compare.
holds() {
    if [[ -s $2 ]]; then return 0; fi
    echo "EMPTY: $1"
    bad=1
}

"$entente" facts examples --jobs 1 >"$work/facts.1"
"$entente" facts examples --jobs 2 >"$work/facts.2"
"$entente" facts examples --jobs 2 >"$work/facts.again"
holds "facts" "$work/facts.1"
same "facts, 1 and 2 threads" "$work/facts.1" "$work/facts.2"
same "facts, once more" "$work/facts.2" "$work/facts.again"

# brief STORE FILE: the briefing and two ledgers out of the store, as of a fixed day.
brief() {
    {
        "$entente" relations --store "$1"
        "$entente" brief "${pair[@]}" --on 2025-12-01 --store "$1"
        "$entente" timeline "${pair[@]}" --format json --store "$1"
    } >"$2"
}

"$entente" read examples --jobs 2 --store "$work/a.db" >"$work/read.first" 2>&1
brief "$work/a.db" "$work/brief.first"
holds "briefing" "$work/brief.first"
"$entente" read examples --jobs 2 --store "$work/a.db" >"$work/read.second" 2>&1
brief "$work/a.db" "$work/brief.second"
same "briefing after a second reading" "$work/brief.first" "$work/brief.second"
if grep -qE '^0 documents new, [1-9][0-9]* unchanged, 0 read again, 0 skipped' "$work/read.second"; then
    echo "same: nothing new at the second reading"
else
    echo "NOT the same: the second reading does not say that there was nothing new:"
    cat "$work/read.second"
    bad=1
fi

# A folder at a time, last first, on one thread.
for folder in $(find examples -mindepth 1 -maxdepth 1 | sort -r); do
    "$entente" read "$folder" --jobs 1 --store "$work/b.db" >>"$work/read.other" 2>&1
done
brief "$work/b.db" "$work/brief.other"
same "briefing after reading in another order" "$work/brief.first" "$work/brief.other"

exit "$bad"
