"""Where things lie on a sheet, as a user states it and a TOML file keeps it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ambrota.model import DAY, Shift
from ambrota.sheets.cells import column_number
from ambrota.sheets.layout_checks import ACROSS as ACROSS
from ambrota.sheets.layout_checks import DOWN as DOWN
from ambrota.sheets.layout_checks import (
    check_entries,
    check_known,
    code_in,
    id_in,
    refused,
    table_in,
)
from ambrota.sheets.words.kinds import code_key

_KEYS = {
    "kind", "sheets", "ignore", "people", "header_row", "last_row", "first_column", "last_column",
    "columns", "first_day", "year", "mark", "person", "codes", "ids", "sheet",
}  # fmt: skip
_OF_A_SHEET = _KEYS - {"sheets", "ignore", "codes", "ids", "sheet"}


@dataclass(frozen=True)
class Layout:
    """What a user states about a workbook; whatever is left out is recognised from the sheet.

    `columns`: field (name, id, role, team, manager, hours, line, date, start, end, code ...) to the
    letters of its column. `first_column` and `last_column`: letters of the first and last day.
    `people`: down the sheet, or across it with the days down; rows and columns are then still
    counted as if people ran down. `mark`: the code that a 1, x or tick in a cell stands for.
    `person`: whose list it is, where no column says so. `codes`: what codes mean, before any legend
    of the workbook. `ids`: names as written, with the id under which an earlier import knew them.
    `by_sheet`: what holds on one sheet only.
    """

    kind: str | None = None
    sheets: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    people: str | None = None
    header_row: int | None = None
    last_row: int | None = None
    first_column: str | None = None
    last_column: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    first_day: date | None = None
    year: int | None = None
    mark: str | None = None
    person: str | None = None
    codes: tuple[Shift, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    by_sheet: Mapping[str, Layout] = field(default_factory=dict)

    def applies_to(self, sheet: str) -> bool:
        """Whether a sheet of that name holds the rota, as far as the layout says."""
        name = sheet.strip().casefold()
        if name in {text.strip().casefold() for text in self.ignore}:
            return False
        wanted = {text.strip().casefold() for text in self.sheets}
        return not wanted or name in wanted

    def on(self, sheet: str) -> Layout:
        """The layout as it holds on one sheet: what is said of that sheet before the rest."""
        name = sheet.strip().casefold()
        own = next((o for s, o in self.by_sheet.items() if s.strip().casefold() == name), None)
        if own is None:
            return self
        stated = {
            f: v for f in _OF_A_SHEET if f != "columns" and (v := getattr(own, f)) is not None
        }
        return replace(self, **stated, columns={**self.columns, **own.columns})

    def with_sheet(self, sheet: str, **stated: Any) -> Layout:
        """The layout with something stated of one sheet."""
        own = replace(self.by_sheet.get(sheet, Layout()), **stated)
        return replace(self, by_sheet={**self.by_sheet, sheet: own})

    def with_code(self, shift: Shift) -> Layout:
        """The layout with what one code means, in place of what it said of it."""
        others = [one for one in self.codes if code_key(one.code) != code_key(shift.code)]
        return replace(self, codes=(*others, shift))

    def column_of(self, name: str) -> int | None:
        """The stated column of a field."""
        return column_number(self.columns[name]) if name in self.columns else None

    def to_toml(self) -> str:
        """The layout as a TOML document."""
        lines = self._entries()
        if self.columns:
            lines += ["", "[columns]", *_pairs(self.columns)]
        for shift in self.codes:
            lines += ["", f"[codes.{_toml(shift.code)}]", *_code_lines(shift)]
        if self.ids:
            lines += ["", "[ids]", *_pairs(self.ids)]
        for sheet, own in self.by_sheet.items():
            lines += ["", f"[sheet.{_toml(sheet)}]", *own._entries()]
            if own.columns:
                lines += ["", f"[sheet.{_toml(sheet)}.columns]", *_pairs(own.columns)]
        return "\n".join(lines) + "\n"

    def _entries(self) -> list[str]:
        """The entries that are no tables."""
        stated = (
            ("kind", self.kind), ("sheets", list(self.sheets) or None),
            ("ignore", list(self.ignore) or None), ("people", self.people),
            ("header_row", self.header_row), ("last_row", self.last_row),
            ("first_column", self.first_column), ("last_column", self.last_column),
            ("first_day", self.first_day), ("year", self.year), ("mark", self.mark),
            ("person", self.person),
        )  # fmt: skip
        return [f"{name} = {_toml(value)}" for name, value in stated if value is not None]

    @classmethod
    def from_toml(cls, text: str, where: str = "the layout") -> Layout:
        """The layout that a TOML document states. Raises `UserError` naming the entry at fault."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise refused(where, str(error), "a TOML document") from error
        return cls(**_checked(data, where))

    @classmethod
    def from_file(cls, path: Path) -> Layout:
        """The layout kept in a file."""
        try:
            return cls.from_toml(path.read_text(encoding="utf-8-sig"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise refused(str(path), "a file that cannot be read", "a TOML document") from error


def _pairs(table: Mapping[str, str]) -> list[str]:
    return [f"{_toml(name)} = {_toml(value)}" for name, value in table.items()]


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
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
    check_known(data, _KEYS, where)
    check_entries(data, where)
    made = dict(data)
    for name in ("sheets", "ignore"):
        stated = data.get(name, [])
        names = [stated] if isinstance(stated, str) else stated
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            raise refused(where, f"{name} = {stated!r}", f'names of sheets, {name} = ["Rota"]')
        made[name] = tuple(names)
    codes = table_in(data, "codes", where)
    made["codes"] = tuple(code_in(code, entry, where) for code, entry in codes.items())
    ids = table_in(data, "ids", where)
    made["ids"] = {name: id_in(name, stated, where) for name, stated in ids.items()}
    made["by_sheet"] = {
        sheet: _of_a_sheet(entry, f"{where}, sheet.{sheet}")
        for sheet, entry in table_in(data, "sheet", where).items()
    }
    made.pop("sheet", None)
    return made


def _of_a_sheet(entry: Any, where: str) -> Layout:
    """What a layout says of one sheet."""
    if not isinstance(entry, dict):
        raise refused(where, f"{entry!r}", "a table with entries such as header_row")
    check_known(entry, _OF_A_SHEET, where)
    check_entries(entry, where)
    return Layout(**entry)
