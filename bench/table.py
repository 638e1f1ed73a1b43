#!/usr/bin/env python3
"""The Markdown table of bench/README.md from what bench/run left in a folder: bench/table.py build/bench"""

import json
import pathlib
import statistics
import sys

STATIONS = [
    ("read", "bytes to document: encoding, paragraphs, furniture"),
    ("tokens", "tokens with the ids of their words"),
    ("sentences", "tokens, sentences and quotations"),
    ("numbers", "numbers in figures and words"),
    ("names", "names of the tables: the trie"),
    ("verbs", "verb groups"),
    ("values", "rules for times and quantities, two levels"),
    ("titles", "titles and runs of capitals"),
    ("instruments", "treaties and the like"),
    ("holders", "rules for persons with their offices"),
    ("facts", "rules for facts, matching alone"),
    ("understand", "all of it but reading: marks, who is meant, facts"),
]


def rows(work):
    """(what, ratio) of every line of the table; None where the ratio stands for a heading."""
    told = json.loads((work / "stations.json").read_text(encoding="utf-8"))["benchmarks"]
    medians = {b["run_name"]: b for b in told if b["aggregate_name"] == "median"}
    speed = {name: b["bytes_per_second"] for name, b in medians.items()}
    whole = speed["bytes_to_json"]
    yield "**Time a byte, against bytes to JSON in one process (1.00)**", None
    for name, what in STATIONS:
        yield f"`{name}`: {what}", f"{whole / speed[name]:.3f}"
    yield "**Time for matching at the level of facts, the same text**", None
    for kind, what in (("spread", "anchors spread over the words of the text"), ("crowded", "all on 100 anchors")):
        for few, many in ((10, 100), (100, 1000), (1000, 10000), (100, 10000)):
            ratio = speed[f"rules_{kind}/{few}"] / speed[f"rules_{kind}/{many}"]
            yield f"`rules_{kind}`: {many:,} rules against {few:,}, {what}", f"{ratio:.1f}"
    yield "**Time for the whole way from bytes to JSON, the same text and levels below, anchors spread**", None
    for few, many in ((100, 1000), (100, 10000)):
        ratio = speed[f"json_spread/{few}"] / speed[f"json_spread/{many}"]
        yield f"{many:,} rules for facts against {few:,}", f"{ratio:.2f}"
    yield "**Whole program**", None
    taken = {"1": [], "2": []}  # by the number of threads: seconds by the clock and of processors
    for line in (work / "process.txt").read_text(encoding="utf-8").splitlines():
        jobs, clock, processor = line.split()
        taken[jobs].append((float(clock), float(processor)))
    clock = {jobs: statistics.median(t[0] for t in times) for jobs, times in taken.items()}
    processor = statistics.median(t[1] for t in taken["1"])
    inside = medians["bytes_to_json"]["cpu_time"] / 1000  # Google Benchmark tells milliseconds here
    yield "`entente facts --jobs 1` against bytes to JSON in one process: loading and files", f"{processor / inside:.2f}"
    yield "`entente facts` on one thread against two, by the clock", f"{clock['1'] / clock['2']:.2f}"
    load = medians["load"]["cpu_time"] / 1000
    yield "`load`: knowledge from its sources, share of that one-thread run", f"{load / processor:.3f}"
    opened = medians["open"]["cpu_time"] / 1000
    yield "`open`: knowledge from its image against `load`", f"{opened / load:.2f}"
    peers = work / "peers.jsonl"
    if not peers.exists():
        return
    yield "**Bytes a second with 100 like patterns, Entente (whole program, all levels) against**", None
    found = {p["name"]: p for p in map(json.loads, peers.read_text(encoding="utf-8").splitlines())}
    for name, called in (("wink", "wink-nlp 2.4.0"), ("compromise", "compromise 14.17.0, on a twentieth of the text")):
        yield called, f"{found['entente']['bytes_per_second'] / found[name]['bytes_per_second']:.1f}"


def main():
    print("| measured | ratio |\n| --- | ---: |")
    for what, ratio in rows(pathlib.Path(sys.argv[1])):
        print(f"| {what} | {ratio or ''} |")


if __name__ == "__main__":
    main()
