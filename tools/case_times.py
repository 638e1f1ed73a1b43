"""When the value of a time is what a test case of run_cases.py wants: it is the TIMEX3 value, one of the readings that
the case lists, or the same days."""
import datetime
import re


def plain(value):  # T17:00 is T17, and so are its parts of a second
    value = re.sub(r"T(\d)(?=\D|$)", r"T0\1", value or "")
    return re.sub(r"(T\d\d(?::\d\d)?):00(?=$|/)", r"\1", re.sub(r"(T\d\d):00:00(?=$|/)", r"\1", value))


def days(start, end):
    try:
        last = datetime.date.fromisoformat(end[:10]) - datetime.timedelta(days=1)
        return {f"{start[:10]}/{last}", f"{start[:10]}/{end[:10]}"}
    except ValueError:
        return set()


def bound(part, last):
    """The first or last day of a part of an EDTF date."""
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


def wide(edtf):  # "March to May" may take in the whole of May, or begin it
    first, _, last = edtf.partition("/")
    return {bound(first, False) + "/" + bound(last or first, True), bound(first, False) + "/" + bound(last, False)}


def right(mark, result):
    values = (result.get("Resolution") or result.get("Value") or {}).get("values")
    if not values:
        return True
    edtf, timex = mark.get("edtf", ""), mark.get("timex", {}).get("value", "")
    good = set()
    for value in values:
        good |= {plain(value.get("timex")), plain((value.get("value") or "-").replace(" ", "T"))}
        pair = re.fullmatch(r"\(([^,]*),([^,]*),([^,]*)\)", value.get("timex", ""))
        good |= {plain(pair[1] + "/" + pair[2]), plain(pair[3])} if pair else set()  # "the next two days": P2D in TIMEX3
        good |= days(value.get("start", ""), value.get("end", ""))
        good |= {value[key] + "/.." for key in ("start",) if "end" not in value and key in value}
    good.discard("-")
    return bool(good & {plain(timex), plain(edtf.strip("~"))} or good & wide(edtf))
