#!/usr/bin/env python3
"""Check the tables under knowledge/: columns, order, uniqueness, NFC, and that every code is known.
Prints one "file:line: what is wrong" per fault; exits 1 where there was one. Argument: the folder, if another."""
import pathlib
import re
import sys
import unicodedata
ROLES = set("name adjective people capital seat".split())
OFFICES = set("""head_of_state head_of_government deputy_head minister party speaker diplomat envoy governor mayor military
royal company official judge opposition body_head""".split())
FIELDS = set("""politics defence security trade investment finance energy oil_gas nuclear renewables industry mining transport
agriculture science_technology space digital education culture sport tourism health environment labour localities people
law_enforcement humanitarian media other""".split())
PARTS = set("""body story furniture aside comments caption standfirst headline byline date changed section teaser embed
hidden""".split())
KINDS = set("organisation organ bloc alliance forum agreement bank court programme group".split())
MEMBER = re.compile(r"([A-Z]{3}):(\d{4})/(\d{4}|\.\.)")

# file: (least and most columns, columns unique together, {column: allowed values or the name of a code set})
TABLES = {
    "world/states.tsv": (5, 5, (0,), {2: {"state", "territory", "former"}, 3: "currency", 4: "state"}),
    "world/bodies.tsv": (3, 3, (0,), {1: KINDS, 2: "members"}),
    "world/currencies.tsv": (2, 2, (0,), {1: {"current", "historic"}}),
    "world/outlets.tsv": (3, 3, (0,), {1: "state"}),
    "world/name_cultures.tsv": (3, 3, (0, 2), {0: "state", 1: {"family_first", "family_first_call_last", "two_surnames"}}),
    "world/leaders.tsv": (5, 5, (0, 1, 2, 3), {1: "party", 2: OFFICES}),
    "world/page_parts.tsv": (3, 3, (0, 2), {0: PARTS, 1: {"word", "whole"}}),
    "world/months.tsv": (2, 2, (0,), {1: {str(n) for n in range(1, 13)}}),
    "world/byline_words.tsv": (1, 1, (0,), {}),
    "en/parties.tsv": (3, 4, (0, 1, 2), {1: "state", 2: ROLES, 3: {"ambiguous"}}),
    "en/parties.generated.tsv": (3, 3, (0, 1, 2), {1: "state", 2: ROLES}),
    "en/bodies.tsv": (2, 2, (0,), {1: "body"}),
    "en/offices.tsv": (2, 2, (0,), {1: OFFICES}),
    "en/currencies.tsv": (3, 3, (0,), {1: "currency", 2: {"code", "sign", "name"}}),
    "en/places.tsv": (2, 2, (0,), {1: "state"}),
    "en/numbers.tsv": (3, 3, (0, 2), {2: set("unit tens ordinal multiplier fraction letter capital point multiple".split())}),
    "en/fields.tsv": (2, 2, (0,), {1: FIELDS}),
    "en/inflection/verbs.tsv": (5, 5, (0, 1, 2, 3, 4), {}),
    "en/inflection/nouns.tsv": (2, 2, (0, 1), {}),
    "en/inflection/spellings.tsv": (2, 2, (0, 1), {}),
}
faults = 0


def fault(path, line, what):
    global faults
    faults += 1
    print(f"{path}:{line}: {what}", file=sys.stderr)


def rows_of(path):
    """The rows that are no comments, with their line numbers; faults of form are told on the way."""
    rows = []
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if "\ufffd" in line or line != unicodedata.normalize("NFC", line):
            fault(path, number, "not UTF-8 in NFC")
        cells = line.split("\t")
        if any(not cell or cell != cell.strip() for cell in cells):
            fault(path, number, "an empty cell, or blanks around one")
        rows.append((number, cells))
    return rows


def check(path, least, most, unique, allowed, codes):
    rows, seen = rows_of(path), {}
    keys = [cells[0] if "inflection" in str(path) else "\t".join(cells) for _, cells in rows]
    for (number, cells), key, before in zip(rows, keys, [""] + keys):
        if not least <= len(cells) <= most:
            fault(path, number, f"{len(cells)} columns, expected {least} to {most}")
            continue
        if key < before:
            fault(path, number, f"out of order after \"{before}\"")
        identity = tuple(cells[i] for i in unique)
        if seen.setdefault(identity, number) != number:
            fault(path, number, f"again {identity}, first on line {seen[identity]}")
        for column, values in allowed.items():
            cell = cells[column] if column < len(cells) else None
            if cell is None or (cell == "-" and values in ("state", "currency", "members")):
                continue
            if values == "members":
                for member in cell.split(","):
                    found = MEMBER.fullmatch(member)
                    if not found or found[1] not in codes["state"] or found[2] > found[3].replace("..", "9999"):
                        fault(path, number, f"bad member \"{member}\"")
            elif cell not in (codes[values] if isinstance(values, str) else values) and cell != "*":
                fault(path, number, f"unknown \"{cell}\" in column {column + 1}")


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "knowledge")
    names = {"state": "states", "body": "bodies", "currency": "currencies"}
    codes = {what: {cells[0] for _, cells in rows_of(root / f"world/{name}.tsv")} for what, name in names.items()}
    codes["party"] = codes["state"] | codes["body"]
    for code in sorted(codes["state"] & codes["body"]):
        fault(root / "world/bodies.tsv", 1, f"{code} is a state too")
    for name, spec in TABLES.items():
        check(root / name, *spec, codes)
    for name in "adverbs honorifics institution name_particles name_suffixes not_names".split():
        check(root / f"en/lists/{name}.txt", 1, 1, (0,), {}, codes)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
