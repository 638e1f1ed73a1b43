#!/usr/bin/env python3
"""Carriers that mean harm: each must end in time, within memory, with a word that names the file and the place.

    tests/hostile/carriers.py BINARY [SECONDS [MIB]]     limits for each case; 20 s and 1500 MiB resident

Every case is a file name, its bytes, the exit status and what standard error has to say. At last all of them stand in one
folder with good files among them, which are all read.
"""

import gzip
import io
import os
import pathlib
import random
import resource
import signal
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib

GOOD = b"Kenya and Norway signed a treaty on ships in Bergen in 2018.\n"
LINE = b'{"text":"Kenya and Norway signed a treaty on ships in 2018."}\n'
NEEDLE = "treaty on ships"


def record(body, kind="response", url="https://x.example/1", length=None, head=b""):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + head + b"\r\n" + body
    size = len(block) if length is None else length
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"
            f"Content-Length: {size}\r\n\r\n").encode() + block + b"\r\n\r\n"


def zipped(files, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files, kind=tarfile.REGTYPE, link=""):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size, info.type, info.linkname = len(data), kind, link
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def patched(data, at, new):
    return data[:at] + new + data[at + len(new):]


def overlapping_zip(count):
    """Many entries of the directory that all lead to the same packed megabytes."""
    local = zipped([("a.txt", b"0" * (20 << 20))])
    start = local.rindex(b"PK\x01\x02")
    end = local.rindex(b"PK\x05\x06")
    directory = local[start:end] * count
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return local[:start] + directory + tail


def gz(data):
    return gzip.compress(data, 6, mtime=0)


def layers(data, count):
    for _ in range(count):
        data = gz(data)
    return data


