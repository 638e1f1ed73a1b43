#!/usr/bin/env python3
"""Measures the marks of numbers, percentages, money, ordinals and times against test cases in the JSON form of
Recognizers-Text: tools/run_cases.py ENTENTE PATH... [--misses] [--left-out]

A path is a file, or a folder of files. A file has a list of cases:
[{"Input": "...", "Results": [{"Text": "...", "TypeName": "number", "Resolution": {"value": "..."}}]}, ...].
A case passes where all wanted words are marked with the wanted value, and nothing else of that kind is; `spans` counts
those whose words alone are right. Conventions of chat assistants are left out, by the classes of case_kinds.py.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

import case_kinds

BEFORE = "The two ministers spoke at some length to the press of both of their countries. "  # a line of text, no stamp


def read(path):
    """The cases of a file and its kind ("number" or "time"); no kind where it is about others."""
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    kinds = {case_kinds.kind_of(result) for case in cases for result in case.get("Results", ())}
    kind = next((kind for kind, names in case_kinds.KINDS.items() if kinds and kinds <= names), None)
    return cases, kinds, kind


def marks_of(entente, cases):
    """The marks of each case. One process for all cases of one date of publication."""
    groups = collections.defaultdict(list)
    for i, case in enumerate(cases):
        groups[case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]].append(i)
    marks = [[] for _ in cases]
    with tempfile.TemporaryDirectory() as folder:
        for date, members in groups.items():
            paths = {i: pathlib.Path(folder, f"{i}.txt") for i in members}
            for i, path in paths.items():
                path.write_text(BEFORE + cases[i]["Input"] + "\n", encoding="utf-8")
            run = subprocess.run([entente, "marks", "--published", date, *paths.values()],
                                 capture_output=True, text=True, check=False)
            for mark in map(json.loads, filter(None, run.stdout.split("\n"))):
                if mark["kind"] in ("quantity", "time") and mark["at"][0] >= len(BEFORE):
                    marks[int(pathlib.Path(mark["doc"]).stem)].append(mark)
    return marks


def is_met(wanted, got, fits):
    """True where each of `wanted` fits one of `got`, and none is left of the same kinds."""
    rest = list(got)
    for result in wanted:
        found = next((mark for mark in rest if fits(result, mark)), None)
        if found is None:
            return False
        rest.remove(found)
    return not rest


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entente")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true", help="print what does not pass")
    parser.add_argument("--left-out", action="store_true", help="print what is left out, with its class")
    options = parser.parse_args()
    for path in (f for p in options.paths for f in (sorted(p.rglob("*.json")) if p.is_dir() else [p])):
        cases, kinds, kind = read(path)
        if kind is None:
            continue
        fits, words = case_kinds.FITS[kind], case_kinds.SAME_WORDS[kind]
        classes, passed, spans = collections.Counter(), 0, 0
        for case, marks in zip(cases, marks_of(options.entente, cases)):
            wanted = case["Results"]
            chat = case_kinds.convention(case, kind)
            if chat:
                classes[chat] += 1
                if options.left_out:
                    print(f"LEFT OUT ({chat})", repr(case["Input"]))
                continue
            got = [mark for mark in marks if case_kinds.is_of(mark, kind, kinds) or any(fits(r, mark) for r in wanted)]
            good = is_met(wanted, got, fits)
            passed, spans = passed + good, spans + is_met(wanted, got, words)
            if options.misses and not good:
                print("MISS", repr(case["Input"]), case.get("Context", {}).get("ReferenceDateTime", "")[:10])
                print("   want", [(r["Text"], case_kinds.wanted_value(r)) for r in wanted])
                print("   have", [list(mark.values())[3:] for mark in marks])
        count = len(cases) - sum(classes.values())
        chat = "".join(f"; {n} left out: {name}" for name, n in sorted(classes.items()))
        print(f"{path.name}: {passed} of {count} pass ({passed / max(count, 1):.1%}), spans {spans}{chat}")


if __name__ == "__main__":
    main()
