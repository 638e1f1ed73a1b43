"""What a test case of run_cases.py wants, by kind, and when a mark gives that."""
import pathlib
import re

from case_times import right

TIMES = {"", "date", "daterange", "datetime", "datetimerange", "time", "timerange", "duration", "set", "holiday",
         "timezone", "datetimealt", "datetimeV2"}
KINDS = {"number": {"number", "percentage", "currency", "ordinal"}, "time": TIMES}
HUNDREDTHS = {"Cent", "Pence", "Penny"}  # marks give them in the currency that they are a part of
TABLE = pathlib.Path(__file__).resolve().parent.parent / "knowledge/en/currencies.tsv"
CODES = {row[0].lower(): row[1] for row in (line.split("\t") for line in TABLE.read_text("utf-8").split("\n"))
         if len(row) == 3}

# Words before a time that are no part of it in TIMEX3 are left off on both sides.
LEADING = re.compile(r"^(?:(?:from|between|in|on|at|of|for|since|before|after|by|until|till|within|during|the|a|an|around"
                     r"|over|about|starting|prior to|as of|no later than|later than|earlier than)\b[ ,]*)+", re.I)
# Conventions that only a chat assistant has use for. An ordinal as the place in a list is "the last one", "next".
CHAT_WORDS = {"working days": r"\b(business (?:day|hour)|work ?week|workday)",
              "meals": r"\b(breakfast|lunch|dinner)", "office shorthand": r"\b(asap|eod|eow|eom|eoy)\b"}


def kind_of(result):
    return (result.get("TypeName") or result.get("Type") or "").split(".")[0].removesuffix("V2")


def kind_of_mark(mark):
    unit = mark.get("unit", "")
    names = {"percent": "percentage", "count": "number", "*": "currency"}
    return names.get(unit, "currency" if len(unit) == 3 and unit.isupper() else unit)


def is_of(mark, kind, kinds):
    return mark["kind"] == "time" if kind == "time" else mark["kind"] == "quantity" and kind_of_mark(mark) in kinds


def convention(case, kind):
    """The convention of chat assistants that a case is about, else nothing."""
    results = case["Results"]
    if kind == "number":
        if any((r.get("TypeName") or "") == "ordinal.relative" for r in results):
            return "ordinals relative to a list"
        if any(wanted_value(r) in (None, "null") for r in results):
            return "a unit without a number"
        if any(re.match(r"(%|per ?cents?|percentages?) of", r["Text"], re.I) for r in results):
            return "the sign before its number"
        return None
    if any(len((r.get("Resolution") or {}).get("values") or []) > 2 for r in results):
        return "several hours for one"
    return next((name for name, words in CHAT_WORDS.items() if re.search(words, case["Input"], re.I)), None)


def wanted_value(result):
    resolution = result.get("Resolution") or result.get("Value") or {}
    return [v.get("timex") for v in resolution.get("values") or []][:1] or resolution.get("value")


def plain_words(text):
    return " ".join(text.lower().split())


def same_number_words(result, mark):
    kind, got = kind_of(result), kind_of_mark(mark)
    text, quote = plain_words(result["Text"]), plain_words(mark["quote"])
    inside = kind == "number" and got in ("currency", "percentage") and text in quote  # it was made part of more
    return inside or (kind == got and (quote == text or (mark.get("qualifier") and quote.endswith(text))))


def same_number(result, mark):
    resolution = result.get("Resolution") or {}
    if mark["kind"] != "quantity" or not same_number_words(result, mark):
        return False
    try:
        wanted = float((resolution.get("value") or "").rstrip("%"))
    except ValueError:
        return False
    value = mark["value"] * (100 if resolution.get("unit") in HUNDREDTHS else 1)
    code = resolution.get("isoCurrency") or CODES.get(str(resolution.get("unit")).lower())
    same = abs(wanted - value) <= 1e-6 * abs(wanted)
    return same and (kind_of(result) != "currency" or not code or mark["unit"] in (code, "*"))


def span(text):
    text = re.sub(r"\s+", " ", text.lower()).strip(" .,()'")
    return LEADING.sub("", text) or text


def same_time_words(result, mark):
    return mark["kind"] == "time" and span(mark["quote"]) == span(result["Text"])


def same_time(result, mark):
    return same_time_words(result, mark) and right(mark, result)


FITS = {"number": same_number, "time": same_time}
SAME_WORDS = {"number": same_number_words, "time": same_time_words}