def cases():
    zeros = b"0" * (300 << 20)
    bomb = gz(zeros)
    archive = gz(record(GOOD)) + gz(record(GOOD, url="https://x.example/2"))
    sound_zip = zipped([("a.txt", GOOD)])
    central = sound_zip.rindex(b"PK\x01\x02")
    escape = zipped([("\x1b[31m.txt", GOOD)])
    sound_tar = tarred([("a.txt", GOOD), ("b.txt", GOOD)])
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    mixed = b"Content-Type: multipart/mixed; boundary=a\n\n"
    yield "bomb.txt.gz", bomb, 3, "more than"
    yield "bomb.jsonl.gz", bomb, 3, "200 times"
    yield "bomb.csv.gz", gz(b"text,x\n\"" + zeros), 3, "200 times|limit"
    yield "bomb_twice.gz", gz(bomb), 3, "200 times|limit"
    yield "bomb.warc.gz", gz(record(zeros)), 3, "limit|200 times"
    yield "bomb_in_a_body.warc", record(bomb, head=b"Content-Encoding: gzip\r\n"), 3, "unpacks to more than"
    yield "bomb.zip", zipped([("a.jsonl", zeros)]), 3, "200 times|limit"
    yield "overlap.zip", overlapping_zip(2000), 3, "200 times"
    yield "bomb.docx", zipped([("[Content_Types].xml", b"x"), ("word/document.xml", zeros)]), 3, "more than"
    yield "bomb.tar.gz", gz(tarred([("a.jsonl", zeros)])), 3, "200 times|limit"
    yield "laughs.xml", f'<?xml version="1.0"?><!DOCTYPE rss [{laughs}]><rss><item><description>&l11;</description></item></rss>'.encode(), 3, "laughs.xml"
    yield "entity.xml", b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><description>A &x;</description></item></rss>', 0, ""
    yield "net.xml", b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://192.0.2.1/x.dtd"><rss><item><description>A</description></item></rss>', 0, ""
    yield "deep.xml", b'<?xml version="1.0"?><rss>' + b"<item>" * 200000, 3, "broken XML in line 1"
    yield "wide.xml", b'<?xml version="1.0"?><rss><item ' + b"".join(b"a%d='' " % i for i in range(100000)) + b"/></rss>", 3, "a tag of more than 16 KiB"
    yield "cut.xml", b'<?xml version="1.0"?><rss><item><description>A', 3, "broken XML"
    yield "other.xml", b'<?xml version="1.0"?><svg/>', 3, "<svg>"
    yield "nested.gz", layers(GOOD, 12), 3, "packed more than 6 times"
    yield "nested.zip", zipped([("a.zip", zipped([("a.zip", zipped([("a.zip", zipped([("a.zip", zipped([("a.zip", zipped([("a.zip", zipped([("a.txt", GOOD)]))]))]))]))]))]))]), 3, "packed more than 6 times"
    yield "deep.json", b"[" * 1000000, 3, "no JSON"
    yield "deep.jsonl", b'{"text":' * 100000 + b"\n" + LINE, 3, "#1: is no JSON"
    yield "long_line.jsonl", b'{"text":"' + b"a" * (40 << 20) + b'"}\n' + LINE, 3, "#1: is longer"
    yield "nul.jsonl", LINE + b"\0\0\0\n" + LINE, 3, "#2: is no JSON"
    yield "nul_in_text.jsonl", b'{"text":"Kenya \\u0000 Norway"}\n', 3, "NUL"
    yield "surrogate.jsonl", b'{"text":"\\ud800 Kenya"}\n', 3, "#1"
    yield "keys.jsonl", b"{" + b",".join(b'"k%d":1' % i for i in range(100000)) + b"}\n", 3, "no field"
    yield "open_quote.csv", b'text,date\n"' + b"a,b\n" * 1000000, 3, "not closed"
    yield "columns.csv", b"text" + b",x" * 1000000 + b"\n" + b"1" + b",2" * 1000000 + b"\n", 0, ""
    yield "rows.csv", b"text,x\n" + b"1\n" * 20000, 3, "#20000: has 1 cells"
    yield "nul.csv", b"text\n\0\0\0\n", 3, "nul.csv#1"
    yield "cut.gz", gz(GOOD * 1000)[:200], 3, "breaks off"
    yield "crc.gz", patched(gz(GOOD), len(gz(GOOD)) - 8, b"\0\0\0\0"), 3, "broken gzip"
    yield "garbage_behind.gz", gz(GOOD) + b"garbage" * 10, 3, "no gzip at byte"
    yield "only_a_head.gz", b"\x1f\x8b\x08\0", 3, "breaks off|no gzip"
    yield "cut.zst", b"\x28\xb5\x2f\xfd\x04", 3, "breaks off|broken"
    yield "window.zst", b"\x28\xb5\x2f\xfd\x00\xff" + b"\0" * 40, 3, "broken Zstandard"
    yield "dictionary.zst", b"\x5d\x2a\x4d\x18\xff\xff\xff\xff" + b"a" * 100, 3, "too large a dictionary"
    yield "short_dictionary.zst", b"\x5d\x2a\x4d\x18pe", 3, "breaks off in its dictionary"
    yield "lying_small.zip", patched(sound_zip, central + 24, struct.pack("<L", 3)), 3, "more than the 3 bytes"
    yield "lying_large.zip", patched(sound_zip, central + 24, struct.pack("<L", 1 << 30)), 3, "directory says|200 times"
    yield "lying_packed.zip", patched(sound_zip, central + 20, struct.pack("<L", 1 << 30)), 3, "outside of the archive"
    yield "lying_place.zip", patched(sound_zip, central + 42, struct.pack("<L", 7)), 3, "not where the directory says"
    yield "lying_name.zip", patched(sound_zip, central + 28, struct.pack("<H", 60000)), 3, "breaks off"
    yield "lying_directory.zip", patched(sound_zip, len(sound_zip) - 6, struct.pack("<L", 1 << 30)), 3, "outside"
    yield "encrypted.zip", patched(sound_zip, central + 8, b"\1"), 3, "encrypted"
    yield "method.zip", patched(sound_zip, central + 10, struct.pack("<H", 99)), 3, "method 99"
    yield "cut.zip", sound_zip[:-30], 3, "without its directory"
    yield "paths.zip", zipped([("/etc/passwd.txt", GOOD), ("../../up.txt", GOOD), ("C:\\x.txt", GOOD), ("\x1b[31m\n.txt", GOOD)]), 0, ""
    yield "escape.zip", patched(escape, escape.rindex(b"PK\x01\x02") + 16, b"1234"), 3, "checksum"
    yield "escape.csv", b"\x1b[31m,\x07b\n1,2\n", 3, "no column"
    yield "paths.tar", tarred([("/etc/passwd.txt", GOOD), ("../../up.txt", GOOD)]), 0, ""
    yield "links.tar", tarred([("a.txt", b"")], tarfile.SYMTYPE, "/etc/passwd"), 0, ""
    yield "devices.tar", tarred([("a.txt", b"")], tarfile.CHRTYPE), 0, ""
    yield "lying.tar", patched(sound_tar, 124, b"77777777777"), 3, "NUL byte"
    yield "cut.tar", sound_tar[:520], 3, "breaks off"
    yield "cut_header.tar", sound_tar[:1100], 3, "breaks off in a tar header"
    yield "header.tar", patched(sound_tar, 1024 + 148, b"9"), 3, "no tar header at byte"
    yield "long_name.tar", tarred([("a" * 200000, GOOD)]), 3, "too long a name"
    yield "sound.tar.cut.gz", gz(sound_tar)[:-20], 3, "broken gzip|breaks off"
    yield "length.warc", record(GOOD, length=10 ** 18), 3, "breaks off|limit"
    yield "overflow.warc", record(GOOD, length=10 ** 30), 3, "without a length"
    yield "minus.warc", record(GOOD, length=-5), 3, "without a length"
    yield "endless_head.warc", b"WARC/1.0\r\nX: " + b"a" * (5 << 20), 3, "endless head"
    yield "no_end.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * 100, 3, "breaks off in its head"
    yield "chunks.warc", record(b"fffffffffff\r\nabc", head=b"Transfer-Encoding: chunked\r\n"), 0, ""
    yield "middle.warc.gz", archive[:150] + b"\xff" * 20 + archive[170:], 3, "at byte|byte "
    yield "many_broken.warc.gz", (b"\x1f\x8b\x08" + b"\xff" * 17) * 20000, 3, "broken gzip data"
    yield "nul.eml", b"From: a\nDate: x\nSubject: y\n\n\0\0\0", 3, "without text"
    yield "nested.eml", mixed + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 100000, 3, "without text"
    yield "words.eml", b"Subject: " + b"=?utf-8?b?QQ==?= " * 100000 + b"\n\nText.\n", 0, ""
    yield "headers.eml", b"X: y\n" * 1000000, 3, "without text"
    yield "long.mbox", b"From x\nSubject: y\n\n" + b"a" * (40 << 20), 3, "#1: has more than"
    yield "not.pdf", b"%PDF-1.7\n" + b"\xff" * 1000, 3, "pdftotext|scanned"
    yield "not.docx", zipped([("word/document.xml", b"<w:document")]), 3, "broken XML"
    yield "cells.xlsx", zipped([("[Content_Types].xml", b"x"), ("xl/a.xml", b"x")]), 3, "Office file"
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, 3, "old kind"
    yield "archive.xz", b"\xfd7zXZ\0" + b"a" * 100, 3, "xz"
    yield "noise.txt", random.Random(1).randbytes(1 << 16), 3, "noise.txt"
    yield "zeros.txt", b"\0" * (1 << 20), 3, "NUL byte at byte 0"
    yield "odd.txt", b"\xff\xfeA", 0, ""
    yield "surrogates.txt", b"\xff\xfe" + b"\x00\xd8" * 100000, 0, ""


