"""How a form may be decorated: the options of each, drawn at random and free of contradictions."""

from __future__ import annotations

import random

from tests.ambrota.sheets.generated.labels import LEGENDS, PERSON_FIELDS
from tests.ambrota.sheets.generated.lists import LIST_DATES
from tests.ambrota.sheets.generated.notation import (
    BETWEEN,
    DATES,
    MOMENTS,
    NO_MONTH,
    NO_YEAR,
    TIMES,
)
from tests.ambrota.sheets.generated.save import FORMATS, PLAIN

PENDING: frozenset[str] = frozenset()
"""Forms and options that are not read yet: "form", "option", "option=value", "one+another"."""

FLAGS = (
    "offset", "title", "notes", "logo", "signoff", "junk", "sections", "vacancies", "totals",
    "counts", "hidden-row", "hidden-column", "colours", "comments", "formulas", "units", "two",
    "case", "full-days", "first-last", "merged-header", "week-totals", "blocks", "spaced", "bare",
    "repeat", "namesakes", "number-cells", "spelt", "extra-columns", "row-numbers", "people",
    "period", "events", "old-sheet", "odd-names", "halves", "code-counts", "hour-totals",
    *PERSON_FIELDS,
)  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "legend": LEGENDS,
    "format": FORMATS,
    "times": tuple(TIMES),
    "between": tuple(BETWEEN),
    "weekdays": ("above", "below", "initials"),
    "dates": (*DATES, *NO_YEAR, *NO_MONTH),
    "year": ("title", "sheet", "file", "none"),
    "month": ("merged", "date"),
    "week": ("monday", "sunday", "saturday"),
    "lines": ("number", "line", "wk", "week", "letter", "tl"),
    "moments": MOMENTS,
    "list": ("times", "datetimes", "codes"),
    "heads": ("commencing",),
    **dict.fromkeys(
        ("holders", "surname-first", "shuffled", "cancelled", "duplicates", "rest-rows",
         "grouped", "sums", "split", "hours-worked", "first-day", "upper", "short-month",
         "wrong-total", "wrong-count"), ("",),
    ),
}  # fmt: skip

_GRID = {
    *FLAGS,
    "surname-first",
    "legend",
    "format",
    "times",
    "between",
    "wrong-total",
    "wrong-count",
}
_DATED = {*_GRID, "dates", "weekdays", "year", "month"}
_CYCLIC = (_GRID | {"week", "lines", "holders"}) - {
    "row-numbers", "people", "period", "events", "old-sheet", "halves", "first-last", "sections",
    "merged-header", "week-totals", "bare", "repeat", "namesakes",
}  # fmt: skip
_MANY = _CYCLIC - {"vacancies"}
ALLOWED: dict[str, set[str]] = {
    "dated-down": _DATED,
    "dated-across": _DATED - {"sections", "bare", "repeat"},
    "two-columns": (_DATED | {"moments"})
    - {"totals", "counts", "wrong-total", "wrong-count", "two", "units", "formulas", "times",
       "week-totals", "blocks", "spelt", "code-counts", "hour-totals"},
    "weekly-blocks": (_DATED | {"heads"})
    - {"year", "month", "totals", "wrong-total", "repeat", "hour-totals"},
    "month-sheets": (_DATED | {"short-month"}) - {"year", "month", "legend", "repeat"},
    "team-sheets": _DATED - {"year", "legend", "repeat", "halves", "sections", "old-sheet"},
    "shift-sheets": _DATED - {"times", "two", "units", "year", "month", "legend", "totals",
                              "wrong-total", "case", "formulas", "full-days", "blocks", "repeat",
                              "spelt", "code-counts", "hour-totals"},
    "cyclic": _CYCLIC,
    "cyclic-across": _CYCLIC - {"spaced"},
    "cyclic-stacked": _MANY,
    "cyclic-beside": _MANY,
    "cyclic-sheets": _MANY - {"legend"},
    "weeks-dated": _GRID | {"dates", "upper"},
    "weeks-commencing": _GRID | {"upper"},
    "weeks-undated": _GRID | {"upper", "first-day"},
    "list": {"offset", "title", "notes", "junk", "format", "number", "role", "team", "legend",
             "vacancies", "full-days", "times", "two", "dates", "moments", "list", "surname-first",
             "units", "grouped", "sums", "split", "hours-worked", "shuffled", "cancelled",
             "duplicates", "rest-rows", "namesakes", "number-cells"},
}  # fmt: skip
ALLOWED["list-sheets"] = ALLOWED["list"] - {"grouped"}

