"""The tables of pay in a rulebook file: the [pay] table and its parts, there and back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, TypeVar

from ambrota.calendar import clock
from ambrota.errors import UserError
from ambrota.grades import normal_role
from ambrota.model import DAY
from ambrota.pay.tables import SCHEMES, VERIFY, Annex5, ByBand, PayTables, Section2, Step

Part = TypeVar("Part", Section2, Annex5)

BANDS, MOST_PERCENT, MOST_WEEKS, WEEK_HOURS = range(1, 10), 300, 53, 168

MEANING = {
    "scheme": "of people whose scheme is not stated: section-2 or annex-5",
    "section-2.evening": "from then on a weekday's hours are unsocial",
    "section-2.morning": "until then a weekday's hours are unsocial",
    "section-2.whole-shift": "a duty more than half of which lies between evening and morning "
    "earns that rate on all its weekday hours",
    "section-2.nights-and-saturdays": "% of basic pay for each paid hour, by band",
    "section-2.sundays-and-holidays": "% of basic pay for each paid hour, midnight to midnight",
    "annex-5.day-from": "Monday to Friday, hours before it count",
    "annex-5.day-to": "Monday to Friday, hours after it count",
    "annex-5.weeks": "weeks that hours are averaged over; a cyclic rota: one cycle",
    "annex-5.highest-band": "bands above it have no figure",
    "annex-5.steps": "[over so many hours a week, % of basic pay]; up to the first: local",
    "bands": "band assumed from the role of those whose band is not stated",
}
"""What each entry is, by the name it has in the file."""


def to_toml(tables: PayTables) -> list[str]:
    """The lines of the tables in a rulebook file."""
    lines = ["", f"[pay]  # {VERIFY}"]
    for name, told in rows(tables):
        part, _, key = name.rpartition(".")
        if part and f"[pay.{part}]" not in lines:
            lines += ["", f"[pay.{part}]"]
        if name == "bands":
            lines += ["", f"[pay.bands]  # {MEANING[name]}"]
            lines += [f"{_quoted(role)} = {band}" for role, band in tables.bands]
        else:
            lines.append(f"{key} = {told}  # {MEANING[name]}")
    return lines


def stored(tables: PayTables) -> str:
    """The tables as a review keeps them: as the file of a rulebook has them."""
    return "\n".join(to_toml(tables))


def of_stored(text: str) -> PayTables:
    """The tables that a review keeps."""
    return from_toml(tomllib.loads(text)["pay"], "the review")


def rows(tables: PayTables) -> list[tuple[str, str]]:
    """Each entry's name and its value as the file writes it."""
    two, five = tables.section_2, tables.annex_5
    steps = ", ".join(f"[{over:g}, {percent:g}]" for over, percent in five.steps)
    return [
        ("scheme", f'"{tables.scheme}"'),
        ("section-2.evening", _clock(two.evening)),
        ("section-2.morning", _clock(two.morning)),
        ("section-2.whole-shift", str(two.whole_shift).lower()),
        ("section-2.nights-and-saturdays", _inline(two.nights_and_saturdays)),
        ("section-2.sundays-and-holidays", _inline(two.sundays_and_holidays)),
        ("annex-5.day-from", _clock(five.day_from)),
        ("annex-5.day-to", _clock(five.day_to)),
        ("annex-5.weeks", str(five.weeks)),
        ("annex-5.highest-band", str(five.highest_band)),
        ("annex-5.steps", f"[{steps}]"),
        ("bands", _inline(tables.bands)),
    ]


def differences(new: PayTables, old: PayTables) -> list[tuple[str, str, str]]:
    """Entries that differ: name, value and the other value, as the file writes them."""
    pairs = zip(rows(new), rows(old), strict=True)
    return [(name, told, was) for (name, told), (_, was) in pairs if told != was]


def changes(new: PayTables, old: PayTables) -> list[str]:
    """What differs, in words: 'pay: annex-5.weeks 17, was 13'."""
    return [f"pay: {name} {told}, was {was}" for name, told, was in differences(new, old)]


def from_toml(table: object, where: str) -> PayTables:
    """The tables with what a file states in place of what was shipped. Raises UserError."""
    tables = PayTables()
    for key, value in _entries(table, f"{where}, [pay]"):
        spot = f"{where}, [pay] {key}"
        if key == "scheme":
            tables = replace(tables, scheme=_one_of(value, SCHEMES, spot))
        elif key == "bands":
            tables = replace(tables, bands=_bands(tables, value, spot))
        elif key == "section-2":
            tables = replace(
                tables, section_2=_part(tables.section_2, value, f"{where}, [pay.{key}]")
            )
        elif key == "annex-5":
            tables = replace(tables, annex_5=_part(tables.annex_5, value, f"{where}, [pay.{key}]"))
        else:
            known = "scheme, section-2, annex-5, bands"
            raise _refused(f"The tables of pay have no entry {key!r}", spot, key, known)
    return _checked(tables, where)