def run(command, seconds, mib):
    """(exit status or minus the signal, standard output, standard error, seconds, MiB resident)"""
    began = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, preexec_fn=lambda: (
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1)),
            resource.setrlimit(resource.RLIMIT_AS, (4 * mib << 20, 4 * mib << 20)),
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return process.returncode, out.read(), err.read().decode("utf-8", "replace"), time.monotonic() - began, usage.ru_maxrss // 1024


def main():
    import re
    binary = os.path.realpath(sys.argv[1])
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    mib = int(sys.argv[3]) if len(sys.argv) > 3 else 1500
    bad = 0
    with tempfile.TemporaryDirectory(prefix="entente-carriers-") as here:
        os.chdir(here)
        folder = pathlib.Path("folder")
        folder.mkdir()
        names = []
        for name, data, status, says in cases():
            path = folder / name
            path.write_bytes(data)
            names.append(name)
            got, out, err, took, resident = run([binary, "text", str(path), "--jobs", "1"], seconds, mib)
            faults = []
            if got != status:
                faults.append(f"exit status {got}, expected {status}" + (" (a signal)" if got < 0 else ""))
            if status == 3 and (str(path) not in err or not re.search(says, err)):
                faults.append(f"standard error does not name the file and say {says!r}")
            if resident > mib:
                faults.append(f"{resident} MiB resident")
            if b"root:" in out or b"\x1b" in out or "\x1b" in err:
                faults.append("something came out that must not")
            bad += bool(faults)
            first = err.splitlines()[0][:140] if err else ""
            print(f"{'FAILED' if faults else 'ok'}: {name}: {took:.1f} s, {resident} MiB: {'; '.join(faults) or first}", flush=True)
        for name in ("aa.txt", "mm.txt", "zz.txt"):
            (folder / name).write_bytes(GOOD)
        got, out, err, took, resident = run([binary, "facts", str(folder)], 20 * seconds, mib)
        read = sum(f'"doc":"{name}"' in out.decode("utf-8", "replace") for name in ("aa.txt", "mm.txt", "zz.txt"))
        if got != 3 or read != 3:
            bad += 1
            print(f"FAILED: the folder of all: exit status {got}, {read} of 3 good files read")
        else:
            print(f"ok: the folder of all {len(names)}: its good files are read, {took:.1f} s, {resident} MiB")
    print(f"{len(names)} cases, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
