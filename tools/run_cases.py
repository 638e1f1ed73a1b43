#!/usr/bin/env python3
"""Measure the marks of numbers, percentages, money, ordinals and times against cases in JSON files.
A path is a file or a folder of files, each with a list of cases:
[{"Input": "...", "Results": [{"Text": "...", "TypeName": "number", "Resolution": {"value": "..."}}]}, ...].
A case passes where all wanted words are marked with the wanted value, and nothing else of that kind is."""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

KINDS = {"", "number", "percentage", "currency", "ordinal", "datetime"}
HUNDREDTHS = {"Cent", "Pence", "Penny"}  # marks give them in the currency that they are a part of
TABLE = pathlib.Path(__file__).resolve().parent.parent / "knowledge/en/currencies.tsv"
CODES = {row[0].lower(): row[1] for row in (line.split("\t") for line in TABLE.read_text("utf-8").split("\n")) if len(row) == 3}


def kind_of(result):
    return result.get("TypeName", "").split(".")[0].removesuffix("V2")


def read(path):
    """The cases of a file, none where it is about other kinds."""
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    return cases if {kind_of(r) for c in cases for r in c.get("Results", ())} <= KINDS else []


def marks_of(entente, cases):
    """The marks of each case. One process for all cases of one date of publication."""
    groups = collections.defaultdict(list)
    for i, case in enumerate(cases):
        groups[case.get("Context", {}).get("ReferenceDateTime", "")[:10]].append(i)
    marks = [[] for _ in cases]
    with tempfile.TemporaryDirectory() as folder:
        for date, members in groups.items():
            paths = {i: pathlib.Path(folder, f"{i}.txt") for i in members}
            for i, path in paths.items():
                path.write_text(cases[i]["Input"], encoding="utf-8")
            command = [entente, "marks", *(["--published", date] if date else []), *paths.values()]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            for line in run.stdout.splitlines():
                mark = json.loads(line)
                if mark["kind"] in ("quantity", "time"):
                    marks[int(pathlib.Path(mark["doc"]).stem)].append(mark)
    return marks


def kind_of_mark(mark):
    if mark["kind"] == "time":
        return "datetime"
    unit = mark.get("unit", "")
    return {"percent": "percentage", "count": "number", "*": "currency"}.get(
        unit, "currency" if len(unit) == 3 and unit.isupper() else unit)


def fits(result, mark):
    kind, got, resolution = kind_of(result), kind_of_mark(mark), result.get("Resolution") or {}
    text, quote = (" ".join(t.lower().split()) for t in (result["Text"], mark["quote"]))
    inside = kind == "number" and got in ("currency", "percentage") and text in quote  # it was made part of more
    same = kind == got and (quote == text or (mark.get("qualifier") and quote.endswith(text)))
    if not (same or inside):
        return False
    if kind == "datetime":
        values = resolution.get("values", [])
        return not values or any(v.get("timex", "").replace("XXXX-", "") in str(mark) for v in values)
    try:
        wanted = float((resolution.get("value") or "").rstrip("%"))
    except ValueError:
        return False
    value = mark["value"] * (100 if resolution.get("unit") in HUNDREDTHS else 1)
    code = resolution.get("isoCurrency") or CODES.get(str(resolution.get("unit")).lower())
    return abs(wanted - value) <= 1e-6 * abs(wanted) and (kind != "currency" or not code or mark["unit"] in (code, "*"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what does not pass")
    parser.add_argument("entente")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    for path in (f for p in options.paths for f in (sorted(p.rglob("*.json")) if p.is_dir() else [p])):
        cases, passed = read(path), 0
        kinds = {kind_of(r) for c in cases for r in c["Results"]}
        for case, marks in zip(cases, marks_of(options.entente, cases) if cases else ()):
            rest, good = marks, True
            for result in case["Results"]:
                found = next((m for m in rest if fits(result, m)), None)
                good = good and found is not None
                rest = [m for m in rest if m is not found]
            good = good and not any(kind_of_mark(m) in kinds for m in rest)
            passed += good
            if not good and options.misses:
                wanted = [(r["Text"], (r.get("Resolution") or {}).get("value")) for r in case["Results"]]
                print(repr(case["Input"]), "wanted", wanted, "got", [list(m.values())[3:] for m in marks])
        if cases:
            print(f"{path}: {passed} of {len(cases)}")

main()
