#!/usr/bin/env python3
"""Writes src/read/html_entities.inc: the named characters of HTML, from the table in Python's standard library.

    tools/make_entities.py >src/read/html_entities.inc

One text of " name:characters" or, where HTML allows the name without its semicolon, " name!characters", sorted by bytes.
"""

import html.entities

WIDTH = 100


def escaped(text):
    """As in a C++ string literal: what is no printable ASCII in octal."""
    plain = {'"': '\\"', "\\": "\\\\", "?": "\\?"}
    return "".join(
        plain.get(chr(b), chr(b)) if 32 < b < 127 else f"\\{b:03o}" for b in text.encode("utf-8")
    )


def main():
    table = html.entities.html5
    names = sorted({name.rstrip(";") for name in table})
    print("// Made by tools/make_entities.py; do not edit.")
    line = ""
    for name in names:
        sign = "!" if name in table else ":"
        entry = f" {name}{sign}{escaped(table[name + ';'])}"
        if len(line) + len(entry) > WIDTH:
            print(f'    "{line}"')
            line = ""
        line += entry
    print(f'    "{line} "')


if __name__ == "__main__":
    main()