def _part(part: Part, table: object, where: str) -> Part:
    """Section 2 or Annex 5 with the entries of its table."""
    known = {item.name.replace("_", "-"): item.name for item in fields(part)}
    for key, value in _entries(table, where):
        if key not in known:
            raise _refused(f"There is no entry {key!r} there", where, key, ", ".join(known))
        name = known[key]
        old = getattr(part, name)
        new = _READ[name](old, value, f"{where} {key}")
        part = replace(part, **{name: new})
    return part


def _checked(tables: PayTables, where: str) -> PayTables:
    two, five = tables.section_2, tables.annex_5
    for part, first, last in (
        ("section-2", two.morning, two.evening),
        ("annex-5", five.day_from, five.day_to),
    ):
        if first >= last:
            raise _refused(
                f"pay.{part}: the day ends before it starts", f"{where}, [pay.{part}]",
                f"{clock(first)} to {clock(last)}", "a start before the end",
            )  # fmt: skip
    return tables


def _entries(table: object, where: str) -> list[tuple[str, object]]:
    if not isinstance(table, dict):
        raise _refused("The tables of pay need a table", where, str(table), "a table of entries")
    return list(table.items())


def _number(value: object, low: float, high: float, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise _refused(
            "This figure of pay cannot be that", where, str(value), f"{low:g} to {high:g}"
        )
    return float(value)


def _whole(value: object, low: int, high: int, where: str) -> int:
    number = _number(value, low, high, where)
    if not number.is_integer():
        raise _refused("This figure of pay cannot be that", where, str(value), "a whole number")
    return int(number)


def _one_of(value: object, words: Collection[str], where: str) -> str:
    if str(value) not in words:
        raise _refused("This entry of pay cannot be that", where, str(value), " or ".join(words))
    return str(value)


def _minute(_: int, value: object, where: str) -> int:
    """Minutes of a clock time, "20:00"."""
    hour, _colon, minute = str(value).partition(":")
    if hour.isdecimal() and len(minute) == 2 and minute.isdecimal() and int(minute) < 60:
        total = int(hour) * 60 + int(minute)
        if total <= DAY:
            return total
    raise _refused(
        "This time cannot be understood", where, str(value), 'a clock time such as "20:00"'
    )


def _yes(_: bool, value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _refused("This entry of pay cannot be that", where, str(value), "true or false")
    return value


def _by_band(old: ByBand, value: object, where: str) -> ByBand:
    """Percentages by band; a band that is not named keeps its own."""
    found = dict(old)
    for key, percent in _entries(value, where):
        if not key.isdecimal() or int(key) not in BANDS:
            raise _refused("There is no such band", where, key, "a band from 1 to 9")
        found[int(key)] = _number(percent, 0, MOST_PERCENT, f"{where}, band {key}")
    return tuple(sorted(found.items()))


def _steps(_: object, value: object, where: str) -> tuple[Step, ...]:
    """Steps as a whole, in place of the shipped ones."""
    expected = "[[5, 9], [9, 13]]: over so many hours a week, % of basic pay; hours rising"
    if not isinstance(value, list) or not value:
        raise _refused("The steps of Annex 5 cannot be that", where, str(value), expected)
    found = []
    for step in value:
        if not isinstance(step, list) or len(step) != 2:
            raise _refused("The steps of Annex 5 cannot be that", where, str(step), expected)
        over, percent = step
        found.append(
            (_number(over, 0, WEEK_HOURS, where), _number(percent, 0, MOST_PERCENT, where))
        )
    if any(low[0] >= high[0] for low, high in pairwise(found)):
        raise _refused("The steps of Annex 5 cannot be that", where, str(value), expected)
    return tuple(found)


_READ: Mapping[str, Callable[[Any, object, str], Any]] = {
    **dict.fromkeys(("evening", "morning", "day_from", "day_to"), _minute),
    "whole_shift": _yes,
    **dict.fromkeys(("nights_and_saturdays", "sundays_and_holidays"), _by_band),
    "weeks": lambda _, value, where: _whole(value, 1, MOST_WEEKS, where),
    "highest_band": lambda _, value, where: _whole(value, 1, 9, where),
    "steps": _steps,
}


def _bands(tables: PayTables, value: object, where: str) -> tuple[tuple[str, int], ...]:
    """Bands by role; a role that is not named keeps its own."""
    found = dict(tables.bands)
    for role, band in _entries(value, where):
        found[normal_role(role) or ""] = _whole(band, 1, 9, f"{where}, {role}")
    return tuple(found.items())


def _clock(minute: int) -> str:
    return f'"{minute // 60:02d}:{minute % 60:02d}"'


def _inline(pairs: Iterable[tuple[object, float]]) -> str:
    """An inline table of TOML."""
    told = (f"{_quoted(key) if isinstance(key, str) else key} = {value:g}" for key, value in pairs)
    return "{ " + ", ".join(told) + " }"


def _quoted(text: str) -> str:
    """A key of TOML, whatever is in it: a string of JSON is one of TOML too."""
    return json.dumps(text)


def _refused(title: str, where: str, found: str, expected: str) -> UserError:
    return UserError(title, where, found, expected, "See docs/pay.md for the tables of pay")
