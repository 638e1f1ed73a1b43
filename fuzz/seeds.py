#!/usr/bin/env python3
"""Lays the first inputs of the fuzz targets: fuzz/seeds.py FOLDER gives FOLDER/fuzz_rules, FOLDER/fuzz_match, ...

Rules come out of knowledge/, each with the word lists that it names (a target opens no files); articles out of
examples/ and tests/cases/, whole for fuzz_read, by paragraphs and behind bytes that choose rules for fuzz_match; pages
out of tests/read/, sentences of newspapers for fuzz_values.
"""

import gzip
import hashlib
import io
import pathlib
import re
import sys
import tarfile
import zipfile

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
    carriers(pathlib.Path(sys.argv[1]))


def carriers(out):
    """One or two small sound files of each format."""
    text = b"Kenya and Norway signed a treaty on ships.\n"
    line = b'{"text":"Kenya and Norway signed.","title":"T","date":"2019-05-03"}\n'
    record = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/1\r\nContent-Type: application/http\r\n"
              b"Content-Length: 62\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nKenya, Norway.\n\r\n\r\n")
    mail = (b"From: a <b@c>\nDate: 3 May 2019 10:27 +0000\nSubject: =?utf-8?Q?a=C3=B8?=\nContent-Type: multipart/mixed; "
            b"boundary=a\n\n--a\nContent-Transfer-Encoding: base64\n\nS2VueWE=\n--a--\n")
    rss = (b"<?xml version='1.0'?><rss><channel><title>G</title><item><title>T</title><link>l</link><pubDate>3 May 2019"
           b"</pubDate><description>Kenya.</description></item></channel></rss>")
    item = b"<?xml version='1.0'?><newsItem guid='a'><contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML><p>Kenya.</p></inlineXML></contentSet></newsItem>"
    tar, packed = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), text)
        archive.writestr(zipfile.ZipInfo("word/document.xml"), b"<document><p><t>Kenya.</t></p></document>")
    seeds = {
        "text": [text, "Kenya og Bodø".encode("utf-16"), "Министр".encode("cp1251")],
        "gzip": [gzip.compress(text, mtime=0)], "zstd": [b"\x28\xb5\x2f\xfd\x24\x05\x29\x00\x00Kenya\xc4\x1d\x27\xe8"],
        "tar": [tar.getvalue()[:1536]], "zip": [packed.getvalue()], "warc": [record, record * 2], "jsonl": [line, line * 3],
        "json": [b"[" + line.strip() + b"]", line], "csv": [b'text,title,date\n"Kenya, a ""b""",T,2019-05-03\n'],
        "xml": [rss, item], "mail": [mail], "mbox": [b"From x\n" + mail + b"\nFrom y\n" + mail],
        "pdf": [b"Head\nA first coop-\neration\n1\n\x0cHead\nA page.\n2\n\x0c"],
    }
    for name, inputs in seeds.items():
        folder = out / f"fuzz_{name}"
        folder.mkdir(parents=True, exist_ok=True)
        for data in inputs:
            put(folder, data)


if __name__ == "__main__":
    main()
