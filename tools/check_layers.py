#!/usr/bin/env python3
"""Keeps the includes of src/ one-way: exits 1 and names file:line of each that points the wrong way.

    tools/check_layers.py [TOP]      TOP is the top of the tree; the one that this file stands in if left out
"""

import pathlib
import re
import sys

# A folder of src/ may include itself and the folders before it in this list,
ORDER = ["base", "read", "rules", "mark", "understand", "flow", "record", "tell", "serve", "cli"]
# but these not: what is kept and what is told knows readings and facts, not how they were made.
BARRED = {
    "record": {"read", "rules", "mark", "flow"},
    "tell": {"read", "rules", "mark", "flow"},
}
# Public headers ("entente/x.h") are open to every folder but these, which may have only the ones named.
PUBLIC_ONLY = {"base": {"document.h", "result.h"}}

INCLUDE = re.compile(r'\s*#\s*include\s*"([^"]+)"')
SUFFIXES = {".h", ".hpp", ".cpp", ".inc"}


def allowed_for(folder):
    """The folders that `folder` may include."""
    return set(ORDER[: ORDER.index(folder) + 1]) - BARRED.get(folder, set())


def fault(folder, target):
    """What is wrong with `#include "target"` in `folder` (None: a public header); None where nothing is."""
    first, slash, rest = target.partition("/")
    if not slash or first in (".", ".."):
        return 'write the folder too, from src/ on: "base/x.h"'
    if first == "entente":
        named = PUBLIC_ONLY.get(folder)
        if named is None or rest in named:
            return None
        return f"{folder} may include of the public headers only {', '.join(sorted(named))}"
    if first not in ORDER:
        return f"{first} is no folder of src/ that is known here"
    if folder is None:
        return "a public header may include only public headers"
    if first in allowed_for(folder):
        return None
    return f"{folder} may include only {', '.join(f for f in ORDER if f in allowed_for(folder))}"


def includes(path):
    """(line number, target) of every include in quotation marks."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1]


def sources(folder):
    return (p for p in sorted(folder.rglob("*")) if p.suffix in SUFFIXES)


def faults(top):
    for path in sources(top / "include"):
        for number, target in includes(path):
            if what := fault(None, target):
                yield path, number, target, what
    for path in sources(top / "src"):
        folder = path.relative_to(top / "src").parts[0]
        if folder not in ORDER:
            yield path, 1, folder, "stands in no folder of src/ that is known here"
            continue
        for number, target in includes(path):
            if what := fault(folder, target):
                yield path, number, target, what


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    if not (top / "src").is_dir():
        sys.exit(f"{top}: no src/ here")
    count = 0
    for path, number, target, what in faults(top):
        print(f'{path.relative_to(top)}:{number}: "{target}": {what}')
        count += 1
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
