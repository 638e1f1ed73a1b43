#!/usr/bin/env python3
"""Lays the first inputs of the fuzz targets: fuzz/seeds.py FOLDER gives FOLDER/fuzz_rules, FOLDER/fuzz_match, ...

Rules come out of knowledge/, each with the word lists that it names (a target opens no files); articles out of
examples/ and tests/cases/, whole for fuzz_read, by paragraphs and behind bytes that choose rules for fuzz_match; pages
out of tests/read/, sentences of newspapers for fuzz_values.
"""

import hashlib
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
HEADS = [bytes((7 * i * k + i) % 251 for i in range(1, 40)) for k in range(1, 9)]


def entries(path):
    """The entries of a file of rules or words, each with its indented lines."""
    text = re.sub(r"(?m)^#.*\n", "", path.read_text(encoding="utf-8"))
    return [entry.rstrip() for entry in re.findall(r"(?m)^\S.*\n(?:[ \t].*\n|[ \t]*\n)*", text)]


def with_lists(rule, lists):
    """The rule behind the lists that it needs, and that those need."""
    needed, found = [], re.findall(r"\b[A-Z][A-Z_]+\b", rule)
    while found:
        name = found.pop()
        if name in lists and name not in needed:
            needed.append(name)
            found += re.findall(r"\b[A-Z][A-Z_]+\b", lists[name])
    return "\n".join([lists[name] for name in reversed(needed)] + [rule]) + "\n"


def put(folder, data):
    (folder / hashlib.sha1(data).hexdigest()[:16]).write_bytes(data)


def main():
    names = ("fuzz_rules", "fuzz_match", "fuzz_read", "fuzz_html", "fuzz_values")
    out = {name: pathlib.Path(sys.argv[1]) / name for name in names}
    for folder in out.values():
        folder.mkdir(parents=True, exist_ok=True)
    files = sorted((TOP / "knowledge/en").glob("*.rules")) + sorted((TOP / "knowledge/en/lists").glob("*.words"))
    found = [entry for path in files for entry in entries(path)]
    lists = {entry.split()[1]: entry for entry in found if entry.startswith("words ")}
    for rule in (entry for entry in found if entry.startswith("rule ")):
        put(out["fuzz_rules"], with_lists(rule, lists).encode())
    articles = sorted((TOP / "examples").rglob("*.txt")) + sorted((TOP / "tests/cases").glob("*.txt"))
    for number, path in enumerate(articles):
        text = path.read_bytes()
        put(out["fuzz_read"], text)
        for paragraph in text.split(b"\n\n")[:6]:
            put(out["fuzz_match"], HEADS[number % len(HEADS)] + paragraph)
            put(out["fuzz_read"], paragraph)
            put(out["fuzz_values"], paragraph)
    for path in sorted((TOP / "tests/read/pages").glob("*.html")):
        put(out["fuzz_html"], path.read_bytes())
    for line in (TOP / "tests/read/html_trees.txt").read_bytes().split(b"\n"):
        if line and line[:1] not in b"#=~":
            put(out["fuzz_html"], line)
    for line in (TOP / "tests/mark/newswire.txt").read_bytes().splitlines():
        if not line.startswith(b" "):
            put(out["fuzz_values"], line[11:])


if __name__ == "__main__":
    main()
