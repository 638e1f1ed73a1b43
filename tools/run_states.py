#!/usr/bin/env python3
"""Every state and territory of ISO 3166-1 by its names, people and capital, out of sources that the knowledge was not
made from: Debian's iso-codes (names), and the npm package world-countries (demonyms, capitals) where its countries.json
is given. Prints what `entente marks` misses or takes for another state; exits 1 where there is anything.

    tools/run_states.py --entente build/release/entente [--countries countries.json]"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

# Right as it is: English means another state by these, two states share them, or another place is better known.
SHARED = set("""Congo|Congolese|Dominican|Virgin Islands|Virgin Islander|Channel Islander|French|Dutch|Indian|American|Norwegian
American Islander|The Valley|Jamestown|West Island|Stanley|City of Victoria|Plymouth|Kingston|Saint-Pierre
Saint-Pierrais, Miquelonnais|Heard and McDonald Islander|South Georgian South Sandwich Islander|St. Maartener
Antarctican""".replace("\n", "|").split("|"))
ISO = pathlib.Path("/usr/share/iso-codes/json/iso_3166-1.json")


def cases_of_iso():
    for state in json.loads(ISO.read_text())["3166-1"]:
        for key in ("name", "common_name", "official_name"):
            if key in state:
                name = state[key]
                if ", " in name:  # "Bolivia, Plurinational State of"
                    head, tail = name.split(", ", 1)
                    name = f"{tail} {head}" if tail.endswith(" of") else head
                yield name, state["alpha_3"], f"Envoys of {name} spoke on Monday."


def cases_of_countries(path):
    for state in json.loads(path.read_text()):
        code = state["cca3"] if state["cca3"] != "UNK" else "XKX"
        yield state["name"]["common"], code, f"Envoys of {state['name']['common']} spoke on Monday."
        demonym = state["demonyms"].get("eng", {}).get("m", "") if "demonyms" in state else state.get("demonym", "")
        if demonym:
            yield demonym, code, f"A {demonym} minister spoke on Monday."
        for capital in state.get("capital", [])[:1]:
            yield capital, code, f"{capital} said so on Monday."


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entente", type=pathlib.Path, default="build/release/entente")
    parser.add_argument("--countries", type=pathlib.Path)
    options = parser.parse_args()
    if not ISO.exists():
        print(f"{ISO} is not there (package iso-codes): nothing checked")
        return 0
    cases = list(cases_of_iso()) + (list(cases_of_countries(options.countries)) if options.countries else [])
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (_, _, text) in enumerate(cases):
            path = pathlib.Path(folder) / f"{number}.txt"
            path.write_text(text + "\n")
            paths.append(path)
        run = subprocess.run([options.entente, "marks", *paths], capture_output=True, text=True, check=True)
    found = {}
    for line in run.stdout.splitlines():
        mark = json.loads(line)
        if mark["kind"] in ("party", "place") and "is" in mark:
            size = mark["at"][1] - mark["at"][0]
            found.setdefault(int(mark["doc"][:-4]), []).append((size, mark["is"], mark["quote"]))
    missed = 0
    for number, (form, code, _) in enumerate(cases):
        marks = found.get(number, [])
        best = max(marks)[1] if marks else "nothing"
        if form in SHARED:
            continue
        if code not in {is_ for _, is_, quote in marks if best == is_ or len(quote) >= len(form)}:
            missed += 1
            print(f"{form}\t{code}\tfound {best}")
    print(f"{len(cases) - missed} of {len(cases)} found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
