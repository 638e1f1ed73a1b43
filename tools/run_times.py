#!/usr/bin/env python3
"""Measures times against test cases in the JSON form of Recognizers-Text: tools/run_times.py ENTENTE PATH... [--misses]

A case passes where all its spans, and their values where the file has values, come out and nothing else does. Words
before a time that are no part of it in TIMEX3 ("from", "on") are left off on both sides. A value is right where it is
the TIMEX3 value, one of the readings that the case lists, or the same days. Readings that only a chat assistant has
use for are counted apart: several hours of the day for a bare clock time, business days and working weeks, meals.
"""
import argparse, collections, datetime, json, pathlib, re, subprocess, tempfile

LEADING = re.compile(r"^(?:(?:from|between|in|on|at|of|for|since|before|after|by|until|till|within|during|the|a|an|around|over"
                     r"|about|starting|prior to|as of|no later than|later than|earlier than)\b[ ,]*)+", re.I)
CHAT = re.compile(r"\b(business (?:day|hour)|work ?week|workday|breakfast|lunch|dinner|asap|eod|eow|eom|eoy)", re.I)

BEFORE = "The two ministers spoke at some length to the press of both of their countries. "  # a line of text, no stamp


def span(text):
    text = re.sub(r"\s+", " ", text.lower()).strip(" .,()'")
    return LEADING.sub("", text) or text


def plain(value):  # T17:00 is T17, and so are its parts of a second
    value = re.sub(r"T(\d)(?=\D|$)", r"T0\1", value or "")
    return re.sub(r"(T\d\d(?::\d\d)?):00(?=$|/)", r"\1", re.sub(r"(T\d\d):00:00(?=$|/)", r"\1", value))


def days(start, end):
    try:
        last = datetime.date.fromisoformat(end[:10]) - datetime.timedelta(days=1)
        return {f"{start[:10]}/{last}", f"{start[:10]}/{end[:10]}"}
    except ValueError:
        return set()


def wide(edtf):  # the days of an EDTF date of one or two parts
    def bound(part, last):
        part = part.strip("~").replace("X", "9" if last else "0")
        if re.fullmatch(r"\d{4}", part):
            return part + ("-12-31" if last else "-01-01")
        month = re.fullmatch(r"(\d{4})-(\d\d)", part)
        if not month:
            return part
        number = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}.get(
            int(month[2]), (int(month[2]),) * 2)[last]
        if number > 12:
            return part
        if not last:
            return f"{month[1]}-{number:02}-01"
        after = datetime.date(int(month[1]) + number // 12, number % 12 + 1, 1)
        return str(after - datetime.timedelta(days=1))
    first, _, last = edtf.partition("/")  # "March to May" may take in the whole of May, or begin it
    return {bound(first, False) + "/" + bound(last or first, True), bound(first, False) + "/" + bound(last, False)}


def right(mark, result):
    values = (result.get("Resolution") or result.get("Value") or {}).get("values")
    if not values:
        return True
    edtf, timex = mark.get("edtf", ""), mark.get("timex", {}).get("value", "")
    good = set()
    for value in values:
        good |= {plain(value.get("timex")), plain((value.get("value") or "-").replace(" ", "T"))}
        pair = re.fullmatch(r"\(([^,]*),([^,]*),[^,]*\)", value.get("timex", ""))
        good |= {plain(pair[1] + "/" + pair[2])} if pair else set()
        good |= days(value.get("start", ""), value.get("end", ""))
        good |= {value[key] + "/.." for key in ("start",) if "end" not in value and key in value}
    good.discard("-")
    return bool(good & {plain(timex), plain(edtf.strip("~"))} or good & wide(edtf))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entente")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    files = [f for p in options.paths for f in (sorted(p.glob("*.json")) if p.is_dir() else [p])]
    for path in files:
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
        found, groups = collections.defaultdict(list), collections.defaultdict(list)
        with tempfile.TemporaryDirectory() as folder:
            for i, case in enumerate(cases):
                pathlib.Path(folder, f"{i}.txt").write_text(BEFORE + case["Input"] + "\n")
                groups[case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]].append(f"{i}.txt")
            for date, names in groups.items():
                run = subprocess.run([pathlib.Path(options.entente).resolve(), "marks", "--published", date, *names],
                                     cwd=folder, capture_output=True, text=True)
                for mark in map(json.loads, filter(None, run.stdout.split("\n"))):
                    if mark["kind"] == "time" and mark["at"][0] >= len(BEFORE):
                        found[int(pathlib.Path(mark["doc"]).stem)].append(mark)
        good = chat = spans = 0
        for i, case in enumerate(cases):
            want = sorted(case["Results"], key=lambda r: r.get("Start", 0))
            if CHAT.search(case["Input"]) or any(
                    len((r.get("Resolution") or {}).get("values") or []) > 2 for r in want):
                chat += 1
                continue
            same = [span(m["quote"]) for m in found[i]] == [span(r["Text"]) for r in want]
            passed = same and all(map(right, found[i], want))
            spans, good = spans + same, good + passed
            if options.misses and not passed:
                print("MISS", repr(case["Input"]), case.get("Context", {}).get("ReferenceDateTime", "")[:10])
                print("   want", [(r["Text"], [v.get("timex") for v in ((r.get("Resolution") or {}).get("values") or [])][:1])
                                  for r in want])
                print("   have", [(m["quote"], m.get("edtf"), m.get("timex", {}).get("value")) for m in found[i]])
        count = len(cases) - chat
        print(f"{path.name}: {good} of {count} pass ({good / max(count, 1):.1%}), spans {spans}; {chat} left out")


if __name__ == "__main__":
    main()
