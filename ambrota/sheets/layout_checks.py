"""What a layout file may say: the one entry at fault, with what was expected in its place."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from ambrota.errors import UserError
from ambrota.model import Kind, Shift
from ambrota.sheets.cells import column_number
from ambrota.sheets.words.headings import EXPORT, PEOPLE
from ambrota.sheets.words.times import in_order, parse_time

KINDS = ("dated", "cyclic", "list")
DOWN, ACROSS = "down", "across"
FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_DUTY = 48  # hours
_FIELDS = sorted({*PEOPLE.values(), *EXPORT.values()})
_TEXTS = ("resource", "meaning", "category")
_OF_A_CODE = ("kind", "start", "end", "paid_hours", *_TEXTS)


def refused(where: str, found: str, expected: str) -> UserError:
    """The message for an entry that cannot be used."""
    return UserError("The layout cannot be used", where, found, expected, "mend the layout file")


def check_known(data: Collection[str], known: Collection[str], where: str) -> None:
    """Refuse an entry of another name than those that mean something."""
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise refused(where, f"an entry {unknown[0]!r}", "one of " + ", ".join(sorted(known)))


def table_in(data: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
    """A table of entries; empty where it is not stated."""
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise refused(where, f"{name} = {table!r}", f"a table [{name}]")
    return table


def check_entries(data: Mapping[str, Any], where: str) -> None:
    """Refuse an entry that says nothing that can be used."""
    if data.get("kind") not in (None, *KINDS):
        raise refused(where, f"kind = {data['kind']!r}", "kind = " + " or ".join(KINDS))
    if data.get("people") not in (None, DOWN, ACROSS):
        raise refused(where, f"people = {data['people']!r}", 'people = "down" or "across"')
    for name in ("header_row", "last_row"):
        if name in data and (type(data[name]) is not int or data[name] < 1):
            raise refused(where, f"{name} = {data[name]!r}", "a whole number from 1")
    _check_dates(data, where)
    for name, example in (("mark", "N"), ("person", "A Able")):
        if not isinstance(data.get(name, ""), str):
            raise refused(where, f"{name} = {data[name]!r}", f'a text, like {name} = "{example}"')
    _check_columns(data, where)
    if data.get("last_row", math.inf) < data.get("header_row", 0):
        raise refused(where, f"last_row = {data['last_row']}", "a row from header_row on")


def _check_dates(data: Mapping[str, Any], where: str) -> None:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    if "year" in data and (type(data["year"]) is not int or data["year"] not in years):
        raise refused(where, f"year = {data['year']!r}", f"{FIRST_YEAR} to {LAST_YEAR}")
    first = data.get("first_day")
    if "first_day" in data and (type(first) is not date or first.year not in years):
        raise refused(where, f"first_day = {first!s}", "a date like 2026-01-05")


def _check_columns(data: Mapping[str, Any], where: str) -> None:
    columns = table_in(data, "columns", where)
    check_known(columns, _FIELDS, f"{where}, columns")
    ends = {name: data[name] for name in ("first_column", "last_column") if name in data}
    numbers = {}
    for name, text in {**columns, **ends}.items():
        try:
            numbers[name] = column_number(str(text))
        except ValueError as error:
            raise refused(where, f"a column {text!r}", "a column's letters, like AB") from error
    if ends.keys() > {"first_column"} and numbers["last_column"] < numbers["first_column"]:
        raise refused(
            where, f"last_column = {ends['last_column']!r}", "a column right of first_column"
        )


def code_in(code: str, entry: Any, where: str) -> Shift:
    """What the layout says that a code means."""
    where = f"{where}, codes.{code}"
    if not isinstance(entry, dict) or entry.get("kind") not in set(Kind):
        kinds = ", ".join(kind.value for kind in Kind)
        raise refused(where, f"{entry!r}", f"a table with kind, one of {kinds}")
    check_known(entry, _OF_A_CODE, where)
    for name in _TEXTS:
        if not isinstance(entry.get(name, ""), str):
            raise refused(where, f"{name} = {entry[name]!r}", f'a text, like {name} = "DCA"')
    start, end = parse_time(entry.get("start")), parse_time(entry.get("end"))
    if ("start" in entry or "end" in entry) and (start is None or end is None):
        raise refused(where, "times that are none", 'start = "06:00" and end = "18:00"')
    if start is not None and end is not None:
        start, end = in_order(start, end)
    return Shift(
        code, Kind(entry["kind"]), start, end, _paid(entry.get("paid_hours"), where),
        entry.get("resource"), entry.get("meaning"), entry.get("category"),
    )  # fmt: skip


def _paid(hours: object, where: str) -> int | None:
    """Paid minutes."""
    if hours is None:
        return None
    if (
        not isinstance(hours, int | float)
        or isinstance(hours, bool)
        or not 0 <= hours <= LONGEST_DUTY
    ):
        raise refused(where, f"paid_hours = {hours!r}", f"a number from 0 to {LONGEST_DUTY}")
    return round(hours * 60)


def id_in(name: str, stated: Any, where: str) -> str:
    """The id of a person, as a text."""
    if type(stated) not in (int, str) or not str(stated).strip():
        raise refused(f"{where}, ids", f"{name} = {stated!r}", 'an id, like "S104"')
    return str(stated)
