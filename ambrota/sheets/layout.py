"""Where things lie on a sheet, as a user states it and a TOML file keeps it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ambrota.errors import UserError
from ambrota.model import DAY, Kind, Shift
from ambrota.sheets.cells import column_number
from ambrota.sheets.times import in_order, parse_time

KINDS = ("dated", "cyclic", "list")
_KEYS = {
    "kind", "sheets", "header_row", "last_row", "first_column", "last_column", "columns",
    "first_day", "year", "codes",
}  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """What a user states about a workbook; whatever is left out is recognised from the sheet.

    `columns`: field (name, id, role, team, manager, hours, line, date, start, end, code ...) to the
    letters of its column. `first_column` and `last_column`: letters of the first and last day.
    `codes`: what codes mean, before any legend of the workbook.
    """

    kind: str | None = None
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    last_row: int | None = None
    first_column: str | None = None
    last_column: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    first_day: date | None = None
    year: int | None = None
    codes: tuple[Shift, ...] = ()

    def applies_to(self, sheet: str) -> bool:
        """Whether a sheet of that name holds the rota, as far as the layout says."""
        wanted = {name.strip().casefold() for name in self.sheets}
        return not wanted or sheet.strip().casefold() in wanted

    def column_of(self, name: str) -> int | None:
        """The stated column of a field."""
        return column_number(self.columns[name]) if name in self.columns else None

    def to_toml(self) -> str:
        """The layout as a TOML document."""
        lines = [
            f"{name} = {_toml(value)}"
            for name, value in (
                ("kind", self.kind), ("sheets", list(self.sheets) or None),
                ("header_row", self.header_row), ("last_row", self.last_row),
                ("first_column", self.first_column), ("last_column", self.last_column),
                ("first_day", self.first_day), ("year", self.year),
            )
            if value is not None
        ]  # fmt: skip
        if self.columns:
            lines += ["", "[columns]"]
            lines += [f"{_toml(name)} = {_toml(letters)}" for name, letters in self.columns.items()]
        for shift in self.codes:
            lines += ["", f"[codes.{_toml(shift.code)}]", *_code_lines(shift)]
        return "\n".join(lines) + "\n"

    @classmethod
    def from_toml(cls, text: str, where: str = "the layout") -> Layout:
        """The layout that a TOML document states. Raises `UserError` naming the entry at fault."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _bad(where, str(error), "a TOML document") from error
        unknown = sorted(set(data) - _KEYS)
        if unknown:
            raise _bad(where, f"an entry {unknown[0]!r}", "one of " + ", ".join(sorted(_KEYS)))
        return cls(**_checked(data, where))

    @classmethod
    def from_file(cls, path: Path) -> Layout:
        """The layout kept in a file."""
        try:
            return cls.from_toml(path.read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise _bad(str(path), "a file that cannot be read", "a TOML document") from error


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return str(value)


def _code_lines(shift: Shift) -> list[str]:
    def clock(minute: int) -> str:
        return f"{minute // 60 % 24:02d}:{minute % 60:02d}"

    lines = [f"kind = {_toml(shift.kind.value)}"]
    if shift.start is not None and shift.end is not None:
        end = "24:00" if shift.end == DAY else clock(shift.end)
        lines += [f"start = {_toml(clock(shift.start))}", f"end = {_toml(end)}"]
    if shift.paid is not None:
        lines.append(f"paid_hours = {shift.paid / 60}")
    lines += [
        f"{name} = {_toml(value)}"
        for name, value in (
            ("resource", shift.resource), ("meaning", shift.meaning), ("category", shift.category),
        )
        if value is not None
    ]  # fmt: skip
    return lines


def _checked(data: dict[str, Any], where: str) -> dict[str, Any]:
    """The entries as the fields of a layout."""
    if data.get("kind") not in (None, *KINDS):
        raise _bad(where, f"kind = {data['kind']!r}", "kind = " + " or ".join(KINDS))
    for name in ("header_row", "last_row", "year"):
        if name in data and (not isinstance(data[name], int) or data[name] < 1):
            raise _bad(where, f"{name} = {data[name]!r}", "a whole number from 1")
    if "first_day" in data and type(data["first_day"]) is not date:
        raise _bad(where, f"first_day = {data['first_day']!r}", "a date like 2026-01-05")
    columns = data.get("columns", {})
    letters = [*columns.values(), *(data[k] for k in ("first_column", "last_column") if k in data)]
    for text in letters:
        try:
            column_number(str(text))
        except ValueError as error:
            raise _bad(where, f"a column {text!r}", "a column's letters, like AB") from error
    sheets = data.get("sheets", [])
    data["sheets"] = (sheets,) if isinstance(sheets, str) else tuple(map(str, sheets))
    data["codes"] = tuple(
        _code(code, entry, where) for code, entry in data.get("codes", {}).items()
    )
    return data


def _code(code: str, entry: Any, where: str) -> Shift:
    """What the layout says that a code means."""
    where = f"{where}, codes.{code}"
    if not isinstance(entry, dict) or entry.get("kind") not in set(Kind):
        kinds = ", ".join(kind.value for kind in Kind)
        raise _bad(where, f"{entry!r}", f"a table with kind, one of {kinds}")
    start, end = parse_time(entry.get("start")), parse_time(entry.get("end"))
    if ("start" in entry or "end" in entry) and (start is None or end is None):
        raise _bad(where, "times that are none", 'start = "06:00" and end = "18:00"')
    if start is not None and end is not None:
        start, end = in_order(start, end)
    paid = entry.get("paid_hours")
    return Shift(
        code, Kind(entry["kind"]), start, end, None if paid is None else round(float(paid) * 60),
        entry.get("resource"), entry.get("meaning"), entry.get("category"),
    )  # fmt: skip


def _bad(where: str, found: str, expected: str) -> UserError:
    return UserError("The layout cannot be used", where, found, expected, "mend the layout file")