_LOOKS = (
    "hidden-row", "hidden-column", "colours", "comments", "formulas", "merged-header", "month",
    "blocks",
)  # fmt: skip
"""What text tables and .ods as written here cannot say."""


def drawn_options(form: str, seed: int) -> dict[str, str]:
    """Options of a form: from no decoration at all to a good deal of it."""
    rng = random.Random(f"options {form} {seed}")
    much = rng.choice((0.05, 0.15, 0.4))
    options: dict[str, str] = {}
    for name in (*FLAGS, *CHOICES):
        take = rng.random() < (much if name in FLAGS else max(much, 0.25))
        value = rng.choice(CHOICES[name]) if name in CHOICES else ""
        if take and name in ALLOWED[form]:
            options[name] = value
    return sound(form, options)


def sound(form: str, options: dict[str, str]) -> dict[str, str]:
    """The options without those that contradict others."""
    made = dict(options)
    _for_format(form, made)
    _for_form(form, made)
    counted = {"times", "two", "units", "full-days", "formulas", "week-totals"} & set(made)
    if counted or made.get("legend", "sheet") != "sheet" or "totals" not in made:
        _drop(made, "hour-totals")
    for wrong, right in (("wrong-total", "totals"), ("wrong-count", "counts")):
        if right not in made:
            made.pop(wrong, None)
    if "formulas" in made and {"times", "two", "units", "case", "full-days", "spelt"} & set(made):
        # COUNTIF would count codes alone, as they are spelt.
        _drop(made, "totals", "counts", "wrong-total", "wrong-count", "week-totals")
    if made.get("legend") in ("none", "colours"):
        _drop(made, "formulas", "units")
    if made.get("legend") == "colours":
        _drop(made, "colours")
    return made


def _drop(options: dict[str, str], *names: str) -> None:
    for name in names:
        options.pop(name, None)


def _for_format(form: str, made: dict[str, str]) -> None:
    kind = made.get("format", "xlsx")
    if kind in PLAIN:
        if form.endswith("-sheets"):
            _drop(made, "format")
            return
        if made.get("legend", "sheet") in ("sheet", "colours"):
            made["legend"] = "below"
        if made.get("year") == "sheet":
            made["year"] = "file"
        if made.get("dates") == "serial":
            _drop(made, "dates")
        _drop(
            made,
            "junk",
            "halves",
            "people",
            "old-sheet",
            "odd-names",
            "two" if made.get("between") == "line" else "",
        )
    if kind in PLAIN | {"ods"}:
        _drop(made, *_LOOKS)
        if made.get("legend") == "colours":
            _drop(made, "legend")


def _for_form(form: str, made: dict[str, str]) -> None:
    if form in ("list", "list-sheets"):
        if {"vacancies", "namesakes"} & set(made):
            made["number"] = ""
        if made.get("format") in PLAIN:
            made["legend"] = "none"
        elif made.get("legend") != "none":
            _drop(made, "legend")
        made["dates"] = made["dates"] if made.get("dates") in LIST_DATES else "real"
        if made.get("list") == "codes":
            _drop(made, "times")
            _drop(made, "split")
            if made.get("legend") == "none":
                _drop(made, "list")
        if {"grouped", "sums"} & set(made):
            _drop(made, "shuffled", "cancelled", "duplicates")
        if {"sums", "full-days"} & set(made):
            # From 08:00 to 08:00 alone may be a day or nothing: the hours tell.
            made["hours-worked"] = ""
    if "namesakes" in made:
        made["number"] = ""
        _drop(made, "manager")
    if form.startswith("cyclic") and "manager" in made:
        made["holders"] = ""
    if "sections" in made:
        _drop(made, "team", "bare", "spaced")
    if "bare" in made:
        _drop(made, *PERSON_FIELDS, "first-last", "namesakes", "extra-columns", "row-numbers")
    if "holders" not in made and form.startswith("cyclic"):
        _drop(made, "surname-first")
    if {"bare", "first-last"} & set(made):
        _drop(made, "surname-first")
    if "halves" in made:
        _drop(made, "repeat", "sections", "hidden-row", "week-totals", "legend", "counts",
              "code-counts", "wrong-count")  # fmt: skip
    if form == "team-sheets" and made.get("dates") not in DATES and "month" not in made:
        made["year"] = "title"
    if "people" in made:
        _drop(made, "vacancies", "namesakes", "bare", "first-last", "number-cells", "sections")
    whole = form in ("weekly-blocks", "month-sheets", "shift-sheets", "weeks-dated")
    if whole and made.get("dates") not in DATES:
        _drop(made, "dates")
